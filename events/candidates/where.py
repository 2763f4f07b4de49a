"""Which groups a sentence is about: those it names, else those that the text named last."""
# floor 13

from collections.abc import Sequence

from events.candidates.drafts import NOWHERE, PlaceBasis, Where
from events.candidates.passages import Passage
from events.names.places import PlaceMention

# How many paragraphs back a name still holds.
_REACH = 2
_BEST: dict[str, int] = {"named": 0, "group": 1, "inferred": 2}


def named(mentions: Sequence[PlaceMention]) -> Where:
    """The groups of some mentions, each with the best scope that it has."""
    scopes: dict[str, str] = {}
    for mention in mentions:
        for group in mention.groups:
            scopes[group] = min(scopes.get(group, mention.scope), mention.scope, key=_BEST.__getitem__)
    if not scopes:
        return NOWHERE
    basis: PlaceBasis = max(scopes.values(), key=_BEST.__getitem__)  # type: ignore[assignment]  # a scope is a basis
    return Where(tuple(scopes.items()), "; ".join(dict.fromkeys(mention.text for mention in mentions)), basis)


def inherited(passages: Sequence[Passage], index: int) -> tuple[Where, int]:
    """The groups named last before a sentence, and how many paragraphs back that was; nowhere and 99 if too far."""
    paragraph = passages[index].sentence.paragraph
    for passage in reversed(passages[:index]):
        back = paragraph - passage.sentence.paragraph
        if back > _REACH:
            break
        if passage.places:
            told = named(passage.places)
            return Where(tuple((group, "inferred") for group, _ in told.scopes), told.text, "inherited"), back
    return NOWHERE, 99
