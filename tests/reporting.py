"""Views to write documents of, a picture of nothing for them, and a catalogue of hostile words."""

import io
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PIL import Image

from events.texts import Text
from geo.atlas import Atlas
from geo.report.blocks import Block, Entry
from geo.view import View, read_view
from tests.driving import atlas, catalogue_of, made_up, with_catalogue

HOSTILE: list[str] = json.loads((Path(__file__).parent / "data" / "hostile.json").read_text(encoding="utf-8"))


def view(*dates: str, **words: str) -> View:
    """Return a view of dates and of the words of an address."""
    return read_view(atlas(), words, dates=dates)


ASKED = {
    "declaration": view(event="1956-10-19-joint-declaration"),
    "landings": view("1945-09-01", lang="ja"),
    "period": view(since="1945", until="1956", lang="ru"),
    "no-list": read_view(atlas(), {"date": "1855-02-07"}, panel=False),
    "storyboard": view("1855-02-07", "1945-09-01", "1956-10-19", lang="ja"),
    "unclaimed": view("1650"),
}
each_view = pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED.keys())


@cache
def png(width: int, height: int) -> bytes:
    """Return a picture of nothing."""
    found = io.BytesIO()
    Image.new("RGB", (width, height), "#d9e3e7").save(found, "png")
    return found.getvalue()


def nothing(_: Atlas, asked: View, __: str) -> bytes:
    """Spare the picture, which has tests of its own: return one of nothing, as wide as it is asked for."""
    return png(2 * asked.width, 2 * asked.width)


def entries(block: Block) -> Iterator[Entry]:
    """Yield all that a block tells with its sources."""
    yield from (*block.holdings, *block.events)


def hostile() -> Atlas:
    """Return the atlas with an event for each hostile text, all on one day."""
    texts = [Text(en=words, ja=words, ru=words) for words in HOSTILE]
    events = [made_up("1956-10-19", f"x{n}", title=text, summary=text) for n, text in enumerate(texts)]
    return with_catalogue(catalogue_of(*events))
