"""A picture of one day: where head, map, key, list, time strip and foot stand, for every width."""
# floor 12

from collections.abc import Sequence

from geo.picture.arranging import Chart, Numbered, arrange
from geo.picture.chart import draw_chart
from geo.picture.furniture import draw_inset, draw_names, draw_scale
from geo.picture.ground import Frame, fit
from geo.picture.heading import draw_foot, draw_heading, foot_of, heading_of
from geo.picture.legend import Row, draw_columns, draw_key, heading, key_height, marks_of, shades_of
from geo.picture.listing import draw_list, entry_height, numbered_of
from geo.picture.paper import Measures, measures_of, on_paper
from geo.picture.reader import Reader
from geo.picture.sheet import Box, Sheet
from geo.picture.standing import standing_on
from geo.picture.strip import Strip, draw_strip
from geo.selection import Selection

_KEY, _INSET = 188.0, 168.0  # widths
_PANEL_FROM, _PANEL_MOST, _KEY_FROM = 960.0, 860.0, 700.0


def compose(reader: Reader, selection: Selection) -> Sheet:
    """The picture of a view on one day."""
    listed, earlier = numbered_of(reader.view, selection)
    measures = _measures(reader, listed)
    sheet = Sheet(measures.width, 0)
    x, y = measures.margin, measures.margin - 4
    y += draw_heading(sheet, reader, heading_of(reader, selection), (x, y), measures.inner) + 12
    y += _middle(sheet, reader, selection, measures, listed, earlier, y) + 14
    if reader.view.strip:
        strip = draw_strip(Strip(reader, selection, measures.inner))
        sheet.add(strip.marks, x, y)
        y += strip.height + 12
    y += draw_foot(
        sheet, reader, foot_of(reader, selection, [standing_on(reader.atlas, selection.day)]), (x, y), measures.inner
    )
    return on_paper(sheet, reader, y + measures.margin - 6)


def _measures(reader: Reader, listed: Sequence[Numbered]) -> Measures:
    """The list stands beside the map if the picture is wide and the list about as high as the map."""
    width = measures_of(reader.view.width).width
    panel = min(max(0.29 * width, 300.0), 420.0) if listed and width >= _PANEL_FROM else 0.0
    high = sum(entry_height(reader, each, panel) for each in listed) if panel else 0.0
    return measures_of(reader.view.width, panel if high < _PANEL_MOST else 0.0)


def _middle(
    sheet: Sheet,
    reader: Reader,
    selection: Selection,
    measures: Measures,
    listed: Sequence[Numbered],
    earlier: int,
    top: float,
) -> float:
    """Map, key and list; returns their height."""
    x, wide, standing = measures.margin, measures.chart, standing_on(reader.atlas, selection.day)
    frame, marks = _frame(wide), marks_of(reader, bool(listed))
    key = [heading(reader, standing), *shades_of(reader, [standing], frame)]
    box = _key_box(key) if wide >= _KEY_FROM else None
    high = _draw_map(sheet, Chart(reader, selection, listed, frame, box), (x, top), key)
    rows = marks if box else [*key, *marks]
    high += 10 + draw_columns(sheet, reader, rows, (x, top + high + 10), wide)
    if listed and measures.panel:
        return max(high, draw_list(sheet, reader, listed, earlier, selection, (x + wide + 24, top), measures.panel))
    if listed:
        columns = 1 if wide < 620 else 2 if wide < 1000 else 3
        high += 12 + draw_list(sheet, reader, listed, earlier, selection, (x, top + high + 12), wide, columns)
    return high


def _key_box(rows: Sequence[Row]) -> Box:
    """The box of inset and key at the map's top left corner."""
    return 10.0, 10.0, 30.0 + _KEY, 38.0 + _INSET * 0.52 + key_height(rows, _KEY)


def _frame(width: float) -> Frame:
    return fit(width, min(width * 0.84, 650.0), left=100.0 if width >= _KEY_FROM else 10.0)


def _draw_map(sheet: Sheet, chart: Chart, corner: tuple[float, float], key: Sequence[Row]) -> float:
    """The map with everything on it, lower by what its labels need; returns its height."""
    arranged = arrange(chart)
    chart = arranged.chart
    drawn = draw_chart(arranged)
    draw_names(drawn, chart, arranged.boxes)
    draw_scale(drawn, chart.reader, chart.frame)
    if chart.key:
        _draw_key(drawn, chart, chart.key, key)
    drawn.rectangle(chart.frame.box, stroke=chart.reader.colours["rule2"], width=1.0)
    sheet.add(drawn.marks, *corner)
    return chart.frame.height


def _draw_key(sheet: Sheet, chart: Chart, box: Box, rows: Sequence[Row]) -> None:
    """The world inset and the key, in their box on the map."""
    colours = chart.reader.colours
    sheet.rectangle(box, fill=colours["paper"], stroke=colours["rule"], width=1.0)
    high = draw_inset(sheet, chart, (box[0] + (box[2] - box[0] - _INSET) / 2, box[1] + 10), _INSET)
    draw_key(sheet, chart.reader, rows, (box[0] + 10, box[1] + 18 + high), _KEY)
