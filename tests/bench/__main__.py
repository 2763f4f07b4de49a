"""`python -m tests.bench [--only page|reading|exports] [--sizes 10,1000]`: measure, and print the tables.

It exits 1 only if something could not be measured: a missed limit is a figure, not a failure.
"""

import argparse
import sys

from playwright.sync_api import Error, sync_playwright

from tests.bench import exports, reading_report, site
from tests.bench.assets import fetch_assets
from tests.bench.reading import measure_reading
from tests.bench.report import report
from tests.bench.run import measure_all
from tests.bench.server import page_server
from tests.browser import FLAGS, find_browser

SIZES = (10, 1_000, 10_000, 100_000)


def main() -> None:
    """Measure what the command line names, or everything."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench", description="Exports, reading, and the page beside its peers."
    )
    parser.add_argument("--only", choices=("page", "reading", "exports"), help="one of the three; all without it")
    parser.add_argument("--sizes", type=sizes, default=SIZES, help="numbers of events of the page, such as 10,1000")
    options = parser.parse_args()
    if options.only in (None, "exports"):
        print(exports.report(), flush=True)
        site.report()
    if options.only in (None, "reading"):
        print(reading_report.report(measure_reading()), flush=True)
    if options.only in (None, "page"):
        measure_page(options.sizes)


def measure_page(wanted: tuple[int, ...]) -> None:
    """Measure the page with so many events, and leave with 1 if the app did not come up."""
    try:
        fetch_assets()
        with page_server() as server, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_browser(), args=list(FLAGS))
            results = measure_all(browser, server, wanted)
            print(f"Chromium {browser.version}\n\n{report(results)}")
    except (Error, RuntimeError) as fault:
        sys.exit(f"could not be measured: {fault}")
    sys.exit(results.app is None)


def sizes(text: str) -> tuple[int, ...]:
    """Read numbers of events between commas; ten is the least that a run of steps fits in."""
    numbers = tuple(int(word) for word in text.split(","))
    if min(numbers) < 10:
        raise argparse.ArgumentTypeError(f"found {min(numbers)}, wanted at least 10 events")
    return numbers


if __name__ == "__main__":
    main()
