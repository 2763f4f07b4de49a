"""Japanese expressions from one day, month or year to another that share what is said once: 7〜9日, 2019〜21年."""
# floor 7

from events.expressions.grammar import Found, Row
from events.expressions.japanese_endings import JOINING, LISTS, TO
from events.expressions.japanese_eras import ERAS
from events.expressions.japanese_guards import is_dated, is_days, is_month, is_short, is_word
from events.expressions.japanese_numbers import number
from events.expressions.japanese_sentences import reports
from events.expressions.japanese_years import BEHIND, YEARS, Year, dated, number_in, year_of
from events.expressions.values import Between, Calendar, Fixed, Unknown, Value

_LAST_DAY = r"{d2}\s?(?:日|の?両日|の?(?:2|3|二|三)日間)"
_DAYS = rf"{{m}}\s?月\s{{0,2}}{{d}}\s?日?{TO}(?:{{m2}}\s?月\s?)?{_LAST_DAY}"
_MONTHS = rf"{{m}}\s?月?{TO}{{m2}}\s?月期?"
_GUARDS = {"year": is_dated, "short": is_short, "era": is_word, "said": is_word}


def _apart(found: Found, first: int, last: int) -> bool:
    """Whether two numbers with a comma between them are no span: only neighbours are told so."""
    return found.word("to") in LISTS and last != first + 1


def _days(found: Found) -> Value | None:
    """Days of a month, or from a day of one month to a day of another; the year is that of the first."""
    year = year_of(found)
    start = number(found.word("m")), number(found.word("d"))
    end = number_in(found, "m2") or start[0], number(found.word("d2"))
    if year is None or year.era or (start[0] == end[0] and (start[1] >= end[1] or _apart(found, start[1], end[1]))):
        return None
    if start > end:
        year = year.later()
    last = dated(year, *end, anchor="published" if reports(found.match) else None)
    first = dated(Year(), *start)
    if isinstance(first, Unknown) or isinstance(last, Unknown):
        return Unknown("no-such-day")
    return Between(first, last)


def _months(found: Found) -> Value | None:
    year, first, last = year_of(found), number(found.word("m")), number(found.word("m2"))
    if year is None or year.era or first == last or _apart(found, first, last):
        return None
    if first > last:
        year = year.later()
    return Between(Calendar(month=first), Calendar(year.number, last, within=year.within))


def _bare_days(found: Found) -> Value | None:
    first, last = number(found.word("d")), number(found.word("d2"))
    if first == last or _apart(found, first, last):
        return None
    return Between(Calendar(day=first), Calendar(day=last, anchor="published" if reports(found.match) else None))


def _years(first: int, last: int) -> Value | None:
    return Fixed(f"{first:04d}/{last:04d}") if first < last else None


def _full_years(found: Found) -> Value | None:
    return _years(number(found.word("y")), number(found.word("y2")))


def _short_years(found: Found) -> Value | None:
    first, short = number(found.word("y")), number(found.word("yy"))
    last = first // 100 * 100 + short
    return None if _apart(found, first, last) else _years(first, last if last > first else last + 100)


def _era_years(found: Found) -> Value | None:
    first, last = number(found.word("n")), number(found.word("n2"))
    start = ERAS[found.word("era")]
    return None if _apart(found, first, last) else _years(start + first, start + last)


SPANS = (
    *(
        Row(f"{name}-days", rf"{YEARS[name]}の?\s{{0,2}}{_DAYS}", _days, guard, BEHIND[name])
        for name, guard in _GUARDS.items()
    ),
    *(
        Row(f"{name}-months", rf"{YEARS[name]}の?\s{{0,2}}{_MONTHS}", _months, guard, BEHIND[name])
        for name, guard in _GUARDS.items()
    ),
    Row("month-days", _DAYS, _days, is_month, "月"),
    Row("months", _MONTHS, _months, is_month, f"月{JOINING}"),
    Row("days", rf"{{d}}\s?日?{TO}{_LAST_DAY}", _bare_days, is_days, f"日{JOINING}"),
    Row("years", rf"{{y}}{TO}{{y2}}\s?年", _full_years, is_dated, JOINING),
    Row("years-short", rf"{{y}}\s?年?{TO}{{yy}}\s?年", _short_years, is_dated, f"年{JOINING}"),
    Row("era-years", rf"{{era}}\s?{{n}}\s?年?{TO}{{n2}}\s?年", _era_years, is_word),
)
