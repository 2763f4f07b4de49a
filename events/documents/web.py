"""The article of an HTML page, its title, its publisher and its day of publication.

Nothing is fetched and no script runs. The day is taken from what pages say for machines (meta, JSON-LD, time) or
from a date line beside the article; never from a date somewhere in its prose.
"""
# floor 9

import json
import logging
import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from events.documents.days import days_in
from events.documents.document import Content

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST_DATE_LINE = 120
_LONGEST_ADDRESS = 500
_DATE_LINES = 300
# An article has a few thousand; the extractor needs seconds for more than this.
_MOST_ELEMENTS = 50_000
_LONGEST_TITLE = 300
# Of each list the first that holds a day is taken: what says "published" stands before what says only "date".
_META = (
    *("article:published_time", "og:published_time", "article:published", "datepublished", "pubdate", "publishdate"),
    *("publish-date", "publish_date", "publication_date", "citation_publication_date", "dc.date.issued"),
    *(
        "dcterms.issued",
        "dcterms.created",
        "dc.date.created",
        "parsely-pub-date",
        "sailthru.date",
        "cxenseparse:recs:publishtime",
    ),
    *("dc.date", "dcterms.date", "date", "datecreated"),
)
_NOT_SHOWN = "script|style|noscript|template|iframe|svg|head|nav|footer|aside|form|button|select"
_BLOCKS = "p|div|br|li|tr|h1|h2|h3|h4|h5|h6|article|section|blockquote|pre|td|dt|dd|header|figcaption|time"
_DATE_CLASS = re.compile(r"date|time|publish|posted|byline|dateline|stamp", re.IGNORECASE)
_OUTSIDE = frozenset({"nav", "footer", "aside", "script", "style", "noscript", "head"})
_ISO_DAY = re.compile(r"\s*([12]\d{3})-?([01]\d)-?([0-3]\d)(?!\d)")
_SHORT_DAY = re.compile(r"(?<!\d)([12]\d{3})([01]\d)([0-3]\d)(?!\d)")
_LOGGERS = ("trafilatura", "htmldate", "justext", "readability")


def read_page(html: str) -> Content:
    """Extract a page; its text is "" if there is none to read."""
    tree = _tree(html)
    if tree is None:
        return Content("")
    for logger in _LOGGERS:
        logging.getLogger(logger).setLevel(logging.CRITICAL)
    published = _published(tree)
    visible = tuple(_visible_date_lines(tree))
    scripts = ("html-script",) if tree.find(".//script") is not None else ()
    title, publisher, url = _title(tree), _publisher(tree), _address(tree)
    return Content(_article(tree), title, publisher, url, published, visible, scripts)


def _tree(html: str) -> "HtmlElement | None":
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    # A page may hold code points that XML forbids; the parser stops at them.
    clean = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]", "", html)
    parser = HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(clean.encode("utf-8", errors="replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def _article(tree: "HtmlElement") -> str:
    """The running text as trafilatura finds it, a paragraph on each line; all shown text if it finds none."""
    few = next(islice(tree.iter(), _MOST_ELEMENTS, None), None) is None
    return (few and _tidy(_extracted(tree))) or _tidy(_shown_text(tree))


def _extracted(tree: "HtmlElement") -> str:
    from copy import deepcopy

    from trafilatura import bare_extraction

    try:
        found = bare_extraction(deepcopy(tree), include_comments=False, with_metadata=False)
    except Exception:
        # The extractor has its own view of what is HTML, and pages of every brokenness reach it.
        return ""
    return str(getattr(found, "text", None) or "")


def _shown_text(tree: "HtmlElement") -> str:
    """Text of everything that a reader sees, a line for each block."""
    pieces: list[str] = []
    hidden = 0
    for event, element in _walk(tree):
        tag = element.tag if isinstance(element.tag, str) else "script"
        if tag in _NOT_SHOWN.split("|"):
            hidden += 1 if event == "start" else -1
        if event == "start" and not hidden:
            pieces.append(("\n" if tag in _BLOCKS.split("|") else "") + _one_line(element.text))
        elif event == "end" and not hidden:
            pieces.append(("\n" if tag in _BLOCKS.split("|") else "") + _one_line(element.tail))
    return "".join(pieces)


def _walk(tree: "HtmlElement") -> Iterator[tuple[str, "HtmlElement"]]:
    from lxml.etree import iterwalk

    yield from iterwalk(tree, events=("start", "end"))


def _one_line(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")


def _tidy(text: str) -> str:
    return "\n".join(line for raw in text.split("\n") if (line := raw.strip()))


def _published(tree: "HtmlElement") -> str:
    """The EDTF day that the page states for machines, "" if it states none."""
    return next((day for said in _stated(tree) if (day := _day_of(said))), "") or _from_head(tree)


def _stated(tree: "HtmlElement") -> Iterator[str]:
    metas = {
        str(meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower(): str(
            meta.get("content") or ""
        )
        for meta in reversed(tree.findall(".//meta"))
    }
    yield from (metas[key] for key in _META[:1] if key in metas)
    yield from _from_json(tree)
    yield from (metas[key] for key in _META[1:] if key in metas)
    for element in tree.xpath(".//*[@itemprop='datePublished' or @pubdate]"):
        yield str(element.get("datetime") or element.get("content") or element.text_content())
    times = [time for time in tree.findall(".//time[@datetime]") if not _is_outside(time)]
    # Several times without a word on their sense may be those of other articles.
    if len({_day_of(str(time.get("datetime"))) for time in times}) == 1:
        yield str(times[0].get("datetime"))


def _from_json(tree: "HtmlElement") -> Iterator[str]:
    """Values of "datePublished" in JSON-LD, the outermost first."""
    for script in tree.xpath(".//script[@type='application/ld+json']"):
        try:
            level: list[Any] = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        while level:
            tables = [each for each in level if isinstance(each, dict)]
            yield from (said for each in tables if isinstance(said := each.get("datePublished"), str))
            level = [deeper for each in tables for deeper in each.values()] + [
                deeper for each in level if isinstance(each, list) for deeper in each
            ]
            level = [each for each in level if isinstance(each, (dict, list))]


def _day_of(said: str) -> str:
    """A day that exists: the local one that the statement itself writes, whatever its time zone."""
    iso = _ISO_DAY.match(said)
    days = days_in("-".join(iso.groups()) if iso else said[:_LONGEST_DATE_LINE])
    return next((day.edtf for day in days if day.year), "")


def _from_head(tree: "HtmlElement") -> str:
    """What htmldate reads from the head and the address of a page, if the whole day is written there.

    Where a part is missing it takes another one: the first of January, or the day that the clock has.
    """
    from copy import deepcopy

    from htmldate import find_date

    head = tree.find("head")
    if head is None:
        return ""
    bare = deepcopy(head)
    for element in bare.xpath(".//title|.//style|.//script[not(@type='application/ld+json')]"):
        element.getparent().remove(element)
    try:
        # The far end keeps the clock out of it.
        found = find_date(bare, extensive_search=False, original_date=True, max_date="9999-12-31") or ""
    except Exception:
        # As with the extractor of the article.
        return ""
    return "" if found.endswith("-01-01") or found not in _days_written_in(bare) else found


def _days_written_in(head: "HtmlElement") -> set[str]:
    values = [str(value)[:_LONGEST_ADDRESS] for element in head.iter() for value in element.attrib.values()]
    values += ["-".join(found) for value in values for found in _SHORT_DAY.findall(value)]
    return {day.edtf for value in values for day in days_in(value)}


def _visible_date_lines(tree: "HtmlElement") -> Iterator[str]:
    marked = (each for each in tree.iter() if each.tag == "time" or _DATE_CLASS.search(_marks(each)))
    for element in islice(marked, _DATE_LINES):
        line = " ".join("".join(_first_text(element)).split())
        if line and len(line) <= _LONGEST_DATE_LINE and not _is_outside(element):
            yield line


def _marks(element: "HtmlElement") -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def _first_text(element: "HtmlElement") -> Iterator[str]:
    """Pieces of the text of an element until they are too long for a date line."""
    length = 0
    for piece in element.itertext():
        length += len(piece)
        yield piece
        if length > 4 * _LONGEST_DATE_LINE:
            return


def _is_outside(element: "HtmlElement") -> bool:
    return any(parent.tag in _OUTSIDE for parent in element.iterancestors())


def _title(tree: "HtmlElement") -> str:
    return _first(tree, ".//meta[@property='og:title']/@content", ".//h1", ".//title")


def _publisher(tree: "HtmlElement") -> str:
    return _first(tree, ".//meta[@property='og:site_name']/@content", ".//meta[@name='publisher']/@content")


def _address(tree: "HtmlElement") -> str:
    found = _first(tree, ".//link[@rel='canonical']/@href", ".//meta[@property='og:url']/@content")
    return found if re.fullmatch(r"https?://[^\s<>\"]+", found) else ""


def _first(tree: "HtmlElement", *paths: str) -> str:
    """The first of some paths that is not blank, on one line."""
    for path in paths:
        for found in tree.xpath(path):
            text = _one_line(found if isinstance(found, str) else found.text_content()).strip()
            if text:
                return text[:_LONGEST_TITLE]
    return ""
