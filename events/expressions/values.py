"""What a date expression says before it is known from where it counts."""
# floor 3

from dataclasses import dataclass
from typing import Literal

# A fiscal year is the Japanese one, from April to March.
Unit = Literal["day", "weekend", "week", "month", "quarter", "season", "half", "year", "fiscal", "decade", "century"]
# Counted from the day of publication, or from the date that the text spoke of last.
Anchor = Literal["published", "story"]
# Which of several days is meant: the last before, that of this year or week, the next after; None: see the sentence.
Lean = Literal[-1, 0, 1]

SPRING, SUMMER, AUTUMN, WINTER = 21, 22, 23, 24


@dataclass(frozen=True, slots=True)
class Offset:
    """So many units before (negative) or after an anchor: "last year" is Offset("year", -1)."""

    unit: Unit
    count: int
    anchor: Anchor = "published"


@dataclass(frozen=True, slots=True)
class Calendar:
    """A day, a month or a year; None is not said. `within` says in which year or month: "March 21 last year".

    `weekday` (0 for Monday), where it is said beside the day, tells which year is meant. `anchor` "published" keeps
    what is not said from being taken over from the story.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    lean: Lean | None = None
    within: Offset | None = None
    weekday: int | None = None
    anchor: Anchor | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, 0 for Monday; `within` is a week: "Friday of last week"."""

    number: int
    lean: Lean | None = None
    within: Offset | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A season (21 to 24), a quarter (1 to 4) or a half (1, 2) of a year; the year may not be said."""

    unit: Literal["season", "quarter", "half"]
    number: int
    year: int | None = None
    lean: Lean | None = None
    within: Offset | None = None


@dataclass(frozen=True, slots=True)
class Feast:
    """A day with a name: a month and a day, or a rule of its own ("easter0", "easter-2", "4-thursday-11").

    `weekend` is the Saturday and Sunday of its week.
    """

    rule: str
    year: int | None = None
    lean: Lean | None = None
    within: Offset | None = None
    weekend: bool = False


@dataclass(frozen=True, slots=True)
class Fixed:
    """Days that need no anchor, as EDTF: "197X", "18XX", "1941/1945"."""

    edtf: str


@dataclass(frozen=True, slots=True)
class Between:
    """From one day, month or year to another, both included; what the first lacks it shares with the last."""

    first: Calendar
    last: Calendar


@dataclass(frozen=True, slots=True)
class Unknown:
    """Words that look like a date and name no single day: 30 February, or 03/04/2020 in a text that shows no order."""

    reason: Literal["no-such-day", "ambiguous"]


Value = Offset | Calendar | Weekday | Part | Feast | Fixed | Between | Unknown
