"""What a picture states, as records: who administers and who claims which groups on a day, which events are told."""
# floor 10

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import shapely

from events.dates import EdtfDate
from events.holdings import Administration, Boundary, Claim, Span, administration_on
from events.language import State
from events.records import Event
from geo.atlas import Atlas
from geo.groups import Group
from geo.scene import VIEW
from geo.selection import Selection, select, select_on
from geo.view import View

_MARGIN = 1.0  # degrees round the page's first view: a picture is as wide as it is asked for
_SIDES: dict[str, State] = {
    **{"japan": "japan", "matsumae": "japan"},
    **{"russia": "russia", "soviet": "russia", "soviet-military": "russia"},
}


@dataclass(frozen=True)
class Day:
    """What holds on one day of a view: `date` is what is asked, at its precision; `selection.day` its first day.

    `events` are those that are told: the open one, or all that begin on the day. `administrations` has the groups of
    each holder, `claims` those of each claimant by the name of that time, both states in the language's order; groups
    without a record are with "unknown". `records` are what these rest on, `boundaries` those with a line on the map.
    """

    date: EdtfDate
    selection: Selection
    events: list[Event]
    administrations: list[tuple[str, list[Group]]]
    claims: list[tuple[str, list[Group]]]
    records: list[Administration | Claim]
    boundaries: list[Boundary]


def shown(atlas: Atlas, view: View, lang: str) -> list[Day]:
    """What a view shows, day by day: one for a picture, several for a storyboard; ViewError as `select`."""
    if len(view.dates) > 1 and not view.event:
        return [_day(atlas, date, select_on(atlas, view, date.earliest), lang) for date in view.dates]
    selection = select(atlas, view)
    current = selection.current
    if view.dates and not view.event:
        asked = view.dates[-1]
    else:
        asked = current.date if current else EdtfDate.parse(selection.day.isoformat())
    return [_day(atlas, asked, selection, lang, alone=bool(view.event))]


def changes_within(atlas: Atlas, edtf: EdtfDate) -> bool:
    """Whether what the map shows changes after the first day of a date, and not after its last."""
    lines = [boundary for boundary in atlas.catalogue.boundaries if _on_map(atlas, boundary)]
    spans: list[Span] = [*atlas.catalogue.administrations, *atlas.catalogue.claims, *lines]
    ends = {day for span in spans for day in (span.first, span.end)}
    return any(edtf.earliest < day <= edtf.latest for day in ends - {date.max})


def states(atlas: Atlas, lang: str, sides: Iterable[str]) -> list[str]:
    """Names of holders in the order of the language: its first state, its second, then those of no state."""
    order = atlas.language(lang).states
    return sorted(sides, key=lambda side: order.index(_SIDES[side]) if side in _SIDES else len(order))


def _on_map(atlas: Atlas, boundary: Boundary) -> bool:
    """Whether any of a boundary's lines runs near the four groups, where a picture has it."""
    (south, west), (north, east) = VIEW
    room = shapely.box(west - _MARGIN, south - _MARGIN, east + _MARGIN, north + _MARGIN)
    return any(atlas.lines[line].intersects(room) for line in boundary.lines if line in atlas.lines)


def _day(atlas: Atlas, asked: EdtfDate, selection: Selection, lang: str, *, alone: bool = False) -> Day:
    day, current = selection.day, selection.current
    told = [event for event in selection.events if current and event.date.earliest == day]
    administrations = {
        group.id: administration_on(atlas.catalogue.administrations, group.id, day) for group in atlas.groups
    }
    claims = [claim for claim in atlas.catalogue.claims if claim.holds_on(day)]
    holders = {group: found.holder if found else "unknown" for group, found in administrations.items()}
    soviet = any(holder.startswith("soviet") for holder in holders.values())
    held = {record.id: record for record in administrations.values() if record}
    return Day(
        date=asked,
        selection=selection,
        events=[current] if alone and current else told,
        administrations=_by_holder(atlas, lang, [(holders[group.id], group) for group in atlas.groups]),
        claims=_by_holder(atlas, lang, _claimed(atlas, claims, soviet)),
        records=[*held.values(), *claims],
        boundaries=[each for each in atlas.catalogue.boundaries if each.holds_on(day) and _on_map(atlas, each)],
    )


def _claimed(atlas: Atlas, claims: list[Claim], soviet: bool) -> list[tuple[str, Group]]:
    """Each group by who claims it; Russia is called what it was called while the USSR administered."""
    names = {"japan": "japan", "russia": "soviet" if soviet else "russia"}
    return [
        (names[side], group)
        for side in names
        for group in atlas.groups
        if any(claim.claimant == side and group.id in claim.places for claim in claims)
    ]


def _by_holder(atlas: Atlas, lang: str, pairs: list[tuple[str, Group]]) -> list[tuple[str, list[Group]]]:
    holders = states(atlas, lang, dict.fromkeys(holder for holder, _ in pairs))
    return [(holder, [group for each, group in pairs if each == holder]) for holder in holders]
