"""Every date expression of a text, with the days it means and what it was counted from."""
# floor 9

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import import_module
from typing import Literal

from events.expressions.folding import fold
from events.expressions.grammar import Grammar, Hit
from events.expressions.resolving import Context, Story, fine_enough, resolve
from events.expressions.values import Between, Calendar, Feast, Offset, Part, Value, Weekday

Basis = Literal["absolute", "relative", "anaphoric", "unresolved"]

# A language is a module beside this one, with a GRAMMAR and looks_ahead(words before, words after).
_MODULES = {"en": "english", "ja": "japanese", "ru": "russian"}
READABLE = tuple(_MODULES)

_WINDOW = 140
_SENTENCE = re.compile(r"(?<=[a-zа-яё0-9)\"”»'’]{2})[.!?]+[\"”’')]*\s+(?=[\"“‘(«]?[A-ZА-ЯЁ0-9])|[。！？]|\n")
_REPORTING = re.compile(r"\b(?:said|says|told|announced|reported|сообщил\w*|заявил\w*|сказал\w*)(?: on| in| в| во)? ?$")


@dataclass(frozen=True)
class Expression:
    """Words of a text that name days: `start` is included, `end` is not, both in characters.

    `edtf` is None if the days are not known; `anchor` is the EDTF date that a relative one was counted from.
    """

    start: int
    end: int
    text: str
    edtf: str | None
    rule: str
    basis: Basis
    anchor: str


def find_dates(text: str, lang: str, published: date | None) -> list[Expression]:
    """All date expressions from left to right, none within another; none at all in a language without a grammar.

    Without a day of publication what counts from it stays open: its `edtf` is None, its basis "unresolved".
    """
    if lang not in _MODULES:
        return []
    grammar, looks_ahead = _language(lang)
    return list(_Reading(text, fold(text), published, looks_ahead).expressions(grammar))


@cache
def _language(lang: str) -> tuple[Grammar, Callable[[str, str], bool | None]]:
    module = import_module(f"events.expressions.{_MODULES[lang]}")
    return module.GRAMMAR, module.looks_ahead


@dataclass
class _Reading:
    """One walk through a text, with the date that it spoke of last."""

    text: str
    folded: str
    published: date | None
    looks_ahead: Callable[[str, str], bool | None]
    recent: list[Expression] = field(default_factory=list)
    # The date that has a line for itself, as in a chronology: what follows lies in its year.
    heading: Expression | None = None

    def expressions(self, grammar: Grammar) -> Iterator[Expression]:
        for hit in grammar.scan(self.text, self.folded):
            expression = self._expression(hit)
            self.recent = [*self.recent[1 - _MEMORY :], expression]
            if expression.edtf and self._stands_alone(expression):
                self.heading = expression
            yield expression

    def _expression(self, hit: Hit) -> Expression:
        text = self.text[hit.start : hit.end]
        context = self._context(hit)
        if context is None:
            return Expression(hit.start, hit.end, text, None, hit.row, "unresolved", "")
        answer = resolve(hit.value, context)
        basis: Basis = "absolute"
        if answer.edtf is None:
            basis = "unresolved"
        elif answer.anchor:
            basis = "anaphoric" if answer.anchor == context.story != _iso(self.published) else "relative"
        return Expression(hit.start, hit.end, text, answer.edtf, hit.row, basis, answer.anchor)

    def _context(self, hit: Hit) -> Context | None:
        """What the expression counts from; None if that is a date that is itself not known."""
        story = self._story(hit)
        if story is not None and story.edtf is None:
            return None
        ahead = _needs_direction(hit.value) and self.looks_ahead(*self._around(hit))
        numbers = Story.of(story.edtf, late=True) if story and story.edtf else None
        frame = numbers if numbers and self._continues(hit, numbers, bool(ahead)) else None
        if frame is None and self.heading and self._under_heading(hit, bool(ahead)):
            frame = Story.of(self.heading.edtf or "", late=True)
        return Context(
            self.published,
            story.edtf if story else None,
            frame.year if frame else None,
            frame.month if frame else None,
            ahead,
        )

    def _stands_alone(self, expression: Expression) -> bool:
        """Whether a year or month fills its line."""
        before = self.text[max(0, expression.start - _MARGIN) : expression.start].rpartition("\n")
        after = self.text[expression.end : expression.end + _MARGIN].partition("\n")
        opens = bool(before[1]) or expression.start < _MARGIN
        closes = bool(after[1]) or expression.end + _MARGIN > len(self.text)
        beside = before[2] + " " + after[0]
        return opens and closes and "(" not in beside and not _LETTERS.search(beside)

    def _under_heading(self, hit: Hit, ahead: bool) -> bool:
        """Whether a day or month stands below a year or month that has a line for itself, not far and not ahead."""
        if self.heading is None or ahead or hit.start - self.heading.end > _UNDER:
            return False
        return _needs_year(hit.value) and len(self.heading.edtf or "") <= len("1945-09")

    def _story(self, hit: Hit) -> Expression | None:
        """The date before this one, if the expression can count from it; one that is too coarse is passed over."""
        counts = hit.value if isinstance(hit.value, Offset) else getattr(hit.value, "within", None)
        if not self.recent or not (_needs_year(hit.value) or (counts and counts.anchor == "story")):
            return None
        last = self.recent[-1]
        if counts is None:
            return last if last.edtf is not None else None
        if hit.row in _LOOSE and self._speaks_of_today(hit, last):
            return None
        fine = next((one for one in reversed(self.recent) if fine_enough(counts, one.edtf)), None)
        # The day before is yesterday, if the story names no day.
        return fine or (None if hit.row == "eve" else last)

    def _speaks_of_today(self, hit: Hit, last: Expression) -> bool:
        """Whether "a year later" or "the end of the year" counts from the day of publication after all."""
        apart = "\n" in self.text[last.end : hit.start]
        return apart or (hit.row == "part-of" and bool(self.looks_ahead(*self._around(hit))))

    def _continues(self, hit: Hit, story: Story, ahead: bool) -> bool:
        """Whether a day or month without a year goes on with the story: "on 18 August ... on 1 September"."""
        counted = hit.value.last if isinstance(hit.value, Between) else hit.value
        if isinstance(counted, Calendar) and counted.anchor == "published":
            return False
        if not _needs_year(hit.value) or "\n" in self.text[self.recent[-1].end : hit.start]:
            return False
        between = self.text[max(0, self.recent[-1].end - 2) : hit.start]
        sentences = len(_SENTENCE.findall(between))
        if ahead and sentences:
            return False
        if self.published is None:
            return True
        if isinstance(hit.value, Calendar) and hit.value.month is None:
            months = (self.published.year - story.year) * 12 + self.published.month - (story.month or 0)
            return months < 2 or story.year < self.published.year
        if not sentences and story.month is None and hit.start - self.recent[-1].end <= _BESIDE:
            return not _REPORTING.search(self.folded[max(0, hit.start - 24) : hit.start])
        old = story.year <= self.published.year - 2 and sentences <= (1 if story.month else 0)
        return old and not _REPORTING.search(self.folded[max(0, hit.start - 24) : hit.start])

    def _around(self, hit: Hit) -> tuple[str, str]:
        """The rest of the sentence on both sides, in small letters."""
        left = max(0, hit.start - _WINDOW)
        before = self.text[left : hit.start]
        cuts = [match.end() for match in _SENTENCE.finditer(before)]
        # Searched in the whole text: a stop right behind the date is known by the letters of the date.
        stop = _SENTENCE.search(self.text, hit.end, hit.end + _WINDOW)
        cut = cuts[-1] if cuts else 0
        return self.folded[left + cut : hit.start], self.folded[hit.end : stop.start() if stop else hit.end + _WINDOW]


# How many dates back the story is looked for.
_MEMORY = 6
# Characters around a date that has a line for itself: "1945 г.", "- 1945:"; letters of no other word.
_MARGIN = 8
# Characters below such a date for which it holds.
_UNDER = 1500
_LETTERS = re.compile(r"[^\W\d_]{3,}|[\u3040-\u30ff\u4e00-\u9fff]{2,}")
# Characters between a year and a month of it: "last year already in June".
_BESIDE = 24
# These may speak of the story or of today; in another paragraph it is today.
_LOOSE = ("part-of", "later", "eve")


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _needs_year(value: Value) -> bool:
    if isinstance(value, Between):
        return value.last.year is None and value.last.within is None
    return (
        isinstance(value, Calendar | Part | Feast)
        and value.year is None
        and value.within is None
        and value.lean is None
    )


def _needs_direction(value: Value) -> bool:
    weekend = isinstance(value, Offset) and value.unit == "weekend"
    return weekend or _needs_year(value) or (isinstance(value, Weekday) and value.lean is None and value.within is None)
