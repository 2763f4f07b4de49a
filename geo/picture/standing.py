"""How things stand on a day: who administers each group, which groups two states claim, which lines hold."""
# floor 8

from dataclasses import dataclass
from datetime import date

from events.holdings import Administration, Boundary, Claim, administration_on
from geo.atlas import Atlas


@dataclass(frozen=True)
class Standing:
    """One day: administrations by group (None where the records have a hole), claims, boundaries."""

    day: date
    administrations: dict[str, Administration | None]
    claims: tuple[Claim, ...]
    boundaries: tuple[Boundary, ...]

    def holder(self, group: str) -> str:
        """Who administers a group, as the page's classes name it."""
        found = self.administrations[group]
        return found.holder if found else "unknown"

    def both(self, group: str) -> bool:
        """Whether both states claim a group."""
        return len({claim.claimant for claim in self.claims if group in claim.places}) == 2

    def roles(self, line: str) -> list[str]:
        """What a line is on this day, in the order of the records."""
        return [boundary.role for boundary in self.boundaries if line in boundary.lines]


def standing_on(atlas: Atlas, day: date) -> Standing:
    """How things stand on a day."""
    catalogue = atlas.catalogue
    return Standing(
        day,
        {group.id: administration_on(catalogue.administrations, group.id, day) for group in atlas.groups},
        tuple(claim for claim in catalogue.claims if claim.holds_on(day)),
        tuple(boundary for boundary in catalogue.boundaries if boundary.holds_on(day)),
    )
