"""What tests share: a real browser, a page with no network, and the real app on a loopback port."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Route, sync_playwright

from tests.browser import FLAGS, find_browser
from tests.running import running_app


@dataclass
class Watched:
    """A page, its console errors and uncaught exceptions, and the addresses it asked for but must not."""

    page: Page
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@pytest.fixture(autouse=True)
def _own_main() -> Iterator[None]:
    """Leave the main module as it was: an app under test puts its script there, and new processes would run that."""
    own = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = own


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return one Chromium for the whole run; use a context of its own for each test."""
    path = find_browser()
    assert path, "no Chrome or Chromium found: `python -m tests.browser` installs one"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture
def offline_page(browser: Browser) -> Iterator[Watched]:
    """Return a page that reaches nothing but file:, data:, blob: and about:; the rest is recorded."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB", offline=True)
    yield refuse_network(context, watch(context.new_page()))
    context.close()


@pytest.fixture(scope="module")
def shared(browser: Browser) -> Iterator[Watched]:
    """Return the page of the project's own catalogue, one for all tests of a module."""
    # Imported here: driving takes from this file what watches a page.
    from tests.driving import catalogue_file, shared_page

    with shared_page(browser, catalogue_file()) as watched:
        yield watched


@pytest.fixture
def page(shared: Watched) -> Page:
    """Return the shared page as it is when it has just been opened, but for the focus."""
    from tests.driving import start_again

    start_again(shared.page)
    return shared.page


@pytest.fixture
def watched_page(browser: Browser) -> Iterator[Watched]:
    """Return a page for the app: it reaches loopback; a request to any other host is recorded."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    loopback = ("http://localhost:", "http://127.0.0.1:")
    yield refuse_network(context, watch(context.new_page()), *loopback)
    context.close()


def watch(page: Page) -> Watched:
    """Write down what goes wrong in `page` from now on."""
    watched = Watched(page)

    def note(message: ConsoleMessage) -> None:
        if message.type == "error":
            watched.errors.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: watched.errors.append(str(error)))
    return watched


def refuse_network(context: BrowserContext, watched: Watched, *allowed: str) -> Watched:
    """Refuse and record in `watched` every request of `context` to an address that is not `allowed`."""

    def decide(route: Route) -> None:
        if route.request.url.startswith(("file:", "data:", "blob:", "about:", *allowed)):
            route.continue_()
        else:
            watched.requests.append(route.request.url)
            route.abort()

    context.route("**/*", decide)
    return watched


@pytest.fixture(scope="session")
def app_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a real `streamlit run` of this tree, ended with the test run."""
    with running_app(tmp_path_factory.mktemp("app") / "log.txt") as url:
        yield url
