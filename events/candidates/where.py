"""Which groups a sentence is about: those it names, else those that the text named last."""
# floor 13

from collections.abc import Sequence
from itertools import takewhile
from typing import get_args

from events.candidates.drafts import NOWHERE, PlaceBasis, Where
from events.candidates.passages import Passage
from events.names.places import PlaceMention

# How many paragraphs back a name still holds.
_REACH = 2
# How many sentences back, and ahead within the paragraph.
_SENTENCES, _AHEAD = 40, 4
_BEST: dict[str, int] = {"named": 0, "group": 1, "inferred": 2}


def named(mentions: Sequence[PlaceMention]) -> Where:
    """The groups of some mentions, each with the best scope that it has."""
    scopes: dict[str, str] = {}
    for mention in mentions:
        for group in mention.groups:
            scopes[group] = min(scopes.get(group, mention.scope), mention.scope, key=_BEST.__getitem__)
    if not scopes:
        return NOWHERE
    basis: PlaceBasis = max(
        get_args(PlaceBasis), key=lambda scope: _BEST.get(scope, -1) if scope in scopes.values() else -2
    )
    return Where(tuple(scopes.items()), "; ".join(dict.fromkeys(mention.text for mention in mentions)), basis)


def inherited(passages: Sequence[Passage], index: int) -> tuple[Where, int]:
    """The groups named last before a sentence, and how many paragraphs back that was; nowhere and 99 if too far.

    Where its paragraph names none before it, it is those that the paragraph names after it: "1956: a declaration. ...".
    """
    paragraph = passages[index].sentence.paragraph
    earlier = passages[max(0, index - _SENTENCES) : index][::-1]
    before = list(takewhile(lambda one: paragraph - one.sentence.paragraph <= _REACH, earlier))
    after = [one for one in passages[index + 1 : index + 1 + _AHEAD] if one.sentence.paragraph == paragraph]
    same = [one for one in before if one.sentence.paragraph == paragraph]
    for passage in (*same, *after, *before[len(same) :]):
        if passage.places:
            told = named(passage.places)
            carried = Where(tuple((group, "inferred") for group, _ in told.scopes), told.text, "inherited")
            return carried, paragraph - passage.sentence.paragraph
    return NOWHERE, 99
