"""From a folder of TOML files to records, with every fault at once.

A file holds any of `[[source]]`, `[[event]]` and `[[position]]`. Ids are unique over all files; a source may
stand in one file and be cited in another. Records with a fault are left out, all others are returned.
"""
# floor 2

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from events.faults import Fault, faults_of, show
from events.records import Event, Position, Source
from events.tables import Table, read_tables

AnyRecord = Source | Event | Position

_TYPES: dict[str, type[AnyRecord]] = {"source": Source, "event": Event, "position": Position}


@dataclass(frozen=True)
class Catalogue:
    """Sources by id; events by their days, those of the same days in file order; positions in file order."""

    sources: dict[str, Source]
    events: list[Event]
    positions: list[Position]


def read_catalogue(folder: Path, place_ids: Collection[str] | None) -> tuple[Catalogue, list[Fault]]:
    """Read every `*.toml` in `folder`; an editor's mistake is returned as a fault, never raised.

    `place_ids` are the places that a record may concern; None leaves them unchecked.
    """
    tables, faults = read_tables(folder)
    records, wrong = _validated(tables)
    # A source with a fault is known, but a record that cites it cannot be shown.
    sources = {table.label for table in tables if table.kind == "source"}
    sound = {record.id for record in records.values() if isinstance(record, Source)}
    for table in tables:
        wrong[table] += [*_lost_sources(table, sources, sound), *_lost_places(table, place_ids)]
        faults += wrong[table]
    return _catalogue([record for table, record in records.items() if not wrong[table]]), faults


def _validated(tables: list[Table]) -> tuple[dict[Table, AnyRecord], dict[Table, list[Fault]]]:
    records: dict[Table, AnyRecord] = {}
    faults: dict[Table, list[Fault]] = {}
    first: dict[object, Table] = {}
    for table in tables:
        faults[table] = _repeated(table, first)
        try:
            records[table] = _TYPES[table.kind].model_validate(table.content)
        except ValidationError as error:
            faults[table] += faults_of(error, table.file, table.label)
    return {table: record for table, record in records.items() if not faults[table]}, faults


def _repeated(table: Table, first: dict[object, Table]) -> list[Fault]:
    record_id = table.content.get("id")
    if not isinstance(record_id, str) or first.setdefault(record_id, table) is table:
        return []
    found = f"an id that {first[record_id].file} has already"
    return [Fault(table.file, table.label, "id", found, "an id of its own")]


def _lost_sources(table: Table, known: Collection[str], sound: Collection[str]) -> Iterator[Fault]:
    for field, source in _cited(table.content):
        if source not in known:
            yield Fault(table.file, table.label, field, show(source), "the id of a [[source]]")
        elif source not in sound:
            yield Fault(table.file, table.label, field, f"{source}, which has a fault", "a source without")


def _lost_places(table: Table, place_ids: Collection[str] | None) -> Iterator[Fault]:
    for field, place in _tables_in(table.content, "places"):
        if place_ids is not None and isinstance(place.get("id"), str) and place["id"] not in place_ids:
            known = ", ".join(sorted(place_ids)) or "a place (there is none)"
            yield Fault(table.file, table.label, f"{field} id", show(place["id"]), f"one of {known}")


def _cited(content: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Field and source id of every reference, read from the raw table so that no other fault can hide one."""
    cited = [*_tables_in(content, "citations"), *_tables_in(content, "accounts")]
    for side in ("japan", "russia"):
        stance = _table_at(_table_at(content, "positions"), side)
        cited.append((f"positions {side} citation", _table_at(stance, "citation")))
    for field, table in cited:
        source = table.get("source")
        if isinstance(source, str):
            yield f"{field} source", source


def _tables_in(content: Mapping[str, object], key: str) -> Iterator[tuple[str, Mapping[str, object]]]:
    entries = content.get(key)
    for number, entry in enumerate(entries if isinstance(entries, list) else [], start=1):
        if isinstance(entry, dict):
            yield f"{key} {number}", entry


def _table_at(content: Mapping[str, object], key: str) -> Mapping[str, object]:
    entry = content.get(key)
    return entry if isinstance(entry, dict) else {}


def _catalogue(records: list[AnyRecord]) -> Catalogue:
    events = [record for record in records if isinstance(record, Event)]
    return Catalogue(
        sources={record.id: record for record in records if isinstance(record, Source)},
        events=sorted(events, key=lambda event: (event.date.earliest, event.date.latest)),
        positions=[record for record in records if isinstance(record, Position)],
    )
