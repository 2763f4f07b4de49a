"""Who reaches the documents page: real servers, one with a sign-in service made up for the test."""

from pathlib import Path

from playwright.sync_api import expect

from events.language import load_texts
from tests.conftest import Watched
from tests.reviewing import ROOT, review_app

TEXTS = load_texts(ROOT / "assets/text")[0]


def test_a_server_that_others_can_reach_has_no_documents_page(watched_page: Watched, tmp_path: Path) -> None:
    page = watched_page.page
    with review_app(tmp_path, address="0.0.0.0") as address:
        page.goto(f"{address}/documents?lang=en")
        page.locator("nav a").first.wait_for()
        expect(page.locator("nav a[data-page]")).to_have_count(2)
        page.locator(".holder iframe").wait_for()
        assert page.locator("[data-part]").count() == 0
    assert not (tmp_path / "documents.sqlite").exists()


def test_with_a_service_to_sign_in_even_this_machine_gets_a_link_and_no_page(
    watched_page: Watched, tmp_path: Path
) -> None:
    secrets = tmp_path / "secrets.toml"
    secrets.write_text('[auth]\nclient_id = "x"\n[documents]\neditors = ["anna@example.org"]\n', encoding="utf-8")
    page = watched_page.page
    with review_app(tmp_path, "--secrets.files", str(secrets)) as address:
        page.goto(f"{address}/evidence?lang=ru")
        expect(page.get_by_role("button", name=TEXTS["ru"]["documents.sign-in"])).to_be_visible()
        expect(page.locator("nav a[data-page]")).to_have_count(2)
