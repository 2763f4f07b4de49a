"""Draw pictures of the project's own atlas and open them as others do: in a browser, in a PDF reader, as XML."""

import io
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2
from lxml import etree
from matplotlib.image import imread
from playwright.sync_api import Browser

from geo.atlas import Atlas
from geo.picture.drawing_out import Form, draw
from geo.picture.layout import compose
from geo.picture.reader import Reader
from geo.picture.sheet import Box, Shape, Sheet, Words, words_box
from geo.selection import select
from geo.view import View, read_view
from tests.conftest import refuse_network, watch
from tests.driving import atlas

SVG = "{http://www.w3.org/2000/svg}"
Pixels = npt.NDArray[np.float64]  # (height, width, 3), from 0 to 1


def view_of(of: Atlas | None = None, dates: tuple[str, ...] = (), **asked: Any) -> View:
    """Return the view of an address; `width`, `theme`, `panel` and `strip` are as in read_view."""
    others = {name: asked.pop(name) for name in ("width", "theme", "panel", "strip") if name in asked}
    return read_view(of or atlas(), asked, dates=dates, **others)


@cache
def sheet_of(view: View) -> Sheet:
    """Return what stands on the picture of a view of one day."""
    return compose(Reader(atlas(), view), select(atlas(), view))


@cache
def picture(form: Form, view: View, scale: float = 1) -> bytes:
    """Return a picture of the project's own atlas, drawn once."""
    return draw(atlas(), view, form, scale)


def pixels(png: bytes) -> Pixels:
    """Return the pixels of a PNG."""
    return np.asarray(imread(io.BytesIO(png)), dtype=float)[:, :, :3]


def pixels_of_pdf(pdf: bytes, scale: float = 1) -> Pixels:
    """Return the only page of a PDF as pixels, `scale` to a point."""
    [page] = pypdfium2.PdfDocument(pdf)
    return np.asarray(page.render(scale=scale, rev_byteorder=True).to_numpy()[:, :, :3], dtype=float) / 255


def text_of_pdf(pdf: bytes) -> str:
    """Return the text of the only page of a PDF."""
    [page] = pypdfium2.PdfDocument(pdf)
    return str(page.get_textpage().get_text_range())


def pixels_of_svg(browser: Browser, svg: bytes) -> tuple[Pixels, list[str]]:
    """Return an SVG as a browser paints it with no network, and every address it asked for but must not."""
    root = tree(svg)
    size = {"width": round(float(root.get("width", "0"))), "height": int(float(root.get("height", "0")))}
    context = browser.new_context(viewport=size, device_scale_factor=1, offline=True)  # type: ignore[arg-type]
    watched = refuse_network(context, watch(context.new_page()))
    watched.page.set_content(f"<body style='margin:0'>{svg.decode().split('?>', 1)[1]}</body>")
    watched.page.evaluate("() => document.fonts.ready.then(() => 0)")
    shot = watched.page.screenshot(clip={"x": 0, "y": 0, **size}, timeout=120_000)  # type: ignore[typeddict-item]
    context.close()
    return pixels(shot), watched.requests


def tree(svg: bytes) -> etree._Element:
    """Return the root of an SVG."""
    return etree.fromstring(svg, etree.XMLParser(resolve_entities=False, huge_tree=True))


def events_in(svg: bytes) -> set[str]:
    """Return the ids of the events that some mark of an SVG names."""
    return {event for mark in tree(svg).iter() for event in (mark.get("data-events") or "").split()}


def words_in(svg: bytes) -> str:
    """Return all drawn text of an SVG, a line each."""
    return "\n".join("".join(text.itertext()) for text in tree(svg).iter(f"{SVG}text"))


def difference(one: Pixels, other: Pixels) -> float:
    """Return how far apart two pictures of one size are on average, from 0 to 1, after a blur of three pixels.

    The blur takes away what smoothing of edges differs by, and leaves a missing word or line.
    """
    assert one.shape == other.shape
    return float(np.abs(_blurred(one) - _blurred(other)).mean())


def worst(one: Pixels, other: Pixels, side: int = 40) -> float:
    """Return the greatest average difference of any square of so many pixels: a word or a mark that one lacks."""
    gap = np.abs(_blurred(one) - _blurred(other)).mean(axis=2)
    high, wide = (length // side * side for length in gap.shape)
    squares = gap[:high, :wide].reshape(high // side, side, wide // side, side)
    return float(squares.mean(axis=(1, 3)).max())


def _blurred(image: Pixels) -> Pixels:
    padded = np.pad(image, ((1, 1), (1, 1), (0, 0)), mode="edge")
    high, wide = image.shape[:2]
    shifted = [padded[y : y + high, x : x + wide] for y in range(3) for x in range(3)]
    return np.asarray(sum(shifted) / 9)


def fills_of(sheet: Sheet) -> list[tuple[str, str]]:
    """Return each island group that is drawn, with the ground it is filled with, in the order drawn."""
    found, fills = [], {}
    for mark in shapes(sheet):
        outline = mark.path.vertices.tobytes()
        if mark.name.startswith("island-"):
            found.append((mark.name.removeprefix("island-"), fills[outline]))
        elif mark.fill:
            fills[outline] = mark.fill
    return found


def clashes(sheet: Sheet) -> list[str]:
    """Return the lines of text that leave the picture, and the pairs that overlap."""
    lines = [mark for mark in sheet.marks if isinstance(mark, Words)]
    boxes = [words_box(mark) for mark in lines]
    edge = (0.0, 0.0, sheet.width + 1, sheet.height)
    outside = [
        mark.text
        for mark, box in zip(lines, boxes, strict=True)
        if box[0] < edge[0] or box[1] < edge[1] or box[2] > edge[2] or box[3] > edge[3]
    ]
    pairs = [(i, j) for i in range(len(boxes)) for j in range(i) if crosses(boxes[i], boxes[j])]
    return [*outside, *(f"{lines[i].text} / {lines[j].text}" for i, j in pairs)]


def shapes(sheet: Sheet) -> list[Shape]:
    """Return the marks that are shapes."""
    return [mark for mark in sheet.marks if isinstance(mark, Shape)]


def crosses(one: Box, other: Box) -> bool:
    """Say whether two boxes share more than half a pixel."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide > 0.5 and high > 2.5
