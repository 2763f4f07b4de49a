"""The year that a Russian date names or points to, and the days of the Old Style."""
# floor 6

import re
from datetime import date, timedelta

from events.expressions.grammar import Found
from events.expressions.russian_tense import sentence_looks_ahead
from events.expressions.values import Anchor, Calendar, Offset, Unit, Unknown, Value

YEAR_WORD = r"(?: ?(?:годами|годах|годов|годы|годом|года|году|годе|год|гг\.|г\.|гг|г))"
# Without a hyphen "м" is metres.
YEAR_END = "(?:-(?:ого|ому|го|му|ом|й|м)|го|му)"
YEAR = rf"{{y}}{YEAR_END}?{YEAR_WORD}?"
_SHORT_YEAR = rf"{{yy}}-(?:ого|го|ом|м|й){YEAR_WORD}?"
_POINTED = r"(?:{side}|{same}) (?:года|году|годом|г\.)"
# What follows a day, a month or a season: a year said, or pointed to.
TAIL = rf"(?: (?:{YEAR}|{_SHORT_YEAR}|{{side2}}, {{y2}}{YEAR_WORD}|{_POINTED}|(?P<this>[ст]\. ?г\.)))"

# Two-digit years from here on are of the twentieth century.
_OLD = 36
_STYLE_GAP = range(10, 14)


def full_year(short: int) -> int:
    """The year that two digits stand for: 45 is 1945, 24 is 2024."""
    return 1900 + short if short >= _OLD else 2000 + short


def year_of(found: Found) -> int | None:
    """The year that is said after the date, whole or in two digits."""
    short = found["yy"]
    return full_year(short) if short is not None else found["y"] or found["y2"]


def within(found: Found, unit: Unit = "year") -> Offset | None:
    """The year (or other unit) that the words point to: "прошлого года", "того же года", "с. г."."""
    if found.word("this"):
        return Offset(unit, 0)
    if found.word("same"):
        return Offset(unit, found.whole("same"), "story")
    return Offset(unit, found.whole("side"), anchor_of(found)) if found.word("side") else None


def anchor_of(found: Found) -> Anchor:
    """What "следующий" counts from: in a sentence about the past it is the story."""
    if not found.word("side").startswith("следующ"):
        return "published"
    return "story" if points_ahead(found) is False else "published"


def points_ahead(found: Found) -> bool | None:
    """Where the sentence around a match looks."""
    return sentence_looks_ahead(found.match.string, found.match.start(), found.match.end())


def day_value(
    year: int | None, month: int | None, day: int | None, inner: Offset | None = None, weekday: int | None = None
) -> Value:
    """A day, or Unknown if the month never has it, or not in that year."""
    if month is not None and day is not None and not _exists(year, month, day):
        return Unknown("no-such-day")
    return Calendar(year, month, day, within=inner, weekday=weekday)


def _exists(year: int | None, month: int, day: int) -> bool:
    try:
        date(2000 if year is None else year, month, day)
    except ValueError:
        return False
    return True


def from_old_style(year: int, month: int, day: int) -> Value:
    """The Gregorian day of a Julian one."""
    counted = year - (month < 3)
    try:
        new = date(year, month, day) + timedelta(days=counted // 100 - counted // 400 - 2)
    except (ValueError, OverflowError):
        return Unknown("no-such-day")
    return Calendar(new.year, new.month, new.day)


def of_two_styles(
    year: int | None, first: tuple[int, int], second: tuple[int, int], other: int | None = None
) -> Value | None:
    """The New Style day of two that name one: the later by 10 to 13 days; None if they do not lie so.

    `first` and `second` are months and days; `year` is that of the first, `other` of the second if it is said too.
    """
    around = 2001 if year is None else year
    try:
        start = date(around, *first)
        choices = [date(around + step, *second) for step in ((other - around,) if other else (0, 1, -1))]
    except ValueError:
        return None
    for there in choices:
        if abs((there - start).days) in _STYLE_GAP:
            new = max(start, there)
            return Calendar(None if year is None else new.year, new.month, new.day)
    return None


def has_word(found: Found, pattern: str) -> bool:
    """Whether the words of a match hold a pattern."""
    return re.search(pattern, found.match[0]) is not None
