from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from events.catalogue import OWN_FOLDER, read_catalogue
from events.publishing import publish
from events.publishing_catalogue import hand_over
from events.publishing_words import GROUPS
from events.records import Event
from events.review_actions import Order, act
from events.store.store import Store
from tests.interchanging import OWN, RECORD, SHEET, bring_in, first
from tests.publishing import accept, merge, titled
from tests.reviewing import store_in


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setenv("FOUR_ISLANDS_DATA", str(tmp_path))
    with closing(store_in(tmp_path)) as opened:
        yield opened


def written(folder: Path) -> list[Event]:
    """Return the events in the files of a folder, which have no fault."""
    own = {event.id for event in read_catalogue(OWN_FOLDER, GROUPS)[0].events}
    catalogue, faults = read_catalogue(OWN_FOLDER, GROUPS, [folder])
    assert [str(fault) for fault in faults] == []
    return [event for event in catalogue.events if event.id not in own]


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
