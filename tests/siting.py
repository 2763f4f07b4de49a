"""A site built for the tests: with a picture that costs nothing, and a look at what lies in a folder."""

import struct
import zlib
from functools import cache
from pathlib import Path

from geo.atlas import Atlas
from geo.site.building import Built, build_site
from geo.site.making import Makers
from geo.site.pages import Dump
from geo.view import View
from tests.driving import atlas, folder

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


PLAIN = Makers(plain_picture, {Dump("data/events.geojson", "application/geo+json", "site.geojson"): plain_dump})


@cache
def own_site() -> Built:
    """Return the site of the project's own catalogue, built once with plain pictures."""
    return build_site(atlas(), Path(folder().name) / "site", BASE, jobs=1, makers=PLAIN)


def files_in(place: Path) -> dict[str, bytes]:
    """Return every file of a folder by its path."""
    return {path.relative_to(place).as_posix(): path.read_bytes() for path in sorted(place.rglob("*")) if path.is_file()}
