"""The text of a stored document cut into pieces, each with what it is marked as and which candidates rest on it."""
# floor 15

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Literal, cast

from events.documents.document import Document, PublishedBasis, lines
from events.documents.publication import publication_of
from events.expressions.finding import find_dates
from events.names.actors import find_actors
from events.names.places import find_places
from events.store.rows import StoredDocument

Kind = Literal["date", "place", "actor"]
Span = tuple[int, int]
_Said = tuple[str, Any]


@dataclass(frozen=True)
class Mark:
    """What the words from `start` up to, not with, `end` are."""

    start: int
    end: int
    kind: Kind


def document_of(stored: StoredDocument) -> Document:
    """The document as it was read, its spans about itself found again; it brings no warnings."""
    return Document(
        name=stored.name,
        text=stored.text,
        language=stored.language,
        published=stored.published,
        published_basis=cast(PublishedBasis, stored.published_basis),
        header=header_of(stored.text, stored.published),
        title=stored.title,
        publisher=stored.publisher,
        url=stored.url,
        warnings=(),
    )


@lru_cache(maxsize=4)
def header_of(text: str, published: str | None) -> tuple[Span, ...]:
    """The spans of a text that tell about the document and of no event."""
    return publication_of(text, published).header


@lru_cache(maxsize=4)
def marks_of(text: str, language: str, published: str | None) -> tuple[Mark, ...]:
    """The dates, places and actors of a text in order; where two overlap the first of these three stays."""
    day = date.fromisoformat(published) if published else None
    found = [Mark(each.start, each.end, "date") for each in find_dates(text, language, day)]
    found += _beside(found, [Mark(each.start, each.end, "place") for each in find_places(text)])
    found += _beside(found, [Mark(each.start, each.end, "actor") for each in find_actors(text)])
    return tuple(sorted(found, key=lambda mark: mark.start))


def _beside(found: Sequence[Mark], more: Sequence[Mark]) -> list[Mark]:
    """Those of `more` that share no character with what was found before."""
    taken = sorted((mark.start, mark.end) for mark in found)
    kept = []
    for mark in more:
        before = bisect_left(taken, (mark.end, mark.end)) - 1
        if before < 0 or taken[before][1] <= mark.start:
            kept.append(mark)
    return kept


@lru_cache(maxsize=4)
def marked_paragraphs(
    text: str, language: str, published: str | None, passages: tuple[tuple[int, tuple[Span, ...]], ...]
) -> list[dict[str, Any]]:
    """The paragraphs of a document with everything that is marked in it; nobody may change what is handed out."""
    return paragraphs(text, marks_of(text, language, published), header_of(text, published), dict(passages))


def paragraphs(
    text: str, marks: Sequence[Mark], header: Collection[Span], passages: Mapping[int, Collection[Span]]
) -> list[dict[str, Any]]:
    """Every line that is not blank as its number and its pieces.

    `passages` are the spans of each candidate. A piece has its words `t` and, only where there is something to say,
    its kind `k`, the candidates `c` that rest on it, and `h` if it tells about the document itself.
    """
    spans: list[tuple[int, int, _Said]] = [(mark.start, mark.end, ("k", mark.kind)) for mark in marks]
    spans += [(start, end, ("h", True)) for start, end in header]
    spans += [(start, end, ("c", number)) for number, each in passages.items() for start, end in each]
    cuts = _Cuts(spans)
    return [
        {"n": number, "pieces": [_piece(text, start, end, said) for start, end, said in cuts.pieces(first, last)]}
        for number, first, last in lines(text)
    ]


def _piece(text: str, start: int, end: int, said: Collection[_Said]) -> dict[str, Any]:
    piece: dict[str, Any] = {"t": text[start:end]}
    for name, value in sorted(said, key=str):
        if name == "c":
            piece.setdefault("c", []).append(value)
        else:
            piece[name] = value
    if "c" in piece:
        piece["c"].sort()
    return piece


class _Cuts:
    """Every place where something begins or ends, walked through once from left to right."""

    def __init__(self, spans: Sequence[tuple[int, int, _Said]]) -> None:
        changes = [(start, True, said) for start, end, said in spans if start < end]
        changes += [(end, False, said) for start, end, said in spans if start < end]
        self._changes = sorted(changes, key=lambda change: (change[0], change[1]))
        self._next = 0
        self._open: dict[_Said, int] = {}

    def pieces(self, first: int, last: int) -> Iterator[tuple[int, int, list[_Said]]]:
        """The pieces of one line; lines have to be asked for in order."""
        start = first
        self._pass(first)
        while start < last:
            end = min(self._changes[self._next][0], last) if self._next < len(self._changes) else last
            yield start, end, list(self._open)
            start = end
            self._pass(end)

    def _pass(self, offset: int) -> None:
        while self._next < len(self._changes) and self._changes[self._next][0] <= offset:
            _, begins, said = self._changes[self._next]
            count = self._open.pop(said, 0) + (1 if begins else -1)
            if count:
                self._open[said] = count
            self._next += 1
