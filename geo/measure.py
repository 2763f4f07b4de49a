"""Areas and distances on the WGS 84 ellipsoid, and local metres; never degrees, never Web Mercator."""
# floor 0

from typing import TypeVar

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import Geod, Transformer
from shapely.geometry.base import BaseGeometry

Box = tuple[float, float, float, float]  # west, south, east, north in degrees
Points = npt.NDArray[np.float64]  # (n, 2)
Shape = TypeVar("Shape", bound=BaseGeometry)

_WGS84 = Geod(ellps="WGS84")
# Equal-area round the islands: a tolerance there is in true metres (within 2 % up to 1,000 km away).
_LOCAL = "+proj=laea +lat_0=45 +lon_0=147 +datum=WGS84 +units=m"
_TO_LOCAL = Transformer.from_crs("EPSG:4326", _LOCAL, always_xy=True)


def area_km2(geometry: BaseGeometry) -> float:
    """Return the geodesic area of a polygon or multipolygon in lon/lat degrees; holes do not count."""
    # The sign of a geodesic area follows the winding: a ring wound the other way would be subtracted.
    square_metres, _ = _WGS84.geometry_area_perimeter(shapely.orient_polygons(geometry))
    return float(square_metres) / 1e6


def distance_km(a_lonlat: tuple[float, float], b_lonlat: tuple[float, float]) -> float:
    """Return the length of the geodesic between two points, each (longitude, latitude) in degrees."""
    _, _, metres = _WGS84.inv(*a_lonlat, *b_lonlat)
    return float(metres) / 1e3


def to_metres(geometry: Shape) -> Shape:
    """Turn lon/lat degrees into equal-area metres (x east, y north) of the region round the islands."""
    return shapely.transform(geometry, metres_of)


def to_degrees(geometry: Shape) -> Shape:
    """Turn the metres of `to_metres` back into lon/lat degrees."""
    return shapely.transform(geometry, degrees_of)


def metres_of(lonlat: Points) -> Points:
    """Turn points, shape (n, 2), from degrees (longitude, latitude) into local metres (east, north)."""
    return np.column_stack(_TO_LOCAL.transform(lonlat[:, 0], lonlat[:, 1]))


def degrees_of(metres: Points) -> Points:
    """Turn points, shape (n, 2), from local metres (east, north) into degrees (longitude, latitude)."""
    return np.column_stack(_TO_LOCAL.transform(metres[:, 0], metres[:, 1], direction="INVERSE"))
