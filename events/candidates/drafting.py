"""From the sentences of a document to drafts of candidates, in the order of the text."""
# floor 14

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from events.candidates.clauses import Clause, clauses
from events.candidates.drafts import ALL_FOUR, NOWHERE, Draft, When, Where
from events.candidates.kinds import kind_of
from events.candidates.passages import Annotated, Passage, meets
from events.candidates.standing import holding
from events.candidates.where import inherited, named

# How many drafts back somebody's words are looked for.
_REACH = 5
# How many paragraphs further a dated sentence still belongs to the place named.
_NEAR = 2
# Characters between a date and the words that somebody spoke, and what they may be.
_REPORTS = 14
_NOTHING = re.compile(r"(?: reporters| journalists)?(?: on| in| at| в| во)? ?")
# Characters before a date in which words that bound it begin: "no later than". Behind them is a blank.
_LIMIT, _BLANK = 16, 1


@dataclass
class Drafting:
    """One walk through a document that is about our islands."""

    annotated: Annotated
    drafts: list[Draft] = field(default_factory=list)
    # Paragraph of the sentence before, if it was part of the story.
    _previous: int = 0
    _begun: bool = False

    def run(self) -> list[Draft]:
        """All drafts in the order of the text; none is joined with another yet."""
        for index, passage in enumerate(self.annotated.passages):
            found = list(self._of(index, passage))
            self.drafts += found
            if found:
                self._previous = passage.sentence.paragraph
            self._begun = self._begun or not (passage.sentence.heading or self._of_header(passage))
        return self.drafts

    def _of(self, index: int, passage: Passage) -> Iterator[Draft]:
        if passage.sentence.heading and not (passage.places and any(one.basis == "absolute" for one in passage.dates)):
            return
        if passage.bare:
            return
        where, back = inherited(self.annotated.passages, index)
        if where is NOWHERE and passage.has("dispute"):
            where = ALL_FOUR
        if passage.dates and self._belongs(passage, back):
            yield from self._dated(passage, where)
        elif not passage.dates and (told := self._goes_on(passage, where)):
            yield told
            return
        elif not passage.dates and not self._begun and self._reports(passage):
            yield self._lead(passage, where)
            return
        if held := holding(passage, self.drafts, self.annotated.document.published, self._previous):
            yield self._draft(passage, held, named(passage.places) if passage.places else where, "position")

    def _of_header(self, passage: Passage) -> bool:
        """Whether a sentence tells about the document: a publication line, a dateline."""
        return meets(self.annotated.document.header, passage.sentence.start, passage.sentence.end)

    def _belongs(self, passage: Passage, back: int) -> bool:
        """Whether a dated sentence is part of the story: it names a place of ours or a matter of the two states, or
        the text spoke of one just before."""
        if passage.elsewhere and not passage.places:
            return False
        return bool(passage.places) or back <= _NEAR or len(passage.sides) > 1 or bool(passage.has("topic"))

    def _dated(self, passage: Passage, where: Where) -> Iterator[Draft]:
        parts = clauses(passage)
        reporting = _only_reporting(passage, parts)
        for part in parts:
            if part in reporting or _only_bounds(passage, part, parts):
                continue
            own = part.places(passage) or passage.places
            first = part.first
            words = self.annotated.document.text[first.start : part.last.end]
            when = When(part.edtf, words, "unresolved" if part.edtf is None else first.basis, first.rule, first.anchor)
            yield self._draft(passage, when, named(own) if own else where, kind_of(passage, part.start, part.end))
        if basis := passage.has("basis"):
            yield from self._basis(passage, parts[0], basis[0].start, where)

    def _basis(self, passage: Passage, part: Clause, start: int, where: Where) -> Iterator[Draft]:
        """What something dated rests on is no younger: an agreement "../1992"."""
        if part.edtf is None or "/" in part.edtf or start < part.first.start:
            return
        when = When(f"../{part.edtf}", part.first.text, "anaphoric", "no-later-than", part.edtf)
        yield self._draft(passage, when, named(passage.places) if passage.places else where, "treaty")

    def _goes_on(self, passage: Passage, where: Where) -> Draft | None:
        """A sentence without a date by which a side goes on with what it has just said or done."""
        recent = [draft for draft in self.drafts[-_REACH:] if draft.kind != "position"]
        close = passage.sentence.paragraph - self._previous <= 1
        if not passage.has("continuing") or not recent or not close:
            return None
        actors = {actor.entry for actor in passage.actors}
        last = next((draft for draft in reversed(recent) if draft.speakers & actors), recent[-1])
        when = When(
            last.when.edtf, "", "anaphoric" if last.when.edtf else "unresolved", "goes-on", last.when.edtf or ""
        )
        near = where if where is ALL_FOUR or last.where.groups else NOWHERE
        told = self._draft(passage, when, named(passage.places) if passage.places else near, kind_of(passage))
        return replace(told, follows=last.start)

    def _lead(self, passage: Passage, where: Where) -> Draft:
        """The first sentence of a report: what it says was said on the day of publication."""
        published = self.annotated.document.published or ""
        when = When(published, "", "relative", "lead", published)
        return self._draft(passage, when, named(passage.places) if passage.places else where, kind_of(passage))

    def _reports(self, passage: Passage) -> bool:
        told = passage.has("reporting") and (passage.places or len(passage.sides) > 1 or passage.has("topic"))
        return bool(told) and self.annotated.document.published is not None

    def _draft(self, passage: Passage, when: When, where: Where, kind: str) -> Draft:
        return Draft(passage, when, where, kind, passage.sentence.start, passage.sentence.end)


def _only_bounds(passage: Passage, part: Clause, parts: list[Clause]) -> bool:
    """Whether nothing happens on a date: "until 2015", "the third since May", the year of another date beside it."""
    start = part.first.start
    if _just_before(passage, "limit", start) or (not passage.places and _just_before(passage, "after", start)):
        return True
    others = [other.edtf for other in parts if other is not part and other.edtf]
    return bool(part.edtf) and "/" not in str(part.edtf) and any(one.startswith(f"{part.edtf}-") for one in others)


def _just_before(passage: Passage, role: str, start: int) -> bool:
    """Whether words of a role stand right before a date."""
    return any(start - hit.end <= _BLANK for hit in passage.words.within(role, start - _LIMIT, start))


def _only_reporting(passage: Passage, parts: list[Clause]) -> list[Clause]:
    """The dates that say only when something was told, where another day is told: "said on Tuesday", "Tuesday said".

    A verb has one such day, rather the one behind it; a date that stands alone is what is told.
    """
    if len(parts) < 2:
        return []
    found = []
    for hit in passage.has("reporting"):
        behind = [part for part in parts if _joined(passage, hit.end, part.first.start)]
        found += behind or [part for part in parts if _joined(passage, part.last.end, hit.start)]
    return found


def _joined(passage: Passage, start: int, end: int) -> bool:
    """Whether nothing but a preposition, and who was told, stands between a verb and a date."""
    offset = passage.sentence.start
    return 0 <= end - start <= _REPORTS and bool(_NOTHING.fullmatch(passage.text[start - offset : end - offset]))
