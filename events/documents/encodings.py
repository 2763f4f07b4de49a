"""Text from bytes of an unknown encoding: read exactly, or refused, or marked where something was lost.

Marks of byte order and strict UTF-8 decide first. What is neither is read in every encoding in which news is kept,
and the most plausible reading is taken; what none of them makes plausible goes to a general detector.
"""
# floor 8

import codecs
import re
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter

from events.documents.faults import DocumentError
from events.documents.plausible import ENOUGH, plausibility, plausibility_of_all

# UTF-32 first: its mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# With the plausibility that each needs: single bytes make Cyrillic letters of anything. At equal plausibility the
# earlier one is taken: each wider set stands after the narrower one that it extends.
_ENOUGH = {"shift_jis": ENOUGH, "cp932": ENOUGH, "euc_jp": ENOUGH, "euc_jis_2004": ENOUGH, "cp1252": ENOUGH}
_ENOUGH |= {"cp1251": 0.5, "koi8-r": 0.5, "koi8-u": 0.5, "cp866": 0.5, "iso8859-5": 0.5}
_ESCAPED = ("iso2022_jp", "iso2022_jp_ext")
_ESCAPE = re.compile(rb"\x1b(\$[@B]|\([JI])")
# What no encoding of text uses but for a stray one; line ends, tabs, ESC and the old end mark are no sign.
_CONTROLS = bytes(code for code in [*range(32), 127] if code not in b"\t\n\v\f\r\x1a\x1b")
_BROKEN = "\ufffd"
# An encoding that a page declares, and the wider one that pages so declared are really in.
_WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252", "shift_jis": "cp932", "gb2312": "gb18030", "euc_kr": "cp949"}
_KNOWN = frozenset({*(encoding for _, encoding in _MARKS), *_ENOUGH, *_ESCAPED})
_NOTHING = (0.0, "", "")
_LOOKED_AT = 200_000
_WIDE_WORD = re.compile(r"[^\x00-\x7f]{4,400}")
_WORDS_LOOKED_AT = 40
_LETTERS_TO_ONE_LOST = 50
# Codecs of Python that are no encoding of a page.
_NO_CHARSET = frozenset({"punycode", "idna", "utf_7", "unicode_escape", "raw_unicode_escape", "undefined"})


@dataclass(frozen=True)
class Decoded:
    r"""Text with "\n" as its only line end and without NUL; `warnings` are keys as in a Document.

    "not-utf8:" names one of the project's own encodings, "guessed:" one that only the general detector proposed.
    """

    text: str
    warnings: tuple[str, ...] = ()


def decode(name: str, data: bytes, declared: str = "") -> Decoded:
    """Decode the bytes of a text; `declared` is the encoding that a page names, believed only if it fits.

    DocumentError with the key "binary" or "encoding" if no reading makes sense.
    """
    text, encoding = _read(name, data, declared)
    warnings = [] if encoding == "utf-8" else [f"{'not-utf8' if encoding in _KNOWN else 'guessed'}:{encoding}"]
    if "\0" in text:
        text = text.replace("\0", "")
        warnings.append("nul")
    if _BROKEN in text and _lost(data, encoding):
        warnings.append("broken-characters")
    if encoding == "utf-8" and _is_encoded_twice(text):
        warnings.append("encoded-twice")
    return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), tuple(warnings))


def _read(name: str, data: bytes, declared: str) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            marked = data[len(mark) :].decode(encoding, errors="replace")
            if _strange(marked) > max(1, len(marked) // _LETTERS_TO_ONE_LOST):
                raise DocumentError(name, "encoding")
            return marked, encoding
    strange = len(data) - len(data.translate(None, _CONTROLS))
    text = None if _ESCAPE.search(data) else _strictly(data, "utf-8")
    if text is not None and not strange:
        return text, "utf-8"
    wide = _as_utf_16(data) if strange else None
    if wide:
        return wide
    nuls = data.count(0)
    if nuls > len(data) // 4 or strange - nuls > max(2, len(data) // 200):
        raise DocumentError(name, "binary", "a file of other bytes than text")
    if text is not None:
        return text, "utf-8"
    declared_reading = _as_declared(data, declared)
    if declared_reading and plausibility(declared_reading[0]) > _ENOUGH.get(declared_reading[1], ENOUGH):
        return declared_reading
    found = _nearly_utf_8(data) or _most_plausible(data) or declared_reading or _as_detected(data)
    if not found:
        raise DocumentError(name, "encoding")
    return found


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _lost(data: bytes, encoding: str) -> bool:
    """Whether decoding gave up on some bytes; a replacement character may also stand in the file itself."""
    body = next((data[len(mark) :] for mark, _ in _MARKS if data.startswith(mark)), data)
    return _strictly(body, encoding) is None


def _as_utf_16(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without a mark: its line ends, spaces and Cyrillic letters look like control characters."""
    readings = [(text, encoding) for encoding in ("utf-16-le", "utf-16-be") if (text := _strictly(data, encoding))]
    ranked = sorted(readings, key=lambda reading: plausibility_of_all(reading[0]), reverse=True)
    return ranked[0] if ranked and plausibility_of_all(ranked[0][0]) > ENOUGH else None


def _as_declared(data: bytes, declared: str) -> tuple[str, str] | None:
    try:
        encoding = codecs.lookup(declared).name
    except (LookupError, ValueError):
        return None
    for each in (encoding, _WIDER.get(encoding, encoding)):
        text = _strictly(data, each) if encoding.replace("-", "_") not in _NO_CHARSET else None
        if text is not None and not _strange(text):
            return text, each
    return None


def _most_plausible(data: bytes) -> tuple[str, str] | None:
    if _ESCAPE.search(data):
        return next(((text, each) for each in _ESCAPED if (text := _strictly(data, each)) is not None), None)
    readings = [(text, each) for each in _ENOUGH if (text := _strictly(data, each)) is not None]
    readings += [(text, each) for each in ("cp932", "euc_jp") if (text := _nearly(data, each, _LETTERS_TO_ONE_LOST))]
    rated = [(plausibility(text), text, encoding) for text, encoding in readings]
    # max keeps the first of equals.
    _, text, encoding = max((each for each in rated if each[0] > _ENOUGH[each[2]]), key=itemgetter(0), default=_NOTHING)
    return (text, encoding) if encoding else None


def _nearly_utf_8(data: bytes) -> tuple[str, str] | None:
    """UTF-8 with a few bytes lost: bytes of another encoding hardly ever make letters of it."""
    text = _nearly(data, "utf-8", 10)
    return (text, "utf-8") if text else None


def _nearly(data: bytes, encoding: str, letters: int) -> str | None:
    """A reading with at most one character lost in so many that are not ASCII, or a single one in any two."""
    text = data.decode(encoding, errors="replace")
    lost = text.count(_BROKEN)
    wide = len(text) - len(text.encode("ascii", errors="ignore"))
    return text if 0 < lost <= max(min(1, wide // 2), wide // letters) else None


def _as_detected(data: bytes) -> tuple[str, str] | None:
    """What a general detector makes of it, held to a strict decoding of the whole."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_LOOKED_AT]).best()
    text = _strictly(data, best.encoding) if best else None
    return (text, best.encoding) if best and text is not None and not _strange(text) else None


def _is_encoded_twice(text: str) -> bool:
    """Whether most of the first words that are not ASCII are UTF-8 that was taken for single bytes and stored so."""
    words = [match[0] for match in islice(_WIDE_WORD.finditer(text), _WORDS_LOOKED_AT)]
    twice = [
        word for word in words if any(_turned_back(word, encoding) for encoding in ("cp1252", "cp1251", "latin-1"))
    ]
    return len(twice) > 1 and 2 * len(twice) > len(words)


def _turned_back(word: str, encoding: str) -> bool:
    try:
        return len(word.encode(encoding).decode("utf-8")) < len(word)
    except UnicodeError:
        return False


def _strange(text: str) -> int:
    """How many characters are control, private, unassigned or replacement ones, ASCII apart, among the first."""
    wide = (char for char in text[:_LOOKED_AT] if char > "\x7f" and char != "\xad")
    return sum(char == _BROKEN or not (char.isprintable() or char.isspace()) for char in wide)
