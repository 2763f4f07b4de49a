"""Which events there are on a day, and the days at which the slider stops; days are ISO texts."""
# floor 5

from collections.abc import Iterable
from datetime import date
from typing import Literal

from events.records import Event

Phase = Literal["absent", "now", "past"]


def phase(earliest: str, latest: str, day: str) -> Phase:
    """Whether something that lasts from `earliest` to `latest` is still to come, is there, or is over.

    All three are ISO days such as "1855-02-07"; with four-digit years their order as texts is that in time.
    """
    if earliest > day:
        return "absent"
    return "now" if day <= latest else "past"


def event_phase(event: Event, day: str) -> Phase:
    """The phase of an event on an ISO day."""
    return phase(event.date.earliest.isoformat(), event.date.latest.isoformat(), day)


def stops(events: Iterable[Event]) -> list[str]:
    """The ISO days on which events begin, each once, in order; one without a beginning counts by its end."""
    return sorted({_first_known_day(event).isoformat() for event in events})


def _first_known_day(event: Event) -> date:
    return event.date.latest if event.date.earliest == date.min else event.date.earliest


def events_on(events: Iterable[Event], day: str) -> list[Event]:
    """The events of an ISO day, in the order given; one that is known by its year is there all year."""
    return [event for event in events if event_phase(event, day) == "now"]
