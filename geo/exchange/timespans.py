"""A date in the forms of other formats: KML's dateTime, Linked Places' timespans, TimelineJS' date objects."""
# floor 9

from dataclasses import dataclass
from datetime import date
from typing import Any

from events.dates import EdtfDate

_OPEN = ".."
_MARKS = "~?%"


@dataclass(frozen=True)
class End:
    """One end of a date: its EDTF text, its days, and the coarsest plain ISO texts of both that say no more.

    `begin` and `end` are equal where the text is a year, a month or a day; a season has two months, a decade two years.
    """

    text: str
    first: date
    last: date
    begin: str
    end: str

    @property
    def simple(self) -> bool:
        """Whether it is a year, a month or a day, with or without a mark."""
        return self.begin == self.end


def ends(edtf: EdtfDate) -> tuple[End | None, End | None]:
    """Both ends of a date, None for an open one; a date that is no interval has the same end twice."""
    texts = edtf.text.split("/")
    return _end(texts[0]), _end(texts[-1])


def is_interval(edtf: EdtfDate) -> bool:
    """Whether the text has two ends."""
    return "/" in edtf.text


def _end(text: str) -> End | None:
    if text == _OPEN:
        return None
    own = EdtfDate.parse(text)
    places = {"decade": 4, "year": 4, "season": 7, "month": 7, "day": 10}[own.precision]
    return End(text, own.earliest, own.latest, own.earliest.isoformat()[:places], own.latest.isoformat()[:places])


def timespan(edtf: EdtfDate) -> dict[str, Any] | None:
    """A date as a timespan of Linked Places; None if both ends are open.

    A year, month or day stands as `in`, with its mark; a season or decade as `earliest` and `latest`. The format reads
    a missing end as "within the start", so an open end is one that lies no earlier than the start, and an open start
    one that lies no later than the end.
    """
    first, last = ends(edtf)
    if first is None and last is None:
        return None
    if first is None or last is None:
        known = first or last
        assert known is not None
        if last is None:
            return {"start": _within(known), "end": {"earliest": known.first.isoformat()}}
        return {"start": {"latest": known.last.isoformat()}, "end": _within(known)}
    return {"start": _within(first), "end": _within(last)} if is_interval(edtf) else {"start": _within(first)}


def _within(end: End) -> dict[str, str]:
    return {"in": end.text} if end.simple else {"earliest": end.first.isoformat(), "latest": end.last.isoformat()}


def numbers(iso: str) -> dict[str, int]:
    """A year, month or day as TimelineJS has it: only the numbers that are known."""
    return dict(zip(("year", "month", "day"), map(int, iso.split("-")), strict=False))
