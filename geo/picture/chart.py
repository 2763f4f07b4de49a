"""The map of a picture: sea, land, fills and lines of a day, what took place by then, names and numbers."""
# floor 10

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import shapely

from events.records import Event
from geo.picture.blocks import CHIP, Block, Chip, draw_block, draw_chip, spread
from geo.picture.ground import Frame, Ground, ground_of
from geo.picture.patterns import filling
from geo.picture.reader import Reader
from geo.picture.sheet import Box, Mark, Sheet, boxes_path
from geo.picture.standing import Standing, standing_on
from geo.selection import Selection

SMALL = 600.0  # CSS pixels: narrower maps have their labels elsewhere
_DOT = 5.0
_FAR = 12.0  # a label moved by more has a line to its group
_AROUND = [
    (dx * step, dy * step) for step in (16, 26, 38) for dx, dy in ((0, -1), (1, 0), (0, 1), (-1, 0), (0.7, -0.7))
]
# How a line looks by what it is; the page's dashes.
_DASH: dict[str, tuple[float, ...]] = {"treaty": (), "control": (0.1, 4.5), "japan": (9, 5), "russia": (9, 5, 2, 5)}


@dataclass(frozen=True)
class Numbered:
    """A listed event and its number."""

    number: int
    event: Event


@dataclass(frozen=True)
class Chart:
    """A map to be drawn: whose, what is there, which events are numbered, and where."""

    reader: Reader
    selection: Selection
    numbered: Sequence[Numbered]
    frame: Frame
    taken: tuple[Box, ...] = ()  # by the key and other boxes on the map

    @property
    def small(self) -> bool:
        """Whether labels take their places for narrow maps."""
        return self.frame.width < SMALL

    @property
    def ground(self) -> Ground:
        """The ground of its atlas."""
        return ground_of(self.reader.atlas)


def draw_chart(chart: Chart) -> tuple[Sheet, list[Box]]:
    """The map on a sheet of its own, and the boxes on it where nothing else may stand."""
    sheet = Sheet(chart.frame.width, chart.frame.height)
    standing = standing_on(chart.reader.atlas, chart.selection.day)
    sheet.add(chart.ground.keep(("base", chart.frame, chart.reader.view.theme), lambda: _base(chart)))
    _islands(sheet, chart, standing)
    _boundaries(sheet, chart, standing)
    _acts(sheet, chart)
    blocks, chips = _labelled(chart)
    for block in blocks:
        _leader(sheet, chart, block)
        draw_block(sheet, block, chart.reader.colours)
    for at, chip, point in chips:
        sheet.line([point, at], chart.reader.colours["ink"], width=0.9)
        draw_chip(sheet, at, chip, chart.reader.colours)
    return sheet, [*(block.box for block in blocks), *(_round(at) for at, _, _ in chips)]


def _base(chart: Chart) -> list[Mark]:
    """Sea, water lines, land, graticule: the same on every day."""
    sheet, colours, frame, ground = Sheet(), chart.reader.colours, chart.frame, chart.ground
    sheet.rectangle(frame.box, fill=colours["sea"])
    shore = [ground.land_on(frame), *(ground.group_path(frame, group.id) for group in chart.reader.atlas.groups)]
    for token, width in (("sea1", 24.0), ("sea2", 14.0), ("sea3", 6.0)):
        for path in shore:
            sheet.shape(path, stroke=colours[token], width=width * (0.6 if chart.small else 1), clip=frame.box)
    sheet.shape(ground.graticule_on(frame), stroke=colours["graticule"], width=0.5)
    sheet.shape(shore[0], fill=colours["land"], stroke=colours["coast"], width=0.8, clip=frame.box)
    return sheet.marks


def _islands(sheet: Sheet, chart: Chart, standing: Standing) -> None:
    colours, frame, ground = chart.reader.colours, chart.frame, chart.ground
    current = {place.id for place in chart.selection.current.places} if chart.selection.current else set()
    for group in chart.reader.atlas.groups:
        path = ground.group_path(frame, group.id)
        if group.id == chart.reader.view.island:
            sheet.shape(path, stroke=colours["ink"], width=7.5, name=f"chosen-{group.id}")
            sheet.shape(path, stroke=colours["sea3"], width=4.8)
        holder, both = standing.holder(group.id), standing.both(group.id)
        fill = partial(filling, ground.group_on(frame, group.id), holder, both, colours)
        sheet.add(ground.keep(("fill", frame, group.id, holder, both, chart.reader.view.theme), fill))
        bold = group.id in current
        sheet.shape(path, stroke=colours["ink"], width=1.3 if bold else 0.9, name=f"island-{group.id}")


def _boundaries(sheet: Sheet, chart: Chart, standing: Standing) -> None:
    for line in chart.reader.atlas.lines:
        roles = standing.roles(line)
        if roles:
            sheet.shape(
                chart.ground.line_on(chart.frame, line),
                name=f"line-{line}",
                clip=chart.frame.box,
                **line_style(roles, chart.reader),
            )


def line_style(roles: Sequence[str], reader: Reader) -> dict[str, object]:
    """How a line is drawn that is all of these on one day; the side whose view it is sees its own line solid."""
    own = reader.view.viewpoint in roles
    role = next((each for each in ("control", "russia", "japan", "treaty") if each in roles), "treaty")
    dash = () if own else _DASH[role]
    return {
        **{"stroke": reader.colours["ink2"], "width": 1.8 if own else 1.4, "dash": dash},
        "cap": "round" if dash and role == "control" else "butt",
    }


def _acts(sheet: Sheet, chart: Chart) -> None:
    """A faint square where something took place."""
    here = [
        event for event in chart.selection.begun if event.act and chart.frame.shows((event.act.lon, event.act.lat), 3)
    ]
    half = _DOT / 2
    places = [chart.frame.at((event.act.lon, event.act.lat)) for event in here if event.act]
    boxes = boxes_path((x - half, y - half, x + half, y + half) for x, y in places)
    sheet.shape(boxes, fill=chart.reader.colours["act"], events=tuple(event.id for event in here), name="acts")


Pinned = tuple[tuple[float, float], Chip, tuple[float, float]]  # where the number stands, its chip, where it took place


def _labelled(chart: Chart) -> tuple[list[Block], list[Pinned]]:
    """The labels with their numbers; a number whose event took place on the map stands there, if there is room."""
    chips = {each.number: _chips(chart, each) for each in chart.numbered}
    full = spread(_blocks(chart, chips))
    taken = [*chart.taken, *(block.box for block in full)]
    pinned: list[Pinned] = []
    for each in chart.numbered:
        place = _free_place(chart, each.event, taken)
        if place:
            named = all(ref.scope == "named" for ref in each.event.places)
            pinned.append(
                (place[0], Chip(each.number, each.event.id, named, each.event is chart.selection.current), place[1])
            )
            taken.append(_round(place[0]))
            del chips[each.number]
    return spread(_blocks(chart, chips)), pinned


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


def _free_place(
    chart: Chart, event: Event, taken: Sequence[Box]
) -> tuple[tuple[float, float], tuple[float, float]] | None:
    if not event.act or event.act.precision == "region" or not chart.frame.shows((event.act.lon, event.act.lat), 20):
        return None
    x, y = chart.frame.at((event.act.lon, event.act.lat))
    for dx, dy in _AROUND:
        box = _round((x + dx, y + dy))
        if not any(meets(box, other) for other in taken) and box[0] > 0 and box[2] < chart.frame.width:
            return (x + dx, y + dy), (x, y)
    return None


def _round(at: tuple[float, float]) -> Box:
    return at[0] - CHIP - 1, at[1] - CHIP - 1, at[0] + CHIP + 1, at[1] + CHIP + 1


def meets(one: Box, other: Box, gap: float = 2.0) -> bool:
    """Whether two boxes overlap or come nearer than a gap."""
    return one[0] < other[2] + gap and other[0] < one[2] + gap and one[1] < other[3] + gap and other[1] < one[3] + gap


def _leader(sheet: Sheet, chart: Chart, block: Block) -> None:
    """A line from a label that had to move to its group."""
    group = next((each for each in chart.reader.atlas.groups if each.id == block.group), None)
    if group is None:
        return
    spot = group.label_narrow if chart.small else group.label
    if block.at[1] - chart.frame.at(spot.at)[1] > _FAR:
        start = (block.at[0] + (-3 if block.side == "right" else 3), block.at[1])
        shore = shapely.shortest_line(shapely.Point(start), chart.ground.group_on(chart.frame, group.id))
        sheet.shape(shore, stroke=chart.reader.colours["ink2"], width=0.8)
