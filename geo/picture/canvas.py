"""From a sheet to matplotlib's figure and to bytes; no setting of matplotlib changes for anybody else."""
# floor 3

import io
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import matplotlib
import numpy as np
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.ft2font import LoadFlags
from matplotlib.patches import PathPatch
from matplotlib.textpath import TextPath
from matplotlib.transforms import Affine2D, Bbox, Transform, TransformedBbox
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from geo.picture.fonts import FAMILY, Face, advances, file_of, register
from geo.picture.sheet import Box, Shape, Sheet, Words

UNIT = 72  # CSS pixels of a sheet in an inch of the figure: one of them is a point of the PDF
HALO = 3.5  # CSS pixels, half of them outside the letters
# matplotlib keeps fonts, layouts and settings for the whole process: one drawing at a time.
_ONE_AT_A_TIME = threading.RLock()
_SETTINGS: dict[str, Any] = {
    **{"svg.fonttype": "none", "svg.hashsalt": "four-islands", "pdf.fonttype": 42, "pdf.compression": 6},
    # Letters stand where their widths say, at every scale and in every format.
    **{"text.hinting": "no_hinting", "text.parse_math": False, "text.usetex": False, "text.antialiased": True},
    **{"path.simplify": False, "path.snap": False, "agg.path.chunksize": 0, "path.effects": [], "path.sketch": None},
}


@contextmanager
def drawing() -> Iterator[None]:
    """While a picture is drawn: this project's settings, and no other drawing."""
    with _ONE_AT_A_TIME, matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(_SETTINGS)  # type: ignore[arg-type]
        register()
        yield


def to_png(sheet: Sheet, scale: float, metadata: Mapping[str, str], few_colours: bool = False) -> bytes:
    """The sheet as PNG, `scale` device pixels to a CSS pixel; texts that Latin-1 lacks are kept as iTXt.

    With `few_colours` it has 256 of them, those of an octree, without dithering: a quarter of the bytes, and no point
    further than a few shades from its own.
    """
    canvas = FigureCanvasAgg(_figure(sheet, UNIT * scale, outlined=True))
    canvas.draw()  # type: ignore[no-untyped-call]
    picture = Image.fromarray(np.asarray(canvas.buffer_rgba()))  # type: ignore[no-untyped-call]
    if few_colours:
        picture = picture.convert("RGB").quantize(256, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    about = PngInfo()
    for name, text in metadata.items():
        about.add_text(name, text)
    out = io.BytesIO()
    # zlib's 6 takes three times as long for a tenth less.
    picture.save(out, "png", pnginfo=about, compress_level=6 if few_colours else 3)
    return out.getvalue()


def to_pdf(sheet: Sheet, metadata: Mapping[str, Any]) -> bytes:
    """The sheet as PDF, a point for a CSS pixel; its texts stay texts."""
    out = io.BytesIO()
    FigureCanvasPdf(_figure(sheet, UNIT, outlined=True)).print_pdf(out, metadata=dict(metadata))  # type: ignore[no-untyped-call]
    return out.getvalue()


def to_svg(sheet: Sheet) -> bytes:
    """The sheet as matplotlib writes SVG: mark n is the group "m<n>", its texts are texts."""
    out = io.BytesIO()
    FigureCanvasSVG(_figure(sheet, UNIT, outlined=False)).print_svg(out, metadata={"Date": None, "Creator": None})  # type: ignore[no-untyped-call]
    return out.getvalue()


def _figure(sheet: Sheet, dpi: float, outlined: bool) -> Figure:
    # A hair wider than asked, so that rounding never takes a row of pixels.
    figure = Figure(figsize=((sheet.width + 1e-6) / UNIT, (sheet.height + 1e-6) / UNIT), dpi=dpi, frameon=False)
    # Inches stand on the bottom, sheets hang from the top.
    page = Affine2D().scale(1 / UNIT, -1 / UNIT).translate(0, sheet.height / UNIT) + figure.dpi_scale_trans
    for number, mark in enumerate(sheet.marks):
        place = Affine2D().translate(*mark.shift) + page if any(mark.shift) else page
        artists = _patch(mark, place) if isinstance(mark, Shape) else _text(mark, place, outlined)  # type: ignore[arg-type]
        for artist in artists:
            artist.set_gid(f"m{number}")
            artist.set_zorder(number)
            figure.add_artist(artist)
            artist.set_clip_path(None)
            if mark.clip:
                artist.set_clip_box(_clip(mark.clip, place))
    return figure


def _clip(box: Box, place: Transform) -> TransformedBbox:
    left, top, right, bottom = box
    return TransformedBbox(Bbox([[left, top], [right, bottom]]), place)


def _patch(mark: Shape, place: Transform) -> list[Artist]:
    patch = PathPatch(
        mark.path,
        transform=place,
        facecolor=mark.fill or "none",
        edgecolor=mark.stroke or "none",
        linewidth=mark.width if mark.stroke else 0,
        linestyle=(0, mark.dash) if mark.dash else "solid",
        capstyle=mark.cap,
        joinstyle="round",
    )
    # Dashes are given in CSS pixels here, in line widths there.
    patch._dash_pattern = (0, mark.dash) if mark.dash else (0, None)  # type: ignore[attr-defined]
    return [patch]


def _text(mark: Words, place: Transform, outlined: bool) -> list[Artist]:
    left = mark.at[0] - {"left": 0.0, "center": 0.5, "right": 1.0}[mark.anchor] * _extent(mark)
    line = _Line(mark.text, _font(mark.text, mark.face, mark.size), mark.colour, (left, mark.at[1]), place)
    if not (mark.halo and outlined):
        return [line]
    here = Affine2D().scale(1, -1).translate(left, mark.at[1]) + place
    outline = _outline(mark.text, mark.face, mark.size)
    # The letters' outlines with a wide line: what paint-order does in SVG.
    style = {"facecolor": "none", "edgecolor": mark.halo, "linewidth": HALO, "joinstyle": "round"}
    return [PathPatch(outline, transform=here, **style), line]


class _Line(Artist):
    """A line of text that starts at a point: without the layout of matplotlib's own Text, which is slow."""

    def __init__(self, text: str, font: FontProperties, colour: str, at: tuple[float, float], place: Transform) -> None:
        super().__init__()
        self._text, self._font, self._colour, self._at = text, font, colour, at
        self.set_transform(place)

    def draw(self, renderer: Any) -> None:
        """Draw it; no letter of it is read as mathematics."""
        renderer.open_group("text", gid=self.get_gid())
        gc = renderer.new_gc()
        gc.set_foreground(self._colour)
        self._set_gc_clip(gc)  # type: ignore[attr-defined]
        x, y = self.get_transform().transform(self._at)
        y = renderer.height - y if renderer.flipy() else y
        renderer.draw_text(gc, x, y, self._text, self._font, 0, ismath=False)
        gc.restore()
        renderer.close_group("text")


def _extent(mark: Words) -> float:
    """The width of a line of text as it is laid out, kerning included; only asked for where it matters."""
    return 0.0 if mark.anchor == "left" else _laid_out(mark.text, mark.face, mark.size)


@lru_cache(maxsize=4096)
def _laid_out(text: str, face: Face, size: float) -> float:
    font = get_font([str(file_of(face)), str(file_of("japanese"))] if _mixed(text, face) else [str(file_of(face))])
    font.set_size(size, UNIT)
    font.set_text(text, 0, flags=LoadFlags.NO_HINTING)
    return float(font.get_width_height()[0] / 64)


@lru_cache(maxsize=512)
def _outline(text: str, face: Face, size: float) -> TextPath:
    return TextPath((0, 0), text, size=size, prop=_font(text, face, size))


@lru_cache(maxsize=4096)
def _font(text: str, face: Face, size: float) -> FontProperties:
    """The face, and the Japanese one behind it only where a letter needs it: it is slow to lay out."""
    families = [FAMILY[face], FAMILY["japanese"]] if _mixed(text, face) else [FAMILY[face]]
    return FontProperties(family=families, size=size)


def _mixed(text: str, face: Face) -> bool:
    return any(ord(letter) not in advances(face) for letter in text)
