"""The label of a group as a block: names on two lines, a square for each event so far, the numbers of listed events."""
# floor 3

from collections.abc import Iterable
from dataclasses import dataclass, replace

from geo.picture.colours import Colours
from geo.picture.fonts import Face
from geo.picture.sheet import Box, Sheet, boxes_path
from geo.picture.typesetting import width_of

CHIP = 9.0  # radius
_STEP, _CHIPS = 21.0, 8  # from number to number, numbers in a row
_SQUARE, _PITCH, _ROW, _MOST = 3.0, 5.0, 16, 160  # tally: side, step, squares in a row, more become a figure


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
    def beside(self) -> bool:
        """Whether the tally stands beside the names: on a small map that is where there is room."""
        return self.small and self.side == "right"

    @property
    def face(self) -> Face:
        """How its name is set."""
        return "semibold" if self.bold else "regular"

    @property
    def size(self) -> float:
        """The size of its name."""
        return 15.0 if self.small or not self.group else 16.0

    @property
    def names_width(self) -> float:
        """The width of the wider of both lines."""
        return max(width_of(self.name, self.size, self.face), width_of(self.other, 12.5))

    @property
    def names_height(self) -> float:
        """The height of the names."""
        return 20.0 + (15.0 if self.other else 0.0)

    @property
    def tally_size(self) -> tuple[float, float]:
        """Width and height of the squares, or of the figure that stands for them."""
        number = len(self.tally)
        if number > _MOST:
            return 30.0, 15.0
        return min(number, _ROW) * _PITCH, -(-number // _ROW) * _PITCH

    @property
    def box(self) -> Box:
        """What it covers: left, top, right, bottom."""
        wide, high = self.names_width, self.names_height
        across, down = self.tally_size
        if self.beside:
            wide, high = wide + (8 + across if across else 0), max(high, 5 + down)
        else:
            wide, high = max(wide, across), high + (3 + down if down else 0)
        if self.chips:
            wide, high = (
                max(wide, min(len(self.chips), _CHIPS) * _STEP),
                high + 5 + -(-len(self.chips) // _CHIPS) * _STEP,
            )
        left = self.at[0] if self.side == "right" else self.at[0] - wide
        top = self.at[1] - self.names_height / 2
        return left, top, left + wide, top + high


def spread(blocks: Iterable[Block], gap: float = 5.0) -> list[Block]:
    """Blocks from north to south, each moved south until it lies clear of those before it."""
    placed: list[Block] = []
    for block in sorted(blocks, key=lambda each: (each.box[1], each.group)):
        for other in placed:
            left, top, right, _ = block.box
            if (
                left < other.box[2]
                and other.box[0] < right
                and top < other.box[3] + gap
                and other.box[1] < block.box[3]
            ):
                block = replace(block, at=(block.at[0], block.at[1] + other.box[3] + gap - top))
        placed.append(block)
    return placed


def draw_block(sheet: Sheet, block: Block, colours: Colours) -> None:
    """Names, tally and numbers."""
    left, top, right, _ = block.box
    edge, anchor = (left, "left") if block.side == "right" else (right, "right")
    ink = colours["ink" if block.bold else "ink2"]
    halo = colours["halo"]
    sheet.words((edge, top + 16), block.name, size=block.size, face=block.face, colour=ink, anchor=anchor, halo=halo)
    if block.other:
        sheet.words((edge, top + 31), block.other, size=12.5, colour=colours["ink2"], anchor=anchor, halo=halo)
    down = top + block.names_height
    if block.tally:
        across, high = block.tally_size
        start = left + block.names_width + 8 if block.beside else edge if block.side == "right" else edge - across
        _tally(sheet, block, colours, (start, top + 5 if block.beside else down + 3))
        down = max(down, top + 5 + high) if block.beside else down + 3 + high
    for number, chip in enumerate(block.chips):
        row = number // _CHIPS
        # Numbers read from left to right, also where a row ends at the label's edge.
        in_row = min(_CHIPS, len(block.chips) - row * _CHIPS)
        start = left if block.side == "right" else right - in_row * _STEP
        across = start + CHIP + 1 + number % _CHIPS * _STEP
        draw_chip(sheet, (across, down + 6 + CHIP + row * _STEP), chip, colours)


def _tally(sheet: Sheet, block: Block, colours: Colours, start: tuple[float, float]) -> None:
    if len(block.tally) > _MOST:
        place, style = (start[0], start[1] + 11), {"size": 12.0, "halo": colours["halo"]}
        sheet.words(place, str(len(block.tally)), colour=colours["ink2"], events=block.tally, **style)
        return
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
