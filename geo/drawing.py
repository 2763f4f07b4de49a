"""Small drawings as SVG path text: key plan, silhouettes at one scale, the world inset. No text, only numbers."""
# floor 1

import math
from collections.abc import Iterable
from dataclasses import dataclass

import shapely
from pyproj import Geod, Transformer
from shapely.geometry.base import BaseGeometry

# One unit of the key plan in degrees of latitude; a degree of longitude is shorter by the cosine of the latitude.
_UNIT = 0.025
_MIDDLE = 44.5
_PLAN_WEST, _PLAN_NORTH = 145.2, 45.7
_WORLD = Transformer.from_crs("EPSG:4326", "+proj=natearth +lon_0=160 +datum=WGS84", always_xy=True)
_WORLD_UNIT = 240_000  # metres; the globe is about 150 units wide
_GEOD = Geod(ellps="WGS84")


@dataclass(frozen=True)
class Silhouette:
    """A path in plan units and its box (left, top, width, height)."""

    path: str
    box: tuple[float, float, float, float]


def silhouette(shape: BaseGeometry) -> Silhouette:
    """A group's outline in the units of the key plan, from lon/lat degrees; x east, y south."""
    plan = shapely.transform(shape, _to_plan, interleaved=False)
    thin = shapely.simplify(plan, 0.35)
    west, north, east, south = plan.bounds
    return Silhouette(_path(thin, 1), (west, north, east - west, south - north))


def plan_box(silhouettes: Iterable[Silhouette]) -> str:
    """The viewBox round all silhouettes."""
    boxes = [each.box for each in silhouettes]
    west, north = min(box[0] for box in boxes), min(box[1] for box in boxes)
    east, south = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
    return _numbers(west - 2, north - 2, east - west + 4, south - north + 4)


def same_scale_boxes(silhouettes: list[Silhouette]) -> list[str]:
    """A viewBox for each silhouette, all of the width of the widest, so that drawn areas can be compared."""
    width = max(each.box[2] for each in silhouettes) + 2
    boxes = []
    for each in silhouettes:
        left, top, wide, high = each.box
        boxes.append(_numbers(left + wide / 2 - width / 2, top - 1, width, high + 2))
    return boxes


def world_path(shape: BaseGeometry) -> str:
    """World land as a path in inset units; the shape must be cut at the far meridian (20 W)."""
    return _path(shapely.transform(shape, _to_world, interleaved=False), 1)


def globe() -> tuple[str, str]:
    """The outline of the projected globe and the viewBox round it."""
    edge = [(-19.999, lat) for lat in range(-90, 91, 6)] + [(-20.001, lat) for lat in range(90, -91, -6)]
    outline = shapely.transform(shapely.Polygon(edge), _to_world, interleaved=False)
    west, north, east, south = outline.bounds
    return _path(outline, 1), _numbers(west - 1, north - 1, east - west + 2, south - north + 2)


def world_point(lon: float, lat: float) -> tuple[float, float]:
    """A point in inset units (x, y)."""
    xs, ys = _to_world([lon], [lat])
    return round(xs[0], 1), round(ys[0], 1)


def world_arc(start: tuple[float, float], end: tuple[float, float]) -> str:
    """The great circle between two (lon, lat) points as an inset path, broken where it crosses the far meridian."""
    between = _GEOD.npts(*start, *end, 24)
    path, before = "", None
    for lon, lat in [start, *between, end]:
        x, y = world_point(lon, lat)
        jumps = before is None or abs(x - before) > 40
        path += f"{'M' if jumps else 'L'}{x:g} {y:g}"
        before = x
    return path


def _to_plan(lon: list[float], lat: list[float]) -> tuple[list[float], list[float]]:
    narrow = math.cos(math.radians(_MIDDLE))
    return [(x - _PLAN_WEST) * narrow / _UNIT for x in lon], [(_PLAN_NORTH - y) / _UNIT for y in lat]


def _to_world(lon: list[float], lat: list[float]) -> tuple[list[float], list[float]]:
    xs, ys = _WORLD.transform(lon, lat)
    return [float(x) / _WORLD_UNIT for x in xs], [-float(y) / _WORLD_UNIT for y in ys]


def _path(shape: BaseGeometry, decimals: int) -> str:
    rings = []
    for polygon in shapely.get_parts(shape):
        points = [(round(x, decimals), round(y, decimals)) for x, y in polygon.exterior.coords[:-1]]
        rings.append("M" + "L".join(f"{x:g} {y:g}" for x, y in dict.fromkeys(points)) + "z")
    return "".join(rings)


def _numbers(*values: float) -> str:
    return " ".join(f"{round(value, 1):g}" for value in values)
