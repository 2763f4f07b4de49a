"""An event as plain data, the same for every format: nothing of it is left out, and JSON can hold it as it is."""
# floor 10

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from events.citations import Account, Citation, Locator
from events.dates import EdtfDate
from events.records import Event, Stances
from events.texts import Text
from geo.atlas import Atlas
from geo.selection import select
from geo.view import View

Plain = dict[str, Any]


class Records:
    """Turns what a view holds into plain data, in the view's languages; what is None or empty is left out."""

    def __init__(self, atlas: Atlas, view: View) -> None:
        """Take the events that fit the view's filters: all of them, also those that begin after its date."""
        self.langs = view.langs
        self.events = select(atlas, view).events
        self._sources = atlas.catalogue.sources

    def event(self, event: Event) -> Plain:
        """Everything that is known of an event; `earliest` and `latest` are ISO days, None where an end is open."""
        return {
            "id": event.id,
            **dated(event.date),
            "kind": event.kind,
            "title": self.text(event.title),
            "summary": self.text(event.summary),
            "places": [{"id": place.id, "scope": place.scope} for place in event.places],
            **_without_nothing(
                {
                    "scope_note": self.text(event.scope_note),
                    "act": event.act and {**event.act.model_dump(), "name": self.text(event.act.name)},
                    "citations": self.citations(event.citations),
                    "accounts": self.accounts(event.accounts),
                    "positions": self._stances(event.positions),
                    "note": self.text(event.note),
                    "old_style": event.old_style,
                }
            ),
        }

    def text(self, text: Text | None) -> dict[str, str]:
        """A text by language; empty for None."""
        return {lang: text.in_language(lang) for lang in self.langs} if text else {}

    def citations(self, citations: Iterable[Citation]) -> list[Plain]:
        """Citations, each with what a reader needs of its source."""
        return [self.citation(citation) for citation in citations]

    def citation(self, citation: Citation) -> Plain:
        """A citation with its source's publisher, title, date, address and language."""
        given = {
            "locator": self._locator(citation.locator),
            "date": citation.date and citation.date.text,
            "date_words": citation.date_words,
            "quote": citation.quote,
        }
        return {**self._source(citation.source), **_without_nothing(given)}

    def accounts(self, accounts: Iterable[Account]) -> list[Plain]:
        """Accounts, each as a citation with the point it is about and what it says."""
        return [self._account(account) for account in accounts]

    def _source(self, source_id: str) -> Plain:
        source = self._sources[source_id]
        known = {
            "publisher": source.publisher,
            "title": source.title,
            "published": source.date and source.date.text,
            "url": source.url,
            "language": source.language,
        }
        return {"source": source_id, **_without_nothing(known)}

    def _locator(self, locator: Locator | None) -> Plain:
        """The numbers of a locator, or its words by language."""
        if locator is None:
            return {}
        numbers = {"paragraph": list(locator.paragraph or ()), "article": list(locator.article or ())}
        return _without_nothing({**numbers, "text": self.text(locator.text)})

    def _account(self, account: Account) -> Plain:
        said = {"locator": self._locator(account.locator), "point": self.text(account.point)}
        return {**self._source(account.source), **_without_nothing(said), "text": self.text(account.text)}

    def _stances(self, stances: Stances | None) -> Plain:
        sides = {"japan": stances.japan, "russia": stances.russia} if stances else {}
        return {
            side: {"text": self.text(stance.text), "citation": self.citation(stance.citation)}
            for side, stance in sides.items()
            if stance
        }


def dated(edtf: EdtfDate) -> Plain:
    """A date as columns: its EDTF text, its bounds (both included), how exact it is, whether it is approximate."""
    return {
        "edtf": edtf.text,
        "earliest": iso(edtf.earliest),
        "latest": iso(edtf.latest),
        "precision": edtf.precision,
        "approximate": edtf.approximate,
    }


def iso(day: date) -> str | None:
    """A day as "1855-02-07"; None for the first or last day there is, which stands for an open end."""
    return None if day in (date.min, date.max) else day.isoformat()


def flat(name: str, texts: Mapping[str, str], langs: Sequence[str]) -> dict[str, str]:
    """A text as columns, one a language: `title_en`, `title_ja`; empty where there is none."""
    return {f"{name}_{lang}": texts.get(lang, "") for lang in langs}


def places_line(places: Iterable[Mapping[str, str]]) -> str:
    """Places with their scopes in one cell: "kunashir:named;iturup:group"; an id holds neither sign."""
    return ";".join(f"{place['id']}:{place['scope']}" for place in places)


def every_citation(record: Plain) -> list[Plain]:
    """What an event's record cites: for itself, for its accounts, for the positions on it."""
    stances = record.get("positions", {}).values()
    return [
        *record["citations"],
        *record.get("accounts", []),
        *(stance["citation"] for stance in stances),
    ]


def reference(cited: Mapping[str, Any]) -> str:
    """A citation in one line, for people: publisher, title, date of the source, address."""
    parts = [cited["publisher"], cited["title"], cited.get("published", ""), cited.get("url", "")]
    return ", ".join(part for part in parts if part)


def _without_nothing(given: Plain) -> Plain:
    return {name: value for name, value in given.items() if value}
