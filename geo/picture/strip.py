"""The time strip: a linear axis, a tick for each event, four lanes of administration, the handle at the day."""
# floor 10

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
import shapely
from matplotlib.path import Path

from events.holdings import Administration, Claim
from events.records import Event
from geo.picture.patterns import filling
from geo.picture.reader import Reader
from geo.picture.sheet import Box, Mark, Sheet, boxes_path
from geo.picture.standing import standing_on
from geo.picture.typesetting import width_of
from geo.selection import Selection

_FIRST_YEAR = 1640  # what lies before it is counted at the left end, as on the page
_WIDE = 600.0
_AXIS = 22.0  # CSS pixels of the years


@dataclass(frozen=True)
class Axis:
    """From the first day of a year to the last of another, and where they lie."""

    first: int
    last: int
    left: float
    right: float

    def x(self, day: date) -> float:
        """Where a day lies; days outside stay at the ends."""
        start, end = date(self.first, 1, 1).toordinal(), date(self.last, 12, 31).toordinal() + 1
        share = (day.toordinal() - start) / (end - start)
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)


@dataclass(frozen=True)
class Strip:
    """A strip to be drawn: of which day or days, and how wide."""

    reader: Reader
    selection: Selection
    width: float
    days: tuple[date, ...] = ()  # of a storyboard

    @property
    def shown(self) -> tuple[date, ...]:
        """The days at which a handle stands."""
        return self.days or (self.selection.day,)

    @property
    def low(self) -> bool:
        """Whether it is that of a narrow picture."""
        return self.width < _WIDE

    @property
    def field(self) -> float:
        """The height of the ticks."""
        return 40.0 if self.low else 54.0

    @property
    def lane(self) -> tuple[float, float]:
        """Height of a lane and the gap below it."""
        return (8.0, 2.0) if self.low else (11.0, 3.0)

    @property
    def height(self) -> float:
        """The height of it all."""
        return self.field + _AXIS + len(self.reader.atlas.groups) * sum(self.lane)


def draw_strip(strip: Strip) -> Sheet:
    """The strip on a sheet of its own."""
    sheet = Sheet(strip.width, strip.height)
    names = [strip.reader.names(group)[0] for group in strip.reader.atlas.groups]
    gutter = 0.0 if strip.low else 10.0 + max((width_of(name, 12.0, "semibold") for name in names), default=0.0)
    axis = Axis(*_years(strip.reader.atlas.catalogue.events), gutter, strip.width - 1)
    _ticks(sheet, strip, axis)
    _scale(sheet, strip, axis)
    _lanes(sheet, strip, axis)
    if not strip.low:
        for number, (group, name) in enumerate(zip(strip.reader.atlas.groups, names, strict=True)):
            chosen = group.id == strip.reader.view.island
            y = strip.field + _AXIS + number * sum(strip.lane) + strip.lane[0] - 1.5
            colour, face = strip.reader.colours["ink" if chosen else "ink3"], "semibold" if chosen else "regular"
            sheet.words((gutter - 8, y), name, size=12.0, face=face, colour=colour, anchor="right")
    _handle(sheet, strip, axis)
    return sheet


def _years(events: Sequence[Event]) -> tuple[int, int]:
    """The page's widest axis: full decades up to the year after the last event."""
    years = [year for event in events for year in (event.date.earliest.year, event.date.latest.year)]
    known = [year for year in years if 1 < year < 9999] or [1855, 2025]
    last = min(max(known) + 1, 9998)
    return min(max(min(known) // 10 * 10, _FIRST_YEAR, 1), last - 1), last


def _ticks(sheet: Sheet, strip: Strip, axis: Axis) -> None:
    """A tick as wide as its date is uncertain, stacked; those to come are fainter."""
    step, field = (3.0 if strip.low else 3.6), strip.field
    begun = {event.id for event in strip.selection.begun}
    heads: dict[int, int] = {}
    places = []
    for event in strip.selection.events:
        if event.date.latest.year >= axis.first:
            column = int(axis.x(event.date.earliest) / step)
            places.append((event, column, heads.get(column, 0)))
            heads[column] = heads.get(column, 0) + 1
    pitch = min(5.6, (field - 6) / max(heads.values(), default=1))
    boxes: dict[bool, list[tuple[Event, Box]]] = {True: [], False: []}
    for event, column, slot in places:
        left = column * step
        right = max(left + step - 1, axis.x(event.date.latest))
        bottom = field - 2 - slot * pitch
        boxes[event.id in begun].append((event, (left, bottom - max(pitch - 1.2, pitch * 0.7), right, bottom)))
    for past, token in ((False, "rule2"), (True, "tick")):
        ids = tuple(event.id for event, _ in boxes[past]) if past else ()
        path = boxes_path(box for _, box in boxes[past])
        sheet.shape(path, fill=strip.reader.colours[token], events=ids, name="ticks" if past else "later")
    for event, box in boxes[True]:
        if event is strip.selection.current:
            grown = (box[0] - 0.6, box[1] - 0.6, box[2] + 0.6, box[3] + 0.6)
            sheet.rectangle(grown, fill=strip.reader.colours["ink"], events=(event.id,))


def _scale(sheet: Sheet, strip: Strip, axis: Axis) -> None:
    colours, field = strip.reader.colours, strip.field
    sheet.line([(axis.left, field), (axis.right, field)], colours["ink3"], width=1.0)
    room = (axis.right - axis.left) / (axis.last - axis.first + 1)
    every = next((n for n in (1, 2, 5, 10, 20, 25, 50, 100, 200, 500) if n * room >= 50), 1000)
    for year in range(-(-axis.first // every) * every, axis.last + 2, every):
        x = axis.x(date(min(year, 9999), 1, 1))
        sheet.line([(x, field), (x, field + 5)], colours["ink3"], width=1.0)
        middle = min(max(x, axis.left + 14), axis.right - 14)
        # A handle would cross out a figure.
        if not any(abs(axis.x(day) - middle) < 18 for day in strip.shown):
            sheet.words((middle, field + 17), str(year), size=12.0, colour=colours["ink3"], anchor="center")


def _lanes(sheet: Sheet, strip: Strip, axis: Axis) -> None:
    reader = strip.reader
    key = ("lanes", axis, strip.low, reader.view.theme, tuple(group.id for group in reader.atlas.groups))
    records = (reader.atlas.catalogue.administrations, reader.atlas.catalogue.claims)
    sheet.add(_kept(key, records, strip, axis))
    _labels(sheet, strip, axis)


_KEPT: dict[object, tuple[object, list[Mark]]] = {}


def _kept(key: object, records: tuple[object, object], strip: Strip, axis: Axis) -> list[Mark]:
    """The lanes, which are the same on every day."""
    known = _KEPT.get(key)
    if known is None or known[0] != records:
        _KEPT[key] = known = (records, _lane_marks(strip, axis))
        while len(_KEPT) > 24:
            del _KEPT[next(iter(_KEPT))]
    return known[1]


def _lane_marks(strip: Strip, axis: Axis) -> list[Mark]:
    sheet, (high, gap) = Sheet(), strip.lane
    for number, group in enumerate(strip.reader.atlas.groups):
        y = strip.field + _AXIS + number * (high + gap)
        before = ""
        for start, end, holder, both in _runs(strip.reader, group.id):
            left, right = axis.x(start), axis.x(end)
            # A gap of paper between two fills.
            left += 1.0 if before and before != holder else 0.0
            if right - left > 0.3:
                sheet.add(filling(shapely.box(left, y, right, y + high), holder, both, strip.reader.colours, top=y))
            before = holder
    return sheet.marks


def _runs(reader: Reader, group: str) -> list[tuple[date, date, str, bool]]:
    """The days of a group cut where its administration or the claims on it change."""
    catalogue = reader.atlas.catalogue
    spans: list[Administration | Claim] = [*catalogue.administrations, *catalogue.claims]
    spans = [span for span in spans if group in span.places]
    cuts = sorted({date.min, date.max, *(span.first for span in spans), *(span.end for span in spans)})
    found = []
    for start, end in pairwise(cuts):
        standing = standing_on(reader.atlas, start)
        found.append((start, end, standing.holder(group), standing.both(group)))
    return found


def _labels(sheet: Sheet, strip: Strip, axis: Axis) -> None:
    """Each holder named once, across the middle lanes where its time is longest, beside the handle."""
    reader, (high, gap) = strip.reader, strip.lane
    groups = reader.atlas.groups
    if not groups:
        return
    lane = min(1, len(groups) - 1)
    best: dict[str, tuple[float, float]] = {}
    for left, right, holder in _stretches(reader, groups[lane].id, axis):
        if holder not in best or right - left > best[holder][1] - best[holder][0]:
            best[holder] = (left, right)
    handles = [axis.x(day) for day in strip.days or (strip.selection.day,)]
    y = strip.field + _AXIS + (lane + 1) * (high + gap) - gap / 2
    for holder, (left, right) in best.items():
        text = reader.say(f"hold.{holder}")
        wide = width_of(text, 12.0, "semibold") + 12
        edges = [left, *sorted(x for x in handles if left < x < right), right]
        free = max(pairwise(edges), key=lambda span: span[1] - span[0])
        if wide + 12 < free[1] - free[0]:
            middle = (free[0] + free[1]) / 2
            box = (middle - wide / 2, y - 8.5, middle + wide / 2, y + 8.5)
            sheet.rectangle(
                box,
                fill=reader.colours[
                    {"japan": "jpT", "matsumae": "jpT"}.get(holder, "ruT" if holder in _RUSSIAN else "none")
                ],
            )
            sheet.words(
                (middle, y + 4.3), text, size=12.0, face="semibold", colour=reader.colours["ink"], anchor="center"
            )


_RUSSIAN = ("soviet-military", "soviet", "russia", "contested")


def _stretches(reader: Reader, group: str, axis: Axis) -> list[tuple[float, float, str]]:
    found: list[tuple[float, float, str]] = []
    for start, end, holder, _ in _runs(reader, group):
        if found and found[-1][2] == holder:
            found[-1] = (found[-1][0], axis.x(end), holder)
        else:
            found.append((axis.x(start), axis.x(end), holder))
    return found


def _handle(sheet: Sheet, strip: Strip, axis: Axis) -> None:
    field, colours = strip.field, strip.reader.colours
    for x in sorted({axis.x(day) for day in strip.shown}):
        sheet.line([(x, 0), (x, strip.height)], colours["paper"], width=3.75)
        sheet.line([(x, 0), (x, strip.height)], colours["ink"], width=1.75, name="handle")
        edge = [(-6.0, -6.0), (6.0, -6.0), (6.0, 0.0), (0.0, 6.0), (-6.0, 0.0), (-6.0, -6.0)]
        arrow = Path(np.array([(x + dx, field + dy) for dx, dy in edge]), closed=True)
        sheet.shape(arrow, fill=colours["ink"], stroke=colours["paper"], width=0.8)
