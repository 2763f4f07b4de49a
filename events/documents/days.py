"""Days as header lines write them: with or without a year, in English, Japanese and Russian, in any document.

This is for publication lines and datelines only. Dates in running prose need the grammar of their language.
"""
# floor 7

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_ENGLISH = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
_ENGLISH += "|nov(?:ember)?|dec(?:ember)?"
_RUSSIAN = "янв(?:ар[ья])?|фев(?:р(?:ал[ья])?)?|мар(?:та?)?|апр(?:ел[ья])?|ма[йя]|июн[ья]?|июл[ья]?|авг(?:уста?)?"
_RUSSIAN += "|сент?(?:ябр[ья])?|окт(?:ябр[ья])?|ноя(?:б(?:р[ья])?)?|дек(?:абр[ья])?"
_MONTHS = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10}
_MONTHS |= {"nov": 11, "dec": 12, "янв": 1, "фев": 2, "мар": 3, "апр": 4, "май": 5, "мая": 5, "июн": 6, "июл": 7}
_MONTHS |= {"авг": 8, "сен": 9, "окт": 10, "ноя": 11, "дек": 12}
# The year before the first of each era.
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_DIGITS = str.maketrans("０１２３４５６７８９〇一二三四五六七八九", "01234567890123456789")
_NUMBER = "[0-9０-９〇一二三四五六七八九十元]"

_ROWS = [
    # 2023-01-23, 2023/1/23, 2023.01.23
    r"(?<!\d)(?P<y>[12]\d{3})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)",
    # 23.01.2023; with strokes or hyphens only where one of the numbers can be no month
    r"(?<!\d)(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>[12]\d{3})(?!\d)",
    r"(?<!\d)(?P<d>1[3-9]|2\d|3[01])(?P<s>[-/])(?P<m>\d{1,2})(?P=s)(?P<y>[12]\d{3})(?!\d)",
    r"(?<!\d)(?P<m>\d{1,2})(?P<s>[-/])(?P<d>1[3-9]|2\d|3[01])(?P=s)(?P<y>[12]\d{3})(?!\d)",
    r"(?<!\d)(?P<m>\d{1,2})(?P<s>[-/])(?P<d>(?P=m))(?P=s)(?P<y>[12]\d{3})(?!\d)",
    # 23 January 2023, 23rd of Jan., 2023, 23 января 2023 г.
    rf"(?<!\w)(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[ \u00a0-](?:of )?(?P<n>{_ENGLISH}|{_RUSSIAN})\b\.?"
    r"(?:[ \u00a0,-]{1,2}(?P<y>[12]\d{3})(?!\d)(?:\s?(?:года?|г\.))?)?",
    # January 23, 2023
    rf"(?<!\w)(?P<n>{_ENGLISH})\b\.?[ \u00a0](?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)"
    r"(?:,?[ \u00a0](?P<y>[12]\d{3})(?!\d))?",
    # 2023年1月23日, 令和5年1月23日, 1月23日, 23日
    rf"(?:(?P<e>{'|'.join(_ERAS)})?\s?(?P<y>{_NUMBER}{{1,4}})\s?年\s?(?:[（(][^）)\n]{{1,8}}[）)])?)?"
    rf"\s?(?P<m>{_NUMBER}{{1,2}})\s?月\s?(?P<d>{_NUMBER}{{1,3}})\s?日",
    rf"(?<![0-9０-９〇一二三四五六七八九十月年])(?P<d>{_NUMBER}{{1,3}})日(?![本曜間])",
]
_AMBIGUOUS = re.compile(r"(?<!\d)(0?[1-9]|1[0-2])([/-])(0?[1-9]|1[0-2])\2[12]\d{3}(?!\d)")
_PATTERNS = [re.compile(row, re.IGNORECASE) for row in _ROWS]


@dataclass(frozen=True)
class Day:
    """A day at text[start:end]; `year` and `month` are 0 where they are not said."""

    start: int
    end: int
    year: int
    month: int
    day: int

    @property
    def edtf(self) -> str:
        """An EDTF day, "" without a year."""
        return f"{self.year:04}-{self.month:02}-{self.day:02}" if self.year else ""

    def agrees_with(self, edtf: str) -> bool:
        """Whether a whole EDTF day has the same numbers as far as this one says them."""
        year, month, day = (int(part) for part in edtf.split("-"))
        return self.year in (0, year) and self.month in (0, month) and self.day == day


def days_in(text: str) -> list[Day]:
    """Days in a short text by position, the longer of two that overlap; days that no calendar has are left out."""
    found = sorted(_all_days(text), key=lambda day: (day.start - day.end, day.start))
    taken: list[Day] = []
    for day in found:
        if all(day.end <= other.start or other.end <= day.start for other in taken):
            taken.append(day)
    return sorted(taken, key=lambda day: day.start)


def has_impossible_day(text: str) -> bool:
    """Whether a short text names a whole day that no calendar has, such as 30 February 2023."""
    said = (match.groupdict() for pattern in _PATTERNS for match in pattern.finditer(text))
    return any(each.get("y") and not _exists(*_numbers(each)) for each in said) and not days_in(text)


def has_ambiguous_day(text: str) -> bool:
    """Whether a short text names a day such as 03/04/2020, which two customs read differently."""
    found = _AMBIGUOUS.search(text)
    return bool(found and int(found[1]) != int(found[3]))


def _all_days(text: str) -> Iterator[Day]:
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            year, month, number = _numbers(match.groupdict())
            # A leap year and a long month stand in for what is not said.
            if _exists(year or 2000, month or 1, number):
                start = match.end() - len(match[0].lstrip())
                yield Day(start, match.end(), year, month, number)


def _numbers(said: dict[str, str | None]) -> tuple[int, int, int]:
    year, month, day = (_number(said.get(key)) for key in "ymd")
    year += _ERAS.get(said.get("e") or "", 0)
    month = _MONTHS[name[:3].lower()] if (name := said.get("n")) else month
    # A short year without its era may be of any.
    return (year if year >= 1000 else 0), month, day


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _number(said: str | None) -> int:
    """A number in western, wide or Japanese digits: 23, ２３, 二十三, 二〇二三, 元 (the first)."""
    if not said:
        return 0
    if said == "元":
        return 1
    tens, ten, ones = said.partition("十")
    if ten:
        return _number(tens or "1") * 10 + _number(ones)
    plain = said.translate(_DIGITS)
    return int(plain) if plain.isdigit() else 0
