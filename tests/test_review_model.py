"""The language model among what comes in: its candidates, its faults, and nothing at all while it is off."""

import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from events.review_intake import Incoming, Outcome, take_in
from events.store.store import Store
from tests.model_server import Stub, events, hangs_up, model_server
from tests.reviewing import REPORT, store_in

QUOTE = "The ministers of Japan and Russia met in Moscow on 3 March 2020 and spoke about Kunashir."
# A position in words that the rules read as an event.
NEW = {"quote": QUOTE, "islands": ["kunashir"], "label": "Both sides keep talking", "kind": "position"}
WRONG = {**NEW, "quote": "Words that stand nowhere in it."}
OTHER = "On 5 May 1992 a delegation from Japan came to Kunashir without visas for the first time.\n"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setenv("FOUR_ISLANDS_DATA", str(tmp_path))
    for name in ("", "_URL", "_KEY"):
        monkeypatch.delenv(f"FOUR_ISLANDS_MODEL{name}", raising=False)
    with closing(store_in(tmp_path)) as opened:
        yield opened


def switch_on(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("FOUR_ISLANDS_MODEL_URL", url)
    monkeypatch.setenv("FOUR_ISLANDS_MODEL", "tiny-1")


def add(store: Store, *texts: str) -> list[Outcome]:
    given = [Incoming(f"{number}.txt", text.encode()) for number, text in enumerate(texts)]
    return [outcome for _, outcome in sorted(take_in(store, "anna", given))]


def proposers(store: Store) -> list[str]:
    return [str(each.content["proposer"]) for each in store.candidates()]


def asked(stub: Stub) -> int:
    return len(stub.asked)


def test_what_the_model_finds_comes_beside_the_rules_and_names_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with model_server(events(NEW, WRONG)) as stub:
        switch_on(monkeypatch, stub.url)
        [outcome] = add(store, REPORT)
        assert asked(stub) == 1
    assert proposers(store).count("model tiny-1") == 1
    assert "rules" in proposers(store)
    assert (outcome.found, outcome.model_fault, len(outcome.refused)) == (len(store.candidates()), "", 1)
    assert "does not stand in the document" in outcome.refused[0]


def test_while_it_is_off_no_socket_is_opened(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    [outcome] = add(store, REPORT)
    assert (outcome.said, outcome.refused, outcome.model_fault) == ("documents.stored", [], "")
    assert set(proposers(store)) == {"rules"}


def test_a_model_that_fails_is_asked_once_and_told_once_and_costs_no_document(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with model_server(hangs_up) as stub:
        switch_on(monkeypatch, stub.url)
        outcomes = add(store, REPORT, OTHER)
        questions = {question.text for question in stub.asked}
    assert len(questions) == 1
    assert [outcome.said for outcome in outcomes] == ["documents.stored"] * 2
    assert [bool(outcome.model_fault) for outcome in outcomes] == [True, False]
    assert set(proposers(store)) == {"rules"}


def test_settings_that_are_wrong_are_told_and_cost_no_document(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    switch_on(monkeypatch, "no address")
    [outcome] = add(store, REPORT)
    assert (outcome.said, set(proposers(store))) == ("documents.stored", {"rules"})
    assert "FOUR_ISLANDS_MODEL_URL" in outcome.model_fault
