import random
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text as sql

from events.store.faults import AlreadyStoredError, ConflictError, StoreError
from events.store.opening import open_store
from events.store.rows import StoredCandidate
from events.store.store import Store
from tests.storing import KINDS, a_document, fresh_url, proposals, start_reviewer

pytestmark = pytest.mark.filterwarnings("error::ResourceWarning", "error::pytest.PytestUnraisableExceptionWarning")
AWKWARD = (
    "国後島 é e\u0301 \U0001f5fe \u202ertl\u202c \u2028 \ufeff \ufffe \x01\x1f\x7f \r\n \r \t ' \" \\ % {{x}} \\u0000"
)


@pytest.fixture(params=KINDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return fresh_url(request.param, tmp_path)


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    with closing(open_store(url)) as opened:
        yield opened


@pytest.fixture
def candidate(store: Store) -> StoredCandidate:
    store.add_document(a_document(), proposals(), "Ann")
    [found] = store.candidates()
    return found


def test_a_document_is_read_as_it_was_written(store: Store, url: str) -> None:
    given = replace(a_document(), text=AWKWARD, title=AWKWARD, name=AWKWARD, published="2023-01-23")
    content = {AWKWARD: [AWKWARD, {"deep": [None, True, 1.5, -3, ""]}]}
    stored = store.add_document(given, [content], "Ann")
    assert {name: getattr(stored, name) for name in vars(given)} == vars(given)
    assert stored.added_by == "Ann"
    with closing(open_store(url)) as again:
        assert again.documents() == [stored]
        assert again.document(stored.id) == again.find(given.sha256) == stored
        assert [found.content for found in again.candidates()] == [content]


def test_a_text_of_five_megabytes_is_kept(store: Store) -> None:
    long = "北方四島 " * (5_000_000 // len("北方四島 ".encode()))
    number = store.add_document(a_document(text=long), [], "Ann").id
    assert store.document(number).text == long


def test_the_same_bytes_are_refused_and_the_document_is_named(store: Store) -> None:
    first = store.add_document(a_document(), proposals(2), "Ann")
    with pytest.raises(AlreadyStoredError, match=f"number {first.id}") as refused:
        store.add_document(replace(a_document(), name="again.txt"), proposals(3), "Bob")
    assert refused.value.document == first
    assert store.documents() == [first]
    assert len(store.candidates()) == 2


def test_an_unknown_hash_finds_nothing(store: Store) -> None:
    assert store.find("0" * 64) is None


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ({"title": ["a", {"b": "nul \0"}]}, "a candidate has a NUL character at offset 4"),
        ({"\0": 1}, "a NUL character at offset 0"),
        ({"title": "half \ud83d"}, "half of a surrogate pair at offset 5"),
        ({"score": float("nan")}, "not plain JSON"),
        ({"when": object()}, "not plain JSON"),
    ],
)
def test_a_candidate_that_cannot_be_kept_keeps_its_document_out_too(
    store: Store, content: dict[str, Any], complaint: str
) -> None:
    with pytest.raises(StoreError, match=complaint):
        store.add_document(a_document(), [*proposals(), content], "Ann")
    assert store.documents() == []


@pytest.mark.parametrize("field", ["name", "text", "title", "publisher", "url", "published"])
def test_a_document_with_a_nul_character_is_refused(store: Store, field: str) -> None:
    with pytest.raises(StoreError, match=rf"^Nothing was stored: the document's {field} has a NUL character"):
        store.add_document(replace(a_document(), **{field: "x\0"}), [], "Ann")
    assert store.documents() == []


def test_a_review_is_the_next_revision_and_says_what_it_changed(store: Store, candidate: StoredCandidate) -> None:
    accepted = store.review(candidate.id, 1, "Ann", "accept", "accepted")
    edited = store.review(candidate.id, 2, " Bob ", "edit", "accepted", {**candidate.content, "title": "A ship"})
    assert (accepted.revision, accepted.status, accepted.content) == (2, "accepted", candidate.content)
    assert store.candidate(candidate.id) == edited
    steps = [(step.number, step.who, step.action, step.status, step.changes) for step in store.history(candidate.id)]
    assert steps == [
        (1, "Ann", "proposed", "candidate", {}),
        (2, "Ann", "accept", "accepted", {"status": ["candidate", "accepted"]}),
        (3, "Bob", "edit", "accepted", {"title": ["Ship 0", "A ship"]}),
    ]


def test_who_saves_second_on_the_same_revision_is_told_and_overwrites_nothing(
    store: Store, candidate: StoredCandidate
) -> None:
    first = store.review(candidate.id, 1, "Ann", "reject", "rejected")
    with pytest.raises(ConflictError, match="it is now rejected, at revision 2") as refused:
        store.review(candidate.id, 1, "Bob", "accept", "accepted")
    with pytest.raises(ConflictError):
        store.undo(candidate.id, 1, "Bob")
    with pytest.raises(ConflictError):
        store.review(candidate.id, 3, "Bob", "accept", "accepted")
    assert refused.value.current == first == store.candidate(candidate.id)
    assert [step.who for step in store.history(candidate.id)] == ["Ann", "Ann"]


@pytest.mark.parametrize(
    ("status", "merged_into", "complaint"),
    [
        ("merged", "", "names no event"),
        ("accepted", "1956-10-19-declaration", "only for a merged candidate"),
        ("done", "", "found the status 'done', wanted one of candidate, accepted"),
        ("merged", "x\0", "a NUL character"),
    ],
)
def test_an_outcome_that_means_nothing_is_refused(
    store: Store, candidate: StoredCandidate, status: Any, merged_into: str, complaint: str
) -> None:
    with pytest.raises(StoreError, match=complaint):
        store.review(candidate.id, 1, "Ann", "decide", status, merged_into=merged_into)
    assert store.candidate(candidate.id) == candidate


def test_nobody_and_nothing_are_no_names(store: Store, candidate: StoredCandidate) -> None:
    with pytest.raises(StoreError, match="the person who acts is empty"):
        store.review(candidate.id, 1, " ", "accept", "accepted")
    with pytest.raises(StoreError, match="the action is empty"):
        store.review(candidate.id, 1, "Ann", "", "accepted")
    assert len(store.history(candidate.id)) == 1


@pytest.mark.parametrize("seed", range(5))
def test_undo_walks_back_through_whatever_was_done(store: Store, candidate: StoredCandidate, seed: int) -> None:
    chance, states, now = random.Random(seed), [candidate], candidate
    for turn in range(40):
        if chance.random() < 0.5 and len(states) > 1:
            states.pop()
            now = store.undo(now.id, now.revision, "Ann")
        else:
            event = chance.choice(["", f"1991-0{seed + 1}-01-visit"])
            status = "merged" if event else chance.choice(["accepted", "rejected", "candidate"])
            now = store.review(now.id, now.revision, "Ann", "decide", status, {"turn": turn}, event)
            states.append(now)
        assert now == replace(states[-1], revision=turn + 2)
    for _ in states[1:]:
        now = store.undo(now.id, now.revision, "Ann")
    assert now == replace(candidate, revision=now.revision)
    with pytest.raises(StoreError, match="nothing to undo"):
        store.undo(now.id, now.revision, "Ann")


@pytest.mark.parametrize("table", ["candidate_revision", "document_revision"])
@pytest.mark.parametrize("act", ["UPDATE {} SET who = 'Eve'", "DELETE FROM {}"])
def test_a_revision_is_never_changed_or_removed(store: Store, candidate: StoredCandidate, table: str, act: str) -> None:
    with store.engine.connect() as connection, pytest.raises(Exception, match="a revision is never changed or removed"):
        connection.execute(sql(act.format(table)))
    assert [step.who for step in store.history(candidate.id)] == ["Ann"]
    assert [step.who for step in store.document_history(candidate.document_id)] == ["Ann"]


def test_a_clock_that_goes_backwards_changes_no_order(
    store: Store, candidate: StoredCandidate, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = iter(["2031-01-01T00:00:00Z", "2001-01-01T00:00:00Z", "1970-01-01T00:00:00Z"])
    monkeypatch.setattr("events.store.store.now", lambda: next(times))
    store.review(candidate.id, 1, "Ann", "first", "accepted")
    store.review(candidate.id, 2, "Ann", "second", "rejected")
    store.add_document(a_document(2), proposals(), "Ann")
    assert [step.action for step in store.history(candidate.id)] == ["proposed", "first", "second"]
    assert [document.name for document in store.documents()] == ["report-1.txt", "report-2.txt"]


def test_candidates_are_those_of_a_document_and_of_a_status(store: Store) -> None:
    first = store.add_document(a_document(1), proposals(2), "Ann").id
    second = store.add_document(a_document(2), proposals(1), "Ann").id
    one, two, three = store.candidates()
    one = store.review(one.id, 1, "Ann", "accept", "accepted")
    assert store.candidates(first) == [one, two]
    assert store.candidates(second) == [three]
    assert store.candidates(statuses=["accepted", "rejected"]) == [one]
    assert store.candidates(first, {"candidate"}) == [two]
    assert store.candidates(2**40) == []


@pytest.mark.parametrize("number", [-1, 0, 7, 2**40, 2**80])
def test_a_number_that_nothing_has_is_a_plain_message(store: Store, candidate: StoredCandidate, number: int) -> None:
    assert candidate.id != number
    for ask in (store.candidate, store.history, lambda key: store.review(key, 1, "Ann", "accept", "accepted")):
        with pytest.raises(StoreError, match=f"^There is no candidate {number} in the store.$"):
            ask(number)
    for ask in (store.document, store.document_history, lambda key: store.set_published(key, "2023-01-23", "Ann")):
        with pytest.raises(StoreError, match=f"^There is no document {number} in the store.$"):
            ask(number)


def test_many_threads_share_one_store(store: Store, candidate: StoredCandidate) -> None:
    def review(who: str) -> None:
        for _ in range(10):
            while True:
                seen = store.candidate(candidate.id)
                try:
                    store.review(seen.id, seen.revision, who, "look", "accepted")
                except ConflictError:
                    continue
                break

    threads = [threading.Thread(target=review, args=[f"thread {number}"]) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.candidate(candidate.id).revision == 61
    assert [step.number for step in store.history(candidate.id)] == list(range(1, 62))


def test_four_processes_save_a_thousand_reviews_and_all_are_there(store: Store, url: str) -> None:
    store.add_document(a_document(), proposals(10), "Ann")
    reviewers = [start_reviewer(url, f"reviewer {number}", 250) for number in range(4)]
    ends = [reviewer.communicate(timeout=200) for reviewer in reviewers]
    assert [faults for _, faults in ends] == [""] * 4
    told = {(number, line) for number, (answers, _) in enumerate(ends) for line in answers.splitlines()}
    steps = [step for candidate in store.candidates() for step in store.history(candidate.id)[1:]]
    assert len(told) == len(steps) == 1000
    assert told == {(int(step.who[-1]), f"{step.candidate_id} {step.number}") for step in steps}
