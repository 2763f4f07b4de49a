"""Open the page in a browser and read what a person sees there; catalogues made up for one test."""

import dataclasses
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Browser, FloatRect, Frame, Page

from events.catalogue import Catalogue
from events.citations import Source
from events.language import LANGUAGES
from events.records import Event, Position
from geo.atlas import Atlas, load_atlas
from geo.page import build_page
from geo.scene import build_scene
from tests.conftest import Watched, refuse_network, watch

GROUPS = ("iturup", "kunashir", "shikotan", "habomai")


@cache
def atlas() -> Atlas:
    """Return the project's own atlas, read once."""
    return load_atlas()


@cache
def folder() -> tempfile.TemporaryDirectory[str]:
    """Return the folder of this run's pages; it goes when the run ends."""
    return tempfile.TemporaryDirectory(prefix="four-islands-")


@cache
def catalogue_file(lang: str = "all") -> Path:
    """Return a file with the page of the project's own catalogue, written once."""
    langs = LANGUAGES if lang == "all" else (lang,)
    return write_page(Path(folder().name) / f"map-{lang}.html", build_page(build_scene(atlas(), langs)))


def made_up_page(where: Path, catalogue: Catalogue, langs: Sequence[str] = LANGUAGES) -> Path:
    """Return a file with the page of another catalogue over the project's own islands."""
    return write_page(where / "made-up.html", build_page(build_scene(with_catalogue(catalogue), langs)))


def with_catalogue(catalogue: Catalogue) -> Atlas:
    """Return the project's atlas with the catalogue's events and positions.

    Its own sources are kept for names and figures, and its administrations, claims and boundaries for the map.
    """
    own = atlas().catalogue
    kept = {
        "sources": {**own.sources, **catalogue.sources},
        **{"administrations": own.administrations, "claims": own.claims, "boundaries": own.boundaries},
    }
    return dataclasses.replace(atlas(), catalogue=dataclasses.replace(catalogue, **kept))


def write_page(path: Path, html: str) -> Path:
    """Write a page and return its path."""
    path.write_text(html, encoding="utf-8", newline="")
    return path


def catalogue_of(*events: Event, positions: Sequence[Position] = ()) -> Catalogue:
    """Return a catalogue of made-up events, sorted as the real one is, with the one source they cite."""
    ordered = sorted(events, key=lambda event: (event.date.earliest, event.date.latest))
    return Catalogue(sources={"gazette": gazette()}, events=ordered, positions=list(positions))


def gazette() -> Source:
    """Return the source that made-up events cite."""
    return Source.model_validate(
        {
            **{"id": "gazette", "title": "The page", "publisher": "Gazette", "url": "https://example.org/"},
            **{"language": "en", "kind": "news", "country": ""},
        }
    )


def made_up(edtf: str, name: str, *places: str, **more: Any) -> Event:
    """Return an event of a date, titled by its name in every language; it concerns all groups unless some are given."""
    year = next(iter(re.findall("[0-9]{3}[0-9X]", edtf)), "0001").lower()
    return Event.model_validate(
        {
            **{"id": f"{year}-{name}", "date": edtf, "kind": "statement"},
            **{"title": in_all(name), "summary": in_all(f"What {name} was.")},
            "places": [{"id": place, "scope": "named"} for place in places or GROUPS],
            "citations": [{"source": "gazette"}],
            **more,
        }
    )


def in_all(words: str) -> dict[str, str]:
    """Return the same words in every language."""
    return dict.fromkeys(LANGUAGES, words)


def open_page(page: Page, path: Path, address: str = "") -> None:
    """Open a page from disk at `#address` and wait until it stands still."""
    page.goto(path.as_uri() + (f"#{address}" if address else ""))
    settle(page)


@contextmanager
def shared_page(browser: Browser, path: Path) -> Iterator[Watched]:
    """Yield a page from disk, with every host out of reach, that several tests may use one after the other."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB", offline=True)
    watched = refuse_network(context, watch(context.new_page()))
    open_page(watched.page, path)
    yield watched
    context.close()


def start_again(page: Page) -> None:
    """Bring a page to where it stands when it is opened: last event, no island, English."""
    page.evaluate("() => { location.hash = ''; State.set({ island: null, lang: 'en' }); }")
    page.locator("#time").focus()
    page.keyboard.press("Home")
    page.keyboard.press("End")
    paint(page)


def settle(page: Page | Frame) -> None:
    """Wait for the page's start, its typeface and the frame painted after both."""
    page.locator("#time[aria-valuetext]").wait_for(state="attached")
    page.evaluate("() => document.fonts.ready.then(() => 0)")
    paint(page)


def paint(page: Page | Frame) -> None:
    """Wait for two animation frames: what was asked for is laid out and painted then."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))")


def step_to(page: Page, event_id: str) -> None:
    """Make an event the reached one, as a link to it does."""
    page.evaluate("id => { location.hash = 'event=' + id; }", event_id)
    page.locator(f'#card[data-event="{event_id}"]').wait_for()
    paint(page)


def wait_for_address(page: Page, wanted: dict[str, str]) -> None:
    """Wait until the page's own address says just this: it is written a moment after the last step."""
    page.wait_for_url(lambda url: dict(parse_qsl(urlsplit(url).fragment)) == wanted, timeout=15_000)


def reached(page: Page | Frame) -> str | None:
    """Return the id of the event whose card is open, or None."""
    card = page.locator("#card")
    return card.get_attribute("data-event") if card.is_visible() else None


def box_of(page: Page | Frame, selector: str) -> FloatRect:
    """Return the rectangle of the one element that matches; it must be visible."""
    box = page.locator(selector).bounding_box()
    assert box, f"{selector} is not visible"
    return box


def overlap(one: FloatRect, other: FloatRect) -> bool:
    """Say whether two rectangles share more than an edge."""
    wide = min(one["x"] + one["width"], other["x"] + other["width"]) - max(one["x"], other["x"])
    high = min(one["y"] + one["height"], other["y"] + other["height"]) - max(one["y"], other["y"])
    return wide > 0.5 and high > 0.5


def within(inner: FloatRect, outer: FloatRect) -> bool:
    """Say whether a rectangle lies in another, give or take half a pixel."""
    return (
        inner["x"] >= outer["x"] - 0.5
        and inner["y"] >= outer["y"] - 0.5
        and inner["x"] + inner["width"] <= outer["x"] + outer["width"] + 0.5
        and inner["y"] + inner["height"] <= outer["y"] + outer["height"] + 0.5
    )


_ON_ISLAND = """([id, sea]) => {
  const boxes = [...document.querySelectorAll(`path[data-island=${id}]`)].map((path) => path.getBoundingClientRect());
  const west = Math.min(...boxes.map((b) => b.left)), east = Math.max(...boxes.map((b) => b.right));
  const north = Math.min(...boxes.map((b) => b.top)), south = Math.max(...boxes.map((b) => b.bottom));
  const middle = [(west + east) / 2, (north + south) / 2], found = [];
  for (let x = Math.ceil(west); x < east; x += 3) for (let y = Math.ceil(north); y < south; y += 3) {
    const hit = document.elementFromPoint(x, y);
    if (hit && hit.matches(sea ? 'path.hit' : `path[data-island=${id}]`)) found.push([x, y]);
  }
  const far = (p) => Math.hypot(p[0] - middle[0], p[1] - middle[1]);
  return found.sort((a, b) => far(a) - far(b))[0] || null;
}"""


def point_on(page: Page | Frame, group: str, sea: bool = False) -> tuple[float, float]:
    """Return the window point nearest to a group's middle where its land is in sight, or the sea between its islets."""
    point = page.evaluate(_ON_ISLAND, [group, sea])
    assert point, f"no point of {group} is in sight"
    return point[0], point[1]
