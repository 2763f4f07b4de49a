"""From what an expression says to the days it means, given what it counts from."""
# floor 6

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from events.expressions.arithmetic import point_text, shifted
from events.expressions.nearest import nearest, text_in, year_of
from events.expressions.values import (
    Between,
    Calendar,
    Feast,
    Fixed,
    Offset,
    Part,
    Unknown,
    Value,
    Weekday,
)


@dataclass(frozen=True)
class Story:
    """The date that the text spoke of last: its numbers, as far as they are known."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def of(cls, edtf: str, late: bool) -> "Story | None":
        """The later or earlier end of a date; None for a decade, a century or an open end."""
        point = edtf.split("/")[-1 if late else 0].rstrip("~?%")
        numbers = point.split("-")
        if not point or point == ".." or "X" in point:
            return None
        season = len(numbers) == 2 and int(numbers[1]) > 12
        return cls(*map(int, numbers[:1] if season else numbers))


@dataclass(frozen=True)
class Context:
    """What an expression counts from: the day of publication, the story's last date, where the sentence looks.

    `story_year` is the year (and `story_month` the month) that days without one belong to, if the text tells of it.
    `ahead` is None if the sentence looks neither way.
    """

    published: date | None = None
    story: str | None = None
    story_year: int | None = None
    story_month: int | None = None
    ahead: bool | None = False


@dataclass(frozen=True)
class Answer:
    """The days as EDTF, None if they stay open; `anchor` is the date counted from, "" if none was needed."""

    edtf: str | None
    anchor: str = ""


_OPEN = Answer(None)


def resolve(value: Value, context: Context) -> Answer:
    """The days that a value means in its context; days that no calendar has stay open."""
    try:
        answer = _resolve(value, context)
        if isinstance(value, Feast) and value.weekend and answer.edtf:
            return Answer(shifted(date.fromisoformat(answer.edtf), "weekend", 0), answer.anchor)
    except (ValueError, OverflowError):
        return _OPEN
    return _OPEN if answer.edtf and _impossible(answer.edtf) else answer


def _impossible(edtf: str) -> bool:
    """Whether a date runs backwards ("16-5 September") or begins before the year 1 ("0th century")."""
    first, last = edtf.split("/")[0], edtf.split("/")[-1]
    shared = min(len(first), len(last))
    backwards = last != ".." and first[:shared].replace("X", "0") > last[:shared]
    return backwards or first.startswith("-") or first == "000X"


def _resolve(value: Value, context: Context) -> Answer:
    if isinstance(value, Unknown):
        return _OPEN
    if isinstance(value, Fixed):
        return Answer(value.edtf)
    if isinstance(value, Offset):
        return _offset(value, context)
    if isinstance(value, Weekday):
        return _weekday(value, context)
    if isinstance(value, Between):
        return _between(value, context)
    if value.year is not None:
        return Answer(text_in(value, value.year))
    if value.within is not None:
        return _within(value, value.within, context)
    if isinstance(value, Calendar) and value.month is None:
        return _bare_day(value, context)
    if value.lean is None and context.story_year is not None:
        return Answer(text_in(value, context.story_year), context.story or "")
    if context.published is None:
        return _OPEN
    return Answer(nearest(value, context.published, context.ahead), context.published.isoformat())


def _offset(value: Offset, context: Context) -> Answer:
    if value.anchor == "story" and context.story:
        story = Story.of(context.story, late=value.count > 0)
        if story is None or not fine_enough(value, context.story):
            return _OPEN
        day = date(story.year, story.month or 1, story.day or 1)
        return Answer(shifted(day, value.unit, value.count), context.story)
    if context.published is None:
        return _OPEN
    count = value.count
    if value.unit == "weekend" and count == 0 and context.published.weekday() < 5 and context.ahead is False:
        count = -1
    return Answer(shifted(context.published, value.unit, count), context.published.isoformat())


def fine_enough(value: Offset, edtf: str | None) -> bool:
    """Whether "the next day" can be counted from a date: from a year it cannot; an unknown date stays in the way."""
    if edtf is None:
        return True
    story = Story.of(edtf, late=value.count > 0)
    if story is None:
        return False
    if value.unit in ("day", "week", "weekend"):
        # The day after "last week" is no day; weeks and seasons stand as spans.
        return story.day is not None and ("/" not in edtf or value.unit != "day")
    return story.month is not None or value.unit in ("year", "decade", "century")


def _within(value: Calendar | Part | Feast, within: Offset, context: Context) -> Answer:
    outer = _offset(within, context)
    if outer.edtf is None:
        return _OPEN
    frame = Story.of(outer.edtf, late=False)
    if frame is None:
        return _OPEN
    if isinstance(value, Calendar) and value.month is None:
        return Answer(point_text(frame.year, frame.month, value.day) if frame.month else None, outer.anchor)
    month = Story.of(outer.anchor, late=False) if within.count == 0 else None
    return Answer(text_in(value, year_of(value, frame.year, month.month if month else None)), outer.anchor)


def _bare_day(value: Calendar, context: Context) -> Answer:
    """A day of which the month is not said: the story's month, else the last such day before publication."""
    if context.story_year and context.story_month:
        return Answer(point_text(context.story_year, context.story_month, value.day), context.story or "")
    if context.published is None:
        return _OPEN
    months = [_month_from(context.published, step) for step in (range(0, 13) if context.ahead else range(0, -13, -1))]
    days = list(_existing(partial(date, day=value.day or 1), months))
    fit = [day for day in days if (day >= context.published if context.ahead else day <= context.published)]
    return Answer(fit[0].isoformat() if fit else None, context.published.isoformat())


def _month_from(day: date, step: int) -> dict[str, int]:
    index = day.year * 12 + day.month - 1 + step
    return {"year": index // 12, "month": index % 12 + 1}


def _existing(make: Callable[..., date], choices: Iterable[dict[str, int]]) -> Iterable[date]:
    for choice in choices:
        try:
            yield make(**choice)
        except ValueError:
            continue


def _weekday(value: Weekday, context: Context) -> Answer:
    if value.within is not None:
        outer = _offset(value.within, context)
        if outer.edtf is None:
            return _OPEN
        monday = date.fromisoformat(outer.edtf.split("/")[0])
        return Answer((monday + timedelta(days=value.number)).isoformat(), outer.anchor)
    if context.published is None:
        return _OPEN
    ahead = (value.number - context.published.weekday()) % 7
    if value.lean == 0:
        days = value.number - context.published.weekday()
    elif value.lean is not None:
        days = (ahead or 7) if value.lean > 0 else (ahead - 7)
    else:
        days = ahead - 7 if context.ahead is False and ahead else ahead
    return Answer((context.published + timedelta(days=days)).isoformat(), context.published.isoformat())


def _between(value: Between, context: Context) -> Answer:
    last = _resolve(value.last, context)
    if last.edtf is None:
        return _OPEN
    end = Story.of(last.edtf, late=True)
    if end is None:
        return _OPEN
    first = value.first
    year, month = first.year or end.year, first.month or (end.month if first.day else None)
    if first.month is None and month and end.day and (first.day or 0) > end.day:
        # "28日から3日": the first lies in the month before.
        year, month = _month_from(date(end.year, month, 1), -1).values()
    elif first.year is None and (month or 0, first.day or 0) > (end.month or 0, end.day or 99):
        # "December to February": the first lies in the year before.
        year -= 1
    start = point_text(year, month, first.day)
    return Answer(f"{start}/{last.edtf}", last.anchor)
