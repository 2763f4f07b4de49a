"""Viewpoint, filters, window and comparison in the address of the exported page: kept, restored, refused."""

from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from tests.conftest import Watched
from tests.driving import atlas, catalogue_file, open_page, reached, settle, wait_for_address

EVENTS = atlas().catalogue.events
TEXTS = atlas().texts
FILTERED = {
    **{"date": "1956-10-19", "event": "1956-10-19-joint-declaration", "island": "shikotan", "lang": "en"},
    **{
        "view": "russia",
        "kind": "treaty,negotiation",
        "source": "RIA Novosti (English copy at cmio.org)",
        "groups": "shikotan,habomai",
    },
    **{"since": "1945-08", "until": "1960", "compare": "1945-08-15"},
}


def test_the_language_switch_keeps_the_viewpoint_the_filters_and_the_comparison(offline_page: Watched) -> None:
    page = offline_page.page
    open_page(page, catalogue_file(), urlencode(FILTERED))
    left = page.locator("#time").get_attribute("max")
    for lang in ("ja", "ru", "en"):
        page.locator(f"#languages button[lang={lang}]").click()
        wait_for_address(page, {**FILTERED, "lang": lang})
        expect(page.locator("#notice")).to_be_empty()
        assert page.locator("#time").get_attribute("max") == left
        assert reached(page) == FILTERED["event"]
    assert offline_page.errors == []


@pytest.mark.parametrize("key", ["view", "kind", "source", "groups", "since", "until", "compare"])
def test_each_part_of_an_address_comes_back_by_itself(offline_page: Watched, key: str) -> None:
    page = offline_page.page
    state = {"date": "1956-10-19", "event": "1956-10-19-joint-declaration", "lang": "en", key: FILTERED[key]}
    open_page(page, catalogue_file(), urlencode(state))
    wait_for_address(page, state)
    page.reload()
    settle(page)
    wait_for_address(page, state)
    expect(page.locator("#notice")).to_be_empty()
    expect(page.locator(".badge")).to_have_text("1")


def test_an_event_that_the_filter_leaves_out_is_named(offline_page: Watched) -> None:
    page = offline_page.page
    open_page(page, catalogue_file(), "event=1956-10-19-joint-declaration&kind=disaster")
    title = next(event for event in EVENTS if event.id == "1956-10-19-joint-declaration").title.in_language("en")
    expect(page.locator("#notice")).to_have_text(TEXTS["en"]["address.left-out"].replace("{title}", title))
    assert reached(page) is None
    assert page.locator("#date").input_value() == "1956-10-19"
