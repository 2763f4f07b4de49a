"""Who administered which islands and when, who claims them, and where the boundary ran: three types, never mixed.

Every span of time is half-open: its first day belongs to it, its last does not. A missing end is open.
"""
# floor 4

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from events.citations import Citations, Day
from events.faults import Fault
from events.identifiers import Identifier
from events.texts import Label, Paragraph, Record

# none: no state administered the islands; contested: rival acts; unknown: a gap in the record, written out.
Administrator = Literal["none", "matsumae", "japan", "contested", "soviet-military", "soviet", "russia", "unknown"]
Role = Literal["treaty", "control", "japan", "russia"]
Identifiers = Annotated[tuple[Identifier, ...], Field(min_length=1)]


class Span(Record):
    """A half-open span: from the first day of `since` up to, and without, the first day of `until`."""

    since: Day | None = None
    until: Day | None = None

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if self.first >= self.end:
            raise ValueError(f"found {self.until and self.until.text!r}, wanted an end after the beginning")
        return self

    @property
    def first(self) -> date:
        """The first day; `date.min` if it is open."""
        return self.since.earliest if self.since else date.min

    @property
    def end(self) -> date:
        """The first day after it; `date.max` if it is open."""
        return self.until.earliest if self.until else date.max

    def holds_on(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.first <= day < self.end


class Administration(Span):
    """Who acted on the ground in some groups: at most one for each group and day."""

    id: Identifier
    places: Identifiers
    holder: Administrator
    title: Label
    note: Paragraph | None = None
    citations: Citations


class Claim(Span):
    """What a state says is its own; any number may hold at once."""

    id: Identifier
    claimant: Literal["japan", "russia"]
    places: Identifiers
    title: Label
    text: Paragraph
    citations: Citations


class Boundary(Span):
    """Lines on the map: agreed by treaty, the edge of control, or the boundary as one side presents it."""

    id: Identifier
    lines: Identifiers
    role: Role
    title: Label
    note: Paragraph | None = None
    citations: Citations


def administration_on(records: Iterable[Administration], place: str, day: date) -> Administration | None:
    """The administration of a group on a day; None only where the records have a hole."""
    return next((record for record in records if place in record.places and record.holds_on(day)), None)


def untiled(records: Iterable[Administration], places: Iterable[str]) -> list[Fault]:
    """The holes and overlaps in what the records say of each place, from the beginning of time to its end."""
    kept = list(records)
    return [fault for place in places for fault in _seams(place, [each for each in kept if place in each.places])]


def _seams(place: str, records: list[Administration]) -> list[Fault]:
    """A fault for every seam at which one span does not begin where the one before it ends."""
    ordered = sorted(records, key=lambda record: record.first)
    ends = [date.min, *(record.end for record in ordered)]
    starts = [*(record.first for record in ordered), date.max]
    names = [record.id for record in ordered] + ["the end of time"]
    return [
        Fault("administration", place, name, f"a span from {start}", f"one from {end}, where the one before it ends")
        for end, start, name in zip(ends, starts, names, strict=True)
        if end != start
    ]
