"""The measured figures as two Markdown tables: all pages side by side, and our page against its limits."""

import statistics
from collections.abc import Iterator, Sequence

from events.language import LANGUAGES
from tests.bench.answers import Answers
from tests.bench.closed import Closed
from tests.bench.ours import catalogue_page, without_fonts
from tests.bench.run import Results, Row, weight
from tests.bench.subjects import FLOOR, OURS, TIMELINE, TIMESTAMPED

HEAD = (
    *(
        "events",
        "page",
        "html kB (gzip)",
        "+ loaded kB (gzip)",
        "bytes, times ours",
        "first map ms",
        "times ours",
    ),
    *("first map over 40 ms, 10 Mbit/s", "step ms p50 / p95", "times floor", "work / all tasks a step ms", "heap MB"),
    *("offline: requests, errors, map", "strict policy"),
)
Limit = tuple[str, str, str, bool]


def report(results: Results) -> str:
    """Return both tables."""
    return f"{side_by_side(results.rows)}\n\n{NOTES}\n\n{against_limits(results)}"


NOTES = """\
Medians of 3 rounds, all pages in turn. p50 and p95: 60 real key presses in the middle of the range, from the
key to the end of the next frame of a screen at 60 Hz. Work: handler, style, layout and paint on the
main thread, from the browser's trace; all tasks: with input routing and compositing, idle subtracted. All is served
by loopback, where a network costs nothing; over the line each request waits 40 ms, and no peer pays for
greeting its four hosts. TimestampedGeoJson knows no keys, so Enter presses its button. Peers show an
event for ten years. Two small style sheets of the peers are not on npm and count as empty."""


def side_by_side(rows: Sequence[Row]) -> str:
    """Return the table of all pages at all sizes."""
    return table(
        HEAD,
        [cells(row, named(rows, row.size, OURS.name), named(rows, row.size, FLOOR.name)) for row in rows],
    )


def named(rows: Sequence[Row], size: int, name: str) -> Row:
    """Return the row of one page at one size."""
    return next(row for row in rows if row.size == size and row.subject.name == name)


def cells(row: Row, ours: Row, floor: Row) -> list[str]:
    """Return one line of the table."""
    has_map = row.subject.has_map
    return [
        f"{row.size:,}",
        row.subject.name,
        kilobytes(row.html),
        kilobytes(row.loaded),
        f"{total(row) / total(ours):.1f}",
        f"{first_map(row):.0f}" if has_map else "-",
        f"{first_map(row) / first_map(ours):.1f}" if has_map else "-",
        f"{statistics.median(row.over_a_line):.0f}" if row.over_a_line else "-",
        f"{quantile(row, 0.5):.1f} / {quantile(row, 0.95):.1f}",
        f"{quantile(row, 0.5) / quantile(floor, 0.5):.2f}",
        f"{work(row):.1f} / {tasks(row):.1f}",
        f"{heap(row):.1f}",
        closed(row.offline),
        closed(row.strict),
    ]


def against_limits(results: Results) -> str:
    """Return the table of our limits; a figure whose size was not measured is left out."""
    lines = [(*limit[:3], "pass" if limit[3] else "MISS") for limit in limits(results)]
    return table(("what", "limit", "found", ""), lines)


def limits(results: Results) -> Iterator[Limit]:
    """Yield what was asked of the page, what was found, and whether that is enough."""
    yield from catalogue_limits(results)
    for size in sorted({row.size for row in results.rows}):
        yield from size_limits(results.rows, size)
    yield from answer_limits("page", results.page)
    if results.app:
        yield from answer_limits("app", results.app)
        yield script_run_limit(results.app)


def catalogue_limits(results: Results) -> Iterator[Limit]:
    """Yield the limits of the page with the real catalogue."""
    raw, packed = results.catalogue_without_fonts
    fonts = results.catalogue[0] - raw
    yield "catalogue page, without fonts", "400 kB", f"{raw / 1000:.1f} kB", raw <= 400_000
    yield "catalogue page, without fonts, gzip", "120 kB", f"{packed / 1000:.1f} kB", packed <= 120_000
    yield "its embedded fonts", "60 kB", f"{fonts / 1000:.1f} kB", fonts <= 60_000
    for langs in (("ja",), ("ru",), LANGUAGES):
        raw, packed = weight(without_fonts(catalogue_page(*langs)))
        yield (
            f"the same in {', '.join(langs)}, for comparison",
            "-",
            f"{raw / 1000:.1f} kB, gzip {packed / 1000:.1f} kB",
            True,
        )
    yield closed_limit("catalogue page offline", results.catalogue_offline)
    yield closed_limit("catalogue page under a strict policy", results.catalogue_strict)


def size_limits(rows: Sequence[Row], size: int) -> Iterator[Limit]:
    """Yield the limits that hold at one size."""
    ours, floor = named(rows, size, OURS.name), named(rows, size, FLOOR.name)
    peers = [named(rows, size, peer.name) for peer in (TIMESTAMPED, TIMELINE)]
    if size == 1000:
        share = total(ours) / total(peers[0])
        yield "1,000 events: bytes", "a third of TimestampedGeoJson", f"{share:.2f}", share <= 1 / 3
    sooner = min(map(first_map, peers)) / first_map(ours)
    yield f"{size:,} events: first map, loopback", "2.5 times sooner", f"{sooner:.1f}", sooner >= 2.5
    if ours.over_a_line:
        sooner = min(statistics.median(peer.over_a_line) for peer in peers) / statistics.median(ours.over_a_line)
        yield f"{size:,} events: first map, over the line", "2.5 times sooner", f"{sooner:.1f}", sooner >= 2.5
    if size <= 10_000:
        slower = quantile(ours, 0.5) / quantile(floor, 0.5)
        yield f"{size:,} events: step p50", "1.5 times the floor", f"{slower:.2f}", slower <= 1.5
    most = {1000: 5, 100_000: 12}.get(size)
    if most:
        yield f"{size:,} events: work a step", f"{most} ms", f"{work(ours):.1f} ms", work(ours) <= most
    if size == 100_000:
        yield f"{size:,} events: heap", "10 MB", f"{heap(ours):.1f} MB", heap(ours) <= 10
    yield closed_limit(f"{size:,} events: offline", ours.offline)
    yield closed_limit(f"{size:,} events: strict policy", ours.strict)


def answer_limits(where: str, answers: Answers) -> Iterator[Limit]:
    """Yield the limits on how soon an island answers."""
    for how, times in (("click", answers.clicks), ("Enter", answers.enters)):
        middle = statistics.median(times)
        found = f"{middle:.0f} ms, at most {max(times):.0f}"
        yield f"{where}: {how} on an island to its history, p50", "50 ms", found, middle <= 50
    yield f"{where}: step p50, for comparison", "-", f"{statistics.median(answers.steps):.1f} ms", True


def script_run_limit(app: Answers) -> Limit:
    """Return the limit on script runs; those of the start show that they would have been counted."""
    found = f"{app.runs_while_stepping} ({app.runs_at_start} sent at the start)"
    what = "app: messages to and from the server in 30 steps"
    return what, "0", found, app.runs_while_stepping == 0 < app.runs_at_start


def closed_limit(what: str, found: Closed | None) -> Limit:
    """Return the limit of a page that must ask for nothing, complain of nothing, and draw."""
    return what, "0 requests, 0 errors, map", closed(found), bool(found and found.clean)


def closed(found: Closed | None) -> str:
    """Return what a closed page asked for and complained of, for a table."""
    if found is None:
        return "-"
    return f"{found.requests}, {len(found.errors)}, {'drawn' if found.drawn else 'blank'}"


def total(row: Row) -> int:
    """Return all raw bytes of a page, loaded ones included."""
    return row.html[0] + row.loaded[0]


def first_map(row: Row) -> float:
    """Return the middle of the rounds' first painted maps, in ms."""
    return statistics.median(load.first_map for load in row.loads if load.first_map is not None)


def work(row: Row) -> float:
    """Return the middle of the rounds' work for a step, in ms."""
    return statistics.median(load.work for load in row.loads)


def tasks(row: Row) -> float:
    """Return the middle of the rounds' main-thread tasks for a step, in ms."""
    return statistics.median(load.tasks for load in row.loads)


def heap(row: Row) -> float:
    """Return the middle of the rounds' heaps, in MB."""
    return statistics.median(load.heap for load in row.loads)


def quantile(row: Row, share: float) -> float:
    """Return the time below which `share` of all timed steps lie, in ms."""
    steps = sorted(step for load in row.loads for step in load.steps)
    return steps[min(int(share * len(steps)), len(steps) - 1)]


def kilobytes(sizes: tuple[int, int]) -> str:
    """Return raw and gzipped bytes in kB."""
    return f"{sizes[0] / 1000:,.0f} ({sizes[1] / 1000:,.0f})" if any(sizes) else "0"


def table(head: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table."""
    rows = [head, ["---"] * len(head), *lines]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
