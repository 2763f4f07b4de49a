"""Whether own words are a document's words after all."""
# floor 1

import re

from events.texts import QUOTED_WORDS

# A Japanese character is a third of a word, as in events/texts.py.
_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def tokens(text: str) -> list[str]:
    """Words in small letters, Japanese characters one by one; punctuation is left out."""
    return [match[0].casefold() for match in _TOKEN.finditer(text)]


def copied(text: str, document: str) -> str:
    """The first run of more than eight words of `text` that `document` (its tokens joined by spaces) has, or ""."""
    words = tokens(text)
    padded = f" {document} "
    for start in range(len(words)):
        run = _run(words, start)
        if run and f" {' '.join(run)} " in padded:
            return " ".join(run)
    return ""


def _run(words: list[str], start: int) -> list[str]:
    """The shortest run from `start` on that counts as more than eight words; empty if there are not so many."""
    thirds = 0
    for end in range(start, len(words)):
        thirds += 1 if _CJK.match(words[end]) else 3
        if thirds > 3 * QUOTED_WORDS:
            return words[start : end + 1]
    return []
