"""A text as the search reads it: small letters, plain spaces and hyphens, and the way back to the text as given."""
# floor 0

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_APOSTROPHES = "\u2018\u2019\u02bc\u2032"
_SPACES = "\t\n\v\f\r\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029"
_SPACES += "\u202f\u205f\u3000"
# Signs that stand on the letter before them (a stress mark, a voiced kana's dots) or that nobody sees (a soft hyphen).
_ON_LETTER = "\u0300-\u036f\u0483-\u0487\u3099\u309a\uff9e\uff9f"
_UNSEEN = "\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff"
_HAS_SIGNS = re.compile(f"[{_ON_LETTER}{_UNSEEN}]")
_WITH_SIGNS = re.compile(f"([^{_ON_LETTER}{_UNSEEN}])?([{_ON_LETTER}{_UNSEEN}]+)", re.DOTALL)
_UNSEEN_SIGNS = re.compile(f"[{_UNSEEN}]")
# One kanji in its older and its present form; ё is often printed е.
_OTHER_FORMS = {"國": "国", "擇": "択", "齒": "歯", "嶋": "島", "嶌": "島", "ё": "е"}
_FEW = 24
# Letters beyond Latin by script, without punctuation, which goes with any.
_SCRIPTS = {
    "kanji and kana": re.compile("[\u0530-\u1fff\u2070-\U0010ffff]"),
    "cyrillic": re.compile("[\u0370-\u052f]"),
}


def _plain(char: str) -> str:
    """One character without width, accent and small difference; only a result of one character counts."""
    if char in _OTHER_FORMS:
        return _OTHER_FORMS[char]
    wide = unicodedata.normalize("NFKC", char).lower()
    base = unicodedata.normalize("NFD", wide)[0]
    if len(wide) == 1 and base.isascii():
        return base
    return wide if len(wide) == 1 else char


# Latin letters with accents, full-width signs, half-width kana, and kanji kept for old character sets.
_RANGES = ((0xC0, 0x250), (0x1E00, 0x1F00), (0xFF01, 0xFF9E), (0xF900, 0xFB00))
_PLAIN = {char: _plain(char) for low, high in _RANGES for char in map(chr, range(low, high))}
_PLAIN |= dict.fromkeys(_SPACES, " ") | dict.fromkeys(_HYPHENS, "-") | dict.fromkeys(_APOSTROPHES, "'")
_PLAIN |= _OTHER_FORMS
_PLAIN = {char: plain for char, plain in _PLAIN.items() if char != plain}
_TABLE = str.maketrans(_PLAIN)


@dataclass(frozen=True)
class Folded:
    """A folded text; `starts` are its offsets from which on `shifts` are added to reach the text as given."""

    text: str
    starts: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()

    @cached_property
    def scripts(self) -> tuple[str, ...]:
        """The scripts with letters in the text, Latin the last, as which all else counts."""
        return (*(script for script, letters in _SCRIPTS.items() if letters.search(self.text)), "latin")

    def back(self, offset: int) -> int:
        """The offset in the text as given of the folded character at `offset`, or of the end."""
        step = bisect_right(self.starts, offset)
        return offset + self.shifts[step - 1] if step else offset


# Several searches go over one text, one after another.
@lru_cache(maxsize=2)
def fold(text: str) -> Folded:
    """Any text, folded in linear time; lone surrogates and control characters stay as they are.

    Signs on a letter become one character with it, so that a stressed or decomposed spelling reads like the plain one.
    """
    # The only letter whose small form is two characters.
    text = text.replace("\u0130", "I")
    if text.isascii() or not _HAS_SIGNS.search(text):
        return Folded(_fold(text))
    starts: list[int] = []
    shifts: list[int] = []
    length = shift = end = 0
    for found in _WITH_SIGNS.finditer(text):
        length += found.start() - end + 1
        end = found.end()
        shift += end - found.start() - 1
        starts.append(length)
        shifts.append(shift)
    return Folded(_fold("".join(_joined(text))), tuple(starts), tuple(shifts))


def _joined(text: str) -> Iterator[str]:
    """The parts of a text, each letter with its signs in one character."""
    end = 0
    for found in _WITH_SIGNS.finditer(text):
        yield text[end : found.start()]
        yield _with_sign(found[0][:3] if found[1] else " ")
        end = found.end()
    yield text[end:]


@lru_cache(maxsize=4096)
def _with_sign(letter: str) -> str:
    """A letter and its first sign that is seen as one character."""
    seen = _UNSEEN_SIGNS.sub("", letter)[:2]
    return unicodedata.normalize("NFKC", seen)[0] if len(seen) > 1 else seen


def _fold(text: str) -> str:
    text = text.lower()
    strange = _PLAIN.keys() & set(text)
    if len(strange) > _FEW:
        return text.translate(_TABLE)
    # A few replacements by the C library are faster than a table that is asked for every letter.
    for char in strange:
        text = text.replace(char, _PLAIN[char])
    return text
