"""The report page in the real app: what it previews is what it hands out, in the language of the reader."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from events.language import LANGUAGES
from geo.export import FORMATS
from geo.report.captions import alt_text, caption
from geo.report.references import citations
from geo.view import read_view
from tests.conftest import Watched
from tests.driving import atlas

EVENT = "1956-10-19-joint-declaration"
SLOW = 60_000  # ms: the first picture of a process reads its fonts


def open_report(page: Page, url: str, query: str = f"event={EVENT}") -> None:
    page.goto(f"{url}/report?{query}")
    page.locator(".stage img").wait_for(timeout=SLOW)


def texts(page: Page) -> list[str]:
    found: list[str] = page.locator("section.text textarea").evaluate_all("all => all.map((each) => each.value)")
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_shows_picture_and_texts_of_what_the_map_showed(watched_page: Watched, app_url: str, lang: str) -> None:
    page, words = watched_page.page, atlas().texts[lang]
    open_report(page, app_url, f"event={EVENT}&lang={lang}&island=habomai")
    view = read_view(atlas(), {"event": EVENT, "lang": lang, "island": "habomai"})
    expect(page.locator("html")).to_have_attribute("lang", lang)
    assert page.title() == page.locator("h1").inner_text() == words["report.title"]
    said = texts(page)
    assert said[:2] == [caption(atlas(), view, lang), alt_text(atlas(), view, lang)]
    assert said[2] in [each["text"] for each in citations(atlas(), view)]
    assert page.locator(".stage img").get_attribute("alt") == said[1]
    assert page.locator(".stage img").evaluate("image => image.naturalWidth") == 1200
    # Streamlit looks for its own parts below the page's path first.
    assert [error for error in watched_page.errors if "404" not in error] == []
    assert watched_page.requests == []


def test_every_style_of_citation_can_be_chosen(watched_page: Watched, app_url: str) -> None:
    page = watched_page.page
    open_report(page, app_url)
    for each in citations(atlas(), read_view(atlas(), {"event": EVENT})):
        page.locator(".row select").select_option(each["id"])
        assert texts(page)[2] == each["text"]


def test_each_button_hands_out_its_file(watched_page: Watched, app_url: str, tmp_path: Path) -> None:
    page, view = watched_page.page, read_view(atlas(), {"event": EVENT, "lang": "ja"})
    open_report(page, app_url, f"event={EVENT}&lang=ja")
    for form in (form for form in FORMATS if form.ending != ".txt"):
        with page.expect_download(timeout=SLOW) as found:
            name = atlas().texts["ja"]["report.file." + form.ending[1:].replace(".", "-")]
            page.get_by_role("button", name=name, exact=True).click()
        assert found.value.suggested_filename == f"four-islands-1956-10-19-ja{form.ending}"
        found.value.save_as(tmp_path / "file")
        assert (tmp_path / "file").read_bytes() == form.write(atlas(), view), form.ending


def test_the_preview_follows_the_form_and_the_address_the_view(watched_page: Watched, app_url: str) -> None:
    page = watched_page.page
    open_report(page, app_url)
    page.get_by_role("radio", name="A date").check()
    page.get_by_label("Date", exact=True).fill("1945-09-03")
    page.locator("#report-field-lang").select_option("ru")
    page.get_by_label("With the time axis").uncheck()
    wanted = read_view(atlas(), {"date": "1945-09-03", "lang": "ru"}, strip=False)
    expect(page.locator("section.text textarea").first).to_have_value(caption(atlas(), wanted, "ru"), timeout=SLOW)
    assert parse_qs(urlsplit(page.url).query) == {"date": ["1945-09-03"], "lang": ["en"]}
    page.reload()
    page.locator(".stage img").wait_for(timeout=SLOW)
    assert page.get_by_label("Date", exact=True).input_value() == "1945-09-03"


def test_a_mistake_is_a_sentence_and_mending_it_brings_the_preview_back(watched_page: Watched, app_url: str) -> None:
    page = watched_page.page
    open_report(page, app_url, "date=1956-10-19")
    field = page.get_by_label("Date", exact=True)
    field.fill("1956-13")
    field.press("Enter")
    expect(page.get_by_text(atlas().texts["en"]["report.bad-date"])).to_be_visible(timeout=SLOW)
    expect(page.locator(".stage")).to_have_count(0)
    expect(field).to_be_focused()
    field.fill("1956")
    field.press("Enter")
    page.locator(".stage img").wait_for(timeout=SLOW)


def test_the_page_itself_is_previewed_at_the_height_it_asks_for(watched_page: Watched, app_url: str) -> None:
    page = watched_page.page
    open_report(page, app_url)
    page.get_by_role("radio", name="Page").check()
    frame = page.frame_locator(".stage iframe")
    expect(frame.locator(f'#card[data-event="{EVENT}"]')).to_be_visible(timeout=SLOW)
    height = page.locator(".stage iframe").evaluate("frame => frame.clientHeight")
    assert height != 640
    assert 320 <= height <= 1600


def test_the_embed_code_is_copied(watched_page: Watched, app_url: str) -> None:
    page = watched_page.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_report(page, app_url)
    page.get_by_role("button", name=atlas().texts["en"]["report.copy-embed"]).click()
    expect(page.get_by_text(atlas().texts["en"]["report.copied"])).to_be_visible()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied == texts(page)[3]
    assert f'src="four-islands-1956-10-19-en.html#event={EVENT}' in copied


@pytest.mark.parametrize(("scheme", "lang", "width"), [("light", "ja", 360), ("dark", "ru", 320), ("dark", "en", 768)])
def test_a_narrow_window_has_no_sideways_scroll(
    watched_page: Watched, app_url: str, scheme: Any, lang: str, width: int
) -> None:
    page = watched_page.page
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 740})
    open_report(page, app_url, f"lang={lang}")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    wide = f"all => all.filter((each) => each.getBoundingClientRect().right > {width}).length"
    assert page.locator(".holder *:visible, button:visible, nav *").evaluate_all(wide) == 0
