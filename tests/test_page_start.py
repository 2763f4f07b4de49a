"""A page made for a view: it opens there, in its theme, without the parts it leaves out; an address goes first."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from geo.page import build_page, page_of, script_hash
from geo.scene import build_scene
from geo.view import View, ViewError, read_view
from tests.conftest import Watched
from tests.driving import atlas, box_of, open_page, paint, reached, step_to, write_page

DECLARATION = "1956-10-19-joint-declaration"
Opening = Callable[..., Page]


def asked(theme: str | None = None, panel: bool = True, strip: bool = True, **words: str) -> View:
    """Return a view in words of an address."""
    return read_view(atlas(), words, theme=theme, panel=panel, strip=strip)


@pytest.fixture
def opened(offline_page: Watched, tmp_path: Path) -> Iterator[Opening]:
    """Return what opens the page of a view; nothing may go wrong in it."""

    def open_it(view: View, address: str = "", width: int = 1280, height: int = 800) -> Page:
        offline_page.page.set_viewport_size({"width": width, "height": height})
        open_page(offline_page.page, write_page(tmp_path / "map.html", page_of(atlas(), view)), address)
        return offline_page.page

    yield open_it
    assert (offline_page.errors, offline_page.requests) == ([], [])


def test_it_opens_at_the_event_the_island_and_the_viewpoint(opened: Opening) -> None:
    page = opened(asked(lang="ja", event=DECLARATION, island="shikotan", view="russia"))
    assert reached(page) == DECLARATION
    expect(page.locator("[data-history=shikotan]")).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "ja"
    assert page.locator("#map-box").get_attribute("data-view") == "russia"


def test_it_opens_with_its_filters_and_its_day(opened: Opening) -> None:
    page = opened(asked(date="1950-06-15", kind="treaty", since="1940", until="1960"))
    state = page.evaluate("() => State.encode()")
    wanted = {"date": "1950-06-15", "lang": "en", "kind": "treaty", "since": "1940", "until": "1960"}
    assert state == wanted
    assert page.locator("#date").input_value() == "1950-06-15"


def test_the_address_goes_before_the_start(opened: Opening) -> None:
    treaty = next(event.id for event in atlas().catalogue.events if event.id.startswith("1855-02-07"))
    page = opened(asked(event=DECLARATION, island="shikotan"), f"event={treaty}")
    assert reached(page) == treaty
    # What the address does not say is as the page was made.
    expect(page.locator("[data-history=shikotan]")).to_be_visible()


def test_a_page_of_all_languages_opens_in_the_first(opened: Opening) -> None:
    page = opened(asked(lang="all", event=DECLARATION))
    assert page.locator("#languages button").count() == 3
    assert page.locator("html").get_attribute("lang") == "en"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_forced_theme_goes_before_the_device_and_after_the_reader(
    opened: Opening, offline_page: Watched, theme: str
) -> None:
    other = {"light": "dark", "dark": "light"}[theme]
    offline_page.page.emulate_media(color_scheme=other)  # type: ignore[arg-type]
    page = opened(asked(theme=theme))
    root = page.locator("html")
    assert root.get_attribute("data-theme") == theme
    offline_page.page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    offline_page.page.emulate_media(color_scheme=other)  # type: ignore[arg-type]
    paint(page)
    assert root.get_attribute("data-theme") == theme
    page.locator("#theme").click()
    assert root.get_attribute("data-theme") == other


@pytest.mark.parametrize("width", [320, 800, 1280, 3840])
def test_without_the_panel_the_map_has_its_room_and_a_history_lies_over_it(opened: Opening, width: int) -> None:
    page = opened(asked(panel=False), width=width)
    expect(page.locator("#panel")).to_be_hidden()
    assert box_of(page, "#map-box")["width"] == width
    page.evaluate("() => document.querySelector('.island-label[data-island=habomai]').click()")
    expect(page.locator("[data-history=habomai]")).to_be_visible()
    assert_no_sideways_scroll(page)
    page.keyboard.press("Escape")
    page.locator("#panel .back").click()
    expect(page.locator("#panel")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 800, 1280, 3840])
def test_without_the_strip_date_and_event_are_read_and_stepped(opened: Opening, width: int) -> None:
    page = opened(asked(event=DECLARATION, strip=False), width=width)
    expect(page.locator("#axis")).to_be_hidden()
    current = page.locator(".cell.current")
    expect(current).to_be_visible()
    assert "1956" in current.inner_text()
    assert "Joint Declaration" in current.inner_text()
    before = reached(page)
    page.locator("#next").click()
    assert reached(page) != before
    page.locator("#time").focus()
    page.keyboard.press("ArrowLeft")
    assert reached(page) == before
    expect(page.locator("#filter-open")).to_be_visible()
    assert_no_sideways_scroll(page)


def test_without_both_every_event_can_still_be_read(opened: Opening) -> None:
    page = opened(asked(panel=False, strip=False), width=360, height=640)
    step_to(page, DECLARATION)
    page.get_by_role("button", name="Read more").click()
    expect(page.locator("#panel .summary").first).to_be_visible()


def assert_no_sideways_scroll(page: Page) -> None:
    wide, inner = page.evaluate("() => [document.documentElement.scrollWidth, innerWidth]")
    assert wide <= inner


def test_the_same_view_gives_the_same_bytes() -> None:
    view = asked(lang="ru", event=DECLARATION, theme="dark", panel=False)
    assert page_of(atlas(), view) == page_of(atlas(), view)
    assert page_of(atlas(), asked()) == build_page(build_scene(atlas(), ["en"]))


def test_the_view_is_data_and_attributes_and_the_script_stays_the_same() -> None:
    plain = page_of(atlas(), asked())
    other = page_of(atlas(), asked(event=DECLARATION, theme="dark", panel=False, strip=False))
    assert script_hash(plain) == script_hash(other)
    [root] = re.findall("<html [^>]*>", other)
    assert root == '<html lang="en" data-theme="dark" data-without="panel strip">'
    assert re.findall("<html [^>]*>", plain) == ['<html lang="en">']
    assert '<meta name="color-scheme" content="dark">' in other


def test_an_event_that_the_filters_leave_out_is_named() -> None:
    with pytest.raises(ViewError, match="wanted an event that the filters do not leave out"):
        page_of(atlas(), asked(event=DECLARATION, kind="disaster"))


def test_a_hash_is_found_only_in_a_page_of_ours() -> None:
    assert re.fullmatch(r"'sha256-[A-Za-z0-9+/]{43}='", script_hash(page_of(atlas(), asked())))
    with pytest.raises(ValueError, match="no script-src with a hash"):
        script_hash("<!doctype html><title>x</title>")
