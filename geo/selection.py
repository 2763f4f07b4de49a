"""Which events a view shows: the page's own rules (state.js, scene.js) in Python, for everything that is no page."""
# floor 9

from dataclasses import dataclass
from datetime import date

from events.catalogue import Catalogue
from events.dates import EdtfDate
from events.records import Event
from events.references.items import cited_sources
from geo.atlas import Atlas
from geo.view import View, ViewError


@dataclass(frozen=True)
class Selection:
    """What is there of a view on a day.

    `events` fit the filters, in the order of the catalogue; `begun` are those of them that have begun by `day`, which
    is what the page shows; `current` is the one whose card is open, or None.
    """

    day: date
    events: list[Event]
    begun: list[Event]
    current: Event | None


def select(atlas: Atlas, view: View) -> Selection:
    """What a view shows, as the page opened at `view.words()` has it; of several dates the last counts.

    ViewError if the view names an event that its filters leave out.
    """
    every = atlas.catalogue.events
    events = [event for event in every if _fits(event, view, atlas.catalogue)]
    if view.event:
        current = next((event for event in events if event.id == view.event), None)
        if current is None:
            raise ViewError("event", f"found {view.event!r}, wanted an event that the filters do not leave out")
        return _at(events, current.date.earliest, current)
    if view.dates:
        day = view.dates[-1].earliest
        return _at(events, day, next((event for event in events if event.date.earliest == day), None))
    last = every[-1] if every else None
    if last in events:
        return _at(events, last.date.earliest, last)
    day = last.date.earliest if last else date(2000, 1, 1)
    return _at(events, _into_period(day, view), None)


def select_on(atlas: Atlas, view: View, day: date) -> Selection:
    """What a view shows on a day of a storyboard."""
    events = [event for event in atlas.catalogue.events if _fits(event, view, atlas.catalogue)]
    return _at(events, day, next((event for event in events if event.date.earliest == day), None))


def period_of(view: View) -> EdtfDate | None:
    """The period of a view as one date, both ends included; None without one."""
    if not view.since and not view.until:
        return None
    since, until = (bound.text if bound else ".." for bound in (view.since, view.until))
    return EdtfDate.parse(since if since == until else f"{since}/{until}")


def _at(events: list[Event], day: date, current: Event | None) -> Selection:
    return Selection(day, events, [event for event in events if event.date.earliest <= day], current)


def _into_period(day: date, view: View) -> date:
    """A day outside the period moves to its nearer end."""
    if view.until:
        day = min(day, view.until.latest)
    return max(day, view.since.earliest) if view.since else day


def _fits(event: Event, view: View, catalogue: Catalogue) -> bool:
    return (
        (not view.kinds or event.kind in view.kinds)
        and (not view.groups or any(place.id in view.groups for place in event.places))
        and (not view.since or event.date.latest >= view.since.earliest)
        and (not view.until or event.date.earliest <= view.until.latest)
        and (not view.publisher or view.publisher in _publishers(event, catalogue))
    )


def _publishers(event: Event, catalogue: Catalogue) -> set[str]:
    return {catalogue.sources[source].publisher for source in cited_sources(event)}
