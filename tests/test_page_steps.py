"""Stepping through the events of the exported page: what each stop shows, whichever way a person gets there."""

import math
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import FloatRect, Page, expect

from events.dates import format_date
from events.language import LANGUAGES
from events.records import Event
from tests.conftest import Watched
from tests.driving import (
    GROUPS,
    atlas,
    box_of,
    catalogue_file,
    catalogue_of,
    made_up,
    made_up_page,
    open_page,
    paint,
    reached,
    step_to,
)

EVENTS = atlas().catalogue.events
LAST = len(EVENTS) - 1


def press(key: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        page.locator("#time").focus()
        page.keyboard.press(key)

    return act


def click(selector: str) -> Callable[[Page], None]:
    return lambda page: page.locator(selector).click()


FORWARD = {
    "right arrow": press("ArrowRight"),
    "up arrow": press("ArrowUp"),
    "next button": click("#next"),
    "reading row": click(".cell.current + .cell"),
    "list": click("#panel li:has(.line.current) + li .line"),
}
BACK = {
    "left arrow": press("ArrowLeft"),
    "previous button": click("#previous"),
    "reading row": click(".cell:has(+ .current)"),
}


@pytest.mark.parametrize("way", FORWARD)
def test_every_way_forward_reaches_every_event_in_order(shared: Watched, way: str) -> None:
    page = shared.page
    page.evaluate("() => State.set({ island: null, lang: 'en' })")
    press("Home")(page)
    for number in range(len(EVENTS)):
        shows(page, number)
        if number < LAST:
            FORWARD[way](page)
            paint(page)
    assert (shared.errors, shared.requests) == ([], [])


@pytest.mark.parametrize("way", BACK)
def test_every_way_back_reaches_every_event_in_order(shared: Watched, way: str) -> None:
    page = shared.page
    press("End")(page)
    for number in range(LAST, 0, -1):
        BACK[way](page)
        assert reached(page) == EVENTS[number - 1].id


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_stop_stands_in_every_language(shared: Watched, lang: str) -> None:
    page = shared.page
    page.locator(f"#languages button[lang={lang}]").click()
    for number, event in enumerate(EVENTS):
        step_to(page, event.id)
        shows(page, number, lang)


def test_the_ends_hold(shared: Watched) -> None:
    page = shared.page
    press("Home")(page)
    press("ArrowLeft")(page)
    assert reached(page) == EVENTS[0].id
    expect(page.locator("#previous")).to_be_disabled()
    press("End")(page)
    press("ArrowRight")(page)
    assert reached(page) == EVENTS[LAST].id
    expect(page.locator("#next")).to_be_disabled()
    press("PageDown")(page)
    assert reached(page) == EVENTS[LAST - 5].id
    press("PageUp")(page)
    assert reached(page) == EVENTS[LAST].id


def shows(page: Page, number: int, lang: str = "en") -> None:
    """Assert that the page shows an event whole, the events before it as past and nothing of those to come."""
    event = EVENTS[number]
    date, title = format_date(event.date, lang), event.title.in_language(lang)
    assert reached(page) == event.id
    assert page.locator("#card .date time").text_content() == date
    assert page.locator("#card .title").text_content() == title
    spoken = f"{date}{atlas().texts[lang]['colon']}{title}"
    assert page.locator("#time").get_attribute("aria-valuetext") == spoken
    assert page.locator("#card").get_attribute("aria-label") == spoken
    assert page.locator(".cell.current .what").text_content() == title
    # The list follows a moment later.
    expect(page.locator("#panel .line.current span")).to_have_text([format_date(event.date, lang, True), title])
    begun = EVENTS[: sum(other.date.earliest <= event.date.earliest for other in EVENTS)]
    labels = {group: rest for group, *rest in page.evaluate(_LABELS)}
    tallies = {group: sum(group in places(other) for other in begun) for group in GROUPS}
    assert {group: int(count) for group, (_, count) in labels.items()} == tallies
    assert {group for group, (state, _) in labels.items() if "concerned" in state} == places(event)
    leads(page, event)


def places(event: Event) -> set[str]:
    return {place.id for place in event.places}


_LABELS = """() => [...document.querySelectorAll('.island-label')].map((label) =>
  [label.dataset.island, label.dataset.state, label.querySelector('.tally').dataset.count])"""


_LEADER = """() => {
  const leader = document.getElementById('leader'), line = leader.querySelector('.leader-line');
  const at = leader.getBoundingClientRect(), turn = new DOMMatrix(getComputedStyle(line).transform);
  const end = (x) => { const p = turn.transformPoint(new DOMPoint(x, 0)); return [at.x + p.x, at.y + p.y]; };
  const middle = (ring) => { const b = ring.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; };
  const land = (p) => document.elementsFromPoint(...p).map((e) => e.dataset.island).filter(Boolean);
  const rings = [...leader.querySelectorAll('.anchor')].map(middle).filter((p) => p[0] >= at.x && p[1] >= at.y);
  return { ends: [end(0), end(line.offsetWidth)], rings: rings.map((p) => ({ at: p, land: land(p) })) };
}"""


def leads(page: Page, event: Event) -> None:
    """Assert that the card is in sight, off every anchor, and tied by its leader to one of them."""
    card, found = box_of(page, "#card"), page.evaluate(_LEADER)
    start, end = found["ends"]
    for ring in found["rings"]:
        assert distance(card, ring["at"]) > 0, f"{event.id}: the card lies on the anchor {ring}"
    assert min(math.dist(start, ring["at"]) for ring in found["rings"]) < 2, (
        f"{event.id}: the leader starts at no anchor"
    )
    assert distance(card, end) < 2, f"{event.id}: the leader ends away from the card"
    on_land = [set(ring["land"]) & places(event) for ring in found["rings"]]
    own = 1 if len(found["rings"]) > len(places(event)) else 0
    assert len(found["rings"]) == len(places(event)) + own
    assert set().union(*on_land) == places(event), f"{event.id}: a concerned group has no anchor on its land"


def distance(card: FloatRect, point: tuple[float, float]) -> float:
    """Return how far a point is from a rectangle; 0 inside."""
    x, y = point
    beside = max(card["x"] - x, 0, x - card["x"] - card["width"])
    above = max(card["y"] - y, 0, y - card["y"] - card["height"])
    return math.hypot(beside, above)


def test_play_goes_through_all_events_and_stops(offline_page: Watched) -> None:
    page = offline_page.page
    page.clock.install()
    open_page(page, catalogue_file())
    press("Home")(page)
    page.locator("#play").click()
    expect(page.locator("#play")).to_have_accessible_name("Pause")
    seen = [reached(page)]
    while page.locator("#play").get_attribute("aria-label") == "Pause" and len(seen) < 2 * len(EVENTS):
        page.clock.run_for(2500)
        seen.append(reached(page))
    assert list(dict.fromkeys(seen)) == [event.id for event in EVENTS[1:]]
    expect(page.locator("#play")).to_have_accessible_name("Play")
    page.clock.run_for(10_000)
    assert reached(page) == EVENTS[LAST].id
    page.locator("#play").click()
    assert reached(page) == EVENTS[0].id, "play at the end starts again at the beginning"


@pytest.mark.parametrize("way", ["pause", "right arrow", "next button", "reading row"])
def test_play_stops_when_the_reader_takes_over(offline_page: Watched, way: str) -> None:
    page = offline_page.page
    page.clock.install()
    open_page(page, catalogue_file())
    press("Home")(page)
    page.locator("#play").click()
    {**FORWARD, "pause": click("#play")}[way](page)
    stopped = reached(page)
    page.clock.run_for(20_000)
    assert reached(page) == stopped
    expect(page.locator("#play")).to_have_accessible_name("Play")


READINGS = {
    "1956": ("1956", "1956年", "1956 г."),
    "194X": ("1940s", "1940年代", "1940-е гг."),
    "1644~": ("c. 1644", "1644年頃", "ок. 1644 г."),
    "1956-10": ("October 1956", "1956年10月", "октябрь 1956 г."),
    "../1750": ("until 1750", "1750年まで", "до 1750 г."),
    "1992/..": ("since 1992", "1992年から", "с 1992 г."),
    "1945-08-28/1945-09-05": (
        "28 August – 5 September 1945",
        "1945年8月28日〜9月5日",
        "28 августа — 5 сентября 1945 г.",
    ),
}


def test_a_date_is_shown_no_more_exactly_than_it_is_known(offline_page: Watched, tmp_path: Path) -> None:
    events = catalogue_of(*(made_up(edtf, f"event-{number}") for number, edtf in enumerate(READINGS)))
    page = offline_page.page
    open_page(page, made_up_page(tmp_path, events))
    for at, lang in enumerate(LANGUAGES):
        page.locator(f"#languages button[lang={lang}]").click()
        press("Home")(page)
        for event in events.events:
            shown = [
                page.locator("#card .date time").text_content() or "",
                page.locator(".cell.current .when").text_content() or "",
                (page.locator("#time").get_attribute("aria-valuetext") or "").split(atlas().texts[lang]["colon"])[0],
            ]
            assert {text.replace("\u00a0", " ") for text in shown} == {READINGS[event.date.text][at]}
            frame = page.locator("#card .date").evaluate(
                "e => [getComputedStyle(e).borderWidth, getComputedStyle(e).padding]"
            )
            assert frame == ["0px", "0px"], f"{event.date.text}: a date is text, not a box"
            press("ArrowRight")(page)
