"""How the exported page fits screens, from a small phone to a laptop."""

import itertools
from collections import defaultdict
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from events.language import LANGUAGES
from tests.conftest import Watched
from tests.driving import (
    GROUPS,
    atlas,
    box_of,
    catalogue_file,
    open_page,
    overlap,
    paint,
    point_on,
    step_to,
    within,
)

EVENTS = atlas().catalogue.events
SCREENS = {
    "phone": (360, 740),
    "small phone": (320, 640),
    "tablet": (768, 1024),
    "small laptop": (1280, 800),
    "laptop": (1440, 900),
}


@pytest.fixture
def page(shared: Watched) -> Page:
    shared.page.evaluate("() => State.set({ island: null, lang: 'en' })")
    return shared.page


def fit(page: Page, screen: str) -> None:
    """Give the window the size of a screen and wait until the page has taken it in."""
    width, height = SCREENS[screen]
    page.set_viewport_size({"width": width, "height": height})
    paint(page)
    paint(page)


@pytest.mark.parametrize("screen", SCREENS)
def test_nothing_overlaps_on_any_screen(page: Page, screen: str) -> None:
    """At each of the events: the card in the map and off the names, names in the map and off each other."""
    fit(page, screen)
    wrong = defaultdict(list)
    for lang in LANGUAGES:
        page.locator(f"#languages button[lang={lang}]").click()
        for event in EVENTS:
            step_to(page, event.id)
            for what in collisions(page):
                wrong[f"{lang}: {what}"].append(event.id)
    assert {what: (len(ids), ids[0]) for what, ids in wrong.items()} == {}


_BOXES = """() => {
  const all = (selector) => [...document.querySelectorAll(selector)].filter((e) => e.checkVisibility());
  const box = (e) => e.getBoundingClientRect().toJSON();
  const name = (e) => `${e.className} of ${e.parentNode.dataset.island}`;
  const text = (e) => {
    const range = document.createRange();
    range.selectNodeContents(e);
    return range.getBoundingClientRect().toJSON();
  };
  const names = (part) => all(`.island-label .${part}`).map((e) => [name(e), text(e)]);
  const middle = (b) => ({ x: b.x + b.width / 2 - 2, y: b.y + b.height / 2 - 2, width: 4, height: 4 });
  return {
    map: box(all('#map-box')[0]), card: box(all('#card')[0]), keys: all('#key').map(box),
    names: names('label-name'), others: [...names('label-other'), ...names('tally')],
    anchors: all('#leader .anchor').map(box).filter((b) => b.x > 0 && b.y > 0).map(middle)
  };
}"""


def collisions(page: Page) -> Iterator[str]:
    """Yield what lies on something else or outside the map."""
    boxes = page.evaluate(_BOXES)
    assert len(boxes["names"]) == len(GROUPS)
    if not within(boxes["card"], boxes["map"]):
        yield "the card sticks out of the map"
    for name, box in boxes["names"] + boxes["others"]:
        if not within(box, boxes["map"]):
            yield f"{name} sticks out of the map"
        if overlap(box, boxes["card"]):
            yield f"the card covers {name}"
        if any(overlap(box, key) for key in boxes["keys"]):
            yield f"the key covers {name}"
    for (one, box), (other, second) in itertools.combinations(boxes["names"], 2):
        if overlap(box, second):
            yield f"{one} covers {other}"
    yield from ("the card covers an anchor" for anchor in boxes["anchors"] if overlap(boxes["card"], anchor))
    yield from ("the card covers the key" for key in boxes["keys"] if overlap(boxes["card"], key))


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_scrolls_sideways(page: Page, screen: str, lang: str) -> None:
    page.locator(f"#languages button[lang={lang}]").click()
    fit(page, screen)
    sizes = page.evaluate("() => [document.documentElement.scrollWidth, document.body.scrollWidth, innerWidth]")
    assert max(sizes[:2]) <= sizes[2]
    sticking_out = page.evaluate(
        """() => [...document.querySelectorAll('body button, body h1, body input, body select, .foot p')]
          .filter((e) => e.offsetParent && !e.closest('.panel') && e.id !== 'skip')
          .filter((e) => { const b = e.getBoundingClientRect(); return b.left < -1 || b.right > innerWidth + 1; })
          .map((e) => e.outerHTML.slice(0, 80))"""
    )
    assert sticking_out == []


@pytest.mark.parametrize("screen", ["phone", "small phone"])
def test_a_phone_reads_a_history_over_the_map(page: Page, screen: str) -> None:
    fit(page, screen)
    before = box_of(page, ".isle[data-group=kunashir]")
    page.locator(".island-label[data-island=shikotan]").click()
    expect(page.locator("[data-history=shikotan]")).to_be_visible()
    assert box_of(page, "#panel")["width"] == SCREENS[screen][0]
    told = page.locator("[data-history=shikotan] > [data-entry]")
    assert told.evaluate_all("entries => entries.map((entry) => entry.dataset.entry)") == [
        event.id for event in EVENTS if "shikotan" in {place.id for place in event.places}
    ]
    page.locator("#panel .back").click()
    expect(page.locator("[data-history]")).to_have_count(0)
    expect(page.locator("#panel")).to_be_hidden()
    # Leaflet moves a map by itself, for a quarter of a second, when it thinks that it is out of bounds.
    page.wait_for_timeout(600)
    after = box_of(page, ".isle[data-group=kunashir]")
    assert max(abs(after["x"] - before["x"]), abs(after["y"] - before["y"])) < 3, "the map is not where it was"


def test_a_turned_tablet_keeps_what_is_read(page: Page) -> None:
    page.set_viewport_size({"width": 1024, "height": 768})
    page.locator("[data-pick=kunashir]").click()
    expect(page.locator("[data-history=kunashir]")).to_be_visible()
    page.set_viewport_size({"width": 768, "height": 1024})
    expect(page.locator("[data-history=kunashir]")).to_be_visible()
    expect(page.locator("#card")).to_be_hidden()
    page.set_viewport_size({"width": 1024, "height": 768})
    expect(page.locator("[data-history=kunashir]")).to_be_visible()
    expect(page.locator("#card")).to_be_visible()


def test_a_card_gets_brief_where_its_room_gets_small(page: Page) -> None:
    fit(page, "laptop")
    expect(page.locator("#card .summary")).to_be_visible()
    fit(page, "phone")
    expect(page.locator("#card")).to_be_visible()
    expect(page.locator("#card .summary")).to_have_count(0)
    assert list(collisions(page)) == []


@pytest.mark.parametrize("group", GROUPS)
def test_a_tap_on_the_map_of_a_phone_opens_a_history(browser: Browser, group: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True, offline=True)
    page = context.new_page()
    open_page(page, catalogue_file(), "date=1800-01-01")
    page.touchscreen.tap(*point_on(page, group))
    expect(page.locator(f"[data-history={group}]")).to_be_visible()
    context.close()


def test_copies_of_the_coast_have_the_colours_of_their_rules_and_none_of_leaflet_s(page: Page) -> None:
    painted = "path.land, path.island"
    names = "['stroke', 'stroke-width', 'stroke-opacity', 'fill', 'fill-opacity']"
    own = page.eval_on_selector_all(
        painted, f"all => all.filter(path => {names}.some(n => path.hasAttribute(n))).length"
    )
    assert (page.locator(painted).count() > 20, own) == (True, 0)
