import json
import tomllib
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import shapely

from geo.coastline import sha256_of
from geo.measure import area_km2, distance_km
from geo.places import GROUPS, ISLAND_LAYERS, LAND_LAYERS, Layer, group_shape, load_places

FOLDER = Path(__file__).parent.parent / "assets" / "geometry"
RECIPE = tomllib.loads((FOLDER / "recipe.toml").read_text(encoding="utf-8"))
AREAS = json.loads((Path(__file__).parent / "data" / "gsi-areas.json").read_text(encoding="utf-8"))
POINTS = [(place["id"], tuple(point)) for place in RECIPE["place"] for point in place["points"]]

each_layer = pytest.mark.parametrize("name", [*ISLAND_LAYERS, *LAND_LAYERS])
each_file = pytest.mark.parametrize("name", [*ISLAND_LAYERS, *LAND_LAYERS, "lines"])
each_island_layer = pytest.mark.parametrize("name", ISLAND_LAYERS)


@cache
def collection(name: str) -> dict[str, Any]:
    return json.loads((FOLDER / f"{name}.geojson").read_text(encoding="utf-8"))


@cache
def layer(name: str) -> Layer:
    places, faults = load_places(FOLDER, name)
    assert not faults
    return places


def numbers(coordinates: Any) -> list[float]:
    if isinstance(coordinates, list):
        return [number for part in coordinates for number in numbers(part)]
    return [coordinates]


@each_layer
def test_every_shape_is_valid_and_wound_by_the_right_hand(name: str) -> None:
    for place in layer(name).values():
        assert place.geometry.is_valid
        for part in shapely.get_parts(place.geometry):
            assert part.exterior.is_ccw, place.id
            assert not [ring for ring in part.interiors if ring.is_ccw], place.id


@each_file
def test_one_feature_a_line_sorted_with_a_credit_and_no_crs(name: str) -> None:
    lines = (FOLDER / f"{name}.geojson").read_text(encoding="utf-8").splitlines()
    features = [json.loads(line.rstrip(",")) for line in lines if line.startswith('{"type":"Feature"')]
    assert features == collection(name)["features"]
    assert [feature["id"] for feature in features] == sorted({feature["id"] for feature in features})
    assert collection(name).keys() == {"type", "license", "attribution", "features"}
    assert (collection(name)["license"], collection(name)["attribution"]) == (
        "ODbL-1.0",
        "© OpenStreetMap contributors",
    )


@each_file
def test_coordinates_keep_to_the_decimals_of_the_recipe(name: str) -> None:
    decimals = RECIPE[name]["decimals"]
    for feature in collection(name)["features"]:
        assert all(round(number, decimals) == number for number in numbers(feature["geometry"]["coordinates"]))


@each_file
def test_features_hold_technical_properties_only(name: str) -> None:
    wanted = {"group", "kind"} if name in ISLAND_LAYERS else set()
    assert all(feature["properties"].keys() == wanted for feature in collection(name)["features"])


@each_island_layer
def test_islands_are_the_named_ones_and_the_islets_of_each_group(name: str) -> None:
    named = {place["id"] for place in RECIPE["place"]}
    assert layer(name).keys() == named | {f"{group}-islets" for group in GROUPS}
    kinds = {place["id"]: (place["group"], place["kind"]) for place in RECIPE["place"]}
    assert all((layer(name)[place].group, layer(name)[place].kind) == kinds[place] for place in named)


@each_island_layer
@pytest.mark.parametrize(("place", "lonlat"), POINTS)
def test_each_named_point_lies_in_one_polygon_of_its_place(name: str, place: str, lonlat: tuple[float, float]) -> None:
    parts = [(key, part) for key, one in layer(name).items() for part in shapely.get_parts(one.geometry)]
    assert [key for key, part in parts if part.contains(shapely.Point(lonlat))] == [place]


@each_island_layer
def test_features_of_the_islands_do_not_overlap(name: str) -> None:
    shapes = layer(name).values()
    assert not [(a.id, b.id) for a, b in combinations(shapes, 2) if a.geometry.intersects(b.geometry)]


@each_island_layer
@pytest.mark.parametrize("land", ["context", "context-overview"])
def test_islands_and_the_land_round_them_are_apart(name: str, land: str) -> None:
    around = shapely.union_all([place.geometry for place in layer(land).values()])
    assert not [place.id for place in layer(name).values() if place.geometry.intersects(around)]


@pytest.mark.parametrize("name", ["context", "context-overview"])
def test_land_is_cut_exactly_at_its_box_and_does_not_overlap(name: str) -> None:
    box = shapely.box(*RECIPE[name]["box"])
    # Equal, not near: a page tells the cut from the coast by its lying on the box.
    assert shapely.union_all([place.geometry for place in layer(name).values()]).bounds == box.bounds
    shapes = layer(name).values()
    assert not [(a.id, b.id) for a, b in combinations(shapes, 2) if a.geometry.intersects(b.geometry)]
    assert layer(name).keys() == {land["id"] for land in RECIPE["land"]}


@pytest.mark.parametrize(("name", "most"), [("context-overview", 2600), ("world", 900)])
def test_what_the_page_carries_stays_small(name: str, most: int) -> None:
    assert sum(shapely.get_num_coordinates(place.geometry) for place in layer(name).values()) < most


@pytest.mark.parametrize("place", AREAS["islands"]["km2"])
def test_areas_of_islands_are_the_published_ones(place: str) -> None:
    tolerance = AREAS["islands"]["tolerance_of"].get(place, AREAS["islands"]["tolerance"])
    found = area_km2(layer("islands")[place].geometry)
    assert found == pytest.approx(AREAS["islands"]["km2"][place], rel=tolerance)


@pytest.mark.parametrize("group", GROUPS)
def test_areas_of_groups_are_the_published_ones(group: str) -> None:
    found = area_km2(group_shape(layer("islands"), group))
    assert found == pytest.approx(AREAS["groups"]["km2"][group], rel=AREAS["groups"]["tolerance"])


def test_the_overview_keeps_the_area_of_each_group() -> None:
    for group in GROUPS:
        fine, coarse = (area_km2(group_shape(layer(name), group)) for name in ISLAND_LAYERS)
        assert coarse == pytest.approx(fine, rel=0.01)


def test_area_does_not_depend_on_the_winding_and_leaves_out_holes() -> None:
    square, hole = shapely.box(145, 44, 146, 45), shapely.box(145.4, 44.4, 145.6, 44.6)
    assert area_km2(square) == pytest.approx(area_km2(square.reverse()))
    assert area_km2(square - hole) == pytest.approx(area_km2(square) - area_km2(hole))


def test_distance_is_along_the_ellipsoid() -> None:
    # One degree of longitude on the equator is the 360th part of its length, 40,075.017 km on WGS 84.
    assert distance_km((0, 0), (1, 0)) == pytest.approx(40075.017 / 360, abs=1e-3)


def test_the_worlds_land_is_parted_at_the_far_meridian_and_closed_at_180() -> None:
    land = shapely.union_all([place.geometry for place in layer("world").values()])
    far = RECIPE["world"]["centre_lon"] - 180
    assert not land.intersects(shapely.LineString([(far, -89), (far, 89)]))
    east, west = (set(latitudes_at(land, lon)) for lon in (180, -180))
    assert east == west
    assert len(east) >= 4


def latitudes_at(land: shapely.Geometry, meridian: float) -> list[float]:
    return [lat for lon, lat in shapely.get_coordinates(land).tolist() if lon == meridian]


def test_the_manifest_names_every_file_with_its_hash() -> None:
    manifest = json.loads((FOLDER / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["source"] == RECIPE["source"]
    assert manifest["sha256"] == {path.name: sha256_of(path.read_bytes()) for path in FOLDER.glob("*.geojson")}


def test_the_licence_lies_beside_the_data() -> None:
    assert "Open Database License" in (FOLDER / "LICENSE-ODbL-1.0.txt").read_text(encoding="utf-8")
    for notice in (FOLDER / "NOTICE.md", FOLDER.parent.parent / "LICENSE-DATA.md"):
        text = notice.read_text(encoding="utf-8")
        assert "© OpenStreetMap contributors" in text
        assert "opendatacommons.org/licenses/odbl/1-0/" in text
