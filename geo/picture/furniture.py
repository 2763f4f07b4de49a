"""What a map carries beside its subject: names for orientation, degrees, scale bar, north arrow, the world inset."""
# floor 11

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np
import shapely
from matplotlib.path import Path

from geo import drawing
from geo.groups import Named
from geo.picture.arranging import Chart
from geo.picture.blocks import meets
from geo.picture.ground import Frame, scale_bar, scale_box
from geo.picture.reader import Reader
from geo.picture.sheet import Box, Sheet, Words, path_through, words_box
from geo.scene import HOME, VIEW

_TOWNS_FROM = 760.0  # CSS pixels of map width, as on the page


def draw_names(sheet: Sheet, chart: Chart, taken: Sequence[Box]) -> None:
    """Seas, lands and settlements where they touch nothing, then the degrees at the edges."""
    boxes = list(taken)
    for mark in [*_lands(chart), *_degrees(chart)]:
        box = words_box(mark)
        inside = box[0] > 6 and box[1] > 4 and box[2] < chart.frame.width - 6 and box[3] < chart.frame.height - 4
        if inside and not any(meets(box, other) for other in boxes):
            sheet.marks.append(mark)
            boxes.append(box)
    _towns(sheet, chart, boxes)


def _lands(chart: Chart) -> list[Words]:
    reader, colours = chart.reader, chart.reader.colours
    found = []
    for label in reader.atlas.labels:
        x, y = chart.frame.at(label.at)
        sea = label.kind == "sea"
        found.append(
            Words(
                at=(x, y + 5),
                text=label.names.in_language(reader.lang),
                size=(13.0 if chart.small else 15.0) if sea else 12.5,
                face="italic" if sea else "regular",
                colour=colours["water" if sea else "ink2"],
                anchor="center",
                halo=None if sea else colours["halo"],
            )
        )
    return [mark for mark in found if not (chart.frame.width < 480 and mark.face == "regular")]


def _towns(sheet: Sheet, chart: Chart, boxes: list[Box]) -> None:
    """Settlements, right or left of their point where the name crosses no coast."""
    if chart.frame.width < _TOWNS_FROM:
        return
    for point in chart.reader.atlas.points:
        if point.kind == "settlement" and chart.frame.shows(point.at, 12):
            marks = _town(chart, _both(chart.reader, point), chart.frame.at(point.at))
            free = next((mark for mark in marks if _free(chart, words_box(mark), boxes)), None)
            if free:
                colours = chart.reader.colours
                sheet.circle(chart.frame.at(point.at), 2.6, fill=colours["paper"], stroke=colours["ink"], width=1.2)
                sheet.marks.append(free)
                boxes.append(words_box(free))


def _town(chart: Chart, name: str, at: tuple[float, float]) -> list[Words]:
    colours = chart.reader.colours
    style = {"text": name, "size": 12.0, "colour": colours["ink"], "halo": colours["halo"]}
    right = Words(at=(at[0] + 7, at[1] + 4), **style)  # type: ignore[arg-type]
    return [right, replace(right, at=(at[0] - 7, at[1] + 4), anchor="right")]


def _free(chart: Chart, box: Box, boxes: Sequence[Box]) -> bool:
    inside = box[0] > 8 and box[2] < chart.frame.width - 8
    groups = (chart.ground.group_on(chart.frame, group.id) for group in chart.reader.atlas.groups)
    return (
        inside
        and not any(meets(box, other) for other in boxes)
        and not any(shape.intersects(shapely.box(*box)) for shape in groups)
    )


def _both(reader: Reader, named: Named) -> str:
    """One line with the names of both sides; the last of the second line is always the other side's."""
    first, others = reader.names(named)
    other = others.split(" · ")[-1]
    return f"{first} / {other}" if other and " / " not in first else first


def _degrees(chart: Chart) -> list[Words]:
    """Parallels at the right edge, meridians at the lower one."""
    colours = chart.reader.colours
    # With a halo: a boundary may run through a figure.
    style = {"size": 11.0, "colour": colours["water"], "anchor": "right", "halo": colours["halo"]}
    frame = chart.frame
    (south, west), (north, east) = VIEW
    found = []
    for lat in range(math.floor(south), math.ceil(north) + 1):
        edge = frame.at((east, lat))
        slope = frame.at((east + 0.5, lat))
        y = edge[1] + (slope[1] - edge[1]) / (slope[0] - edge[0]) * (frame.width - edge[0])
        found.append(Words(at=(frame.width - 8, y - 4), text=f"{lat}°", **style))  # type: ignore[arg-type]
    for lon in range(math.floor(west), math.ceil(east) + 1):
        edge = frame.at((lon, south))
        found.append(Words(at=(edge[0] - 4, frame.height - 8), text=f"{lon}°", **style))  # type: ignore[arg-type]
    return found


def draw_scale(sheet: Sheet, reader: Reader, frame: Frame) -> None:
    """A bar of true length, and north as it is where the arrow stands."""
    (km, long), colours = scale_bar(frame), reader.colours
    left, _, right, bottom = scale_box(frame)
    ink, halo = colours["ink"], colours["halo"]
    start = right - long - 6
    bar = [(start, bottom - 10), (start, bottom - 4), (start + long, bottom - 4), (start + long, bottom - 10)]
    sheet.line(bar, halo, width=4.5)
    sheet.line(bar, ink, width=1.3, name="scale")
    sheet.words(
        (start + long / 2, bottom - 10),
        reader.say("picture.km", n=km),
        size=12.0,
        colour=ink,
        anchor="center",
        halo=halo,
    )
    _north(sheet, reader, frame, (left + 14, bottom - 4))


def _north(sheet: Sheet, reader: Reader, frame: Frame, at: tuple[float, float]) -> None:
    dx, dy = frame.north_at(*at)
    point, colours = (at[0] + 24 * dx, at[1] + 24 * dy), reader.colours
    for half, fill in ((-5.0, colours["ink"]), (5.0, colours["paper"])):
        wing = [point, (at[0] + half, at[1]), (at[0], at[1] - 5), point]
        sheet.shape(Path(np.array(wing), closed=True), fill=fill, stroke=colours["ink"], width=0.9, name="north")
    halo = colours["halo"]
    sheet.words(
        (point[0], point[1] - 4),
        reader.say("picture.north"),
        size=12.0,
        face="semibold",
        colour=colours["ink"],
        anchor="center",
        halo=halo,
    )


def draw_inset(sheet: Sheet, chart: Chart, corner: tuple[float, float], width: float) -> float:
    """The world with the islands in a square, and the way to where the current event took place; returns the height."""
    outline, box = drawing.globe()
    left, top, wide, high = map(float, box.split())
    by, colours = width / wide, chart.reader.colours

    def scaled(path: Path) -> Path:
        vertices = (path.vertices - np.array([left, top])) * by + np.array(corner)
        return Path(np.round(vertices, 1), path.codes)

    sheet.shape(scaled(path_from(outline)), fill=colours["sea"], stroke=colours["rule2"], width=0.6)
    sheet.shape(scaled(_world(chart)), fill=colours["land"], stroke=colours["coast"], width=0.4)
    home = (np.array(drawing.world_point(*HOME)) - (left, top)) * by + corner
    act = chart.selection.current.act if chart.selection.current else None
    if act and not chart.frame.shows((act.lon, act.lat)):
        arc = path_from(drawing.world_arc(HOME, (act.lon, act.lat)))
        sheet.shape(scaled(arc), stroke=colours["ink"], width=1.2, dash=(1.5, 2.5))
        at = (np.array(drawing.world_point(act.lon, act.lat)) - (left, top)) * by + corner
        sheet.circle((float(at[0]), float(at[1])), 3.2, fill=colours["paper"], stroke=colours["ink"], width=1.3)
    x, y = float(home[0]), float(home[1])
    sheet.rectangle((x - 3.5, y - 3.5, x + 3.5, y + 3.5), fill=colours["paper"], stroke=colours["ink"], width=1.4)
    return high * by


def _world(chart: Chart) -> Path:
    land = [place.geometry for place in chart.reader.atlas.layers["world"].values()]
    return chart.ground.keep(("world",), lambda: path_from(drawing.world_path(shapely.union_all(land))))


@lru_cache(maxsize=64)
def path_from(text: str) -> Path:
    """The path text of geo.drawing (M, L, l, z and whole numbers) as a path."""
    runs: list[tuple[np.ndarray[tuple[int, ...], np.dtype[np.float64]], bool]] = []
    points: list[tuple[float, float]] = []
    for letter, numbers in re.findall(r"([MLlz])([^MLlz]*)", text):
        found = [float(number) for number in re.findall(r"-?\d+", numbers)]
        if letter == "z":
            runs.append((np.array([*points, points[0]]), True))
            points = []
        elif letter == "M" and len(points) > 1:
            runs.append((np.array(points), False))
        if letter == "M":
            points = []
        for x, y in zip(found[::2], found[1::2], strict=True):
            points.append((points[-1][0] + x, points[-1][1] + y) if letter == "l" else (x, y))
    if len(points) > 1:
        runs.append((np.array(points), False))
    return path_through(runs)
