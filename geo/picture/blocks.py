"""The label of a group as a block: names on two lines, a square for each event so far, the numbers of listed events."""
# floor 3

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from geo.picture.colours import Colours
from geo.picture.fonts import Face
from geo.picture.sheet import Box, Sheet, boxes_path
from geo.picture.typesetting import width_of

CHIP = 9.0  # radius
_STEP, _CHIPS = 21.0, 8  # from number to number, numbers in a row
_SQUARE, _PITCH, _ROW, _MOST = 3.0, 5.0, 16, 160  # tally: side, step, squares in a row, more become a figure
_BEFORE_FIGURE = 14.0
# Where a label is tried: its own place, then ever further from it.
_MOVES = sorted(
    ((dx * 5.0, dy * 5.0) for dx in range(-9, 10) for dy in range(-12, 13)),
    key=lambda move: (abs(move[0]) + abs(move[1]), move),
)


@dataclass(frozen=True)
class Chip:
    """The number of a listed event; `named` if the source names the group, else the ring is dashed."""

    number: int
    event: str
    named: bool
    current: bool


@dataclass(frozen=True)
class Block:
    """A label at its place: `at` is its middle line, on the edge from which it runs to its side."""

    group: str  # "" is all four
    at: tuple[float, float]
    side: str
    name: str
    other: str
    bold: bool
    tally: tuple[str, ...] = ()
    chips: tuple[Chip, ...] = ()
    small: bool = False

    @property
    def face(self) -> Face:
        """How its name is set."""
        return "semibold" if self.bold else "regular"

    @property
    def size(self) -> float:
        """The size of its name."""
        return 15.0 if self.small or not self.group else 16.0

    @property
    def names_height(self) -> float:
        """The height of the names."""
        return 20.0 + (15.0 if self.other else 0.0)

    @property
    def figure(self) -> str:
        """The number of events where there is no room for a square each: on a small map, or of very many."""
        return str(len(self.tally)) if self.tally and (self.small or len(self.tally) > _MOST) else ""

    @property
    def squares(self) -> tuple[float, float]:
        """Width and height of the squares."""
        number = 0 if self.figure else len(self.tally)
        return min(number, _ROW) * _PITCH, -(-number // _ROW) * _PITCH

    @property
    def first_width(self) -> float:
        """The width of the first line: the name, and the figure if there is one."""
        figure = width_of(self.figure, 12.0) + _BEFORE_FIGURE if self.figure else 0.0
        return width_of(self.name, self.size, self.face) + figure

    @property
    def box(self) -> Box:
        """What it covers: left, top, right, bottom."""
        wide, high = max(self.first_width, width_of(self.other, 12.5)), self.names_height
        across, down = self.squares
        wide, high = max(wide, across), high + (3 + down if down else 0)
        if self.chips:
            wide, rows = max(wide, min(len(self.chips), _CHIPS) * _STEP), -(-len(self.chips) // _CHIPS)
            high += 5 + rows * _STEP
        left = self.at[0] if self.side == "right" else self.at[0] - wide
        top = self.at[1] - self.names_height / 2
        return left, top, left + wide, top + high


def settle(
    blocks: Iterable[Block], free: Callable[[Block], bool], doubt: Callable[[Block], int], frame: Box
) -> list[Block]:
    """Blocks of groups from south to north, then that of all four, each at the nearest place that suits it.

    `free` says of a block whether it may stand there for all else that is on the map, `doubt` how easily it is taken
    there for the name of other islands. Before it stands in doubt it stands below the frame: the map grows.
    """
    placed: list[Block] = []
    for block in sorted(blocks, key=lambda each: (not each.group, -each.at[1])):
        others = [other.box for other in placed]
        clear = partial(_clear, free=free, others=others)
        below = _below(block, others, frame[3])
        found = next((each for each in _near(block, frame) if clear(each) and not doubt(each)), None)
        if not found and (doubt(below) or not block.group):
            found = next((each for each in _near(block, frame) if clear(each) and doubt(each) < 2), None)
            found = found or next((each for each in _far(block, frame) if clear(each)), None)
        found = found or next((each for each in _far(block, frame) if clear(each) and not doubt(each)), None)
        placed.append(found or below)
    return placed


def _near(block: Block, frame: Box) -> Iterator[Block]:
    """A block at its own place and near it, nearest first."""
    moved = (replace(block, at=(block.at[0] + dx, block.at[1] + dy)) for dx, dy in _MOVES)
    yield from (each for each in moved if each.box[3] < frame[3] - 4)


def _far(block: Block, frame: Box) -> Iterator[Block]:
    """A block wherever on the map, nearest first."""
    places = [(x, y) for x in range(8, int(frame[2]), 8) for y in range(8, int(frame[3]), 8)]
    found = sorted(places, key=lambda place: (abs(place[0] - block.at[0]) + abs(place[1] - block.at[1]), place))
    moved = (replace(block, at=(float(x), float(y))) for x, y in found)
    yield from (each for each in moved if each.box[3] < frame[3] - 4)


def _below(block: Block, others: Sequence[Box], height: float) -> Block:
    """A block where nothing was free: below everything."""
    low = max([height - 30.0, *(box[3] for box in others)])
    return replace(block, at=(block.at[0], low + 8 + block.names_height / 2))


def _clear(block: Block, free: Callable[[Block], bool], others: Sequence[Box]) -> bool:
    return not any(meets(block.box, other, 4.0) for other in others) and free(block)


def meets(one: Box, other: Box, gap: float = 2.0) -> bool:
    """Whether two boxes overlap or come nearer than a gap."""
    return one[0] < other[2] + gap and other[0] < one[2] + gap and one[1] < other[3] + gap and other[1] < one[3] + gap


def draw_block(sheet: Sheet, block: Block, colours: Colours) -> None:
    """Names, tally and numbers."""
    left, top, right, _ = block.box
    edge, anchor = (left, "left") if block.side == "right" else (right, "right")
    ink, halo = colours["ink" if block.bold else "ink2"], colours["halo"]
    sheet.words((edge, top + 16), block.name, size=block.size, face=block.face, colour=ink, anchor=anchor, halo=halo)
    sheet.words((edge, top + 31), block.other, size=12.5, colour=colours["ink2"], anchor=anchor, halo=halo)
    down = top + block.names_height
    if block.figure:
        _figure(sheet, block, colours, (edge, top + 16))
    elif block.tally:
        across, high = block.squares
        _squares(sheet, block, colours, (edge if block.side == "right" else edge - across, down + 3))
        down += 3 + high
    for number, chip in enumerate(block.chips):
        row = number // _CHIPS
        # Numbers read from left to right, also where a row ends at the label's edge.
        in_row = min(_CHIPS, len(block.chips) - row * _CHIPS)
        start = left if block.side == "right" else right - in_row * _STEP
        across = start + CHIP + 1 + number % _CHIPS * _STEP
        draw_chip(sheet, (across, down + 6 + CHIP + row * _STEP), chip, colours)


def _figure(sheet: Sheet, block: Block, colours: Colours, edge: tuple[float, float]) -> None:
    """A square and how many it stands for, beside the name."""
    wide = width_of(block.figure, 12.0)
    left = edge[0] + block.first_width - wide if block.side == "right" else edge[0] - block.first_width + 6
    style = {"size": 12.0, "colour": colours["ink2"], "halo": colours["halo"], "events": block.tally}
    sheet.words((left, edge[1]), block.figure, name=f"tally-{block.group}", **style)
    sheet.rectangle((left - 6, edge[1] - 6, left - 3, edge[1] - 3), fill=colours["tick"])


def _squares(sheet: Sheet, block: Block, colours: Colours, start: tuple[float, float]) -> None:
    boxes = [
        (x, y, x + _SQUARE, y + _SQUARE)
        for number in range(len(block.tally))
        for x, y in [(start[0] + number % _ROW * _PITCH, start[1] + number // _ROW * _PITCH)]
    ]
    sheet.shape(boxes_path(boxes), fill=colours["tick"], events=block.tally, name=f"tally-{block.group}")


def draw_chip(sheet: Sheet, at: tuple[float, float], chip: Chip, colours: Colours) -> None:
    """A number in a disc: solid where the source names the group, else a dashed ring."""
    events = (chip.event,)
    if chip.current:
        sheet.circle(at, CHIP + 2.2, stroke=colours["ink"], width=1.2)
    if chip.named:
        sheet.circle(at, CHIP, fill=colours["ink"], events=events)
    else:
        sheet.circle(
            at, CHIP - 0.6, fill=colours["paper"], stroke=colours["ink"], width=1.2, dash=(3, 2.2), events=events
        )
    colour = colours["paper" if chip.named else "ink"]
    sheet.words((at[0], at[1] + 4), str(chip.number), size=11.5, face="semibold", colour=colour, anchor="center")
