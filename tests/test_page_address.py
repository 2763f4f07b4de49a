"""The date field, the language switch and the address of the exported page: one state, kept and restored."""

from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from events.dates import format_date
from events.language import LANGUAGES
from tests.conftest import Watched
from tests.driving import (
    GROUPS,
    atlas,
    box_of,
    catalogue_file,
    open_page,
    reached,
    settle,
    step_to,
    wait_for_address,
)

EVENTS = atlas().catalogue.events
# The first events whose day is known.
DATED = [event for event in EVENTS if len(event.date.text) == len("1956-10-19")]
TEXTS = atlas().texts


def enter(page: Page, words: str) -> None:
    page.locator("#date").fill(words)
    page.keyboard.press("Enter")


def begun(page: Page) -> int:
    """Return how many events of the group with most of them have begun."""
    tallies = page.locator(".island-label[data-island=iturup] .tally")
    return int(tallies.get_attribute("data-count") or -1)


def count(day: str, group: str = "iturup") -> int:
    """Return how many events of a group have begun by a day."""
    there = [event for event in EVENTS if event.date.earliest.isoformat() <= day]
    return sum(group in {place.id for place in event.places} for event in there)


@pytest.mark.parametrize("words", ["1956-10-19", " 1956-10-19", "1956-10-19 "])
def test_the_day_of_an_event_opens_it(page: Page, words: str) -> None:
    enter(page, words)
    assert reached(page) == "1956-10-19-joint-declaration"
    wait_for_address(page, {"date": "1956-10-19", "event": "1956-10-19-joint-declaration", "lang": "en"})


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("1956", "1956-01-01"),
        ("1991-12-31", "1991-12-31"),
        ("1956-11", "1956-11-01"),
        ("1800-01-01", "1800-01-01"),
        ("0001-01-01", "0001-01-01"),
        ("9999-12-31", "9999-12-31"),
    ],
)
def test_a_day_between_events_shows_what_has_begun_by_then(page: Page, words: str, day: str) -> None:
    enter(page, words)
    assert reached(page) is None
    assert page.locator("#date").input_value() == day
    assert begun(page) == count(day)
    expect(page.locator("#notice")).to_be_empty()
    wait_for_address(page, {"date": day, "lang": "en"})


def test_before_the_first_event_the_slider_says_so(page: Page) -> None:
    enter(page, "0001-01-01")
    expect(page.locator("#time")).to_have_attribute("aria-valuetext", TEXTS["en"]["time.before"])
    expect(page.locator(".cell.current .what")).to_have_text(TEXTS["en"]["time.before"])
    page.locator("#next").click()
    assert reached(page) == EVENTS[0].id


def test_steps_from_a_day_between_events_go_to_its_neighbours(page: Page) -> None:
    enter(page, "1991-12-31")
    page.locator("#previous").click()
    assert reached(page) == "1991-10-14-letters"
    enter(page, "1991-12-31")
    page.locator("#next").click()
    assert reached(page) == "1992-04-22-first-visa-free"


@pytest.mark.parametrize(
    "words", ["7 Feb 1855", "1956-02-30", "1956-13", "0000", "x", "1956/10/19", "<b>1956</b>", "19 October 1956"]
)
def test_what_is_no_date_is_said_and_changes_nothing(page: Page, words: str) -> None:
    before = reached(page)
    enter(page, words)
    expect(page.locator("#notice")).to_have_text(TEXTS["en"]["time.bad-date"].replace("{words}", words))
    expect(page.locator("#notice")).to_have_attribute("role", "status")
    expect(page.locator("#date")).to_have_attribute("aria-invalid", "true")
    assert reached(page) == before
    enter(page, "1956-10-19")
    expect(page.locator("#notice")).to_be_empty()
    expect(page.locator("#date")).not_to_have_attribute("aria-invalid", "true")


def test_a_right_date_after_a_wrong_one_is_right_even_where_nothing_changes(page: Page) -> None:
    step_to(page, DATED[0].id)
    enter(page, "x")
    enter(page, DATED[0].date.text)
    expect(page.locator("#notice")).to_be_empty()
    expect(page.locator("#date")).not_to_have_attribute("aria-invalid", "true")


def test_the_language_switch_keeps_date_event_island_and_view(page: Page) -> None:
    event = next(event for event in EVENTS[1:] if "shikotan" in {place.id for place in event.places})
    step_to(page, event.id)
    page.locator(".island-label[data-island=shikotan]").click()
    for lang in ("ja", "ru", "en"):
        page.locator(f"#languages button[lang={lang}]").click()
        state = {"date": event.date.earliest.isoformat(), "event": event.id, "island": "shikotan", "lang": lang}
        wait_for_address(page, state)
        expect(page.locator("html")).to_have_attribute("lang", lang)
        assert page.title() == TEXTS[lang]["page.title"]
        assert page.locator("#card .title").text_content() == event.title.in_language(lang)
        expect(page.locator("[data-history=shikotan] .entry.current .date time")).to_have_text(
            format_date(event.date, lang)
        )
        name = next(group for group in atlas().groups if group.id == "shikotan").names_in(atlas().language(lang))[0]
        expect(page.locator("#panel h2.name")).to_have_text(name)


def test_a_page_in_one_language_has_no_switch(offline_page: Watched) -> None:
    page = offline_page.page
    open_page(page, catalogue_file("ja"), "lang=ru")
    assert page.locator("#languages button").count() == 0
    expect(page.locator("html")).to_have_attribute("lang", "ja")
    expect(page.locator("#notice")).to_contain_text(TEXTS["ja"]["address.lang"])


@pytest.mark.parametrize(
    "state",
    [
        {"date": "1956-10-19", "event": "1956-10-19-joint-declaration", "island": "habomai", "lang": "ja"},
        {"date": "1991-12-31", "lang": "ru"},
        {"date": "1800-01-01", "island": "iturup", "lang": "en"},
    ],
    ids=lambda state: state["date"],
)
def test_an_address_brings_everything_back(offline_page: Watched, state: dict[str, str]) -> None:
    page = offline_page.page
    open_page(page, catalogue_file(), urlencode(state))
    for _ in range(2):
        assert reached(page) == state.get("event")
        assert page.locator("#date").input_value() == state["date"]
        assert page.locator("[data-history]").count() == ("island" in state)
        expect(page.locator("html")).to_have_attribute("lang", state["lang"])
        wait_for_address(page, state)
        page.reload()
        settle(page)


def test_an_event_says_its_own_date(offline_page: Watched) -> None:
    open_page(offline_page.page, catalogue_file(), f"date=1700-01-01&event={DATED[3].id}")
    wait_for_address(offline_page.page, {"date": DATED[3].date.text, "event": DATED[3].id, "lang": "en"})


@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("lang=de", ["language"]),
        ("island=atlantis", ["island"]),
        ("date=1956-02-30", ["date"]),
        ("event=nothing", ["event"]),
        ("view=both&kind=war&source=x&groups=y", ["viewpoint", "kind of event", "source", "island groups"]),
        ("since=1850-13&until=x&compare=1", ["start of the period", "end of the period", "date to compare with"]),
        ("island=%F0%9F%8F%9D&event=%00&date=&lang=%E3%81", ["island", "event", "date", "language"]),
    ],
)
def test_a_bad_address_gives_the_usual_view_and_a_notice(offline_page: Watched, address: str, names: list[str]) -> None:
    page = offline_page.page
    open_page(page, catalogue_file(), address)
    for name in names:
        expect(page.locator("#notice")).to_contain_text(name)
    assert reached(page) == EVENTS[-1].id
    wait_for_address(page, {"date": EVENTS[-1].date.text, "event": EVENTS[-1].id, "lang": "en"})
    page.locator("#previous").click()
    expect(page.locator("#notice")).to_be_empty()
    assert offline_page.errors == []


def test_what_is_good_in_a_bad_address_counts(offline_page: Watched) -> None:
    page = offline_page.page
    open_page(page, catalogue_file(), "island=atlantis&date=1956-10-19&lang=ja&view=9")
    expect(page.locator("#notice")).to_contain_text(TEXTS["ja"]["address.island"])
    wait_for_address(page, {"date": "1956-10-19", "event": "1956-10-19-joint-declaration", "lang": "ja"})


def test_a_new_address_moves_the_open_page(page: Page) -> None:
    page.evaluate("() => { location.hash = 'event=1855-02-07-shimoda&island=iturup&lang=ru'; }")
    expect(page.locator("#card")).to_have_attribute("data-event", "1855-02-07-shimoda")
    assert page.locator("[data-history=iturup]").count() == 1
    assert [lang for lang in LANGUAGES if page.locator(f"#languages [lang={lang}][aria-pressed=true]").count()] == [
        "ru"
    ]


def test_an_island_of_an_address_leaves_the_others_in_sight(offline_page: Watched) -> None:
    open_page(offline_page.page, catalogue_file(), "island=habomai")
    assert all(box_of(offline_page.page, f".island-label[data-island={group}]") for group in GROUPS)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_button_has_a_name_in_the_readers_language(page: Page, lang: str) -> None:
    page.locator(f"#languages button[lang={lang}]").click()
    names = page.evaluate(
        "(V) => [...document.querySelectorAll('button, a, input, select')].filter((e) => e.checkVisibility(V))"
        ".map((e) => (e.ariaLabel || e.textContent).trim())",
        {"visibilityProperty": True},
    )
    assert all(names)
    others = {text for other in LANGUAGES for text in TEXTS[other].values()} - set(TEXTS[lang].values())
    assert [name for name in names if name in others] == []
