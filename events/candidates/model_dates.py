"""When a model's proposal happened: the words must stand in the text, and the rules' reading of them wins."""
# floor 13

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from events.candidates.clauses import whole_years
from events.candidates.drafts import When
from events.dates import EdtfDate
from events.documents.document import Document, Span
from events.expressions.finding import Expression

_BY_MODEL = "model"
_UNDATED = "../.."
_YEAR = re.compile(r"(?:^|(?<=/))[0-9]{3}[0-9X]")


@dataclass(frozen=True)
class ModelDate:
    """The date of a proposal, a sentence why it is that, and whether rules and model read the same."""

    when: When
    why: str
    confirmed: bool = False


class ProposalError(Exception):
    """Why a proposal is not taken, in words that follow its number."""


def paragraphs_around(text: str, quote: Span, part: Span) -> Span:
    """The lines that a quote stands in, as far as they lie within a part of the text."""
    last = text.find("\n", quote[1], part[1])
    return max(part[0], text.rfind("\n", 0, quote[0]) + 1), part[1] if last < 0 else last


def dated(
    document: Document, dates: Sequence[Expression], spans: tuple[Span, Span], words: str, edtf: str | None
) -> ModelDate:
    """The date of a proposal: `spans` are its quote and the paragraph around, `dates` what the rules find.

    ProposalError if the words do not stand there, or if the date is none. Without words there is no date.
    """
    if not words:
        if edtf is not None:
            raise ProposalError(f"it has the date {edtf[:60]!r} and no words of the document that say so")
        return ModelDate(When(None, "", "unresolved", _BY_MODEL), "The model names no words for a date.")
    found = _place(document.text, dates, spans, words)
    rule = _reading(dates, found, edtf)
    if edtf is not None and (rule is None or edtf != rule.edtf):
        _check(edtf)
    if rule is not None:
        return _by_rule(rule, edtf)
    return _by_model(document, words, edtf)


def standing() -> ModelDate:
    """The date of a position for which the text gives none."""
    return ModelDate(When(_UNDATED, "", "standing", _BY_MODEL), "A position without a date.")


def _check(edtf: str) -> None:
    try:
        EdtfDate.parse(edtf)
    except ValueError as fault:
        raise ProposalError(f"its date is not one: {fault}") from None


def _place(text: str, dates: Sequence[Expression], spans: tuple[Span, Span], words: str) -> Span:
    """Where the words stand: best on a date of the rules, then as near to the quote as they come."""
    quote, (first, last) = spans
    ends = [one.end for one in dates]
    places = []
    at = text.find(words, first, last)
    while at >= 0:
        span = (at, at + len(words))
        apart = max(quote[0] - span[0], span[1] - quote[1], 0)
        near = bisect_right(ends, at)
        on_date = near < len(dates) and dates[near].start < span[1]
        places.append((not on_date, apart, span))
        at = text.find(words, span[1], last)
    if not places:
        raise ProposalError(f"its date words {words[:60]!r} stand neither in its quote nor in the paragraph of it")
    return min(places)[2]


def _shared(one: Expression, span: Span) -> int:
    """How many characters an expression and a span share."""
    return max(0, min(one.end, span[1]) - max(one.start, span[0]))


def _reading(dates: Sequence[Expression], span: Span, edtf: str | None) -> Expression | None:
    """What the rules read at a span; of several what the model reads too, else what covers most of it."""
    at = [one for one in dates if _shared(one, span)]
    return max(at, key=lambda one: (one.edtf is not None and one.edtf == edtf, _shared(one, span)), default=None)


def _by_rule(rule: Expression, edtf: str | None) -> ModelDate:
    date = whole_years(rule.edtf)
    if date is None:
        why = f"{rule.text!r} names no single day, or counts from a date that is not known."
    else:
        why = f"{rule.text!r}, counted from {rule.anchor}." if rule.anchor else f"{rule.text!r}, as written."
    agreed = edtf in (rule.edtf, date)
    if edtf is not None and not agreed:
        why += f" The model reads {edtf} instead; the rules' reading stands."
    return ModelDate(When(date, rule.text, rule.basis, rule.rule, rule.anchor), why, agreed)


def _by_model(document: Document, words: str, edtf: str | None) -> ModelDate:
    """A date in words that the rules do not know: taken if the words write out its years or count from a known day."""
    if edtf is None:
        return ModelDate(When(None, words, "unresolved", _BY_MODEL), f"{words!r}: the model leaves it open.")
    digits = unicodedata.normalize("NFKC", words)
    years = [year.rstrip("X") for year in _YEAR.findall(edtf)]
    if years and all(year in digits for year in years):
        return ModelDate(When(edtf, words, "absolute", _BY_MODEL), f"{words!r}, read by the model alone.")
    if document.published is None:
        why = f"{words!r} counts from a date that is not known. The model reads {edtf}, which is not taken."
        return ModelDate(When(None, words, "unresolved", _BY_MODEL), why)
    # What it counts from only the model knows: to name the day of publication would claim too much.
    return ModelDate(When(edtf, words, "relative", _BY_MODEL), f"{words!r}, read by the model alone.")
