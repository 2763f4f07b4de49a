"""What lies on a fill: the page's dots, lines, squares and the hatch of two claims, as paths cut to a shape; lines."""
# floor 3

from collections.abc import Iterator

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.picture.colours import GROUND, Colours
from geo.picture.sheet import Box, Mark, Sheet

# How a line looks by what it is; the page's dashes.
_DASH: dict[str, tuple[float, ...]] = {"treaty": (), "control": (0.1, 4.5), "japan": (9, 5), "russia": (9, 5, 2, 5)}
_TILE = 14.0  # CSS pixels; patterns do not grow with the map
_EVERY = 7.0


def filling(shape: BaseGeometry, holder: str, both: bool, colours: Colours, top: float = 0.0) -> list[Mark]:
    """A shape in CSS pixels filled as its administration is on the page; `both` adds the hatch of two claims.

    Dots and lines are counted down from `top`.
    """
    sheet = Sheet()
    if shape.is_empty:
        return []
    sheet.shape(shape, fill=colours[GROUND[holder]])
    left, high, right, low = (float(edge) for edge in shape.bounds)
    if holder == "matsumae":
        rows = [shapely.LineString([(left, y), (right, y)]) for y in _steps(high, low, _EVERY, top + 2.8)]
        sheet.shape(_lines(rows, shape), stroke=colours["jp"], width=1.6)
    elif holder in ("none", "contested", "unknown"):
        tiles = shapely.MultiPolygon(list(_tiles(holder, (left, high, right, low), top)))
        sheet.shape(_areas(tiles, shape), fill=colours["ruT" if holder == "contested" else "dot"])
    if both:
        sheet.shape(hatch(shape), stroke=colours["hatch"], width=1.0)
    return sheet.marks


def hatch(shape: BaseGeometry) -> BaseGeometry:
    """Lines at 45 degrees, one every seventh pixel along the edge, cut to a shape."""
    left, top, right, bottom = (float(edge) for edge in shape.bounds)
    sums = _steps(left + top, right + bottom, _EVERY, 0.0)
    return _lines([shapely.LineString([(left, total - left), (right, total - right)]) for total in sums], shape)


def _steps(start: float, end: float, every: float, offset: float) -> list[float]:
    """Numbers between two ends, on one grid for the whole picture, so that patterns go on from shape to shape."""
    first = np.ceil((start - offset) / every) * every + offset
    return [float(step) for step in np.arange(first, end, every)]


def _tiles(holder: str, area: Box, top: float) -> Iterator[shapely.Polygon]:
    """Boxes of each tile as the page draws them: dots, squares of a board, dashes."""
    boxes = {
        "none": ((1, 1, 2, 2), (8, 8, 9, 9), (8, 1, 9, 2), (1, 8, 2, 9)),
        "contested": ((0, 0, 7, 7), (7, 7, 14, 14)),
        "unknown": ((5, 6, 9, 7),),
    }[holder]
    for x in _steps(area[0] - _TILE, area[2], _TILE, 0.0):
        for y in _steps(area[1] - _TILE, area[3], _TILE, top):
            yield from (shapely.box(x + a, y + b, x + c, y + d) for a, b, c, d in boxes)


def _lines(lines: list[shapely.LineString], shape: BaseGeometry) -> BaseGeometry:
    found = shapely.intersection(shapely.MultiLineString(lines), shape)
    return shapely.MultiLineString([part for part in shapely.get_parts(found) if part.geom_type == "LineString"])


def _areas(boxes: shapely.MultiPolygon, shape: BaseGeometry) -> BaseGeometry:
    inside = shapely.intersection(shapely.get_parts(boxes), shape)
    parts = shapely.get_parts(inside)
    return shapely.MultiPolygon([part for part in parts if part.geom_type == "Polygon" and not part.is_empty])


def line_style(role: str, viewpoint: str, colours: Colours) -> dict[str, object]:
    """How a line is drawn by what it is; the side whose view it is sees its own line solid."""
    own = role == viewpoint
    dash = () if own else _DASH[role]
    return {
        **{"stroke": colours["ink2"], "width": 1.8 if own else 1.4, "dash": dash},
        "cap": "round" if role == "control" else "butt",
    }
