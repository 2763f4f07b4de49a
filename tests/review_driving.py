"""Drive the documents page in a browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect

from events.language import load_texts
from events.store.store import Store
from tests.conftest import Watched, refuse_network, watch
from tests.reviewing import REPORT, ROOT, a_content, a_report

WORDS = load_texts(ROOT / "assets/text")[0]["en"]


def put_one(store: Store, marker: str, **changed: Any) -> int:
    """Store a report of its own with one candidate; the number of the document."""
    text = f"{REPORT}{marker}\n"
    return store.add_document(a_report(text), [a_content(text, **changed)], "tester").id


def open_document(page: Page, url: str, number: int, lang: str = "en") -> Locator:
    """Open a document and return its first card."""
    page.goto(f"{url}/documents?lang={lang}&document={number}")
    card = page.locator(".card").first
    card.wait_for()
    return card


def act(card: Locator, name: str) -> None:
    """Press the button of a card that has the text `documents.<name>`."""
    card.get_by_role("button", name=WORDS[f"documents.{name}"], exact=True).click()


def status(card: Locator, wanted: str) -> None:
    """Wait until a card stands so."""
    expect(card).to_have_attribute("data-status", wanted)


@contextmanager
def other_window(browser: Browser, **options: Any) -> Iterator[Watched]:
    """Yield a page of a visitor of their own."""
    context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, "locale": "en-GB", **options})
    yield refuse_network(context, watch(context.new_page()), "http://localhost:", "http://127.0.0.1:")
    context.close()
