"""What a page asks for and complains of when no host answers, and under a strict host's policy."""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from tests.conftest import refuse_network, watch


@dataclass(frozen=True)
class Closed:
    """Requests and console errors of a page, and whether its map was drawn all the same."""

    requests: int
    errors: list[str]
    drawn: bool

    @property
    def clean(self) -> bool:
        """Tell whether the page needed nobody and found no fault."""
        return self.drawn and not self.requests and not self.errors


def open_offline(browser: Browser, probe: str, page: str, folder: Path) -> Closed:
    """Open a page from a file with every host out of reach."""
    file = folder / "offline.html"
    file.write_text(page, encoding="utf-8")
    return open_closed(browser, probe, file.as_uri())


def open_strict(browser: Browser, probe: str, url: str) -> Closed:
    """Open a page from a web server that sends a policy without eval; it may ask for nothing but itself."""
    return open_closed(browser, probe, url, url)


def open_closed(browser: Browser, probe: str, url: str, *allowed: str) -> Closed:
    """Open a page that may ask for nothing but `allowed`, press a key, and write down what it wanted."""
    context = browser.new_context(locale="en-GB")
    context.add_init_script(probe)
    watched = refuse_network(context, watch(context.new_page()), *allowed)
    watched.page.goto(url, wait_until="load")
    watched.page.wait_for_timeout(1000)
    watched.page.keyboard.press("ArrowRight")
    watched.page.wait_for_timeout(200)
    drawn = watched.page.evaluate("__probe.painted !== null")
    context.close()
    return Closed(len(watched.requests), watched.errors, drawn)
