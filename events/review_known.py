"""What is on the map already: events of the catalogue, and what documents have brought."""
# floor 17

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from events.catalogue import OWN_FOLDER, read_catalogue
from events.dates import EdtfDate, format_date
from events.folders import published_folder
from events.publishing_composing import Names, map_ids, waiting_in
from events.review_wording import Wording
from events.store.store import Store
from events.tables import read_tables


@dataclass(frozen=True)
class Known:
    """An event that a candidate may be merged into."""

    id: str
    title: Mapping[str, str]
    date: EdtfDate


@dataclass(frozen=True)
class OnTheMap:
    """Events in order of time, and the ids of everything that the map has."""

    events: Sequence[Known]
    ids: frozenset[str]


def on_the_map() -> OnTheMap:
    """What the map shows now; read anew only when a file has changed."""
    published = published_folder()
    return _read(published, (_stamp(OWN_FOLDER), _stamp(published)))


def _stamp(folder: Path) -> tuple[tuple[str, int, int], ...]:
    found = [(path, path.stat()) for path in sorted(folder.glob("*.toml"))]
    return tuple((path.name, stat.st_size, stat.st_mtime_ns) for path, stat in found)


@lru_cache(maxsize=4)
def _read(published: Path, stamp: object) -> OnTheMap:  # noqa: ARG001  the stamp is the cache's key
    # A record with a fault is named by `python -m events check`; here it is only missing.
    catalogue, _ = read_catalogue(OWN_FOLDER, None, [published])
    events = [Known(event.id, dict(event.title), event.date) for event in catalogue.events]
    return OnTheMap(events, frozenset([*(event.id for event in events), *(each.id for each in catalogue.positions)]))


def ids_on_the_map(store: Store) -> dict[int, str]:
    """Under which id each accepted candidate is published, by its number; those that cannot be are left out."""
    taken = {table.label for table in read_tables(OWN_FOLDER)[0]}
    accepted = [each for found in waiting_in(store).values() for each in found]
    known = on_the_map().ids
    return {number: name for number, name in map_ids(store, accepted, Names(taken)).items() if name in known}


def known_rows(known: Sequence[Known], wording: Wording) -> list[dict[str, Any]]:
    """The events that a candidate may be merged into, in order of time."""
    ordered = sorted(known, key=lambda event: (event.date.earliest, event.date.latest, event.id))
    return [
        {
            "id": event.id,
            "title": event.title.get(wording.lang) or event.title.get("en", event.id),
            "date": format_date(event.date, wording.lang, short=True),
            "bounds": [event.date.earliest.isoformat(), event.date.latest.isoformat()],
        }
        for event in ordered
    ]
