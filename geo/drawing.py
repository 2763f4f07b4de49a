"""Small drawings as SVG path text: key plan, silhouettes at one scale, the world inset. No text, only numbers."""
# floor 1

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from pyproj import Geod, Transformer
from shapely.geometry.base import BaseGeometry

from geo.measure import Points

# One unit of the key plan in degrees of latitude; a degree of longitude is shorter by the cosine of the latitude.
_UNIT = 0.01
_MIDDLE = 44.5
_PLAN_WEST, _PLAN_NORTH = 145.2, 45.7
_WORLD = Transformer.from_crs("EPSG:4326", "+proj=natearth +lon_0=160 +datum=WGS84", always_xy=True)
_WORLD_UNIT = 120_000  # metres; the globe is about 290 units wide, two to a pixel
_GEOD = Geod(ellps="WGS84")


@dataclass(frozen=True)
class Silhouette:
    """A path in plan units and its box (left, top, width, height)."""

    path: str
    box: tuple[float, float, float, float]


def silhouette(shape: BaseGeometry) -> Silhouette:
    """A group's outline in the units of the key plan, from lon/lat degrees; x east, y south; "" without a shape."""
    if shape.is_empty:
        return Silhouette("", (0, 0, 0, 0))
    plan = shapely.transform(shape, _to_plan)
    thin = shapely.simplify(plan, 1)
    west, north, east, south = plan.bounds
    return Silhouette(_path(thin), (west, north, east - west, south - north))


def plan_box(silhouettes: Iterable[Silhouette]) -> str:
    """The viewBox round all silhouettes."""
    boxes = [each.box for each in silhouettes if each.path] or [(0, 0, 0, 0)]
    west, north = min(box[0] for box in boxes), min(box[1] for box in boxes)
    east, south = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
    return _numbers(west - 6, north - 6, east - west + 12, south - north + 12)


def same_scale_boxes(silhouettes: list[Silhouette]) -> list[str]:
    """A viewBox for each silhouette, all of the width of the widest, so that drawn areas can be compared."""
    width = max((each.box[2] for each in silhouettes), default=0) + 6
    boxes = []
    for each in silhouettes:
        left, top, wide, high = each.box
        boxes.append(_numbers(left + wide / 2 - width / 2, top - 3, width, high + 6))
    return boxes


def world_path(shape: BaseGeometry) -> str:
    """World land as a path in inset units, thinned; the shape must be cut at the far meridian (20 W)."""
    return _path(shapely.simplify(shapely.transform(shape, _to_world), 1.6))


def globe() -> tuple[str, str]:
    """The outline of the projected globe and the viewBox round it."""
    edge = [(-19.999, lat) for lat in range(-90, 91, 10)] + [(-20.001, lat) for lat in range(90, -91, -10)]
    outline = shapely.transform(shapely.Polygon(edge), _to_world)
    west, north, east, south = outline.bounds
    return _path(outline), _numbers(west - 1, north - 1, east - west + 2, south - north + 2)


def world_point(lon: float, lat: float) -> tuple[int, int]:
    """A point in inset units (x, y)."""
    x, y = _to_world(np.array([[lon, lat]]))[0]
    return round(x), round(y)


def world_arc(start: tuple[float, float], end: tuple[float, float]) -> str:
    """The great circle between two (lon, lat) points as an inset path, broken where it crosses the far meridian."""
    between = _GEOD.npts(*start, *end, 5)
    path, before = "", None
    for lon, lat in [start, *between, end]:
        x, y = world_point(lon, lat)
        jumps = before is None or abs(x - before) > 80
        path += f"{'M' if jumps else 'L'}{x} {y}"
        before = x
    return path


def _to_plan(lonlat: Points) -> Points:
    narrow = math.cos(math.radians(_MIDDLE))
    return np.column_stack([(lonlat[:, 0] - _PLAN_WEST) * narrow / _UNIT, (_PLAN_NORTH - lonlat[:, 1]) / _UNIT])


def _to_world(lonlat: Points) -> Points:
    x, y = _WORLD.transform(lonlat[:, 0], lonlat[:, 1])
    return np.column_stack([x, -y]) / _WORLD_UNIT


def _path(shape: BaseGeometry) -> str:
    """Every ring as whole-unit steps from its first point ("m" and "l" of SVG), the shortest form."""
    return "".join(_ring(ring) for part in shapely.get_parts(shape) for ring in (part.exterior, *part.interiors))


def _ring(ring: shapely.LinearRing) -> str:
    points = list(dict.fromkeys((round(x), round(y)) for x, y in ring.coords[:-1]))
    steps = [(x - a, y - b) for (a, b), (x, y) in pairwise(points)]
    if len(points) < 3:
        return ""
    text = " ".join(f"{x} {y}" for x, y in steps).replace(" -", "-")
    return f"M{points[0][0]} {points[0][1]}l{text}z"


def _numbers(*values: float) -> str:
    return " ".join(f"{round(value, 1):g}" for value in values)
