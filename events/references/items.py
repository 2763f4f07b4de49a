"""What can be cited: sources of the catalogue, an event's entry, a view of the map, the data set."""
# floor 6

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal
from urllib.parse import quote, urlencode

from events.catalogue import Catalogue
from events.citations import Source, SourceKind
from events.dates import EdtfDate, format_date
from events.language import load_texts
from events.records import Event
from events.references.published import published

# Types of CSL 1.0.2.
ItemType = Literal["article-newspaper", "dataset", "document", "entry", "map", "treaty", "webpage"]

_NAME = "Four Islands"
_ID = "four-islands"
_TEXTS = Path(__file__).resolve().parents[2] / "assets" / "text"
_TYPES: dict[SourceKind, ItemType] = {
    **{"news": "article-newspaper", "treaty": "treaty", "statement": "document"},
    **{"reference": "webpage", "official": "webpage"},
}
# A whole that has parts; what stands alone has a publisher.
_IN_A_CONTAINER = ("article-newspaper", "webpage")


@dataclass(frozen=True)
class Item:
    """One thing that can be cited; an empty text and None are what is not known.

    `id` is unique among what the project cites: small ASCII letters, digits, hyphens. `language` is a BCP 47 tag.
    `issued` is the date of publication, `about` the date of what is told or shown; either as exact as it is known.
    `place` are the words behind "#" in the map's address, "#" included, where `url` is empty and cannot hold them.
    """

    id: str
    type: ItemType
    title: str
    language: str
    author: str = ""
    container: str = ""
    publisher: str = ""
    issued: EdtfDate | None = None
    about: EdtfDate | None = None
    version: str = ""
    url: str = ""
    place: str = ""


def source_items(events: Iterable[Event], catalogue: Catalogue, lang: str) -> list[Item]:  # noqa: ARG001
    """The sources that events rest on, each once, in the order in which they are first cited.

    A source is cited in its own language, whatever the reader's.
    """
    cited = dict.fromkeys(source for event in events for source in cited_sources(event))
    return [source_item(catalogue.sources[source]) for source in cited]


def cited_sources(event: Event) -> Iterator[str]:
    """Ids of the sources that an event cites for itself, for its accounts and for the positions on it."""
    yield from (citation.source for citation in event.citations)
    yield from (account.source for account in event.accounts)
    for stance in (event.positions.japan, event.positions.russia) if event.positions else ():
        if stance:
            yield stance.citation.source


def source_item(source: Source) -> Item:
    """A source of the catalogue, in its own words and language."""
    found = _TYPES[source.kind]
    if found == "webpage" and not source.url:
        found = "document"
    inside = found in _IN_A_CONTAINER
    return Item(
        id=source.id,
        type=found,
        title=source.title,
        language=source.language,
        author=source.author,
        container=source.publisher if inside else "",
        publisher="" if inside else source.publisher,
        issued=source.date,
        url=source.url,
    )


def event_item(event: Event, catalogue: Catalogue, lang: str, address: str = "") -> Item:  # noqa: ARG001
    """The map's own entry of an event; `address` is that of the map, without "#"."""
    title = text_of(lang, "reference.dated", title=event.title.in_language(lang), date=_date(event.date, lang))
    return _part(event.id, "entry", title, lang, {"event": event.id, "lang": lang}, event.date, address)


def view_item(title: str, lang: str, words: Mapping[str, str], date: EdtfDate | None, address: str = "") -> Item:
    """The map as a reader sees it; the title names the islands, `words` are those of its address, `date` is its day.

    Its id tells one view from another by the day only.
    """
    dated = text_of(lang, "reference.dated", title=title, date=_date(date, lang)) if date else title
    key = "-".join([_ID, "view", *([words["date"]] if words.get("date") else [])])
    return _part(key, "map", dated, lang, words, date, address)


def dataset_item(lang: str, address: str = "") -> Item:
    """The catalogue and its map as a whole."""
    title = text_of(lang, "reference.title", name=_NAME, title=text_of(lang, "page.title"))
    return dataclasses.replace(_own(_ID, "dataset", title, lang), url=address)


def _own(key: str, kind: ItemType, title: str, lang: str) -> Item:
    edition = published()
    return Item(
        id=key,
        type=kind,
        title=title,
        language=lang,
        author=edition.author,
        issued=edition.released,
        version=edition.version,
    )


def _part(
    key: str, kind: ItemType, title: str, lang: str, words: Mapping[str, str], about: EdtfDate | None, address: str
) -> Item:
    """A part of the map, found by the words behind "#"."""
    place = "#" + urlencode(words, safe=",/", quote_via=quote) if words else ""
    url, place = (address + place, "") if address else ("", place)
    return dataclasses.replace(_own(key, kind, title, lang), container=_NAME, about=about, url=url, place=place)


def _date(date: EdtfDate, lang: str) -> str:
    return format_date(date, lang).replace("\u00a0", " ")


def text_of(lang: str, key: str, **values: str) -> str:
    """An interface text of a language with its values put in; KeyError if there is none of this key."""
    # In one pass: a title may have braces of its own.
    return re.sub(r"\{([a-z]+)\}", lambda found: values[found[1]], _texts(lang)[key])


@cache
def _texts(lang: str) -> dict[str, str]:
    return load_texts(_TEXTS, tuple(dict.fromkeys(("en", lang))))[0][lang]
