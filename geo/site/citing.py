"""How an event's page is cited: a line in each style, and files for reference managers with the sources behind it."""
# floor 12

import dataclasses
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from events.records import Event
from events.references.bibtex import bibtex
from events.references.csl import csl_json
from events.references.formatted import STYLES, formatted
from events.references.items import Item, event_item, source_items
from events.references.ris import ris
from geo.site import addresses
from geo.site.addresses import leading, public
from geo.site.elements import make
from geo.site.pages import Site
from geo.site.speaking import Speech

# The style that readers of a language know best stands first.
_USUAL = {"ja": "sist02", "ru": "gost"}
_FILES = {"citation.csl.json": ("CSL-JSON", csl_json), "citation.bib": ("BibTeX", bibtex), "citation.ris": ("RIS", ris)}


def citation_files(site: Site, event: Event, lang: str) -> Iterator[tuple[str, bytes]]:
    """Path and content of the files for reference managers: the page of the event, then its sources."""
    path = addresses.event(lang, event.id)
    items = [page_item(site, event, lang), *source_items([event], site.atlas.catalogue, lang)]
    for name, (_, write) in _FILES.items():
        yield addresses.beside(path, name), write(items)


def page_item(site: Site, event: Event, lang: str) -> Item:
    """The page of an event as something to cite: found by its own address, not by the map's."""
    item = event_item(event, site.atlas.catalogue, lang)
    return dataclasses.replace(item, url=public(site.base, addresses.event(lang, event.id)), place="")


def citation(site: Site, speech: Speech, event: Event, path: str) -> Element:
    """The usual citation, the other styles folded behind it, and the way to the files."""
    item = page_item(site, event, speech.lang)
    usual = _USUAL.get(speech.lang, STYLES[0].name)
    ordered = sorted(STYLES, key=lambda style: style.name != usual)
    lines = [_line(style.title, formatted([item], style.name, speech.lang)[0]) for style in ordered]
    links = [make("a", {"href": leading(path, addresses.beside(path, name))}, _FILES[name][0]) for name in _FILES]
    return make(
        "section",
        {"aria-labelledby": "cite"},
        make("h2", {"id": "cite"}, speech.say("site.cite")),
        lines[0],
        make("details", None, make("summary", None, speech.say("site.cite-styles")), *lines[1:]),
        make("p", {"class": "small"}, speech.say("site.cite-files"), speech.say("colon"), *_with_commas(links)),
    )


def _line(style: str, text: str) -> Element:
    return make("p", {"class": "cite"}, make("b", None, style), make("br"), make("span", None, text))


def _with_commas(links: list[Element]) -> Iterator[Element | str]:
    for number, link in enumerate(links):
        if number:
            yield " · "
        yield link
