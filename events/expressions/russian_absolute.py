"""Russian expressions that name a day, a month or a year, whole or in part."""
# floor 7

from events.expressions.grammar import Found, Row
from events.expressions.russian_frames import (
    TAIL,
    YEAR,
    YEAR_END,
    YEAR_WORD,
    day_value,
    from_old_style,
    full_year,
    has_word,
    of_two_styles,
    within,
    year_of,
)
from events.expressions.russian_guards import is_bare_day, is_bare_year, is_month, is_named, is_span, is_year
from events.expressions.values import Between, Calendar, Fixed, Value

_STYLE = (
    r"(?:(?:по )?(?P<style>ст(?:\.|арому|арого) ?ст(?:\.|илю|иля)|с\. ?ст\.|н(?:\.|овому|ового) ?ст(?:\.|илю|иля)))"
)
_TO = "(?: ?- ?| по | до )"


def _day(found: Found) -> Value:
    return day_value(year_of(found), _month(found), found["d"] or found["ordinal"], within(found), _weekday(found))


def _weekday(found: Found) -> int | None:
    return found["wday"] if found.word("wday") else found["wday2"]


def _weekday_date(found: Found) -> Value:
    return day_value(None, found["mon"], found["d"], weekday=found["wday"])


def _month(found: Found, number: str = "") -> int | None:
    return found[f"mon{number}"] or found[f"month{number}"]


def _numbers(found: Found) -> Value:
    return day_value(full_year(found.whole("yy")) if found.word("yy") else found["y"], found["m"], found["dd"])


def _roman(found: Found) -> Value:
    return day_value(full_year(found.whole("yy")) if found.word("yy") else found["y"], found["rmonth"], found["dd"])


def _number_days(found: Found) -> Value:
    first = Calendar(None, found["m"] if found.word("m2") else None, found.whole("dd"))
    return Between(first, Calendar(found.whole("y"), found["m2"] or found["m"], found.whole("dd2")))


def _days(found: Found) -> Value | None:
    """Days of one month or two; those that "и" joins are one span only if one follows the other."""
    first, last = found.whole("d"), found.whole("d2")
    if not found.word("mon2"):
        if first >= last or (has_word(found, r"[0-9е-я] и [0-9]") and last != first + 1):
            return None
        return Between(Calendar(day=first), Calendar(year_of(found), _month(found), last, within=within(found)))
    return Between(
        Calendar(None, found["mon"], first), Calendar(year_of(found), found["mon2"], last, within=within(found))
    )


def _months(found: Found) -> Value | None:
    first, last = found.whole("month"), found.whole("month2")
    if has_word(found, " и ") and (last != first + 1 or (year_of(found) or within(found)) is None):
        return None
    return Between(Calendar(None, first), Calendar(year_of(found), last, within=within(found)))


def _years(found: Found) -> Value | None:
    first, last = found.whole("y"), found.word("short")
    end = int(str(first)[: 4 - len(last)] + last) if last else found.whole("z")
    return Fixed(f"{first}/{end}") if first < end else None


def _two_styles(found: Found) -> Value | None:
    """A day of both calendars; where one year stands behind both days it is that of the first."""
    first, second = _month(found), found["mon2"] or _month(found)
    if first is None or second is None:
        return None
    year, other = (found["y"], found["z"])
    return of_two_styles(year, (first, found.whole("d")), (second, found.whole("d2")), other)


def _style(found: Found) -> Value | None:
    if found.word("style").startswith("н"):
        return _day(found)
    return from_old_style(found.whole("y"), found.whole("mon"), found.whole("d"))


def _plain_year(found: Found) -> Value:
    return Calendar(found["y"] or found["old"] or found["yearword"] or full_year(found.whole("yy")))


# What stands behind the number of a day: its ending, or the first letter of a month.
_DAY_END = "-огмые"
_DAY = _DAY_END + '»"яфмаисонд'
_SPAN = _DAY_END + "-пдин"
_MON = '{d}[»"]? {mon}'

ABSOLUTE = (
    # Of rows that take as many words the first is taken: a list lends its year to all its days.
    Row(
        "days-of-list",
        f"{{d}} ?- ?{{d2}}(?= и [0-9]{{1,2}}(?: ?- ?[0-9]{{1,2}})? {{mon}}{TAIL}?)",
        _days,
        is_named,
        behind=_DAY,
    ),
    Row(
        "day-of-list",
        f"{{d}}(?=(?:, [0-9]{{1,2}}){{0,6}} и {{d2}}(?: ?- ?[0-9]{{1,2}})? {{mon}}{TAIL}?)",
        _day,
        is_named,
        behind=_DAY_END + ",и",
    ),
    Row("day-of-list", f"{_MON}(?=(?:,? и|,) (?:до |по )?[0-9]{{1,2}} {{mon2}} {YEAR})", _day, is_named, behind=_DAY),
    Row("month-of-list", f"{{month}}(?=(?:,? и|,) (?:в )?{{month2}}{TAIL})", _day, is_month),
    Row(
        "year-of-list",
        rf"{{y}}(?=(?:, (?:1[0-9]|20)[0-9]{{2}}){{0,6}}(?: и|,) {{z}}{YEAR_WORD})",
        _plain_year,
        is_named,
        behind=",и",
    ),
    Row("iso", "{y}-{m}-{dd}", _numbers, is_named, behind="-"),
    Row(
        "iso",
        r"{y}(?:/{m}/|\.{mm}\.){dd}",
        lambda found: day_value(found["y"], found["m"] or found["mm"], found["dd"]),
        is_named,
        behind="/.",
    ),
    Row("day-month-year", rf"{{dd}}\.{{m}}\.{{y}}{YEAR_WORD}?", _numbers, is_named, behind="."),
    Row("day-month-year", "{dd}/{m}/{y}", _numbers, is_named, behind="/"),
    Row("day-month-year", "{dd}-{m}-{y}", _numbers, is_named, behind="-"),
    Row("short-numbers", rf"{{dd}}\.{{m}}\.{{yy}}{YEAR_WORD}?(?![.:/,-]?[0-9])", _numbers, is_named, behind="."),
    Row("number-days", r"{dd} ?- ?{dd2}\.{m}\.{y}", _number_days, is_named, behind="-"),
    Row("number-days", r"{dd}\.{m} ?- ?{dd2}\.{m2}\.{y}", _number_days, is_named, behind="."),
    Row(
        "roman-month",
        rf"{{dd}}(?:\.|/| ){{rmonth}}(?:\.|/|-| )(?:{{y}}|{{yy}}){YEAR_WORD}?",
        _roman,
        is_named,
        behind="./ivxх",
    ),
    Row("day-month", rf"{_MON}{TAIL}?(?:,(?: во?)? {{wday}}| \({{wday2}}\))?", _day, is_named, behind=_DAY),
    Row("day-in-words", f"{{ordinal}} {{mon}}{TAIL}?", _day),
    Row("weekday-date", f"{{wday}},? {_MON}{TAIL}?", _day),
    Row("weekday-date", f"{{side}}(?: же)? {{wday}},? {_MON}", _weekday_date),
    Row("weekday-date", rf"{{wday}} \({_MON}{TAIL}?\)", _day),
    Row("year-day", f"{{y}} (?:года|году|г\\.),? {_MON}", _day, is_named, behind="г"),
    Row("month-day", f"{{month}} {{d}} дня(?: {YEAR})?", _day),
    Row("days", f"{{d}}(?: ?- ?| по | до | и | на ){{d2}} {{mon}}{TAIL}?", _days, is_named, behind=_SPAN),
    Row("days", f"{{d}} {{mon}}{_TO}{{d2}} {{mon2}}{TAIL}?", _days, is_named, behind=_DAY),
    Row(
        "two-styles",
        rf"{{d}} {{mon}} ?\({{d2}} {{mon2}}(?:,? {_STYLE})?\)(?: {{y}}{YEAR_WORD}?)?",
        _two_styles,
        is_named,
        behind=_DAY,
    ),
    Row("two-styles", rf"{{d}} {{mon}} ?/ ?{{d2}} {{mon2}}(?: {{y}}{YEAR_WORD}?)?", _two_styles, is_named, behind=_DAY),
    Row(
        "two-styles", rf"{{d}} ?\({{d2}}\) {{mon}}(?: {{y}}{YEAR_WORD}?)?", _two_styles, is_named, behind=_DAY_END + "("
    ),
    Row(
        "two-styles",
        rf"{{d}} {{mon}} {{y}}{YEAR_WORD}? ?\({{d2}} {{mon2}}(?: {{z}}{YEAR_WORD}?)?(?:,? {_STYLE})?\){YEAR_WORD}?",
        _two_styles,
        behind=_DAY,
    ),
    Row("one-style", rf"{{d}} {{mon}} {{y}}{YEAR_WORD}?,? \(?{_STYLE}\)?", _style, is_named, behind=_DAY),
    Row("month", f"{{month}}{TAIL}?", _day, is_month),
    Row("months", f"{{month}}{_TO}{{month2}}{TAIL}?", _months, is_month),
    Row("months", f"{{month}} и {{month2}}{TAIL}?", _months, is_month),
    Row(
        "years",
        rf"{{y}} ?(?:-|/) ?(?:{{z}}|{{short}})(?:-?(?:й|м|му|го))?(?P<word>{YEAR_WORD}| учебн[а-я]+ год[ау]?)?",
        _years,
        is_span,
        behind="-/",
    ),
    Row(
        "years",
        rf"{{y}}(?:-го|-й)?{YEAR_WORD}? по {{z}}(?:-й|-е)?(?P<word>{YEAR_WORD}?)",
        _years,
        is_span,
        behind="-пг",
    ),
    Row("year", f"{{y}}{YEAR_END}?{YEAR_WORD}", _plain_year, is_year, behind="-гм"),
    Row("year", f"{{y}}{YEAR_END}", _plain_year, is_year, behind="-гм"),
    Row("year", f"{{side}}, {{y}}{YEAR_WORD}", _plain_year),
    Row("year", "{old} (?:года|году|годом|год)(?! до н)", _plain_year, is_named, behind="г"),
    Row("year", "{yy}-?(?:го|му|м|й|ом) (?:года|году|годом|год|годе)", _plain_year, is_named, behind="-гмйо"),
    Row("year", "{yearword} (?:года|году|годом|год)", _plain_year),
    Row("bare-year", "{y}", _plain_year, is_bare_year),
    Row("bare-day", "{d} числа", lambda found: Calendar(day=found.whole("d")), is_bare_day, behind=_DAY_END + "ч"),
    Row("bare-day", "{dth}", lambda found: Calendar(day=found.whole("dth")), is_bare_day, behind="-огм"),
    Row("bare-day", "{ordinal} числа", lambda found: Calendar(day=found.whole("ordinal")), is_bare_day),
)
