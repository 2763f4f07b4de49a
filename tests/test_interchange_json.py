import copy
import json
from typing import Any

import pytest

from events.documents.faults import DocumentError
from events.interchange.linked_places import read_linked_places
from events.interchange.timeline import read_timeline
from tests.interchanging import LINKED_PLACES, RECORD, TIMELINE, as_json, said


def test_slides_of_a_timeline_become_rows() -> None:
    table = read_timeline(as_json(TIMELINE), "ferries.json")
    first, second = table.rows
    assert (table.kind, table.title) == ("timeline", "Ferries of the strait")
    assert (first.number, first.id, first.edtf) == (1, "ferry-1", "1956-10-19")
    assert (first.titles, first.summaries) == ({"und": "Ferry reaches Shikotan"}, {"und": "It lands."})
    assert [one.url for one in first.citations] == ["https://example.org/report"]
    assert (second.edtf, second.date_fault) == ("", "before")
    assert said(table) == ["ferries.json: event 3: text: found a table, wanted a headline or a text"]


def test_places_with_times_become_rows() -> None:
    table = read_linked_places(as_json(LINKED_PLACES), "places.jsonld")
    first, second = table.rows
    assert table.kind == "linked-places"
    assert (first.edtf, first.titles) == ("1947/1952-11", {"und": "Malokurilskoye"})
    assert (first.place_text, first.summaries) == ("Malokurilskoye; Shikotan village", {"en": "A village on Shikotan."})
    assert [(one.title, one.url) for one in first.citations] == [
        ("A made-up gazetteer (1950)", "https://example.org/gazetteer")
    ]
    assert (second.edtf, second.date_fault, second.date_text) == ("", "unread", "1900; 1950")


@pytest.mark.parametrize(
    ("timespan", "edtf", "fault"),
    [
        ({"start": {"in": "1947"}}, "1947", ""),
        ({"start": {"in": "1947~"}, "end": {"in": "1950"}}, "1947~/1950", ""),
        ({"start": {"earliest": "1947", "latest": "1950"}}, "1947/1950", ""),
        ({"start": {"earliest": "1947"}}, "", "unread"),
        ({"start": {"in": "-0320"}}, "", "before"),
        ({"start": {"in": 1947}}, "1947", ""),
        ({"end": {"in": "1947"}}, "", "parts"),
        ({"start": "1947"}, "", "none"),
        ({"start": {"in": ["1947"]}}, "", "none"),
    ],
)
def test_times_of_a_place(timespan: dict[str, Any], edtf: str, fault: str) -> None:
    place = {"type": "Feature", "properties": {"title": "A"}, "when": {"timespans": [timespan]}}
    [row] = read_linked_places(as_json(place)).rows
    assert (row.edtf, row.date_fault) == (edtf, fault)


def relation(record: dict[str, Any]) -> dict[str, Any]:
    """Return an event as our Linked Places file names it at each of its places."""
    return {"relationType": "skos:related", "relationTo": f"#event/{record['id']}", "event": record}


OWN = {
    "timeline": as_json({"events": [{"unique_id": "x", "start_date": {"year": 1}, "text": {}, "record": RECORD}]}),
    "undated": as_json({"events": [], "undated": [{"text": {"headline": "A"}, "record": RECORD}]}),
    "places": as_json(
        {
            "type": "FeatureCollection",
            "features": [
                {"type": "Feature", "@id": f"#place/{name}", "names": [], "relations": [{}, relation(RECORD)]}
                for name in ("shikotan", "habomai")
            ],
        }
    ),
}


@pytest.mark.parametrize("kind", OWN)
def test_our_own_exports_come_back_whole(kind: str) -> None:
    table = (read_linked_places if kind == "places" else read_timeline)(OWN[kind])
    [row] = table.rows
    assert (table.kind, table.faults) == ("own", ())
    assert (row.id, row.edtf, row.kind) == (RECORD["id"], RECORD["edtf"], RECORD["kind"])
    assert (row.titles, row.summaries, row.scope_note) == (RECORD["title"], RECORD["summary"], RECORD["scope_note"])
    assert row.places == (("shikotan", "named"), ("habomai", "inferred"))
    [cited], written = row.citations, RECORD["citations"][0]
    assert {field: getattr(cited, field) for field in written} == written


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"{}", "no-events"),
        (b"[]", "no-events"),
        (b"{", "no-events"),
        (b"Ferry", "no-events"),
        (b'{"events": []}', "no-rows"),
        (as_json({"events": [{}] * 2_001}), "too-many-rows"),
        (b'{"events": ' + b"[" * 100_000, "no-events"),
    ],
)
def test_what_is_no_timeline_is_refused_in_one_sentence(data: bytes, key: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_timeline(data)
    assert caught.value.key == key


@pytest.mark.parametrize(
    "data", [b"{}", b"7", as_json({"type": "FeatureCollection", "features": [{"type": "Feature"}]})]
)
def test_what_is_no_linked_places_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentError) as caught:
        read_linked_places(data)
    assert caught.value.key == "no-events"


def every_place(value: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the path to every value inside a value."""
    inside = [*value.items()] if isinstance(value, dict) else [*enumerate(value)] if isinstance(value, list) else []
    return [at, *(path for key, part in inside for path in every_place(part, (*at, key)))]


def with_at(value: Any, path: tuple[Any, ...], wrong: Any) -> Any:
    """Return a copy of a value with something else at a path."""
    if not path:
        return wrong
    changed = copy.deepcopy(value)
    holder = changed
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = wrong
    return changed


@pytest.mark.parametrize("wrong", [None, 7, -1.5, True, "", "\ud800\0<b>", [], [[]], {}, {"in": {}}, 10**400])
@pytest.mark.parametrize(
    "whole",
    [TIMELINE, LINKED_PLACES, json.loads(OWN["places"]), json.loads(OWN["timeline"])],
    ids=["t", "p", "op", "ot"],
)
def test_a_value_of_the_wrong_kind_anywhere_ends_in_words(whole: Any, wrong: Any) -> None:
    reader = read_timeline if "events" in whole else read_linked_places
    for path in every_place(whole):
        data = json.dumps(with_at(whole, path, wrong)).encode()
        try:
            table = reader(data)
        except DocumentError as fault:
            assert "\n" not in str(fault)
        else:
            assert all(line.strip() and "\n" not in line for line in table.lines)
            assert all("\n" not in sentence for sentence in said(table))
            assert all(0 < row.line <= len(table.lines) for row in table.rows)
