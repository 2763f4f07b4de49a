"""The one date type: an EDTF text, its first and last day, and how it reads in a language.

Dates are civil days of the Gregorian calendar in the years 1 to 9999: no clock, no time zone, no "today".
The forms are the part of EDTF levels 0 and 1 (Library of Congress, 2019) that a dated document needs; the
`edtf` package reads them. The same rules are written once more in the page's script: tests/data/dates.json
holds both to one table.
"""
# floor 2

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal, Self

from babel import Locale
from edtf import EDTFParseException, parse_edtf

from events.language import language_of

Precision = Literal["day", "month", "season", "year", "decade", "none"]

EXAMPLES = "'1855', '1855-02', '1855-02-07', '1945-21', '1644~', '194X', '1945-09-03/1945-09-05' or '1992/..'"

_OPEN = ".."
_WHOLE_DAY, _WHOLE_MONTH = len("1855-02-07"), len("1855-02")
_MONTHS = 12
# 21 to 24 in the place of a month are spring, summer, autumn and winter.
_POINT = re.compile(r"([0-9]{3}X|[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?)[~?%]?|[0-9]{4}-2[1-4]")
_PRECISION: dict[int, Precision] = {10: "day", 7: "month", 4: "year"}
_ORDER: tuple[Precision, ...] = ("day", "month", "season", "year", "decade")
_WINTER = 24
# Seasons stand behind the twelve months: 21 is the thirteenth name.
_TO_SEASONS = 9


@dataclass(frozen=True)
class EdtfDate:
    """A date as its source gives it, with the days that bound it.

    `earliest` and `latest` are both included; an open end is `date.min` or `date.max`. `approximate` is
    true if either end carries "~" or "%". `precision` is that of the coarser end.
    """

    text: str
    earliest: date
    latest: date
    approximate: bool
    precision: Precision

    @classmethod
    def parse(cls, text: object) -> Self:
        """Read an EDTF text; ValueError says what was found and gives a good example."""
        if not isinstance(text, str):
            raise ValueError(f"found {type(text).__name__}, wanted an EDTF text in quotes: {EXAMPLES}")
        ends = text.split("/")
        if len(ends) > 2 or text == _OPEN or not all(end == _OPEN or _POINT.fullmatch(end) for end in ends):
            raise ValueError(f"found {text[:60]!r}, wanted an EDTF date: {EXAMPLES}")
        try:
            earliest, latest = _bounds(ends)
        except (ValueError, EDTFParseException) as fault:
            raise ValueError(f"found {text!r}, wanted days that exist in the years 1 to 9999: {EXAMPLES}") from fault
        if earliest > latest:
            raise ValueError(f"found {text!r}, wanted the earlier end first: {ends[-1] + '/' + ends[0]!r}")
        points = [_Point.read(end) for end in ends if end != _OPEN]
        approximate = any(point.mark in ("~", "%") for point in points)
        return cls(text, earliest, latest, approximate, _coarsest(points))


@dataclass(frozen=True)
class _Point:
    """One end of a date: its numbers (year, month, day, as many as are known), its precision and its mark."""

    numbers: tuple[int, ...]
    precision: Precision
    mark: str

    @classmethod
    def read(cls, text: str) -> Self:
        """Split one end that `_POINT` has matched."""
        body, mark = text.rstrip("~?%"), text[-1] if text[-1] in "~?%" else ""
        if body.endswith("X"):
            return cls((int(body[:3]) * 10,), "decade", mark)
        numbers = tuple(int(number) for number in body.split("-"))
        return cls(numbers, "season" if len(numbers) == 2 and numbers[1] > 12 else _PRECISION[len(body)], mark)


def _coarsest(points: list[_Point]) -> Precision:
    return max((point.precision for point in points), key=_ORDER.index, default="none")


def _bounds(ends: list[str]) -> tuple[date, date]:
    """First and last day; ValueError for a day that the calendar does not have."""
    first, last = ends[0], ends[-1]
    return (date.min if first == _OPEN else _span(first)[0]), (date.max if last == _OPEN else _span(last)[1])


@cache
def _span(end: str) -> tuple[date, date]:
    """First and last day of one end; kept, since a catalogue names the same days again and again."""
    if len(end) == _WHOLE_DAY:
        # A plain day, month or year needs no grammar, and reading one takes milliseconds.
        return (date.fromisoformat(end),) * 2
    if end.isdigit():
        return date(int(end), 1, 1), date(int(end), 12, 31)
    if len(end) == _WHOLE_MONTH and int(end[5:]) <= _MONTHS:
        first = date.fromisoformat(f"{end}-01")
        return first, first.replace(day=monthrange(first.year, first.month)[1])
    parsed = parse_edtf(end)
    if end.endswith(f"-{_WINTER}") and int(end[:4]) < date.max.year:
        # The package ends a winter with its year; it lasts until spring.
        return date(int(end[:4]), 12, 1), date(int(end[:4]) + 1, 3, 1) - timedelta(days=1)
    return date(*parsed.lower_strict()[:3]), date(*parsed.upper_strict()[:3])


def format_date(edtf: EdtfDate, lang: str, short: bool = False) -> str:
    """How a date reads in "en", "ja" or "ru", never more exact than its source; `short` is for lists."""
    ends = edtf.text.split("/")
    points = [_Point.read(end) for end in ends if end != _OPEN]
    if not points:
        return _words(lang)["none"]
    if len(points) < len(ends):
        return _one(points[0], lang, short, "until" if ends[0] == _OPEN else "since")
    first, last = points[0], points[-1]
    if first == last:
        return _one(first, lang, short)
    if first.precision == last.precision and first.mark == last.mark and first.mark in ("", "~"):
        span = _years if first.precision in ("year", "decade") else _days
        return _words(lang)[first.mark].format(span(first, last, lang, short))
    return _words(lang)["range"].join(_one(point, lang, short) for point in (first, last))


def _one(point: _Point, lang: str, short: bool, open_end: str = "") -> str:
    """One day, month, year or decade with its mark: "c. 1644", "since 1992", "1786?"."""
    about = "~" if point.mark in ("~", "%") else ""
    text = _glue(_parts(point, lang, short, bool(about or open_end)), lang, short)
    text = _words(lang)[about + open_end].format(text)
    return _words(lang)["?"].format(text) if point.mark in ("?", "%") else text


def _years(first: _Point, last: _Point, lang: str, short: bool) -> str:
    """Two years or decades, the unit said once: "1300–1500", "1300〜1500年", "1300–1500 гг."."""
    head, tail = (_year(point, lang, bool(first.mark)) for point in (first, last))
    unit = "年" if lang == "ja" and first.precision == "year" else ""
    unit = "\u00a0гг." if lang == "ru" and not short else unit
    return head + _dash([head], lang, short=False) + tail + unit


def _days(first: _Point, last: _Point, lang: str, short: bool) -> str:
    """Two days or months, what they share said once: "3–5 September 1945", "1945年9月3日〜5日"."""
    start, end = (_parts(point, lang, short, bool(first.mark)) for point in (first, last))
    if lang == "ja":
        end = end[_shared(start, end) :]
    else:
        start = start[: len(start) - _shared(start[::-1], end[::-1])]
    return _glue(start, lang, short) + _dash(start, lang, short) + _glue(end, lang, short)


def _shared(one: list[str], other: list[str]) -> int:
    """How many parts two dates have in common before the first that differs."""
    return next(i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b)


def _dash(start: list[str], lang: str, short: bool) -> str:
    """A closed dash after one number (in English after one word too), else the wide one of the language."""
    if lang == "ja":
        return "–" if short else "〜"
    return "–" if len(start) == 1 and (lang == "en" or start[0].isdigit()) else _words(lang)["range"]


def _glue(parts: list[str], lang: str, short: bool) -> str:
    return ("." if short else "").join(parts) if lang == "ja" else "\u00a0".join(parts)


def _parts(point: _Point, lang: str, short: bool, oblique: bool) -> list[str]:
    """Numbers and names of a date in reading order; `oblique` is the Russian genitive after a preposition."""
    year, rest = _year(point, lang, oblique), point.numbers[1:]
    if lang == "ja":
        plain = short and rest
        units = ("", "", "") if plain or point.precision == "decade" else ("年", "月", "日")
        if point.precision == "season":
            return [f"{year}{units[0]}", _month(point, lang, short, oblique)]
        return [f"{number}{unit}" for number, unit in zip((year, *rest), units, strict=False)]
    if lang == "ru" and not short:
        year += "\u00a0гг." if point.precision == "decade" else "\u00a0г."
    if not rest:
        return [year]
    return [*(_words(lang)["day"].format(day) for day in rest[1:]), _month(point, lang, short, oblique), year]


def _month(point: _Point, lang: str, short: bool, oblique: bool) -> str:
    """The name of a month or season."""
    number = point.numbers[1]
    form = "format" if oblique or point.precision == "day" else "stand-alone"
    names = month_names(lang)[form]["abbreviated" if short else "wide"]
    return names[number - (_TO_SEASONS if point.precision == "season" else 1)]


def _year(point: _Point, lang: str, oblique: bool) -> str:
    if point.precision != "decade":
        return str(point.numbers[0])
    return _words(lang)["decade"].format(point.numbers[0]).replace("-е", "-х" if oblique else "-е")


def pattern_words(lang: str) -> dict[str, str]:
    """The patterns of a language as plain data, for this module and its twin in the page; "~" is about, "?" doubt."""
    words = language_of(lang).dates
    return {
        **{"": words.exact, "~": words.about, "?": words.doubt, "none": words.none, "range": words.range},
        **{"until": words.until, "~until": words.until_about, "since": words.since, "~since": words.since_about},
        **{"decade": words.decade, "day": words.day},
    }


@cache
def _words(lang: str) -> dict[str, str]:
    return pattern_words(lang)


@cache
def month_names(lang: str) -> dict[str, dict[str, list[str]]]:
    """Month names, January first, then seasons, spring first, by form ("format", "stand-alone") and width."""
    months, language = Locale.parse(lang, sep="-").months, language_of(lang)
    seasons = {"format": language.seasons_oblique, "stand-alone": language.seasons}
    return {
        form: {
            width: [*(months[form][width][number] for number in range(1, 13)), *seasons[form]]
            for width in ("wide", "abbreviated")
        }
        for form in ("format", "stand-alone")
    }
