"""Japanese expressions that name a year, a month or a day."""
# floor 7

from events.expressions.grammar import Found, Row
from events.expressions.japanese_endings import OF_DAY, OF_MONTH, OF_YEAR, WEEKDAY_LETTERS
from events.expressions.japanese_eras import lunar_text
from events.expressions.japanese_guards import (
    is_dated,
    is_day,
    is_month,
    is_numbers,
    is_short,
    is_short_year,
    is_word,
    is_year,
)
from events.expressions.japanese_numbers import number
from events.expressions.japanese_sentences import reports
from events.expressions.japanese_years import BEHIND, YEARS, Year, dated, number_in, year_of
from events.expressions.values import Anchor, Calendar, Fixed, Value

_MONTH = r"の?\s{0,2}{m}\s?月"
_MONTH_DAY = rf"{_MONTH}の?\s{{0,2}}{{d}}\s?日{OF_DAY}"
# The same day as the other calendar has it, in brackets.
_OTHER = {
    "year": r"(?:\s?[(]\s?(?:旧暦)?{era3}\s?{n3}\s?年\s?[^()年月日]{1,3}月[^()年月日]{1,3}日\s?[)])?",
    "era": r"(?:\s?[(]\s?(?:新暦|西暦|陽暦|太陽暦)?{y3}年\s?{m3}月\s?{d3}日\s?[)])?",
}
_GUARDS = {"year": is_dated, "short": is_short, "era": is_word, "letter": is_word, "said": is_word, "same": is_word}
_ALONE = {**_GUARDS, "year": is_year, "short": is_short_year}


def weekday_in(found: Found) -> int | None:
    """The day of the week beside a day: 5日（金）."""
    said = found.word("wd") or found.word("wdd")
    return WEEKDAY_LETTERS.index(said) if said else None


def anchor_of(found: Found) -> Anchor | None:
    """A day without a year that belongs to a report is near the day of publication."""
    return "published" if reports(found.match) else None


def _year(found: Found) -> Value | None:
    year = year_of(found)
    if year is None:
        return None
    return year.within or Calendar(year.number)


def _month(found: Found) -> Value | None:
    year, month = year_of(found), number_in(found, "m")
    if year is None or month is None:
        return None
    if year.era:
        return Fixed(lunar_text(year.era, number(found.word("n")), month, None))
    return Calendar(year.number, month, within=year.within)


def _day(found: Found) -> Value | None:
    """A day of a year; in a year with lunar months, what the brackets say or the table knows."""
    year, month, day = year_of(found), number_in(found, "m"), number_in(found, "d")
    if year is None or month is None or day is None:
        return None
    if found.word("y3"):
        return dated(Year(number(found.word("y3"))), number(found.word("m3")), number(found.word("d3")))
    if year.era:
        return Fixed(lunar_text(year.era, number(found.word("n")), month, day))
    return dated(year, month, day, weekday_in(found))


def _month_day(found: Found) -> Value:
    month, day = number(found.word("m")), number(found.word("d"))
    return dated(Year(), month, day, weekday_in(found), anchor_of(found))


def _bare_day(found: Found) -> Value:
    return Calendar(day=number(found.word("d")), anchor=anchor_of(found))


def _numbers(found: Found) -> Value | None:
    year = year_of(found)
    return year and dated(year, number(found.word("m")), number(found.word("d")), weekday_in(found))


# The longest first: a shorter row behind a longer one is not read at all.
ABSOLUTE = (
    *(
        Row(f"{name}-month-day", f"{year}{_MONTH_DAY}{_OTHER.get(name, '')}", _day, _GUARDS[name], BEHIND[name])
        for name, year in YEARS.items()
    ),
    *(
        Row(f"{name}-month", f"{year}{_MONTH}{OF_MONTH}", _month, _GUARDS[name], BEHIND[name])
        for name, year in YEARS.items()
    ),
    *(Row(name, f"{year}{OF_YEAR}", _year, _ALONE[name], BEHIND[name]) for name, year in YEARS.items()),
    Row("month-day", rf"{{m}}\s?月\s{{0,2}}{{d}}\s?日{OF_DAY}", _month_day, is_month, "月"),
    Row("month", rf"{{m}}\s?月{OF_MONTH}", lambda found: Calendar(month=number(found.word("m"))), is_month, "月"),
    Row(
        "month-day-numbers",
        rf"{{m}}/{{d}}\s?[(](?P<wd>[{WEEKDAY_LETTERS}])(?:曜日?)?(?:・?祝)?[)]",
        _month_day,
        is_numbers,
        "/",
    ),
    Row("day", rf"{{d}}\s?日{OF_DAY}", _bare_day, is_day, "日"),
    Row("iso", r"{y}(?P<cut>[-/.・])\s?{m}(?P=cut)\s?{d}" + OF_DAY, _numbers, is_numbers, "-/.・"),
    Row(
        "iso-month",
        r"{y}/{m}",
        lambda found: Calendar(number(found.word("y")), number(found.word("m"))),
        is_numbers,
        "/",
    ),
    Row("short-numbers", r"{yy}(?P<cut>/|・){m}(?P=cut){d}" + OF_DAY, _numbers, is_numbers, "/・"),
    Row("letter-numbers", r"{letter}\.?{n}(?P<cut>[-/.・]){m}(?P=cut){d}" + OF_DAY, _numbers, is_numbers),
    Row("kanji-numbers", r"{kanji}{n}(?P<cut>[-/.・]){m}(?P=cut){d}" + OF_DAY, _numbers, is_numbers),
)
