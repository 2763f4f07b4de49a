"""The land of the whole world for a picture a few fingers wide, cut where the picture's projection ends."""
# floor 2

from collections.abc import Iterable, Iterator

import numpy as np
import shapely
from pyproj import Transformer
from shapely.affinity import translate
from shapely.geometry import LinearRing, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from geo.coastline import Polygons
from geo.generalise import on_grid
from geo.measure import Points

# `+over` keeps both ends of the picture apart: without it, 180 and -180 would be one meridian.
_PICTURE = Transformer.from_crs("EPSG:4326", "+proj=natearth +lon_0=0 +over +datum=WGS84", always_xy=True)
# About 1 km: continents get small first, far below what the picture can show.
_FIRST_STEP_DEG = 0.01


def world_land(
    polygons: Polygons,
    centre_lon: float,
    strait_m: float,
    tolerance_m: float,
    min_km2: float,
    decimals: int,
) -> MultiPolygon:
    """Return the land in lon/lat degrees, simplified in the Natural Earth projection centred on `centre_lon`.

    It is cut at the meridian opposite the centre, with a gap of two grid steps, so that every vertex projects
    to its own end of the picture; and at 180 degrees, as RFC 7946 asks, with the same vertices on both sides.
    """
    thinned = shapely.simplify(polygons, _FIRST_STEP_DEG)
    centred = shapely.union_all(list(_turned(thinned, -centre_lon)), grid_size=_FIRST_STEP_DEG / 10)
    smooth = _smoothed(shapely.transform(centred, _to_picture), strait_m)
    drawn = shapely.simplify(_large_only(smooth, min_km2 * 1e6), tolerance_m)
    edge = 180 - 10.0**-decimals
    land = on_grid([shapely.transform(drawn, _to_degrees)], decimals, clip=(-edge, -90, edge, 90))
    return on_grid(_turned([land], centre_lon), decimals)


def _smoothed(land: BaseGeometry, width_m: float) -> BaseGeometry:
    """Close water, then drop land, narrower than a width: fjords cost vertices that nobody can see."""
    coarse, radius = shapely.simplify(land, width_m / 8), width_m / 2
    closed = coarse.buffer(radius, quad_segs=1).buffer(-radius, quad_segs=1)
    return closed.buffer(-radius, quad_segs=1).buffer(radius, quad_segs=1)


def _large_only(land: BaseGeometry, min_m2: float) -> MultiPolygon:
    """Drop islands and fill waters smaller than an area as drawn, not as it is on the ground."""
    parts = [Polygon(part.exterior, _large_rings(part.interiors, min_m2)) for part in shapely.get_parts(land)]
    return MultiPolygon([part for part in parts if part.area >= min_m2])


def _large_rings(rings: Iterable[LinearRing], min_m2: float) -> list[LinearRing]:
    return [ring for ring in rings if Polygon(ring).area >= min_m2]


def _turned(shapes: Iterable[BaseGeometry], by_deg: float) -> Iterator[BaseGeometry]:
    """Move shapes east by so many degrees; what leaves [-180, 180] on one side comes in on the other."""
    for shape in shapes:
        moved = translate(shape, by_deg)
        for turn in (-360, 0, 360):
            part = shapely.intersection(moved, shapely.box(turn - 180, -90, turn + 180, 90))
            if not part.is_empty:
                yield translate(part, -turn)


def _to_picture(lonlat: Points) -> Points:
    return np.column_stack(_PICTURE.transform(lonlat[:, 0], lonlat[:, 1]))


def _to_degrees(drawn: Points) -> Points:
    return np.column_stack(_PICTURE.transform(drawn[:, 0], drawn[:, 1], direction="INVERSE"))
