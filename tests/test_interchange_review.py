import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from events.language import load_texts
from events.review_actions import Order, act
from events.review_rows import candidate_row, why
from events.review_source import save_source
from events.review_wording import Wording
from events.store.store import Store
from tests.interchanging import (
    LINKED_PLACES,
    LONG,
    OWN,
    SHEET,
    TIMELINE,
    TIMELINE_SHEET,
    as_json,
    bring_in,
    candidates_of,
    first,
)
from tests.reviewing import ROOT, store_in


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setenv("FOUR_ISLANDS_DATA", str(tmp_path))
    with closing(store_in(tmp_path)) as opened:
        yield opened


def test_every_row_is_a_candidate_with_date_place_and_row() -> None:
    ferry, school, before, undated = candidates_of(SHEET)
    assert (ferry["date"], ferry["date_basis"], ferry["places"], ferry["place_basis"]) == (
        "1956-10-19",
        "absolute",
        ["shikotan"],
        "named",
    )
    assert (ferry["row"], ferry["paragraph"], ferry["proposer"]) == (2, 2, "table")
    assert ferry["quote"].startswith("19 October 1956 | Ferry reaches Shikotan")
    assert (school["places"], school["place_basis"]) == (["iturup", "kunashir", "shikotan", "habomai"], "group")
    assert (before["date"], before["date_basis"], before["places"]) == (None, "unresolved", ["kunashir"])
    assert before["date_why"] == "'500 BC' lies before the year 1, where the map has no dates."
    assert (undated["date"], undated["date_why"]) == (None, "The row gives no date.")


@pytest.mark.parametrize(
    ("data", "name", "dates", "places"),
    [
        (TIMELINE_SHEET, "a.csv", ["1956-10-19", "1960-05/1961", None, None], ["shikotan", "kunashir", "iturup", ""]),
        (as_json(TIMELINE), "a.json", ["1956-10-19", None], ["shikotan", ""]),
        (as_json(LINKED_PLACES), "a.jsonld", ["1947/1952-11", None], ["shikotan", "kunashir"]),
        (OWN, "a.json", ["1956-10-19"], ["shikotan habomai"]),
    ],
)
def test_every_kind_of_file_brings_candidates(
    data: bytes, name: str, dates: list[str | None], places: list[str]
) -> None:
    found = candidates_of(data, name)
    assert [one["date"] for one in found] == dates
    assert [" ".join(one["places"]) for one in found] == places


def test_a_title_is_proposed_only_if_it_is_short() -> None:
    short, long = candidates_of(f"date,title,text,lang\n1956,Ferry reaches Shikotan,{LONG},en\n1957,{LONG},,en\n")
    assert short["titles"]["en"] == short["title"] == "Ferry reaches Shikotan"
    assert LONG not in str([*long["titles"].values(), *short["summaries"].values()])
    assert short["summaries"]["en"] == "Told in row 2 of a table."


def test_a_long_foreign_text_cannot_be_accepted_as_it_stands(store: Store) -> None:
    bring_in(store, f"date,title,text,lang\n1956,Ferry reaches Shikotan,{LONG},en\n")
    candidate = first(store)
    copied = {**candidate.content, "summaries": {**candidate.content["summaries"], "en": LONG}}
    answer = act(store, "anna", Order("accept", candidate.id, 1, copied), set())
    assert answer.errors == {"summaries.en": "documents.copied"}


def test_the_same_table_comes_in_once_however_it_is_saved(store: Store) -> None:
    assert bring_in(store, SHEET, "a.csv").said == "documents.stored"
    again = bring_in(store, SHEET.replace(";", "\t").replace("\n", "\r\n").encode("utf-16"), "b.tsv")
    assert (again.said, again.target) == ("documents.already", "a.csv")


def test_broken_rows_are_told_and_the_others_stored(store: Store) -> None:
    outcome = bring_in(store, "date,title\n1956,Ferry to Shikotan\n1957,\n", "a.csv")
    assert (outcome.said, outcome.found) == ("documents.stored", 1)
    assert outcome.faults == ["a.csv: row 3: found no title and no text, wanted one of them."]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.csv", b"name,colour\nferry,white\n", "documents.fault-no-table"),
        ("a.json", b'{"ferry": "white"}', "documents.fault-no-events"),
        ("a.geojson", b"ferry", "documents.fault-no-events"),
        ("a.csv", b"date,title\n", "documents.fault-no-rows"),
        ("a.csv", b"date,title\n" + b"1956,a\n" * 3_000, "documents.fault-too-many-rows"),
        ("a.csv", b"date,title\n" + b"1956,a\n" * 1_000_000, "documents.fault-too-large"),
    ],
)
def test_a_file_that_is_not_taken_says_why(store: Store, name: str, data: bytes, said: str) -> None:
    assert bring_in(store, data, name).said == said
    assert store.documents() == []


def test_the_content_decides_and_not_the_ending(store: Store) -> None:
    assert bring_in(store, SHEET, "ferries.txt").found == 4
    assert bring_in(store, as_json(TIMELINE), "notes.txt").found == 2
    assert (
        bring_in(store, "On 19 October 1956, a ferry came to Shikotan.\nIt left, title or not.\n", "b.txt").found == 1
    )


def test_a_day_of_publication_leaves_the_candidates_of_a_table_alone(store: Store) -> None:
    bring_in(store, SHEET)
    before = store.candidates()
    assert save_source(store, "anna", 1, {"day": "2020-01-02"}).done
    assert store.candidates() == before


@pytest.fixture(params=["en", "ja", "ru"])
def wording(request: pytest.FixtureRequest) -> Wording:
    lang = str(request.param)
    return Wording(lang, load_texts(ROOT / "assets/text")[0][lang])


def test_a_card_says_why_there_is_no_date(store: Store, wording: Wording) -> None:
    cells = ["", "500 BC", "c. 1855", "1956/1955", "03/04/2020"]
    bring_in(store, "\n".join(["date,title", *(f"{cell},Ferry to Shikotan" for cell in cells), ""]))
    document = store.document(1)
    told = [why(each.content, document, wording) for each in store.candidates()]
    assert len({*told}) == len(cells)
    assert all(cell in sentence for cell, sentence in zip(cells, told, strict=True))
    assert candidate_row(first(store), [], document, wording, {})["row"] == 2


def test_hostile_cells_are_text(store: Store) -> None:
    hostile = "<img src=x onerror=alert(1)>{{7*7}}\u202e"
    bring_in(store, f"date,title,island\n1956,{hostile},Shikotan\n")
    candidate = first(store)
    assert candidate.content["titles"]["en"] == hostile
    assert hostile in store.document(1).text


def commanded(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command of events with its store in a folder."""
    return subprocess.run(
        [sys.executable, "-m", "events", *arguments],
        env={"FOUR_ISLANDS_DATA": str(folder), "PYTHONIOENCODING": "utf-8", "PATH": ""},
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_command_adds_a_table_and_shows_its_candidates(tmp_path: Path) -> None:
    path = tmp_path / "ferries.csv"
    path.write_text(SHEET + "1960;;;;;;;\n", encoding="utf-8-sig")
    added = commanded(tmp_path / "data", "add", str(path))
    assert (added.returncode, added.stderr) == (
        0,
        "ferries.csv: row 6: found no title and no text, wanted one of them.\n",
    )
    assert "4 candidates; 2 of them without a date" in added.stdout
    shown = commanded(tmp_path / "data", "extract", str(path), "--json")
    assert [one["row"] for one in json.loads(shown.stdout)] == [2, 3, 4, 5]
