"""A picture of one day: where head, map, key, list, time strip and foot stand, for every width."""
# floor 12

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.picture.chart import Chart, Numbered, draw_chart
from geo.picture.furniture import draw_inset, draw_names, draw_scale, scale_box
from geo.picture.ground import Frame, fit
from geo.picture.heading import draw_foot, draw_heading, foot_of, heading_of
from geo.picture.legend import Row, draw_columns, draw_key, heading, key_height, marks_of, shades_of
from geo.picture.listing import draw_list, entry_height, numbered_of
from geo.picture.reader import Reader
from geo.picture.sheet import Box, Sheet
from geo.picture.standing import standing_on
from geo.picture.strip import Strip, draw_strip
from geo.selection import Selection

# Layout is made for at most so many CSS pixels; a wider picture is the same one, larger.
WIDEST = 1600
_KEY, _INSET = 188.0, 168.0  # widths
_PANEL_FROM, _KEY_FROM = 960.0, 700.0


@dataclass(frozen=True)
class Measures:
    """The widths of a picture: all of it, its margin, the map, the list beside it (0: below it)."""

    width: float
    margin: float
    chart: float
    panel: float

    @property
    def inner(self) -> float:
        """The width inside the margins."""
        return self.width - 2 * self.margin


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


def on_paper(sheet: Sheet, reader: Reader, height: float) -> Sheet:
    """The finished sheet: its height, and paper under everything."""
    paper = Sheet(sheet.width, float(round(height)))
    paper.rectangle((0, 0, paper.width, paper.height), fill=reader.colours["paper"], name="paper")
    paper.add(sheet.marks)
    return paper


def _measures(reader: Reader, listed: list[Numbered]) -> Measures:
    width = float(min(reader.view.width, WIDEST))
    margin = 20.0 if width >= 600 else 12.0
    panel = min(max(0.29 * width, 300.0), 420.0) if listed and width >= _PANEL_FROM else 0.0
    if panel and sum(entry_height(reader, each, panel) for each in listed) > 900:
        panel = 0.0
    return Measures(width, margin, width - 2 * margin - (panel + 24 if panel else 0), panel)


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
    key, marks = [heading(reader, standing), *shades_of(reader, [standing])], marks_of(reader, bool(listed))
    box = _key_box(key) if wide >= _KEY_FROM else None
    high = _draw_map(sheet, Chart(reader, selection, listed, _frame(wide, box), _taken(box)), (x, top), key)
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


def _frame(width: float, key: Box | None) -> Frame:
    return fit(width, min(width * 0.84, 650.0), left=100.0 if key else 10.0)


def _taken(key: Box | None) -> tuple[Box, ...]:
    return (key,) if key else ()


def _draw_map(sheet: Sheet, chart: Chart, corner: tuple[float, float], key: Sequence[Row]) -> float:
    """The map with everything on it, lower by what its labels need; returns its height."""
    drawn, boxes = draw_chart(chart)
    low = float(round(max((box[3] for box in boxes), default=0.0) + 12))
    if low > chart.frame.height:
        chart = replace(chart, frame=replace(chart.frame, height=low))
        drawn, boxes = draw_chart(chart)
    draw_names(drawn, chart, [*chart.taken, scale_box(chart.frame), *boxes])
    draw_scale(drawn, chart.reader, chart.frame)
    for box in chart.taken:
        colours = chart.reader.colours
        drawn.rectangle(box, fill=colours["paper"], stroke=colours["rule"], width=1.0)
        high = draw_inset(drawn, chart, (box[0] + (box[2] - box[0] - _INSET) / 2, box[1] + 10), _INSET)
        draw_key(drawn, chart.reader, key, (box[0] + 10, box[1] + 18 + high), _KEY)
    drawn.rectangle(chart.frame.box, stroke=chart.reader.colours["rule2"], width=1.0)
    sheet.add(drawn.marks, *corner)
    return chart.frame.height
