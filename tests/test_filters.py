"""The filter of the exported page: every part counts the same events, and a viewpoint changes names only."""

import hashlib
import json
import re

import pytest
from playwright.sync_api import Page, expect

from events.language import LANGUAGES
from geo.scene import KINDS
from tests.conftest import Watched
from tests.driving import GROUPS, atlas, box_of, paint, start_again, within
from tests.wishes import NOTHING, Wish, places, wishes

EVENTS = atlas().catalogue.events
TEXTS = atlas().texts


@pytest.fixture
def page(shared: Watched) -> Page:
    """Return the catalogue's page without a filter, as it is when it has just been opened."""
    shared.page.set_viewport_size({"width": 1280, "height": 800})
    shared.page.evaluate("words => State.apply(words)", NOTHING)
    if shared.page.locator("#filter").is_visible():
        shared.page.locator("#filter-open").click()
    start_again(shared.page)
    return shared.page


# Sets a wish, goes to the last event, opens the list of all events and reads every count on the page.
_COUNTS = """words => {
  const one = (selector) => document.querySelector(selector);
  const all = (selector) => [...document.querySelectorAll(selector)];
  if (one('#panel .back')) one('#panel .back').click();
  const bad = State.apply(words), result = one('#result');
  State.goTo(Number(one('#time').max));
  const figures = all('.group .small').map((e) => Number(/(\\d+)\\D*$/.exec(e.textContent)[1]));
  const around = Number(/\\d+/.exec(one('#panel .row h3').textContent)[0]);
  one('#panel .row .textual').click();
  const rest = all('.rest button').reduce((sum, e) => sum + Number(/\\d+/.exec(e.textContent)[0]), 0);
  return {
    bad, result: result.hidden ? null : result.querySelector('b').textContent, around, figures,
    list: all('[data-history=all] .entry').length + rest,
    ids: all('[data-history=all] .entry').map((e) => e.dataset.entry),
    tallies: all('.island-label').map((e) => Number(e.querySelector('.tally').dataset.count)),
    drawn: Number(one('#axis canvas').dataset.events), stops: Number(one('#time').max) + 1,
  };
}"""


@pytest.mark.parametrize("wish", wishes(120), ids=lambda wish: " ".join(filter(None, wish.words().values())) or "all")
def test_every_part_of_the_page_counts_the_same_events(page: Page, wish: Wish) -> None:
    wanted = [event for event in EVENTS if wish.meets(event)]
    found = page.evaluate(_COUNTS, wish.words())
    by_group = [sum(group in places(event) for event in wanted) for group in GROUPS]
    assert found["bad"] == []
    assert found["result"] == (None if wish == Wish() else f"{len(wanted)} of {len(EVENTS)} events")
    assert (found["list"], found["around"], found["drawn"]) == (len(wanted),) * 3
    assert found["stops"] == max(1, len(wanted))
    assert found["tallies"] == found["figures"] == by_group
    assert found["ids"] == [event.id for event in wanted][-len(found["ids"]) :] or not wanted


def test_the_page_counts_for_each_choice_what_it_would_leave(page: Page) -> None:
    page.locator("#filter-open").click()
    page.get_by_role("checkbox", name="Treaty").check()
    page.locator("[data-field=since]").fill("1900")
    page.keyboard.press("Enter")
    since = [event for event in EVENTS if event.date.latest.year >= 1900]
    rows = {
        label: int(number)
        for label, number in page.locator(".choose:has([type=checkbox])").evaluate_all(
            "rows => rows.map((row) => [row.querySelector('span').textContent, row.lastChild.textContent])"
        )
    }
    for kind in KINDS:
        assert rows[TEXTS["en"][f"kind.{kind}"]] == sum(event.kind == kind for event in since)
    for group in atlas().groups:
        treaties = [event for event in since if event.kind == "treaty" and group.id in places(event)]
        assert rows[group.names_in(atlas().language("en"))[0]] == len(treaties)


_DRAWN = """() => ({
  paths: [...document.querySelectorAll('path.island, path.land, path.boundary')].map((path) => path.getAttribute('d')),
  events: [...document.querySelectorAll('.entry')].map((e) => [e.dataset.entry, e.querySelector('.date').textContent]),
  edtf: document.getElementById('lines').textContent,
})"""


def test_a_viewpoint_changes_names_and_nothing_else(page: Page) -> None:
    hashes, labels = set(), []
    for view in ("neutral", "japan", "russia"):
        page.evaluate("() => document.querySelector('#panel .back') && document.querySelector('#panel .back').click()")
        page.evaluate("view => State.set({ view })", view)
        page.locator("#panel .row .textual").click()
        found = page.evaluate(_DRAWN)
        assert len(found["events"]) == len(EVENTS) and all(found["paths"])
        hashes.add(hashlib.sha256(json.dumps(found).encode()).hexdigest())
        labels.append(page.locator(".label-name").all_text_contents())
    assert len(hashes) == 1
    assert len({tuple(names) for names in labels}) == 3


def test_the_panel_opens_beside_the_map_and_closes_by_key(page: Page) -> None:
    opener, panel = page.locator("#filter-open"), page.locator("#filter")
    expect(opener).to_have_attribute("aria-expanded", "false")
    opener.click()
    expect(panel).to_be_visible()
    expect(panel).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "true")
    assert box_of(page, "#filter")["width"] <= 360
    page.locator("#next, #previous").first.click()
    expect(panel).to_be_visible()
    page.locator("#filter-source").focus()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(opener).to_be_focused()


def test_what_is_set_is_said_counted_and_cleared(page: Page) -> None:
    page.locator("#filter-open").click()
    page.get_by_role("checkbox", name="Treaty").check()
    page.locator("[data-field=since]").fill("1945")
    page.keyboard.press("Enter")
    page.locator("[data-field=until]").fill("1956")
    page.keyboard.press("Enter")
    wish = Wish(frozenset({"treaty"}), since="1945", until="1956")
    number = sum(map(wish.meets, EVENTS))
    expect(page.locator("#result")).to_have_text(f"Treaty · 1945–1956{number} of {len(EVENTS)} events")
    expect(page.locator("#filter [role=status]")).to_have_text(f"{number} of {len(EVENTS)} events")
    expect(page.locator(".badge")).to_have_text("2")
    expect(page.locator("#filter-open")).to_have_accessible_name("View and filter: 2 set")
    page.locator("#filter .plain").click()
    expect(page.locator("#result")).to_be_hidden()
    expect(page.locator(".badge")).to_be_empty()
    assert page.get_by_role("checkbox", name="Treaty").is_checked() is False
    page.get_by_role("checkbox", name="Disaster").check()
    page.locator("#result button").click()
    expect(page.locator("#result")).to_be_hidden()
    expect(page.locator("#time")).to_be_focused()


def test_a_filter_that_nothing_meets_is_said(page: Page) -> None:
    page.evaluate("words => State.apply(words)", {"kind": "disaster", "until": "1800"})
    expect(page.locator("#result b")).to_have_text(f"0 of {len(EVENTS)} events")
    expect(page.locator(".cell.current .what")).to_have_text(TEXTS["en"]["filter.nothing"])
    expect(page.locator("#time")).to_have_attribute("aria-valuetext", TEXTS["en"]["filter.nothing"])
    for key in ("Home", "End", "ArrowLeft", "ArrowRight"):
        page.locator("#time").press(key)
    page.locator("#play").click()
    page.locator("#result button").click()
    assert int(page.locator("#time").get_attribute("max") or 0) == len(EVENTS) - 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_on_a_phone_the_result_and_the_panel_fit(page: Page, lang: str) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.evaluate("words => State.apply(words)", {"lang": lang, "kind": "treaty", "since": "1945", "until": "1956"})
    paint(page)
    number = sum(map(Wish(frozenset({"treaty"}), since="1945", until="1956").meets, EVENTS))
    screen = {"x": 0, "y": 0, "width": 360, "height": 640}
    assert sorted(map(int, re.findall(r"\d+", page.locator("#result b").inner_text()))) == sorted([number, len(EVENTS)])
    assert all(
        within(box_of(page, part), screen) for part in ("#result", "#result b", "#result button", "#filter-open")
    )
    page.locator("#filter-open").click()
    paint(page)
    assert box_of(page, "#filter")["width"] == 360
    assert within(box_of(page, "#filter"), screen)
    assert page.evaluate("() => document.documentElement.scrollWidth") == 360
    page.keyboard.press("Escape")


def test_no_part_of_it_failed(shared: Watched) -> None:
    assert (shared.errors, shared.requests) == ([], [])
