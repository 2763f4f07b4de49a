"""Everything that can be cited, and an item made up for one test."""

from functools import cache
from typing import Any

from events.catalogue import OWN_FOLDER, Catalogue, read_catalogue
from events.dates import EdtfDate
from events.references.items import Item, dataset_item, event_item, source_item, view_item

ADDRESS = "https://example.org/map.html"


@cache
def catalogue() -> Catalogue:
    """Return the project's own catalogue, read once."""
    found, faults = read_catalogue(OWN_FOLDER, None)
    assert not faults
    return found


def every_source() -> list[Item]:
    """Return an item for each source of the catalogue."""
    return [source_item(source) for source in catalogue().sources.values()]


def every_own(lang: str) -> list[Item]:
    """Return the data set, a view and each event, with an address and without."""
    words, day = {"date": "1956-10-19", "lang": lang, "view": "japan"}, EdtfDate.parse("1956-10-19")
    events = [event_item(event, catalogue(), lang) for event in catalogue().events]
    found = [dataset_item(lang), dataset_item(lang, ADDRESS), view_item("Iturup", lang, words, day)]
    return [*found, *events, event_item(catalogue().events[0], catalogue(), lang, ADDRESS)]


def made_up(**fields: Any) -> Item:
    """Return a web page with some fields of its own."""
    plain = {"id": "page", "type": "webpage", "title": "The page", "language": "en", "container": "Gazette"}
    return Item(**{**plain, "url": "https://example.org/page", **fields})


def dated(edtf: str, **fields: Any) -> Item:
    """Return a web page of a date."""
    return made_up(issued=EdtfDate.parse(edtf), **fields)
