"""From a folder of TOML files to records, with every fault at once.

A file holds any of the tables of `KINDS`. Ids are unique over all files; a source may
stand in one file and be cited in another, and an addition brings sources to an event of any file. Records with a
fault are left out, all others are returned.
"""
# floor 5

import dataclasses
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from events.citations import Source
from events.faults import Fault, faults_of, show
from events.holdings import Administration, Boundary, Claim, untiled
from events.records import Addition, Event, Position
from events.tables import Table, read_tables

# The catalogue that the program brings with it.
OWN_FOLDER = Path(__file__).resolve().parent.parent / "assets" / "catalogue"

AnyRecord = Source | Event | Addition | Position | Administration | Claim | Boundary
Some = TypeVar("Some", bound=AnyRecord)

_TYPES: dict[str, type[AnyRecord]] = {
    **{"source": Source, "event": Event, "addition": Addition, "position": Position},
    **{"administration": Administration, "claim": Claim, "boundary": Boundary},
}


@dataclass(frozen=True)
class Catalogue:
    """Sources by id; events by their days, those of the same days in file order; the others in file order.

    An event holds what additions bring to it.
    """

    sources: dict[str, Source]
    events: list[Event]
    positions: list[Position]
    administrations: list[Administration] = dataclasses.field(default_factory=list)
    claims: list[Claim] = dataclasses.field(default_factory=list)
    boundaries: list[Boundary] = dataclasses.field(default_factory=list)


def read_catalogue(
    folder: Path, place_ids: Collection[str] | None, more: Iterable[Path] = ()
) -> tuple[Catalogue, list[Fault]]:
    """Read every `*.toml` in `folder`; an editor's mistake is returned as a fault, never raised.

    `place_ids` are the places that a record may concern; None leaves them unchecked. `more` are folders that are read
    with it, as if their files lay in the first; they may be empty or not be there.
    """
    tables, faults = _tables_of(folder, more)
    records, wrong = _validated(tables)
    # A source with a fault is known, but a record that cites it cannot be shown.
    sources = {table.label for table in tables if table.kind == "source"}
    sound = {record.id for record in records.values() if isinstance(record, Source)}
    for table in tables:
        wrong[table] += [*_lost_sources(table, sources, sound), *_lost_places(table, place_ids)]
    # An event that lost a source is known, but nothing can be added to it.
    events = {table.label: not wrong[table] for table in tables if table.kind == "event"}
    for table in tables:
        wrong[table] += _lost_event(table, events)
        faults += wrong[table]
    catalogue = _catalogue([record for table, record in records.items() if not wrong[table]])
    # Of a place that nothing is said about there is nothing to tile.
    told = {place for record in catalogue.administrations for place in record.places}
    return catalogue, [*faults, *untiled(catalogue.administrations, sorted(told))]


def _tables_of(folder: Path, more: Iterable[Path]) -> tuple[list[Table], list[Fault]]:
    tables, faults = read_tables(folder)
    for other in more:
        if any(other.glob("*.toml")):
            found, wrong = read_tables(other)
            tables, faults = [*tables, *found], [*faults, *wrong]
    return tables, faults


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


def _lost_event(table: Table, sound: Mapping[str, bool]) -> Iterator[Fault]:
    """The event that an addition names: `sound` has the ids of all, and whether each is without a fault."""
    event = table.content.get("event")
    if table.kind != "addition" or not isinstance(event, str):
        return
    if event not in sound:
        yield Fault(table.file, table.label, "event", show(event), "the id of an [[event]]")
    elif not sound[event]:
        yield Fault(table.file, table.label, "event", f"{event}, which has a fault", "an event without")


def _lost_places(table: Table, place_ids: Collection[str] | None) -> Iterator[Fault]:
    for field, place in _placed(table.content):
        if place_ids is not None and isinstance(place, str) and place not in place_ids:
            known = ", ".join(sorted(place_ids)) or "a place (there is none)"
            yield Fault(table.file, table.label, field, show(place), f"one of {known}")


def _placed(content: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """Field and id of every place: a list of ids, or of tables that hold one."""
    entries = content.get("places")
    for number, entry in enumerate(entries if isinstance(entries, list) else [], start=1):
        inside = isinstance(entry, dict)
        yield (f"places {number} id", entry.get("id")) if inside else (f"places {number}", entry)


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
    def every(kind: type[Some]) -> list[Some]:
        return [record for record in records if isinstance(record, kind)]

    brought: dict[str, list[Addition]] = {}
    for addition in every(Addition):
        brought.setdefault(addition.event, []).append(addition)
    events = [_with(event, brought.get(event.id, [])) for event in every(Event)]
    return Catalogue(
        sources={record.id: record for record in every(Source)},
        events=sorted(events, key=lambda event: (event.date.earliest, event.date.latest)),
        positions=every(Position),
        administrations=every(Administration),
        claims=every(Claim),
        boundaries=every(Boundary),
    )


def _with(event: Event, additions: list[Addition]) -> Event:
    """An event with what was added to it; accounts of one point stay beside each other."""
    if not additions:
        return event
    citations = [*event.citations, *(citation for addition in additions for citation in addition.citations)]
    accounts = [*event.accounts, *(account for addition in additions for account in addition.accounts)]
    points = [account.point for account in accounts]
    accounts.sort(key=lambda account: points.index(account.point))
    return event.model_copy(update={"citations": tuple(citations), "accounts": tuple(accounts)})
