"""A text cut into sentences, with where each stands: English, Japanese and Russian."""
# floor 10

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from events.documents.document import lines

_MONTH = "jan feb mar apr jun jul aug sept sep oct nov dec янв февр авг сент окт нояб дек"
_TITLE = "mr mrs ms dr st no nos vs gen col capt lt sen rep gov prof inc co ltd"
_SHORT = f"{_TITLE} {_MONTH} г гг в вв им ул д р т п с пос обл руб стр рис н э тыс млн"
_ABBREVIATED = re.compile(rf"(?:\b(?:{'|'.join(_SHORT.split())})|\b[A-Za-zА-Яа-я])$", re.IGNORECASE)
_END = re.compile(r"(?<![.!?…])[.!?…]+[\"”’»')\]]*(?=\s+[\"“‘«(\[—–-]*\s?[A-ZА-ЯЁ0-9])|[。！？]+[」』）]*")
_CLOSED = re.compile(r"[.!?…。！？:;][\"”’»')\]」』）]*$|[」』][）]?$")
# Longer than any headline.
_HEADLINE = 160
# Longer than any sentence.
_LONGEST = 1200


@dataclass(frozen=True)
class Sentence:
    """A sentence: `start` is included, `end` is not; `paragraph` is counted from 1 among lines with text.

    `heading` is true for a line that no full stop closes: a headline, a link, an entry of a list.
    """

    start: int
    end: int
    paragraph: int
    heading: bool


def sentences(text: str) -> Iterator[Sentence]:
    """Every sentence of a text in order; blanks at their ends are left out."""
    for paragraph, start, end in lines(text):
        cuts = [match.end() for match in _END.finditer(text, start, end) if not _abbreviated(text, start, match)]
        bounds = [start, *cuts, end]
        heading = not cuts and end - start <= _HEADLINE and not _CLOSED.search(text[start:end].rstrip())
        for first, last in pairwise(bounds):
            inner = text[first:last]
            left, right = len(inner) - len(inner.lstrip()), len(inner.rstrip())
            if right > left:
                yield from _pieces(Sentence(first + left, first + right, paragraph, heading))


def _pieces(sentence: Sentence) -> Iterator[Sentence]:
    """A sentence as it is, or one without end in pieces, so that the time to read it stays in proportion."""
    for start in range(sentence.start, sentence.end, _LONGEST):
        yield replace(sentence, start=start, end=min(sentence.end, start + _LONGEST))


def _abbreviated(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether a full stop ends an abbreviation or an initial and no sentence."""
    return stop[0] == "." and bool(_ABBREVIATED.search(text[max(start, stop.start() - 12) : stop.start()]))
