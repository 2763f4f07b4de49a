"""Near copies: whether a text is mostly what another text says, word for word."""
# floor 10

import re
from collections.abc import Iterable

# Words in a row that two texts share only if one was taken from the other; kana and kanji count as words each.
_RUN = 5
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|\w+")
_MOSTLY = 0.5


def near_copy(text: str, others: Iterable[tuple[int, str]]) -> tuple[int, float] | None:
    """The id of the text, of pairs (id, text), that shares most with `text`, and the share of the shorter one; or None.

    The share is that of runs of five words, from 0 to 1; below a half it is no copy. Linear in the length of all texts.
    """
    own = _runs(text)
    best: tuple[int, float] | None = None
    for number, other in others:
        runs = _runs(other)
        share = len(own & runs) / min(len(own), len(runs)) if own and runs else 0.0
        if share >= _MOSTLY and (best is None or share > best[1]):
            best = (number, share)
    return best


def _runs(text: str) -> set[int]:
    words = _WORD.findall(text.lower())
    return {hash(tuple(words[first : first + _RUN])) for first in range(max(0, len(words) - _RUN + 1))}
