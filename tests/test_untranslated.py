"""In Japanese and in Russian nothing is left in English: every text and accessible name of the page is walked."""

import re
from collections.abc import Iterator
from functools import cache

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import Watched
from tests.driving import GROUPS, atlas, catalogue_file, open_page, paint, shared_page

OTHERS = ("ja", "ru")
# Names that are written so in every language, and why they are here.
PROPER = {
    *("OpenStreetMap", "Leaflet", "Source Sans", "Adobe"),  # makers and works in the credits
    *("ODbL", "BSD", "SIL", "MIT"),  # licences by their own names
    *("SCAPIN", "NHK", "TASS"),  # a directive and agencies, in both languages by their letters
}
QUOTED = re.compile(r"“[^”]*”|«[^»]*»|「[^」]*」|『[^』]*』")
ENGLISH = re.compile(r"[A-Za-zÀ-ž]{3,}")

_OPEN = """() => {
  document.querySelectorAll('details').forEach((each) => { each.open = true; });
  document.querySelectorAll('.sources button.textual').forEach((each) => each.click());
}"""

# Texts that are to be seen, and names for those who do not see; a part in another language says so by its lang.
_WORDS = """lang => {
  const found = [], names = ['aria-label', 'aria-valuetext', 'title', 'placeholder', 'alt'];
  const ours = (at) => at.checkVisibility() && !at.closest('script, style, q') &&
    (at.closest('[lang]') || document.documentElement).lang === lang;
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) if (ours(walk.currentNode.parentElement)) found.push(walk.currentNode.data);
  document.querySelectorAll(names.map((name) => `[${name}]`).join()).forEach((at) => {
    if (ours(at)) names.forEach((name) => found.push(at.getAttribute(name) || ''));
  });
  return [...new Set(found.filter((text) => /[a-z]{3}/i.test(text)))];
}"""


@pytest.fixture(scope="module")
def walked(browser: Browser) -> Iterator[Watched]:
    with shared_page(browser, catalogue_file()) as watched:
        yield watched


@cache
def names() -> list[str]:
    """Return what is written in its own letters: names of places, publishers and titles of sources, longest first."""
    places = [*atlas().groups, *atlas().islets, *atlas().points]
    found = {name for place in places for tag, name in place.names.items() if tag.endswith("-Latn")}
    found |= {form for place in places for account in place.ainu for form in (account.form, account.latin) if form}
    for source in atlas().catalogue.sources.values():
        found |= {source.publisher, source.title}
    return sorted({*found, *PROPER}, key=len, reverse=True)


def english_in(texts: list[str]) -> list[str]:
    """Return the texts in which a word of Latin letters is left that is no name."""
    left = []
    for text in texts:
        rest = QUOTED.sub("", text)
        for name in names():
            rest = rest.replace(name, "")
        if ENGLISH.search(rest):
            left.append(text)
    return left


def read(page: Page, lang: str) -> list[str]:
    """Return the texts on the page that hold Latin words, everything that opens in place opened."""
    page.evaluate(_OPEN)
    paint(page)
    found: list[str] = page.evaluate(_WORDS, lang)
    return found


@pytest.mark.parametrize("lang", OTHERS)
def test_the_whole_list_of_events(walked: Watched, lang: str) -> None:
    start(walked.page, lang)
    walked.page.locator("#panel .row button.textual").click()
    assert walked.page.locator(".history .entry").count() == len(atlas().catalogue.events)
    assert english_in(read(walked.page, lang)) == []


@pytest.mark.parametrize("lang", OTHERS)
def test_every_card(walked: Watched, lang: str) -> None:
    start(walked.page, lang)
    texts: set[str] = set()
    for number in range(len(atlas().catalogue.events)):
        walked.page.evaluate("at => State.goTo(at)", number)
        texts |= set(walked.page.evaluate(_WORDS, lang))
    assert english_in(sorted(texts)) == []


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("lang", OTHERS)
def test_every_panel_on_the_first_day_of_each_administration(walked: Watched, group: str, lang: str) -> None:
    page = walked.page
    start(page, lang)
    page.evaluate("island => State.set({ island })", group)
    texts = set(read(page, lang))
    spans = [span for span in atlas().catalogue.administrations if group in span.places and span.since]
    assert len(spans) >= 7
    for span in spans:
        page.evaluate("day => State.goToDay(Civil.parse(day))", span.first.isoformat())
        texts |= set(read(page, lang))
    assert english_in(sorted(texts)) == []


@pytest.mark.parametrize("lang", OTHERS)
def test_every_boundary_with_the_key_beside_it(walked: Watched, lang: str) -> None:
    page = walked.page
    start(page, lang)
    for boundary in atlas().catalogue.boundaries:
        page.evaluate("day => State.goToDay(Civil.parse(day))", boundary.first.isoformat())
        page.wait_for_timeout(120)  # the list beside the map follows when the reader pauses
        assert boundary.title.in_language(lang) in (page.locator("#panel").text_content() or "")
        assert english_in(read(page, lang)) == []


@pytest.mark.parametrize("view", ["neutral", "japan", "russia"])
@pytest.mark.parametrize("lang", OTHERS)
def test_the_filter_in_each_view(walked: Watched, lang: str, view: str) -> None:
    page = walked.page
    start(page, lang)
    page.locator("#filter-open").click()
    page.evaluate("view => State.set({ view })", view)
    assert page.locator("#filter").is_visible()
    assert english_in(read(page, lang)) == []
    page.evaluate("() => State.set({ view: 'neutral' })")
    page.keyboard.press("Escape")


@pytest.mark.parametrize("lang", OTHERS)
def test_the_comparison_of_two_dates(walked: Watched, lang: str) -> None:
    start(walked.page, lang, "compare=1855-02-07")
    assert walked.page.locator("table.compare").is_visible()
    assert english_in(read(walked.page, lang)) == []


@pytest.mark.parametrize("lang", OTHERS)
def test_the_dialog_about_the_page(walked: Watched, lang: str) -> None:
    start(walked.page, lang)
    walked.page.locator("#about-open").click()
    assert english_in(read(walked.page, lang)) == []
    walked.page.keyboard.press("Escape")


def start(page: Page, lang: str, address: str = "") -> None:
    """Open the page anew in a language."""
    page.goto("about:blank")
    open_page(page, catalogue_file(), "&".join(filter(None, [f"lang={lang}", address])))


def test_an_english_word_would_be_found(walked: Watched) -> None:
    start(walked.page, "ja")
    walked.page.evaluate("() => { document.querySelector('#panel h2').textContent = 'Four islands'; }")
    walked.page.evaluate("() => { document.querySelector('#control button').setAttribute('aria-label', 'Next'); }")
    assert english_in(read(walked.page, "ja")) == ["Four islands", "Next"]
    assert (walked.errors, walked.requests) == ([], [])
