"""Dates lent to a document without a day of publication by others that tell the same story: suggestions, marked so.

"Last March" is dated if a dated document tells the same of a March; the document was then published within the year
after it, and "on Monday" lies somewhere in that year. Nothing of this is more than a suggestion to the reviewer.
"""
# floor 16

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta

from events.catalogue import Catalogue
from events.dates import EdtfDate
from events.documents.document import Document
from events.expressions.finding import find_dates
from events.names.actors import find_actors

# So much of what the shorter one says must be in the longer, and at least so many words: measured on the announcement
# of 21 March 2022 told three times, which shares 4 to 6 words and a third or more; other acts of its office share 2.
_ALIKE = 0.33
_LEAST = 4
_STEM = 5
_WORD = re.compile(r"[^\W\d_]{5,}")
_KANJI = re.compile(r"(?=([\u4e00-\u9fff]{2}))")
# How many months after a date it is still called "last March".
_MONTHS = 24
_STATES = frozenset(("japan", "russia", "ussr"))
# Words that name a month or a day of a month, and not only a day of the week.
_TELLING = ("month", "side-month", "month-day", "day-month", "season", "side-season", "days", "months")


@dataclass(frozen=True)
class _Lender:
    """Something dated: who acts in it, its words, and where it stands: in a document or in the catalogue."""

    edtf: str
    actors: frozenset[str]
    text: str
    document: str = ""
    paragraph: int = 0
    event: str = ""

    @property
    def where(self) -> str:
        """Where it stands, in words."""
        return f"the event {self.event}" if self.event else f"paragraph {self.paragraph} of {self.document}"


def needs_loan(contents: Sequence[dict[str, Any]]) -> bool:
    """Whether a document's candidates wait for a date."""
    return any(content["date"] is None for content in contents)


def borrow(
    contents_by_document: Sequence[list[dict[str, Any]]], documents: Sequence[Document], catalogue: Catalogue | None
) -> list[list[dict[str, Any]]]:
    """The candidates of each document, those without a date with the one that another document or the catalogue lends.

    A lent date has the `date_basis` "suggested"; its `date_why` says who lends it, its `date_loan` the same as data:
    the words that fit, the lender's date and place, and the months in which the document was then published. Nothing
    is lent to a document whose day of publication is known; a document in which nothing fits stays as it was.
    """
    lenders = [list(_of_contents(contents)) for contents in contents_by_document]
    kept = list(_of_catalogue(catalogue)) if catalogue else []
    lent = []
    for index, (contents, document) in enumerate(zip(contents_by_document, documents, strict=True)):
        others = [lender for number, own in enumerate(lenders) if number != index for lender in own]
        wants = document.published is None and needs_loan(contents)
        lent.append(_lent(contents, document, [*others, *kept]) if wants else list(contents))
    return lent


def _of_contents(contents: Sequence[dict[str, Any]]) -> Iterator[_Lender]:
    for one in contents:
        if one["date"] and one["kind"] != "position" and one["date_basis"] in ("absolute", "relative"):
            actors = frozenset(one["actors"]) - _STATES
            yield _Lender(one["date"], actors, _undated(one), one["document"], one["paragraph"])


def _of_catalogue(catalogue: Catalogue) -> Iterator[_Lender]:
    for event in catalogue.events:
        text = f"{event.title.en}. {event.summary.en}"
        actors = frozenset(actor.entry for actor in find_actors(text)) - _STATES
        yield _Lender(event.date.text, actors, text, event=event.id)


def _lent(contents: list[dict[str, Any]], document: Document, lenders: list[_Lender]) -> list[dict[str, Any]]:
    """The candidates with the dates of the first that finds a lender; as they were if none does."""
    for content in contents:
        if content["date"] is None and content["date_rule"] in _TELLING and (lender := _lender(content, lenders)):
            months = _months(content, document.language, lender)
            if months:
                return _dated(contents, content, months, lender, document.language)
    return contents


def _lender(content: dict[str, Any], lenders: list[_Lender]) -> _Lender | None:
    actors, told = frozenset(content["actors"]), _matter(_undated(content))
    fit = [(_shared(told, _matter(one.text)), one) for one in lenders if one.actors & actors]
    best = max(fit, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] >= _ALIKE else None


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the shorter text's matter that is in the other, 0 where that is next to nothing."""
    both = len(one & other)
    return both / min(len(one), len(other)) if both >= _LEAST else 0.0


def _undated(content: dict[str, Any]) -> str:
    """A candidate's quote without the words of its date."""
    return str(content["quote"]).replace(content["date_text"], "") if content["date_text"] else str(content["quote"])


def _matter(text: str) -> frozenset[str]:
    """What a text is about: beginnings of its longer words, pairs of its kanji, without whoever is named.

    Two acts of one office are not alike because both name the office.
    """
    kept, free = [], 0
    for actor in find_actors(text):
        kept.append(text[free : actor.start])
        free = actor.end
    rest = " ".join([*kept, text[free:]]).lower()
    return frozenset(word[:_STEM] for word in _WORD.findall(rest)) | frozenset(_KANJI.findall(rest))


def _months(content: dict[str, Any], language: str, lender: _Lender) -> list[date]:
    """The first months of publication in which the words mean a span that holds the lender's date."""
    told = EdtfDate.parse(lender.edtf)
    start = told.earliest.replace(day=15)
    left = (date.max.year - start.year) * 12 + date.max.month - start.month
    months = [start + relativedelta(months=step) for step in range(min(_MONTHS, left) + 1)]
    return [month for month in months if _holds(_again(content, language, month), told)]


def _again(content: dict[str, Any], language: str, published: date) -> str | None:
    """What a candidate's date would be if its document had been published on a day."""
    found = find_dates(content["quote"], language, published)
    return next((one.edtf for one in found if one.text == content["date_text"]), None)


def _holds(edtf: str | None, told: EdtfDate) -> bool:
    span = EdtfDate.parse(edtf) if edtf and "XX" not in edtf else None
    return span is not None and span.earliest <= told.earliest and told.latest <= span.latest


def _dated(
    contents: list[dict[str, Any]], known: dict[str, Any], months: list[date], lender: _Lender, language: str
) -> list[dict[str, Any]]:
    """All candidates of the document, dated within the months in which it can have been published."""
    first, last = months[0], months[-1]
    # Not by %Y, which writes the year 945 with three digits.
    start, end = first.isoformat()[:7], last.isoformat()[:7]
    window = start if start == end else f"{start}/{end}"
    reason = f"Suggested: '{known['date_text']}' fits {lender.edtf}, if it is what {lender.where} tells"
    dates: dict[int, tuple[str, str]] = {}
    for one in contents:
        own = _again(one, language, first) if one["date_rule"] in _TELLING else None
        later = _again(one, language, last) if own else None
        followed = dates.get(one["follows"]) if one["follows"] is not None else None
        if one["date"] is not None:
            continue
        date_and_why = followed or (window, f"{reason}; the document was then published in {window}.")
        if own and own == later:
            date_and_why = own, f"{reason}."
        dates |= dict.fromkeys([one["start"], *(passage["start"] for passage in one["also"])], date_and_why)
    loan = {"words": known["date_text"], "edtf": lender.edtf, "window": window}
    loan |= {"document": lender.document, "paragraph": lender.paragraph, "event": lender.event}
    return [
        {**one, **_suggested(*dates[one["start"]]), "date_loan": loan} if one["date"] is None else one
        for one in contents
    ]


def _suggested(edtf: str, reason: str) -> dict[str, Any]:
    return {"date": edtf, "date_basis": "suggested", "date_why": reason}
