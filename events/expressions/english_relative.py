"""English expressions that count from the day of publication or from the date that the text spoke of last."""
# floor 6

from events.expressions.english_guards import (
    closes,
    counts_alone,
    follows_preposition,
    is_bare_day,
    is_length,
    is_named_month,
    is_weekday,
    is_whole,
)
from events.expressions.grammar import Found, Row
from events.expressions.values import Calendar, Lean, Offset, Unit, Value, Weekday

_LATER = ("later", "after", "afterward", "afterwards", "on")
_WAY = "(?P<way>later|earlier|after|before|afterward|afterwards|on)"
_PART_OF = (
    "(?:early|earlier|late|later|end|beginning|start|middle|rest|close|remainder|half|part|course|turn|outset|days|months|"
    "weeks) (?:in|of) the (?:same )?{unit}"
)


def lean_of(found: Found, slot: str = "side") -> Lean:
    """Where "last", "this" or "next" points."""
    number = found.whole(slot)
    return -1 if number < 0 else 1 if number > 0 else 0


def _unit(found: Found, slot: str = "unit") -> Unit:
    unit: Unit = found.meaning(slot)  # type: ignore[assignment]  # the word lists give units
    return unit


def _ago(found: Found) -> Value:
    return Offset(_unit(found, "units"), -_count(found))


def _hence(found: Found) -> Value:
    return Offset(_unit(found, "units"), _count(found))


def _later(found: Found) -> Value:
    return Offset(_unit(found, "units"), _count(found) * (1 if found.word("way") in _LATER else -1), "story")


def _one_later(found: Found) -> Value:
    return Offset(_unit(found), found.whole("n") * (1 if found.word("way") in _LATER else -1), "story")


def _count(found: Found) -> int:
    return found["n"] or found.whole("count")


def _side_unit(found: Found) -> Value:
    return Offset(_unit(found), found.whole("side"))


def _story_unit(found: Found) -> Value:
    return Offset(_unit(found), found.whole("ago"), "story")


def _story_before(found: Found) -> Value:
    return Offset(_unit(found), 1 if found.word("way") == "after" else -1, "story")


def _story_month(found: Found) -> Value:
    return Calendar(None, found.whole("month"), found["d"], within=Offset("year", found.whole("ago"), "story"))


def _side_month(found: Found) -> Value:
    return Calendar(None, found.whole("month"), found["d"], lean_of(found))


def _side_weekday(found: Found) -> Value:
    return Weekday(found.whole("wday"), lean_of(found))


def _weekday_of_week(found: Found) -> Value:
    return Weekday(found.whole("wday"), within=Offset("week", lean_of(found, "side")))


def _day_of_month(found: Found) -> Value:
    return Calendar(day=found.whole("d"), within=Offset("month", lean_of(found, "side")))


RELATIVE = (
    Row("today", "(?:today|tonight)", lambda _: Offset("day", 0)),
    Row("today", "this (?:very )?(?:morning|afternoon|evening)", lambda _: Offset("day", 0)),
    Row("yesterday", "(?:yesterday|last night)", lambda _: Offset("day", -1)),
    Row("tomorrow", "tomorrow", lambda _: Offset("day", 1)),
    Row("day-before-yesterday", "day before yesterday", lambda _: Offset("day", -2)),
    Row("day-after-tomorrow", "day after tomorrow", lambda _: Offset("day", 2)),
    Row("unit-before-last", "the {unit} before last", lambda found: Offset(_unit(found), -2)),
    Row("unit-after-next", "the {unit} after next", lambda found: Offset(_unit(found), 2)),
    Row("side-unit", "{side} {unit}", _side_unit, is_length),
    Row("side-month", "{side} {month}(?: (?:the )?{d})?", _side_month, is_named_month),
    Row("side-weekday", "{side} {wday}", _side_weekday, is_weekday),
    Row("weekday", "{wday}", lambda found: Weekday(found.whole("wday")), is_weekday),
    Row("weekday-of-week", "{wday},? (?:of )?{side} week", _weekday_of_week, is_weekday),
    Row("day-of-month", "the {d} of {side} month", _day_of_month),
    Row("ago", "{n} {units} ago", _ago),
    Row("ago", "{n} {unit} ago", lambda found: Offset(_unit(found), -found.whole("n")), is_whole),
    Row("ago", "{count} {units} ago", _ago),
    Row("hence", "{n} {units} (?:from now|hence|from today)", _hence),
    Row("hence", "{count} {units} (?:from now|hence|from today)", _hence),
    Row("hence", "{n} {unit} (?:from now|hence|from today)", lambda found: Offset(_unit(found), found.whole("n"))),
    Row("later", f"{{n}} {{units}} {_WAY}", _later, counts_alone),
    Row("later", f"{{n}} {{unit}} {_WAY}", _one_later, counts_alone),
    Row("later", f"{{count}} {{units}} {_WAY}", _later, counts_alone),
    Row("story-unit", "{ago} {unit}", _story_unit),
    Row(
        "story-day",
        "{ago} (?:morning|afternoon|evening|night)",
        lambda found: Offset("day", found.whole("ago"), "story"),
    ),
    Row("story-month", "{ago} {month} (?:of )?{y}", lambda found: Calendar(found["y"], found["month"]), is_named_month),
    Row("weekend", "weekend", lambda _: Offset("weekend", 0), follows_preposition),
    Row("story-month", "{ago} {month}(?: {d})?", _story_month, is_named_month),
    Row("story-before", "the {unit} (?P<way>before|after|earlier)", _story_before, closes),
    Row("new-year", "the new year", lambda _: Offset("year", 1)),
    Row("part-of", _PART_OF, lambda found: Offset(_unit(found), 0, "story")),
    Row("part-of", "of the (?:same )?{era}", lambda found: Offset(_unit(found, "era"), 0, "story")),
    Row("full-year", "the full year", lambda _: Offset("year", 0)),
    Row("year-earlier", "(?:year-earlier|year-ago) (?:quarter|period)", lambda _: Offset("quarter", -4, "story")),
    Row("year-end", "year-end", lambda _: Offset("year", 0)),
    Row("bare-day", "the {d}", lambda found: Calendar(day=found.whole("d")), is_bare_day),
)
