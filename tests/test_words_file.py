import re
import tomllib
from itertools import product

import pytest
from pydantic import ValidationError

from events.candidates.words import ROLES, WordIndex, Words, period, words
from events.catalogue import OWN_FOLDER, read_catalogue
from events.dates import EdtfDate
from events.names.entries import Spellings
from events.names.folding import fold
from events.names.notation import forms_of
from geo.atlas import ASSETS

FILE = ASSETS / "words" / "words.toml"
TEXT = FILE.read_text(encoding="utf-8")
LISTS: list[tuple[str, str, Spellings]] = [
    *(("kind", entry.id, entry) for entry in words().kind),
    *(("period", entry.id, entry) for entry in words().period),
    *((role, role, getattr(words(), role)) for role in ROLES),
]
each_spelling = pytest.mark.parametrize(
    ("role", "entry", "lang", "spelling"),
    [
        (role, entry, lang, spelling)
        for role, entry, listed in LISTS
        for lang in ("en", "ja", "ru")
        for spelling in getattr(listed, lang)
    ],
)


def sentence(lang: str, words_of_it: str) -> str:
    """A sentence that holds some words and none of the file's by itself."""
    return f"二つ、{words_of_it}、二つ。" if lang == "ja" else f"Xx {words_of_it} xx."


@each_spelling
def test_every_form_of_a_spelling_is_found_in_its_own_sentence(role: str, entry: str, lang: str, spelling: str) -> None:
    for form, ending in product(forms_of(spelling), ("", "ы" if lang == "ru" else "s")):
        written = form.whole.replace("|", "").replace("*", ending)
        text = sentence(lang, written)
        hits = WordIndex(text, fold(text)).within(role, 0, len(text))
        assert entry in {hit.id for hit in hits}, f"{role}: {written!r} in {text!r}"


def test_no_word_is_found_inside_another() -> None:
    text = "Unsigned lawnmowers, disorder, claimsman; незаконный, словарь."
    index = WordIndex(text, fold(text))
    assert not [hit for role in ("kind", "stance", "limit") for hit in index.within(role, 0, len(text))]


def test_a_span_is_asked_for_with_its_start_and_without_its_end() -> None:
    text = "They signed and signed."
    index = WordIndex(text, fold(text))
    assert [hit.start for hit in index.within("kind", 0, len(text))] == [5, 16]
    assert [hit.start for hit in index.within("kind", 5, 16)] == [5]


def test_the_sources_of_periods_are_in_the_catalogue() -> None:
    catalogue, _ = read_catalogue(OWN_FOLDER, None)
    assert [entry.source for entry in words().period if entry.source not in catalogue.sources] == []


def test_the_spans_of_periods_are_dates_that_the_catalogue_can_hold() -> None:
    for entry in words().period:
        assert {EdtfDate.parse(edtf).text for edtf in (entry.perfect, entry.past)} == {entry.perfect, entry.past}
        assert period(entry.id) is entry


def test_an_unknown_period_is_refused() -> None:
    with pytest.raises(KeyError):
        period("the-future")


def test_every_table_of_the_file_has_words_in_each_language_or_says_why_not() -> None:
    # Japanese bounds a date behind it, where no word before it is looked for.
    empty = {(entry, lang) for _, entry, listed in LISTS for lang in ("en", "ja", "ru") if not getattr(listed, lang)}
    assert empty == {("limit", "ja"), ("after", "ja")}


def test_no_list_has_a_spelling_twice() -> None:
    for _, entry, listed in LISTS:
        assert len(set(listed.all())) == len(listed.all()), entry


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('id = "disaster"', 'id = "weather"'),
        ('past = "1945/.."', 'past = "after 1945"'),
        ('perfect = "1945-09/.."', ""),
        ('"erupt*"', '"(erupt*"'),
        ('"erupt*"', '"*"'),
        ("[limit]", "[limits]"),
        ("[since]", "[since]\nde = []"),
    ],
)
def test_a_mistake_in_the_file_is_refused(old: str, new: str) -> None:
    assert TEXT.count(old) >= 1
    Words.model_validate(tomllib.loads(TEXT))
    with pytest.raises(ValidationError):
        Words.model_validate(tomllib.loads(TEXT.replace(old, new, 1)))


def test_the_file_explains_each_of_its_tables() -> None:
    lines = TEXT.splitlines()
    tables = [number for number, line in enumerate(lines) if re.fullmatch(r"\[[a-z]+\]", line)]
    assert {lines[number].strip("[]") for number in tables} == set(ROLES)
    assert [lines[number] for number in tables if not lines[number - 1].startswith("# ")] == []
