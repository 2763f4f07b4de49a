"""What is on the map already: events of the catalogue, and what documents have brought."""
# floor 17

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from events.catalogue_now import catalogue_now, own_ids
from events.dates import EdtfDate, format_date
from events.publishing_composing import Names, map_ids, waiting_in
from events.review_wording import Wording
from events.store.store import Store


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
    """What the map shows now."""
    catalogue = catalogue_now()
    events = [Known(event.id, dict(event.title), event.date) for event in catalogue.events]
    return OnTheMap(events, frozenset([*(event.id for event in events), *(each.id for each in catalogue.positions)]))


def ids_on_the_map(store: Store) -> dict[int, str]:
    """Under which id each accepted candidate is published, by its number; those that cannot be are left out."""
    accepted = [each for found in waiting_in(store).values() for each in found]
    known = on_the_map().ids
    return {number: name for number, name in map_ids(store, accepted, Names({*own_ids()})).items() if name in known}


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
