"""A spreadsheet through the uploader of the documents page, in the real app."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.conftest import Watched
from tests.interchanging import SHEET
from tests.review_driving import WORDS, act, status
from tests.reviewing import review_app, store_in


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tables")


@pytest.fixture(scope="module")
def url(folder: Path) -> Iterator[str]:
    with review_app(folder) as address:
        yield address


def test_a_spreadsheet_becomes_cards_and_an_accepted_row_an_event(
    watched_page: Watched, url: str, folder: Path
) -> None:
    page = watched_page.page
    page.goto(f"{url}/documents?lang=en")
    page.locator('[data-part="head"] h1').wait_for()
    hostile = "1957;<img src=x onerror=window.ran=1>;;Shikotan;;;;en\n"
    sheet = {"name": "ferries.csv", "mimeType": "text/csv", "buffer": f"{SHEET}{hostile}1960;;;;;;;\n".encode("cp1252")}
    page.locator("input[type=file]").set_input_files([sheet])
    page.get_by_role("button", name=WORDS["documents.read"], exact=True).click()
    card = page.locator(".card", has_text="Ferry reaches Shikotan").first
    card.wait_for()
    expect(card.locator(".where")).to_contain_text("Row 2")
    expect(page.locator(".card", has_text="lies before the year 1")).to_have_count(1)
    expect(page.locator(".card", has_text="<img src=x")).to_have_count(1)
    expect(page.locator("body")).to_contain_text("ferries.csv: row 7: found no title and no text")
    with closing(store_in(folder)) as store:
        assert len(store.candidates()) == 5
    assert list((folder / "published").glob("*.toml")) == []
    act(card, "accept")
    status(card, "accepted")
    [path] = (folder / "published").glob("*.toml")
    assert 'url = "https://example.org/log"' in path.read_text(encoding="utf-8")
    assert page.evaluate("() => window.ran ?? 0") == 0
    assert [error for error in watched_page.errors if "404" not in error] == []
