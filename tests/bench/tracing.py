"""What a step costs the main thread, read from the browser's own trace: the handler, style, layout and paint."""

import json
from typing import Any

from playwright.sync_api import Browser, Page

# The parts of a step that belong to the page. Input routing and the hand-over to the compositor, which every page
# pays alike, are in the other figure, that of all tasks.
PARTS = {
    *("EventDispatch", "FunctionCall", "TimerFire", "FireAnimationFrame"),
    *("UpdateLayoutTree", "Layout", "PrePaint", "Paint", "Layerize"),
}


def start_trace(browser: Browser, page: Page) -> None:
    """Begin to record the page's main thread."""
    browser.start_tracing(page=page, categories=["devtools.timeline"])


def stop_trace(browser: Browser) -> float:
    """Stop recording and return the milliseconds of all parts; what runs inside another part counts once."""
    events = json.loads(browser.stop_tracing())["traceEvents"]
    main = {(event["pid"], event["tid"]) for event in events if names_main_thread(event)}
    parts = [event for event in events if event.get("ph") == "X" and (event["pid"], event["tid"]) in main]
    busy, end = 0.0, 0.0
    for part in sorted((part for part in parts if part["name"] in PARTS), key=lambda part: (part["ts"], -part["dur"])):
        if part["ts"] >= end:
            busy += part["dur"]
            end = part["ts"] + part["dur"]
    return busy / 1000


def names_main_thread(event: dict[str, Any]) -> bool:
    """Return whether a trace event names the thread on which a page's scripts run."""
    return event.get("name") == "thread_name" and event["args"]["name"] == "CrRendererMain"
