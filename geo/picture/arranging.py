"""A map to be drawn, and where its labels and numbers stand on it so that nothing touches."""
# floor 10

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import shapely
from shapely.geometry.base import BaseGeometry

from events.records import Event
from geo.picture.blocks import CHIP, Block, Chip, meets, settle
from geo.picture.ground import Frame, Ground, ground_of, scale_box
from geo.picture.reader import Reader
from geo.picture.sheet import Box
from geo.selection import Selection

_BESIDE = 30.0  # CSS pixels: how near its own islands a name stands that another's may be nearer to
SMALL = 600.0  # CSS pixels: narrower maps have their labels elsewhere
_AROUND = [
    (dx * step, dy * step) for step in (16, 26, 38) for dx, dy in ((0, -1), (1, 0), (0, 1), (-1, 0), (0.7, -0.7))
]


@dataclass(frozen=True)
class Numbered:
    """A listed event and its number."""

    number: int
    event: Event


@dataclass(frozen=True)
class Chart:
    """A map: whose, what is there, which events are numbered, where, the box of its key, whether it has a scale."""

    reader: Reader
    selection: Selection
    numbered: Sequence[Numbered]
    frame: Frame
    key: Box | None = None
    scaled: bool = True

    @property
    def small(self) -> bool:
        """Whether labels take their places for narrow maps."""
        return self.frame.width < SMALL

    @property
    def ground(self) -> Ground:
        """The ground of its atlas."""
        return ground_of(self.reader.atlas)

    @property
    def taken(self) -> list[Box]:
        """The boxes of key and scale."""
        return [*([self.key] if self.key else []), *([scale_box(self.frame)] if self.scaled else [])]


@dataclass(frozen=True)
class Pin:
    """A number that stands where its event took place: where it is, its chip, the point itself."""

    at: tuple[float, float]
    chip: Chip
    point: tuple[float, float]

    @property
    def box(self) -> Box:
        """What it covers."""
        return _round(self.at)


@dataclass(frozen=True)
class Arranged:
    """A map, as high as its labels need, with the labels and numbers at their places."""

    chart: Chart
    blocks: tuple[Block, ...]
    pins: tuple[Pin, ...]

    @property
    def boxes(self) -> list[Box]:
        """Where nothing else may stand."""
        return [*self.chart.taken, *(block.box for block in self.blocks), *(pin.box for pin in self.pins)]


def arrange(chart: Chart) -> Arranged:
    """Labels and numbers at their places; the map grows to the south if there is no other way."""
    arranged = _arranged(chart)
    low = float(round(max((block.box[3] for block in arranged.blocks), default=0.0) + 10))
    if low <= chart.frame.height:
        return arranged
    # With room at its foot the map has a scale further down, and more places are free.
    grown = replace(chart, frame=replace(chart.frame, height=low + (40 if chart.scaled else 0)))
    return replace(_arranged(grown), chart=grown)


def _arranged(chart: Chart) -> Arranged:
    """The labels with their numbers; a number whose event took place on the map stands there, if there is room."""
    chips = {each.number: _chips(chart, each) for each in chart.numbered}
    doubt = partial(_doubt, chart)
    full = settle(_blocks(chart, chips), partial(_free, chart, []), doubt, chart.frame.box)
    taken, pins = [*chart.taken, *(block.box for block in full)], []
    for each in chart.numbered:
        pin = _pin(chart, each, taken)
        if pin:
            pins.append(pin)
            taken.append(pin.box)
            del chips[each.number]
    free = partial(_free, chart, [pin.box for pin in pins])
    return Arranged(chart, tuple(settle(_blocks(chart, chips), free, doubt, chart.frame.box)), tuple(pins))


def _chips(chart: Chart, each: Numbered) -> dict[str, Chip]:
    """The chip of an event at each group; one at "" if it concerns all four alike."""
    event, known = each.event, [group.id for group in chart.reader.atlas.groups]
    current = event is chart.selection.current
    found = {
        ref.id: Chip(each.number, event.id, ref.scope == "named", current) for ref in event.places if ref.id in known
    }
    alike = len(found) == len(known) > 1 and len({chip.named for chip in found.values()}) == 1
    return {"": next(iter(found.values()))} if alike else found


def _blocks(chart: Chart, chips: dict[int, dict[str, Chip]]) -> list[Block]:
    reader, frame = chart.reader, chart.frame
    current = {place.id for place in chart.selection.current.places} if chart.selection.current else None
    blocks = []
    for group in reader.atlas.groups:
        spot = group.label_narrow if chart.small else group.label
        x, y = frame.at(spot.at)
        own = tuple(found[group.id] for found in chips.values() if group.id in found)
        tally = tuple(
            event.id for event in chart.selection.begun if any(place.id == group.id for place in event.places)
        )
        bold = current is None or group.id in current or group.id == reader.view.island
        names = reader.names(group)
        at = (x + (6 if spot.side == "right" else -6), y)
        blocks.append(Block(group.id, at, spot.side, *names, bold, tally, own, chart.small))
    shared = tuple(found[""] for found in chips.values() if "" in found)
    if shared:
        at = (frame.width - 14, frame.at((148.5, 44.33))[1])
        blocks.append(Block("", at, "left", reader.say("picture.all"), "", False, (), shared, chart.small))
    return [_inside(block, frame) for block in blocks]


def _inside(block: Block, frame: Frame) -> Block:
    """A block that would cross the left or right edge moves inside."""
    left, _, right, _ = block.box
    move = min(0.0, frame.width - 6 - right) + max(0.0, 6 - left)
    return replace(block, at=(block.at[0] + move, block.at[1])) if move else block


def _free(chart: Chart, pins: Sequence[Box], block: Block) -> bool:
    """Whether no island, no edge and nothing else of the map is in a block's box."""
    box = block.box
    if (
        box[0] < 5
        or box[1] < 5
        or box[2] > chart.frame.width - 5
        or any(meets(box, other) for other in (*chart.taken, *pins))
    ):
        return False
    shape = shapely.box(box[0] - 2, box[1] - 1, box[2] + 2, box[3] + 1)
    return not any(each.intersects(shape) for each in _shapes(chart).values())


def _shapes(chart: Chart) -> dict[str, BaseGeometry]:
    found = {group.id: chart.ground.group_on(chart.frame, group.id) for group in chart.reader.atlas.groups}
    shapely.prepare(list(found.values()))
    return found


def _doubt(chart: Chart, block: Block) -> int:
    """How easily a name is taken for that of other islands: 0 not at all, 1 a little, 2 it is nearer to them."""
    shape = shapely.box(*block.box)
    far = {group: each.distance(shape) for group, each in _shapes(chart).items() if not each.is_empty}
    own = far.get(block.group, 0.0)
    return 0 if own <= 1.25 * min(far.values(), default=0.0) else 1 if own < _BESIDE else 2


def _pin(chart: Chart, each: Numbered, taken: Sequence[Box]) -> Pin | None:
    """A number where its event took place, if that is on the map and has room."""
    act, frame = each.event.act, chart.frame
    if not act or act.precision == "region" or not frame.shows((act.lon, act.lat), 20):
        return None
    x, y = frame.at((act.lon, act.lat))
    named = all(ref.scope == "named" for ref in each.event.places)
    chip = Chip(each.number, each.event.id, named, each.event is chart.selection.current)
    tries = (Pin((x + dx, y + dy), chip, (x, y)) for dx, dy in _AROUND)
    return next((pin for pin in tries if not _crowded(pin.box, frame, taken)), None)


def _crowded(box: Box, frame: Frame, taken: Sequence[Box]) -> bool:
    outside = box[0] < 0 or box[1] < 0 or box[2] > frame.width or box[3] > frame.height
    return outside or any(meets(box, other) for other in taken)


def _round(at: tuple[float, float]) -> Box:
    return at[0] - CHIP - 1, at[1] - CHIP - 1, at[0] + CHIP + 1, at[1] + CHIP + 1
