"""How Russian adjectives and nouns end."""
# floor 4

from collections.abc import Iterable
from typing import TypeVar

_Meaning = TypeVar("_Meaning", int, str)

# Endings of adjectives: первый, второй, нынешний, минувший, третий.
HARD = ("ый", "ого", "ому", "ым", "ом", "ая", "ой", "ую", "ою", "ое", "ые", "ых", "ыми")
STRESSED = ("ой", "ого", "ому", "ым", "ом", "ая", "ую", "ою", "ое", "ые", "ых", "ыми")
SOFT = ("ий", "его", "ему", "им", "ем", "яя", "ей", "юю", "ею", "ее", "ие", "их", "ими")
HISSING = ("ий", "его", "ему", "им", "ем", "ая", "ей", "ую", "ею", "ее", "ие", "их", "ими")
THIRD = ("ий", "ьего", "ьему", "ьим", "ьем", "ья", "ьей", "ью", "ье", "ьи", "ьих", "ьими")
# Endings of nouns: год, столетие.
MASCULINE = ("", "а", "у", "ом", "е")
NEUTER = ("е", "я", "ю", "ем", "и")


def forms(stem: str, endings: Iterable[str]) -> list[str]:
    """A stem with each of the endings."""
    return [stem + ending for ending in endings]


def spellings(words: dict[str, _Meaning]) -> dict[str, _Meaning]:
    """The words and, of those with ё, the spelling with е."""
    return {spelt: meaning for word, meaning in words.items() for spelt in (word, word.replace("ё", "е"))}


def numbered(words: str, first: int = 1) -> dict[str, int]:
    """Words in a row with their numbers."""
    return {word: number for number, word in enumerate(words.split(), start=first)}
