from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from events.store.faults import StoreError
from events.store.opening import open_store
from events.store.store import Store
from tests.storing import KINDS, a_document, fresh_url


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with closing(open_store(fresh_url(request.param, tmp_path))) as opened:
        yield opened


@pytest.fixture
def number(store: Store) -> int:
    return store.add_document(a_document(), [{"title": title} for title in ("one", "two", "three")], "Ann").id


def test_an_editor_s_date_is_a_revision_of_the_document(store: Store, number: int) -> None:
    store.set_published(number, "2023-01-23", "Ann")
    dated = store.set_published(number, "2023-01-24", "Bob")
    assert (dated.published, dated.published_basis) == ("2023-01-24", "editor")
    steps = [(step.number, step.who, step.action, step.published) for step in store.document_history(number)]
    assert steps == [(1, "Ann", "added", None), (2, "Ann", "dated", "2023-01-23"), (3, "Bob", "dated", "2023-01-24")]


@pytest.mark.parametrize(
    "day", ["", "today", "2023", "2023-02-30", "20230123", "2023-W04-1", "23.01.2023", "２０２３-01-23"]
)
def test_a_date_that_is_no_day_is_refused(store: Store, number: int, day: str) -> None:
    with pytest.raises(StoreError, match="wanted a day such as 2023-01-31"):
        store.set_published(number, day, "Ann")
    assert store.document(number).published is None


KNOWN = {"title": "Ship calls", "publisher": "A newspaper", "url": "https://example.org/ship", "country": "JP"}


def test_what_an_editor_says_of_the_source_is_a_revision_that_tells_what_changed(store: Store, number: int) -> None:
    told = store.describe(number, "Bob", **KNOWN)
    assert {name: getattr(told, name) for name in KNOWN} == KNOWN
    assert store.document(number) == told
    store.describe(number, "Ann", **KNOWN)
    first, second = store.document_history(number)
    assert (first.changes, first.country, second.who, second.action) == ({}, "", "Bob", "described")
    assert second.changes == {
        "title": ["Report 1", "Ship calls"],
        "url": ["", "https://example.org/ship"],
        "country": ["", "JP"],
    }


def test_source_details_may_be_taken_back_and_leave_the_date_alone(store: Store, number: int) -> None:
    store.set_published(number, "2023-01-23", "Ann")
    store.describe(number, "Bob", **KNOWN)
    bare = store.describe(number, "Bob", title="", publisher="", url="", country="")
    assert (bare.title, bare.publisher, bare.url, bare.country, bare.published) == ("", "", "", "", "2023-01-23")


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("url", "example.org/ship", "document's url found 'example.org/ship', wanted a web address that starts with"),
        ("url", "javascript:alert(1)", "wanted a web address"),
        ("country", "Japan", "document's country found 'Japan', wanted an ISO 3166-1 code such as 'JP'"),
        ("country", "ZZ", "wanted an ISO 3166-1 code"),
        ("title", "two  spaces", "document's title found a stray space"),
        ("publisher", "x" * 301, "publisher found 301 characters, wanted at most 300"),
        ("publisher", "a\0b", "document's publisher has a NUL character at offset 1"),
    ],
)
def test_source_details_that_the_catalogue_would_not_take_are_refused(
    store: Store, number: int, field: str, value: str, sentence: str
) -> None:
    with pytest.raises(StoreError, match=sentence):
        store.describe(number, "Ann", **{**KNOWN, field: value})
    assert len(store.document_history(number)) == 1


def test_new_proposals_take_the_place_of_those_nobody_has_decided_on(store: Store, number: int) -> None:
    one, two, three = store.candidates(number)
    one = store.review(one.id, 1, "Ann", "accept", "accepted")
    standing = store.replace_candidates(number, [{"title": "two"}, {"title": "four"}], "Bob")
    assert standing == store.candidates(number)
    assert standing[:2] == [one, two]
    assert [found.content["title"] for found in standing] == ["one", "two", "four"]
    with pytest.raises(StoreError, match=f"Candidate {three.id} was replaced"):
        store.candidate(three.id)
    with pytest.raises(StoreError, match=f"Candidate {three.id} was replaced"):
        store.review(three.id, 2, "Ann", "accept", "accepted")
    assert [(step.who, step.action) for step in store.history(three.id)] == [("Ann", "proposed"), ("Bob", "replaced")]
    assert [(step.who, step.action) for step in store.history(standing[2].id)] == [("Bob", "proposed")]


def test_of_two_equal_proposals_one_may_go(store: Store, number: int) -> None:
    store.replace_candidates(number, [{"title": "same"}, {"title": "same"}], "Ann")
    [first, _] = store.candidates(number)
    assert store.replace_candidates(number, [{"title": "same"}], "Ann") == [first]


def test_a_candidate_whose_review_was_undone_is_undecided_again(store: Store, number: int) -> None:
    one = store.candidates(number)[0]
    store.review(one.id, 1, "Ann", "accept", "accepted")
    store.undo(one.id, 2, "Ann")
    assert store.replace_candidates(number, [], "Bob") == []


def test_proposals_that_cannot_be_kept_replace_nothing(store: Store, number: int) -> None:
    before = store.candidates()
    with pytest.raises(StoreError, match="NUL"):
        store.replace_candidates(number, [{"title": "four"}, {"title": "\0"}], "Bob")
    with pytest.raises(StoreError, match="There is no document 99"):
        store.replace_candidates(99, [{"title": "four"}], "Bob")
    assert store.candidates() == before
