"""Places and catalogue in one value: the only module that joins what words say with where shapes lie."""
# floor 7

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import shapely

from events.calendars import Calendar, read_calendar, uncited_days
from events.catalogue import Catalogue, read_catalogue
from events.faults import Fault
from events.holdings import Boundary
from events.language import LANGUAGES, Language, load_texts, read_languages
from geo.gazetteer import cited_only, read_gazetteer, unknown_ids
from geo.groups import Group, Islet, MapLabel, Point, Viewpoint
from geo.lines import load_lines
from geo.places import GROUPS, Layer, load_layers

ASSETS = Path(__file__).resolve().parent.parent / "assets"


@dataclass(frozen=True)
class Atlas:
    """Everything a map is drawn from; `faults` are the records that had to be left out, and why."""

    layers: dict[str, Layer]
    lines: dict[str, shapely.LineString]
    groups: list[Group]
    labels: list[MapLabel]
    islets: list[Islet]
    points: list[Point]
    viewpoints: list[Viewpoint]
    catalogue: Catalogue
    calendar: Calendar
    languages: list[Language]
    texts: dict[str, dict[str, str]]
    faults: list[str] = field(default_factory=list)

    def language(self, tag: str) -> Language:
        """The language of a tag; KeyError if there is none."""
        return {language.tag: language for language in self.languages}[tag]


def load_atlas(assets: Path = ASSETS, more: Sequence[Path] = ()) -> Atlas:
    """Read geometry, names, catalogue and interface texts; mistakes in files that people edit become `faults`.

    `more` are further folders of catalogue files, such as that of the events accepted from documents.
    """
    names, name_faults = read_gazetteer(assets / "places")
    layers, shape_faults = load_layers(assets / "geometry", sorted(names.group_ids) or GROUPS)
    lines, line_faults = load_lines(assets / "geometry")
    catalogue, record_faults = read_catalogue(assets / "catalogue", names.group_ids, more)
    calendar, day_faults = read_calendar(assets / "calendars" / "japan.toml")
    languages, language_faults = read_languages(assets / "text")
    texts, text_faults = load_texts(assets / "text", [language.tag for language in languages] or LANGUAGES)
    shapes = layers["islands-overview"]
    lost = [
        *unknown_ids(names, catalogue.sources, shapes),
        *_without_shape(names.groups, shapes),
        *_without_line(catalogue.boundaries, lines),
        *uncited_days(calendar, catalogue.sources),
    ]
    faults = [*language_faults, *text_faults, *shape_faults, *line_faults, *name_faults, *lost, *record_faults]
    sourced = cited_only(names, catalogue.sources)
    return Atlas(
        layers=layers,
        lines=lines,
        groups=sourced.groups,
        labels=sourced.labels,
        islets=[islet for islet in sourced.islets if islet.id in shapes],
        points=sourced.points,
        viewpoints=sourced.viewpoints,
        catalogue=catalogue,
        calendar=calendar,
        languages=languages,
        texts=texts,
        faults=[str(fault) for fault in (*faults, *day_faults)],
    )


def _without_shape(groups: Sequence[Group], layer: Layer) -> list[Fault]:
    """A group that the map has nothing to draw of."""
    drawn = {place.group for place in layer.values()}
    wanted = "a feature of this group"
    return [
        Fault("islands-overview.geojson", group.id, "", "none", wanted) for group in groups if group.id not in drawn
    ]


def _without_line(boundaries: Sequence[Boundary], lines: Mapping[str, shapely.LineString]) -> list[Fault]:
    """A boundary whose line is not drawn."""
    wanted = "an id of lines.geojson"
    return [
        Fault("catalogue", boundary.id, "lines", repr(line), wanted)
        for boundary in boundaries
        for line in boundary.lines
        if line not in lines
    ]
