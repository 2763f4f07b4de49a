"""Candidates that tell what the map has already: the likely event is named, a person decides."""
# floor 16

from bisect import bisect_left
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from rapidfuzz.fuzz import token_set_ratio

from events.candidates.merging import ALIKE
from events.catalogue import Catalogue
from events.dates import EdtfDate
from events.records import Event

# A span of more days than these overlaps with everything and tells nothing.
_LONG = timedelta(days=400)


def recognise(contents: Sequence[dict[str, Any]], catalogue: Catalogue, language: str) -> list[dict[str, Any]]:
    """The candidates, each with the id of the event it probably tells in `same_as`, "" if there is none.

    Such an event shares a group and days with the candidate and is of its kind or told in like words; of several the
    one in the most alike words. A row of a table that has an event's id tells that event. `language` is that of the
    document: words are compared with the event's in it.
    """
    events = sorted(catalogue.events, key=lambda event: event.date.earliest)
    starts = [event.date.earliest for event in events]
    known = {event.id for event in events}
    return [
        {**content, "same_as": own if own in known else _same(content, events, starts, language)}
        for content in contents
        for own in [content.get("row_id", "")]
    ]


def _same(content: dict[str, Any], events: list[Event], starts: list[Any], language: str) -> str:
    if not content["date"] or content["kind"] == "position":
        return ""
    date, groups = EdtfDate.parse(content["date"]), set(content["places"])
    if date.latest - date.earliest > _LONG:
        return ""
    best = ("", 0.0)
    for event in events[: bisect_left(starts, date.latest + timedelta(days=1))]:
        near = event.date.latest >= date.earliest and event.date.latest - event.date.earliest <= _LONG
        if not near or not groups & {place.id for place in event.places}:
            continue
        text = f"{event.title.in_language(language)} {event.summary.in_language(language)}"
        alike = token_set_ratio(content["quote"].lower(), text.lower())
        if (alike >= ALIKE or event.kind == content["kind"] or _one_day(date, event.date)) and alike > best[1]:
            best = (event.id, alike)
    return best[0]


def _one_day(one: EdtfDate, other: EdtfDate) -> bool:
    """Whether both are the same single day."""
    return one.earliest == one.latest == other.earliest == other.latest
