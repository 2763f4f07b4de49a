"""The lanes under the axis, the window on it, and two days compared, in the exported page."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from events.holdings import Administration
from events.language import LANGUAGES
from tests.conftest import Watched
from tests.driving import (
    GROUPS,
    atlas,
    box_of,
    overlap,
    paint,
    start_again,
    wait_for_address,
)
from tests.wishes import NOTHING

EVENTS = atlas().catalogue.events
TEXTS = atlas().texts


@pytest.fixture
def page(shared: Watched) -> Page:
    """Return the catalogue's page as it is when it has just been opened, the whole axis in sight."""
    shared.page.evaluate("words => { State.apply(words); Strip.choose(0); }", NOTHING)
    start_again(shared.page)
    return shared.page


def between(since: int, until: int) -> int:
    """Return how many events have a part in the years from one to the other, both included."""
    return sum(event.date.latest.year >= since and event.date.earliest.year <= until for event in EVENTS)


def administration(group: str, day: date) -> Administration | None:
    """Return who administered a group on a day."""
    return next(
        (each for each in atlas().catalogue.administrations if group in each.places and each.holds_on(day)), None
    )


def edge(page: Page, name: str) -> str:
    """Return what an end of the window says, its no-break spaces as plain ones."""
    return (page.locator(f"[data-edge={name}]").get_attribute("aria-valuetext") or "").replace("\u00a0", " ")


def test_without_a_window_nothing_is_faded(page: Page) -> None:
    assert page.locator(".edge:visible, .shade:visible").count() == 0


def test_a_window_fades_what_lies_outside_and_says_its_ends(page: Page) -> None:
    page.evaluate("words => State.apply(words)", {"since": "1945", "until": "1956"})
    assert (edge(page, "since"), edge(page, "until")) == ("1945", "1956")
    assert page.locator("[data-edge][role=slider]:visible").count() == 2
    expect(page.locator("#result b")).to_have_text(f"{between(1945, 1956)} of {len(EVENTS)} events")
    left, right = (page.locator(".shade").nth(number).bounding_box() for number in (0, 1))
    assert left and right and left["x"] + left["width"] < right["x"]
    assert page.locator(".shade").first.evaluate("shade => Number(getComputedStyle(shade).opacity)") == pytest.approx(
        0.62
    )
    # A handle is easily hit, and the two never lie on each other.
    since, until = box_of(page, "[data-edge=since]"), box_of(page, "[data-edge=until]")
    assert since["width"] >= 24 and until["width"] >= 24
    page.evaluate("words => State.apply(words)", {"since": "1956", "until": "1956"})
    assert edge(page, "since") == edge(page, "until") == "1956"


def test_one_end_is_enough(page: Page) -> None:
    page.evaluate("words => State.apply(words)", {"since": "1985"})
    assert (edge(page, "since"), edge(page, "until")) == ("1985", TEXTS["en"]["filter.unset"])
    expect(page.locator("#result .result-words")).to_have_text("since 1985")


def test_keys_move_an_end_by_a_year_and_by_a_month_when_zoomed(page: Page) -> None:
    page.evaluate("words => State.apply(words)", {"since": "1945", "until": "1956"})
    page.locator("[data-edge=since]").focus()
    for key, wanted in {"ArrowRight": "1946", "ArrowUp": "1947", "ArrowLeft": "1946", "PageDown": "1936"}.items():
        page.keyboard.press(key)
        assert edge(page, "since") == wanted
    page.keyboard.press("End")
    assert edge(page, "since") == "1956", "an end does not pass the other"
    page.locator("[data-edge=until]").focus()
    page.keyboard.press("Home")
    assert edge(page, "until") == "1956"
    page.evaluate("words => State.apply(words)", {"since": "1945", "until": "1956"})
    page.get_by_role("button", name="1940–60").click()
    page.locator("[data-edge=since]").press("ArrowRight")
    assert edge(page, "since") == "February 1945"
    wait_for_address(page, {**page.evaluate("() => State.encode()"), "since": "1945-02", "until": "1956"})


def test_a_pointer_drags_an_end(page: Page) -> None:
    page.evaluate("words => State.apply(words)", {"since": "1945", "until": "1956"})
    at, axis = box_of(page, "[data-edge=since]"), box_of(page, "#axis")
    number = page.locator("#result b").inner_text()
    page.mouse.move(at["x"] + 18, at["y"] + 50)
    page.mouse.down()
    page.mouse.move(axis["x"] + axis["width"] * 0.6, at["y"] + 40, steps=4)
    early = int(edge(page, "since"))
    assert 1800 < early < 1900
    assert page.locator("#result b").inner_text() == number, "the events follow when the handle is let go"
    page.mouse.up()
    assert page.evaluate("() => State.get().sinceText") == str(early)
    expect(page.locator("#result b")).to_have_text(f"{between(early, 1956)} of {len(EVENTS)} events")


def test_an_end_before_the_beginning_is_refused(page: Page) -> None:
    page.locator("#filter-open").click()
    for name, words in (("since", "1956"), ("until", "1945")):
        page.locator(f"[data-field={name}]").fill(words)
        page.keyboard.press("Enter")
    expect(page.locator("#notice")).to_have_text(TEXTS["en"]["filter.crosses"])
    expect(page.locator("[data-field=until]")).to_have_attribute("aria-invalid", "true")
    assert page.evaluate("() => State.get().until") == 0
    page.locator("[data-field=until]").fill("1960-13")
    page.keyboard.press("Enter")
    expect(page.locator("#notice")).to_contain_text("1960-13")
    page.keyboard.press("Escape")


def test_a_window_takes_the_day_in(page: Page) -> None:
    page.evaluate("words => State.apply(words)", {"since": "1945", "until": "1956"})
    assert page.locator("#date").input_value() == "1956-12-31"
    page.evaluate("words => State.apply(words)", {"until": "", "since": "1991-12"})
    assert page.locator("#date").input_value() == "1991-12-01"


@pytest.mark.parametrize(
    "day", ["1700-01-01", "1800-06-01", "1900-01-01", "1945-08-30", "1946-06-01", "1980-01-01", "2020-01-01"]
)
def test_a_lane_says_who_administered_the_group(page: Page, day: str) -> None:
    if date.fromisoformat(day).year in range(1940, 1961):
        page.get_by_role("button", name="1940–60").click()
    page.locator("#date").fill(day)
    page.keyboard.press("Enter")
    handle, axis = box_of(page, ".handle"), box_of(page, "#axis")
    x = handle["x"]
    for number, group in enumerate(atlas().groups):
        page.mouse.move(x + 1, axis["y"] + 79 + 14 * number + 5)
        wanted = administration(group.id, date.fromisoformat(day))
        tip = page.locator(".tip")
        expect(tip).to_be_visible()
        expect(tip).to_contain_text(group.names_in(atlas().language("en"))[0])
        expect(tip).to_contain_text(wanted.title.in_language("en") if wanted else TEXTS["en"]["hold.unknown"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_lane_labels_stand_clear_of_each_other_and_of_the_handle(page: Page, lang: str) -> None:
    page.evaluate("words => State.apply(words)", {"lang": lang})
    for number in range(0, len(EVENTS), 7):
        page.evaluate("i => State.goTo(i)", number)
        boxes = [box for label in page.locator(".lane-label:visible").all() if (box := label.bounding_box())]
        assert boxes
        assert not [pair for k, one in enumerate(boxes) for pair in boxes[k + 1 :] if overlap(one, pair)]
        x = box_of(page, ".handle")["x"]
        assert not [box for box in boxes if box["x"] < x < box["x"] + box["width"]]


_COMPARED = """([one, other]) => {
  const box = document.createElement('div');
  box.append(...Compare.content(one, other).filter(Boolean));
  const text = (e) => e.textContent.trim(), all = (selector) => [...box.querySelectorAll(selector)];
  return {
    head: text(box.querySelector('h2')), rows: all('tbody tr').map((row) => [...row.children].map(text)),
    scopes: all('th').map((th) => th.scope), classes: all('tbody tr').map((row) => row.className),
    events: all('.line').length, count: (box.querySelector('h3') || {}).textContent,
  };
}"""


def test_two_days_are_compared_group_by_group(page: Page) -> None:
    days = date(1940, 1, 1), date(1950, 1, 1)
    found = page.evaluate(_COMPARED, [int(day.strftime("%Y%m%d")) for day in reversed(days)])
    assert found["head"].replace("\u00a0", " ") == "What differs between 1 January 1940 and 1 January 1950"
    assert found["scopes"] == ["col"] * 3 + ["row"] * (len(GROUPS) + 1)
    for group, row, changed in zip(atlas().groups, found["rows"], found["classes"], strict=False):
        assert row[0].startswith(group.names_in(atlas().language("en"))[0])
        spans = [administration(group.id, day) for day in days]
        for span, cell in zip(spans, row[1:], strict=True):
            assert span and span.title.in_language("en") in cell
            assert TEXTS["en"][f"hold.{span.holder}"] in cell
        assert (changed == "changed") == (spans[0] != spans[1])
    inside = [event for event in EVENTS if days[0] <= event.date.earliest <= days[1]]
    assert found["events"] == len(inside)
    assert found["count"].startswith(str(len(inside)))


def test_a_day_compared_with_itself_differs_in_nothing(page: Page) -> None:
    found = page.evaluate(_COMPARED, [19561019, 19561019])
    assert (found["rows"], found["events"]) == ([], 0)


def test_no_part_of_it_failed(shared: Watched) -> None:
    paint(shared.page)
    assert (shared.errors, shared.requests) == ([], [])
