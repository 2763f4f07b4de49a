"""The exported page at home elsewhere: dark rooms, frames, strict hosts; with no events and with a thousand."""

import http.server
import threading
from functools import partial
from pathlib import Path

from playwright.sync_api import Page, expect

from events.catalogue import Catalogue
from tests.bench.ours import our_page
from tests.bench.synthetic import happenings
from tests.conftest import Watched
from tests.driving import (
    atlas,
    catalogue_file,
    made_up_page,
    open_page,
    paint,
    point_on,
    reached,
    settle,
    step_to,
    write_page,
)

EVENTS = atlas().catalogue.events


_PAINT = """() => { const style = getComputedStyle(document.body), light = (c) => c.match(/\\d+/g).slice(0, 3)
  .map(Number).reduce((sum, part) => sum + part); return light(style.backgroundColor) - light(style.color); }"""


def contrast(page: Page) -> int:
    """Return by how much the paper is lighter than the ink, of 765; below 0 on a dark page."""
    paint(page)
    return int(page.evaluate(_PAINT))


def test_light_and_dark_follow_the_device_until_the_reader_chooses(offline_page: Watched) -> None:
    page = offline_page.page
    page.emulate_media(color_scheme="dark")
    open_page(page, catalogue_file())
    assert contrast(page) < -300
    page.emulate_media(color_scheme="light")
    assert contrast(page) > 300
    page.locator("#theme").click()
    assert contrast(page) < -300
    page.emulate_media(color_scheme="dark")
    assert contrast(page) < -300
    page.emulate_media(color_scheme="light")
    assert contrast(page) < -300
    assert (offline_page.errors, offline_page.requests) == ([], [])


def test_nothing_moves_for_readers_who_want_no_motion(offline_page: Watched) -> None:
    page = offline_page.page
    page.emulate_media(reduced_motion="reduce")
    open_page(page, catalogue_file())
    step_to(page, EVENTS[0].id)
    page.locator("#zoom-in").click()
    assert page.evaluate("() => document.getAnimations().length") == 0


def test_the_page_works_in_a_sandboxed_frame(offline_page: Watched, tmp_path: Path) -> None:
    html = catalogue_file().read_text(encoding="utf-8").replace("&", "&amp;").replace('"', "&quot;")
    frame = f'<iframe sandbox="allow-scripts" style="width:900px;height:600px" srcdoc="{html}"></iframe>'
    path = write_page(tmp_path / "article.html", f"<!doctype html><title>Article</title>{frame}")
    page = offline_page.page
    page.goto(path.as_uri())
    inner = page.frames[1]
    settle(inner)
    inner.locator("#previous").click()
    assert reached(inner) == EVENTS[-2].id
    inner.locator(".island-label[data-island=kunashir]").click()
    expect(inner.locator("[data-history=kunashir]")).to_be_visible()
    assert (offline_page.errors, offline_page.requests) == ([], [])


class Strict(http.server.SimpleHTTPRequestHandler):
    """Serve files the way a careful host does."""

    def end_headers(self) -> None:
        """Allow inline code, nothing from elsewhere, and no code made from text."""
        self.send_header("Content-Security-Policy", "default-src 'none'; script-src 'unsafe-inline'; " + _STYLE)
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keep quiet."""


_STYLE = "style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'none'"


def test_the_page_works_under_the_policy_of_a_strict_host(watched_page: Watched) -> None:
    path = catalogue_file()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Strict, directory=str(path.parent)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page, asked = watched_page.page, []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"http://127.0.0.1:{server.server_port}/{path.name}")
    settle(page)
    page.locator("#previous").click()
    assert reached(page) == EVENTS[-2].id
    page.mouse.click(*point_on(page, "kunashir"))
    expect(page.locator("[data-history=kunashir]")).to_be_visible()
    server.shutdown()
    server.server_close()
    assert [url for url in asked if path.name not in url and not url.startswith("data:")] == []
    assert (watched_page.errors, watched_page.requests) == ([], [])


def test_a_catalogue_without_events_is_drawn(offline_page: Watched, tmp_path: Path) -> None:
    page = offline_page.page
    open_page(page, made_up_page(tmp_path, Catalogue({}, [], [])))
    expect(page.locator("#card")).to_be_hidden()
    expect(page.locator("#next")).to_be_disabled()
    page.mouse.click(*point_on(page, "iturup"))
    expect(page.locator("[data-history=iturup]")).to_have_count(1)
    page.locator("#time").focus()
    for key in ("ArrowRight", "Home", "End", "Escape"):
        page.keyboard.press(key)
    page.locator("#play").click()
    page.locator("#date").fill("1956-10-19")
    page.keyboard.press("Enter")
    page.locator("#languages button[lang=ja]").click()
    assert (offline_page.errors, offline_page.requests) == ([], [])


def test_a_thousand_events_work(offline_page: Watched, tmp_path: Path) -> None:
    page, events = offline_page.page, happenings(1000)
    open_page(page, write_page(tmp_path / "thousand.html", our_page(events)))
    page.locator("#time").focus()
    page.keyboard.press("Home")
    for event in events[:5]:
        assert reached(page) == event.id
        page.keyboard.press("ArrowRight")
    page.locator(".island-label[data-island=iturup]").click()
    assert page.locator("[data-history=iturup] > [data-entry]").count() > 0
    page.keyboard.press("Escape")
    page.locator("#time").focus()
    page.keyboard.press("End")
    assert reached(page) == events[-1].id
    paint(page)
    tallies = page.locator(".island-label .tally").all()
    assert sum(int(tally.get_attribute("data-count") or 0) for tally in tallies) == 1000
    assert (offline_page.errors, offline_page.requests) == ([], [])
