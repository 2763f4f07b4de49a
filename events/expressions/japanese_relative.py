"""Japanese expressions that count from the day of publication or from the date that the text spoke of last."""
# floor 7

from events.expressions.grammar import Found, Row
from events.expressions.japanese_endings import OF_DAY, OF_MONTH, OF_WEEK, OF_YEAR, PART_OF_DAY, TO
from events.expressions.japanese_guards import is_ago, is_weekday, is_word
from events.expressions.japanese_numbers import number
from events.expressions.japanese_words import UNITS
from events.expressions.japanese_years import counted, number_in
from events.expressions.values import Anchor, Between, Calendar, Offset, Part, Unit, Value, Weekday

_ABOUT = "(?:ほど|ばかり|余り|くらい|ぐらい)?"
_UNITS = "".join({unit[0] for unit in UNITS})
_COUNT = rf"{{count}}\s?{{unit}}(?P<half>半)?{_ABOUT}"


_SAME = Offset("month", 0, "story")


def _day_of_month(found: Found) -> Value:
    return Calendar(day=number(found.word("d")), within=counted(found, "rmonth", "month"))


def _days_of_month(found: Found) -> Value | None:
    first, last = number(found.word("d")), number(found.word("d2"))
    end = Calendar(day=last, within=counted(found, "rmonth", "month"))
    return Between(Calendar(day=first), end) if first < last else None


def _weekday_of_week(found: Found) -> Value:
    return Weekday(found.whole("wday"), within=counted(found, "week", "week"))


def _next_day(found: Found) -> Value:
    """翌15日: a day told by its number and by the day before it, which may lie in the month before."""
    return Calendar(day=number(found.word("d")), within=Offset("day", found.whole("next"), "story"))


def _span(found: Found, sign: int, anchor: Anchor) -> Value | None:
    """So many days, weeks, months or years before or after; half a year more is six months more."""
    unit: Unit = found.meaning("unit")  # type: ignore[assignment]  # the word list gives units
    count = number(found.word("count"))
    if not found.word("half"):
        return Offset(unit, sign * count, anchor)
    return Offset("month", sign * (12 * count + 6), anchor) if unit == "year" else None


def _years_ago(found: Found) -> Offset | None:
    return Offset("year", -number(found.word("count"))) if found.meaning("unit") == "year" else None


def _ago_month(found: Found) -> Value | None:
    """5年前の8月15日: counted in years only."""
    year = _years_ago(found)
    return year and Calendar(month=number(found.word("m")), day=number_in(found, "d"), within=year)


def _ago_season(found: Found) -> Value | None:
    year = _years_ago(found)
    return year and Part("season", found.whole("season"), within=year)


RELATIVE = (
    Row("today", rf"{{today}}(?:の?{{d}}\s?日)?{OF_DAY}", lambda found: counted(found, "today", "day"), is_word),
    Row("story-day", f"{{sday}}(?:{PART_OF_DAY})?", lambda found: counted(found, "sday", "day"), is_word),
    Row("next-day", rf"{{next}}の?{{d}}\s?日{OF_DAY}", _next_day, is_word),
    Row(
        "same-day-of-month",
        rf"{{same}}{{d}}\s?日{OF_DAY}",
        lambda found: Calendar(day=number(found.word("d")), within=_SAME),
        is_word,
    ),
    Row("side-month", f"{{rmonth}}{OF_MONTH}", lambda found: counted(found, "rmonth", "month"), is_word),
    Row("day-of-month", rf"{{rmonth}}の?\s?{{d}}\s?日{OF_DAY}", _day_of_month, is_word),
    Row("days-of-month", rf"{{rmonth}}の?\s?{{d}}\s?日?{TO}{{d2}}\s?(?:日|の?両日)", _days_of_month, is_word),
    Row("side-week", f"{{week}}{OF_WEEK}", lambda found: counted(found, "week", "week"), is_word),
    Row("weekday-of-week", f"{{week}}の?{{wday}}(?:{PART_OF_DAY})?", _weekday_of_week, is_word),
    Row("weekend", "{weekend}", lambda found: counted(found, "weekend", "weekend"), is_word),
    Row("weekday", f"{{wday}}(?:{PART_OF_DAY})?", lambda found: Weekday(found.whole("wday")), is_weekday),
    Row("monday", "{monday}", lambda found: Weekday(found.whole("monday")), is_word),
    Row(
        "monday-day", rf"{{monday}}の?{{d}}\s?日{OF_DAY}", lambda found: Calendar(day=number(found.word("d"))), is_word
    ),
    Row("part-of", "{yearpart}", lambda _: Offset("year", 0, "story"), is_word),
    Row("month-part", "{monthpart}", lambda _: Offset("month", 0), is_word),
    Row("turn-of-year", "{turn}", lambda found: Calendar(month=found.whole("turn")), is_word),
    Row("years-end-and-beginning", "{span}", lambda _: Between(Calendar(month=12), Calendar(month=1)), is_word),
    Row("ago", f"{_COUNT}前", lambda found: _span(found, -1, "published"), is_ago, _UNITS),
    Row("after", f"{_COUNT}後", lambda found: _span(found, 1, "story"), is_ago, _UNITS),
    Row("ago-month", rf"{{count}}\s?{{unit}}前の{{m}}月(?:{{d}}日)?{OF_MONTH}", _ago_month, is_ago, "年"),
    Row("ago-season", r"{count}\s?{unit}前の{season}", _ago_season, is_ago, "年"),
    Row("that-ago", f"{{that}}{_COUNT}前", lambda found: _span(found, -1, "story"), is_ago),
    Row("that-after", f"{{that}}{_COUNT}後", lambda found: _span(found, 1, "story"), is_ago),
    Row("century-side", f"{{tide}}{OF_YEAR}", lambda found: Offset("century", found.whole("tide")), is_word),
)
