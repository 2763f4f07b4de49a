import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.citations import Source
from events.publishing_copies import copied, tokens
from events.publishing_records import source_of, source_slug
from events.publishing_words import GROUPS, event_slug, scope_note, slug, tidy
from events.store.rows import StoredDocument
from tests.publishing import NEWS


@pytest.mark.parametrize(
    ("basis", "words"), [("editor", "an editor gave it"), ("dateline", "dateline"), ("header", None)]
)
def test_a_source_says_how_its_day_is_known_unless_it_prints_it(basis: str, words: str | None) -> None:
    source = Source.model_validate(source_of(stored(published_basis=basis), "x"))
    assert words in source.date_basis.en if source.date_basis and words else source.date_basis is None


def stored(**facts: Any) -> StoredDocument:
    """Return a stored document with these fields."""
    fields = {
        **{"name": "report.txt", "sha256": "0" * 64, "text": NEWS, "language": "en", "published": "2023-01-23"},
        **{"published_basis": "header", "title": "", "publisher": "", "url": ""},
        **{"id": 7, "added": "2026-01-31T09:30:00Z", "added_by": "tester"},
    }
    return StoredDocument(**{**fields, **facts})


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"publisher": "RIA Novosti"}, "ria-novosti-2023-01-23"),
        ({"publisher": "北海道新聞", "url": "https://www.example.jp/1"}, "example-jp-2023-01-23"),
        ({"publisher": "北海道新聞"}, "report-2023-01-23"),
        ({"name": "記事.txt", "published": None}, "document-undated"),
        ({"publisher": "Côté & Fils"}, "cote-fils-2023-01-23"),
    ],
)
def test_a_file_is_named_by_publisher_and_day(facts: dict[str, Any], expected: str) -> None:
    assert source_slug(stored(**facts)) == expected


@given(st.text(), st.text(), st.text(), st.text(min_size=1))
def test_any_document_makes_a_sound_source(title: str, publisher: str, url: str, name: str) -> None:
    document = stored(title=title, publisher=publisher, url=url, name=name + "x", text=f"{title}\n{NEWS}")
    Source.model_validate(source_of(document, source_slug(document)))


@given(st.text())
def test_any_words_make_a_slug_and_a_line(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*|", slug(text))
    assert len(tidy(text)) <= 300
    assert tidy(tidy(text)) == tidy(text)


@pytest.mark.parametrize(
    ("edtf", "title", "expected"),
    [
        ("2020-05-05", "Graves", "2020-05-05-graves"),
        ("194X", "Two moves", "194x-two-moves"),
        ("1945-09-03/1945-09-05", "Landing", "1945-09-03-landing"),
        ("../1992", "日本", "1992-event"),
        ("1644~", "3 ships", "1644-event-3-ships"),
    ],
)
def test_an_event_s_id_is_its_first_date_and_words_of_its_title(edtf: str, title: str, expected: str) -> None:
    assert event_slug(edtf, title) == expected


@pytest.mark.parametrize("scope", ["group", "inferred"])
@pytest.mark.parametrize("words", ["", "the islands", "one two three four five six seven eight nine"])
def test_a_scope_note_fits_whatever_the_words(scope: str, words: str) -> None:
    note = scope_note(12, words, GROUPS[:3], scope)
    assert all("12" in text and len(text) <= 250 for text in note.values())
    assert ("“the islands”" in note["en"]) == (words == "the islands")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("one two three four five six seven eight", ""),
        ("so: One two, three four five six seven eight nine!", "one two three four five six seven eight nine"),
        ("two three four five six seven eight nine", ""),
        ("色丹島の墓地を元島民が訪れた後に船で根室港へ戻っ", ""),
        ("色丹島の墓地を元島民が訪れた後に船で根室港へ戻ったと", "色 丹 島 の 墓 地 を"),
    ],
)
def test_a_run_of_more_than_eight_words_is_found(text: str, found: str) -> None:
    document = (
        "one two three four five six seven eight nine ten 色丹島の墓地を元島民が訪れた後に船で根室港へ戻ったという"
    )
    assert copied(text, " ".join(tokens(document))).startswith(found)
    assert bool(copied(text, " ".join(tokens(document)))) == bool(found)
