"""The page inside another one: frames by address and by content, hosts with strict policies; its height."""

import http.server
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page, expect

from events.language import LANGUAGES
from geo.embedding import embed_code, frame
from geo.page import page_of, script_hash
from geo.view import read_view
from tests.conftest import Watched
from tests.driving import atlas, catalogue_file, reached, settle, write_page

EVENTS = atlas().catalogue.events
DECLARATION = "1956-10-19-joint-declaration"
WORDS = {"event": DECLARATION, "island": "habomai", "lang": "ja"}
# A host's notes of every message from the frame, kept before anything else on it runs.
_NOTES = "<script>var told = []; addEventListener('message', function (e) { told.push(e.data); });</script>"
Host = Callable[[str], Page]


def article(body: str, width: str = "900px") -> str:
    return f"<!doctype html><title>Article</title>{_NOTES}<div id=box style='width:{width}'>{body}</div>"


@cache
def view_page(lang: str = "en", **parts: bool) -> str:
    return page_of(atlas(), read_view(atlas(), {"lang": lang}, **parts))


def heights(page: Page) -> list[dict[str, object]]:
    found: list[dict[str, object]] = page.evaluate("() => told.filter((e) => e.type === 'four-islands:height')")
    return found


def inner(page: Page) -> Frame:
    """Return the page in the frame of a host, once it stands still."""
    page.locator("iframe").wait_for()
    found = page.frames[-1]
    settle(found)
    return found


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files with a policy, if it has one, and writes no log."""

    policy = ""

    def end_headers(self) -> None:
        """Add the policy."""
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keep quiet."""


@contextmanager
def served(folder: Path, policy: str = "") -> Iterator[str]:
    """Yield the address of a loopback server of a folder."""
    handler = type("Handler", (Quiet,), {"policy": policy})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(params=["file", "http"])
def hosted(request: pytest.FixtureRequest, watched_page: Watched, tmp_path: Path) -> Iterator[Host]:
    """Return what opens an article beside the page's file, from disk and from a server; nothing may go wrong in it."""
    watched_page.page.context.route("file://**", lambda route: route.continue_())
    write_page(tmp_path / "map.html", catalogue_file().read_text(encoding="utf-8"))
    with served(tmp_path) as address:

        def host(body: str) -> Page:
            path = write_page(tmp_path / "article.html", body)
            watched_page.page.goto(path.as_uri() if request.param == "file" else f"{address}/article.html")
            return watched_page.page

        yield host
    assert (watched_page.errors, watched_page.requests) == ([], [])


def test_the_embed_code_opens_at_its_view_and_gets_its_height(hosted: Host) -> None:
    page = hosted(article(embed_code("map.html", "Islands", WORDS, 500)))
    content = inner(page)
    assert reached(content) == DECLARATION
    assert content.locator("html").get_attribute("lang") == "ja"
    expect(content.locator("[data-history=habomai]")).to_be_visible()
    wanted = heights(page)[-1]["height"]
    assert page.locator("iframe").get_attribute("height") == str(wanted)
    assert page.locator("iframe").get_attribute("title") == "Islands"


def test_the_host_leads_to_another_view_by_the_address_of_the_frame(hosted: Host) -> None:
    page = hosted(article(embed_code("map.html", "Islands", WORDS)))
    content = inner(page)
    content.evaluate("() => { window.same = true; }")
    other = f"map.html#event={EVENTS[3].id}&lang=ru"
    page.evaluate("other => { document.querySelector('iframe').src = other; }", other)
    content.locator(f'#card[data-event="{EVENTS[3].id}"]').wait_for(state="attached")
    assert content.locator("html").get_attribute("lang") == "ru"
    assert content.evaluate("() => window.same"), "the page was loaded again"


def test_a_sandboxed_page_writes_its_address_without_an_error(hosted: Host) -> None:
    page = hosted(article(embed_code("map.html", "Islands", {"event": DECLARATION})))
    content = inner(page)
    content.locator("#previous").click()
    page.wait_for_function("() => told.some((e) => e.type === 'four-islands:state' && e.state.event !== undefined)")
    page.wait_for_timeout(400)
    before = reached(content)
    assert before != DECLARATION
    # Coming back to the first address still works.
    page.evaluate("() => { document.querySelector('iframe').src = 'map.html#lang=ja'; }")
    content.locator("html[lang=ja]").wait_for()
    assert reached(content) == before


def test_height_follows_from_width_alone(hosted: Host) -> None:
    page = hosted(article(embed_code("map.html", "Islands").partition("<script>")[0]))
    content = inner(page)
    first = heights(page)
    assert len(first) == 1
    for height in (300, 1500, first[0]["height"]):
        page.evaluate("height => { document.querySelector('iframe').height = height; }", height)
        content.wait_for_function("height => innerHeight === height", arg=height)
        page.wait_for_timeout(150)
    assert heights(page) == first
    for width in (360, 1400, 900):
        page.evaluate("width => { document.querySelector('#box').style.width = width + 'px'; }", width)
        page.wait_for_function(
            "width => told[told.length - 1].width === width || told.some((e, i) => i && e.width === width)", arg=width
        )
    assert [told["width"] for told in heights(page)] == [900, 360, 1400, 900]
    assert heights(page)[-1] == first[0]
    assert len({told["height"] for told in heights(page)}) == 3
    content.evaluate("() => State.set({ lang: 'ru' })")
    page.wait_for_function("() => told.some((e) => e.type === 'four-islands:height' && e.lang === 'ru')")


def test_the_listener_leaves_other_frames_and_wild_heights_alone(hosted: Host) -> None:
    other = "<iframe id=other height=100 srcdoc='x'></iframe>"
    page = hosted(article(other + embed_code("map.html", "Islands")))
    settle(page.frames[-1])
    assert page.locator("#other").get_attribute("height") == "100"
    sent = "height => parent.postMessage({ type: 'four-islands:height', height: height }, '*')"
    for height, given in ((1e9, "2000"), (-5, "320"), ("<b>", "320")):
        page.frames[-1].evaluate(sent, height)
        expect(page.locator("iframe").last).to_have_attribute("height", given)


def test_without_strip_it_asks_for_less_height(offline_page: Watched, tmp_path: Path) -> None:
    page, asked = offline_page.page, []
    for strip in (True, False):
        page.goto(write_page(tmp_path / "article.html", article(frame(view_page(strip=strip), "x"))).as_uri())
        inner(page)
        asked.append(heights(page)[-1]["height"])
    assert asked[0] > asked[1] >= 480  # type: ignore[operator]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_frame_that_holds_the_page_works_offline(
    offline_page: Watched, tmp_path: Path, lang: str, scheme: str
) -> None:
    page = offline_page.page
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(write_page(tmp_path / "article.html", article(frame(view_page(lang), "x"))).as_uri())
    content = inner(page)
    content.locator("#previous").click()
    assert reached(content) == EVENTS[-2].id
    content.evaluate("() => document.querySelector('.island-label[data-island=kunashir]').click()")
    expect(content.locator("[data-history=kunashir]")).to_be_visible()
    assert content.locator("html").get_attribute("data-theme") == scheme
    assert heights(page)[-1]["lang"] == lang
    assert (offline_page.errors, offline_page.requests) == ([], [])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_host_allows_the_page_by_its_two_hashes_alone(watched_page: Watched, tmp_path: Path, lang: str) -> None:
    text = view_page(lang)
    [styles] = re.findall(r"style-src ('sha256-[^']+')", text)
    policy = f"default-src 'none'; script-src {script_hash(text)}; style-src {styles}; font-src data:; img-src data:"
    write_page(tmp_path / "map.html", text)
    page = watched_page.page
    with served(tmp_path, policy) as address:
        page.goto(f"{address}/map.html#event={DECLARATION}")
        settle(page)
        assert reached(page) == DECLARATION
        for island in ("kunashir", "habomai"):
            page.evaluate("island => document.querySelector(`.island-label[data-island=${island}]`).click()", island)
            expect(page.locator(f"[data-history={island}]")).to_be_visible()
        page.locator("#theme").click()
        page.locator("#filter-open").click()
        page.locator("#about-open").click()
        page.wait_for_timeout(400)
    assert (watched_page.errors, watched_page.requests) == ([], [])


def test_another_script_does_not_run_under_that_policy(watched_page: Watched, tmp_path: Path) -> None:
    text = view_page()
    write_page(tmp_path / "map.html", text.replace("<script>", "<script>window.added = 1;", 1))
    with served(tmp_path, f"default-src 'none'; script-src {script_hash(text)}") as address:
        watched_page.page.goto(f"{address}/map.html")
        assert watched_page.page.evaluate("() => [typeof window.added, typeof State]") == ["undefined", "undefined"]
