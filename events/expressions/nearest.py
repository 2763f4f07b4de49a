"""Which year is meant where none is said: the nearest in the direction that the sentence looks."""
# floor 5

from datetime import date

from events.expressions.arithmetic import feast_day, part_of, part_text, point_text
from events.expressions.values import WINTER, Calendar, Feast, Lean, Part

Named = Calendar | Part | Feast

# Days within which a coming day is spoken of as plainly as one just past.
_SOON = 60
_AT_HAND = 14
# Days beyond which a date is not spoken of without its year, if the other one of that name is as close as this.
_FAR_AHEAD, _FAR_BACK = (240, 95), (300, 62)
_SEASON_MONTHS = {21: 4, 22: 7, 23: 10, 24: 12}


def nearest(value: Named, anchor: date, ahead: bool | None) -> str | None:
    """The EDTF value of a day, month or part of a year whose year is not said, counted from a day.

    `ahead` is where the sentence looks: True ahead, False back, None neither. None if no year has such a day.
    """
    if isinstance(value, Calendar) and value.weekday is not None:
        return _on_weekday(value, value.weekday, anchor)
    if value.lean is None and _exact(value) and (ahead is None or _at_hand(value, anchor)):
        return _in_reach(value, anchor)
    if value.lean == 0:
        return text_in(value, year_of(value, anchor.year, anchor.month))
    lean: Lean = value.lean if value.lean is not None else (1 if ahead else -1)
    year = _year_towards(value, anchor, lean)
    # The verb decides of a month that is past; a day is told with its year when it is long ago.
    open_to_doubt = value.lean is None and (lean > 0 or _exact(value))
    other = _year_towards(value, anchor, -1 if lean > 0 else 1) if open_to_doubt else None
    far, close = _FAR_AHEAD if lean > 0 else _FAR_BACK
    if year and other and _far(value, year, anchor) > far and _far(value, other, anchor) < close:
        # "Who was due to retire in June", said in August: nobody speaks so of the June to come.
        year = other
    return text_in(value, year) if year is not None else None


def text_in(value: Named, year: int) -> str:
    """The EDTF value in a year; ValueError if the year has no such day."""
    if isinstance(value, Part):
        return part_text(value.unit, value.number, year)
    if isinstance(value, Feast):
        return feast_day(value.rule, year).isoformat()
    return point_text(year, value.month, value.day)


def year_of(value: Named, year: int, month: int | None) -> int:
    """The year under which a part of a year goes: the winter of a January is that of the year before."""
    winter = isinstance(value, Part) and value.unit == "season" and value.number == WINTER
    return year - 1 if winter and month is not None and month < 3 else year


def _year_towards(value: Named, anchor: date, lean: Lean) -> int | None:
    """The first year, from that of the anchor back or ahead, in which the value lies on that side; its own unit counts
    unless the words themselves point to a side."""
    here = _order(value, anchor)
    # Eight years reach over any gap between two leap days.
    for step in range(9):
        year = here[0] + lean * step
        try:
            there = _place(value, year)
        except ValueError:
            continue
        if (there == here and value.lean is None) or ((there < here) if lean < 0 else (there > here)):
            return year
    return None


def _far(value: Named, year: int, anchor: date) -> int:
    """Days between the anchor and a value in a year."""
    first = text_in(value, year).split("/")[0].split("-")
    month = _SEASON_MONTHS.get(int(first[1]), int(first[1]))
    return abs((date(year, month, int(first[2]) if len(first) > 2 else 15) - anchor).days)


def _exact(value: Named) -> bool:
    return isinstance(value, Feast) or (isinstance(value, Calendar) and value.day is not None)


def _at_hand(value: Named, anchor: date) -> bool:
    """Whether a feast is so near that it is the one meant, whatever the verb: "still away for Thanksgiving"."""
    days = _days_around(value, anchor) if isinstance(value, Feast) else []
    return bool(days) and abs((days[0] - anchor).days) <= _AT_HAND


def _days_around(value: Named, anchor: date) -> list[date]:
    """The days that a value without a year can mean, the nearest to the anchor first."""
    years = range(anchor.year - 6, anchor.year + 3)
    days = [day for year in years if (day := _day_in(value, year)) is not None]
    return sorted(days, key=lambda day: abs((day - anchor).days))


def _day_in(value: Named, year: int) -> date | None:
    try:
        return date(*_place(value, year))
    except ValueError:
        return None


def _in_reach(value: Named, anchor: date) -> str | None:
    """The last such day, unless the next is no more than two months away and nearer."""
    day = next(iter(_days_around(value, anchor)), None)
    if day is None:
        return None
    if (day - anchor).days > _SOON:
        return next((one.isoformat() for one in _days_around(value, anchor) if one <= anchor), None)
    return day.isoformat()


def _on_weekday(value: Calendar, weekday: int, anchor: date) -> str | None:
    """The nearest year in which the day falls on that day of the week; the nearest year at all if the text errs."""
    days = _days_around(value, anchor)
    fit = [day for day in days if day.weekday() == weekday]
    return (fit or days)[0].isoformat() if days else None


def _order(value: Named, day: date) -> tuple[int, ...]:
    """Where a day stands among values of this kind: by year and month, or year, month and day, or year and season."""
    if isinstance(value, Part):
        return part_of(value.unit, day)
    return (day.year, day.month, day.day) if _exact(value) else (day.year, day.month)


def _place(value: Named, year: int) -> tuple[int, ...]:
    if isinstance(value, Part):
        return year, value.number
    day = feast_day(value.rule, year) if isinstance(value, Feast) else date(year, value.month or 1, value.day or 1)
    return _order(value, day)
