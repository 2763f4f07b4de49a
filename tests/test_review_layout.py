"""The documents page on a narrow window, in all languages, light and dark, and with text that is code elsewhere."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from events.store.store import Store
from tests.conftest import Watched
from tests.review_driving import act, open_document, other_window, put_one
from tests.reviewing import REPORT, ROOT, a_content, a_report, review_app, store_in

HOSTILE: list[str] = json.loads((ROOT / "tests/data/hostile.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("documents")


@pytest.fixture(scope="module")
def url(folder: Path) -> Iterator[str]:
    with review_app(folder) as address:
        yield address


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with closing(store_in(folder)) as opened:
        yield opened


@pytest.mark.parametrize(("scheme", "lang"), [("light", "ja"), ("dark", "ru"), ("light", "en")])
def test_a_narrow_window_has_no_sideways_scroll(
    browser: Browser, url: str, store: Store, scheme: Any, lang: str
) -> None:
    number = put_one(store, f"Narrow {lang}.")
    with other_window(browser, viewport={"width": 360, "height": 740}, color_scheme=scheme) as watched:
        page = watched.page
        for address in (f"/documents?lang={lang}", f"/documents?lang={lang}&document={number}"):
            page.goto(f"{url}{address}")
            page.locator("[data-part=list] tr, .card").first.wait_for()
            expect(page.locator("html")).to_have_attribute("lang", lang)
            assert page.evaluate("document.documentElement.scrollWidth") == 360
            wide = (
                "all => all.filter((e) => e.getBoundingClientRect().right > 360).map((e) => e.outerHTML.slice(0, 80))"
            )
            assert page.locator(".holder *:visible").evaluate_all(wide) == []
        page.locator(".card [data-act=edit]").first.click()
        small = "all => all.filter((e) => e.getBoundingClientRect().height < 24).map((e) => e.outerHTML.slice(0, 80))"
        assert (
            page.locator(".holder button:visible, .holder input:not([type=checkbox]):visible").evaluate_all(small) == []
        )
        text = page.locator(".body").evaluate("e => [e.lang, getComputedStyle(e).color]")
        assert text[0] == "en"
        assert (int(text[1].split("(")[1].split(",")[0]) > 128) == (scheme == "dark")


def test_the_text_stays_beside_the_cards_when_they_are_scrolled(browser: Browser, url: str, store: Store) -> None:
    text = REPORT + "Beside.\n"
    number = store.add_document(a_report(text), [a_content(text) for _ in range(12)], "anna").id
    with other_window(browser, viewport={"width": 1280, "height": 700}) as watched:
        page = watched.page
        page.goto(f"{url}/documents?document={number}")
        page.locator(".card").last.scroll_into_view_if_needed()
        expect(page.locator(".body")).to_be_in_viewport()


def test_text_that_is_code_somewhere_else_is_text_here(watched_page: Watched, url: str, store: Store) -> None:
    page = watched_page.page
    lines = [" ".join(text.split()) for text in HOSTILE]
    text = REPORT + "\n".join(line for line in lines if line) + "\n"
    worst = [f"{number}·{line}" for number, line in enumerate(lines)]
    contents = [
        a_content(
            text,
            **{"date_text": line, "place_text": line, "title": line, "proposer": line, "same_as": line},
            **{"titles": dict.fromkeys(("en", "ja", "ru"), line), "summaries": dict.fromkeys(("en", "ja", "ru"), line)},
        )
        for line in worst
    ]
    report = a_report(text, name=worst[0], title=worst[1], publisher=worst[2])
    number = store.add_document(report, contents, worst[3][:200]).id
    open_document(page, url, number)
    page.locator(".card").nth(len(worst) - 1).wait_for()
    told = page.locator(".holder[data-part=document]").evaluate("e => e.textContent")
    assert [line for line in [*lines, *worst] if line and line not in told] == []
    act(page.locator(".card").first, "edit")
    expect(page.locator(".card").first.locator("[name='titles.en']")).to_have_value(worst[0])
    page.goto(f"{url}/documents?lang=en")
    page.locator(f"tr[data-document='{number}']").wait_for()
    assert page.evaluate("typeof pwned") == "undefined"
    assert page.locator(".holder img, .holder script, .holder svg, .holder iframe").count() == 0
    assert watched_page.requests == []
