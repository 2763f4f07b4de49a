"""A storyboard: a small map for each chosen date, with one key, one scale bar and one foot."""
# floor 12

from collections.abc import Sequence
from dataclasses import dataclass, replace

from events.dates import EdtfDate
from geo.picture.arranging import Chart, arrange
from geo.picture.chart import draw_chart
from geo.picture.fonts import Face
from geo.picture.furniture import draw_names, draw_scale
from geo.picture.ground import Frame, fit
from geo.picture.heading import Heading, draw_foot, draw_heading, foot_of, subject, titles
from geo.picture.legend import draw_columns, marks_of, shades_of
from geo.picture.paper import Measures, measures_of, on_paper
from geo.picture.reader import Reader
from geo.picture.sheet import Sheet
from geo.picture.standing import standing_on
from geo.picture.strip import Strip, draw_strip
from geo.picture.typesetting import wrap
from geo.selection import Selection

_NARROWEST, _GAP = 288.0, 20.0  # CSS pixels of a panel, between two
_Line = tuple[str, float, Face, str, float]  # words, size, face, colour, height


@dataclass(frozen=True)
class Panel:
    """One date of a storyboard, as it was asked for, and what is there on its day."""

    date: EdtfDate
    selection: Selection


def storyboard_heading(reader: Reader, panels: Sequence[Panel]) -> Heading:
    """The words at the head of a storyboard."""
    dates = sorted((panel.date for panel in panels), key=lambda date: date.earliest)
    first, last = reader.date(dates[0]), reader.date(dates[-1])
    # Two dates are no span: nothing is said of the time between them.
    span = reader.say("picture.storyboard", first=first, last=last) if len(dates) > 2 else reader.listed([first, last])
    return Heading(of=subject(reader), date=span, title="", note="")


def compose_storyboard(reader: Reader, panels: Sequence[Panel]) -> Sheet:
    """The picture of several dates, in rows of panels of one size."""
    measures = measures_of(reader.view.width)
    sheet = Sheet(measures.width, 0)
    x, y = measures.margin, measures.margin - 4
    y += draw_heading(sheet, reader, storyboard_heading(reader, panels), (x, y), measures.inner) + 10
    columns, frame = _grid(reader, panels, measures)
    y += _rows(sheet, reader, panels, columns, frame, (x, y))
    standings = [standing_on(reader.atlas, panel.selection.day) for panel in panels]
    key = [*shades_of(reader, standings, frame), *marks_of(reader, False)]
    y += draw_columns(sheet, reader, key, (x, y), measures.inner) + 12
    if reader.view.strip:
        days = tuple(panel.selection.day for panel in panels)
        latest = max((panel.selection for panel in panels), key=lambda selection: selection.day)
        strip = draw_strip(Strip(reader, latest, measures.inner, days))
        sheet.add(strip.marks, x, y)
        y += strip.height + 12
    y += draw_foot(sheet, reader, foot_of(reader, None, standings), (x, y), measures.inner)
    return on_paper(sheet, reader, y + measures.margin - 6)


def _grid(reader: Reader, panels: Sequence[Panel], measures: Measures) -> tuple[int, Frame]:
    """How many panels stand in a row, rows being as even as they come, and the frame of each."""
    fitting = max(1, int((measures.inner + _GAP) // (_NARROWEST + _GAP)))
    rows = -(-len(panels) // fitting)
    columns = -(-len(panels) // rows)
    return columns, _frame(reader, panels, float(int((measures.inner - (columns - 1) * _GAP) / columns)))


def _rows(
    sheet: Sheet, reader: Reader, panels: Sequence[Panel], columns: int, frame: Frame, corner: tuple[float, float]
) -> float:
    """The panels; returns their height."""
    y = corner[1]
    for start in range(0, len(panels), columns):
        row = panels[start : start + columns]
        heads = [_head(reader, panel, frame.width) for panel in row]
        high = max(sum(line[4] for line in head) for head in heads)
        for number, (panel, head) in enumerate(zip(row, heads, strict=True)):
            x = corner[0] + number * (frame.width + _GAP)
            _draw_head(sheet, reader, head, (x, y))
            chart = Chart(reader, panel.selection, (), frame, scaled=panel is panels[0])
            _draw_map(sheet, chart, (x, y + high + 6))
        y += high + 6 + frame.height + 18
    return y - corner[1]


def _frame(reader: Reader, panels: Sequence[Panel], width: float) -> Frame:
    """One frame for all, high enough for the labels of each."""
    frame = fit(width, width * 0.86, left=10.0)
    charts = (Chart(reader, panel.selection, (), frame, scaled=panel is panels[0]) for panel in panels)
    return replace(frame, height=max(arrange(chart).chart.frame.height for chart in charts))


def _head(reader: Reader, panel: Panel, width: float) -> list[_Line]:
    coarse = panel.date.earliest != panel.date.latest
    parts: list[_Line] = [
        (reader.date(panel.date), 17.0, "semibold", "ink", 23.0),
        (
            reader.say("picture.on-day", date=reader.day(panel.selection.day)) if coarse else "",
            12.0,
            "regular",
            "ink2",
            16.0,
        ),
        (titles(reader, panel.selection), 13.0, "regular", "ink", 18.0),
    ]
    return [(line, *style) for text, *style in parts for line in wrap(text, style[0], style[1], width)]  # type: ignore[misc]


def _draw_head(sheet: Sheet, reader: Reader, lines: Sequence[_Line], corner: tuple[float, float]) -> None:
    x, y = corner
    for line, size, face, colour, high in lines:
        y += high
        sheet.words((x, y - 0.28 * high), line, size=size, face=face, colour=reader.colours[colour])


def _draw_map(sheet: Sheet, chart: Chart, corner: tuple[float, float]) -> None:
    arranged = arrange(chart)
    drawn = draw_chart(arranged)
    draw_names(drawn, chart, arranged.boxes)
    if chart.scaled:
        draw_scale(drawn, chart.reader, chart.frame)
    drawn.rectangle(chart.frame.box, stroke=chart.reader.colours["rule2"], width=1.0)
    sheet.add(drawn.marks, *corner)
