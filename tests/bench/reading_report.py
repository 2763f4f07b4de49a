"""What reading costs, as Markdown tables and a plot in signs."""

from collections.abc import Iterator, Sequence

from tests.bench.reading import SAMPLE, SIZES, Beside, Curve, Readings, Speeds
from tests.bench.reading_texts import MEGABYTE
from tests.bench.report import Limit, table

WORDS_A_SECOND = 30_000
SECONDS = 2.0
# Of the slope: Python's collector of unused objects looks at more of them in a longer text, and bends a line that much.
LINEAR = 1.2
_WIDTH, _HEIGHT = 64, 14

NOTES = f"""\
Seconds of one core, the least of three rounds, of fewer where they take long. 1 MB is a million bytes of UTF-8; in
Japanese two characters count as a word. "Whole" is from the text to its candidates. The exponent is the slope of log
time over log size: 1 is in proportion. The peer is dateparser's search, told the language and the day; the floor is
str.split and a search for four digits. Both read {SAMPLE / 1000:.0f} kB, and ours finds dates alone beside them."""


def report(readings: Readings) -> str:
    """All tables, the plot between them."""
    parts = (
        speeds(readings.speeds),
        plot(readings),
        hostile(readings),
        peers(readings.beside),
        NOTES,
        limits(readings),
    )
    return "\n\n".join(parts)


def sizes() -> list[str]:
    """The heads of the columns of times."""
    return [f"{size / MEGABYTE:g} MB, s" for size in SIZES]


def speeds(rows: Sequence[Speeds]) -> str:
    """The table of news."""
    lines = []
    for row in rows:
        found, whole = row.found.seconds, row.proposed.seconds
        lines.append([row.lang, "dates and places", *times(row.found), f"{row.words / found[-1]:,.0f}"])
        lines.append([row.lang, "whole", *times(row.proposed), f"{row.words / whole[-1]:,.0f}"])
    return table(("news", "what", *sizes(), "exponent", "words a second"), lines)


def hostile(readings: Readings) -> str:
    """The table of texts that are meant to take long, the slowest first."""
    worst = sorted(readings.hostile, key=lambda pair: -pair[1].seconds[-1])
    lines = [[found.text, *times(found), *times(whole)] for found, whole in worst]
    head = ("hostile text", *sizes(), "exponent", *(f"whole, {size}" for size in sizes()), "exponent")
    return table(head, lines)


def times(curve: Curve) -> list[str]:
    """The cells of one curve."""
    return [*(f"{second:.2f}" for second in curve.seconds), f"{curve.exponent:.2f}"]


def peers(rows: Sequence[Beside]) -> str:
    """The table beside the peer and the floor."""
    lines = [
        (
            *(
                row.lang,
                f"{row.words / row.ours:,.0f}",
                f"{row.words / row.peer:,.0f}",
                f"{row.words / row.floor:,.0f}",
            ),
            *(f"{row.peer / row.ours:.1f}", f"{row.ours / row.floor:.0f}"),
        )
        for row in rows
    ]
    head = (
        "news",
        "our dates, words a second",
        "dateparser",
        "floor",
        "times faster than dateparser",
        "times the floor",
    )
    return table(head, lines)


def plot(readings: Readings) -> str:
    """Seconds to find dates and places over the size, for the news and for the slowest hostile text."""
    slowest = max((found for found, _ in readings.hostile), key=lambda curve: curve.seconds[-1])
    curves = [("#", slowest), *((row.lang[0], row.found) for row in readings.speeds)]
    top = max(max(curve.seconds) for _, curve in curves)
    signs = [[" "] * (_WIDTH + 1) for _ in range(_HEIGHT + 1)]
    for sign, curve in curves:
        for size, second in zip(SIZES, curve.seconds, strict=True):
            across, up = round(size / SIZES[-1] * _WIDTH), round(second / top * _HEIGHT)
            signs[_HEIGHT - up][across] = sign
    rows = [f"{top * (_HEIGHT - n) / _HEIGHT:6.2f} s |{''.join(row).rstrip()}" for n, row in enumerate(signs)]
    axis = " " * 9 + "+" + "-" * _WIDTH + f" {SIZES[-1] / MEGABYTE:g} MB"
    legend = f"e, r, j: news in English, Russian, Japanese, one over another; #: {slowest.text}"
    return "\n".join(["```", *rows, axis, legend, "```"])


def limits(readings: Readings) -> str:
    """The table of what was asked."""
    lines = [(*limit[:3], "pass" if limit[3] else "MISS") for limit in limits_of(readings)]
    return table(("what", "limit", "found", ""), lines)


def limits_of(readings: Readings) -> Iterator[Limit]:
    """What was asked of reading, what was found, and whether that is enough."""
    for row in readings.speeds:
        fast, last = row.words / row.found.seconds[-1], row.found.seconds[-1]
        yield f"{row.lang}: dates and places", f"{WORDS_A_SECOND:,} words/s", f"{fast:,.0f}", fast >= WORDS_A_SECOND
        yield f"{row.lang}: dates and places, 2 MB", f"{SECONDS:g} s", f"{last:.2f} s", last < SECONDS
        whole = row.words / row.proposed.seconds[-1]
        yield f"{row.lang}: whole", f"{WORDS_A_SECOND:,} words/s", f"{whole:,.0f}", whole >= WORDS_A_SECOND
    steepest = max((curve for pair in readings.hostile for curve in pair), key=lambda curve: curve.exponent)
    steep = f"{steepest.exponent:.2f} ({steepest.text})"
    yield "steepest growth of a hostile text", f"exponent {LINEAR}", steep, steepest.exponent <= LINEAR
