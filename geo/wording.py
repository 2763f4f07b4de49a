"""Records of the catalogue as plain data in the languages of one page; sources are numbered as they are cited."""
# floor 6

import json
from collections.abc import Mapping, Sequence
from typing import Any

from events.citations import Account, Citation, Locator, Source
from events.locators import format_locator
from events.records import Event, Position, Stances
from events.texts import Text


class Table:
    """Rows of plain data, each kept once and known by its number."""

    def __init__(self) -> None:
        """Start without rows."""
        self.rows: list[dict[str, Any]] = []
        self._numbers: dict[str, int] = {}

    def number(self, row: dict[str, Any]) -> int:
        """The number of a row, added if it is new."""
        key = json.dumps(row, ensure_ascii=False)
        if key not in self._numbers:
            self._numbers[key] = len(self.rows)
            self.rows.append(row)
        return self._numbers[key]


class Wording:
    """Turns records into plain data; remembers which sources were cited, in the order of their first use."""

    def __init__(self, sources: Mapping[str, Source], langs: Sequence[str]) -> None:
        """Take the sources by id and the languages to keep."""
        self.langs = tuple(langs)
        self._sources = sources
        self._numbers: dict[str, int] = {}
        self.citation_table = Table()

    def text(self, text: Text | None) -> dict[str, str] | None:
        """A text by language."""
        return None if text is None else {lang: text.in_language(lang) for lang in self.langs}

    def event(self, event: Event, bits: Mapping[str, int]) -> dict[str, Any]:
        """What an event has beside its columns; empty if every place is named and nobody disagrees."""
        scopes = _scopes(event, bits)
        found = {
            "scope_note": self.text(event.scope_note),
            "note": self.text(event.note),
            "scopes": scopes if set(scopes) != {"named"} else None,
            "accounts": [self._account(account) for account in event.accounts] or None,
            "positions": self._stances(event.positions, event.date.text),
        }
        return {name: value for name, value in found.items() if value is not None}

    def citations(self, event: Event) -> list[int]:
        """An event's citations as numbers of `citation_table`."""
        return [self.citation_table.number(self.citation(each, event.date.text)) for each in event.citations]

    def position(self, position: Position) -> dict[str, Any]:
        """A position without a date."""
        return {
            "holder": position.holder,
            "topic": self.text(position.topic),
            "text": self.text(position.text),
            "citations": [self.citation(citation) for citation in position.citations],
            "accounts": [self._account(account) for account in position.accounts],
        }

    def cited_sources(self) -> list[dict[str, Any]]:
        """The sources cited so far, by their numbers."""
        return [self._source(self._sources[source_id]) for source_id in self._numbers]

    def _source(self, source: Source) -> dict[str, Any]:
        return {
            "publisher": source.publisher,
            "title": source.title,
            "date": source.date.text if source.date else None,
            "date_basis": self.text(source.date_basis),
            "url": source.url,
            "lang": source.language,
        }

    def cite(self, source_id: str, locator: Locator | None = None) -> dict[str, Any]:
        """A source by its number, and where in it."""
        number = self._numbers.setdefault(source_id, len(self._numbers))
        where = {lang: format_locator(locator, lang) for lang in self.langs} if locator else None
        return {"source": number, "locator": where}

    def cites(self, source_ids: Sequence[str]) -> list[dict[str, Any]]:
        """Sources by their numbers; one that is not in the catalogue is left out, it is named as a fault."""
        return [self.cite(source_id) for source_id in source_ids if source_id in self._sources]

    def citation(self, citation: Citation, known: str = "") -> dict[str, Any]:
        """A source, where in it, and what it gives itself as date and wording; the date only if it is not `known`."""
        date = citation.date.text if citation.date else known
        given = {
            "date": None if date == known else date,
            "words": citation.date_words,
            "quote": citation.quote,
        }
        cite = self.cite(citation.source, citation.locator)
        return {**cite, **{name: value for name, value in given.items() if value}}

    def _account(self, account: Account) -> dict[str, Any]:
        cite = self.cite(account.source, account.locator)
        return {"cite": cite, "point": self.text(account.point), "text": self.text(account.text)}

    def _stances(self, stances: Stances | None, known: str) -> dict[str, Any] | None:
        if stances is None:
            return None
        sides = {"japan": stances.japan, "russia": stances.russia}
        return {
            side: {"text": self.text(stance.text), "cite": self.citation(stance.citation, known)}
            for side, stance in sides.items()
            if stance
        }


def _scopes(event: Event, bits: Mapping[str, int]) -> dict[str, int]:
    scopes: dict[str, int] = {}
    for place in event.places:
        # A group whose own record has a fault is not on the map.
        scopes[place.scope] = scopes.get(place.scope, 0) | bits.get(place.id, 0)
    return scopes
