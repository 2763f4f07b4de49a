"""The words by which candidates are proposed, from assets/words/words.toml, and where they stand in a text."""
# floor 10

import tomllib
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from events.dates import EdtfDate
from events.identifiers import Identifier
from events.names.entries import Spellings
from events.names.folding import Folded
from events.names.notation import Search
from events.records import Kind
from events.texts import Record

_FILE = Path(__file__).resolve().parent.parent.parent / "assets" / "words" / "words.toml"
ROLES = (
    "topic",
    "dispute",
    "limit",
    "after",
    "stance",
    "continuing",
    "reporting",
    "basis",
    "beginning",
    "anaphora",
    "since",
)


def _edtf(text: str) -> str:
    return EdtfDate.parse(text).text


class KindWords(Spellings):
    """Words that suggest a kind of event."""

    id: Kind


class Period(Spellings):
    """A span of history that texts name without a date; see the file."""

    id: Identifier
    perfect: Annotated[str, AfterValidator(_edtf)]
    past: Annotated[str, AfterValidator(_edtf)]
    source: Identifier


class Words(Record):
    """The file as a whole."""

    kind: Annotated[tuple[KindWords, ...], Field(min_length=1)]
    period: tuple[Period, ...]
    topic: Spellings
    dispute: Spellings
    limit: Spellings
    after: Spellings
    stance: Spellings
    continuing: Spellings
    reporting: Spellings
    basis: Spellings
    beginning: Spellings
    anaphora: Spellings
    since: Spellings


@dataclass(frozen=True)
class WordHit:
    """Words of the file in a text: `role` is "kind", "period" or one of ROLES, `id` that of the kind or period."""

    start: int
    end: int
    role: str
    id: str


@cache
def words() -> Words:
    """The file's content; ValueError says what is wrong with it."""
    return Words.model_validate(tomllib.loads(_FILE.read_text(encoding="utf-8")))


@cache
def period(id: str) -> Period:  # noqa: A002  as the field is named
    """The period with an id; KeyError if there is none."""
    return {entry.id: entry for entry in words().period}[id]


@cache
def _searches() -> tuple[tuple[str, Search, tuple[str, ...]], ...]:
    known = words()
    made = []
    for role, entries in (("kind", known.kind), ("period", known.period)):
        listed: list[tuple[str, str]] = [(word, entry.id) for entry in entries for word in entry.all()]
        made.append((role, Search([word for word, _ in listed]), tuple(entry for _, entry in listed)))
    for role in ROLES:
        spellings: Any = getattr(known, role).all()
        made.append((role, Search(spellings), (role,) * len(spellings)))
    return tuple(made)


class WordIndex:
    """All such words of one text, to be asked for a span."""

    def __init__(self, text: str, folded: Folded) -> None:
        """Search the whole text once for each role."""
        self.text = text
        self._hits = {
            role: [WordHit(hit.start, hit.end, role, ids[hit.number]) for hit in search.hits(text, folded)]
            for role, search, ids in _searches()
        }
        self._starts = {role: [hit.start for hit in hits] for role, hits in self._hits.items()}

    def within(self, role: str, start: int, end: int) -> list[WordHit]:
        """The hits of a role that begin from `start` up to, not with, `end`."""
        starts = self._starts[role]
        return self._hits[role][bisect_left(starts, start) : bisect_left(starts, end)]
