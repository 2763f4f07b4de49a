"""The four groups as people name them: names on both sides, label places, published areas, from one TOML file."""
# floor 2

import tomllib
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import Field, ValidationError

from events.faults import Fault, faults_of
from events.identifiers import Identifier
from events.texts import Line, Record, Text

Longitude = Annotated[float, Field(ge=-180, le=180)]
Latitude = Annotated[float, Field(ge=-90, le=90)]
LonLat = tuple[Longitude, Latitude]  # degrees, WGS 84
T = TypeVar("T", bound=Record)


class Spot(Record):
    """Where a label hangs, and which way it runs from there."""

    at: LonLat
    side: Literal["left", "right"]


class Area(Record):
    """A published area in square kilometres and the id of the source that gives it."""

    km2: Annotated[float, Field(gt=0)]
    source: Identifier


class Group(Record):
    """One of the four groups; `anchor` lies on land, `scattered` asks for one hit area round all its islets."""

    id: Identifier
    anchor: LonLat
    label: Spot
    label_narrow: Spot
    scattered: bool
    russian_latin: Line
    japanese_latin: Line
    ja: Line
    ru: Line
    area: Area | None = None

    def names_in(self, lang: str) -> tuple[str, str]:
        """The label in the reader's language, and the other scripts for the line below it."""
        both = dict.fromkeys((self.russian_latin, self.japanese_latin))
        return {
            "en": (" / ".join(both), f"{self.ru} · {self.ja}"),
            "ja": (self.ja, f"{self.ru} · {self.russian_latin}"),
            "ru": (self.ru, f"{self.ja} · {self.japanese_latin}"),
        }[lang]


class MapLabel(Record):
    """A sea or a land that is not in dispute, named for orientation."""

    id: Identifier
    kind: Literal["sea", "land"]
    at: LonLat
    names: Text


def read_groups(path: Path) -> tuple[list[Group], list[MapLabel], list[Fault]]:
    """Groups and labels in file order, and every fault of the file; an editor's mistake is never raised."""
    try:
        content = tomllib.loads(path.read_bytes().decode("utf-8"))
    except OSError as error:
        return [], [], [Fault(path.name, "", "", error.strerror or "no such file", "the names of the groups")]
    except UnicodeDecodeError as error:
        return [], [], [Fault(path.name, "", "", f"a byte that is not UTF-8 at {error.start}", "UTF-8")]
    except tomllib.TOMLDecodeError as error:
        return [], [], [Fault(path.name, "", "", f"broken TOML ({error})", "TOML")]
    faults = [
        Fault(path.name, kind, "", "a table", "[[group]] or [[label]]") for kind in {*content} - {"group", "label"}
    ]
    groups = _each(Group, content.get("group"), path.name, faults)
    return groups, _each(MapLabel, content.get("label", []), path.name, faults), faults


def _each(kind: type[T], entries: object, file: str, faults: list[Fault]) -> list[T]:
    records: dict[object, T] = {}
    name = "label" if kind is MapLabel else "group"
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        faults.append(Fault(file, name, "", "no list of tables", f"[[{name}]]"))
        return []
    for number, entry in enumerate(entries, start=1):
        try:
            record = kind.model_validate(entry)
        except ValidationError as error:
            faults += faults_of(error, file, str(entry.get("id", f"{name} {number}")))
            continue
        if records.setdefault(entry["id"], record) is not record:
            faults.append(Fault(file, entry["id"], "id", "the same id a second time", "each id once"))
    return list(records.values())
