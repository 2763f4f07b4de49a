from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.language import LANGUAGES
from events.review_content import KINDS, edited, passages, tidy, wrong
from tests.reviewing import REPORT, a_content

NOTHING_TYPED: dict[str, Any] = {}


def faults(whole: bool = True, **changed: Any) -> dict[str, str]:
    return wrong(a_content(**changed), whole, REPORT)


def test_a_whole_candidate_has_no_fault() -> None:
    assert faults() == {}


@pytest.mark.parametrize("date", ["1956", "1956-10", "1956-10-19", "1945-09-03/1945-09-05", "1644~", "1992/..", "194X"])
def test_every_form_of_date_that_the_map_knows_is_taken(date: str) -> None:
    assert faults(date=date) == {}


@pytest.mark.parametrize("date", ["2023-02-30", "yesterday", "1945-09-05/1945-09-03", "03/04/2020", "19", "..", "0000"])
def test_a_date_that_cannot_be_read_is_a_fault_even_when_only_saved(date: str) -> None:
    assert faults(whole=False, date=date) == {"date": "documents.bad-date"}


def test_what_is_missing_counts_only_when_it_goes_on_the_map() -> None:
    gaps = {"date": None, "places": [], "titles": {"en": "Ministers meet"}, "summaries": {}}
    assert faults(whole=False, **gaps) == {}
    assert faults(**gaps) == {
        **{"date": "documents.no-date", "places": "documents.no-places"},
        **{"titles.ja": "documents.no-text", "titles.ru": "documents.no-text"},
        **{f"summaries.{lang}": "documents.no-text" for lang in LANGUAGES},
    }


def test_a_position_needs_no_date() -> None:
    assert faults(date=None, kind="position") == {}


def test_words_of_the_document_do_not_go_on_the_map() -> None:
    copy = "Talks: the ministers of Japan and Russia met in Moscow on 3 March"
    summaries = {**a_content()["summaries"], "en": copy}
    assert faults(summaries=summaries) == {"summaries.en": "documents.copied"}
    assert faults(whole=False, summaries=summaries) == {}


@pytest.mark.parametrize(("field", "limit"), [("titles", 120), ("summaries", 400)])
def test_a_text_over_its_length_is_a_fault(field: str, limit: int) -> None:
    texts = a_content()[field]
    assert faults(whole=False, **{field: {**texts, "ru": "я" * limit}}) == {}
    assert faults(whole=False, **{field: {**texts, "ru": "я" * (limit + 1)}}) == {f"{field}.ru": "documents.too-long"}


def test_nothing_typed_changes_nothing() -> None:
    assert edited(a_content(), NOTHING_TYPED, "en") == a_content()


def test_what_is_typed_is_kept_in_one_tidy_line() -> None:
    typed = {"titles": {"en": "  A\tship \n came  ", "ja": "船が来る"}, "summaries": {"ru": "Пришло\u0000 судно"}}
    found = edited(a_content(), typed, "ja")
    assert found["titles"] == {"en": "A ship came", "ja": "船が来る", "ru": "Встреча"}
    assert found["summaries"]["ru"] == "Пришло судно"
    assert found["title"] == "船が来る"


def test_a_date_that_an_editor_sets_says_so() -> None:
    found = edited(a_content(date=None, date_basis="unresolved"), {"date": " 1956 "}, "en")
    assert (found["date"], found["date_basis"], found["date_anchor"]) == ("1956", "editor", "")
    emptied = edited(a_content(), {"date": ""}, "en")
    assert (emptied["date"], emptied["date_basis"]) == (None, "unresolved")
    assert edited(a_content(), {"date": "2020-03-03"}, "en")["date_basis"] == "absolute"


def test_an_island_that_is_added_is_known_as_the_editor_says() -> None:
    found = edited(a_content(), {"places": ["shikotan", "kunashir"], "place_basis": "named"}, "en")
    assert found["places"] == ["kunashir", "shikotan"]
    assert found["place_scopes"] == {"kunashir": "named", "shikotan": "named"}
    again = edited(found, {"places": ["shikotan"], "place_basis": "inferred"}, "en")
    assert (again["place_basis"], again["place_scopes"]) == ("inferred", {"shikotan": "inferred"})


def test_islands_taken_over_from_other_sentences_stay_so_unless_the_editor_says_otherwise() -> None:
    content = a_content(place_basis="inherited", place_scopes={"kunashir": "named"})
    assert edited(content, {"places": ["kunashir"], "place_basis": "inferred"}, "en") == content
    assert edited(content, {"places": ["kunashir"], "place_basis": "named"}, "en")["place_basis"] == "named"


@pytest.mark.parametrize(
    "typed",
    [
        {"date": 1956},
        {"places": "iturup"},
        {"places": None},
        {"kind": "war"},
        {"titles": "x"},
        {"titles": None},
        {"x": 1},
    ],
    ids=str,
)
def test_what_is_no_field_of_the_form_is_left_out(typed: dict[str, Any]) -> None:
    assert edited(a_content(), typed, "en") == a_content()


@given(
    st.dictionaries(
        st.sampled_from(["date", "places", "place_basis", "kind", "titles", "summaries", "title", "quote"]),
        st.recursive(
            st.none() | st.integers() | st.text(max_size=40),
            lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(LANGUAGES), inner),
        ),
    )
)
def test_anything_from_a_browser_ends_in_a_content_that_can_be_looked_at(typed: dict[str, Any]) -> None:
    found = edited(a_content(), typed, "en")
    assert (found["quote"], found["start"], found["document"]) == (
        a_content()["quote"],
        a_content()["start"],
        "report.txt",
    )
    assert found["kind"] in KINDS
    assert set(wrong(found, True, REPORT)) <= {
        "date",
        "places",
        *(f"{kind}.{lang}" for kind in ("titles", "summaries") for lang in LANGUAGES),
    }


@given(st.text())
def test_a_tidy_text_stays_as_it_is(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


def test_passages_are_the_own_one_and_those_that_tell_it_again() -> None:
    again = [{"start": 200, "end": 210}, {"start": 5, "end": 5}, {"start": "x"}, None]
    assert passages({"start": 1, "end": 4, "also": again}) == [(1, 4), (200, 210)]
