"""How much decoded text looks like Japanese, Russian or western prose, rather than like bytes read wrongly.

Every character that is not ASCII has a weight from -3 to 1 by what it is and by the character before it; the
plausibility of a text is their mean. Right readings lie above 0.45 from some thirty letters on, wrong ones below 0.3.
"""
# floor 7

import re
import unicodedata
from functools import lru_cache

ENOUGH = 0.3

_SAMPLE = 4_000
_RUNS = re.compile(r"[A-Za-z]?[^\x00-\x7f]{1,400}[A-Za-z]?")
# Letters of Russian prose from the common to the rare.
_LETTERS = {"оеаинтсрвлкмдпу": 1.0, "яыьгзбч": 0.7, "йхжшю": 0.3, "цщэф": -0.2, "ъё": -0.3, "іїєґ": 0.3}
_LETTER = {letter: weight for letters, weight in _LETTERS.items() for letter in letters}
_CONSONANTS = frozenset("бвгджзклмнпрстфхцчшщБВГДЖЗКЛМНПРСТФХЦЧШЩ")
_PUNCTUATION = frozenset("\u00a0«»–—‘’“”„…№°·•§©")
_BRACKETS = frozenset("、。「」『』【】〔〕〈〉《》〜々〇〒\u3000")
_SIGNS = frozenset("→←↑↓○●◎△▲▽▼□■◇◆☆★※×÷−")
_WRONG = -3.0


def plausibility(text: str) -> float:
    """Mean weight of the characters of `text` that are not ASCII, of the first 4,000; 1 if there are none."""
    return _mean(" ".join(_first_runs(text)))


def plausibility_of_all(text: str) -> float:
    """As `plausibility`, of all characters: for encodings in which ASCII is no proof."""
    return _mean(text[:_SAMPLE], ascii_weight=0.8)


def _first_runs(text: str) -> list[str]:
    runs: list[str] = []
    length = 0
    for run in _RUNS.finditer(text):
        runs.append(run[0])
        length += len(run[0])
        if length > _SAMPLE:
            break
    return runs


def _mean(sample: str, ascii_weight: float | None = None) -> float:
    total, count, before = 0.0, 0, " "
    for char in sample:
        if char >= "\x80":
            total += _weight(char, before)
            count += 1
        elif ascii_weight is not None:
            total += ascii_weight if char.isprintable() or char in "\t\n\r" else _WRONG
            count += 1
        elif char.isalpha() and _is_cyrillic(before):
            total -= 0.5
        before = char
    return total / count if count else 1.0


def _weight(char: str, before: str) -> float:
    if _is_cyrillic(char):
        return _cyrillic(char, before)
    if "\u00c0" <= char <= "\u024f" and char not in "×÷":
        if not before.isalpha():
            return 0.2
        return 0.6 if before.isascii() else -0.5
    if char in _SIGNS and _is_cyrillic(before):
        return -1.0
    return _alone(char)


def _cyrillic(char: str, before: str) -> float:
    weight = _LETTER.get(char.lower(), -1.0)
    if (char in "йЙ" and before in _CONSONANTS) or (char in "ьъыЬЪЫ" and before not in _CONSONANTS):
        return -1.5
    if before.isascii() and before.isalpha():
        return weight - 1.0
    if char.isupper() and before.isalpha():
        # A capital after a small letter is the mark of KOI8-R and windows-1251 taken for each other.
        return -1.5 if before.islower() else weight - 0.2
    return weight


@lru_cache(maxsize=4096)
def _alone(char: str) -> float:
    """Weight of a character whatever stands before it."""
    if "\u3041" <= char <= "\u3096":
        return 1.0
    if "\u30a1" <= char <= "\u30fc" or char in _BRACKETS or "\uff01" <= char <= "\uff5e":
        return 0.6
    if char in _PUNCTUATION:
        return 0.5
    if "\uff61" <= char <= "\uff9f":
        return -0.3
    if char in _SIGNS:
        return 0.2
    if "\u4e00" <= char <= "\u9fff":
        return _kanji(char)
    return _WRONG if unicodedata.category(char)[0] == "C" or char == "\ufffd" else -1.0


def _kanji(char: str) -> float:
    """Everyday characters are the first level of JIS X 0208, rows 16 to 47."""
    try:
        row = char.encode("euc_jp")[0]
    except UnicodeEncodeError:
        return -1.0
    return 0.25 if 0xB0 <= row <= 0xCF else -0.5


def _is_cyrillic(char: str) -> bool:
    return "\u0400" <= char <= "\u052f"
