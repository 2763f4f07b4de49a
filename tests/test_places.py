import json
from pathlib import Path
from typing import Any

import pytest

from geo.places import group_shape, latlon, load_layers, load_places

SQUARE = [[[146.0, 43.0], [147.0, 43.0], [147.0, 44.0], [146.0, 44.0], [146.0, 43.0]]]
BOW_TIE = [[[146.0, 43.0], [147.0, 44.0], [147.0, 43.0], [146.0, 44.0], [146.0, 43.0]]]
SWAPPED = [[[lat, lon] for lon, lat in SQUARE[0]]]
PROPERTIES = {"group": "shikotan", "kind": "island"}


def feature(**members: Any) -> dict[str, Any]:
    geometry = {"type": "Polygon", "coordinates": SQUARE}
    return {"type": "Feature", "id": "shikotan", "properties": PROPERTIES, "geometry": geometry} | members


def write(folder: Path, *features: Any, layer: str = "islands") -> Path:
    collection = {"type": "FeatureCollection", "features": features}
    (folder / f"{layer}.geojson").write_text(json.dumps(collection), encoding="utf-8")
    return folder


def faults_in(folder: Path) -> list[str]:
    return [str(fault) for fault in load_places(folder)[1]]


def test_a_place_says_what_it_is_part_of(tmp_path: Path) -> None:
    islet = feature(id="griega", properties={"group": "shikotan", "kind": "islet"})
    places, faults = load_places(write(tmp_path, feature(), islet))
    assert not faults
    assert [(place.id, place.part_of, place.kind) for place in places.values()] == [
        ("shikotan", None, "island"),
        ("griega", "shikotan", "islet"),
    ]


def test_the_shape_of_a_group_is_all_that_belongs_to_it(tmp_path: Path) -> None:
    beside = [[[lon + 1, lat] for lon, lat in SQUARE[0]]]
    islet = feature(id="griega", geometry={"type": "Polygon", "coordinates": beside})
    places, _ = load_places(write(tmp_path, feature(), islet))
    assert group_shape(places, "shikotan").bounds == (146, 43, 148, 44)
    assert group_shape(places, "iturup").is_empty


def test_leaflet_wants_latitude_first() -> None:
    assert latlon((146.0, 43.0)) == (43.0, 146.0)


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        ({"id": None}, "islands.geojson: feature 1: id: found None, wanted a name such as 'shikotan'"),
        ({"id": 7}, "islands.geojson: feature 1: id: found 7, wanted a name such as 'shikotan'"),
        (
            {"properties": {"group": "atlantis", "kind": "island"}},
            "islands.geojson: shikotan: group: found 'atlantis', wanted one of iturup, kunashir, shikotan, habomai",
        ),
        (
            {"properties": {"group": "shikotan"}},
            "islands.geojson: shikotan: kind: found nothing, wanted one of island, islet, islets",
        ),
        (
            {"geometry": {"type": "Polygon", "coordinates": BOW_TIE}},
            "islands.geojson: shikotan: geometry: found Self-intersection[146.5 43.5], "
            "wanted rings that do not cross or touch themselves",
        ),
        (
            {"geometry": {"type": "Polygon", "coordinates": SWAPPED}},
            "islands.geojson: shikotan: geometry: found the position [43.0, 146.0], "
            "wanted longitude 140 to 155 first, then latitude 40 to 50",
        ),
        (
            {"geometry": {"type": "Point", "coordinates": [146.0, 43.0]}},
            "islands.geojson: shikotan: geometry: found 'Point', wanted a Polygon or a MultiPolygon",
        ),
        (
            {"geometry": None},
            "islands.geojson: shikotan: geometry: found None, wanted a Polygon or a MultiPolygon",
        ),
        (
            {"geometry": {"type": "Polygon", "coordinates": []}},
            "islands.geojson: shikotan: geometry: found no coordinates, wanted rings of [longitude, latitude] pairs",
        ),
        ({"type": "Fish"}, "islands.geojson: shikotan: found a table, wanted an object of type Feature"),
    ],
)
def test_a_broken_feature_is_named_with_what_was_found_and_what_is_wanted(
    tmp_path: Path, broken: dict[str, Any], fault: str
) -> None:
    assert faults_in(write(tmp_path, feature(**broken))) == [fault]


@pytest.mark.parametrize(
    "coordinates",
    [
        None,
        3,
        {},
        [[[1]]],
        [[["a", "b"]]],
        [[[146, 43], [147, 43]]],
        [[[146, 43], [None, 1], [147, 44], [146, 43]]],
    ],
)
def test_coordinates_that_make_no_shape_are_a_fault(tmp_path: Path, coordinates: Any) -> None:
    [fault] = faults_in(write(tmp_path, feature(geometry={"type": "Polygon", "coordinates": coordinates})))
    assert fault.startswith("islands.geojson: shikotan: geometry: found ")


def test_all_faults_come_at_once_and_good_features_stay(tmp_path: Path) -> None:
    nameless = {key: member for key, member in feature(geometry=None).items() if key != "id"}
    places, faults = load_places(write(tmp_path, nameless, feature(), feature(), "fish", feature(id="yury")))
    assert list(places) == ["shikotan", "yury"]
    assert [(fault.record, fault.field, fault.found) for fault in faults] == [
        ("feature 1", "id", "nothing"),
        ("feature 1", "geometry", "None"),
        ("shikotan", "id", "'shikotan' a second time"),
        ("feature 4", "", "'fish'"),
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b"null",
        b'{"type": "FeatureCollection"}',
        b"[" * 100_000,
        b'{"features": NaN}',
    ],
)
def test_a_file_that_is_no_collection_is_one_fault(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "islands.geojson").write_bytes(content)
    places, [fault] = load_places(tmp_path)
    assert not places
    assert str(fault).startswith("islands.geojson: found ")


def test_a_missing_folder_is_a_fault_for_each_file(tmp_path: Path) -> None:
    layers, faults = load_layers(tmp_path / "nowhere")
    assert not any(layers.values())
    assert [fault.file for fault in faults] == [f"{name}.geojson" for name in layers]


def test_land_outside_the_groups_needs_no_group(tmp_path: Path) -> None:
    places, faults = load_places(write(tmp_path, feature(id="urup", properties={}), layer="context"), "context")
    assert not faults
    assert (places["urup"].group, places["urup"].part_of) == (None, None)
