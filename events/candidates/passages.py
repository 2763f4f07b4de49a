"""A sentence with all that was found in it: dates, places, actors and words."""
# floor 11

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from events.candidates.sentences import Sentence, sentences
from events.candidates.words import WordHit, WordIndex
from events.documents.document import Document
from events.expressions.finding import Expression, find_dates
from events.names.actors import ActorMention, find_actors
from events.names.folding import fold
from events.names.places import PlaceMention, find_places


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
    words: WordIndex

    def has(self, role: str) -> list[WordHit]:
        """The words of a role in this sentence."""
        return self.words.within(role, self.sentence.start, self.sentence.end)

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
    """Find dates, places and actors; the document's own date and dateline are among `dates` and in no passage."""
    published = date.fromisoformat(document.published) if document.published else None
    text = document.text
    dates = find_dates(text, document.language, published)
    places, actors, words = find_places(text), find_actors(text), WordIndex(text, fold(text))
    told = [one for one in dates if not any(start <= one.start < end for start, end in document.header)]
    passages = [
        Passage(
            sentence,
            text[sentence.start : sentence.end],
            tuple(_within(told, sentence)),
            tuple(_within(places, sentence)),
            tuple(_within(actors, sentence)),
            words,
        )
        for sentence in sentences(text)
    ]
    return Annotated(document, dates, places, actors, passages)


def _within(found: Sequence[Some], sentence: Sentence) -> Sequence[Some]:
    first = bisect_left(found, sentence.start, key=lambda one: one.start)
    return found[first : bisect_left(found, sentence.end, key=lambda one: one.start)]
