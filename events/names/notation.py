"""How an editor writes a spelling, and one search for thousands of them in a single pass over a text.

Kunashir               the word itself, in any case; a capital first letter wants one in the text, a small one does not
Kunashiri-to           the hyphen may be there or not; a space is any white space
Кунашир*               up to three more letters
остров/острова Юрий    one of several words; nothing after the last / means that the word may be missing
(the) islands          words in brackets must stand there and are not part of the name
|四島                  no letter of a Japanese word on that side: not in 十四島
"""
# floor 1

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import NamedTuple

from events.names.folding import Folded, fold

LETTER = "0-9a-z\u00df-\u024f\u0370-\u052f_"
_KATAKANA = "\u30a1-\u30fa\u30fc"
_KANJI = f"{LETTER}{_KATAKANA}\u3005-\u3007\u4e00-\u9fff"
_SPACE = " {1,12}"
_HYPHEN = "(?:- {0,2})?"
_ENDING = "[a-zа-я]{0,3}"
_MOST_FORMS = 400


@dataclass(frozen=True)
class Form:
    """One way to read a spelling: the name, and the words that must stand before and after it."""

    name: str
    before: str = ""
    after: str = ""

    @property
    def capitals(self) -> int:
        """How many capital letters the name wants in the text: none, one at its start, or (2) all."""
        name = self.name.lstrip("|")
        return 2 if name.isupper() and len(name) > 1 else int(name[:1].isupper())

    def core(self, folded: str, start: int, end: int) -> tuple[int, int]:
        """The span of the name alone where the form was found in a folded text."""
        if not self.before and not self.after:
            return start, end
        found = [match.span() for match in _pattern_of(self.name).finditer(folded, start, end)]
        return found[-1 if self.before else 0]

    @property
    def whole(self) -> str:
        """The name with the words around it."""
        return " ".join(part for part in (self.before, self.name, self.after) if part)


class Hit(NamedTuple):
    """A spelling found: its number, and the half-open offsets of the name in the folded text and in that as given."""

    number: int
    folded: tuple[int, int]
    start: int
    end: int


def forms_of(spelling: str) -> list[Form]:
    """Every form of a spelling; ValueError in a plain sentence if it is not one."""
    parts = re.fullmatch(r"(?:\(([^()]+)\) )?([^()]+?)(?: \(([^()]+)\))?", spelling)
    if not parts:
        raise ValueError(f"found the spelling {spelling!r}, wanted words, with others in ( ) at the ends only")
    before, names, after = (list(_readings(part)) for part in (parts[1] or "", parts[2], parts[3] or ""))
    if any(not name.strip("|*- ") for name in names):
        raise ValueError(f"found the spelling {spelling!r}, wanted at least one letter in each reading")
    if len(before) * len(names) * len(after) > _MOST_FORMS:
        raise ValueError(f"found the spelling {spelling!r}, wanted at most {_MOST_FORMS} readings")
    if not all((one or name).lstrip("|")[:1].isalnum() for name in names for one in before):
        raise ValueError(f"found the spelling {spelling!r}, wanted a letter or digit at its start")
    return [Form(name, one, other) for name in names for one in before for other in after]


def _readings(words: str) -> Iterator[str]:
    for chosen in product(*(word.split("/") for word in words.split(" "))):
        yield " ".join(word for word in chosen if word)


def _atoms(words: str) -> list[str]:
    """The pieces of a regular expression for some words, without what bounds them."""
    special = {" ": _SPACE, "-": _HYPHEN, "*": _ENDING}
    return [special.get(char) or re.escape(char) for char in fold(words.replace("|", "")).text]


@cache
def _pattern_of(name: str) -> re.Pattern[str]:
    return re.compile("".join(_atoms(name)))


def _class_of(char: str, strict: bool) -> str:
    """The characters that may not follow or come before one."""
    if strict:
        return f"[{_KANJI}]"
    if re.fullmatch(f"[{_KATAKANA}]", char):
        return f"[{_KATAKANA}]"
    return f"[{LETTER}]" if re.fullmatch(f"[{LETTER}*]", char) else ""


def _bounded(form: Form) -> tuple[str, list[str], str]:
    """What must not come before a form, its pieces, and what must not follow it."""
    whole = form.whole
    bare = fold(whole.replace("|", "")).text
    before = _class_of(bare[0], whole.startswith("|"))
    after = _class_of(bare[-1], whole.endswith("|"))
    return f"(?<!{before})" if before else "", _atoms(whole), f"(?!{after})" if after else ""


def _script_of(form: Form) -> str:
    """The script that a text must have in it for a form to be there."""
    return fold(form.whole).scripts[0]


class _Node:
    """The forms that begin alike: what may come next, and the forms that end here by what must not follow them."""

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.ends: dict[str, int] = {}

    def expression(self, order: list[int]) -> str:
        """A regular expression for all forms from here on; `order` gets the number of each as its group comes up."""
        return _one_of([*self._longer(order), *self._here(order)])

    def _longer(self, order: list[int]) -> Iterator[str]:
        """Ways that go on, those with further words after an ending first: they are the longest."""
        ending = self.next.get(_ENDING)
        if ending and ending.next:
            yield _ENDING + _one_of([*ending._longer(order)])
        for atom in sorted(self.next.keys() - {_ENDING}, key=lambda atom: (atom in (_SPACE, _HYPHEN), atom)):
            yield atom + self.next[atom].expression(order)

    def _here(self, order: list[int]) -> Iterator[str]:
        """Ways that end, those without an ending first: a spelling that is written out goes before a stem."""
        for wrong, number in self.ends.items():
            order.append(number)
            yield f"{wrong}()"
        ending = self.next.get(_ENDING)
        if ending and ending.ends:
            yield _ENDING + _one_of([*ending._here(order)])


def _one_of(ways: list[str]) -> str:
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"


class _Way(NamedTuple):
    """A form that can end at one place of the expression: the capital letters that it wants, and its spelling."""

    capitals: int
    form: Form
    number: int


class Search:
    """All spellings of a list at once; where several begin at one place the longer one is found."""

    def __init__(self, spellings: Sequence[str]) -> None:
        """Build the search; `twice` then holds pairs of numbers of spellings that read alike."""
        self.twice: list[tuple[int, int]] = []
        # By the end of a path through the tree: the forms by the capital letters that they want.
        self._ends: list[dict[int, tuple[Form, int]]] = []
        roots: dict[str, dict[str, _Node]] = {}
        for number, spelling in enumerate(spellings):
            for form in forms_of(spelling):
                self._add(roots, form, number)
        self._scripts = {script: self._script(befores) for script, befores in roots.items()}

    def _script(self, befores: dict[str, _Node]) -> tuple[re.Pattern[str], list[list[_Way]]]:
        """One expression for all forms that begin in one script, and the forms by the numbers of its groups.

        Scripts apart are several times faster than together: a text is mostly in one of them.
        """
        order: list[int] = []
        ways = "|".join(f"{before}{root.expression(order)}" for before, root in befores.items())
        firsts = "".join(sorted({atom for root in befores.values() for atom in root.next}))
        # A form that wants capital letters, if the text has them, goes before the form in any case.
        ends = [[_Way(wants, *forms[wants]) for wants in sorted(forms, reverse=True)] for forms in self._ends]
        return re.compile(f"(?=[{firsts}])(?:{ways})"), [ends[place] for place in order]

    def _add(self, roots: dict[str, dict[str, _Node]], form: Form, number: int) -> None:
        before, atoms, wrong = _bounded(form)
        node = roots.setdefault(_script_of(form), {}).setdefault(before, _Node())
        for atom in atoms:
            node = node.next.setdefault(atom, _Node())
        place = node.ends.setdefault(wrong, len(self._ends))
        if place == len(self._ends):
            self._ends.append({})
        _, there = self._ends[place].setdefault(form.capitals, (form, number))
        if there != number:
            self.twice.append((there, number))

    def hits(self, text: str, folded: Folded) -> list[Hit]:
        """Every name in a text from left to right, none over another; linear in its length."""
        scripts = [self._scripts[script] for script in folded.scripts if script in self._scripts]
        found = [hit for pattern, forms in scripts for hit in _hits(text, folded, pattern, forms)]
        found.sort(key=lambda hit: (hit.folded[0], -hit.folded[1]))
        end = 0
        apart: list[Hit] = []
        for hit in found:
            if hit.folded[0] >= end:
                apart.append(hit)
                end = hit.folded[1]
        return apart


def _hits(text: str, folded: Folded, pattern: re.Pattern[str], ends: list[list[_Way]]) -> Iterator[Hit]:
    for match in pattern.finditer(folded.text):
        for capitals, form, number in ends[(match.lastindex or 1) - 1]:
            inner = form.core(folded.text, *match.span())
            start, end = folded.back(inner[0]), folded.back(inner[1])
            if not capitals or (text[start].isupper() if capitals == 1 else text[start:end].isupper()):
                yield Hit(number, inner, start, end)
                break
