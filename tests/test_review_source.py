"""What an editor says about a document as a source, and what that changes: on the map, and in what is still open."""

import tomllib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from events.folders import published_folder
from events.review_actions import Answer, Order, act
from events.review_source import countries, save_source
from events.store.store import Store
from tests.model_server import events, hangs_up, model_server
from tests.reviewing import UNDATED, a_content, a_report, put_in, store_in

SETTINGS = ("FOUR_ISLANDS_MODEL_URL", "FOUR_ISLANDS_MODEL", "FOUR_ISLANDS_MODEL_KEY")
TYPED = {"title": " Talks  on fish ", "publisher": "A paper", "url": "https://example.org/1", "country": "JP"}


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setenv("FOUR_ISLANDS_DATA", str(tmp_path))
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    with closing(store_in(tmp_path)) as opened:
        yield opened


def source_on_the_map() -> dict[str, Any]:
    [path] = published_folder().glob("*.toml")
    [source] = tomllib.loads(path.read_text(encoding="utf-8"))["source"]
    return dict(source)


def test_what_is_said_about_a_source_is_saved_tidily_and_shown_on_the_map(store: Store) -> None:
    number = store.add_document(a_report(publisher="", url=""), [a_content()], "tester").id
    act(store, "anna", Order("accept", store.candidates(number)[0].id, 1), set())
    assert (source_on_the_map()["publisher"], source_on_the_map()["url"]) == ("report.txt", "")
    assert save_source(store, "anna", number, TYPED) == Answer("documents.source-saved", True)
    found = store.document(number)
    assert (found.title, found.country) == ("Talks on fish", "JP")
    shown = source_on_the_map()
    assert {name: shown[name] for name in ("title", "publisher", "url")} == {
        **{"title": "Talks on fish", "publisher": "A paper", "url": "https://example.org/1"},
    }
    assert [(step.who, step.action) for step in store.document_history(number)][1:] == [("anna", "described")]


def test_fields_that_were_not_touched_keep_what_somebody_else_has_saved(store: Store) -> None:
    number = store.add_document(a_report(), [], "tester").id
    save_source(store, "anna", number, {"publisher": "Her paper"})
    save_source(store, "boris", number, {"country": "RU"})
    found = store.document(number)
    assert (found.publisher, found.country, found.title) == ("Her paper", "RU", "Talks about the islands")


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({"url": "example.org"}, {"url": "documents.bad-address"}),
        ({"url": "javascript:alert(1)"}, {"url": "documents.bad-address"}),
        ({"country": "Japan"}, {"country": "documents.bad-country"}),
        ({"title": "x" * 301, "country": "XX"}, {"title": "documents.too-long", "country": "documents.bad-country"}),
        *(
            ({"day": day, "publisher": "Not saved"}, {"day": "documents.bad-day"})
            for day in ("2023-02-30", "2023", "2023-01-23~", "tomorrow", "")
        ),
    ],
)
def test_what_cannot_be_is_named_by_field_and_nothing_of_it_is_saved(
    store: Store, typed: dict[str, str], errors: dict[str, str]
) -> None:
    number = store.add_document(a_report(), [], "tester").id
    assert save_source(store, "anna", number, typed) == Answer("documents.not-done", errors=errors)
    assert len(store.document_history(number)) == 1


def test_what_comes_in_another_shape_is_left_out(store: Store) -> None:
    number = store.add_document(a_report(), [], "tester").id
    assert save_source(store, "anna", number, {"title": 1, "day": None, "name": "x", "id": "9"}).done
    assert len(store.document_history(number)) == 1


def test_a_document_that_is_not_there_is_said_in_the_store_s_own_sentence(store: Store) -> None:
    answer = save_source(store, "anna", 99, {"title": "x"})
    assert (answer.said, answer.done) == ("documents.no-store", False)
    assert "no document 99" in answer.detail


def test_countries_are_offered_by_codes_that_the_catalogue_takes() -> None:
    assert {"JP", "RU", "US", "TW", "GB"} <= set(countries())
    assert not {"ZZ", "EU", "UN"} & set(countries())


def test_the_day_of_publication_settles_what_counts_from_it_and_keeps_decisions(store: Store) -> None:
    document = put_in(store, UNDATED)
    found = {each.content["paragraph"]: each for each in store.candidates(document)}
    assert (found[3].content["date"], found[3].content["date_basis"]) == (None, "unresolved")
    act(store, "anna", Order("reject", found[4].id, 1), set())
    assert save_source(store, "anna", document, {"day": "2023-01-23"}) == Answer("documents.recounted", True)
    again = {each.content["paragraph"]: each for each in store.candidates(document)}
    assert (again[3].content["date"], again[3].content["date_basis"]) == ("2022-03-21", "relative")
    assert [each.status for each in store.candidates(document) if each.content["paragraph"] == 4] == ["rejected"]
    assert again[4].id == found[4].id


def test_what_is_counted_anew_names_the_event_that_the_map_has_of_it(store: Store) -> None:
    document = put_in(store, UNDATED)
    save_source(store, "anna", document, {"day": "2023-01-23"})
    assert "2022-03-21-talks-ended" in {each.content["same_as"] for each in store.candidates(document)}


def test_what_a_model_proposed_stays_when_it_is_off_or_fails(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = a_content(UNDATED, proposer="model tiny-1")
    number = store.add_document(a_report(UNDATED, published=None, published_basis="unknown"), [theirs], "tester").id
    assert save_source(store, "anna", number, {"day": "2023-01-23"}) == Answer("documents.recounted", True)
    assert "model tiny-1" in {each.content["proposer"] for each in store.candidates(number)}
    with model_server(hangs_up) as stub:
        monkeypatch.setenv(SETTINGS[0], stub.url)
        monkeypatch.setenv(SETTINGS[1], "tiny-1")
        answer = save_source(store, "anna", number, {"day": "2023-01-24"})
    assert (answer.done, bool(answer.detail)) == (True, True)
    assert "model tiny-1" in {each.content["proposer"] for each in store.candidates(number)}
    with model_server(events()) as stub:
        monkeypatch.setenv(SETTINGS[0], stub.url)
        save_source(store, "anna", number, {"day": "2023-01-25"})
    assert {each.content["proposer"] for each in store.candidates(number)} == {"rules"}
