"""Who reaches the documents page: real servers, one with a sign-in service made up for the test."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect

from events.language import load_texts
from tests.conftest import Watched
from tests.review_driving import other_window
from tests.reviewing import ROOT, review_app
from tests.running import free_port
from tests.signing_in import CLIENT, sign_in_service

TEXTS = load_texts(ROOT / "assets/text")[0]


def test_a_server_that_others_can_reach_has_no_documents_page(watched_page: Watched, tmp_path: Path) -> None:
    page = watched_page.page
    with review_app(tmp_path, address="0.0.0.0") as address:
        page.goto(f"{address}/documents?lang=en")
        page.locator("nav a").first.wait_for()
        expect(page.locator("nav a[data-page]")).to_have_count(3)
        page.locator(".holder iframe").wait_for()
        assert page.locator("[data-part]").count() == 0
    assert not (tmp_path / "documents.sqlite").exists()


def secrets_file(folder: Path, service: str, port: int) -> str:
    """Write the settings of a server whose people sign in, and return the path."""
    path = folder / "secrets.toml"
    lines = [
        "[auth]",
        f'redirect_uri = "http://localhost:{port}/oauth2callback"',
        'cookie_secret = "a secret that is long enough for a test"',
        f'client_id = "{CLIENT}"',
        'client_secret = "x"',
        f'server_metadata_url = "{service}/.well-known/openid-configuration"',
        "[documents]",
        'editors = ["Anna@Example.org"]',
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


def sign_in(page: Page, url: str) -> None:
    page.goto(f"{url}/evidence?lang=ru")
    page.get_by_role("button", name=TEXTS["ru"]["documents.sign-in"]).click()
    page.get_by_role("button", name=TEXTS["en"]["documents.sign-out"]).wait_for()


def test_where_people_sign_in_only_those_on_the_list_get_the_page(browser: Browser, tmp_path: Path) -> None:
    person: dict[str, Any] = {"email": "anna@example.org", "email_verified": True}
    port = free_port()
    with (
        sign_in_service(person) as service,
        review_app(tmp_path, "--secrets.files", secrets_file(tmp_path, service, port), port=port) as url,
    ):
        with other_window(browser) as visit:
            # Being at this machine is not enough here.
            visit.page.goto(f"{url}/documents?lang=en")
            visit.page.get_by_role("button", name=TEXTS["en"]["documents.sign-in"]).wait_for()
            expect(visit.page.locator("nav a[data-page]")).to_have_count(3)
            sign_in(visit.page, url)
            visit.page.locator("nav a[data-page=documents]").click()
            expect(visit.page.locator("[data-part=head]")).to_contain_text("Editing as anna@example.org")
            visit.page.get_by_role("button", name=TEXTS["en"]["documents.sign-out"]).click()
            expect(visit.page.get_by_role("button", name=TEXTS["en"]["documents.sign-in"])).to_be_visible()
            expect(visit.page.locator("nav a[data-page]")).to_have_count(3)
        for change in ({"email": "boris@example.org"}, {"email": "anna@example.org", "email_verified": False}):
            person.update(change)
            with other_window(browser) as visit:
                sign_in(visit.page, url)
                expect(visit.page.locator("nav a[data-page]")).to_have_count(3)
                visit.page.goto(f"{url}/documents?lang=en")
                visit.page.locator(".holder iframe").wait_for()
                assert visit.page.locator("[data-part]").count() == 0
