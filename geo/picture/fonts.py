"""The typefaces of a picture: their files, names, widths and subsets; Japanese stands behind the Cyrillic one."""
# floor 0

import io
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.metadata import distribution
from pathlib import Path
from typing import Literal

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from matplotlib.font_manager import FontEntry, fontManager

Face = Literal["regular", "semibold", "italic", "japanese"]

_FOLDER = Path(__file__).resolve().parents[2] / "assets" / "font"
# Each face is a family of its own: nothing is then guessed from weights, and no font of the machine can take its place.
FAMILY: Mapping[Face, str] = {
    "regular": "Four Islands Sans",
    "semibold": "Four Islands Sans Semibold",
    "italic": "Four Islands Sans Italic",
    "japanese": "IPAexGothic of the Four Islands",
}
_FILES = {"regular": "Regular", "semibold": "Semibold", "italic": "Italic"}
# Where a character has no glyph in any font, this one stands; the Japanese font has it.
MISSING = "□"


@cache
def file_of(face: Face) -> Path:
    """The font file of a face; the Japanese one lies in a package that is not imported: it changes settings."""
    if face == "japanese":
        return Path(str(distribution("matplotlib-fontja").locate_file("matplotlib_fontja/fonts/ipaexg.ttf")))
    return _FOLDER / f"FourIslandsSans-{_FILES[face]}.ttf"


@cache
def register() -> None:
    """Make the faces known to matplotlib under the names of FAMILY; nothing else there changes."""
    for face, family in FAMILY.items():
        fontManager.ttflist.append(FontEntry(fname=str(file_of(face)), name=family))


@cache
def advances(face: Face) -> Mapping[int, float]:
    """Width of each character of a face by code point, in units of the font size."""
    font = TTFont(file_of(face), lazy=True)
    units, metrics = font["head"].unitsPerEm, font["hmtx"].metrics
    return {code: metrics[glyph][0] / units for code, glyph in font.getBestCmap().items()}


def face_of(character: str, face: Face) -> Face | None:
    """The face that draws a character where `face` is asked for; None if no font has it."""
    code = ord(character)
    if code in advances(face):
        return face
    return "japanese" if code in advances("japanese") else None


@lru_cache(maxsize=64)
def subset(face: Face, characters: str) -> bytes:
    """A WOFF2 font with just these characters; the same bytes each time."""
    font = TTFont(file_of(face), lazy=True, recalcTimestamp=False)
    options = Options(layout_features=["kern"], hinting=False, notdef_outline=True, name_IDs=[0, 1, 2, 13])
    subsetter = Subsetter(options)
    subsetter.populate(text=characters)
    subsetter.subset(font)
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out, reorderTables=False)
    return out.getvalue()
