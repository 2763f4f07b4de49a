"""The documents page in the real app: what an editor sees there and does with mouse or keys."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from events.store.store import Store
from tests.conftest import Watched
from tests.review_driving import WORDS, act, open_document, other_window, put_one, status
from tests.reviewing import REPORT, UNDATED, put_in, review_app, store_in


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


def focused(page: Page) -> str:
    """Return tag and action of what has the focus inside the page's own part."""
    found = page.evaluate(
        "() => { const e = document.activeElement?.shadowRoot?.activeElement;"
        " return e ? `${e.localName} ${e.dataset.act ?? e.name ?? ''}`.trim() : ''; }"
    )
    return str(found)


def test_a_file_becomes_an_event_on_the_map(watched_page: Watched, url: str, folder: Path) -> None:
    page = watched_page.page
    page.goto(f"{url}/documents?lang=en")
    page.locator('[data-part="head"] h1').wait_for()
    file = {"name": "report.txt", "mimeType": "text/plain", "buffer": REPORT.encode()}
    page.locator("input[type=file]").set_input_files([file])
    page.get_by_role("button", name=WORDS["documents.read"], exact=True).click()
    card = page.locator(".card", has_text="signed a joint declaration").first
    card.wait_for()
    assert list((folder / "published").glob("*.toml")) == []
    expect(card.locator(".standing")).to_have_text(WORDS["documents.status-candidate"])
    act(card, "accept")
    status(card, "accepted")
    assert len(list((folder / "published").glob("*.toml"))) == 1
    link = card.get_by_role("link", name=WORDS["documents.on-map"])
    event = str(link.get_attribute("href")).partition("event=")[2].partition("&")[0]
    assert event.startswith("1956")
    act(card, "undo")
    status(card, "candidate")
    assert list((folder / "published").glob("*.toml")) == []
    assert [error for error in watched_page.errors if "404" not in error] == []
    assert watched_page.requests == []


def test_reading_runs_no_script(watched_page: Watched, url: str, store: Store) -> None:
    page, sent = watched_page.page, list[Any]()
    number = put_in(store, f"{REPORT}Reading.\n", "reading.txt")
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame)))
    open_document(page, url, number)
    page.locator(".body [data-chip]").first.wait_for()
    before = len(sent)
    for chip in page.locator(".body [data-chip]").all():
        chip.click()
    for card in page.locator(".card").all():
        act(card, "show")
    act(page.locator(".card").first, "edit")
    page.locator(".card").first.locator("[name='titles.en']").fill("Something else")
    assert len(sent) == before


def test_passages_and_cards_lead_to_each_other_by_mouse_and_keys(watched_page: Watched, url: str, store: Store) -> None:
    page = watched_page.page
    number = put_in(store, f"{REPORT}Leading.\n", "leading.txt")
    open_document(page, url, number)
    cards, chips = page.locator(".card"), page.locator(".body [data-chip]")
    expect(chips).to_have_count(cards.count())
    page.locator(".body .passage", has_text="signed a joint").first.click()
    expect(page.locator(".card.active")).to_have_count(1)
    expect(page.locator(".card.active blockquote")).to_contain_text("signed a joint")
    expect(page.locator(".body .passage.active").first).to_be_visible()
    chips.nth(0).focus()
    page.keyboard.press("Enter")
    expect(cards.nth(0)).to_have_class("card active")
    assert focused(page) == "h3"
    page.keyboard.press("Tab")
    assert focused(page) == "button show"
    page.keyboard.press("Enter")
    assert focused(page) == "button card"
    kinds = page.locator(".body .line").evaluate_all(
        "all => all.map((e) => e.querySelectorAll('.date, .place, .actor').length)"
    )
    assert sum(kinds) > 8
    styles = {
        page.locator(f".legend .{kind}").evaluate("e => getComputedStyle(e).textDecorationStyle")
        for kind in ("date", "place", "actor")
    }
    assert styles == {"solid", "dashed", "dotted"}
    expect(page.locator(".body .line.about")).to_contain_text("Published: 23 January 2023")


def test_what_was_typed_outlives_a_mistake(watched_page: Watched, url: str, store: Store) -> None:
    page = watched_page.page
    card = open_document(page, url, put_one(store, "Mistaken."))
    act(card, "edit")
    card.locator("[name='titles.en']").fill("The two talk")
    card.locator("[name=date]").fill("2020-02-30")
    card.locator("[name='summaries.ru']").fill("")
    act(card, "save-accept")
    expect(card.locator("[data-field=date] .wrong")).to_have_text(WORDS["documents.bad-date"])
    expect(card.locator("[data-field='summaries.ru'] .wrong")).to_have_text(WORDS["documents.no-text"])
    expect(card.locator("[name='titles.en']")).to_have_value("The two talk")
    assert focused(page) == "input date"
    status(card, "candidate")
    card.locator("[name=date]").fill("2020-03")
    card.locator("[name='summaries.ru']").fill("Двое беседуют.")
    act(card, "save-accept")
    status(card, "accepted")
    expect(card.locator("h3")).to_contain_text("March\u00a02020")
    expect(card.locator(".facts")).to_contain_text("The two talk")
    card.locator(".history summary").click()
    expect(card.locator(".history")).to_contain_text("Ministers meet → The two talk")
    assert page.locator(".told").inner_text() == WORDS["documents.done-accept"]


def test_words_of_the_document_are_warned_about_while_typing(watched_page: Watched, url: str, store: Store) -> None:
    card = open_document(watched_page.page, url, put_one(store, "Copied."))
    act(card, "edit")
    title, warning = card.locator("[name='titles.en']"), card.locator("[data-field='titles.en'] .warning")
    title.fill("Russia ended the visa-free visits to Shikotan")
    title.press("Tab")
    expect(warning).to_have_text("")
    title.fill("On March 21 last year, Russia ended THE visa-free visits")
    title.press("Tab")
    expect(warning).to_have_text(WORDS["documents.copied"])


def test_two_editors_see_both_versions_and_lose_nothing(browser: Browser, url: str, store: Store) -> None:
    number = put_one(store, "Both.")
    with other_window(browser) as one, other_window(browser) as two:
        mine, theirs = open_document(one.page, url, number), open_document(two.page, url, number)
        act(mine, "edit")
        mine.locator("[name='titles.en']").fill("My title")
        act(theirs, "reject")
        status(theirs, "rejected")
        act(mine, "save-accept")
        box = mine.locator(".conflict")
        expect(box).to_contain_text(WORDS["documents.status-rejected"])
        expect(box).to_contain_text("My title")
        expect(mine.locator("[name='titles.en']")).to_have_value("My title")
        status(mine, "rejected")
        act(mine, "conflict-mine-go")
        status(mine, "accepted")
        expect(mine.locator(".facts")).to_contain_text("My title")
        assert [step.action for step in store.history(store.candidates(number)[0].id)] == [
            "proposed",
            "reject",
            "accept",
        ]


def test_the_day_of_publication_settles_open_dates(watched_page: Watched, url: str, store: Store) -> None:
    page = watched_page.page
    number = put_in(store, f"{UNDATED}Undated.\n", "undated.txt")
    open_document(page, url, number)
    card = page.locator(".card", has_text="March 21 last year").first
    expect(card.locator(".why")).to_have_text(
        WORDS["documents.why-unresolved"].replace("{words}", "March 21 last year")
    )
    source = page.locator(".source")
    expect(source).to_contain_text(WORDS["documents.source-publisher"])
    source.locator("[name=day]").fill("2023-01-23")
    act(source, "save")
    expect(card.locator("h3")).to_contain_text("21\u00a0March\u00a02022")
    expect(card.locator(".why")).to_contain_text("counted from the publication date, 23\u00a0January\u00a02023")
    expect(source.locator("summary")).to_contain_text(WORDS["documents.published-editor"])


def test_a_source_is_described_and_a_mistake_keeps_what_was_typed(
    watched_page: Watched, url: str, store: Store
) -> None:
    page = watched_page.page
    number = put_in(store, f"{REPORT}Described.\n", "described.txt")
    open_document(page, url, number)
    source = page.locator(".source")
    expect(source.locator(".meta")).to_contain_text("Publisher, Web address")
    source.locator("summary").click()
    source.locator("[name=publisher]").fill("A newspaper")
    source.locator("[name=country]").select_option("JP")
    source.locator("[name=url]").fill("example.org/talks")
    act(source, "save")
    expect(source.locator("[data-field=url] .wrong")).to_have_text(WORDS["documents.bad-address"])
    expect(source.locator("[name=publisher]")).to_have_value("A newspaper")
    assert focused(page) == "input url"
    source.locator("[name=url]").fill("https://example.org/talks")
    act(source, "save")
    expect(source.locator("summary")).to_contain_text("A newspaper")
    expect(source.locator(".said")).to_have_text(WORDS["documents.source-saved"])
    expect(source.locator(".meta")).to_have_count(0)
    assert focused(page) == "summary"
    found = store.document(number)
    assert (found.publisher, found.url, found.country) == ("A newspaper", "https://example.org/talks", "JP")
    assert store.document_history(number)[-1].action == "described"


def test_a_suggested_date_and_a_likely_event_lead_to_the_map(watched_page: Watched, url: str, store: Store) -> None:
    event = "2022-03-21-talks-ended"
    loan = {"words": "Last {event}", "edtf": "2022-03-21", "window": "2022-03", "event": event}
    loan |= {"document": "", "paragraph": 0}
    number = put_one(store, "Lent.", date_basis="suggested", date_loan=loan, same_as=event)
    card = open_document(watched_page.page, url, number)
    expect(card.locator(".facts")).to_contain_text("“Last {event}” fits 21\u00a0March\u00a02022")
    links = card.locator(f".facts a[href*='event={event}']")
    expect(links).to_have_count(2)
    act(card, "merge")
    expect(card.locator("[name=event]")).to_have_value(event)
    expect(card.locator("[name=event] option").nth(1)).to_have_attribute("value", event)


def test_the_list_leads_to_a_document_and_back(watched_page: Watched, url: str, store: Store) -> None:
    page, number = watched_page.page, put_one(store, "Listed.")
    page.goto(f"{url}/documents?lang=en")
    row = page.locator(f"tr[data-document='{number}']")
    expect(row.locator(".count")).to_have_text(["1", "0", "0"])
    row.get_by_role("link").click()
    page.locator(".card").first.wait_for()
    page.wait_for_url(lambda address: f"document={number}" in address)
    page.get_by_role("link", name=WORDS["documents.back"]).click()
    row.wait_for()
    page.wait_for_url(lambda address: "document=" not in address)
    page.go_back()
    page.locator(".card").first.wait_for()
