"""The kind of event that a sentence suggests; a person decides."""
# floor 12

from collections import Counter

from events.candidates.passages import Passage
from events.candidates.words import words


def kind_of(passage: Passage, start: int | None = None, end: int | None = None) -> str:
    """The kind with the most words in a part of the sentence, of equals the upper one in the file; else "statement"."""
    within = passage.words.within("kind", passage.sentence.start, passage.sentence.end)
    part = [hit for hit in within if start is None or end is None or start <= hit.start < end]
    counts = Counter(hit.id for hit in part or within)
    return max((entry.id for entry in words().kind), key=lambda kind: counts[kind]) if counts else "statement"
