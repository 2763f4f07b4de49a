"""Groups, islets, points, labels and viewpoints from the TOML files of assets/places, with every fault at once."""
# floor 6

import tomllib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from events.faults import Fault, faults_of
from events.texts import Record
from geo.groups import VIEWS, Group, Islet, MapLabel, Point, Viewpoint

T = TypeVar("T", bound=Record)

# File: the tables it holds, and what reads each.
_FILES: dict[str, dict[str, type[Record]]] = {
    "places.toml": {"group": Group, "label": MapLabel},
    "islets.toml": {"islet": Islet},
    "points.toml": {"point": Point},
    "viewpoints.toml": {"viewpoint": Viewpoint},
}


@dataclass(frozen=True)
class Gazetteer:
    """Names and figures, each kind in file order; `group_ids` holds those with a fault, too."""

    groups: list[Group]
    labels: list[MapLabel]
    islets: list[Islet]
    points: list[Point]
    viewpoints: list[Viewpoint]
    group_ids: frozenset[str]


def read_gazetteer(folder: Path) -> tuple[Gazetteer, list[Fault]]:
    """Read every file of `folder`; an editor's mistake is a fault, and what it stands in is left out."""
    faults: list[Fault] = []
    found: dict[str, list[Any]] = {}
    ids: set[str] = set()
    for file, kinds in _FILES.items():
        content = _content(folder / file, faults)
        wanted = " or ".join(f"[[{kind}]]" for kind in kinds)
        faults += [Fault(file, kind, "", "a table", wanted) for kind in content if kind not in kinds]
        for kind, model in kinds.items():
            found[kind] = _each(model, kind, content.get(kind, []), file, faults)
        if "group" in kinds and not content.get("group") and not faults:
            faults.append(Fault(file, "group", "", "none", "[[group]]"))
        ids |= {str(entry.get("id")) for entry in _tables(content.get("group"))}
    missing = [view for view in VIEWS if view not in {viewpoint.id for viewpoint in found["viewpoint"]}]
    faults += [Fault("viewpoints.toml", view, "", "none", "each viewpoint once") for view in missing]
    gazetteer = Gazetteer(
        found["group"], found["label"], found["islet"], found["point"], found["viewpoint"], frozenset(ids)
    )
    return gazetteer, faults


def _content(path: Path, faults: list[Fault]) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        found, wanted = error.strerror or "no such file", "names and figures of places"
    except UnicodeDecodeError as error:
        found, wanted = f"a byte that is not UTF-8 at {error.start}", "UTF-8"
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found, wanted = f"broken TOML ({error})", "TOML"
    faults.append(Fault(path.name, "", "", found, wanted))
    return {}


def _tables(entries: object) -> Iterator[dict[str, Any]]:
    yield from (entry for entry in (entries if isinstance(entries, list) else []) if isinstance(entry, dict))


def _each(model: type[T], kind: str, entries: object, file: str, faults: list[Fault]) -> list[T]:
    records: dict[object, T] = {}
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        faults.append(Fault(file, kind, "", "no list of tables", f"[[{kind}]]"))
        return []
    for number, entry in enumerate(entries, start=1):
        try:
            record = model.model_validate(entry)
        except ValidationError as error:
            faults += faults_of(error, file, str(entry.get("id", f"{kind} {number}")))
            continue
        if records.setdefault(entry["id"], record) is not record:
            faults.append(Fault(file, entry["id"], "id", "the same id a second time", "each id once"))
    return list(records.values())


def unknown_ids(gazetteer: Gazetteer, sources: Collection[str], shapes: Collection[str]) -> list[Fault]:
    """What the records point to and is not there: sources of the catalogue, points, groups and shapes."""
    faults = []
    points = {point.id for point in gazetteer.points}
    for file, records in (
        ("places.toml", gazetteer.groups),
        ("islets.toml", gazetteer.islets),
        ("points.toml", gazetteer.points),
        ("viewpoints.toml", gazetteer.viewpoints),
    ):
        for record in records:
            for path, source in _cited(record.model_dump(), ""):
                if source not in sources:
                    faults.append(Fault(file, record.id, path, repr(source), "the id of a catalogue source"))
    for group in gazetteer.groups:
        wanted = {height.point for height in group.highest} | ({group.settlement} if group.settlement else set())
        lost_points = sorted(wanted - points)
        faults += [Fault("places.toml", group.id, "point", repr(each), "an id of points.toml") for each in lost_points]
    lost = [islet.id for islet in gazetteer.islets if islet.id not in shapes]
    faults += [Fault("islets.toml", islet, "id", "no shape of this id", "one of islands.geojson") for islet in lost]
    stray = [point for point in gazetteer.points if point.group not in gazetteer.group_ids]
    return faults + [Fault("points.toml", point.id, "group", repr(point.group), "a group's id") for point in stray]


def _cited(found: object, path: str) -> Iterator[tuple[str, str]]:
    """Field and id of every source in a record, however deep."""
    if isinstance(found, dict):
        for name, value in found.items():
            at = f"{path} {name}".strip()
            if name in ("source", "at_source", "names_source") and isinstance(value, str):
                yield at, value
            elif name == "names_sources":
                yield from ((at, source) for source in value)
            else:
                yield from _cited(value, at)
    elif isinstance(found, list | tuple):
        for value in found:
            yield from _cited(value, path)


def cited_only(gazetteer: Gazetteer, sources: Collection[str]) -> Gazetteer:
    """Without the figures whose source is not there: they are faults, and are not shown."""
    return replace(
        gazetteer,
        groups=[_pruned(record, sources) for record in gazetteer.groups],
        islets=[_pruned(record, sources) for record in gazetteer.islets],
        points=[_pruned(record, sources) for record in gazetteer.points],
    )


def _pruned(record: Any, sources: Collection[str]) -> Any:
    fields = {name: _sourced(value, sources) for name, value in record.model_dump(exclude_none=True).items()}
    return type(record).model_validate({name: value for name, value in fields.items() if value is not None})


def _sourced(found: Any, sources: Collection[str]) -> Any:
    """A value without its tables that name a source nobody knows; None if it is such a table itself."""
    if isinstance(found, dict):
        if "source" in found and found["source"] not in sources:
            return None
        parts = {name: _sourced(value, sources) for name, value in found.items()}
        return {name: value for name, value in parts.items() if value is not None}
    if isinstance(found, list | tuple):
        return [value for value in (_sourced(part, sources) for part in found) if value is not None]
    return found
