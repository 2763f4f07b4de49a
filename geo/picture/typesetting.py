"""Lines of text: what can be drawn of a text, how wide it is in the real font, and where it may break (UAX 14)."""
# floor 1

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from uniseg.graphemecluster import grapheme_clusters
from uniseg.linebreak import line_break_units

from geo.picture.fonts import MISSING, Face, advances, face_of

# Marks that turn the direction of what follows, and what XML cannot hold, have no place in a drawn line.
_DIRECTION = {*"\u061c\u200e\u200f", *map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}
_INVISIBLE = {"Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"}


@lru_cache(maxsize=4096)
def drawable(text: str) -> str:
    """A text without control and direction marks; a character that no font has becomes a box."""
    return "".join(each if face_of(each, "regular") else MISSING for each in plain(text))


def plain(text: str) -> str:
    """A text without what cannot be seen: control and direction marks, halves of characters."""
    seen = (" " if character in "\t\n\r\u2028\u2029" else character for character in text)
    return "".join(each for each in seen if each not in _DIRECTION and unicodedata.category(each) not in _INVISIBLE)


@lru_cache(maxsize=16384)
def width_of(text: str, size: float, face: Face = "regular") -> float:
    """The width of a drawable text in CSS pixels at a font size, kerning left aside."""
    own, other = advances(face), advances("japanese")
    return size * sum(own.get(ord(each)) or other.get(ord(each), 1.0) for each in text)


@lru_cache(maxsize=4096)
def wrap(text: str, size: float, face: Face, limit: float) -> tuple[str, ...]:
    """The lines of a text, each at most `limit` CSS pixels wide; only a single letter wider than that is left over."""
    lines, line = [], ""
    for piece in _pieces(drawable(text), size, face, limit):
        if line and width_of((line + piece).rstrip(" "), size, face) > limit:
            lines.append(line.rstrip(" "))
            line = ""
        line += piece
    return (*lines, line.rstrip(" ")) if line.strip(" ") else tuple(lines)


def balanced(text: str, size: float, face: Face, limit: float) -> tuple[str, ...]:
    """As few lines as `wrap` makes, of about one length."""
    lines = wrap(text, size, face, limit)
    low, high = limit / 2, limit
    while len(lines) > 1 and high - low > 4:
        middle = (low + high) / 2
        low, high = (low, middle) if len(wrap(text, size, face, middle)) == len(lines) else (middle, high)
    return wrap(text, size, face, high) if len(lines) > 1 else lines


def _pieces(text: str, size: float, face: Face, limit: float) -> Iterator[str]:
    """What must stay together; a piece too wide for a line falls into letters."""
    for unit in _units(text):
        if width_of(unit.rstrip(" "), size, face) <= limit:
            yield unit
        else:
            yield from grapheme_clusters(unit)


@lru_cache(maxsize=4096)
def _units(text: str) -> tuple[str, ...]:
    """The parts between which a line may break, kept: a text is tried at many widths."""
    return tuple(line_break_units(text))
