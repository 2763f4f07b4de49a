"""A candidate before it is written down: what happened when, where, and where the text says so."""
# floor 12

from dataclasses import dataclass, replace
from typing import Literal, get_args

from events.candidates.passages import Passage
from events.names.entries import Group

DateBasis = Literal["absolute", "relative", "anaphoric", "period", "suggested", "standing", "unresolved"]
PlaceBasis = Literal["named", "group", "inferred", "inherited", "none"]


@dataclass(frozen=True)
class When:
    """A date with how it is known: EDTF or None, the words, their rule, and the EDTF date they were counted from."""

    edtf: str | None
    text: str
    basis: DateBasis
    rule: str
    anchor: str = ""


@dataclass(frozen=True)
class Where:
    """The groups with the scope of each, the words that name them, and how they are known on the whole."""

    scopes: tuple[tuple[str, str], ...]
    text: str
    basis: PlaceBasis

    @property
    def groups(self) -> frozenset[str]:
        """Ids of the groups."""
        return frozenset(group for group, _ in self.scopes)


# Passages that tell a happening again; who reads more of them?
_MOST = 20
_STATES = frozenset(("japan", "russia", "ussr"))
NOWHERE = Where((), "", "none")
# What the dispute is about, where a text speaks of it and names no island.
ALL_FOUR = Where(tuple((group, "inferred") for group in get_args(Group)), "", "inferred")


@dataclass(frozen=True)
class Draft:
    """What one passage tells, and the passages that tell it again; `start` and `end` bound the quote.

    `follows` is the start of the passage whose date it shares without saying so.
    """

    passage: Passage
    when: When
    where: Where
    kind: str
    start: int
    end: int
    also: tuple[Passage, ...] = ()
    follows: int | None = None

    @property
    def actors(self) -> frozenset[str]:
        """Ids of the actors of the passage."""
        return frozenset(actor.entry for actor in self.passage.actors)

    @property
    def speakers(self) -> frozenset[str]:
        """Ids of the offices and persons of either side, without the states, which everybody names."""
        return frozenset(actor.entry for actor in self.passage.actors if actor.side) - _STATES

    def told_again(self, other: "Draft") -> "Draft":
        """This draft with another that tells the same; places that only the other names come in."""
        known = self.where.groups
        more = () if other.where.basis == "inherited" else other.where.scopes
        scopes = (*self.where.scopes, *(pair for pair in more if pair[0] not in known))
        where = (
            other.where if self.where.basis in ("none", "inherited") and more else replace(self.where, scopes=scopes)
        )
        return replace(self, where=where, also=(*self.also, other.passage, *other.also)[:_MOST])
