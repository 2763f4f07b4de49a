"""The dated parts of a sentence: which words go with which date, and two dates that are one span."""
# floor 12

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from events.candidates.passages import Passage
from events.dates import EdtfDate
from events.expressions.finding import Expression
from events.names.places import PlaceMention

# Between the two ends of a span, and before its first end.
_TO = re.compile(r"\s*(?:to|until|till|through|and|-|–|—|から|〜|～|по|до|и)\s*(?:the\s+)?", re.IGNORECASE)
_FROM = re.compile(r"(?:\b(?:from|between|с|со|между)\s+(?:the\s+)?)$", re.IGNORECASE)
_UNTIL = re.compile(r"\s*(?:まで|にかけて|の間)")
_BREAK = re.compile(r"[,;:、；：]\s*|\s(?:and|but|while|а|и|но)\s|[—–]\s")


@dataclass(frozen=True)
class Clause:
    """The part of a sentence that goes with one date: `start` up to `end`, the date's words and its EDTF value."""

    start: int
    end: int
    first: Expression
    last: Expression

    @property
    def edtf(self) -> str | None:
        """The date, or both ends of the span; None if either is open."""
        if self.first is self.last:
            return self.first.edtf
        if self.first.edtf is None or self.last.edtf is None:
            return None
        return spanning(self.first.edtf, self.last.edtf) or self.first.edtf

    def places(self, passage: Passage) -> list[PlaceMention]:
        """The places named in this part."""
        return [place for place in passage.places if self.start <= place.start < self.end]


def spanning(first: str, last: str) -> str | None:
    """The EDTF span from the start of one date to the end of another; None if that runs backwards."""
    span = f"{first.split('/')[0]}/{last.split('/')[-1]}"
    try:
        return EdtfDate.parse(whole_years(span)).text
    except ValueError:
        return None


def whole_years(edtf: str | None) -> str | None:
    """A century ("18XX") as its first and last year, which the catalogue can hold; other dates as they are."""
    if edtf is None or "XX" not in edtf:
        return edtf
    first, last = edtf.split("/")[0], edtf.split("/")[-1]
    # The first century begins with the year 1.
    return f"{first.replace('XX', '01' if first == '00XX' else '00')}/{last.replace('XX', '99')}"


def clauses(passage: Passage) -> list[Clause]:
    """One clause for each date of a sentence, in order; together they cover the sentence."""
    dates = list(_dates(passage))
    cuts = [passage.sentence.start]
    for (_, before), (after, _) in pairwise(dates):
        cuts.append(_cut(passage, cuts[-1], before, after))
    cuts.append(passage.sentence.end)
    return [
        Clause(start, end, first, last) for (first, last), start, end in zip(dates, cuts[:-1], cuts[1:], strict=True)
    ]


def _dates(passage: Passage) -> Iterator[tuple[Expression, Expression]]:
    """The dates of a sentence; "from 18 August to 5 September" is one."""
    offset, text = passage.sentence.start, passage.text
    left = list(passage.dates)
    while left:
        first = left.pop(0)
        if left and _is_span(
            text, first.start - offset, first.end - offset, left[0].start - offset, left[0].end - offset
        ):
            yield first, left.pop(0)
        else:
            yield first, first


def _is_span(text: str, start: int, end: int, next_start: int, next_end: int) -> bool:
    between = text[end:next_start]
    if not _TO.fullmatch(between):
        return False
    return bool(
        _FROM.search(text[max(0, start - 12) : start]) or _UNTIL.match(text, next_end) or between.strip() in "-–—〜～"
    )


def _cut(passage: Passage, start: int, before: Expression, after: Expression) -> int:
    """Where the words of one date end and those of the next begin.

    A date that opens its part ("On 5 May officials visited Kunashir, and on 7 May ...") has its words behind it, up to
    the last break; one that closes it ("landed on Iturup on 28 August, Kunashir on 1 September") up to the first.
    """
    offset = passage.sentence.start
    breaks = [
        match.start() + offset
        for match in _BREAK.finditer(passage.text, before.end - offset, max(after.start - offset, before.end - offset))
    ]
    opens = not any(start <= place.start < before.start for place in passage.places)
    if opens and len(breaks) > 1 and breaks[0] - before.end < 2:
        breaks = breaks[1:]
    if not breaks:
        return before.end
    return breaks[-1] if opens else breaks[0]
