"""The map of a picture: sea, land, fills and lines of a day, what took place by then, names and numbers."""
# floor 11

from functools import partial

import shapely

from geo.picture.arranging import Arranged, Chart
from geo.picture.blocks import Block, draw_block, draw_chip
from geo.picture.patterns import filling, line_style
from geo.picture.sheet import Mark, Sheet, boxes_path
from geo.picture.standing import Standing, standing_on

_DOT = 5.0
_ASIDE = 5.0  # from line to line
_FAR = 12.0  # a label moved by more has a line to its group


def draw_chart(arranged: Arranged) -> Sheet:
    """The map on a sheet of its own."""
    chart = arranged.chart
    sheet = Sheet(chart.frame.width, chart.frame.height)
    standing = standing_on(chart.reader.atlas, chart.selection.day)
    sheet.add(chart.ground.keep(("base", chart.frame, chart.reader.view.theme), lambda: _base(chart)))
    _islands(sheet, chart, standing)
    _boundaries(sheet, chart, standing)
    _acts(sheet, chart)
    for block in arranged.blocks:
        _leader(sheet, chart, block)
        draw_block(sheet, block, chart.reader.colours)
    for pin in arranged.pins:
        sheet.line([pin.point, pin.at], chart.reader.colours["ink"], width=0.9)
        draw_chip(sheet, pin.at, pin.chip, chart.reader.colours)
    return sheet


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
    """Lines of the day; what is two things at once is two lines side by side, so that each looks as in the key."""
    reader, frame = chart.reader, chart.frame
    for line in reader.atlas.lines:
        roles = standing.roles(line)
        for number, role in enumerate(roles):
            path = chart.ground.line_on(frame, line, _ASIDE * (number - (len(roles) - 1) / 2))
            style = line_style(role, reader.view.viewpoint, reader.colours)
            sheet.shape(path, name=f"line-{line}", clip=frame.box, **style)


def _acts(sheet: Sheet, chart: Chart) -> None:
    """A faint square where something took place."""
    here = [
        event for event in chart.selection.begun if event.act and chart.frame.shows((event.act.lon, event.act.lat), 3)
    ]
    half = _DOT / 2
    places = [chart.frame.at((event.act.lon, event.act.lat)) for event in here if event.act]
    boxes = boxes_path((x - half, y - half, x + half, y + half) for x, y in places)
    sheet.shape(boxes, fill=chart.reader.colours["act"], events=tuple(event.id for event in here), name="acts")


def _leader(sheet: Sheet, chart: Chart, block: Block) -> None:
    """A line from a label that had to move to its group."""
    group = next((each for each in chart.reader.atlas.groups if each.id == block.group), None)
    if group is None:
        return
    spot = group.label_narrow if chart.small else group.label
    if abs(block.at[1] - chart.frame.at(spot.at)[1]) > _FAR:
        shore = shapely.shortest_line(shapely.box(*block.box), chart.ground.group_on(chart.frame, group.id))
        if shore is not None and shore.length > 14:
            sheet.shape(shore, stroke=chart.reader.colours["ink2"], width=0.8)
