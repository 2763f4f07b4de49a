"""The key: the shades on the map that day, the hatch, the lines, and what squares and numbers mean."""
# floor 11

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import shapely

from geo.picture.fonts import Face
from geo.picture.ground import Frame, ground_of
from geo.picture.patterns import filling, hatch, line_style
from geo.picture.reader import Reader
from geo.picture.sheet import Sheet
from geo.picture.standing import Standing
from geo.picture.typesetting import width_of, wrap

_SWATCH = (18.0, 12.0)
_LINE = 16.0
SIZE = 12.0

Draw = Callable[[Sheet, float, float], None]  # on a sheet, at the left end of a swatch's middle line


@dataclass(frozen=True)
class Row:
    """A row of the key: how its swatch is drawn (None: a heading or a note), and its words."""

    words: str
    draw: Draw | None = None
    heading: bool = False

    @property
    def face(self) -> Face:
        """How its words are set."""
        return "semibold" if self.heading else "regular"

    @property
    def indent(self) -> float:
        """Where its words begin."""
        return _SWATCH[0] + 8 if self.draw else 0.0

    def lines(self, width: float) -> tuple[str, ...]:
        """Its words in lines, swatch and words together `width` wide."""
        return wrap(self.words, SIZE, self.face, width - self.indent)


def heading(reader: Reader, standing: Standing) -> Row:
    """What the shades are, and of which day."""
    return Row(reader.say("key.administration", date=reader.day(standing.day, short=True)), heading=True)


def shades_of(reader: Reader, standings: Sequence[Standing], frame: Frame) -> list[Row]:
    """The shades, the hatch and the lines on the maps of one or several days."""
    groups = [group.id for group in reader.atlas.groups]
    holders = dict.fromkeys(standing.holder(group) for standing in standings for group in groups)
    both = any(standing.both(group) for standing in standings for group in groups)
    ground = ground_of(reader.atlas)
    seen = [line for line in reader.atlas.lines if len(ground.line_on(frame, line))]
    found = {role for standing in standings for line in seen for role in standing.roles(line)}
    # Both sides' lines in the order in which the language names the states.
    roles = [role for role in ("treaty", "control", *reader.atlas.language(reader.lang).states) if role in found]
    return [
        *(Row(reader.say(f"hold.{holder}"), _shade(reader, holder)) for holder in holders),
        *([Row(reader.say("key.both"), _hatched(reader))] if both else []),
        *(Row(reader.say(f"line.{role}"), _line(reader, role)) for role in roles),
        *([Row(reader.say("key.lines"))] if roles else []),
    ]


def marks_of(reader: Reader, numbered: bool) -> list[Row]:
    """What squares and numbers stand for."""
    return [
        Row(reader.say("picture.tally"), _square(reader, 3.0, "tick")),
        Row(reader.say("picture.act"), _square(reader, 5.0, "act")),
        *([Row(reader.say("picture.named"), _chip(reader, True))] if numbered else []),
        *([Row(reader.say("picture.inferred"), _chip(reader, False))] if numbered else []),
    ]


def _shade(reader: Reader, holder: str) -> Draw:
    def draw(sheet: Sheet, x: float, y: float) -> None:
        box = shapely.box(x, y - _SWATCH[1] / 2, x + _SWATCH[0], y + _SWATCH[1] / 2)
        sheet.add(filling(box, holder, False, reader.colours))
        sheet.shape(box, stroke=reader.colours["ink"], width=0.9)

    return draw


def _hatched(reader: Reader) -> Draw:
    def draw(sheet: Sheet, x: float, y: float) -> None:
        box = shapely.box(x, y - _SWATCH[1] / 2, x + _SWATCH[0], y + _SWATCH[1] / 2)
        sheet.shape(hatch(box), stroke=reader.colours["hatch"], width=1.0)
        sheet.shape(box, stroke=reader.colours["ink"], width=0.9)

    return draw


def _line(reader: Reader, role: str) -> Draw:
    def draw(sheet: Sheet, x: float, y: float) -> None:
        sheet.line([(x, y), (x + _SWATCH[0], y)], **line_style(role, reader.view.viewpoint, reader.colours))  # type: ignore[arg-type]

    return draw


def _square(reader: Reader, side: float, token: str) -> Draw:
    def draw(sheet: Sheet, x: float, y: float) -> None:
        middle = x + _SWATCH[0] / 2
        box = (middle - side / 2, y - side / 2, middle + side / 2, y + side / 2)
        sheet.rectangle(box, fill=reader.colours[token])

    return draw


def _chip(reader: Reader, named: bool) -> Draw:
    def draw(sheet: Sheet, x: float, y: float) -> None:
        middle = (x + _SWATCH[0] / 2, y)
        if named:
            sheet.circle(middle, 5.5, fill=reader.colours["ink"])
        else:
            sheet.circle(middle, 5.5, stroke=reader.colours["ink"], width=1.2, dash=(2.4, 1.8))

    return draw


def draw_key(sheet: Sheet, reader: Reader, rows: Sequence[Row], corner: tuple[float, float], width: float) -> float:
    """Rows under each other from a corner, `width` wide; returns their height."""
    x, y = corner
    for row in rows:
        if row.draw:
            row.draw(sheet, x, y + _LINE / 2)
        colour = reader.colours["ink2" if row.heading or not row.draw else "ink"]
        for line in row.lines(width):
            sheet.words((x + row.indent, y + 12), line, size=SIZE, face=row.face, colour=colour)
            y += _LINE
        y += 3.0
    return y - corner[1]


def key_height(rows: Sequence[Row], width: float) -> float:
    """The height that `draw_key` will take."""
    return sum(len(row.lines(width)) * _LINE + 3.0 for row in rows)


def draw_columns(sheet: Sheet, reader: Reader, rows: Sequence[Row], corner: tuple[float, float], width: float) -> float:
    """Rows side by side where there is room for it; returns their height."""
    x, y, low = corner[0], corner[1], 0.0
    for row in rows:
        wide = min(width, width_of(row.words, SIZE, row.face) + row.indent + 1)
        if x > corner[0] and x + wide > corner[0] + width:
            x, y, low = corner[0], y + low, 0.0
        low = max(low, draw_key(sheet, reader, [row], (x, y), wide))
        x += wide + 18
    return y + low - corner[1]
