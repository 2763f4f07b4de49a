"""The ground of a picture: land and lines in local metres, and the frame that turns them into CSS pixels."""
# floor 9

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import TypeVar

import geopandas
import numpy as np
import shapely
from matplotlib.path import Path
from shapely.geometry.base import BaseGeometry

from geo.atlas import Atlas
from geo.measure import Points, degrees_of, metres_of, to_metres
from geo.picture.sheet import Box, path_of
from geo.places import Layer
from geo.scene import VIEW

CRS = "+proj=laea +lat_0=45 +lon_0=147 +datum=WGS84 +units=m"  # that of geo.measure
_STEPS_KM = (5, 10, 20, 50, 100, 200)
Made = TypeVar("Made")


@dataclass(frozen=True)
class Frame:
    """A map's place on its own sheet: `width` by `height` CSS pixels, and how metres become pixels."""

    width: float
    height: float
    per_metre: float
    west: float  # metres at the left edge
    north: float  # metres at the top edge

    def at(self, lonlat: tuple[float, float]) -> tuple[float, float]:
        """A point in degrees (longitude, latitude) as CSS pixels (right, down)."""
        x, y = self.drawn(metres_of(np.array([lonlat], dtype=float)))[0]
        return float(x), float(y)

    def drawn(self, metres: Points) -> Points:
        """Points (n, 2) in local metres as CSS pixels."""
        return np.column_stack([metres[:, 0] - self.west, self.north - metres[:, 1]]) * self.per_metre

    def north_at(self, x: float, y: float) -> tuple[float, float]:
        """Which way north is at a point in CSS pixels: a direction of length 1, right and down."""
        here = degrees_of(np.array([[self.west + x / self.per_metre, self.north - y / self.per_metre]]))[0]
        ahead = np.array(self.at((here[0], here[1] + 0.1))) - (x, y)
        ahead /= np.hypot(*ahead)
        return float(ahead[0]), float(ahead[1])

    @property
    def box(self) -> Box:
        """The frame itself."""
        return 0.0, 0.0, self.width, self.height

    def shows(self, lonlat: tuple[float, float], margin: float = 0.0) -> bool:
        """Whether a point in degrees lies on the map, at least `margin` CSS pixels from its edge."""
        x, y = self.at(lonlat)
        return margin <= x <= self.width - margin and margin <= y <= self.height - margin


@dataclass
class Ground:
    """Land, islands and lines in local metres; what was drawn of them once is kept for the next picture."""

    layers: dict[str, Layer]
    drawn_lines: dict[str, shapely.LineString]  # in degrees, as the atlas has them
    land: geopandas.GeoSeries
    groups: geopandas.GeoSeries  # by id
    lines: dict[str, shapely.LineString]
    kept: dict[Hashable, object] = field(default_factory=dict)

    def keep(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` gave for this key before, or gives now; at most some hundred are kept."""
        if key not in self.kept:
            if len(self.kept) >= 400:
                self.kept.clear()
            self.kept[key] = make()
        return self.kept[key]  # type: ignore[return-value]

    def land_on(self, frame: Frame) -> Path:
        """Land that is not in dispute."""
        return self.keep(("land", frame), lambda: path_of(_on(frame, self.land.union_all(), 40)))

    def group_on(self, frame: Frame, group: str) -> BaseGeometry:
        """A group in CSS pixels; empty if the layer has nothing of it."""
        return self.keep(("group", frame, group), lambda: _on(frame, self.groups.get(group, shapely.Polygon()), 40))

    def group_path(self, frame: Frame, group: str) -> Path:
        """A group's outline as a path."""
        return self.keep(("path", frame, group), lambda: path_of(self.group_on(frame, group)))

    def line_on(self, frame: Frame, line: str, aside: float = 0.0) -> Path:
        """A boundary line as a path, moved aside by so many CSS pixels; empty if it is not on the map."""

        def make() -> Path:
            drawn = _on(frame, self.lines[line], 10)
            return path_of(shapely.offset_curve(drawn, aside) if aside else drawn)

        return self.keep(("line", frame, line, aside), make)

    def graticule_on(self, frame: Frame) -> Path:
        """Meridians and parallels, one for each degree."""
        return self.keep(("graticule", frame), lambda: path_of(_on(frame, _GRATICULE, 0)))


def _on(frame: Frame, metres: BaseGeometry, margin: float) -> BaseGeometry:
    """A shape in CSS pixels, cut a margin outside the frame and thinned by what no eye can tell."""
    drawn = shapely.transform(metres, frame.drawn)
    room = shapely.box(-margin, -margin, frame.width + margin, frame.height + margin)
    return shapely.simplify(shapely.intersection(drawn, room), 0.15)


def _meridians() -> BaseGeometry:
    lons = [[(lon, 39 + step / 4) for step in range(60)] for lon in range(134, 161)]
    lats = [[(134 + step / 4, lat) for step in range(108)] for lat in range(39, 55)]
    return to_metres(shapely.MultiLineString([*lons, *lats]))


_GRATICULE = _meridians()
_GROUNDS: list[Ground] = []


def ground_of(atlas: Atlas) -> Ground:
    """The ground of an atlas, made once for its layers."""
    for ground in _GROUNDS:
        if ground.layers is atlas.layers and ground.drawn_lines is atlas.lines:
            return ground
    isles = _series(atlas.layers["islands-overview"])
    parts = [place.group for place in atlas.layers["islands-overview"].values()]
    groups = geopandas.GeoDataFrame({"group": parts}, geometry=list(isles), crs=CRS).dissolve(by="group").geometry
    lines = {name: to_metres(line) for name, line in atlas.lines.items()}
    _GROUNDS.append(Ground(atlas.layers, atlas.lines, _series(atlas.layers["context-overview"]), groups, lines))
    del _GROUNDS[:-4]
    return _GROUNDS[-1]


def _series(layer: Layer) -> geopandas.GeoSeries:
    return geopandas.GeoSeries([place.geometry for place in layer.values()], crs="EPSG:4326").to_crs(CRS)


def _span() -> Box:
    """The page's first view in metres: left, top, right, bottom."""
    (south, west), (north, east) = VIEW
    edge = [(lon, lat) for lon in np.linspace(west, east, 9) for lat in (south, north)]
    metres = metres_of(np.array(edge))
    return (*metres.min(axis=0), *metres.max(axis=0))


def fit(width: float, height: float, left: float = 12.0, bottom: float = 12.0) -> Frame:
    """The frame in which the islands are as large as they can be, with so much room left of and below them."""
    west, south, east, north = _span()
    per_metre = min((width - left - 12) / (east - west), (height - 12 - bottom) / (north - south))
    spare = (width - left - 12) - (east - west) * per_metre
    over = (height - 12 - bottom) - (north - south) * per_metre
    return Frame(width, height, per_metre, west - (left + spare / 2) / per_metre, north + (12 + over / 2) / per_metre)


def scale_bar(frame: Frame) -> tuple[int, float]:
    """A round number of kilometres and its length in CSS pixels."""
    most = max(0.16 * frame.width, 50.0)
    km = max((step for step in _STEPS_KM if step * 1000 * frame.per_metre <= most), default=_STEPS_KM[0])
    return km, km * 1000 * frame.per_metre


def scale_box(frame: Frame) -> Box:
    """The corner that scale bar and north arrow take."""
    return frame.width - scale_bar(frame)[1] - 52, frame.height - 64, frame.width - 10, frame.height - 22
