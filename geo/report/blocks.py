"""A figure with everything a report asks of it, as plain data: Markdown and Word are two ways to write it down.

Every source has one number, in the order in which caption, holdings and events cite it first.
"""
# floor 14

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from events.citations import Citation
from events.dates import EdtfDate, format_date
from events.holdings import Administration, Claim
from events.locators import format_locator
from events.records import Event
from events.references.formatted import formatted
from events.references.items import source_item
from geo.atlas import Atlas
from geo.picture.listing import numbered_of
from geo.report.captions import alt_text, closing, statement, title
from geo.report.facts import Day, shown, states
from geo.report.phrases import Phrases
from geo.report.references import STYLE_OF, USUAL_STYLE, citation
from geo.view import View

HEADINGS = ("figure", "holdings", "events", "sources", "citation", "licences")
_LICENCES = (
    ("coast", "ODbL 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
    ("texts", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
)


@dataclass(frozen=True)
class Pointer:
    """A numbered source and where in it, and how that reads: "[3, article 9]"."""

    number: int
    text: str


@dataclass(frozen=True)
class Entry:
    """Something told with its sources: `number` is that of its mark in the picture, 0 if it has none."""

    number: int
    lead: str
    text: str
    pointers: tuple[Pointer, ...]


@dataclass(frozen=True)
class Reference:
    """A source: its number, how it is cited, its address ("" if it is not on the web), its language."""

    number: int
    text: str
    url: str
    lang: str


@dataclass(frozen=True)
class Licence:
    """What is licensed, under what, and where that stands."""

    what: str
    name: str
    url: str


@dataclass(frozen=True)
class Block:
    """One figure in one language. `day` is the ISO day that is shown; `headings` stand above the parts.

    A caption is `caption`, `cited` (the numbers of its sources) and `closing` (disclaimer and credit). `holdings` say
    who administers and who claims, `events` what is marked, or only what is told.
    """

    view: View
    day: str
    title: str
    alt: str
    caption: str
    cited: str
    closing: str
    holdings: tuple[Entry, ...]
    events: tuple[Entry, ...]
    references: tuple[Reference, ...]
    citation: str
    licences: tuple[Licence, ...]
    headings: dict[str, str]

    @property
    def space(self) -> str:
        """What stands between two sentences."""
        return "" if self.lang == "ja" else " "

    @property
    def lang(self) -> str:
        """The language of all its texts."""
        return self.view.lang


def blocks(atlas: Atlas, view: View) -> list[Block]:
    """A block for each language of a view; ViewError as `geo.selection.select`."""
    return [_block(atlas, view.in_language(lang)) for lang in view.langs]


def _block(atlas: Atlas, view: View) -> Block:
    lang = view.lang
    words = Phrases(atlas, lang, view.viewpoint)
    days = shown(atlas, view, lang)
    numbers = _Numbers(words)
    told = [event for day in days for event in day.events]
    records = _records(atlas, lang, days)
    cited = [pointer for record in (*told, *records) for pointer in numbers.of(record.citations)]
    holdings = tuple(_holding(atlas, words, record, numbers) for record in records)
    events = tuple(_events(view, words, days, told, numbers))
    return Block(
        view=view,
        day=days[-1].selection.day.isoformat(),
        title=title(atlas, view, lang),
        alt=alt_text(atlas, view, lang),
        caption=statement(atlas, view, lang),
        cited=_cited(words, {pointer.number for pointer in cited}),
        closing=closing(words),
        holdings=holdings,
        events=events,
        references=tuple(_references(atlas, lang, numbers)),
        citation=citation(atlas, view),
        licences=tuple(Licence(words.say(f"caption.licence.{what}"), name, url) for what, name, url in _LICENCES),
        headings={key: words.say(f"caption.heading.{key}") for key in HEADINGS},
    )


class _Numbers:
    """Numbers of sources by their first use."""

    def __init__(self, words: Phrases) -> None:
        self._words = words
        self.known: dict[str, int] = {}

    def of(self, citations: Iterable[Citation]) -> tuple[Pointer, ...]:
        """A pointer for each citation."""
        return tuple(dict.fromkeys(self._pointer(each) for each in citations))

    def _pointer(self, citation: Citation) -> Pointer:
        number = self.known.setdefault(citation.source, len(self.known) + 1)
        where = format_locator(citation.locator, self._words.lang)
        return Pointer(number, f"[{self._words.listed(part for part in (str(number), where) if part)}]")


def _cited(words: Phrases, numbers: set[int]) -> str:
    """The numbers of the caption's sources, those in a row as a range; "" if there are none."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    ranges = ["–".join(f"[{number}]" for number in (run[:1] + run[1:][-1:])) for run in runs]
    return words.count("caption.sources", len(numbers), {"names": words.listed(ranges)}) if ranges else ""


def _records(atlas: Atlas, lang: str, days: Sequence[Day]) -> list[Administration | Claim]:
    """What fills and hatches rest on: administrations, then claims; both states in the language's order."""
    found = {record.id: record for day in days for record in day.records}.values()
    held = [record for record in found if isinstance(record, Administration)]
    claims = [record for record in found if isinstance(record, Claim)]
    order = states(atlas, lang, dict.fromkeys([*(each.holder for each in held), *(each.claimant for each in claims)]))
    held.sort(key=lambda record: (record.end, order.index(record.holder)))
    return [*held, *sorted(claims, key=lambda record: order.index(record.claimant))]


def _holding(atlas: Atlas, words: Phrases, record: Administration | Claim, numbers: _Numbers) -> Entry:
    kind = words.say("caption.kind.claim" if isinstance(record, Claim) else "caption.kind.administration")
    ends = [end.text if end else ".." for end in (record.since, record.until)]
    period = "" if ends == ["..", ".."] else format_date(EdtfDate.parse("/".join(ends)), words.lang)
    groups = words.groups(group for group in atlas.groups if group.id in record.places)
    text = words.say("caption.bracket", {"what": record.title.in_language(words.lang), "more": groups})
    return Entry(0, words.lead(part for part in (kind, period) if part), text, numbers.of(record.citations))


def _events(view: View, words: Phrases, days: Sequence[Day], told: list[Event], numbers: _Numbers) -> Iterable[Entry]:
    """The events of the picture's list by their numbers there, else those that are told; what happened if told."""
    listed, _ = numbered_of(view, days[0].selection) if len(days) == 1 else ([], 0)
    for number, event in [(each.number, each.event) for each in listed] or [(0, event) for event in told]:
        named = event.title.in_language(words.lang)
        if event in told:
            named = words.say("caption.told", {"title": named, "text": event.summary.in_language(words.lang)})
        yield Entry(number, words.lead([format_date(event.date, words.lang)]), named, numbers.of(event.citations))


def _references(atlas: Atlas, lang: str, numbers: _Numbers) -> Iterable[Reference]:
    sources = [atlas.catalogue.sources[source] for source in numbers.known]
    texts = formatted([source_item(source) for source in sources], STYLE_OF.get(lang, USUAL_STYLE), lang)
    for number, (source, text) in enumerate(zip(sources, texts, strict=True), start=1):
        yield Reference(number, text, source.url, source.language)
