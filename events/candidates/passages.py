"""A sentence with all that was found in it: dates, places, actors and words."""
# floor 11

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol, TypeVar

from events.candidates.sentences import Sentence, sentences
from events.candidates.words import WordHit, WordIndex
from events.documents.document import Document
from events.expressions.finding import Expression, find_dates
from events.names.actors import ActorMention, find_actors
from events.names.folding import fold
from events.names.places import PlaceMention, find_places, find_rivals, is_ours

_WORD = re.compile(r"[^\W\d_]{2,}")
_FEW = 2


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...


Some = TypeVar("Some", bound=_Spanned)


@dataclass(frozen=True)
class Passage:
    """One sentence of a document, in the offsets of the document's text."""

    sentence: Sentence
    text: str
    dates: tuple[Expression, ...]
    places: tuple[PlaceMention, ...]
    actors: tuple[ActorMention, ...]
    # Whether it names other islands, those of another dispute or further up the chain.
    elsewhere: bool
    words: WordIndex

    def has(self, role: str) -> list[WordHit]:
        """The words of a role in this sentence."""
        return self.words.within(role, self.sentence.start, self.sentence.end)

    @property
    def bare(self) -> bool:
        """Whether the sentence is hardly more than its dates, and names no place of ours."""
        return not self.places and bool(self.dates) and is_bare(self.words.text, self.sentence, self.dates)

    @property
    def sides(self) -> set[str]:
        """The sides whose actors are named: "japan", "russia"."""
        return {actor.side for actor in self.actors if actor.side}


@dataclass(frozen=True)
class Annotated:
    """A document with everything found in it."""

    document: Document
    dates: list[Expression]
    places: list[PlaceMention]
    actors: list[ActorMention]
    passages: list[Passage]


def annotate(document: Document) -> Annotated:
    """Find dates, places and actors; the document's own date and dateline are among `dates` and in no passage.

    A document that is not about our islands has no passages: nothing more is looked for in it.
    """
    published = date.fromisoformat(document.published) if document.published else None
    text = document.text
    dates, places, actors = find_dates(text, document.language, published), find_places(text), find_actors(text)
    passages = list(_passages(document, dates, places, actors)) if is_ours(places) else []
    return Annotated(document, dates, places, actors, passages)


def _passages(
    document: Document, dates: list[Expression], places: list[PlaceMention], actors: list[ActorMention]
) -> Iterator[Passage]:
    text = document.text
    told = [one for one in dates if not meets(document.header, one.start, one.start + 1)]
    words, rivals = WordIndex(text, fold(text)), [start for start, _ in find_rivals(text)]
    for sentence in _joined(text, told):
        yield Passage(
            sentence,
            text[sentence.start : sentence.end],
            tuple(_within(told, sentence)),
            tuple(_within(places, sentence)),
            tuple(_within(actors, sentence)),
            bisect_left(rivals, sentence.start) < bisect_left(rivals, sentence.end),
            words,
        )


def meets(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the spans, which are sorted and not over each other, shares a character with start..end."""
    place = bisect_left(spans, (end, 0))
    return place > 0 and spans[place - 1][1] > start


def _joined(text: str, dates: list[Expression]) -> Iterator[Sentence]:
    """The sentences of a text; a date that stands for itself joined with what follows: "5 September 1945. The ..."."""
    waiting: Sentence | None = None
    for sentence in sentences(text):
        own = _within(dates, sentence)
        if waiting and waiting.paragraph == sentence.paragraph and not own:
            sentence = replace(waiting, end=sentence.end, heading=sentence.heading)
        elif waiting:
            yield waiting
        waiting = sentence if own and is_bare(text, sentence, own) else None
        if waiting is None:
            yield sentence
    if waiting:
        yield waiting


def is_bare(text: str, sentence: Sentence, dates: Sequence[Expression]) -> bool:
    """Whether a sentence is hardly more than its dates: "Issued 22 April 2025.", "MOSCOW, 14 May."."""
    cuts = [sentence.start, *(edge for one in dates for edge in (one.start, one.end)), sentence.end]
    rest = " ".join(text[first:last] for first, last in zip(cuts[::2], cuts[1::2], strict=True))
    words = _WORD.findall(rest)
    return len(words) <= _FEW and all(word[0].isupper() for word in words)


def _within(found: Sequence[Some], sentence: Sentence) -> Sequence[Some]:
    first = bisect_left(found, sentence.start, key=lambda one: one.start)
    return found[first : bisect_left(found, sentence.end, key=lambda one: one.start)]
