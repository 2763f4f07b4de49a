"""Places as shapes: the files of assets/geometry, and the one door from lon/lat to Leaflet's lat/lon."""
# floor 1

import json
from collections.abc import Iterator
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
_WORLD_BOX: Box = (-180, -90, 180, 90)


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


def load_layers(folder: Path) -> tuple[dict[str, Layer], list[Fault]]:
    """Return every layer of a geometry folder by name, and the faults of all files; nothing is raised."""
    loaded = {name: load_places(folder, name) for name in (*ISLAND_LAYERS, *LAND_LAYERS)}
    faults = [fault for _, found in loaded.values() for fault in found]
    return {name: layer for name, (layer, _) in loaded.items()}, faults


def load_places(folder: Path, layer: str = "islands") -> tuple[Layer, list[Fault]]:
    """Return the good features of one layer by id, and what is wrong with the others."""
    path = folder / f"{layer}.geojson"
    try:
        collection = json.loads(path.read_bytes().decode("utf-8"), parse_constant=_refuse)
    except OSError as error:
        return {}, [Fault(path.name, "", "", error.strerror or "no such file", "a GeoJSON file that can be read")]
    except (ValueError, RecursionError) as error:
        return {}, [Fault(path.name, "", "", f"broken JSON ({error})", "GeoJSON in UTF-8")]
    return _places_of(collection, path.name, layer in ISLAND_LAYERS)


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not a number of JSON")


def _places_of(collection: Any, file: str, of_groups: bool) -> tuple[Layer, list[Fault]]:
    features = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(features, list) or collection.get("type") != "FeatureCollection":
        return {}, [Fault(file, "", "", show(collection), "a FeatureCollection with a list of features")]
    places: Layer = {}
    faults = []
    for number, feature in enumerate(features, start=1):
        record = _name_of(feature, number)
        found = [Fault(file, record, *rest) for rest in _mistakes(feature, places, of_groups)]
        faults += found
        if not found:
            places[record] = _place(feature)
    return places, faults


def _name_of(feature: Any, number: int) -> str:
    place_id = feature.get("id") if isinstance(feature, dict) else None
    return place_id if isinstance(place_id, str) and place_id else f"feature {number}"


def _place(feature: dict[str, Any]) -> Place:
    properties = feature.get("properties") or {}
    geometry = shapely.from_geojson(json.dumps(feature["geometry"]))
    return Place(feature["id"], properties.get("group"), properties.get("kind"), geometry)


Mistake = tuple[str, str, str]  # field, found, wanted


def _mistakes(feature: Any, known: Layer, of_groups: bool) -> Iterator[Mistake]:
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        yield "", show(feature), "an object of type Feature"
        return
    place_id = feature.get("id")
    if not isinstance(place_id, str) or not place_id:
        yield "id", show(place_id) if "id" in feature else "nothing", "a name such as 'shikotan'"
    elif place_id in known:
        yield "id", f"{place_id!r} a second time", "each id once"
    if of_groups:
        yield from _property_mistakes(feature.get("properties"))
    yield from _shape_mistakes(feature.get("geometry"), _ISLANDS_BOX if of_groups else _WORLD_BOX)


def _property_mistakes(properties: Any) -> Iterator[Mistake]:
    members = properties if isinstance(properties, dict) else {}
    for field, wanted in (("group", GROUPS), ("kind", KINDS)):
        if members.get(field) not in wanted:
            yield (
                field,
                show(members[field]) if field in members else "nothing",
                f"one of {', '.join(wanted)}",
            )


def _shape_mistakes(geometry: Any, box: Box) -> Iterator[Mistake]:
    kind = geometry.get("type") if isinstance(geometry, dict) else geometry
    if kind not in ("Polygon", "MultiPolygon"):
        yield "geometry", show(kind), "a Polygon or a MultiPolygon"
        return
    try:
        shape = shapely.from_geojson(json.dumps(geometry))
    except GEOSException as error:
        yield "geometry", f"numbers that make no shape ({error})", "rings of [longitude, latitude] pairs"
        return
    if shape.is_empty:
        yield "geometry", "no coordinates", "rings of [longitude, latitude] pairs"
    elif not shape.is_valid:
        yield "geometry", shapely.is_valid_reason(shape), "rings that do not cross or touch themselves"
    yield from _stray_mistakes(shape, box)


def _stray_mistakes(shape: BaseGeometry, box: Box) -> Iterator[Mistake]:
    west, south, east, north = box
    for lon, lat in shapely.get_coordinates(shape).tolist():
        if not (west <= lon <= east and south <= lat <= north):
            wanted = f"longitude {west} to {east} first, then latitude {south} to {north}"
            yield "geometry", f"the position [{lon}, {lat}]", wanted
            return
