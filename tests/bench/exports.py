"""What exports weigh and cost: pages, pictures and data of the real catalogue, beside an empty figure as the floor."""

import gzip
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from events.language import LANGUAGES
from geo.export import FORMATS, format_of
from geo.view import View, read_view
from tests.bench.report import Limit, table
from tests.driving import atlas

ROUNDS = 3
RAW, PACKED, ALL_RAW, ALL_PACKED = 400_000, 120_000, 650_000, 190_000
SVG_BYTES = 400_000
PNG_SECONDS = 2.0
_FONTS = re.compile(r"data:font/woff2;base64,[A-Za-z0-9+/=]+")
_VIEWS = {
    "the latest event": {},
    "19 October 1956": {"date": "1956-10-19"},
    "1945 to 1956": {"since": "1945", "until": "1956"},
}
NOTES = """\
Pages without the bytes of their typeface, gzip at level 9. Seconds: the least of three rounds, after one that is not
counted; the floor is an empty matplotlib figure of the same size written as PNG."""


@dataclass(frozen=True)
class Measured:
    """One export: what it is, its bytes, the seconds it took, the seconds of the floor (None: it has none)."""

    what: str
    size: int
    seconds: float
    floor: float | None = None


def report() -> str:
    """All tables."""
    pages = [(lang, *page_sizes(lang)) for lang in (*LANGUAGES, "all")]
    drawn = list(pictures())
    head = table(("page", "raw kB", "gzip kB"), [[lang, kilo(raw), kilo(packed)] for lang, raw, packed in pages])
    costs = table(
        ("export", "kB", "seconds", "times the floor"),
        [[each.what, kilo(each.size), f"{each.seconds:.2f}", times(each)] for each in (*drawn, *data())],
    )
    return "\n\n".join([head, costs, NOTES, limits(pages, drawn)])


def page_sizes(lang: str) -> tuple[int, int]:
    """Bytes of the page in a language, or in all, plain and packed, without its typeface."""
    page = _FONTS.sub("", format_of("x.html").write(atlas(), read_view(atlas(), {"lang": lang})).decode()).encode()
    return len(page), len(gzip.compress(page, 9, mtime=0))


def pictures() -> Iterator[Measured]:
    """Every picture format for three views, in English, and SVG in every language and theme."""
    for name, words in _VIEWS.items():
        view = read_view(atlas(), words)
        size, seconds = timed(lambda view=view: format_of("x.png").write(atlas(), view))  # type: ignore[misc]
        content = format_of("x.png").write(atlas(), view)
        yield Measured(f"PNG 2x, {name}", size, seconds, floor(content))
        for ending in (".svg", ".pdf"):
            yield measure(f"{ending[1:].upper()}, {name}", ending, view)
    for lang in LANGUAGES:
        for theme in ("light", "dark"):
            yield measure(f"SVG, {lang}, {theme}", ".svg", read_view(atlas(), {"lang": lang}, theme=theme))


def data() -> Iterator[Measured]:
    """Every other format, in all languages."""
    view = read_view(atlas(), {"lang": "all"})
    for form in FORMATS:
        if form.ending not in (".html", ".png", ".svg", ".pdf"):
            yield measure(form.what, f"x{form.ending}", view)


def measure(what: str, name: str, view: View) -> Measured:
    """One format of a view, by the ending of a name."""
    write = format_of(f"x{name}" if name.startswith(".") else name).write
    return Measured(what, *timed(lambda: write(atlas(), view)))


def timed(write: Callable[[], bytes]) -> tuple[int, float]:
    """Bytes and the least seconds of some rounds, after one that warms up."""
    size = len(write())
    least = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        write()
        least = min(least, time.perf_counter() - start)
    return size, least


def floor(png: bytes) -> float:
    """Seconds that an empty figure of the size of a PNG takes."""
    width, height = (int.from_bytes(png[at : at + 4], "big") for at in (16, 20))

    def empty() -> bytes:
        figure = Figure(figsize=(width / 200, height / 200), dpi=200)
        FigureCanvasAgg(figure)
        content = BytesIO()
        figure.savefig(content, format="png")
        return content.getvalue()

    return timed(empty)[1]


def limits(pages: list[tuple[str, int, int]], drawn: list[Measured]) -> str:
    """The limits and how they are met."""
    rows: list[Limit] = []
    for lang, raw, packed in pages:
        most, least = (ALL_RAW, ALL_PACKED) if lang == "all" else (RAW, PACKED)
        wanted = f"at most {most // 1000} / {least // 1000} kB"
        rows.append((f"page, {lang}", wanted, f"{kilo(raw)} / {kilo(packed)} kB", raw <= most and packed <= least))
    slowest = max(each.seconds for each in drawn if each.what.startswith("PNG"))
    rows.append(("PNG 2x", f"at most {PNG_SECONDS:g} s", f"{slowest:.2f} s", slowest <= PNG_SECONDS))
    largest = max(each.size for each in drawn if each.what.startswith("SVG"))
    rows.append(("SVG", f"at most {SVG_BYTES // 1000} kB", f"{kilo(largest)} kB", largest <= SVG_BYTES))
    head = ("limit", "wanted", "found", "met")
    return table(head, [[what, wanted, found, "yes" if met else "NO"] for what, wanted, found, met in rows])


def kilo(size: int) -> str:
    """Bytes as thousands of bytes."""
    return f"{size / 1000:,.1f}"


def times(each: Measured) -> str:
    """How many times the floor something took."""
    return f"{each.seconds / each.floor:.1f}" if each.floor else ""
