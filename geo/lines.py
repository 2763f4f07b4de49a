"""Lines on the map: medians between two coasts, parallels across an island, and reading them back.

A median says nothing about a treaty: it is how this project draws a boundary that a text sets "between" two coasts.
"""
# floor 2

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry import LineString, MultiLineString, MultiPoint
from shapely.geometry.base import BaseGeometry

from events.faults import Fault
from geo.measure import Box, Points, to_degrees, to_metres
from geo.places import WORLD_BOX, Feature, Mistake, read_features, shape_mistakes

# A coast further than this from a line's box is not looked at. Every end of a line is much nearer to its coasts.
REACH_DEG = 1.5

Land = Sequence[BaseGeometry]  # polygons in lon/lat degrees
Edge = tuple[tuple[float, ...], tuple[float, ...]]  # its two ends, in metres


class LineError(ValueError):
    """No single line comes out: what was found and what is wanted."""


def median_line(one: Land, other: Land, box: Box, *, step_m: float, tolerance_m: float) -> LineString:
    """Return the line in `box` (degrees) that is as far from the coast of `one` as from that of `other`.

    Both coasts become points at most `step_m` apart in the equal-area metres of geo.measure (lengths true within
    0.3 % up to 1,000 km from the islands). Where the Voronoi cells of one coast's points meet those of the other's
    is the median. It is cut to the box, so it ends on its edges, and simplified: no vertex moves, and the line
    between two of them by at most `tolerance_m`. The result is in lon/lat degrees. LineError if the coasts have no
    median in the box, or one of several pieces.
    """
    reach = shapely.box(*box).buffer(REACH_DEG, join_style="mitre")
    points = [_coast_points(side, reach, step_m) for side in (one, other)]
    if not all(len(side) for side in points):
        raise LineError(f"found {' and '.join(str(len(side)) for side in points)} points, wanted coast on both sides")
    meeting = to_degrees(_shared_edges(points[0], points[1]))
    piece = shapely.normalize(shapely.line_merge(shapely.intersection(meeting, shapely.box(*box))))
    if not isinstance(piece, LineString) or piece.is_empty:
        raise LineError(f"found {len(shapely.get_parts(piece))} pieces in the box {list(box)}, wanted one line")
    return to_degrees(shapely.simplify(to_metres(piece), tolerance_m))


def parallel_across(land: Land, latitude: float) -> LineString:
    """Return the stretch of a parallel from the westernmost to the easternmost shore of `land`, in degrees."""
    whole = LineString([(-180, latitude), (180, latitude)])
    west, _, east, _ = shapely.intersection(shapely.union_all(list(land)), whole).bounds
    if not west < east:
        raise LineError(f"found no land at latitude {latitude}, wanted some")
    return LineString([(west, latitude), (east, latitude)])


def _coast_points(land: Land, reach: BaseGeometry, step_m: float) -> Points:
    """Points of the shore within reach, in metres, each once; the shore is cut, not the land, so no edge is added."""
    shores = [shapely.intersection(shapely.boundary(polygon), reach) for polygon in land]
    shore = to_metres(shapely.union_all(shores))
    return np.unique(shapely.get_coordinates(shapely.segmentize(shore, step_m)), axis=0)


def _shared_edges(one: Points, other: Points) -> MultiLineString:
    """The edges that a cell of `one` shares with a cell of `other`: the median in short pieces.

    Edges are compared as they are, and cells never joined to areas: where four points lie on a circle, corners of
    cells differ by rounding, and overlays of such cells fail.
    """
    cells = shapely.get_parts(shapely.voronoi_polygons(MultiPoint(np.vstack([one, other])), ordered=True))
    shared = _edges(cells[: len(one)]) & _edges(cells[len(one) :])
    return MultiLineString(sorted(shared))


def _edges(cells: Iterable[BaseGeometry]) -> set[Edge]:
    """The sides of polygons, each with its smaller end first."""
    rings = (map(tuple, shapely.get_coordinates(cell).tolist()) for cell in cells)
    return {(min(pair), max(pair)) for ring in rings for pair in pairwise(ring)}


def load_lines(folder: Path) -> tuple[dict[str, LineString], list[Fault]]:
    """Return the good lines of lines.geojson by id, and what is wrong with the others; nothing is raised."""
    features, faults = read_features(folder / "lines.geojson", _mistakes)
    return {name: LineString(feature["geometry"]["coordinates"]) for name, feature in features.items()}, faults


def _mistakes(feature: Feature) -> Iterator[Mistake]:
    return shape_mistakes(feature.get("geometry"), ("LineString",), WORLD_BOX)
