import tomllib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from events.catalogue import OWN_FOLDER, Catalogue, read_catalogue
from events.publishing import publish
from events.publishing_composing import PublishingError
from events.publishing_copies import copied, tokens
from events.publishing_words import GROUPS
from events.records import Event
from events.store.store import Store
from tests.publishing import NEWS, OTHER_NEWS, SECOND, accept, add, candidates, merge, new_store, titled


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(new_store(tmp_path)) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "published"


def read(folder: Path) -> Catalogue:
    """Read published files with the project's own catalogue; there is no fault."""
    catalogue, faults = read_catalogue(OWN_FOLDER, GROUPS, [folder])
    assert [str(fault) for fault in faults] == []
    return catalogue


OWN_EVENTS = {event.id for event in read_catalogue(OWN_FOLDER, GROUPS)[0].events}


def new_events(folder: Path) -> list[Event]:
    """Return the events that are in the published files."""
    return [event for event in read(folder).events if event.id not in OWN_EVENTS]


def texts_in(value: Any) -> Iterator[str]:
    """Yield every text of a file, but for titles of sources, which are cited as printed."""
    if isinstance(value, dict):
        for key, part in value.items():
            if not (key == "title" and isinstance(part, str)):
                yield from texts_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts_in(part)
    elif isinstance(value, str):
        yield value


def test_nothing_is_published_before_it_is_accepted(store: Store, folder: Path) -> None:
    add(store, NEWS)
    assert publish(store, folder) == []
    assert not folder.exists() or not list(folder.iterdir())


def test_an_accepted_candidate_is_an_event_with_its_source(store: Store, folder: Path) -> None:
    document = add(store, NEWS, publisher="Example Gazette", url="https://example.org/1")
    accept(store, candidates(store, document)[0], titles=titled("Former residents visit graves"))
    [path] = publish(store, folder)
    assert path == folder / "example-gazette-2023-01-23.toml"
    [event] = new_events(folder)
    assert event.id == "2020-05-05-former-residents-visit-graves"
    assert (event.date.text, event.kind, event.title.ja) == (
        "2020-05-05",
        "exchange",
        "Former residents visit graves（日）",
    )
    assert [(place.id, place.scope) for place in event.places] == [("shikotan", "named")]
    assert event.scope_note is None
    [citation] = event.citations
    assert citation.locator
    assert (citation.locator.paragraph, citation.date_words, citation.quote) == ((3,), "5 May 2020", None)
    assert citation.date
    assert citation.date.text == "2020-05-05"
    source = read(folder).sources[citation.source]
    assert (source.title, source.publisher, source.url) == (
        "Two visits and a school",
        "Example Gazette",
        "https://example.org/1",
    )
    assert source.date
    assert (source.date.text, source.date_basis, source.document) == ("2023-01-23", None, True)


def test_groups_that_are_not_named_have_a_note_in_three_languages(store: Store, folder: Path) -> None:
    accept(store, candidates(store, add(store, NEWS))[2])
    publish(store, folder)
    [event] = new_events(folder)
    assert {place.id: place.scope for place in event.places} == dict.fromkeys(GROUPS, "group")
    assert event.scope_note
    assert event.scope_note.en == "Paragraph 5 says “southern Kuril islands”, which means all four groups."
    assert "第5段落" in event.scope_note.ja
    assert "В абзаце 5" in event.scope_note.ru


def test_a_position_has_the_side_that_speaks_as_its_holder(store: Store, folder: Path) -> None:
    before = {position.id for position in read_catalogue(OWN_FOLDER, GROUPS)[0].positions}
    accept(store, candidates(store, add(store, NEWS))[3])
    publish(store, folder)
    [position] = [each for each in read(folder).positions if each.id not in before]
    assert position.holder == "japan"
    assert len(position.places) == 4


def test_a_merged_candidate_adds_its_source_to_an_event_of_the_catalogue(store: Store, folder: Path) -> None:
    merge(store, candidates(store, add(store, SECOND))[0], "2017-09-23-grave-flight")
    before = read_catalogue(OWN_FOLDER, GROUPS)[0]
    publish(store, folder)
    assert new_events(folder) == []
    [old] = [event for event in before.events if event.id == "2017-09-23-grave-flight"]
    [new] = [event for event in read(folder).events if event.id == "2017-09-23-grave-flight"]
    assert new.citations[: len(old.citations)] == old.citations
    assert [citation.source for citation in new.citations[len(old.citations) :]] == ["report-2023-02-01"]


def test_a_merged_candidate_adds_its_source_to_an_accepted_one(store: Store, folder: Path) -> None:
    first, second = add(store, NEWS), add(store, SECOND)
    accept(store, candidates(store, first)[0])
    publish(store, folder)
    [event] = new_events(folder)
    merge(store, candidates(store, second)[0], event.id)
    publish(store, folder)
    [event] = new_events(folder)
    assert [citation.source for citation in event.citations] == ["report-2023-01-23", "report-2023-02-01"]


def test_an_event_keeps_its_id_on_the_map_when_its_title_and_day_are_edited(store: Store, folder: Path) -> None:
    first, second = add(store, NEWS), add(store, SECOND)
    accept(store, candidates(store, first)[0], titles=titled("Graves"))
    merge(store, candidates(store, second)[0], "2020-05-05-graves")
    seen = candidates(store, first)[0]
    edited = {**seen.content, "titles": titled("Other words"), "date": "2020-05-06", "date_basis": "editor"}
    store.review(seen.id, seen.revision, "tester", "edit", "accepted", edited)
    publish(store, folder)
    [event] = new_events(folder)
    assert (event.id, event.title.en, event.date.text) == ("2020-05-05-graves", "Other words", "2020-05-06")
    assert len(event.citations) == 2
    assert event.citations[0].date is None, "the day is the editor's and not the document's"


def test_what_is_undone_leaves_the_map(store: Store, folder: Path) -> None:
    document, other = add(store, NEWS), add(store, OTHER_NEWS, "ferry.txt")
    accepted = accept(store, candidates(store, document)[0])
    accept(store, candidates(store, other)[0])
    assert len(publish(store, folder)) == 2
    store.undo(accepted.id, accepted.revision, "tester")
    assert [path.name for path in publish(store, folder)] == ["ferry-2024-03-04.toml"]
    assert [path.name for path in folder.iterdir()] == ["ferry-2024-03-04.toml"]


def test_files_that_others_wrote_stay(store: Store, folder: Path) -> None:
    folder.mkdir()
    (folder / "mine.toml").write_text("# mine\n", encoding="utf-8")
    publish(store, folder)
    assert (folder / "mine.toml").read_text("utf-8") == "# mine\n"


def test_a_file_that_says_the_same_is_not_written_again(store: Store, folder: Path) -> None:
    accept(store, candidates(store, add(store, NEWS))[0])
    [path] = publish(store, folder)
    before = path.stat()
    publish(store, folder)
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_two_documents_of_one_publisher_and_day_have_two_files_and_equal_titles_two_ids(
    store: Store, folder: Path
) -> None:
    for text in (NEWS, SECOND.replace("2023-02-01", "2023-01-23")):
        document = add(store, text, publisher="Example Gazette")
        accept(store, candidates(store, document)[0], titles=titled("Graves"))
    names = [path.name for path in publish(store, folder)]
    assert names == ["example-gazette-2023-01-23.toml", "example-gazette-2023-01-23-2.toml"]
    assert len(new_events(folder)) == 2


def test_no_more_than_eight_words_of_the_document_go_out(store: Store, folder: Path) -> None:
    for text in (NEWS, SECOND, OTHER_NEWS):
        for candidate in candidates(store, add(store, text)):
            accept(store, candidate)
    for path in publish(store, folder):
        for words in texts_in(tomllib.loads(path.read_text("utf-8"))):
            for text in (NEWS, SECOND, OTHER_NEWS):
                assert copied(words, " ".join(tokens(text))) == ""


def test_own_words_that_copy_the_document_are_refused_and_the_others_go_out(store: Store, folder: Path) -> None:
    first, second, *_ = candidates(store, add(store, NEWS))
    accept(store, first)
    taken = "On that day a charter flight carried former residents to Kunashir for the very first time."
    accept(store, second, summaries=titled(taken))
    with pytest.raises(PublishingError) as faults:
        publish(store, folder)
    assert len(faults.value.sentences) == 3, "one for each language"
    assert faults.value.sentences[0] == (
        f"report.txt: candidate {second.id}: summary en: found 'a charter flight carried former residents to "
        "kunashir for', more than eight words of the document in a row, wanted own words"
    )
    assert [event.date.text for event in new_events(folder)] == ["2020-05-05"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"date": None}, r"candidate 1: date: found '', wanted an EDTF"),
        ({"kind": ""}, r"candidate 1: kind: found '', wanted 'treaty'"),
        ({"places": []}, r"candidate 1: places: "),
        ({"titles": {"en": "x", "ja": "", "ru": "x"}}, r"candidate 1: title ja: found nothing, wanted a value"),
        ({"summaries": titled("x" * 500)}, r"candidate 1: summary: found 500 characters in en, wanted at most 400"),
    ],
)
def test_what_is_missing_is_said_field_by_field(changes: dict[str, Any], said: str, store: Store, folder: Path) -> None:
    accept(store, candidates(store, add(store, NEWS))[0], **changes)
    with pytest.raises(PublishingError, match=said):
        publish(store, folder)


def test_a_merge_into_an_event_that_is_not_there_is_said(store: Store, folder: Path) -> None:
    merge(store, candidates(store, add(store, NEWS))[0], "1999-nothing")
    with pytest.raises(PublishingError, match=r"candidate 1: merged into: found '1999-nothing', wanted the id of an"):
        publish(store, folder)
