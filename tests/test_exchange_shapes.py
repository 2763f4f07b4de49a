"""GeoJSON, GeoPackage and KML as GDAL opens them: layers, counts, reference system, days, and where things lie."""

import dataclasses
import json
import sqlite3
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import geopandas
import pyogrio
import pytest
import shapely
from shapely.geometry import shape

from geo.places import Place, group_shape
from tests.driving import GROUPS, atlas, catalogue_of, made_up, with_catalogue
from tests.exchanging import ALL, KML, WRITERS, data_of, exported, gdal_rows, placemarks

CATALOGUE = atlas().catalogue
EVENTS = {event.id: event for event in CATALOGUE.events}
HELD = ("administrations", "claims", "boundaries")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("exchange")
    found = {"geojson": "map.geojson", "geopackage": "map.gpkg", "kml": "map.kml"}
    for name, file in found.items():
        (folder / file).write_bytes(exported(name))
    return {name: folder / file for name, file in found.items()}


def features(data: bytes) -> list[dict[str, Any]]:
    collection = json.loads(data)
    assert collection["type"] == "FeatureCollection"
    assert "crs" not in collection
    return list(collection["features"])


def layer(path: Path, name: str | None = None) -> geopandas.GeoDataFrame:
    return pyogrio.read_dataframe(path, layer=name, datetime_as_string=True)


def test_geojson_is_read_by_gdal(files: dict[str, Path]) -> None:
    assert [list(each) for each in pyogrio.list_layers(files["geojson"])] == [["four_islands", "Unknown"]]
    rows = layer(files["geojson"])
    assert rows.crs == "EPSG:4326"
    assert rows.groupby("layer").size().to_dict() == {
        "groups": len(atlas().groups),
        "islets": len(atlas().islets),
        "events": len(EVENTS),
    }
    assert rows.geometry.is_valid.all()
    for row in rows[rows["layer"] == "events"].itertuples():
        assert (row.earliest, row.edtf) == (EVENTS[row.id].date.earliest.isoformat(), EVENTS[row.id].date.text)


def test_geojson_rings_run_by_the_right_hand_rule() -> None:
    land = [each for each in features(exported("geojson")) if each["properties"]["layer"] != "events"]
    assert len(land) == len(atlas().groups) + len(atlas().islets)
    for each in land:
        for polygon in shapely.get_parts(shape(each["geometry"])):
            assert polygon.exterior.is_ccw
            assert not any(ring.is_ccw for ring in polygon.interiors)
        assert each["bbox"] == list(shape(each["geometry"]).bounds)


def test_rings_that_run_the_other_way_are_turned() -> None:
    ring = [(147.0, 45.0), (147.0, 45.5), (147.5, 45.5), (147.5, 45.0), (147.0, 45.0)]
    hole = [(147.1, 45.1), (147.2, 45.1), (147.2, 45.2), (147.1, 45.1)]
    assert not shapely.Polygon(ring).exterior.is_ccw
    assert shapely.LinearRing(hole).is_ccw
    layer = {"iturup": Place("iturup", "iturup", "island", shapely.Polygon(ring, [hole]))}
    turned = dataclasses.replace(atlas(), layers={**atlas().layers, "islands-overview": layer}, islets=[])
    (found,) = [each for each in features(WRITERS["geojson"](turned, ALL)) if each["id"] == "iturup"]
    ((outer, inner),) = found["geometry"]["coordinates"]
    assert shapely.LinearRing(outer).is_ccw
    assert not shapely.LinearRing(inner).is_ccw


@pytest.mark.parametrize("name", ["geojson", "geopackage"])
def test_a_group_is_all_its_land_and_lies_where_it_is(files: dict[str, Path], name: str) -> None:
    rows = layer(files[name], "groups" if name == "geopackage" else None).set_index("id")
    for group in GROUPS:
        own = rows.loc[group].geometry
        assert own.equals(group_shape(atlas().layers["islands-overview"], group))
        west, south, east, north = own.bounds
        assert 145 < west < east < 149, "longitude comes first"
        assert 43 < south < north < 46


def test_an_event_lies_where_the_act_was_or_else_on_its_groups() -> None:
    anchors = {group.id: group.anchor for group in atlas().groups}
    located = {each["id"]: each for each in features(exported("geojson")) if each["properties"]["layer"] == "events"}
    kinds = set()
    for event in EVENTS.values():
        found = located[event.id]
        kinds.add(found["properties"]["located"])
        if event.act:
            assert found["geometry"] == {"type": "Point", "coordinates": [event.act.lon, event.act.lat]}
        else:
            points = {tuple(point) for point in shapely.get_coordinates(shape(found["geometry"])).tolist()}
            assert points == {anchors[place.id] for place in event.places}
    assert kinds == {"act", "places"}


def test_only_what_is_drawn_from_the_coast_is_odbl() -> None:
    for each in features(exported("geojson")):
        own = each["properties"]
        assert own["licence"] == "CC BY 4.0"
        assert (own.get("geometry_licence") == "ODbL 1.0") is (own["layer"] != "events")


def test_geopackage_layers_and_counts(files: dict[str, Path]) -> None:
    rows = {
        name: pyogrio.read_info(files["geopackage"], layer=name) for name, _ in pyogrio.list_layers(files["geopackage"])
    }
    assert {name: info["geometry_type"] for name, info in rows.items()} == {
        **dict.fromkeys(("groups", "islets", "administrations", "claims"), "MultiPolygon"),
        **{"boundaries": "MultiLineString", "events": "MultiPoint", "event_places": "Point"},
        **dict.fromkeys(("sources", "positions", "citations", "licences", "layer_styles"), None),
    }
    assert {name: rows[name]["features"] for name in ("groups", "islets", "events", "event_places", "sources")} == {
        **{"groups": len(atlas().groups), "islets": len(atlas().islets), "events": len(EVENTS)},
        "event_places": sum(len(event.places) for event in EVENTS.values()),
        "sources": len(CATALOGUE.sources),
    }
    for name in ("administrations", "claims"):
        assert rows[name]["features"] == sum(len(each.places) for each in getattr(CATALOGUE, name))
    assert rows["boundaries"]["features"] == len(CATALOGUE.boundaries)
    assert {info["crs"] for info in rows.values() if info["geometry_type"]} == {"EPSG:4326"}


def test_geopackage_days_are_dates_and_open_ends_are_null(files: dict[str, Path]) -> None:
    info = pyogrio.read_info(files["geopackage"], layer="events")
    types = dict(zip(info["fields"], info["ogr_types"], strict=True))
    assert types["earliest"] == types["latest"] == "OFTDate"
    for row in gdal_rows(files["geopackage"], "events"):
        own = EVENTS[row["id"]].date
        assert (row["earliest"].item(), row["latest"].item()) == (own.earliest, own.latest)
    for name in HELD:
        for row in gdal_rows(files["geopackage"], name):
            own = next(each for each in getattr(CATALOGUE, name) if each.id == row["id"])
            first, end = (day.item() for day in (row["first_day"], row["end_day"]))
            assert (first or date.min, end or date.max) == (own.first, own.end)


def test_geopackage_open_event_has_null(tmp_path: Path) -> None:
    path = tmp_path / "open.gpkg"
    path.write_bytes(WRITERS["geopackage"](with_catalogue(catalogue_of(made_up("1992/..", "since"))), ALL))
    (row,) = gdal_rows(path, "events")
    assert (row["earliest"].item(), row["latest"].item(), row["edtf"]) == (date(1992, 1, 1), None, "1992/..")


def test_geopackage_sources_of_citations_are_there(files: dict[str, Path]) -> None:
    sources = {row["id"] for row in gdal_rows(files["geopackage"], "sources")}
    cited = gdal_rows(files["geopackage"], "citations")
    assert {row["source"] for row in cited} <= sources
    assert {row["role"] for row in cited} >= {
        *("event", "account", "japan", "russia", "position", "administration", "claim", "boundary")
    }


def test_geopackage_plays_in_qgis_by_existing_columns(files: dict[str, Path]) -> None:
    with sqlite3.connect(files["geopackage"]) as base:
        styles = base.execute(
            "SELECT f_table_name, styleQML FROM layer_styles"
            " WHERE f_table_schema = '' AND f_table_catalog = '' AND f_geometry_column = 'geom' AND useAsDefault"
        ).fetchall()
    assert {name for name, _ in styles} == {"events", "event_places", *HELD}
    for name, qml in styles:
        temporal = ET.fromstring(qml).find("temporal")
        assert temporal is not None
        info = pyogrio.read_info(files["geopackage"], layer=name)
        types = dict(zip(info["fields"], info["ogr_types"], strict=True))
        assert temporal.get("enabled") == "1"
        assert temporal.get("mode") == "2", "start and end from fields"
        assert types[temporal.get("startField")] == types[temporal.get("endField")] == "OFTDate"
        assert temporal.get("limitMode") == ("0" if name in HELD else "1"), "a span's last day is not its own"


def test_kml_is_read_by_gdal(files: dict[str, Path]) -> None:
    counts = {
        name: pyogrio.read_info(files["kml"], layer=name)["features"] for name, _ in pyogrio.list_layers(files["kml"])
    }
    assert list(counts.values()) == [
        *(len(atlas().groups), len(atlas().islets), len(EVENTS)),
        *(len(getattr(CATALOGUE, name)) for name in HELD),
    ]
    rows = layer(files["kml"], "Events")
    assert rows.crs == "EPSG:4326"
    assert list(rows["edtf"]) == [event.date.text for event in EVENTS.values()]


@pytest.mark.parametrize(
    ("edtf", "times"),
    [
        *(("1956", {"when": "1956"}), ("1956-10", {"when": "1956-10"}), ("1956-10-19", {"when": "1956-10-19"})),
        *(("1644~", {"when": "1644"}), ("1786?", {"when": "1786"})),
        *(("194X", {"begin": "1940", "end": "1949"}), ("1945-21", {"begin": "1945-03", "end": "1945-05"})),
        ("1945-09-03/1945-09-05", {"begin": "1945-09-03", "end": "1945-09-05"}),
        *(("1778/1779~", {"begin": "1778", "end": "1779"}), ("1945-24", {"begin": "1945-12", "end": "1946-02"})),
        *(("1992-05/..", {"begin": "1992-05"}), ("../1855", {"end": "1855"}), ("../..", {})),
    ],
)
def test_kml_times_are_as_exact_as_the_source(edtf: str, times: dict[str, str]) -> None:
    data = WRITERS["kml"](with_catalogue(catalogue_of(made_up(edtf, "a"))), ALL)
    (mark,) = [each for each in placemarks(data) if "edtf" in data_of(each)]
    assert {
        each.tag.removeprefix(KML): each.text for tag in ("when", "begin", "end") for each in mark.iter(KML + tag)
    } == times
    assert data_of(mark)["edtf"] == edtf


def test_kml_parts_stand_in_the_order_of_the_schema() -> None:
    order = [
        *("name", "visibility", "description", "TimeStamp", "TimeSpan", "ExtendedData"),
        *("Point", "LineString", "Polygon", "MultiGeometry"),
    ]
    for mark in placemarks(exported("kml")):
        places = [order.index(child.tag.removeprefix(KML)) for child in mark]
        assert places == sorted(places)


def test_kml_asks_for_nothing_from_elsewhere() -> None:
    tags = {each.tag.removeprefix(KML) for each in ET.fromstring(exported("kml")).iter()}
    assert not tags & {"Icon", "href", "NetworkLink", "Style", "styleUrl", "Link", "Model"}
