"""Calendar sums behind date expressions: weeks, quarters, seasons and feasts, written as EDTF."""
# floor 4

from datetime import date, timedelta

from dateutil.easter import EASTER_ORTHODOX, easter
from dateutil.relativedelta import relativedelta

from events.expressions.values import SPRING, Unit

_MONTHS = {"quarter": 3, "half": 6}


def year_text(year: int) -> str:
    """A year as EDTF; ValueError outside 1 to 9999."""
    if not 1 <= year <= 9999:
        raise ValueError(f"found the year {year}, wanted 1 to 9999")
    return f"{year:04d}"


def point_text(year: int, month: int | None = None, day: int | None = None) -> str:
    """A year, month or day as EDTF; ValueError if the calendar has no such day."""
    if month is None:
        return year_text(year)
    date(year, month, day or 1)
    return f"{year_text(year)}-{month:02d}" + (f"-{day:02d}" if day else "")


def decade_text(year: int) -> str:
    """The decade of a year: "197X"."""
    return f"{year_text(year)[:3]}X"


def century_text(year: int) -> str:
    """The hundred years that share a year's first two digits: "18XX"."""
    return f"{year_text(year)[:2]}XX"


def fiscal_text(year: int) -> str:
    """April of a year to March of the next, as Japan counts its budgets."""
    return f"{year_text(year)}-04/{year_text(year + 1)}-03"


def week_text(day: date) -> str:
    """Monday to Sunday of the week of a day; EDTF has no weeks in its levels 0 and 1."""
    monday = day - timedelta(days=day.weekday())
    return f"{monday}/{monday + timedelta(days=6)}"


def part_text(unit: Unit, number: int, year: int) -> str:
    """A season as EDTF level 1 writes it ("1945-21"), a quarter or half as its first and last month."""
    if unit == "season":
        return f"{year_text(year)}-{number}"
    months = _MONTHS[unit]
    return f"{year_text(year)}-{(number - 1) * months + 1:02d}/{year_text(year)}-{number * months:02d}"


def part_of(unit: Unit, day: date) -> tuple[int, int]:
    """Year and number of the season, quarter or half of a day; January is in the winter of the year before."""
    if unit == "season":
        early = day.month < 3
        return day.year - early, SPRING + (day.month - 3) % 12 // 3
    return day.year, (day.month - 1) // _MONTHS[unit] + 1


def feast_day(rule: str, year: int) -> date:
    """The day of a feast: "12-25", "easter-2", "pascha" in the East, or a fourth Thursday as "4-thursday-11"."""
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule[6:] or 0))
    if rule.startswith("pascha"):
        return easter(year, EASTER_ORTHODOX) + timedelta(days=int(rule[6:] or 0))
    first, *rest = rule.split("-")
    if len(rest) == 1:
        return date(year, int(first), int(rest[0]))
    weekday, month = _WEEKDAYS.index(rest[0]), int(rest[1])
    if first == "last":
        end = date(year, month, 1) + relativedelta(months=1, days=-1)
        return end - timedelta(days=(end.weekday() - weekday) % 7)
    start = date(year, month, 1)
    return start + timedelta(days=(weekday - start.weekday()) % 7 + 7 * (int(first) - 1))


_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def shifted(day: date, unit: Unit, count: int) -> str:
    """The unit of time that lies `count` units after that of `day`; ValueError outside the years 1 to 9999."""
    try:
        if unit in ("quarter", "half"):
            moved = day + relativedelta(months=_MONTHS[unit] * count)
            return part_text(unit, part_of(unit, moved)[1], moved.year)
        if unit in ("day", "week", "weekend"):
            moved = day + timedelta(days=count if unit == "day" else 7 * count)
            return _days(moved, unit)
        if unit == "fiscal":
            return fiscal_text((day - relativedelta(months=3)).year + count)
        years = {"year": count, "decade": 10 * count, "century": 100 * count, "season": count}
        moved = day + (relativedelta(months=count) if unit == "month" else relativedelta(years=years[unit]))
    except OverflowError as error:
        raise ValueError(f"found {count} {unit}s from {day}, wanted a day in the years 1 to 9999") from error
    return _years(moved, unit)


def _days(day: date, unit: Unit) -> str:
    if unit == "day":
        return day.isoformat()
    if unit == "week":
        return week_text(day)
    saturday = day + timedelta(days=5 - day.weekday())
    return f"{saturday}/{saturday + timedelta(days=1)}"


def _years(day: date, unit: Unit) -> str:
    if unit == "month":
        return point_text(day.year, day.month)
    if unit == "season":
        year, number = part_of(unit, day)
        return part_text(unit, number, year)
    return {"year": year_text, "decade": decade_text, "century": century_text}[unit](day.year)
