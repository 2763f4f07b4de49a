"""Russian expressions that count from the day of publication or from the date that the text spoke of last."""
# floor 7

from events.expressions.grammar import Found, Row
from events.expressions.russian_frames import anchor_of, day_value, points_ahead, within, year_of
from events.expressions.russian_guards import (
    counts_alone,
    is_counted,
    is_eve,
    is_named,
    is_other_day,
    is_said_today,
    is_weekday,
    is_weekend,
)
from events.expressions.russian_words import HALVED
from events.expressions.values import Anchor, Calendar, Lean, Offset, Unit, Value, Weekday

_LATER = ("поз", "спустя")
_EARLIER = r"(?P<way>раньше|ранее|позже|позднее|спустя|до этого|до того)"


def _today(found: Found) -> Value:
    """ "Завтра, 15 мая" is tomorrow; a year behind it says more."""
    if year_of(found) is not None:
        return day_value(year_of(found), found["mon"], found["d"])
    return Offset("day", found.whole("today"))


def _of_today(found: Found) -> Value:
    return Offset("day", found.whole("oftoday"))


def _unit(found: Found, slot: str = "unit") -> Unit:
    unit: Unit = found.meaning(slot)  # type: ignore[assignment]  # the word lists give units
    return unit


def _offset(found: Found, way: int, anchor: Anchor) -> Offset:
    """So many units, or one, or a half of them, away from an anchor."""
    if found.word("halved"):
        return Offset("month", way * HALVED[found.word("halved")], anchor)
    if found.word("unit"):
        return Offset(_unit(found), way, anchor)
    return Offset(_unit(found, "units"), way * (found["n"] or found.whole("count")), anchor)


def _ago(found: Found) -> Value:
    return _offset(found, -1, "published")


def _in_time(found: Found) -> Value:
    """ "Через два дня" counts from today in a sentence about plans, and else from the story."""
    return _offset(found, 1, "published" if points_ahead(found) else "story")


def _later(found: Found) -> Value:
    return _offset(
        found, 1 if found.match[0].startswith("спустя") or found.word("way").startswith(_LATER) else -1, "story"
    )


def _side_unit(found: Found) -> Value | None:
    """A unit before, around or after today; "этот день" and "следующий день" are those of the story."""
    unit, count = _unit(found), found.whole("side")
    if found.word("side").startswith("ближайш") and unit != "weekend":
        # "В ближайший год" is a length of time from now on.
        return None
    if unit == "day" and count >= 0 and not found.word("side").startswith(("нынешн", "текущ", "сег")):
        return Offset("day", count, "story")
    return Offset(unit, count, anchor_of(found))


def _story_unit(found: Found) -> Value:
    return Offset(_unit(found), found.whole("same"), "story")


def _part_of_day(found: Found) -> Value:
    """The night that just passed ends on the day of publication; an evening that passed was the day before."""
    if found.word("same"):
        return Offset("day", found.whole("same"), "story")
    if found.word("side").startswith("следующ"):
        return Offset("day", 1, "story")
    night = found.word("time").startswith(("ноч", "утр"))
    return Offset("day", 0 if night else found.whole("side"))


def _side_month(found: Found) -> Value:
    """ "Прошлый май" is that of last year, "минувший май" the one that passed last."""
    side = found.word("side")
    if side.startswith(("прошл", "позапрошл", "эт", "нынешн")):
        return Calendar(None, found.whole("month"), within=Offset("year", found.whole("side")))
    return Calendar(None, found.whole("month"), lean=_lean(found))


def _lean(found: Found) -> Lean:
    count = found.whole("side")
    return -1 if count < 0 else 1 if count > 0 else 0


def _weekday_of_week(found: Found) -> Value:
    week = (
        Offset("week", found.whole("side"), anchor_of(found))
        if found.word("side")
        else Offset("week", found.whole("same"), "story")
    )
    return Weekday(found.whole("wday"), within=week)


def _day_of_month(found: Found) -> Value:
    return Calendar(day=found["d"] or found["ordinal"], within=within(found, "month"))


# First letters of units, behind a number.
_UNIT = "днсмглв"
_COUNTED = ("{n} {units}", "{count} {units}", "{unit}", "{halved}")
_EDGE = (
    "(?:начало|начала|началу|начале|началом|конец|конца|концу|конце|концом|"
    "середина|середины|середине|середину|серединой)"
)
_TIMES = "(?P<time>ночь|ночи|ночью|утро|утра|утром|утру|вечер|вечера|вечером|вечеру)"

RELATIVE = (
    Row("today", "{today}(?:, {d} {mon}(?: {y}(?: года| г\\.)?)?)?", _today, is_said_today),
    Row("of-today", "{oftoday}(?: день| дня| дню| днём| днем| дне)?", _of_today, is_said_today),
    Row("eve", "накануне", lambda _: Offset("day", -1, "story"), is_eve),
    Row("next-day", "назавтра", lambda _: Offset("day", 1, "story")),
    Row("next-day", "другой день", lambda _: Offset("day", 1, "story"), is_other_day),
    # "В этом же году" is of the story, "в следующий же день" need not be: of equal rows the first is taken.
    Row("story-unit", "{same} {unit}", _story_unit, counts_alone),
    Row("side-unit", "{side}(?: же)? {unit}", _side_unit, counts_alone),
    Row("part-of-day", f"{{same}} {_TIMES}", _part_of_day),
    Row("part-of-day", f"{{side}}(?: же)? {_TIMES}", _part_of_day),
    Row("side-month", "{side} {month}", _side_month),
    Row(
        "story-month",
        "{same} {month}",
        lambda found: Calendar(None, found.whole("month"), within=Offset("year", found.whole("same"), "story")),
    ),
    Row(
        "weekday-of-week",
        "{same} {wday}",
        lambda found: Weekday(found.whole("wday"), within=Offset("week", found.whole("same"), "story")),
    ),
    Row("side-weekday", "{side}(?: же)? {wday}", lambda found: Weekday(found.whole("wday"), _lean(found))),
    Row("weekend", "{weekend}(?: дни| дней)?", lambda _: Offset("weekend", 0), is_weekend),
    Row("weekday", "{wday}", lambda found: Weekday(found.whole("wday")), is_weekday),
    Row("weekday-of-week", "{wday},? (?:на )?(?:{side}|{same}) (?:неделе|недели)", _weekday_of_week, is_weekday),
    Row("day-of-month", "{d}(?: числа)? (?:{side}|{same}) месяца", _day_of_month, is_named),
    Row("day-of-month", "{ordinal}(?: числа)? (?:{side}|{same}) месяца", _day_of_month),
    *(Row("ago", f"{units} (?:тому )?назад", _ago, behind=_UNIT) for units in _COUNTED),
    *(Row("in-time", f"через {units}", _in_time, is_counted) for units in _COUNTED),
    *(Row("after-that", f"спустя {units}", _later, is_counted) for units in _COUNTED),
    *(Row("after-that", f"{units} {_EARLIER}", _later, is_counted, behind=_UNIT) for units in _COUNTED),
    *(Row("after-that", f"за {units} (?:до этого|до того|перед этим)", _later) for units in _COUNTED),
    Row("part-of", f"{_EDGE} {{yunit}}", lambda found: Offset(_unit(found, "yunit"), 0, "story")),
)
