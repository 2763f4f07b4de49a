"""A model's title for a candidate: one short line of its own words, else a general one."""
# floor 11

import re
import unicodedata

from events.language import LANGUAGES
from events.texts import QUOTED_WORDS

_LONGEST = 120
_GENERAL = {
    "en": "Event proposed by a language model",
    "ja": "言語モデルが提案した出来事",
    "ru": "Событие, предложенное языковой моделью",
}
_CJK = r"\u3040-\u30ff\u3400-\u9fff"
_TOKEN = re.compile(rf"[{_CJK}]|[^\W{_CJK}]+")
# Japanese has no spaces: three of its characters count as a word.
_WORD = 3
_INVISIBLE = ("Cc", "Cf", "Cs", "Co", "Cn")


class Titles:
    """Gives titles for the candidates of one document."""

    def __init__(self, text: str, language: str) -> None:
        """Take the document's words apart once; `language` is that of the titles, English where it is none of ours."""
        self._language = language if language in LANGUAGES else "en"
        self._words = _joined(_tokens(text))

    def of(self, label: str) -> dict[str, str]:
        """The title by language: a model gives one language, the general title stands in all."""
        title = _line(label)
        if not title or self._copies(title):
            return dict(_GENERAL)
        return {lang: title if lang == self._language else "" for lang in LANGUAGES}

    def shown(self, titles: dict[str, str]) -> str:
        """The title in the document's language."""
        return titles[self._language]

    def _copies(self, title: str) -> bool:
        """Whether more than eight words in a row are the document's."""
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
