"""What each event rests on and what each source is cited for: plain data for a page that shows both.

An event's sources are those it cites and those of its accounts; a side's reading of it is that side's, so its
citation counts as a position and not as a source of the event.
"""
# floor 6

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from events.catalogue import Catalogue
from events.citations import Account, Citation, Locator, Source
from events.dates import EdtfDate
from events.holdings import Administration, Boundary, Claim
from events.records import Event
from events.texts import Text

Flag = Literal["one-source", "one-country", "inferred-date", "inferred-place"]
FLAGS: tuple[Flag, ...] = ("one-source", "one-country", "inferred-date", "inferred-place")

UseKind = Literal["event", "account", "position", "administration", "claim", "boundary", "figure", "name", "calendar"]
USES: tuple[UseKind, ...] = (
    *("event", "account", "position", "administration", "claim", "boundary"),
    *("figure", "name", "calendar"),
)

_OPEN = ".."
_MARKS = "~?%"


@dataclass(frozen=True)
class EventEvidence:
    """An event, the places in each of its sources by the source's id (may be none), and what is thin about it.

    `one_country` is the country that all its sources come from, None if there are several or one is international.
    """

    event: Event
    sources: Mapping[str, tuple[Locator, ...]]
    one_country: str | None
    inferred_date: bool
    inferred_place: bool

    @property
    def one_source(self) -> bool:
        """Whether a single source is all there is."""
        return len(self.sources) == 1

    @property
    def flags(self) -> tuple[Flag, ...]:
        """The flags that are up, in the order of `FLAGS`."""
        up = (self.one_source, self.one_country is not None, self.inferred_date, self.inferred_place)
        return tuple(flag for flag, is_up in zip(FLAGS, up, strict=True) if is_up)


@dataclass(frozen=True)
class Use:
    """One thing that a source is cited for; a date only where it is an event or belongs to one."""

    kind: UseKind
    id: str
    title: Text
    date: EdtfDate | None = None


@dataclass(frozen=True)
class SourceEvidence:
    """A source and what it is cited for, by kind in the order of `USES`, each record once."""

    source: Source
    uses: Mapping[UseKind, tuple[Use, ...]] = field(default_factory=dict)


def event_evidence(catalogue: Catalogue) -> list[EventEvidence]:
    """The evidence of every event, in the order of the catalogue."""
    return [_evidence(event, catalogue.sources) for event in catalogue.events]


def _evidence(event: Event, sources: Mapping[str, Source]) -> EventEvidence:
    places = _places_in_sources(event)
    countries = {sources[source_id].country for source_id in places}
    return EventEvidence(
        event=event,
        sources=places,
        one_country=(next(iter(countries)) or None) if len(countries) == 1 else None,
        inferred_date=date_is_inferred(event.date, event.citations, sources),
        inferred_place=any(place.scope == "inferred" for place in event.places),
    )


def _places_in_sources(event: Event) -> dict[str, tuple[Locator, ...]]:
    found: dict[str, list[Locator]] = {}
    citing: tuple[Citation | Account, ...] = (*event.citations, *event.accounts)
    for cited in citing:
        places = found.setdefault(cited.source, [])
        if cited.locator and cited.locator not in places:
            places.append(cited.locator)
    return {source_id: tuple(places) for source_id, places in found.items()}


def date_is_inferred(when: EdtfDate, citations: Iterable[Citation], sources: Mapping[str, Source]) -> bool:
    """Whether a date is more than its citations give.

    It is if it carries a mark ("~" about, "?" in doubt, "%" both), or if one of its ends is given by no citation. A
    citation gives an end if its own date has an end without a mark that is the same or finer. A citation without a
    date gives the day that its source is of, as a treaty does that bears the day of its signing, unless the source
    does not print that day (`date_basis`). Words alone give no date: they had to be reckoned. An open end needs none.
    """
    if _is_marked(when.text):
        return True
    given = [end for citation in citations for end in _ends(_given(citation, sources))]
    return not all(any(_within(other, end) for other in given) for end in _ends(when))


def _given(citation: Citation, sources: Mapping[str, Source]) -> EdtfDate | None:
    source = sources[citation.source]
    return citation.date or (None if source.date_basis else source.date)


def _ends(when: EdtfDate | None) -> list[EdtfDate]:
    """The ends of a date that are neither open nor marked, each as a date of its own."""
    if when is None or "/" not in when.text:
        return [] if when is None or _is_marked(when.text) else [when]
    return [_end(text) for text in when.text.split("/") if text != _OPEN and not _is_marked(text)]


@cache
def _end(text: str) -> EdtfDate:
    return EdtfDate.parse(text)


def _is_marked(text: str) -> bool:
    return any(mark in text for mark in _MARKS)


def _within(inner: EdtfDate, outer: EdtfDate) -> bool:
    return outer.earliest <= inner.earliest and inner.latest <= outer.latest


def source_evidence(catalogue: Catalogue, further: Iterable[tuple[str, Use]] = ()) -> list[SourceEvidence]:
    """What each source is cited for, sources in the order of the catalogue.

    `further` are uses outside it, each with the source's id: figures and names of places, days of a calendar.
    """
    found: dict[str, dict[UseKind, dict[str, Use]]] = {}
    for source_id, use in (*_uses(catalogue), *further):
        found.setdefault(source_id, {}).setdefault(use.kind, {}).setdefault(use.id, use)
    return [
        SourceEvidence(source, {kind: tuple(kinds[kind].values()) for kind in USES if kind in kinds})
        for source in catalogue.sources.values()
        for kinds in [found.get(source.id, {})]
    ]


def _uses(catalogue: Catalogue) -> Iterator[tuple[str, Use]]:
    for event in catalogue.events:
        yield from _uses_by_event(event)
    for position in catalogue.positions:
        use = Use("position", position.id, position.topic)
        yield from ((cited.source, use) for cited in position.citations)
        account = Use("account", position.id, position.topic)
        yield from ((cited.source, account) for cited in position.accounts)
    for kind, records in _spans(catalogue).items():
        for record in records:
            yield from ((cited.source, Use(kind, record.id, record.title)) for cited in record.citations)


def _spans(catalogue: Catalogue) -> Mapping[UseKind, Iterable[Administration | Claim | Boundary]]:
    return {
        "administration": catalogue.administrations,
        "claim": catalogue.claims,
        "boundary": catalogue.boundaries,
    }


def _uses_by_event(event: Event) -> Iterator[tuple[str, Use]]:
    def use(kind: UseKind) -> Use:
        return Use(kind, event.id, event.title, event.date)

    yield from ((cited.source, use("event")) for cited in event.citations)
    yield from ((cited.source, use("account")) for cited in event.accounts)
    stances = (event.positions.japan, event.positions.russia) if event.positions else ()
    yield from ((stance.citation.source, use("position")) for stance in stances if stance)
