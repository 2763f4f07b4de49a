import json
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from events.candidates.proposing import propose
from events.documents.faults import DocumentError
from events.documents.reading import read_document
from events.publishing_copies import tokens
from tests.interchanging import LINKED_PLACES, RECORD, TIMELINE

HEADERS = st.sampled_from(
    [
        "date,title,text,place,url",
        "Year,Month,Day,End Year,End Month,End Day,Headline,Text,Type",
        "id\ttitle\ttitle_source\tstart\tend",
        "Дата;Название;Остров",
        "id,edtf,kind,title_en,summary_en,places,citations",
    ]
)
CELLS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["1956", "-1", "c. 1855", "19 October 1956", '"', '""', "'=1", ",", ";", "\t", "\n", "\r", "\0"]),
    st.sampled_from(["Shikotan", "国後島", "the islands", "https://example.org/1", "[{}]", "shikotan:named", "\u202e"]),
)
KEYS = st.sampled_from(
    [*RECORD, *TIMELINE, *TIMELINE["events"][0], *LINKED_PLACES["features"][0], "year", "in", "record"]
)
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20), st.just("1956-10")),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=5)),
    max_leaves=20,
)


def check(name: str, data: bytes) -> None:
    """Read a file and propose its candidates: it is refused in one sentence, or each row is a candidate of its own."""
    try:
        document = read_document(name, data)
    except DocumentError as fault:
        assert "\n" not in str(fault)
        return
    assert document.table
    found = propose(document)
    assert len(found) == len(document.table.rows)
    for one in found:
        assert document.text[one["start"] : one["end"]] == one["quote"] != ""
        assert "\n" not in one["quote"]
        assert (one["date"] is None) == (one["date_basis"] == "unresolved")
        assert set(one["place_scopes"]) == set(one["places"])
        json.dumps(one).encode()
    document.text.encode()
    assert all(tokens(str(fault)) and "\n" not in str(fault) for fault in document.table.faults)


@given(HEADERS, st.lists(st.lists(CELLS, max_size=8), min_size=1, max_size=6), st.sampled_from([",", ";", "\t"]))
@settings(max_examples=150, deadline=None)
@example("date,title,text,place,url", [["1956", "\u00a0", "\u2028", "\x85", ""]], ",")
def test_any_cells_under_a_header_are_rows_or_refused_in_words(header: str, rows: list[list[str]], mark: str) -> None:
    check("a.csv", "\n".join([header, *map(mark.join, rows)]).encode("utf-8", errors="replace"))


@given(
    st.dictionaries(st.sampled_from(["events", "undated", "title"]), VALUES).map(lambda value: {"events": [], **value})
)
@settings(max_examples=150, deadline=None)
def test_any_timeline_is_rows_or_refused_in_words(content: dict[str, Any]) -> None:
    check("a.json", json.dumps(content).encode())


@given(st.lists(st.dictionaries(KEYS, VALUES, max_size=6).map(lambda value: {**value, "type": "Feature"}), max_size=3))
@settings(max_examples=150, deadline=None)
def test_any_features_are_rows_or_refused_in_words(features: list[dict[str, Any]]) -> None:
    check("a.geojson", json.dumps({"type": "FeatureCollection", "features": features}).encode())
