"""When a model's proposal happened: the words must stand in the text, and the rules' reading of them wins."""
# floor 12

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from events.dates import EdtfDate
from events.documents.document import Document, Span
from events.expressions.finding import Expression

_BY_MODEL = "model"
_UNDATED = "../.."
_YEAR = re.compile(r"(?:^|(?<=/))[0-9]{3}[0-9X]")


@dataclass(frozen=True)
class ModelDate:
    """The fields of a candidate that tell of its date, and whether the rules and the model read the same."""

    fields: dict[str, Any]
    confirmed: bool


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
        return ModelDate(_fields(None, "", "unresolved", why="The model names no words for a date."), confirmed=False)
    found = _place(document.text, dates, spans, words)
    rule = _reading(dates, found, edtf)
    if edtf is not None and (rule is None or edtf != rule.edtf):
        _check(edtf)
    if rule is not None:
        return _by_rule(rule, edtf)
    return _by_model(document, words, edtf)


def standing() -> ModelDate:
    """The date of a position for which the text gives none."""
    return ModelDate(_fields(_UNDATED, "", "standing", why="A position without a day of its own."), confirmed=False)


def _check(edtf: str) -> None:
    try:
        EdtfDate.parse(edtf)
    except ValueError as fault:
        raise ProposalError(f"its date is not one: {fault}") from None


def _place(text: str, dates: Sequence[Expression], spans: tuple[Span, Span], words: str) -> Span:
    """Where the words stand: best in the quote itself, then on a date of the rules, then near the quote."""
    quote, (first, last) = spans
    ends = [one.end for one in dates]
    places = []
    at = text.find(words, first, last)
    while at >= 0:
        span = (at, at + len(words))
        apart = max(quote[0] - span[0], span[1] - quote[1], 0)
        near = bisect_right(ends, at)
        on_date = near < len(dates) and dates[near].start < span[1]
        places.append((apart > 0, not on_date, apart, span))
        at = text.find(words, span[1], last)
    if not places:
        raise ProposalError(f"its date words {words[:60]!r} stand neither in its quote nor in the paragraph of it")
    return min(places)[3]


def _shared(one: Expression, span: Span) -> int:
    """How many characters an expression and a span share."""
    return max(0, min(one.end, span[1]) - max(one.start, span[0]))


def _reading(dates: Sequence[Expression], span: Span, edtf: str | None) -> Expression | None:
    """What the rules read at a span; of several what the model reads too, else what covers most of it."""
    at = [one for one in dates if _shared(one, span)]
    return max(at, key=lambda one: (one.edtf is not None and one.edtf == edtf, _shared(one, span)), default=None)


def _by_rule(rule: Expression, edtf: str | None) -> ModelDate:
    counted = f", counted from {rule.anchor}" if rule.anchor else ""
    if rule.edtf is None:
        why = f"{rule.text!r}: the document does not say which day it counts from, or names no single day."
    else:
        why = f"{rule.text!r}{counted}."
    if edtf is not None and edtf != rule.edtf:
        why += f" The model reads {edtf} instead; the rules' reading stands."
    fields = _fields(rule.edtf, rule.text, rule.basis, rule.rule, rule.anchor, why)
    return ModelDate(fields, confirmed=edtf == rule.edtf)


def _by_model(document: Document, words: str, edtf: str | None) -> ModelDate:
    """A date in words that the rules do not know: taken if the words write out its years or count from a known day."""
    if edtf is None:
        return ModelDate(
            _fields(None, words, "unresolved", why=f"{words!r}: neither model nor rules."), confirmed=False
        )
    digits = unicodedata.normalize("NFKC", words)
    years = [year.rstrip("X") for year in _YEAR.findall(edtf)]
    if years and all(year in digits for year in years):
        return ModelDate(_fields(edtf, words, "absolute", why=f"{words!r}, read by the model alone."), confirmed=False)
    if document.published is None:
        why = f"{words!r}: the day that it counts from is not known. The model reads {edtf}, which is not taken."
        return ModelDate(_fields(None, words, "unresolved", why=why), confirmed=False)
    why = f"{words!r}, counted from {document.published} by the model alone."
    return ModelDate(_fields(edtf, words, "relative", anchor=document.published, why=why), confirmed=False)


def _fields(
    date: str | None, words: str, basis: str, rule: str = _BY_MODEL, anchor: str = "", why: str = ""
) -> dict[str, Any]:
    return {
        "date": date,
        "date_text": words,
        "date_basis": basis,
        "date_rule": rule,
        "date_anchor": anchor,
        "date_why": why,
    }
