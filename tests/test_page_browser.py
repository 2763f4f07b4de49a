"""The exported file, opened from disk with every host out of reach: islands, histories, keyboard."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from events.dates import format_date
from events.locators import format_locator
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
    point_on,
    reached,
    step_to,
)

EVENTS = atlas().catalogue.events


@pytest.fixture
def fresh(offline_page: Watched) -> Page:
    """Return the catalogue's page just opened, the focus nowhere yet."""
    open_page(offline_page.page, catalogue_file())
    return offline_page.page


def history(group: str) -> list[str]:
    return [event.id for event in EVENTS if group in {place.id for place in event.places}]


def shown_history(page: Page, group: str) -> list[str | None]:
    return [entry.get_attribute("data-entry") for entry in page.locator(f"[data-history={group}] > [data-entry]").all()]


@pytest.mark.parametrize("where", [*GROUPS, "the sea between the islets of habomai"])
def test_a_click_on_the_map_opens_the_history_of_a_group(page: Page, shared: Watched, where: str) -> None:
    group, sea = where.split()[-1], " " in where
    assert page.locator("[data-history]").count() == 0
    page.mouse.click(*point_on(page, group, sea))
    assert shown_history(page, group) == history(group)
    expect(page.locator(f".island-label[data-island={group}]")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#panel h2")).to_contain_text(
        atlas().texts["en"]["page.title"].split(", ")[GROUPS.index(group)]
    )
    assert (shared.errors, shared.requests) == ([], [])


def test_a_click_on_the_open_sea_chooses_nothing(page: Page) -> None:
    box = box_of(page, "#map-box")
    page.mouse.click(box["x"] + 20, box["y"] + box["height"] / 2)
    assert page.locator("[data-history]").count() == 0


@pytest.mark.parametrize("group", GROUPS)
def test_a_history_tells_each_event_whole(page: Page, group: str) -> None:
    page.locator(f".island-label[data-island={group}]").click()
    for button in page.locator(".history .sources button").all()[::-1]:
        button.click()
    texts = atlas().texts["en"]
    for event_id in history(group):
        event = next(event for event in EVENTS if event.id == event_id)
        entry = page.locator(f'[data-entry="{event_id}"]')
        told = entry.text_content() or ""
        wanted = [format_date(event.date, "en"), event.title.en, event.summary.en, texts[f"kind.{event.kind}"]]
        wanted += [texts[f"scope.{scope}"] for scope in {place.scope for place in event.places}]
        wanted += [text.en for text in (event.scope_note, event.note) if text]
        wanted += [text.en for account in event.accounts for text in (account.text, account.point) if text]
        assert not [text for text in wanted if text not in told], event_id
        cites = entry.locator(".sources .cite").all_text_contents()
        assert len(cites) == len(event.citations)
        for cite, citation in zip(cites, event.citations, strict=True):
            source = atlas().catalogue.sources[citation.source]
            parts = [source.publisher, source.title, format_locator(citation.locator, "en"), citation.quote or ""]
            assert not [part for part in parts if part not in cite], event_id
        urls = {atlas().catalogue.sources[citation.source].url for citation in event.citations}
        assert urls == {link.get_attribute("href") for link in entry.locator(".sources .cite > a").all()}


def test_the_history_follows_the_date(page: Page) -> None:
    page.mouse.click(*point_on(page, "iturup"))
    for event_id in history("iturup"):
        step_to(page, event_id)
        assert page.locator(".entry.current").get_attribute("data-entry") == event_id
        entry, panel = box_of(page, ".entry.current .title"), box_of(page, "#panel")
        assert panel["y"] <= entry["y"] < panel["y"] + panel["height"] - 20
    page.locator(f'[data-entry="{history("iturup")[0]}"] > button').click()
    assert reached(page) == history("iturup")[0]


def focused(page: Page) -> str:
    """Return what tells the focused element from others."""
    return str(
        page.evaluate("() => { const e = document.activeElement; return e.dataset.island || e.id || e.className; }")
    )


def tab_to(page: Page, wanted: str) -> None:
    """Press Tab until an element has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if focused(page) == wanted:
            return
    raise AssertionError(f"no Tab reaches {wanted}")


@pytest.mark.parametrize("group", GROUPS)
def test_the_keyboard_alone_opens_and_closes_the_history_of_a_group(fresh: Page, group: str) -> None:
    tab_to(fresh, group)
    assert outlined(fresh)
    fresh.keyboard.press("Enter")
    assert shown_history(fresh, group) == history(group)
    assert focused(fresh) == group
    fresh.keyboard.press("Escape")
    assert fresh.locator("[data-history]").count() == 0
    assert focused(fresh) == group


_OUTLINED = """() => {
  const active = document.activeElement;
  const shown = active.id === 'time' ? document.querySelector('.cell.current') : active;
  const style = getComputedStyle(shown), box = shown.getBoundingClientRect();
  return active.matches(':focus-visible') && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
    && (active.tagName === 'A' || shown.offsetWidth >= 24 && shown.offsetHeight >= 24)
    && box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight;
}"""


def outlined(page: Page) -> bool:
    """Say whether the focused element is in sight, of a size that can be hit, and marked as focused."""
    return bool(page.evaluate(_OUTLINED))


def test_every_stop_of_the_tab_key_can_be_seen(fresh: Page) -> None:
    stops = []
    for _ in range(80):
        fresh.keyboard.press("Tab")
        stop = fresh.evaluate("() => document.activeElement === document.body")
        if stop:
            break
        assert outlined(fresh), f"the focus cannot be seen on {focused(fresh)}"
        stops.append(focused(fresh))
    assert {*GROUPS, "skip", "time", "play", "date", "about-open"} <= set(stops)
    assert stops[0] == "skip"


def test_the_skip_link_leads_past_the_map(fresh: Page) -> None:
    fresh.keyboard.press("Tab")
    expect(fresh.locator("#skip")).to_be_in_viewport()
    fresh.keyboard.press("Enter")
    assert focused(fresh) == "panel"
    fresh.keyboard.press("Tab")
    assert fresh.evaluate("() => document.activeElement.closest('#panel') !== null")


@pytest.mark.parametrize("start", ["#card .shut", "#time"])
def test_escape_closes_the_card_and_keeps_the_focus(page: Page, start: str) -> None:
    page.locator(start).focus()
    page.keyboard.press("Escape")
    expect(page.locator("#card")).to_be_hidden()
    assert focused(page) == "time"
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#card")).to_be_visible()


def test_about_opens_with_the_licences_and_closes(page: Page) -> None:
    page.locator("#about-open").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#about")).to_be_visible()
    expect(page.locator("#about")).to_contain_text("ODbL")
    page.keyboard.press("Escape")
    expect(page.locator("#about")).to_be_hidden()
    assert focused(page) == "about-open"


def test_credit_and_disclaimer_are_on_the_page(page: Page) -> None:
    for lang in ("en", "ja", "ru"):
        page.locator(f"#languages button[lang={lang}]").click()
        expect(page.locator(".foot")).to_contain_text(atlas().texts[lang]["foot.disclaimer"])
        expect(page.locator(".foot a")).to_have_attribute("href", "https://www.openstreetmap.org/copyright")
    assert page.locator(".leaflet-attribution-flag").count() == 0


def test_same_day_events_are_one_click_apart(page: Page) -> None:
    days = [event.date.text for event in EVENTS]
    twin = next(at for at, day in enumerate(days) if days.count(day) == 2)
    step_to(page, EVENTS[twin].id)
    page.locator("#card .same-day").click()
    assert reached(page) == EVENTS[twin + 1].id
    page.locator("#card .same-day").click()
    assert reached(page) == EVENTS[twin].id


def test_a_long_history_opens_around_the_date_and_grows(offline_page: Watched, tmp_path: Path) -> None:
    page = offline_page.page
    years = [made_up(str(1700 + number), f"event-{number}", "iturup") for number in range(150)]
    open_page(page, made_up_page(tmp_path, catalogue_of(*years)), "date=1780-06-01")
    page.locator(".island-label[data-island=iturup]").click()
    paint(page)
    assert 20 < len(shown_history(page, "iturup")) < 100
    while page.locator("[data-history] .rest button").count():
        page.locator("[data-history] .rest button").first.click()
    assert shown_history(page, "iturup") == [event.id for event in years]
