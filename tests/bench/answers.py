"""From a click or Enter on an island to its history, in the page and in the app."""

import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Frame, Page, WebSocket

from tests.bench.measure import TICK, VIEWPORT, wait_until
from tests.bench.synthetic import ANCHORS
from tests.running import running_app

TIMES = 20
STEPPED = 30


@dataclass(frozen=True)
class Answers:
    """Times in ms from what a person did to the frame that shows the history, and of the steps."""

    clicks: list[float]
    enters: list[float]
    steps: list[float]
    runs_at_start: int
    runs_while_stepping: int


def answers_in_page(browser: Browser, probe: str, url: str) -> Answers:
    """Measure the exported page."""
    with open_page(browser, probe) as page:
        page.goto(url)
        return answers_of(page, page.main_frame, Socket(page))


def answers_in_app(browser: Browser, probe: str) -> Answers:
    """Measure the real app, whose page sits in a frame, and count the script runs it asks its server for."""
    with (
        tempfile.TemporaryDirectory() as folder,
        running_app(Path(folder) / "log.txt") as url,
        open_page(browser, probe) as page,
    ):
        socket = Socket(page)
        page.goto(url)
        return answers_of(page, frame_of_the_map(page), socket)


@contextmanager
def open_page(browser: Browser, probe: str) -> Iterator[Page]:
    """Yield a page with the probe in each of its frames."""
    context = browser.new_context(viewport=VIEWPORT, locale="en-GB")
    context.add_init_script(probe)
    yield context.new_page()
    context.close()


class Socket:
    """Counts what a Streamlit page and its server say to each other; no script runs without it."""

    def __init__(self, page: Page) -> None:
        """Listen to every web socket that `page` opens from now on."""
        self.sent = self.received = 0
        page.on("websocket", self.listen)

    def listen(self, socket: WebSocket) -> None:
        """Count the frames of one socket."""
        socket.on("framesent", lambda _frame: self.count(sent=1))
        socket.on("framereceived", lambda _frame: self.count(received=1))

    def count(self, sent: int = 0, received: int = 0) -> None:
        """Add to what has been said."""
        self.sent += sent
        self.received += received


def frame_of_the_map(page: Page) -> Frame:
    """Return the frame that holds the time slider, once it is there."""
    for _ in range(300):
        for frame in page.frames:
            if frame.query_selector("#time"):
                return frame
        page.wait_for_timeout(100)
    raise RuntimeError(f"the app showed no time slider within 30 s, but this: {page.inner_text('body')[:500]}")


def answers_of(page: Page, frame: Frame, socket: Socket) -> Answers:
    """Click and press Enter on the islands in turn, then step with the keyboard."""
    frame.wait_for_selector("button[data-island]")
    page.wait_for_timeout(1500)
    at_start = socket.sent
    # The card of the event that is reached may lie over an island's name.
    frame.focus("#time")
    page.keyboard.press("Escape")
    frame.evaluate(f"({TICK})()")
    clicks = [answer(page, frame, island, "click") for island in in_turn()]
    enters = [answer(page, frame, island, "Enter") for island in in_turn()]
    page.wait_for_timeout(1500)
    before = socket.sent, socket.received
    steps = step(page, frame)
    page.wait_for_timeout(1500)
    said = socket.sent - before[0] + socket.received - before[1]
    return Answers(clicks, enters, steps, at_start, said)


def in_turn() -> list[str]:
    """Return the islands in an order in which each differs from the one before."""
    return (list(ANCHORS) * TIMES)[:TIMES]


def answer(page: Page, frame: Frame, island: str, how: str) -> float:
    """Return the ms from one click or Enter on an island to its history on the screen."""
    button = frame.locator(f'button[data-island="{island}"]')
    frame.evaluate("id => { __probe.awaited = id; __probe.answers.length = 0; }", island)
    if how == "click":
        button.click()
    else:
        button.focus()
        page.keyboard.press("Enter")
    wait_until(frame, "__probe.answers.length === 1", 10)
    return float(frame.evaluate("__probe.answers[0]"))


def step(page: Page, frame: Frame) -> list[float]:
    """Return the ms of real key presses on the slider, back and forth, from the key to the painted frame."""
    chance = random.Random(STEPPED)
    frame.evaluate("() => { __probe.keys.length = 0; document.getElementById('time').focus(); }")
    for number in range(STEPPED):
        page.keyboard.press("ArrowLeft" if number % 6 < 3 else "ArrowRight")
        page.wait_for_timeout(chance.uniform(40, 60))
    wait_until(frame, f"__probe.keys.length === {STEPPED}", 10)
    steps: list[float] = frame.evaluate("__probe.keys")
    return steps
