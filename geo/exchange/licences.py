"""On what terms each part of an export stands: the catalogue's words and the coastline are two works, never melted."""
# floor 7

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Licence:
    """The terms of one part of a file: which part, the licence's name and address, whom to credit, and what else."""

    part: str
    licence: str
    url: str
    attribution: str
    notice: str


CATALOGUE = Licence(
    part="catalogue",
    licence="CC BY 4.0",
    url="https://creativecommons.org/licenses/by/4.0/",
    attribution="© Four Islands contributors",
    notice="Texts, dates, names, citations and the points of places and acts. "
    "Quoted words belong to the sources named beside them. Names and shapes state no position on sovereignty.",
)
COAST = Licence(
    part="coastline",
    licence="ODbL 1.0",
    url="https://opendatacommons.org/licenses/odbl/1-0/",
    attribution="© OpenStreetMap contributors",
    notice="Polygons of islands and lines computed from them: changed and passed on, they stay under ODbL 1.0. "
    "Simplified, not for navigation; no line is official.",
)
LICENCES = (CATALOGUE, COAST)


def licences(*parts: Licence) -> list[dict[str, str]]:
    """The terms of the parts of a file as plain data."""
    return [asdict(part) for part in parts]


def marks(drawn: bool = False) -> dict[str, str]:
    """The two columns that say under which terms a row stands, and two more if its shape is `drawn` from the coast."""
    own = {"licence": CATALOGUE.licence, "attribution": CATALOGUE.attribution}
    if not drawn:
        return own
    return {**own, "geometry_licence": COAST.licence, "geometry_attribution": COAST.attribution}
