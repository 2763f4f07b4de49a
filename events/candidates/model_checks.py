"""What a model proposes, checked against the document: quote, date, islands, title, kind; the rest is refused."""
# floor 13

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from events.candidates.model_dates import ModelDate, ProposalError, dated, paragraphs_around, standing
from events.candidates.model_prompt import GROUPS, KINDS
from events.candidates.model_titles import Titles
from events.dates import EdtfDate
from events.documents.document import Document, Span
from events.expressions.finding import find_dates
from events.faults import faults_of, show
from events.language import LANGUAGES
from events.names.actors import find_actors
from events.names.places import PlaceMention, find_places, is_ours

_LONGEST_QUOTE = 600
_OTHER_KIND = "statement"
# From well to poorly known.
_BASES = ("named", "group", "inherited", "inferred")


class Proposal(BaseModel):
    """One event as a model gives it; a field that it leaves out is empty."""

    model_config = ConfigDict(strict=True)

    quote: str
    date_text: str | None = None
    edtf: str | None = None
    islands: list[str] = Field(default_factory=list)
    label: str | None = None
    kind: str | None = None


class Checking:
    """The checks of one document's proposals; it remembers which passages were proposed already."""

    def __init__(self, document: Document, proposer: str) -> None:
        """Find the document's dates, places and actors once; `proposer` goes into each candidate."""
        published = date.fromisoformat(document.published) if document.published else None
        self._document, self._proposer = document, proposer
        self._dates = find_dates(document.text, document.language, published)
        self._places = find_places(document.text)
        self._actors = find_actors(document.text)
        self._titles = Titles(document.text, document.language)
        self._used: set[tuple[int, str | None, str | None]] = set()

    @property
    def about_ours(self) -> bool:
        """Whether the document speaks of the four groups at all."""
        return is_ours(self._places)

    def content(self, found: object, part: Span) -> dict[str, Any]:
        """The content of a candidate from one entry of an answer about a part; ProposalError says why not."""
        proposal = _read(found)
        quote = self._quote(proposal, part)
        around = paragraphs_around(self._document.text, quote, part)
        when = self._when(proposal, (quote, around))
        where = self._where(proposal.islands, (quote, around))
        titles = self._titles.of(proposal.label or "")
        return {
            "document": self._document.name,
            **when.fields,
            **where,
            "actors": list(dict.fromkeys(one.entry for one in self._actors if quote[0] <= one.start < quote[1])),
            "paragraph": self._document.paragraph_at(quote[0]),
            "quote": self._document.text[slice(*quote)],
            "start": quote[0],
            "end": quote[1],
            "also": [],
            "planned": self._planned(when),
            "kind": proposal.kind if proposal.kind in KINDS else _OTHER_KIND,
            "title": self._titles.shown(titles),
            "titles": titles,
            "summaries": dict.fromkeys(LANGUAGES, ""),
            "confidence": _confidence(when, where["place_basis"]),
            "proposer": self._proposer,
            "same_as": "",
        }

    def _quote(self, proposal: Proposal, part: Span) -> Span:
        """Where the quote stands in its part of the document, the first place that is not yet used for this date."""
        quote = proposal.quote.strip()
        if not re.search(r"\w", quote):
            raise ProposalError("its quote has no words")
        if len(quote) > _LONGEST_QUOTE:
            raise ProposalError(
                f"its quote has {len(quote):,} characters, wanted one sentence of at most {_LONGEST_QUOTE}"
            )
        places = list(_places_of(self._document.text, quote, part))
        if not places:
            raise ProposalError(f"its quote {show(quote)} does not stand in the document word for word")
        told = [place for place in places if not self._in_header(place)]
        if not told:
            raise ProposalError(f"its quote {show(quote)} tells of the document itself and of no event")
        for place in told:
            key = (place[0], proposal.date_text, proposal.edtf)
            if key not in self._used:
                self._used.add(key)
                return place
        raise ProposalError(f"its quote {show(quote)} was proposed before with the same date")

    def _in_header(self, span: Span) -> bool:
        return any(start <= span[0] and span[1] <= end for start, end in self._document.header)

    def _when(self, proposal: Proposal, spans: tuple[Span, Span]) -> ModelDate:
        words, edtf = (proposal.date_text or "").strip(), (proposal.edtf or "").strip() or None
        if proposal.kind == "position" and not words and edtf is None:
            return standing()
        return dated(self._document, self._dates, spans, words, edtf)

    def _where(self, islands: Sequence[str], spans: tuple[Span, Span]) -> dict[str, Any]:
        """The groups, and how the least known of them is known: by the quote, by its paragraph, by the model alone."""
        if unknown := [island for island in islands if island not in GROUPS]:
            raise ProposalError(f"its islands hold {show(unknown[0])}, wanted some of {', '.join(GROUPS)}")
        groups = [group for group in GROUPS if group in islands]
        if not groups:
            return {"places": [], "place_text": "", "place_basis": "none"}
        here, near = (self._naming(span, groups) for span in spans)
        bases, words = [], []
        for group in groups:
            named = [one for one in here if group in one.groups]
            around = [one for one in near if group in one.groups]
            bases.append(_best(named) if named else "inherited" if around else "inferred")
            words += [one.text for one in named or around]
        basis = max(bases, key=_BASES.index)
        return {"places": groups, "place_text": "; ".join(dict.fromkeys(words)), "place_basis": basis}

    def _naming(self, span: Span, groups: Sequence[str]) -> list[PlaceMention]:
        """The mentions within a span that mean one of the groups."""
        first = bisect_left(self._places, span[0], key=lambda one: one.start)
        last = bisect_left(self._places, span[1], key=lambda one: one.start)
        return [one for one in self._places[first:last] if set(groups) & set(one.groups)]

    def _planned(self, when: ModelDate) -> bool:
        """Whether it lies wholly after the day of publication."""
        edtf, published = when.fields["date"], self._document.published
        if edtf is None or published is None:
            return False
        try:
            return EdtfDate.parse(edtf).earliest > date.fromisoformat(published)
        except ValueError:
            return False


def _read(found: object) -> Proposal:
    try:
        return Proposal.model_validate(found)
    except ValidationError as error:
        fault = faults_of(error, "", "")[0]
        where = f"its field {fault.field.split()[0]!r}" if fault.field else "it"
        raise ProposalError(f"{where} is {fault.found}, wanted {fault.wanted}") from None


def _places_of(text: str, quote: str, part: Span) -> Iterator[Span]:
    at = text.find(quote, *part)
    while at >= 0:
        yield at, at + len(quote)
        at = text.find(quote, at + len(quote), part[1])


def _best(mentions: Sequence[PlaceMention]) -> str:
    return min((one.scope for one in mentions), key=_BASES.index)


def _confidence(when: ModelDate, place_basis: str) -> float:
    """Never as sure as a screen can say: nobody but the model has read the sentence."""
    return round(0.3 + (0.25 if when.confirmed else 0) + (0.15 if place_basis in ("named", "group") else 0), 2)
