"""Who acts in running text: states, offices and persons with the side they are on."""
# floor 3

from dataclasses import dataclass
from functools import cache

from events.names.entries import gazetteer
from events.names.folding import fold
from events.names.notation import Search


@dataclass(frozen=True)
class ActorMention:
    """A state, an office or a person in a text: `text` is the text from `start` up to, not with, `end`."""

    start: int
    end: int
    text: str
    entry: str
    side: str


@cache
def _search() -> tuple[Search, tuple[tuple[str, str], ...]]:
    listed = [
        (spelling, actor.id, actor.side) for actor in gazetteer().actors.values() for spelling in actor.spellings.all()
    ]
    return Search([spelling for spelling, _, _ in listed]), tuple((entry, side) for _, entry, side in listed)


def find_actors(text: str) -> list[ActorMention]:
    """Every actor that a text names, sorted, none over another; in linear time, for any text."""
    search, listed = _search()
    return [
        ActorMention(hit.start, hit.end, text[hit.start : hit.end], *listed[hit.number])
        for hit in search.hits(text, fold(text))
    ]


def actor_name(entry: str, lang: str) -> str:
    """The name of an actor for display, in English where there is no translation; KeyError for an unknown entry."""
    return gazetteer().actors[entry].names.in_language(lang)
