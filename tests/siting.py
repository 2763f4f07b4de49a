"""A site built for the tests: with a picture that costs nothing, and a look at what lies in a folder."""

import struct
import sys
import time
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lxml.html import HtmlElement, HTMLParser, document_fromstring

from events.records import Event
from geo.atlas import Atlas
from geo.site.building import Built, build_site
from geo.site.making import Makers
from geo.site.pages import Dump
from geo.view import View
from tests.driving import atlas, catalogue_of, folder, made_up, with_catalogue

BASE = "https://example.org/islands/"
SIZE = (1200, 630)


def plain_picture(_: Atlas, view: View) -> bytes:
    """Return a PNG of one colour with the event's id in it, so that no two are the same."""
    rows = zlib.compress((b"\0" + b"\xd9" * SIZE[0]) * SIZE[1])
    head = struct.pack(">IIBBBBB", *SIZE, 8, 0, 0, 0, 0)
    said = f"Title\0{view.event} {view.lang}".encode("latin-1")
    parts = [chunk(b"IHDR", head), chunk(b"tEXt", said), chunk(b"IDAT", rows), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def chunk(kind: bytes, content: bytes) -> bytes:
    """Return a chunk of a PNG."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def plain_dump(own: Atlas, _: View) -> bytes:
    """Return a file of data that says little."""
    return f'{{"events": {len(own.catalogue.events)}}}\n'.encode()


PLAIN = Makers(plain_picture, {Dump("data/events.geojson", "application/geo+json", "GeoJSON"): plain_dump})


@cache
def own_site() -> Built:
    """Return the site of the project's own catalogue, built once with plain pictures."""
    return build_site(atlas(), Path(folder().name) / "site", BASE, jobs=1, makers=PLAIN)


def files_in(place: Path) -> dict[str, bytes]:
    """Return every file of a folder by its path."""
    return {
        path.relative_to(place).as_posix(): path.read_bytes() for path in sorted(place.rglob("*")) if path.is_file()
    }


@cache
def pages() -> dict[str, HtmlElement]:
    """Return every page of the own site, read by its path."""
    place = own_site().folder
    return {path: read_page(place / path) for path, _, _ in own_site().files if path.endswith(".html")}


def read_page(path: Path) -> HtmlElement:
    """Return a page as a reader's own library sees it."""
    return document_fromstring(path.read_bytes(), parser=HTMLParser(encoding="utf-8"))


def plain_pages() -> dict[str, HtmlElement]:
    """Return the pages that are text: all but the interactive one and the one for lost addresses."""
    return {path: page for path, page in pages().items() if path not in ("map.html", "404.html")}


def shows(page: HtmlElement) -> str:
    """Return the words of a page's body, scripts left out, spaces as they are."""
    return "".join(page.xpath("//body//text()[not(ancestor::script or ancestor::noscript)]"))


def made_up_atlas(size: int) -> Atlas:
    """Return the project's islands with a number of events that nobody ever heard of."""
    return with_catalogue(catalogue_of(*(made_up(str(1700 + at), f"event-{at}") for at in range(size))))


def events_of(own: Atlas) -> Iterator[tuple[str, Event]]:
    """Yield every event in every language."""
    yield from ((language.tag, event) for event in own.catalogue.events for language in own.languages)


def slow_picture(own: Atlas, view: View) -> bytes:
    """Draw a plain picture, and take time for it."""
    time.sleep(0.2)
    return plain_picture(own, view)


def broken_picture(_: Atlas, view: View) -> bytes:
    """Draw nothing."""
    raise ValueError(f"cannot draw {view.event}")


SLOW = Makers(slow_picture, PLAIN.dumps)


def main() -> None:
    """Build a site of made-up events: folder, number of events, number of processes, "slow" or "plain"."""
    folder, size, jobs, pace = sys.argv[1:]
    print(build_site(made_up_atlas(int(size)), Path(folder), BASE, int(jobs), SLOW if pace == "slow" else PLAIN))


if __name__ == "__main__":
    main()
