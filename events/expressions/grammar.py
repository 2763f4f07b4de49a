"""Tables of date patterns: rows of words and what they mean, found in one walk through a text.

A row begins with a word or a digit. The walk looks at each word once, tries the rows that begin with it, and
takes the longest; nothing in a row repeats without a bound, so the time grows with the length of the text.
"""
# floor 4

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from events.expressions.values import Value

# A list of words with what each means, or a pattern in its own right.
Words = Mapping[str, int | str]
_SLOT = re.compile(r"\{([a-z]+)([0-9]?)\}")
_DIGIT = "0"
_NUMBER = re.compile(r"[0-9]+")
# Before a number: it is an amount, or the tail of a longer number.
_GLUED = re.compile(r"(?:[$€£¥#№+]|\d[.,:/])$")


class Found:
    """What a row matched: `found["month"]` is the meaning of the word in the slot, None if the slot is empty."""

    def __init__(self, match: re.Match[str], slots: Mapping[str, Words]) -> None:
        self.match = match
        self._slots = slots

    def __getitem__(self, slot: str) -> int | None:
        said = self.word(slot)
        if not said:
            return None
        meaning = self._slots[slot.rstrip("0123456789")].get(said) if slot.rstrip("0123456789") in self._slots else None
        return int(_NUMBER.match(said)[0] if meaning is None else meaning)  # type: ignore[index]  # a slot without meanings opens with digits

    def meaning(self, slot: str) -> str:
        """What the word in a slot that is always filled stands for, where that is no number."""
        return str(self._slots[slot.rstrip("0123456789")][self.word(slot)])

    def word(self, slot: str) -> str:
        """The words in the slot, in small letters and with one blank between them; "" if it is empty."""
        said = self.match[slot] if slot in self.match.re.groupindex else None
        return " ".join(said.split()) if said else ""

    def whole(self, slot: str) -> int:
        """The number in a slot that is always filled."""
        number = self[slot]
        assert number is not None, slot
        return number


@dataclass(frozen=True)
class Row:
    """One pattern: its name, its words with slots in braces, what it means, and what else must hold around it."""

    name: str
    pattern: str
    value: Callable[[Found], Value | None]
    # Given the text in its own letters and the match in the folded one.
    guard: Callable[[str, re.Match[str]], bool] | None = None
    # Of a row that opens with a number: the letters of which one stands behind it; any if there are none.
    behind: str = ""


@dataclass(frozen=True)
class Hit:
    """A date expression as it stands in the text: `start` is included, `end` is not."""

    start: int
    end: int
    row: str
    value: Value


@dataclass(frozen=True)
class Grammar:
    """The rows of one language. `slots` are word lists, `patterns` are expressions that begin with a digit."""

    slots: Mapping[str, Words]
    patterns: Mapping[str, str]
    rows: tuple[Row, ...]
    # What a word is, so that the walk steps from word to word; the last branch is a digit.
    token: str
    # Words before an expression that belong to it and do not change its days: "the", "early".
    before: str
    ends: str = r"(?![a-z0-9])"
    # Letters that open a number besides the digits, where a language has them.
    numerals: str = ""
    _first: dict[str, list[tuple[Row, re.Pattern[str]]]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        for row in self.rows:
            # Lines break anywhere, and two blanks are no other words than one.
            compiled = re.compile(_SLOT.sub(self._group, row.pattern).replace(" ", "(?: {1,3})") + self.ends)
            for word in self._starts(row.pattern):
                self._first.setdefault(word, []).append((row, compiled))
        numbered = self._first.pop(_DIGIT, [])
        for letter in {"", *(letter for row, _ in numbered for letter in row.behind)}:
            self._first[_DIGIT + letter] = [
                one for one in numbered if not one[0].behind or (letter and letter in one[0].behind)
            ]

    def _group(self, slot: re.Match[str]) -> str:
        name, number = slot.groups()
        inner = self.patterns.get(name) or "|".join(
            re.escape(word).replace(r"\ ", " ") for word in sorted(self.slots[name], key=len, reverse=True)
        )
        return f"(?P<{name}{number}>{inner})"

    def _starts(self, pattern: str) -> set[str]:
        """First words of all that a pattern can match: a row opens with a slot, a plain word or a list of them."""
        slot = _SLOT.match(pattern)
        if slot and slot[1] in self.patterns:
            return {_DIGIT}
        if slot:
            return {self._word(word) for word in self.slots[slot[1]]}
        listed = re.match(r"\(\?:([^()\[\]?*+\\]+)\)", pattern)
        return {self._word(word) for word in (listed[1].split("|") if listed else [pattern])}

    def _word(self, text: str) -> str:
        first = re.match(self.token, text)
        assert first, f"{text!r}: a row begins with no word"
        return _DIGIT if self._counts(first[0]) else first[0]

    def _counts(self, word: str) -> bool:
        return word[-1].isdigit() or word[-1] in self.numerals

    def scan(self, text: str, folded: str) -> Iterator[Hit]:
        """Every expression from left to right, none within another; `folded` is `fold(text)`."""
        free = 0
        first = self._first
        for token in re.compile(self.token).finditer(folded):
            word = token[0]
            number = self._counts(word)
            rows = self._numbered(folded, token.end()) if number else first.get(word)
            start = token.start()
            if not rows or start < free or (number and _GLUED.search(folded, max(0, start - 2), start)):
                continue
            hit = self._longest(rows, text, folded, start)
            if hit is not None:
                start = max(free, self._stretched(folded, hit.start))
                free = hit.end
                yield Hit(start, hit.end, hit.row, hit.value)

    def _numbered(self, folded: str, end: int) -> list[tuple[Row, re.Pattern[str]]]:
        behind = _DIGIT + folded[end : end + 3].lstrip()[:1]
        return self._first[behind if behind in self._first else _DIGIT]

    def _longest(self, rows: list[tuple[Row, re.Pattern[str]]], text: str, folded: str, start: int) -> Hit | None:
        best: Hit | None = None
        for row, compiled in rows:
            match = compiled.match(folded, start)
            if match is None or (best and match.end() <= best.end) or (row.guard and not row.guard(text, match)):
                continue
            value = row.value(Found(match, self.slots))
            if value is not None:
                best = Hit(start, match.end(), row.name, value)
        return best

    def _stretched(self, folded: str, start: int) -> int:
        window = folded[max(0, start - 40) : start]
        words = re.search(f"(?:^|(?<=[^a-z]))(?:{self.before})+$", window)
        return start - len(window) + words.start() if words else start
