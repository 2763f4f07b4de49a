import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

from geo.build import read_recipe
from geo.layers import RecipeError, line_features
from geo.lines import LineError, load_lines, median_line, parallel_across
from geo.measure import Box, distance_km, to_degrees, to_metres
from geo.places import Place, load_places

FOLDER = Path(__file__).parent.parent / "assets" / "geometry"
RECIPE = read_recipe()
LINES, FAULTS = load_lines(FOLDER)
MEDIANS = {line["id"]: line for line in RECIPE["line"] if "latitude" not in line}
# The rocks of Hokkaido that count for this line are too small for context.geojson: without them its coast is further.
UNSEEN_M = {"hokkaido-kunashir": 1100}

each_median = pytest.mark.parametrize("name", MEDIANS)


@cache
def places() -> list[Place]:
    return [place for layer in ("islands", "context") for place in load_places(FOLDER, layer)[0].values()]


def coast(names: list[str]) -> BaseGeometry:
    """Return what the committed files show of some groups and lands, in local metres."""
    found = [place.geometry for place in places() if (place.group or place.id) in names]
    assert found
    return to_metres(shapely.union_all(found))


def along(line: LineString, every_m: float = 2_000) -> list[Point]:
    """Return the vertices of a line and points between them, in local metres."""
    return [Point(pair) for pair in shapely.get_coordinates(shapely.segmentize(to_metres(line), every_m)).tolist()]


def geodesic_m(here: Point, shape: BaseGeometry) -> float:
    """Return the geodesic distance to the point of a shape that is nearest; both are given in local metres."""
    one, other = (to_degrees(point).coords[0] for point in (here, nearest_points(here, shape)[1]))
    return 1000 * distance_km((one[0], one[1]), (other[0], other[1]))


def tolerance_m(line: dict[str, Any]) -> float:
    """Return how far the two distances may differ: the line's own error counts twice, once towards each coast.

    Each coast adds how far its file may have moved it: islands.geojson, or context.geojson outside its near box,
    or inside it where the whole line lies there.
    """
    table = RECIPE["context"]
    near = shapely.box(*table["near"]["box"]).covers(LINES[line["id"]])
    land = table["near"]["tolerance_m"] if near else table["tolerance_m"]
    groups = {place["group"] for place in RECIPE["place"]}
    coasts = sum(RECIPE["islands"]["tolerance_m"] if set(side) <= groups else land for side in line["between"])
    return float(2 * line["tolerance_m"] + coasts)


def test_the_lines_are_those_of_the_recipe() -> None:
    assert FAULTS == []
    assert sorted(LINES) == sorted(line["id"] for line in RECIPE["line"])


@each_median
def test_a_median_is_as_far_from_one_coast_as_from_the_other(name: str) -> None:
    line = MEDIANS[name]
    one, other = (coast(side) for side in line["between"])
    most = tolerance_m(line)
    longer = [geodesic_m(point, one) - geodesic_m(point, other) for point in along(LINES[name])]
    assert min(longer) >= -most
    assert max(longer) <= most + UNSEEN_M.get(name, 0)
    assert np.median(np.abs(longer)) <= most / 2


@each_median
def test_a_median_lies_in_water_and_no_third_coast_is_nearer(name: str) -> None:
    between = [land for side in MEDIANS[name]["between"] for land in side]
    others = coast([place.group or place.id for place in places() if (place.group or place.id) not in between])
    sides = coast(between)
    for point in along(LINES[name], 500):
        assert sides.distance(point) > 1_000
        assert sides.distance(point) < others.distance(point)


@each_median
def test_a_median_runs_from_edge_to_edge_of_its_box(name: str) -> None:
    box, ends = shapely.box(*MEDIANS[name]["box"]), shapely.boundary(LINES[name]).geoms
    assert len(ends) == 2
    assert all(box.boundary.distance(end) == 0 for end in ends)
    assert box.covers(LINES[name])


def test_the_line_off_nosappu_runs_between_the_cape_and_the_rock_before_it() -> None:
    rock = to_metres(Point(next(place["points"][0] for place in RECIPE["place"] if place["id"] == "signalny")))
    gap = geodesic_m(rock, coast(["hokkaido"]))
    assert geodesic_m(rock, to_metres(LINES["hokkaido-kunashir"])) == pytest.approx(gap / 2, abs=150)


def test_the_fiftieth_parallel_is_one_and_runs_from_shore_to_shore() -> None:
    line = LINES["sakhalin-50n"]
    assert [lat for _, lat in line.coords] == [50.0, 50.0]
    assert [lon for lon, _ in line.coords] == pytest.approx([142.154, 143.989], abs=0.001)
    shore = coast(["sakhalin"]).boundary
    assert all(shore.distance(end) <= RECIPE["context"]["tolerance_m"] for end in to_metres(line).boundary.geoms)


def test_the_lines_are_few_bytes() -> None:
    assert (FOLDER / "lines.geojson").stat().st_size <= 3_000


# --- Coasts made up for one test, in metres east and north of 147 E 45 N, so that the median is known. -------------

AROUND: Box = (146.5, 44.9, 147.5, 45.1)


def land(west: float, south: float, east: float, north: float) -> list[BaseGeometry]:
    """Return a rectangle given in metres, in degrees."""
    # With many vertices, since an edge that is straight in metres is not in degrees.
    return [to_degrees(shapely.segmentize(shapely.box(west, south, east, north), 1_000))]


def median(one: list[BaseGeometry], other: list[BaseGeometry], tolerance: float = 1, box: Box = AROUND) -> LineString:
    return to_metres(median_line(one, other, box, step_m=100, tolerance_m=tolerance))


@given(half=st.floats(1_000, 10_000), middle=st.floats(-5_000, 5_000))
@settings(max_examples=10, deadline=None)
def test_between_two_straight_shores_it_is_the_middle(half: float, middle: float) -> None:
    line = median(
        land(middle - half - 9_000, -60_000, middle - half, 60_000),
        land(middle + half, -60_000, middle + half + 9_000, 60_000),
    )
    assert np.abs(shapely.get_coordinates(line)[:, 0] - middle).max() < 1.5


def test_round_a_corner_it_is_a_parabola() -> None:
    """One shore is the line x = -4,000; of the other only the corner (4,000, 0), where x < 4,000: y² = 16,000 x."""
    line = median(
        land(-9_000, -60_000, -4_000, 60_000), land(4_000, -60_000, 60_000, 0), box=(146.5, 45.0, 147.5, 45.07)
    )
    points = shapely.get_coordinates(shapely.segmentize(line, 50))
    assert np.abs(points[:, 1] ** 2 / 16_000 - points[:, 0]).max() < 5
    assert points[:, 1].max() > 7_500


def test_it_does_not_matter_which_coast_comes_first() -> None:
    one, other = land(-9_000, -60_000, -4_000, 60_000), land(4_000, -60_000, 60_000, 0)
    assert median(one, other).equals_exact(median(other, one), 0.01)


def test_coasts_without_one_line_between_them_are_refused() -> None:
    west, middle, east = (land(x, -60_000, x + 500, 60_000) for x in (-20_000, 0, 20_000))
    with pytest.raises(LineError, match=r"found 2 pieces in the box \[146.5, .*\], wanted one line"):
        median(west + east, middle)
    with pytest.raises(LineError, match=r"found 0 and [0-9]+ points, wanted coast on both sides"):
        median([], east)
    with pytest.raises(LineError, match=r"found no land at latitude 50, wanted some"):
        parallel_across(east, 50)


def test_a_parallel_spans_bays() -> None:
    bay = Polygon([(0, 0), (4, 0), (4, 2), (3, 2), (3, 1), (1, 1), (1, 2), (0, 2)])
    assert [*parallel_across([bay], 1.5).coords] == [(0, 1.5), (4, 1.5)]


def test_the_recipe_is_told_which_line_fails_and_small_land_does_not_count() -> None:
    entry = {"id": "b", "between": [["west"], ["east"]], "box": AROUND, "step_m": 100, "tolerance_m": 1, "min_km2": 1}
    rock = land(-1_000, 0, -990, 10)
    west, east = land(-9_000, -60_000, -4_000, 60_000), land(4_000, -60_000, 9_000, 60_000)
    other = {**entry, "id": "a", "latitude": 45.0, "between": [["east"]]}
    found = line_features({"west": west + rock, "east": east}, {"line": [entry, other]})
    assert [name for name, _, _ in found] == ["a", "b"]
    assert found[1][2].equals_exact(median_line(west, east, AROUND, step_m=100, tolerance_m=1), 1e-9)
    with pytest.raises(RecipeError, match=r"b: found [0-9]+ and 0 points, wanted coast on both sides"):
        line_features({"west": west, "east": rock}, {"line": [entry]})


# --- Reading ------------------------------------------------------------------------------------------------------


def feature(**members: Any) -> dict[str, Any]:
    geometry = {"type": "LineString", "coordinates": [[149.0, 46.0], [149.4, 45.1]]}
    return {"type": "Feature", "id": "a", "properties": {}, "geometry": geometry} | members


def read(folder: Path, *features: Any) -> tuple[dict[str, LineString], list[str]]:
    collection = {"type": "FeatureCollection", "features": features}
    (folder / "lines.geojson").write_text(json.dumps(collection), encoding="utf-8")
    lines, faults = load_lines(folder)
    return lines, [str(fault) for fault in faults]


def line_of(*coordinates: Any, kind: str = "LineString") -> dict[str, Any]:
    return {"geometry": {"type": kind, "coordinates": list(coordinates)}}


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        ({"id": 7}, "lines.geojson: feature 2: id: found 7, wanted a name such as"),
        ({"id": "a"}, "lines.geojson: a: id: found 'a' a second time, wanted each id once"),
        ({"type": "Line"}, "lines.geojson: b: found a table, wanted an object of type Feature"),
        ({"geometry": None}, "lines.geojson: b: geometry: found None, wanted a LineString"),
        (line_of(kind="Polygon"), "lines.geojson: b: geometry: found 'Polygon', wanted a LineString"),
        (line_of(kind=""), "lines.geojson: b: geometry: found '', wanted a LineString"),
        (line_of(), "lines.geojson: b: geometry: found no coordinates, wanted two [longitude, latitude] pairs"),
        (line_of([149, 46]), "lines.geojson: b: geometry: found numbers that make no shape"),
        (line_of([149, 46], "x"), "lines.geojson: b: geometry: found numbers that make no shape"),
        (line_of([149, 46], [149, 46]), "lines.geojson: b: geometry: found Too few points"),
        (
            line_of([46, 149], [45, 149]),
            "lines.geojson: b: geometry: found the position [46.0, 149.0], wanted longitude",
        ),
    ],
)
def test_a_broken_line_is_a_fault_and_the_others_are_kept(tmp_path: Path, broken: dict[str, Any], fault: str) -> None:
    lines, faults = read(tmp_path, feature(), feature(**{"id": "b", **broken}))
    assert [*lines] == ["a"]
    assert [*lines["a"].coords] == [(149.0, 46.0), (149.4, 45.1)]
    assert faults
    assert faults[0].startswith(fault)


@pytest.mark.parametrize("content", [None, b"", b"\xff", b"{", b"[]", b'{"type": "FeatureCollection"}', b"NaN"])
def test_a_broken_file_is_one_fault(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "lines.geojson").write_bytes(content)
    lines, faults = load_lines(tmp_path)
    assert lines == {}
    assert [fault.file for fault in faults] == ["lines.geojson"]
