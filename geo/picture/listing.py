"""The numbered list of a picture: which events, and their entries in columns."""
# floor 11

from collections.abc import Sequence

from events.records import PlaceRef
from geo.picture.arranging import Numbered
from geo.picture.blocks import CHIP, Chip, draw_chip
from geo.picture.reader import Reader
from geo.picture.sheet import Sheet
from geo.picture.typesetting import wrap
from geo.selection import Selection
from geo.view import View

_MOST, _AROUND = 24, 6  # events listed of a selection, and round the current one
_INDENT = 30.0


def numbered_of(view: View, selection: Selection) -> tuple[list[Numbered], int]:
    """The listed events with their numbers, oldest first, and how many earlier ones are left out of a selection.

    Of a filter or a period these are all that have begun; else the last that have, of the chosen island if there is
    one, and the current event with them.
    """
    begun, current = selection.begun, selection.current
    if not view.panel:
        return [], 0
    chosen = is_selection(view)
    if chosen:
        listed = begun[-_MOST:]
    else:
        listed = [event for event in begun if event is current or _of_island(view, event.places)][-_AROUND:]
    if current in begun and current not in listed and current is not None:
        listed = [current, *listed[1:]]
    numbered = [Numbered(number, event) for number, event in enumerate(listed, start=1)]
    return numbered, len(begun) - len(listed) if chosen else 0


def is_selection(view: View) -> bool:
    """Whether a filter or a period narrows the events."""
    return bool(view.kinds or view.groups or view.publisher or view.since or view.until)


def _of_island(view: View, places: Sequence[PlaceRef]) -> bool:
    return not view.island or any(place.id == view.island for place in places)


def draw_list(
    sheet: Sheet,
    reader: Reader,
    listed: Sequence[Numbered],
    earlier: int,
    selection: Selection,
    corner: tuple[float, float],
    width: float,
    columns: int = 1,
) -> float:
    """Heading and entries, in columns of about one height; returns the height of all."""
    x, y = corner
    for line in wrap(_head(reader, selection), 13.0, "semibold", width):
        sheet.words((x, y + 13), line, size=13.0, face="semibold", colour=reader.colours["ink2"])
        y += 18.0
    top, bottom = y + 6.0, y + 6.0
    if earlier:
        sheet.words(
            (x + _INDENT, top + 12),
            f"+ {reader.count('list.earlier', earlier)}",
            size=12.5,
            colour=reader.colours["ink3"],
        )
        top += 24.0
    wide = (width - 28.0 * (columns - 1)) / columns
    heights = [entry_height(reader, each, wide) for each in listed]
    column, down = 0, top
    for each, high in zip(listed, heights, strict=True):
        if column < columns - 1 and down > top and down - top + high / 2 > sum(heights) / columns:
            column, down = column + 1, top
        _entry(sheet, reader, each, selection, (x + column * (wide + 28.0), down), wide)
        down += high
        bottom = max(bottom, down)
    return bottom - corner[1]


def _head(reader: Reader, selection: Selection) -> str:
    """What the list is of: up to which day, and of which group if one is chosen."""
    view, date = reader.view, reader.day(selection.day)
    if is_selection(view):
        return reader.say("picture.selected", date=date)
    chosen = [reader.names(group)[0] for group in reader.atlas.groups if group.id == view.island]
    return reader.say("picture.latest-of" if chosen else "picture.latest", date=date, name="".join(chosen))


def entry_height(reader: Reader, each: Numbered, width: float) -> float:
    """The height of an entry."""
    return sum(high for _, _, _, _, high in _lines(reader, each, width)) + 14.0


def _lines(reader: Reader, each: Numbered, width: float) -> list[tuple[str, float, str, str, float]]:
    """Line, size, face, colour and height, from date to source."""
    event, limit = each.event, width - _INDENT
    parts = [
        (reader.date(event.date), 12.5, "regular", "ink2", 17.0),
        (event.title.in_language(reader.lang), 14.0, "semibold", "ink", 19.0),
        (reader.concerned(event), 12.5, "regular", "ink2", 17.0),
        (reader.say("picture.source", names=reader.sources(event)), 12.0, "regular", "ink3", 16.0),
    ]
    return [
        (line, size, face, colour, high)
        for text, size, face, colour, high in parts
        for line in wrap(text, size, face, limit)
    ]


def _entry(
    sheet: Sheet, reader: Reader, each: Numbered, selection: Selection, corner: tuple[float, float], width: float
) -> None:
    x, y = corner
    current = each.event is selection.current
    named = all(place.scope == "named" for place in each.event.places)
    lines = _lines(reader, each, width)
    draw_chip(sheet, (x + CHIP + 2, y + 10), Chip(each.number, each.event.id, named, current), reader.colours)
    down = y
    for line, size, face, colour, high in lines:
        sheet.words((x + _INDENT, down + high - 4), line, size=size, face=face, colour=reader.colours[colour])
        down += high
