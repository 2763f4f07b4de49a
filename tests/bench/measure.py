"""Measure one page in Chromium: first paint of the map, the cost of a step, the heap."""

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Frame, Page, ViewportSize

from tests.bench.tracing import start_trace, stop_trace

PROBE = (Path(__file__).parent / "probe.js").read_text(encoding="utf-8")
VIEWPORT: ViewportSize = {"width": 1280, "height": 800}
TIMED, COUNTED = 20, 15  # steps of one load whose time is taken, and whose work is counted
# A screen refreshes whether or not a page draws, and a key falls anywhere between two refreshes. A headless
# browser without a screen answers at once instead, so for the timed steps its clock is kept ticking.
TICK = """() => {
  const tick = () => { if (window.__probe.ticking) requestAnimationFrame(tick); };
  __probe.ticking = true;
  tick();
}"""


@dataclass(frozen=True)
class Subject:
    """How a page is stepped: two keys, each with the element that takes it, and how to get to the middle."""

    name: str
    middle: str  # JavaScript
    forward: tuple[str | None, str]  # (selector of what has the focus, or None for the page itself; key)
    back: tuple[str | None, str]
    has_map: bool = True
    run: int = 3  # how far from the middle it goes; the smallest page has ten stops


@dataclass(frozen=True)
class Load:
    """One load of a page and steps in the middle of its time; times in ms, the heap in MB."""

    first_map: float | None
    steps: list[float]
    work: float  # handler, style, layout and paint
    tasks: float  # all tasks of the main thread, idle share subtracted
    heap: float


@contextmanager
def probed_page(browser: Browser) -> Iterator[Page]:
    """Yield a page of a new, empty profile with the probe in each of its frames."""
    context = browser.new_context(viewport=VIEWPORT, locale="en-GB")
    context.add_init_script(PROBE)
    yield context.new_page()
    context.close()


def measure_load(browser: Browser, subject: Subject, url: str) -> Load:
    """Load a page, step through its middle with real keys, and read the browser's counters."""
    with probed_page(browser) as page:
        counters = page.context.new_cdp_session(page)
        counters.send("Performance.enable")
        first_map = load_map(page, subject, url)
        # The coast comes first: the slider may follow a frame or two later.
        settle(page)
        page.evaluate(subject.middle)
        settle(page)
        tasks = count_tasks(page, subject, counters)
        start_trace(browser, page)
        press_keys(page, subject, COUNTED)
        work = stop_trace(browser) / COUNTED
        steps = time_steps(page, subject)
        return Load(first_map, steps, work, tasks, heap_megabytes(counters))


def measure_first_map(browser: Browser, subject: Subject, url: str) -> float | None:
    """Return when the map was first painted over an ordinary line: 40 ms to the server and 10 Mbit/s."""
    with probed_page(browser) as page:
        line = page.context.new_cdp_session(page)
        line.send("Network.enable")
        speed = 10_000_000 / 8
        line.send(
            "Network.emulateNetworkConditions",
            {"offline": False, "latency": 40, "downloadThroughput": speed, "uploadThroughput": speed},
        )
        return load_map(page, subject, url)


def load_map(page: Page, subject: Subject, url: str) -> float | None:
    """Load a page and return the ms from the start of the navigation to the first frame with its map."""
    page.goto(url, wait_until="load", timeout=120_000)
    if not subject.has_map:
        return None
    wait_until(page.main_frame, "__probe.painted !== null", 120)
    return float(page.evaluate("__probe.painted"))


def wait_until(frame: Frame, expression: str, seconds: float) -> None:
    """Return when a JavaScript expression holds; RuntimeError after `seconds`.

    Playwright's own wait_for_function needs eval, which our page's policy forbids.
    """
    deadline = time.monotonic() + seconds
    while not frame.evaluate(expression):
        if time.monotonic() > deadline:
            raise RuntimeError(f"{expression} did not come true within {seconds:.0f} s")
        time.sleep(0.05)


def settle(page: Page) -> None:
    """Wait until what loading and moving left behind is done."""
    page.evaluate("() => new Promise(done => requestIdleCallback(done, {timeout: 5000}))")
    page.wait_for_timeout(300)


def count_tasks(page: Page, subject: Subject, counters: CDPSession) -> float:
    """Return the time of all main-thread tasks for one step in ms, less what there is when nobody touches the page."""
    idle = idle_share(counters)
    busy, took = task_seconds(counters), time.monotonic()
    press_keys(page, subject, COUNTED)
    took = time.monotonic() - took
    return 1000 * (task_seconds(counters) - busy - idle * took) / COUNTED


def time_steps(page: Page, subject: Subject) -> list[float]:
    """Return the ms from each real key press to the end of the frame that shows its step."""
    page.evaluate(f"__probe.keys.length = 0; ({TICK})()")
    press_keys(page, subject, TIMED)
    page.evaluate("__probe.ticking = false")
    steps: list[float] = page.evaluate("__probe.keys")
    return steps


def press_keys(page: Page, subject: Subject, count: int) -> None:
    """Press `count` keys, `subject.run` forward, as many back, and so on."""
    chance = random.Random(count)
    directions = [subject.forward] * subject.run + [subject.back] * subject.run
    before = page.evaluate("__probe.keys.length")
    focused: str | None = ""
    for number in range(count):
        selector, key = directions[number % len(directions)]
        if selector != focused:
            page.evaluate("s => s ? document.querySelector(s).focus() : document.activeElement.blur()", selector)
            focused = selector
        page.keyboard.press(key)
        # Longer than two frames, and out of step with them.
        page.wait_for_timeout(chance.uniform(40, 60))
    wait_until(page.main_frame, f"__probe.keys.length === {before + count}", 60)


def task_seconds(counters: CDPSession) -> float:
    """Return how long the page's main thread has been busy since it began, in seconds."""
    return metrics(counters)["TaskDuration"]


def idle_share(counters: CDPSession, seconds: float = 0.6) -> float:
    """Return which share of the main thread the page takes while nobody touches it."""
    before = task_seconds(counters)
    time.sleep(seconds)
    return (task_seconds(counters) - before) / seconds


def heap_megabytes(counters: CDPSession) -> float:
    """Return the JavaScript heap in MB after a forced collection of garbage."""
    counters.send("HeapProfiler.collectGarbage")
    counters.send("HeapProfiler.collectGarbage")
    return metrics(counters)["JSHeapUsedSize"] / 1e6


def metrics(counters: CDPSession) -> dict[str, float]:
    """Return the browser's counters of the page by name."""
    return {metric["name"]: metric["value"] for metric in counters.send("Performance.getMetrics")["metrics"]}
