"""The dates of rows: EDTF if a cell can be read as just what it says, else why not. Nothing is guessed."""
# floor 10

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from events.dates import EdtfDate
from events.expressions.finding import find_dates
from events.interchange.record import DateFault

_LONGEST = 80
_BEFORE = re.compile(r"^[-−–]\s*\d|\bB\.?\s?C\b|\bB\.?C\.?E\b|до\s+н|紀元前|^0000?$", re.IGNORECASE)
_ABOUT = re.compile(
    r"(?<!\w)(?:c|ca|cca|circa|about|around|approx\w*|roughly|perhaps|probably|before|after|ок|около|прим\w*|прибл\w*"
    r"|вероятно|возможно|до|после)(?!\w)|[頃約]|ごろ|ころ|以前|以後|^[~≈]",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?")
_JAPANESE = re.compile("[\u3041-\u30fa\u3400-\u9fff]")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_NOTHING_MORE = re.compile(r"[\s.,;()\[\]«»]*")
_THOUSANDS = re.compile(r"(?<=\d)[,\s](?=\d{3}$)|\.0+$")


@dataclass(frozen=True)
class When:
    """The date of a row: EDTF or "", its words, and why there is no date."""

    edtf: str = ""
    text: str = ""
    fault: DateFault = ""


NO_DATE = When("", "", "none")


@lru_cache(maxsize=4096)
def read_day(cell: str) -> When:
    """The date in one cell: EDTF, or words of a language of ours that mean days without counting from anything."""
    text = unicodedata.normalize("NFKC", cell).strip()
    if not text:
        return NO_DATE
    edtf = _valid(text) or _valid(text.replace("–", "/")) or _clocked(text)
    if edtf:
        return When(edtf, cell)
    if _BEFORE.search(text):
        return When("", cell, "before")
    if _ABOUT.search(text):
        return When("", cell, "about")
    worded = _worded(text) if len(text) <= _LONGEST else ""
    return When(worded, cell) if worded else When("", cell, "unread")


def read_parts(year: str, month: str, day: str) -> When:
    """The date in three cells, of which the last one or two may be empty; a month may be written out."""
    cells = [_THOUSANDS.sub("", unicodedata.normalize("NFKC", one).strip()) for one in (year, month, day)]
    text = "-".join(cell for cell in cells if cell)
    if not text:
        return NO_DATE
    numbers = cells[: sum(map(bool, cells))]
    if not all(numbers):
        return When("", text, "parts")
    if len(numbers) == 1 and not numbers[0].isdecimal():
        return read_day(numbers[0])
    if _BEFORE.search(cells[0]) or not cells[0].strip("0"):
        return When("", text, "before")
    if not all(number.isdecimal() for number in numbers):
        worded = read_day(" ".join(reversed(numbers)))
        return When(worded.edtf, text, worded.fault)
    edtf = "-".join([numbers[0].zfill(4), *(number.zfill(2) for number in numbers[1:])])
    return When(_valid(edtf), text, "" if _valid(edtf) and len(numbers[0]) <= len("1855") else "unread")


def spanning(first: When, last: When, open_end: bool = False) -> When:
    """The span from one date to another; without a last one the first, or all from it on where an end is `open_end`."""
    text = " – ".join(one.text for one in (first, last) if one.text)
    if last.fault == "none":
        edtf = f"{first.edtf}/.." if open_end and first.edtf and "/" not in first.edtf else first.edtf
        return When(edtf, text, first.fault)
    if first.fault == "none":
        return When("", text, "parts")
    if first.fault or last.fault:
        return When("", text, first.fault or last.fault)
    if first.edtf == last.edtf:
        return When(first.edtf, text)
    edtf = _valid(f"{first.edtf}/{last.edtf}")
    return When(edtf, text) if edtf else When("", text, "order" if _reversed(first, last) else "unread")


def first_given(dates: Sequence[When]) -> When:
    """The first date that can be read, else the first that is given at all."""
    given = [one for one in dates if one.fault != "none"]
    return next((one for one in given if one.edtf), given[0] if given else NO_DATE)


def _valid(text: str) -> str:
    try:
        return EdtfDate.parse(text).text
    except ValueError:
        return ""


def _reversed(first: When, last: When) -> bool:
    return "/" not in first.edtf + last.edtf and EdtfDate.parse(first.edtf).earliest > EdtfDate.parse(last.edtf).latest


def _clocked(text: str) -> str:
    """The day of a time stamp, whose clock a map of days has no use for."""
    found = _CLOCK.fullmatch(text)
    return _valid(found[1]) if found else ""


def _worded(text: str) -> str:
    """EDTF of words that are one date and nothing else; "" if they are not."""
    lang = "ja" if _JAPANESE.search(text) else "ru" if _CYRILLIC.search(text) else "en"
    found = find_dates(text, lang, None)
    if len(found) != 1 or found[0].basis != "absolute" or not found[0].edtf:
        return ""
    rest = text[: found[0].start] + text[found[0].end :]
    return _valid(found[0].edtf) if _NOTHING_MORE.fullmatch(rest) else ""
