"""`python -m tests.bench [--sizes 10,1000]`: measure, and print the tables.

It exits 1 only if something could not be measured: a missed limit is a figure, not a failure.
"""

import argparse
import sys

from playwright.sync_api import Error, sync_playwright

from tests.bench.assets import fetch_assets
from tests.bench.report import report
from tests.bench.run import measure_all
from tests.bench.server import page_server
from tests.browser import FLAGS, find_browser

SIZES = (10, 1_000, 10_000, 100_000)


def main() -> None:
    """Measure at the sizes that the command line names, or at all of them."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="The page beside its peers.")
    parser.add_argument("--sizes", type=sizes, default=SIZES, help="numbers of events, such as 10,1000")
    wanted = parser.parse_args().sizes
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
