"""CSV, Linked Places, TimelineJS and KML as text: safe where it is opened, valid, and no more exact than the source."""

import csv
import json
import re
from functools import cache
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from events.dates import EdtfDate
from geo.exchange.record import Records
from geo.exchange.table import plain_cell, safe_cell
from geo.exchange.timespans import timespan
from tests.driving import GROUPS, atlas, catalogue_of, made_up, with_catalogue
from tests.exchanging import ALL, KML, WRITERS, event_relations, exported, placemarks
from tests.exchanging_made_up import HOSTILE, WORDS, hostile_catalogue

SCHEMAS = Path(__file__).parent / "data" / "schemas"
FORMULA = re.compile("[=+@\t\r\n＝＋－＠-]")
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?(e-[0-9]+)?")


@cache
def hostile(name: str) -> bytes:
    return WRITERS[name](with_catalogue(hostile_catalogue()), ALL)


def validator(name: str) -> Draft202012Validator:
    schema = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def dated(name: str, *edtf: str) -> Any:
    events = [made_up(text, f"event{number}", "kunashir") for number, text in enumerate(edtf)]
    return json.loads(WRITERS[name](with_catalogue(catalogue_of(*events)), ALL))


def cells(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def test_csv_is_rfc_4180_with_a_byte_order_mark() -> None:
    data = exported("table")
    assert data.startswith(b"\xef\xbb\xbfid,edtf,")
    assert data.endswith(b"\r\n")
    assert data.count(b"\n") == data.count(b"\r\n") == len(atlas().catalogue.events) + 1
    widths = {len(row) for row in csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), strict=True)}
    assert len(widths) == 1


@pytest.mark.parametrize("data", [pytest.param(exported, id="own"), pytest.param(hostile, id="hostile")])
def test_csv_has_no_cell_that_is_a_formula(data: Any) -> None:
    for row in cells(data("table")):
        for name, cell in row.items():
            assert not FORMULA.match(cell) or (name in ("lon", "lat") and NUMBER.fullmatch(cell)), (name, cell)


def test_csv_cells_fit_into_a_spreadsheet() -> None:
    assert max(len(cell) for row in cells(exported("table")) for cell in row.values()) <= 32_767


@given(st.text() | WORDS | st.text("'=+-@x\t"))
def test_a_safe_cell_is_no_formula_and_comes_back(text: str) -> None:
    assert not FORMULA.match(safe_cell(text))
    assert plain_cell(safe_cell(text)) == text


def test_a_cell_that_is_safe_stays_as_it_is() -> None:
    for text in ("'Tis", "1956", "a=b", "", "'", "“=”"):
        assert safe_cell(text) == text == plain_cell(text)


@pytest.mark.parametrize(("name", "schema"), [("linked_places", "linked-places"), ("timeline", "timelinejs")])
def test_the_file_is_valid(name: str, schema: str) -> None:
    for data in (exported(name), hostile(name)):
        assert [error.message for error in validator(schema).iter_errors(json.loads(data))] == []


def test_the_schemas_can_fail() -> None:
    places, times = json.loads(exported("linked_places")), json.loads(exported("timeline"))
    places["features"][0]["relations"][0]["when"]["timespans"][0].pop("start")
    places["features"][1]["names"][0].pop("toponym")
    times["events"][0]["start_date"] = {"year": 1956, "day": 3}
    assert len(list(validator("linked-places").iter_errors(places))) == 2
    assert len(list(validator("timelinejs").iter_errors(times))) == 1


def test_linked_places_are_places_with_both_names_and_sources() -> None:
    found = {each["properties"]["id"]: each for each in json.loads(exported("linked_places"))["features"]}
    own = {each.id: each for each in (*atlas().groups, *atlas().islets, *atlas().points)}
    assert set(found) == set(own)
    for name, each in found.items():
        assert {said["lang"]: said["toponym"] for said in each["names"]} == own[name].names
        assert len(each["names"][0]["citations"]) == len(own[name].names_sources) > 0
        assert "ccodes" not in each["properties"], "a country code would take a side"
        lon, lat = each["geometry"]["coordinates"]
        assert 145 < lon < 149 and 43 < lat < 46
    assert found["zelyony"]["relations"][0]["relationTo"] == "#place/habomai"


def test_linked_places_have_every_event_at_every_group() -> None:
    found = {(place, relation["event"]["id"]) for place, relation in event_relations(exported("linked_places"))}
    assert found == {(place.id, event.id) for event in atlas().catalogue.events for place in event.places}


@pytest.mark.parametrize(
    ("edtf", "span"),
    [
        *(("1956", {"start": {"in": "1956"}}), ("1644~", {"start": {"in": "1644~"}})),
        ("1945-21", {"start": {"earliest": "1945-03-01", "latest": "1945-05-31"}}),
        ("1778/1779", {"start": {"in": "1778"}, "end": {"in": "1779"}}),
        ("1992-05/..", {"start": {"in": "1992-05"}, "end": {"earliest": "1992-05-01"}}),
        ("../1855", {"start": {"latest": "1855-12-31"}, "end": {"in": "1855"}}),
        ("../..", None),
    ],
)
def test_linked_places_timespans_say_what_the_date_says(edtf: str, span: dict[str, Any] | None) -> None:
    assert timespan(EdtfDate.parse(edtf)) == span


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        *(("1956", {"year": 1956}, None), ("1956-10", {"year": 1956, "month": 10}, None)),
        *(("1956-10-19", {"year": 1956, "month": 10, "day": 19}, None), ("1644~", {"year": 1644}, None)),
        *(("194X", {"year": 1940}, {"year": 1949}), ("1778/1779", {"year": 1778}, {"year": 1779})),
        ("1945-21", {"year": 1945, "month": 3}, {"year": 1945, "month": 5}),
        *(("1992/..", {"year": 1992}, None), ("../1855", {"year": 1855}, None)),
    ],
)
def test_timeline_dates_are_as_exact_as_the_source(
    edtf: str, start: dict[str, int], end: dict[str, int] | None
) -> None:
    (slide,) = dated("timeline", edtf)["events"]
    assert (slide["start_date"], slide.get("end_date")) == (start, end)


def test_timeline_tells_of_an_event_without_a_place_on_the_axis() -> None:
    whole = dated("timeline", "../..", "1956")
    assert [slide["unique_id"] for slide in whole["undated"]] == ["0001-event0"]
    assert [slide["unique_id"] for slide in whole["events"]] == ["1956-event1"]
    assert "<p>event0</p>" in whole["title"]["text"]["text"]


def test_timeline_eras_are_the_administrations() -> None:
    eras = json.loads(exported("timeline"))["eras"]
    own = atlas().catalogue.administrations
    assert [era["record"]["id"] for era in eras] == [each.id for each in own]
    for era, each in zip(eras, own, strict=True):
        assert each.since is None or era["start_date"]["year"] == each.first.year
        assert each.until is None or era["end_date"]["year"] == each.end.year


class Tags(HTMLParser):
    """The tags and addresses of a piece of HTML, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.addresses: set[str] = set()
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.addresses |= {value or "" for name, value in attrs if name == "href"}

    def handle_data(self, data: str) -> None:
        self.text += data


def test_timeline_html_is_ours_alone() -> None:
    for data in (exported("timeline"), hostile("timeline")):
        whole = json.loads(data)
        for slide in (whole["title"], *whole["events"], *whole["eras"]):
            assert not Tags(slide["text"]["headline"]).tags
            body = Tags(slide["text"].get("text", ""))
            assert body.tags <= {"p", "a"}
            assert all(re.match("https?://", address) for address in body.addresses)
        assert all(slide["autolink"] is False for slide in whole["events"])


def test_timeline_shows_both_positions_and_the_accounts() -> None:
    slides = {
        slide["unique_id"]: Tags(slide["text"]["text"]).text for slide in json.loads(exported("timeline"))["events"]
    }
    records = Records(atlas(), ALL)
    shown = 0
    for event in records.events:
        record = records.event(event)
        for said in (*record.get("positions", {}).values(), *record.get("accounts", [])):
            assert said["text"]["en"] in slides[event.id]
            shown += 1
    assert shown > 20


def test_kml_description_has_no_markup_but_line_breaks() -> None:
    for data in (exported("kml"), hostile("kml")):
        for mark in placemarks(data):
            assert Tags(mark.findtext(f"{KML}description", "")).tags <= {"br"}


def test_names_of_groups_are_both_sides_names_in_the_neutral_view() -> None:
    rows = {each["id"]: each["properties"] for each in json.loads(exported("geojson"))["features"]}
    for group in GROUPS:
        names = {name for tag, name in rows[group]["names"].items() if tag.endswith("Latn")}
        assert set(rows[group]["label_en"].split(" / ")) == names


def test_hostile_words_are_hard_enough() -> None:
    assert sum(bool(FORMULA.match(word)) for word in HOSTILE) >= 6
