"""One happening told several times is one draft."""
# floor 13

from collections import defaultdict, deque
from collections.abc import Iterable

from rapidfuzz.fuzz import token_set_ratio

from events.candidates.drafts import Draft

# Measured on rewritten news: the same event in other words 73, other events at most 46.
ALIKE = 65
# The same person goes on: fewer words need be the same.
_SAME_SPEAKER = 50
# Drafts of one date that another is compared with.
_LATEST = 30


def merged(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts with those joined that tell the same, each at the place of its first."""
    kept: list[Draft] = []
    # Only drafts of one date can tell the same, and in a long text only those not far apart.
    by_date: dict[str | None, deque[int]] = defaultdict(lambda: deque(maxlen=_LATEST))
    for draft in drafts:
        alikes = by_date[draft.when.edtf]
        twin = next((index for index in alikes if same(kept[index], draft)), None)
        if twin is None:
            alikes.append(len(kept))
            kept.append(draft)
        else:
            first, again = kept[twin], draft
            if first.passage.sentence.heading and not again.passage.sentence.heading:
                # A link or a headline is no quote where a sentence says the same.
                first, again = again, first
            kept[twin] = first.told_again(again)
    return kept


def same(one: Draft, other: Draft) -> bool:
    """Whether two drafts of a document tell one happening: one date, no other place, and like words or one breath."""
    if (one.kind == "position") != (other.kind == "position") or one.when.edtf != other.when.edtf:
        return False
    if one.when.edtf is None and one.when.text != other.when.text and other.when.rule != "goes-on":
        return False
    if one.passage.sentence == other.passage.sentence:
        return one.kind == other.kind and one.where.groups == other.where.groups
    if one.kind == "position":
        return alike(one.passage.text, other.passage.text)
    apart = one.where.basis not in ("none", "inherited") and other.where.basis not in ("none", "inherited")
    if apart and not one.where.groups & other.where.groups:
        return False
    breath = one.passage.sentence.paragraph == other.passage.sentence.paragraph and other.when.rule == "goes-on"
    told = alike(one.passage.text, other.passage.text, _SAME_SPEAKER if one.speakers & other.speakers else ALIKE)
    if other.when.rule == "goes-on":
        return breath or told
    return told or one.where.groups == other.where.groups or not other.where.groups or other.where.basis == "inherited"


def alike(one: str, other: str, least: int = ALIKE) -> bool:
    """Whether two texts share most of their words, by a measure from 0 to 100."""
    return token_set_ratio(one.lower(), other.lower()) >= least
