"""Fewer vertices for a coast without breaking it: in metres, and finer where a near zone asks for it."""
# floor 1

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

import numpy as np
import shapely
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from geo.measure import Box, Points, degrees_of, to_degrees, to_metres

# No tolerance is a larger part of a polygon's size (the root of its area), so that an islet keeps a shape.
_SHARE_OF_SIZE = 0.12


@dataclass(frozen=True)
class Level:
    """How much detail stays: a coast moves at most `tolerance_m`, land under `min_km2` goes."""

    tolerance_m: float
    min_km2: float


@dataclass(frozen=True)
class Detail:
    """The level of a file, and inside the box `near` (if there is one) a finer one."""

    level: Level
    near: Box | None = None
    near_level: Level | None = None


def generalise(polygon: Polygon, detail: Detail, *, keep: bool = False) -> Polygon | None:
    """Return a lon/lat polygon with less detail, or None if it is too small and need not be kept.

    A polygon that meets the near box is judged by the near level, and its coast in the box follows it.
    """
    near = detail.near if detail.near and shapely.box(*detail.near).intersects(polygon) else None
    level = detail.near_level if near and detail.near_level else detail.level
    metres = to_metres(polygon)
    if not keep and metres.area < level.min_km2 * 1e6:
        return None
    most = _SHARE_OF_SIZE * float(np.sqrt(metres.area))
    thinned = shapely.simplify(metres, min(level.tolerance_m, most))
    if near:
        thinned = thin_outside(thinned, near, min(detail.level.tolerance_m, most))
    return to_degrees(thinned)


def thin_outside(polygon: Polygon, box: Box, tolerance_m: float) -> Polygon:
    """Simplify a polygon in local metres, but only those stretches that lie outside `box` (degrees).

    Every segment inside is handed over as a line of its own: it cannot get simpler, and no line may cross it.
    Neighbouring stretches share their end points, so there is no seam where the detail changes.
    """
    rings = [list(_stretches(shapely.get_coordinates(ring), box)) for ring in shapely.get_rings(polygon)]
    lines = MultiLineString([line for ring in rings for line in ring])
    thinned = iter(shapely.get_parts(shapely.simplify(lines, tolerance_m)))
    # A stretch ends where the next one starts, so each gives all its points but the last.
    points = [np.vstack([shapely.get_coordinates(next(thinned))[:-1] for _ in ring]) for ring in rings]
    return Polygon(points[0], points[1:])


def _stretches(ring: Points, box: Box) -> Iterator[LineString]:
    """Cut a closed ring in metres into single segments with an end in `box` and runs of those without."""
    west, south, east, north = box
    lon, lat = degrees_of(ring).T
    inside = (lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)
    fixed = inside[:-1] | inside[1:]
    for is_fixed, run in groupby(range(len(fixed)), key=lambda i: bool(fixed[i])):
        segments = list(run)
        pieces = [[i] for i in segments] if is_fixed else [segments]
        yield from (LineString(ring[piece[0] : piece[-1] + 2]) for piece in pieces)


def on_grid(polygons: Iterable[BaseGeometry], decimals: int, clip: Box | None = None) -> MultiPolygon:
    """Return polygons as one valid multipolygon on a decimal grid, overlapping ones joined, cut to a box.

    Exteriors run counter-clockwise (RFC 7946), and the result does not depend on the order they came in.
    """
    grid = 10.0**-decimals
    land = shapely.union_all(list(polygons), grid_size=grid)
    if clip:
        land = shapely.intersection(land, shapely.box(*clip), grid_size=grid)
    parts = [part for part in shapely.get_parts(land) if part.geom_type == "Polygon"]
    return shapely.orient_polygons(shapely.normalize(MultiPolygon(parts)))
