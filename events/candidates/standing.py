"""Positions: what a side holds, with the span of time for which the text says so."""
# floor 13

import re
from collections.abc import Sequence

from events.candidates.clauses import spanning
from events.candidates.drafts import Draft, When
from events.candidates.passages import Passage
from events.candidates.words import period

_PERFECT = re.compile(r"\b(?:has|have|haven't|hasn't)\b|てい(?:ない|る)|\bне\b", re.IGNORECASE)
_UNDATED = "../.."


def holding(passage: Passage, drafts: Sequence[Draft], published: str | None, previous: int) -> When | None:
    """The span of a position, "../.." if the text gives none; None if the sentence holds no position of the story.

    `drafts` are those before the sentence, `previous` the paragraph of the last one.
    """
    linked = previous == passage.sentence.paragraph and (passage.has("since") or passage.has("anaphora"))
    ours = passage.places or len(passage.sides) > 1 or linked
    if not passage.has("stance") or not ours:
        return None
    if spans := passage.has("period"):
        entry, words = period(spans[0].id), passage.text
        edtf = entry.perfect if _PERFECT.search(words) else entry.past
        offset = passage.sentence.start
        return When(edtf, words[spans[0].start - offset : spans[0].end - offset], "period", spans[0].id)
    told = drafts[-1] if linked and drafts and drafts[-1].when.edtf else None
    year = next((end for end in told.when.edtf.split("/") if end != ".."), "") if told and told.when.edtf else ""
    if not year:
        return When(_UNDATED, "", "standing", "position")
    if since := passage.has("since"):
        offset = passage.sentence.start
        end = published[:7] if published else ".."
        return When(
            spanning(year, end) or f"{year}/..",
            passage.text[since[0].start - offset : since[0].end - offset],
            "anaphoric",
            "since",
            year,
        )
    return When(f"{year}/..", "", "anaphoric", "from-then-on", year)
