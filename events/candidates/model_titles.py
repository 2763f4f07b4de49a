"""A model's title for a candidate: one short line of its own words, or none."""
# floor 11

import re
import unicodedata

from events.texts import QUOTED_WORDS

_LONGEST = 120
_CJK = r"\u3040-\u30ff\u3400-\u9fff"
_TOKEN = re.compile(rf"[{_CJK}]|[^\W{_CJK}]+")
# Japanese has no spaces: three of its characters count as a word.
_WORD = 3
_INVISIBLE = ("Cc", "Cf", "Cs", "Co", "Cn")


class OwnWords:
    """Tells the titles that are a model's own words from those that copy one document."""

    def __init__(self, text: str) -> None:
        """Take the document's words apart once."""
        self._words = _joined(_tokens(text))

    def title(self, label: str) -> str:
        """The label as one line of at most 120 characters; "" if more than eight words in a row are the document's."""
        title = _line(label)
        return "" if self._copies(title) else title

    def _copies(self, title: str) -> bool:
        tokens = _tokens(title)
        for start in range(len(tokens)):
            weight, end = 0, start
            while end < len(tokens) and weight <= QUOTED_WORDS * _WORD:
                weight += 1 if re.match(f"[{_CJK}]", tokens[end]) else _WORD
                end += 1
            if weight > QUOTED_WORDS * _WORD and _joined(tokens[start:end]) in self._words:
                return True
        return False


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(unicodedata.normalize("NFKC", text).casefold())


def _joined(tokens: list[str]) -> str:
    return f" {' '.join(tokens)} "


def _line(label: str) -> str:
    """One line of visible characters, cut between two words if it is too long."""
    plain = " ".join(unicodedata.normalize("NFC", label).split())
    plain = "".join(char for char in plain if unicodedata.category(char) not in _INVISIBLE).strip()
    if len(plain) <= _LONGEST:
        return plain
    head = plain[: _LONGEST - 1]
    return (head.rpartition(" ")[0] or head).rstrip(" ,;:、，") + "…"
