"""Places as shapes: the files of assets/geometry, and the one door from lon/lat to Leaflet's lat/lon."""
# floor 1

import json
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely
from shapely.errors import GEOSException
from shapely.geometry.base import BaseGeometry

from events.faults import Fault, show
from geo.measure import Box

GROUPS = ("iturup", "kunashir", "shikotan", "habomai")
KINDS = ("island", "islet", "islets")  # a main island; a smaller one with a name; the unnamed ones of a group
ISLAND_LAYERS = ("islands", "islands-overview")
LAND_LAYERS = ("context", "context-overview", "world")

# Longitude and latitude do not overlap here, so numbers in the wrong order cannot pass.
_ISLANDS_BOX: Box = (140, 40, 155, 50)
WORLD_BOX: Box = (-180, -90, 180, 90)
_AREAS = ("Polygon", "MultiPolygon")
# By the first kind of shape that is wanted: what its numbers are, and when it is sound.
_PAIRS = {
    "Polygon": "rings of [longitude, latitude] pairs",
    "LineString": "two [longitude, latitude] pairs or more",
}
_SOUND = {
    "Polygon": "rings that do not cross or touch themselves",
    "LineString": "points that are not all the same",
}

Feature = dict[str, Any]  # of GeoJSON
Mistake = tuple[str, str, str]  # field, found, wanted
Mistakes = Callable[[Feature], Iterator[Mistake]]


@dataclass(frozen=True)
class Place:
    """One feature, in lon/lat degrees (WGS 84); outside the four groups `group` and `kind` are None."""

    id: str
    group: str | None
    kind: str | None
    geometry: BaseGeometry

    @property
    def part_of(self) -> str | None:
        """The group, unless this is the group's own main island."""
        return None if self.group == self.id else self.group


Layer = dict[str, Place]


def latlon(lonlat: tuple[float, float]) -> tuple[float, float]:
    """Turn (longitude, latitude) into Leaflet's (latitude, longitude)."""
    lon, lat = lonlat
    return lat, lon


def group_shape(layer: Layer, group: str) -> BaseGeometry:
    """Return everything that belongs to a group as one shape; empty if the layer has nothing of it."""
    return shapely.union_all([place.geometry for place in layer.values() if place.group == group])


def load_layers(folder: Path, groups: Sequence[str] = GROUPS) -> tuple[dict[str, Layer], list[Fault]]:
    """Return every layer of a geometry folder by name, and the faults of all files; nothing is raised."""
    loaded = {name: load_places(folder, name, groups) for name in (*ISLAND_LAYERS, *LAND_LAYERS)}
    faults = [fault for _, found in loaded.values() for fault in found]
    return {name: layer for name, (layer, _) in loaded.items()}, faults


def load_places(folder: Path, layer: str = "islands", groups: Sequence[str] = GROUPS) -> tuple[Layer, list[Fault]]:
    """Return the good features of one layer by id, and what is wrong with the others."""
    wanted = groups if layer in ISLAND_LAYERS else ()
    features, faults = read_features(folder / f"{layer}.geojson", lambda feature: _mistakes(feature, wanted))
    return {place_id: _place(feature) for place_id, feature in features.items()}, faults


def read_features(path: Path, mistakes: Mistakes) -> tuple[dict[str, Feature], list[Fault]]:
    """Return the good features of a GeoJSON file by id, and what is wrong with the others; nothing is raised.

    `mistakes` says what is wrong with a feature beside its type and its id.
    """
    try:
        collection = json.loads(path.read_bytes().decode("utf-8"), parse_constant=_refuse)
    except OSError as error:
        return {}, [Fault(path.name, "", "", error.strerror or "no such file", "a GeoJSON file that can be read")]
    except (ValueError, RecursionError) as error:
        return {}, [Fault(path.name, "", "", f"broken JSON ({error})", "GeoJSON in UTF-8")]
    return _good_features(collection, path.name, mistakes)


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not a number of JSON")


def _good_features(collection: Any, file: str, mistakes: Mistakes) -> tuple[dict[str, Feature], list[Fault]]:
    features = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(features, list) or collection.get("type") != "FeatureCollection":
        return {}, [Fault(file, "", "", show(collection), "a FeatureCollection with a list of features")]
    good: dict[str, Feature] = {}
    faults = []
    for number, feature in enumerate(features, start=1):
        record = _name_of(feature, number)
        found = [Fault(file, record, *rest) for rest in _all_mistakes(feature, good, mistakes)]
        faults += found
        if not found:
            good[record] = feature
    return good, faults


def _name_of(feature: Any, number: int) -> str:
    place_id = feature.get("id") if isinstance(feature, dict) else None
    return place_id if isinstance(place_id, str) and place_id else f"feature {number}"


def _all_mistakes(feature: Any, known: Container[str], mistakes: Mistakes) -> Iterator[Mistake]:
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        yield "", show(feature), "an object of type Feature"
        return
    place_id = feature.get("id")
    if not isinstance(place_id, str) or not place_id:
        yield "id", show(place_id) if "id" in feature else "nothing", "a name such as 'shikotan'"
    elif place_id in known:
        yield "id", f"{place_id!r} a second time", "each id once"
    yield from mistakes(feature)


def _place(feature: Feature) -> Place:
    properties = feature.get("properties") or {}
    geometry = shapely.from_geojson(json.dumps(feature["geometry"]))
    return Place(feature["id"], properties.get("group"), properties.get("kind"), geometry)


def _mistakes(feature: Feature, groups: Sequence[str]) -> Iterator[Mistake]:
    if groups:
        yield from _property_mistakes(feature.get("properties"), groups)
    yield from shape_mistakes(feature.get("geometry"), _AREAS, _ISLANDS_BOX if groups else WORLD_BOX)


def _property_mistakes(properties: Any, groups: Sequence[str]) -> Iterator[Mistake]:
    members = properties if isinstance(properties, dict) else {}
    for field, wanted in (("group", groups), ("kind", KINDS)):
        if members.get(field) not in wanted:
            yield (
                field,
                show(members[field]) if field in members else "nothing",
                f"one of {', '.join(wanted)}",
            )


def shape_mistakes(geometry: Any, kinds: Sequence[str], box: Box) -> Iterator[Mistake]:
    """Yield what is wrong with a geometry that must be of one of `kinds` and lie in `box`."""
    kind = geometry.get("type") if isinstance(geometry, dict) else geometry
    if kind not in kinds:
        yield "geometry", show(kind), " or ".join(f"a {wanted}" for wanted in kinds)
        return
    try:
        shape = shapely.from_geojson(json.dumps(geometry))
    except GEOSException as error:
        yield "geometry", f"numbers that make no shape ({error})", _PAIRS[kinds[0]]
        return
    if shape.is_empty:
        yield "geometry", "no coordinates", _PAIRS[kinds[0]]
    elif not shape.is_valid:
        yield "geometry", shapely.is_valid_reason(shape), _SOUND[kinds[0]]
    yield from _stray_mistakes(shape, box)


def _stray_mistakes(shape: BaseGeometry, box: Box) -> Iterator[Mistake]:
    west, south, east, north = box
    for lon, lat in shapely.get_coordinates(shape).tolist():
        if not (west <= lon <= east and south <= lat <= north):
            wanted = f"longitude {west} to {east} first, then latitude {south} to {north}"
            yield "geometry", f"the position [{lon}, {lat}]", wanted
            return
