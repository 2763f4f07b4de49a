"""Years of Japanese eras as Gregorian ones, and the lunar days that the calendar's table knows."""
# floor 5

from pathlib import Path
from typing import Final

from events.calendars import Calendar, LunarDay, read_calendar

_FILE = Path(__file__).resolve().parents[2] / "assets" / "calendars" / "japan.toml"
# On 1 January of this year Japan took over the Gregorian calendar; before, months were lunar.
_GREGORIAN_FROM = 1873
_CALENDAR = read_calendar(_FILE)[0]


def _before(era: str, calendar: Calendar) -> int | None:
    """The year before an era's first, None if the calendar does not tell it."""
    since = calendar.eras[era].since
    if since is not None:
        return since.earliest.year - 1
    return next((_lunar_year(day) - day.year for day in calendar.days.values() if day.era == era), None)


def _lunar_year(day: LunarDay) -> int:
    """The Gregorian year in which the lunar year of a day began; its last weeks lie in the next one."""
    found = day.date.earliest
    return found.year - (found.month < day.month)


_NAMES = {era: record.name.in_language("ja") for era, record in _CALENDAR.eras.items()}
# Names of eras; a year of the era counts from this one.
ERAS: Final = {name: start for era, name in _NAMES.items() if (start := _before(era, _CALENDAR)) is not None}
_CIVIL = {era: name for era, name in _NAMES.items() if _CALENDAR.eras[era].since}
# The first letters of modern eras as forms write them: R5, S20.
LETTERS: Final = {
    letter: ERAS[name] for era, name in _CIVIL.items() for letter in (era[0], chr(ord(era[0]) - ord("a") + ord("ａ")))
}
# The first kanji of modern eras: 昭20・8・15.
KANJI: Final = {name[0]: ERAS[name] for name in _CIVIL.values()}

_DAYS = {
    (_NAMES[day.era], day.year, day.month, day.day): date for date, day in _CALENDAR.days.items() if day.era in _NAMES
}


def is_lunar(year: int) -> bool:
    """Whether the months of a year, named by its era, are lunar ones."""
    return year < _GREGORIAN_FROM


def lunar_text(era: str, count: int, month: int, day: int | None) -> str:
    """A lunar month or day as EDTF: the day if the table has it, else the year, or both that it may lie in."""
    found = _DAYS.get((era, count, month, day or 0))
    if found is not None:
        return found.isoformat()
    year = ERAS[era] + count
    # The eleventh month holds the winter solstice, so it and the twelfth may reach into the next year.
    return f"{year:04d}" if month < 11 else f"{year:04d}/{year + 1:04d}"
