import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from events.catalogue import OWN_FOLDER, read_catalogue
from events.language import load_texts
from events.publishing import publish
from events.publishing_catalogue import hand_over
from events.publishing_words import GROUPS
from events.records import Event
from events.review_actions import Order, act
from events.review_intake import Incoming, Outcome, take_in
from events.review_rows import candidate_row, why
from events.review_source import save_source
from events.review_wording import Wording
from events.store.rows import StoredCandidate
from events.store.store import Store
from tests.interchanging import LINKED_PLACES, RECORD, SHEET, TIMELINE, TIMELINE_SHEET, as_json, candidates_of
from tests.publishing import accept, merge, titled
from tests.reviewing import ROOT, store_in

LONG = "A ferry of the made-up line reaches the harbour of Shikotan at noon of that day"
OWN = as_json({"events": [{"text": {"headline": "x"}, "record": RECORD}]})


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setenv("FOUR_ISLANDS_DATA", str(tmp_path))
    with closing(store_in(tmp_path)) as opened:
        yield opened


def bring_in(store: Store, data: bytes | str, name: str = "table.csv") -> Outcome:
    """Bring a file in by the page's door."""
    given = Incoming(name, data if isinstance(data, bytes) else data.encode(), second_source=True)
    return dict(take_in(store, "anna", [given]))[0]


def first(store: Store) -> StoredCandidate:
    """Return the first candidate of a store."""
    return store.candidates()[0]


def written(folder: Path) -> list[Event]:
    """Return the events in the files of a folder, which have no fault."""
    own = {event.id for event in read_catalogue(OWN_FOLDER, GROUPS)[0].events}
    catalogue, faults = read_catalogue(OWN_FOLDER, GROUPS, [folder])
    assert [str(fault) for fault in faults] == []
    return [event for event in catalogue.events if event.id not in own]


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


def test_texts_of_our_own_export_may_come_back(store: Store, tmp_path: Path) -> None:
    assert bring_in(store, OWN, "ours.json").found == 1
    candidate = first(store)
    assert candidate.content["summaries"] == RECORD["summary"]
    assert act(store, "anna", Order("accept", candidate.id, 1), set()).done
    [event] = written(tmp_path / "published")
    assert dict(event.summary) == RECORD["summary"]
    assert dict(event.scope_note or {}) == RECORD["scope_note"]
    assert [(place.id, place.scope) for place in event.places] == [("shikotan", "named"), ("habomai", "inferred")]
    [cited] = event.citations
    assert (cited.source, cited.date_words, cited.quote) == ("made-up-gazette-1956", "19 October", "at noon")
    assert cited.locator
    assert cited.locator.paragraph == (3, 5)


def test_nothing_is_on_the_map_before_a_person_accepts_it_and_then_it_cites_the_source_of_its_row(
    store: Store, tmp_path: Path
) -> None:
    outcome = bring_in(store, SHEET, "ferries.csv")
    assert (outcome.said, outcome.found, outcome.faults) == ("documents.stored", 4, [])
    assert publish(store, tmp_path / "map") == []
    candidate = first(store)
    assert act(store, "anna", Order("accept", candidate.id, 1), set()).done
    [event] = written(tmp_path / "published")
    assert (event.date.text, [place.id for place in event.places]) == ("1956-10-19", ["shikotan"])
    [cited] = event.citations
    source = read_catalogue(OWN_FOLDER, GROUPS, [tmp_path / "published"])[0].sources[cited.source]
    assert (source.title, source.publisher, source.url) == (
        "Log of the ferry",
        "Example Gazette",
        "https://example.org/log",
    )
    # What the gazette itself gives as the date nobody has looked up.
    assert (cited.locator, cited.date, cited.date_words) == (None, None, None)


def test_a_row_without_a_source_cites_the_table_and_its_row(store: Store, tmp_path: Path) -> None:
    bring_in(store, SHEET, "ferries.csv")
    accept(store, store.candidates()[1])
    publish(store, tmp_path / "map")
    [event] = written(tmp_path / "map")
    [cited] = event.citations
    source = read_catalogue(OWN_FOLDER, GROUPS, [tmp_path / "map"])[0].sources[cited.source]
    assert (source.title, source.url) == ("ferries.csv", "")
    assert cited.locator
    assert cited.locator.text
    assert dict(cited.locator.text) == {"en": "row 3", "ja": "3行目", "ru": "строка 3"}
    assert (cited.date_words, event.scope_note and event.scope_note.en) == (
        "1957",
        "Row 3 of the table says “Southern Kurils”, which means all four groups.",
    )


def test_rows_of_one_source_share_it_and_a_source_of_the_catalogue_is_not_made_again(
    store: Store, tmp_path: Path
) -> None:
    known = next(source for source in read_catalogue(OWN_FOLDER, GROUPS)[0].sources.values() if source.url)
    rows = [f"1956-10-1{day},Ferry {day} reaches Shikotan,https://example.org/log" for day in range(2)]
    bring_in(store, "\n".join(["date,title,url", *rows, f"1957,Ferry to Kunashir,{known.url}", ""]))
    for candidate in store.candidates():
        accept(store, candidate, titles=titled(candidate.content["title"]))
    [path] = publish(store, tmp_path / "map")
    assert path.read_text(encoding="utf-8").count("[[source]]") == 1
    cited = [citation.source for event in written(tmp_path / "map") for citation in event.citations]
    assert cited == ["example-org-undated", "example-org-undated", known.id]


def test_rows_go_into_the_catalogue_and_later_ones_into_a_file_of_their_own(store: Store, tmp_path: Path) -> None:
    rows = [f"195{year},Ferry {year} reaches Shikotan,https://example.org/log" for year in range(4)]
    bring_in(store, "\n".join(["date,title,url", *rows, ""]), "ferries.csv")
    folder = tmp_path / "catalogue"
    folder.mkdir()
    for candidate in store.candidates():
        accept(store, candidate, titles=titled(candidate.content["title"]))
        done = hand_over(store, folder, "anna")
        assert [*done.files.values()] == [1]
    names = sorted(path.name for path in folder.iterdir())
    assert names == [
        "ferries-undated-1.toml",
        "ferries-undated-2.toml",
        "ferries-undated-3.toml",
        "ferries-undated.toml",
    ]
    assert "".join(path.read_text(encoding="utf-8") for path in folder.iterdir()).count("[[source]]") == 1
    assert len(written(folder)) == 4


def test_a_row_that_was_exported_is_known_again_and_brings_its_sources(store: Store, tmp_path: Path) -> None:
    event = read_catalogue(OWN_FOLDER, GROUPS)[0].events[0]
    bring_in(store, f"id,date,title,url\n{event.id},1301,Something else,https://example.org/log\n")
    candidate = first(store)
    assert candidate.content["same_as"] == event.id
    merge(store, candidate, event.id)
    publish(store, tmp_path / "map")
    [same] = [each for each in read_catalogue(OWN_FOLDER, GROUPS, [tmp_path / "map"])[0].events if each.id == event.id]
    assert len(same.citations) == len(event.citations) + 1


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
