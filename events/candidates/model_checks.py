"""What a model proposes, checked against the document: quote, date, islands, title, kind; the rest is refused."""
# floor 14

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from events.candidates.drafts import NOWHERE, Draft, PlaceBasis, When, Where
from events.candidates.model_dates import ModelDate, ProposalError, dated, paragraphs_around, standing
from events.candidates.model_prompt import GROUPS, KINDS
from events.candidates.model_titles import OwnWords
from events.candidates.passages import annotate
from events.candidates.titles import summaries, titles
from events.dates import EdtfDate
from events.documents.document import Document, Span
from events.faults import faults_of, show
from events.language import LANGUAGES
from events.names.actors import ActorMention
from events.names.places import PlaceMention, is_ours

_LONGEST_QUOTE = 600
_OTHER_KIND = "statement"
# From well to poorly known.
_BASES: tuple[PlaceBasis, ...] = ("named", "group", "inherited", "inferred")
Mention = TypeVar("Mention", PlaceMention, ActorMention)


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
        self._document, self._proposer = document, proposer
        self._found = annotate(document)
        self._own = OwnWords(document.text)
        self._used: set[tuple[int, str | None, str | None]] = set()

    @property
    def about_ours(self) -> bool:
        """Whether the document speaks of the four groups at all."""
        return is_ours(self._found.places)

    def content(self, found: object, part: Span) -> dict[str, Any]:
        """The content of a candidate from one entry of an answer about a part; ProposalError says why not."""
        proposal = _read(found)
        quote = self._quote(proposal, part)
        spans = (quote, paragraphs_around(self._document.text, quote, part))
        dates = self._dates(proposal, spans)
        draft = self._draft(proposal, quote, dates.when, self._where(proposal.islands, spans))
        names = self._titles(proposal, draft)
        return {
            "document": self._document.name,
            "date": draft.when.edtf,
            "date_text": draft.when.text,
            "date_basis": draft.when.basis,
            "date_rule": draft.when.rule,
            "date_anchor": draft.when.anchor,
            "date_why": dates.why,
            "places": [group for group, _ in draft.where.scopes],
            "place_scopes": dict(draft.where.scopes),
            "place_text": draft.where.text,
            "place_basis": draft.where.basis,
            "actors": sorted(draft.actors),
            "paragraph": draft.passage.sentence.paragraph,
            "quote": draft.passage.text,
            "start": draft.start,
            "end": draft.end,
            "follows": None,
            "also": [],
            "planned": self._planned(draft.when.edtf),
            "kind": draft.kind,
            "title": names.get(self._document.language, names[LANGUAGES[0]]),
            "titles": names,
            "summaries": summaries(draft, self._document),
            "confidence": _confidence(dates.confirmed, draft.where.basis),
            "proposer": self._proposer,
            "same_as": "",
        }

    def _draft(self, proposal: Proposal, quote: Span, when: When, where: Where) -> Draft:
        """The proposal in the form from which titles and summaries are made."""
        passages = self._found.passages
        sentence = passages[bisect_right(passages, quote[0], key=lambda one: one.sentence.start) - 1]
        passage = replace(
            sentence,
            text=self._document.text[slice(*quote)],
            places=tuple(_within(self._found.places, quote)),
            actors=tuple(_within(self._found.actors, quote)),
        )
        kind = proposal.kind if proposal.kind in KINDS else _OTHER_KIND
        return Draft(passage, when, where, kind, *quote)

    def _titles(self, proposal: Proposal, draft: Draft) -> dict[str, str]:
        """The titles that the rules would suggest, in the document's language the model's own where it is fit."""
        own = self._own.title(proposal.label or "")
        language = self._document.language if self._document.language in LANGUAGES else LANGUAGES[0]
        return titles(draft) | ({language: own} if own else {})

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

    def _dates(self, proposal: Proposal, spans: tuple[Span, Span]) -> ModelDate:
        words, edtf = (proposal.date_text or "").strip(), (proposal.edtf or "").strip() or None
        if proposal.kind == "position" and not words and edtf is None:
            return standing()
        return dated(self._document, self._found.dates, spans, words, edtf)

    def _where(self, islands: Sequence[str], spans: tuple[Span, Span]) -> Where:
        """The groups, and how the least known of them is known: by the quote, by its paragraph, by the model alone."""
        if unknown := [island for island in islands if island not in GROUPS]:
            raise ProposalError(f"its islands hold {show(unknown[0])}, wanted some of {', '.join(GROUPS)}")
        if not islands:
            return NOWHERE
        here, near = (_within(self._found.places, span) for span in spans)
        scopes, bases, words = [], [], []
        for group in (group for group in GROUPS if group in islands):
            named = [one for one in here if group in one.groups]
            around = [one for one in near if group in one.groups]
            basis = _best(named) if named else "inherited" if around else "inferred"
            scopes.append((group, "inferred" if basis == "inherited" else basis))
            bases.append(basis)
            words += [one.text for one in named or around]
        return Where(tuple(scopes), "; ".join(dict.fromkeys(words)), max(bases, key=_BASES.index))

    def _planned(self, edtf: str | None) -> bool:
        """Whether it begins after the day of publication."""
        published = self._document.published
        if edtf is None or published is None:
            return False
        return EdtfDate.parse(edtf).earliest > date.fromisoformat(published)


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


def _within(found: Sequence[Mention], span: Span) -> list[Mention]:
    """The mentions that begin within a span."""
    first = bisect_left(found, span[0], key=lambda one: one.start)
    return list(found[first : bisect_left(found, span[1], key=lambda one: one.start)])


def _best(mentions: Sequence[PlaceMention]) -> PlaceBasis:
    return min((one.scope for one in mentions), key=_BASES.index)


def _confidence(confirmed: bool, place_basis: str) -> float:
    """Never as sure as a screen can say: nobody but the model has read the sentence."""
    return round(0.3 + (0.25 if confirmed else 0) + (0.15 if place_basis in ("named", "group") else 0), 2)
