"""What a reader may ask of the filter, and a second opinion on which events meet it."""

import calendar
import random
from dataclasses import dataclass
from datetime import date

from events.records import Event
from geo.scene import KINDS
from tests.driving import GROUPS, atlas

# Words of an address that take back every filter.
NOTHING = {"view": "neutral", **dict.fromkeys(("kind", "source", "groups", "since", "until", "compare"), "")}


def places(event: Event) -> set[str]:
    """Return the groups that an event concerns."""
    return {place.id for place in event.places}


def sources(event: Event) -> set[str]:
    """Return the publishers that an event cites: for itself, for its accounts and for the positions on it."""
    sides = event.positions and (event.positions.japan, event.positions.russia)
    cited = {
        *(citation.source for citation in event.citations),
        *(account.source for account in event.accounts),
        *(side.citation.source for side in sides or () if side),
    }
    return {atlas().catalogue.sources[source].publisher for source in cited}


SOURCES = sorted(set().union(*map(sources, atlas().catalogue.events)))


@dataclass(frozen=True)
class Wish:
    """What a reader asks for; empty means all."""

    kinds: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    source: str = ""
    since: str = ""
    until: str = ""

    def meets(self, event: Event) -> bool:
        """Say whether an event is among those asked for."""
        return (
            (not self.kinds or event.kind in self.kinds)
            and (not self.groups or bool(self.groups & places(event)))
            and (not self.source or self.source in sources(event))
            and (not self.since or event.date.latest >= bounds(self.since)[0])
            and (not self.until or event.date.earliest <= bounds(self.until)[1])
        )

    def words(self) -> dict[str, str]:
        """Return the wish as words of an address, all of them."""
        parts = {"kind": ",".join(self.kinds), "groups": ",".join(self.groups), "source": self.source}
        return {**NOTHING, **parts, "since": self.since, "until": self.until}


def bounds(text: str) -> tuple[date, date]:
    """Return the first and last day of a year, a month or a day."""
    year, month, day = [*(int(part) for part in text.split("-")), 0, 0][:3]
    first, last = (day or 1, day or calendar.monthrange(year, month or 12)[1])
    return date(year, month or 1, first), date(year, month or 12, last)


def wishes(number: int) -> list[Wish]:
    """Return that many wishes: the plain ones first, then chance with a fixed seed."""
    chance = random.Random(1956)

    def some(values: list[str]) -> frozenset[str]:
        return (
            frozenset(chance.sample(values, chance.randint(1, len(values) - 1)))
            if chance.random() < 0.6
            else frozenset()
        )

    def moment(year: int) -> str:
        day = date(year, chance.randint(1, 12), chance.randint(1, 28)).isoformat()
        return day[: chance.choice([4, 7, 10])]

    found = [Wish(), *(Wish(kinds=frozenset({kind})) for kind in KINDS), *(Wish(groups=frozenset({g})) for g in GROUPS)]
    while len(found) < number:
        years = sorted(chance.choice([chance.randint(1600, 2026), chance.randint(1930, 2026)]) for _ in range(2))
        since, until = (moment(year) if chance.random() < 0.4 else "" for year in years)
        source = chance.choice(SOURCES) if chance.random() < 0.25 else ""
        wish = Wish(some(KINDS), some(list(GROUPS)), source, since, until)
        if not (since and until and bounds(since)[0] > bounds(until)[1]):
            found.append(wish)
    return found
