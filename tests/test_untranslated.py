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
    *("© OpenStreetMap contributors", "Leaflet", "Vladimir Agafonkin", "CloudMade", "Source Sans", "Adobe"),  # credits
    *("ODbL", "BSD", "SIL"),  # licences by their own names
    *("RIA", "NHK", "NOAA", "BSEC", "SCAPIN"),  # letters that stand for names in all languages
    *("astv.ru", "Sakhalin.info", "Sakhalin Media", "UrduPoint/Sputnik"),  # outlets as they call themselves
    *("Home", "End", "Tab", "Enter", "Esc"),  # what stands on keys
    *("Treaty of Commerce, Navigation and Delimitation", "Treaty of Shimoda"),  # how a source names the treaty
    *("Kisshin Maru No. 31", "Mitsuhiro Morita"),  # how a source writes the names, a transcription beside them
}
QUOTED = re.compile(r"“[^”]*”|«[^»]*»|「[^」]*」|『[^』]*』")
ENGLISH = re.compile(r"(?![IVXLC]+\b)[A-Za-zÀ-ž]{3,}")  # a century has a Roman number

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
def names() -> re.Pattern[str]:
    """Return what is written in its own letters: names of places, publishers and titles of sources."""
    places = [*atlas().groups, *atlas().islets, *atlas().points]
    found = {name for place in places for tag, name in place.names.items() if tag.endswith("-Latn")}
    found |= {form for place in places for account in place.ainu for form in (account.form, account.latin) if form}
    for source in atlas().catalogue.sources.values():
        found |= {source.publisher, source.title}
    longest_first = sorted({*found, *PROPER}, key=len, reverse=True)
    return re.compile(rf"(?<![A-Za-z])(?:{'|'.join(map(re.escape, longest_first))})(?![A-Za-z])")


def english_in(texts: list[str]) -> list[str]:
    """Return the texts in which a word of Latin letters is left that is no name."""
    return [text for text in texts if ENGLISH.search(names().sub("", QUOTED.sub("", text)))]


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
