"""Measure every page at every size, in turn and several times: a busy moment hits all of them alike."""

import gzip
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Error

from tests.bench.answers import Answers, answers_in_app, answers_in_page
from tests.bench.assets import served_locally
from tests.bench.closed import Closed, open_offline, open_strict
from tests.bench.measure import PROBE, Load, Subject, measure_first_map, measure_load
from tests.bench.ours import catalogue_page, without_fonts
from tests.bench.server import PageServer, loaded_bytes
from tests.bench.subjects import SUBJECTS
from tests.bench.synthetic import happenings

ROUNDS = 3
LINE_SIZES = (10, 1000)  # over a slow line larger pages only measure the line


@dataclass
class Row:
    """One page at one size: bytes as (raw, gzipped), and what its rounds measured."""

    subject: Subject
    size: int
    html: tuple[int, int]
    loaded: tuple[int, int] = (0, 0)
    loads: list[Load] = field(default_factory=list)
    over_a_line: list[float] = field(default_factory=list)
    offline: Closed | None = None
    strict: Closed | None = None


@dataclass(frozen=True)
class Results:
    """Everything that was measured; the catalogue's bytes are (raw, gzipped), with and without its fonts."""

    rows: list[Row]
    catalogue: tuple[int, int]
    catalogue_without_fonts: tuple[int, int]
    catalogue_offline: Closed
    catalogue_strict: Closed
    page: Answers
    app: Answers | None  # None: it could not be measured


def measure_all(browser: Browser, server: PageServer, sizes: Sequence[int]) -> Results:
    """Measure the peers at each size, then the page of the catalogue and the app that shows it."""
    rows = [row for size in sizes for row in measure_size(browser, server, size)]
    say("the catalogue's page and the app")
    page = catalogue_page("en")
    server.pages["catalogue.html"] = gzip.compress(page.encode())
    with tempfile.TemporaryDirectory() as folder:
        offline = open_offline(browser, PROBE, page, Path(folder))
    return Results(
        rows=rows,
        catalogue=weight(page),
        catalogue_without_fonts=weight(without_fonts(page)),
        catalogue_offline=offline,
        catalogue_strict=open_strict(browser, PROBE, f"{server.url}/strict/catalogue.html"),
        page=answers_in_page(browser, PROBE, f"{server.url}/catalogue.html"),
        app=try_the_app(browser),
    )


def try_the_app(browser: Browser) -> Answers | None:
    """Measure the app; where it does not come up, say why and keep what was measured before."""
    try:
        return answers_in_app(browser, PROBE)
    except (Error, RuntimeError) as fault:
        say(f"the app could not be measured: {fault}")
        return None


def measure_size(browser: Browser, server: PageServer, size: int) -> list[Row]:
    """Measure all pages of `size` events, side by side."""
    events = happenings(size)
    rows = []
    for number, (subject, make) in enumerate(SUBJECTS):
        say(f"{size:,} events: {subject.name}, its page")
        page = make(events)
        row = Row(subject, size, weight(page))
        with tempfile.TemporaryDirectory() as folder:
            row.offline = open_offline(browser, PROBE, page, Path(folder))
        server.pages[f"{number}.html"] = gzip.compress(served_locally(page).encode())
        rows.append(row)
    for turn in range(ROUNDS):
        for number, row in enumerate(rows):
            say(f"{size:,} events: {row.subject.name}, round {turn + 1} of {ROUNDS}")
            measure_row(browser, server, row, f"{server.url}/{number}.html")
    rows[0].strict = open_strict(browser, PROBE, f"{server.url}/strict/0.html")
    return rows


def measure_row(browser: Browser, server: PageServer, row: Row, url: str) -> None:
    """Add one round to `row`."""
    server.asked.clear()
    row.loads.append(measure_load(browser, row.subject, url))
    row.loaded = loaded_bytes(server.asked)
    if row.size in LINE_SIZES and row.subject.has_map:
        first_map = measure_first_map(browser, row.subject, url)
        assert first_map is not None
        row.over_a_line.append(first_map)


def weight(page: str) -> tuple[int, int]:
    """Return a page's bytes, raw and gzipped."""
    raw = page.encode()
    return len(raw), len(gzip.compress(raw))


def say(what: str) -> None:
    """Tell a waiting person what is being measured; the tables alone go to standard output."""
    print(what, file=sys.stderr, flush=True)
