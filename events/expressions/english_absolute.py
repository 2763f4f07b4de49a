"""English expressions that name a day, a month or a year, whole or in part."""
# floor 6

import re

from events.expressions.english_guards import (
    follows_between,
    follows_decade_word,
    is_decade,
    is_month,
    is_named_month,
    is_year,
    is_year_span,
)
from events.expressions.grammar import Found, Row
from events.expressions.values import Between, Calendar, Fixed, Offset, Unknown, Value

_SAID_YEAR = {"last": -1, "past": -1, "this": 0, "next": 1}
_STORY_YEAR = "(?P<story>that year|the same year|the following year|the next year|the previous year)"
_IN_YEAR = rf"(?:,? (?:of )?(?:(?P<side>last|this|next) year|{_STORY_YEAR}))"


def _within(found: Found) -> Offset | None:
    if found.word("side"):
        return Offset("year", _SAID_YEAR[found.word("side")])
    if story := found.word("story"):
        return Offset(
            "year", 1 if "following" in story or "next" in story else -1 if "previous" in story else 0, "story"
        )
    return None


def _calendar(found: Found) -> Value:
    day = found["d"] or found["ordinal"]
    return Calendar(found["y"], found["month"], day, within=_within(found), weekday=found["wday"])


def _numbers(found: Found) -> Value:
    return Calendar(found.whole("y"), found.whole("m"), found.whole("d"))


def _slashes(found: Found) -> Value | None:
    """Day and month in either order; where both orders give a day, the text itself does not say which."""
    first, second = found.whole("d"), found.whole("dd")
    year = found.whole("y") if found.word("y") else full_year(found.whole("yy"))
    if first > 12 >= second or first == second:
        return Calendar(year, second, first)
    return Calendar(year, first, second) if second > 12 >= first else Unknown("ambiguous")


def full_year(short: int) -> int:
    """A year of which two digits are written: 1950 to 2049."""
    return 2000 + short if short < 50 else 1900 + short


def _days(found: Found) -> Value | None:
    year, within = found["y"], _within(found)
    if _AND.search(found.match[0]) and found.whole("d2") != found.whole("d") + 1 and not follows_between(found.match):
        return None
    last_month = found["month2"] or found["month"]
    first = Calendar(year if found["month2"] is None else None, found["month"], found.whole("d"))
    return Between(first, Calendar(year, last_month, found.whole("d2"), within=within))


def _months(found: Found) -> Value:
    within = _within(found)
    return Between(Calendar(None, found.whole("month")), Calendar(found["y"], found.whole("month2"), within=within))


def _years(found: Found) -> Value | None:
    first, last = found.whole("y"), found.word("short")
    end = int(str(first)[: 4 - len(last)] + last) if last else found.whole("y2")
    return Fixed(f"{first}/{end}") if first < end else None


def _decade(found: Found) -> Value:
    if found.word("y"):
        return Fixed(f"{found.word('y')[:3]}X")
    return Fixed(f"19{(found['tens'] or found['decade'] or 0) // 10}X")


def _early_day(found: Found) -> Value:
    return Calendar(found["y"], found["month"], found.whole("ordinal"), within=_within(found))


_AND = re.compile(r" and ")
_TO = r" ?(?:-|to|through|until|and|till) ?"
_DAY_SPAN = rf"{{d}}{_TO}{{d2}}"

ABSOLUTE = (
    Row("iso", "{y}-{m}-{d}", _numbers),
    Row("iso", "{y}/{m}/{d}", _numbers),
    Row("iso", r"{y}\.{m}\.{d}", _numbers),
    Row("day-month-year", r"{d}\.{m}\.{y}", _numbers),
    Row("numbers", "{d}/{dd}/{y}", _slashes),
    Row("numbers", "{d}/{dd}/{yy}", _slashes),
    Row("numbers", "{d}-{dd}-{y}", _slashes),
    Row("attacks", "9/11", lambda _: Calendar(2001, 9, 11)),
    Row("month-day-year", "{month} (?:the )?{d},? {y}", _calendar, is_named_month),
    Row("month-day-year", "{month} {ordinal},? {y}", _calendar, is_named_month),
    Row("month-day", f"{{month}} (?:the )?{{d}}{_IN_YEAR}?", _calendar, is_named_month),
    Row("month-day", f"{{month}} {{ordinal}}{_IN_YEAR}?", _early_day, is_named_month),
    Row("month-year", "{month},? (?:of )?(?:the year )?{y}", _calendar, is_named_month),
    Row(
        "month-year",
        "{month} '{yy}",
        lambda found: Calendar(full_year(found.whole("yy")), found["month"]),
        is_named_month,
    ),
    Row("month", f"{{month}}{_IN_YEAR}?", _calendar, is_month),
    Row("day-month-year", "{d}-? ?(?:of )?{month}-?,? ?(?:of )?{y}", _calendar, is_named_month),
    Row("day-month", f"{{d}} (?:of |day of )?{{month}}{_IN_YEAR}?", _calendar, is_named_month),
    Row("day-month-year", "{ordinal} (?:of|day of) {month},? {y}", _calendar, is_named_month),
    Row("day-month", f"{{ordinal}} (?:of|day of) {{month}}{_IN_YEAR}?", _calendar, is_named_month),
    Row("weekday-date", r"{wday},? \(?{month} (?:the )?{d}(?:,? {y})?", _calendar, is_named_month),
    Row("weekday-date", r"{wday},? (?:the )?{d} (?:of )?{month}(?:,? {y})?", _calendar, is_named_month),
    Row("days", f"{{month}} {_DAY_SPAN}(?:,? {{y}}|{_IN_YEAR})?", _days, is_named_month),
    Row("days", f"{_DAY_SPAN} (?:of )?{{month}}(?:,? {{y}}|{_IN_YEAR})?", _days, is_named_month),
    Row("days", f"{{month}} {{d}}{_TO}{{month2}} {{d2}}(?:,? {{y}}|{_IN_YEAR})?", _days, is_named_month),
    Row("days", f"{{d}} {{month}}{_TO}{{d2}} {{month2}}(?:,? {{y}}|{_IN_YEAR})?", _days, is_named_month),
    Row(
        "months",
        f"{{month}}(?: ?- ?| to | through ){{month2}}(?:,? (?:of )?{{y}}|{_IN_YEAR})?",
        _months,
        is_named_month,
    ),
    Row("months", "{month} and {month2},? (?:of )?{y}", _months, is_named_month),
    Row("years", "{y} ?(?:-|/) ?{y2}", _years),
    Row("years", "{y}(?:-|/){short}", _years, is_year_span),
    Row("decade", "{ydecade}s", lambda found: Fixed(f"{found.word('ydecade')[:3]}X")),
    Row("decade", "{ydecade}'s", lambda found: Fixed(f"{found.word('ydecade')[:3]}X"), follows_decade_word),
    Row("decade", "{tens}'?s", _decade, is_decade),
    Row("decade", "{decade}", _decade, is_decade),
    Row("century", "{nth}[ -]century", lambda found: Fixed(f"{found.whole('nth') - 1:02d}XX")),
    Row("century", "{century}[ -]century", lambda found: Fixed(f"{found.whole('century') - 1:02d}XX")),
    Row("year", "{y}", lambda found: Calendar(found.whole("y")), is_year),
    Row("fiscal-year", r"(?:fiscal|fy|year) (?:year )?{y}", lambda found: Calendar(found.whole("y"))),
    Row("fiscal-year", r"fy{y}", lambda found: Calendar(found.whole("y"))),
)
