import tomllib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import events.review_actions
from events.folders import published_folder
from events.review_actions import Answer, Order, act
from events.review_known import ids_on_the_map, on_the_map
from events.store.faults import StoreError
from events.store.store import Store
from tests.reviewing import REPORT, a_content, a_report, store_in


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setenv("FOUR_ISLANDS_DATA", str(tmp_path))
    with closing(store_in(tmp_path)) as opened:
        yield opened


def one(store: Store, **changed: Any) -> int:
    document = store.add_document(a_report(), [a_content(**changed)], "tester")
    [candidate] = store.candidates(document.id)
    return candidate.id


def order(store: Store, number: int, action: str, **more: Any) -> Answer:
    known = {event.id for event in on_the_map().events}
    return act(store, "anna", Order(action, number, store.candidate(number).revision, **more), known)


def published() -> list[dict[str, Any]]:
    return [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(published_folder().glob("*.toml"))]


def test_nothing_is_on_the_map_before_it_is_accepted(store: Store) -> None:
    number = one(store)
    assert published() == []
    assert order(store, number, "accept") == Answer("documents.done-accept", True)
    [file] = published()
    [event] = file["event"]
    assert event["title"]["ja"] == "閣僚会談"
    assert REPORT[:40] not in str(file)
    assert ids_on_the_map(store) == {number: event["id"]}
    assert event["id"] in on_the_map().ids


def test_undo_goes_back_any_number_of_steps_and_takes_the_event_off_the_map(store: Store) -> None:
    number = one(store)
    order(store, number, "accept")
    order(store, number, "save", content={"titles": {"en": "Another title"}})
    assert published()[0]["event"][0]["title"]["en"] == "Another title"
    assert order(store, number, "undo") == Answer("documents.done-undo", True)
    assert published()[0]["event"][0]["title"]["en"] == "Ministers meet"
    order(store, number, "undo")
    assert (published(), store.candidate(number).status) == ([], "candidate")
    assert not order(store, number, "undo").done
    assert [step.who for step in store.history(number)] == ["tester", *["anna"] * 4]


def test_a_rejected_candidate_comes_back_by_undo(store: Store) -> None:
    number = one(store)
    assert order(store, number, "reject") == Answer("documents.done-reject", True)
    assert store.candidate(number).status == "rejected"
    order(store, number, "undo")
    assert store.candidate(number).status == "candidate"


def test_what_is_not_whole_is_not_accepted_and_nothing_is_saved(store: Store) -> None:
    number = one(store, date=None)
    answer = order(store, number, "accept", content={"date": "2023-02-30", "places": []})
    assert answer.errors == {"date": "documents.bad-date", "places": "documents.no-places"}
    assert (answer.done, store.candidate(number).revision, published()) == (False, 1, [])


def test_a_half_finished_candidate_can_be_saved_and_stays_open(store: Store) -> None:
    number = one(store, date=None)
    assert order(store, number, "save", content={"titles": {"ja": ""}}).done
    assert (store.candidate(number).status, store.candidate(number).content["titles"]["ja"]) == ("candidate", "")
    assert published() == []


def test_an_accepted_one_cannot_be_saved_without_what_the_map_needs(store: Store) -> None:
    number = one(store)
    order(store, number, "accept")
    assert order(store, number, "save", content={"titles": {"ja": ""}}).errors == {"titles.ja": "documents.no-text"}
    assert published()[0]["event"][0]["title"]["ja"] == "閣僚会談"


def test_merging_adds_this_source_to_an_event_that_keeps_its_own(store: Store) -> None:
    number, event = one(store), on_the_map().events[0]
    assert order(store, number, "merge", event=event.id) == Answer("documents.done-merge", True)
    [file] = published()
    assert [addition["event"] for addition in file["addition"]] == [event.id]
    assert store.candidate(number).merged_into == event.id
    order(store, number, "undo")
    assert published() == []


@pytest.mark.parametrize("event", ["", "1856-no-such-event"])
def test_merging_wants_an_event_that_there_is(store: Store, event: str) -> None:
    number = one(store)
    assert order(store, number, "merge", event=event).errors == {"event": "documents.no-event"}
    assert store.candidate(number).status == "candidate"


@pytest.mark.parametrize("action", ["accept", "save", "merge", "reject", "undo"])
def test_who_comes_second_is_told_and_overwrites_nothing(store: Store, action: str) -> None:
    number = one(store)
    event = on_the_map().events[0].id
    order(store, number, "reject")
    late = Order(action, number, 1, {"titles": {"en": "Mine"}, "date": "nonsense"}, event)
    answer = act(store, "boris", late, {event})
    assert (answer.said, answer.done) == ("documents.conflict", False)
    assert answer.conflict == store.candidate(number)
    assert (store.candidate(number).status, store.candidate(number).revision) == ("rejected", 2)


@pytest.mark.parametrize("payload", [None, 1, "accept", [], {}, {"act": 1, "id": "1"}, {"act": "drop", "id": 10**30}])
def test_an_order_that_makes_no_sense_changes_nothing(store: Store, payload: object) -> None:
    number = one(store)
    assert not act(store, "anna", Order.read(payload), set()).done
    assert not order(store, number, "frobnicate", content={"date": "1956"}).done
    assert store.candidate(number).revision == 1


def test_what_is_saved_stays_saved_when_the_map_cannot_be_written(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreError("No room left.")

    number = one(store)
    monkeypatch.setattr(events.review_actions, "publish", full)
    answer = order(store, number, "accept")
    assert answer == Answer("documents.not-published", True, detail="No room left.")
    assert store.candidate(number).status == "accepted"
