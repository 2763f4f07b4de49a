from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from events.review_intake import Incoming, Outcome, take_in
from events.store.faults import StoreError
from events.store.store import Store
from tests.reviewing import REPORT, store_in

# Said of the same happening by a dated and an undated text.
DATED = """Published: 5 April 2022
On 21 March 2022 the Russian Foreign Ministry announced that visa-free trips of Japanese people to Kunashir end.
"""
UNDATED = (
    "Last March, as the Russian Foreign Ministry announced, the visa-free trips of all Japanese to Kunashir ended.\n"
)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setenv("FOUR_ISLANDS_DATA", str(tmp_path))
    with closing(store_in(tmp_path)) as opened:
        yield opened


def add(store: Store, who: str, incoming: Incoming) -> Outcome:
    return dict(take_in(store, who, [incoming]))[0]


def test_a_document_comes_in_once_and_a_near_copy_only_as_a_second_source(store: Store) -> None:
    first = add(store, "anna", Incoming("report.txt", REPORT.encode()))
    assert (first.said, first.document_id, first.found) == ("documents.stored", 1, len(store.candidates(1)))
    same = add(store, "anna", Incoming("again.txt", REPORT.replace("\n", "\r\n").encode()))
    assert (same.said, same.document_id, same.target) == ("documents.already", 1, "report.txt")
    other = REPORT.replace("The ministers", "According to an agency the ministers")
    near = add(store, "anna", Incoming("agency.txt", other.encode()))
    assert (near.said, near.document_id, near.target) == ("documents.near", 1, "report.txt")
    assert len(store.documents()) == 1
    second = add(store, "anna", Incoming("agency.txt", other.encode(), second_source=True))
    assert (second.said, second.document_id) == ("documents.stored", 2)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", b"", "documents.fault-empty"),
        ("film.txt", bytes(range(256)) * 20, "documents.fault-binary"),
        ("two.zip", b"PK\x03\x04" + bytes(100), "documents.fault-zip"),
        ("large.txt", b"a" * (5 * 1024 * 1024 + 1), "documents.fault-too-large"),
        ("broken.pdf", b"%PDF-1.7\nnothing", "documents.fault-pdf-broken"),
    ],
)
def test_a_bad_file_ends_in_one_sentence_and_leaves_the_store_alone(
    store: Store, name: str, data: bytes, said: str
) -> None:
    assert add(store, "anna", Incoming(name, data)).said == said
    assert store.documents() == []


def test_the_date_of_the_editor_wins(store: Store) -> None:
    outcome = add(store, "anna", Incoming("report.txt", REPORT.encode(), "2024-05-06"))
    found = store.document(outcome.document_id)
    assert (found.published, found.published_basis) == ("2024-05-06", "editor")


def test_several_come_in_together_and_each_is_told_about(store: Store) -> None:
    given = [Incoming("a.txt", REPORT.encode()), Incoming("b.txt", b""), Incoming("c.txt", REPORT.encode() + b"\n")]
    outcomes = dict(take_in(store, "anna", given))
    assert {number: outcome.said for number, outcome in outcomes.items()} == {
        **{0: "documents.stored", 1: "documents.fault-empty", 2: "documents.already"},
    }
    assert [document.name for document in store.documents()] == ["a.txt"]


def test_a_date_that_another_document_lends_is_only_a_suggestion(store: Store) -> None:
    given = [Incoming("undated.txt", UNDATED.encode()), Incoming("dated.txt", DATED.encode())]
    outcomes = dict(take_in(store, "anna", given))
    [candidate] = store.candidates(outcomes[0].document_id)
    assert (candidate.content["date_basis"], candidate.content["date"]) == ("suggested", "2022-03")
    assert candidate.content["date_loan"]["edtf"] == "2022-03-21"


def test_a_candidate_names_the_event_that_the_map_has_of_it(store: Store) -> None:
    outcome = add(store, "anna", Incoming("dated.txt", DATED.encode()))
    [candidate] = store.candidates(outcome.document_id)
    assert candidate.content["same_as"] == "2022-03-21-talks-ended"


@pytest.mark.parametrize("stored", [0, 1, 2])
def test_a_store_that_fails_half_way_is_told_for_all_that_are_left(
    store: Store, monkeypatch: pytest.MonkeyPatch, stored: int
) -> None:
    texts = [REPORT, DATED, "Nothing at all about islands, and nothing like the two others.\n"]
    given = [Incoming(f"{number}.txt", text.encode()) for number, text in enumerate(texts)]
    add_document = store.add_document

    def full(*arguments: object) -> object:
        if len(store.documents()) == stored:
            raise StoreError("No room left.")
        return add_document(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(store, "add_document", full)
    outcomes = [outcome for _, outcome in sorted(take_in(store, "anna", given))]
    assert [outcome.said for outcome in outcomes[:stored]] == ["documents.stored"] * stored
    assert {(outcome.said, outcome.detail) for outcome in outcomes[stored:]} == {
        ("documents.no-store", "No room left.")
    }
