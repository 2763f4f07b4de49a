"""What holds for every input: each property takes one by chance, and an exception or a false assertion is a find."""

import json
import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, get_args

from events.candidates.borrowing import borrow
from events.candidates.copies import near_copy
from events.candidates.proposing import propose
from events.candidates.sentences import sentences
from events.dates import EdtfDate
from events.documents.document import Document
from events.expressions.finding import find_dates
from events.names.actors import find_actors
from events.names.entries import Group
from events.names.places import find_places
from tests.fuzzing_documents import fuzz_document
from tests.fuzzing_texts import encodable, language, retold, some_bytes, some_edtf, some_text

# Takes what is tried, so that it can be told if it fails.
Note = Callable[[object], None]

_DAYS = (None, None, None, date.min, date.max, date(2024, 2, 29), date(1945, 8, 31))
_BASES = ("absolute", "relative", "anaphoric", "unresolved")


def check_document(chance: random.Random, note: Note) -> None:
    """Bytes are a document or are refused in words."""
    data = some_bytes(chance)
    note(data)
    fuzz_document(data)


def check_dates(chance: random.Random, note: Note) -> None:
    """Dates are the text's own words, in order, none over another, and their days exist."""
    lang, published = language(chance), some_day(chance)
    text = some_text(chance, lang)
    note((lang, published, text))
    found = find_dates(text, lang, published)
    check_spans(text, found)
    for one in found:
        assert one.basis in _BASES, one
        assert (one.edtf is None) == (one.basis == "unresolved"), one
        for edtf in (one.edtf, one.anchor):
            check_edtf(edtf)


def check_names(chance: random.Random, note: Note) -> None:
    """Places and actors are the text's own words, in order, none over another."""
    text = some_text(chance, language(chance))
    note(text)
    places = find_places(text)
    check_spans(text, places)
    check_spans(text, find_actors(text))
    assert all(place.groups and set(place.groups) <= set(get_args(Group)) for place in places)


def check_sentences(chance: random.Random, note: Note) -> None:
    """Sentences are in order, and all that is no blank is in one of them."""
    text = some_text(chance, language(chance))
    note(text)
    end, left = 0, []
    for sentence in sentences(text):
        assert end <= sentence.start < sentence.end <= len(text), sentence
        left.append(text[end : sentence.start])
        end = sentence.end
    assert not "".join([*left, text[end:]]).strip()


def check_candidates(chance: random.Random, note: Note) -> None:
    """Candidates quote the document where they say so, their dates are EDTF, and JSON carries them unchanged."""
    document = a_document(chance)
    note(document)
    found = propose(document)
    assert json.loads(json.dumps(found, ensure_ascii=chance.random() < 0.5)) == found
    for one in found:
        for passage in (one, *one["also"]):
            assert document.text[passage["start"] : passage["end"]] == passage["quote"] != "", one
            assert passage["paragraph"] == document.paragraph_at(passage["start"]), one
        assert one["date"] is None or EdtfDate.parse(one["date"]).text == one["date"], one
        assert set(one["places"]) == set(one["place_scopes"]) <= set(get_args(Group)), one
        assert all(0 < len(title) <= 120 for title in one["titles"].values()), one


def check_lending(chance: random.Random, note: Note) -> None:
    """A lent date is a suggestion, and only for what had none; nothing else changes."""
    documents = [a_document(chance) for _ in range(chance.randint(0, 1))]
    documents += [replace(a_document(chance), text=text, language="en", header=()) for text in retold(chance)]
    note(documents)
    before = [propose(document) for document in documents]
    after = borrow(before, documents, None)
    for document, old, new in zip(documents, before, after, strict=True):
        for one, lent in zip(old, new, strict=True):
            if one != lent:
                assert document.published is one["date"] is None, lent
                assert lent["date_basis"] == "suggested", lent
                assert EdtfDate.parse(lent["date"]), lent
                assert {key for key in one if one[key] != lent[key]} <= {"date", "date_basis", "date_why"}, lent


def check_edtf_texts(chance: random.Random, note: Note) -> None:
    """A text is a date with its first day before its last, or is refused with a ValueError."""
    text = some_edtf(chance)
    note(text)
    try:
        found = EdtfDate.parse(text)
    except ValueError as fault:
        assert "\n" not in str(fault).replace(repr(text), ""), fault
    else:
        assert found.text == text
        assert found.earliest <= found.latest


def check_copies(chance: random.Random, note: Note) -> None:
    """A text is the copy of itself, if it has five words; a share is never more than the whole."""
    lang = language(chance)
    text, other = some_text(chance, lang), some_text(chance, lang)
    note((text, other))
    found = near_copy(text, [(1, other)])
    assert found is None or 0.5 <= found[1] <= 1
    assert near_copy(text, [(1, text)]) in (None, (1, 1.0))


# With how many of a hundred inputs each has.
CHECKS = (
    *((check_document, 22), (check_dates, 30), (check_names, 14), (check_sentences, 6)),
    *((check_candidates, 12), (check_lending, 4), (check_edtf_texts, 8), (check_copies, 4)),
)


def some_day(chance: random.Random) -> date | None:
    """A day of publication: often one of today's century, sometimes none, the first or the last."""
    return chance.choice(_DAYS) if chance.random() < 0.3 else date(2000, 1, 1) + timedelta(chance.randrange(12_000))


def a_document(chance: random.Random) -> Document:
    """A document as it would be read, about our islands more often than not."""
    lang, published = language(chance), some_day(chance)
    text = encodable(some_text(chance, lang))
    if chance.random() < 0.7:
        at = chance.randint(0, len(text))
        text = f"{text[:at]} Iturup {text[at:]}"
    start = chance.randint(0, len(text))
    return Document(
        *("fuzz.txt", text, lang, published.isoformat() if published else None, "editor" if published else "unknown"),
        *(((start, min(len(text), start + 9)),), "", "Fuzz & Co" if chance.random() < 0.5 else "", "", ()),
    )


def check_spans(text: str, found: Sequence[Any]) -> None:
    """Assert that spans are literal, sorted, and apart."""
    end = 0
    for one in found:
        assert end <= one.start < one.end <= len(text), one
        assert text[one.start : one.end] == one.text, one
        end = one.end


def check_edtf(edtf: str | None) -> None:
    """Assert that a date is EDTF; a century ("18XX") is, and stays out of the catalogue's type."""
    if edtf and not edtf.endswith("XX"):
        assert EdtfDate.parse(edtf).text == edtf
