"""Our islands in running text: which words of a text mean which of the four groups."""
# floor 4

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, get_args

from events.names.entries import Group, Place, Scope, Strength, gazetteer, spellings_of
from events.names.folding import Folded, fold
from events.names.notation import Search

_AROUND = 48
_RUSSIAN_NAME = re.compile(r"\s[А-ЯЁ]")
_RUSSIAN_ADJECTIVE = re.compile(
    r"(?<!\w)(?!(?:эт|вс|сво|наш)\w+\s)[а-яё-]{2,40}(?:[иы][ехм]|[иы]ми|[ои]вы)\s$", re.IGNORECASE
)
_NAME_FOLLOWS = re.compile(r"\s(?:of\s|called\s|named\s)?[\"“«]?")
_SENTENCE_ENDS = re.compile(r"[.!?。\n]")
_OPENS = tuple("\"'“„‟«‹‘「『《〈")
_CLOSES = tuple("\"'”“»›’」』》〉")
_BLANK_OR_OPENS, _BLANK_OR_CLOSES = " " + "".join(_OPENS), " -" + "".join(_CLOSES)
_FEW = 4
_NEAR = 32


@dataclass(frozen=True)
class PlaceMention:
    """Words of a text that mean one or more of the groups: `text` is the text from `start` up to, not with, `end`.

    `scope` is how the groups are known: named, meant by a name of a larger set, or inferred. `strength`: "own" words
    mean ours in any text, "loose" and "anaphoric" ones ("the Kurils", "the islands") only in a text about ours.
    """

    start: int
    end: int
    text: str
    entry: str
    groups: tuple[Group, ...]
    scope: Scope
    strength: Strength


class _Found(NamedTuple):
    """A name before it is decided whether it is ours; `rival` is the kind of what is not."""

    start: int
    end: int
    entry: str
    strength: Strength | None
    rival: str = ""


@dataclass(frozen=True)
class _Tools:
    """Everything built once from the gazetteer."""

    names: Search
    listed: tuple[tuple[str, Strength | None], ...]
    around: Search
    sides: tuple[frozenset[str], ...]
    evidence: tuple[Search, ...]


@cache
def _tools() -> _Tools:
    known = gazetteer()
    listed = [*spellings_of(known.places, known.others)]
    evidence, after = known.evidence, known.named_after
    around: dict[str, set[str]] = {}
    for side, words in after or ():
        for word in words.all():
            around.setdefault(word, set()).add(side)
    lists = (evidence.japan, evidence.russia, evidence.dispute) if evidence else ()
    return _Tools(
        names=Search([spelling for spelling, _, _ in listed]),
        listed=tuple((entry, strength) for _, entry, strength in listed),
        around=Search([*around]),
        sides=tuple(map(frozenset, around.values())),
        evidence=tuple(Search(words.all()) for words in lists),
    )


def find_places(text: str) -> list[PlaceMention]:
    """Every mention of ours in a text, sorted, none over another; in linear time, for any text.

    A loose name counts if names of ours are at least as many as those of other disputed islands and other Kurils, or,
    where neither is named, if the text says that Japan and Russia dispute islands. "The islands" then are ours unless
    the last islands before them are others; they mean the groups named before them in their paragraph, if these are
    two or more, and "the two islands" those two.
    """
    folded = fold(text)
    found = list(_named(text, folded))
    own = sum(1 for one in found if one.strength == "own")
    rivals = sum(1 for one in found if one.rival)
    loose = any(one.strength == "loose" for one in found)
    if own < max(rivals, 1) and (own or rivals or not loose or not _disputed(text, folded)):
        found = [one for one in found if one.strength == "own"]
    return list(_mentions(text, found))


def find_rivals(text: str) -> list[tuple[int, int]]:
    """Where a text names other Kuril islands or other disputed islands: (start, end) with the end not included."""
    return [(one.start, one.end) for one in _named(text, fold(text)) if one.rival]


def _named(text: str, folded: Folded) -> Iterator[_Found]:
    """What the gazetteer knows in a text, without ships and streets; what is neither ours nor a rival is left out."""
    tools, others = _tools(), gazetteer().others
    hits = tools.names.hits(text, folded)
    named_after = _NamedAfter(text, folded) if hits else None
    for hit in hits:
        entry, strength = tools.listed[hit.number]
        if strength is None:
            rival = others[entry].kind
            if rival != "elsewhere":
                yield _Found(hit.start, hit.end, entry, None, rival)
        elif strength == "anaphoric":
            if not _part_of_a_name(text, hit.start, hit.end):
                yield _Found(hit.start, hit.end, entry, strength)
        elif not (named_after and named_after.holds(*hit.folded)):
            yield _Found(hit.start, hit.end, entry, strength)


def _part_of_a_name(text: str, start: int, end: int) -> bool:
    """Whether Russian "islands" belong to a name beside them, as in "Соломоновы острова" and "острова Кука"."""
    after = _RUSSIAN_NAME.match(text, end)
    return bool(after or _RUSSIAN_ADJECTIVE.search(text[max(0, start - _AROUND) : start]))


class _NamedAfter:
    """The words of one text that make a name beside them that of a ship, a street or a company."""

    def __init__(self, text: str, folded: Folded) -> None:
        tools = _tools()
        self._text = folded.text
        self._before, self._after, self._ships = set[int](), set[int](), list[int]()
        for hit in tools.around.hits(text, folded):
            sides = tools.sides[hit.number]
            if "after" in sides:
                self._after.add(hit.folded[0])
            if sides & {"before", "quoted"}:
                self._before.add(hit.folded[1])
            if "quoted" in sides:
                self._ships.append(hit.folded[1])

    def holds(self, start: int, end: int) -> bool:
        """Whether the name from `start` to `end` of the folded text is one of those."""
        left, right = self._text[max(0, start - _FEW) : start], self._text[end : end + _FEW]
        opened = left.endswith(_OPENS)
        before = start - len(left) + len(left.rstrip(_BLANK_OR_OPENS))
        after = end + len(right) - len(right.lstrip(_BLANK_OR_CLOSES))
        return before in self._before or after in self._after or (opened and self._ship_before(start))

    def _ship_before(self, start: int) -> bool:
        place = bisect_left(self._ships, start) - 1
        if place < 0 or start - self._ships[place] > _NEAR:
            return False
        return not _SENTENCE_ENDS.search(self._text, self._ships[place], start)


def _disputed(text: str, folded: Folded) -> bool:
    """Whether a text names Japan, Russia and a dispute."""
    evidence = _tools().evidence
    return bool(evidence) and all(words.hits(text, folded) for words in evidence)


def _mentions(text: str, found: list[_Found]) -> Iterator[PlaceMention]:
    """Names decided to be ours, each with its groups."""
    places = gazetteer().places
    ends = [*(match.start() for match in re.finditer("\n", text)), len(text)]
    paragraph, meant, rival = -1, _Meant(), ""
    followers = [*(one.start for one in found[1:]), len(text)][: len(found)]
    for one, following in zip(found, followers, strict=True):
        here = bisect_left(ends, one.start)
        if here != paragraph:
            paragraph, meant = here, _Meant()
        if one.strength is None:
            rival = one.rival
            continue
        if rival and (one.strength == "anaphoric" or (one.strength == "loose" and rival == "dispute")):
            continue
        # "The islands of Kunashir": the name itself says which.
        if one.strength == "anaphoric" and _NAME_FOLLOWS.fullmatch(text[one.end : following]):
            continue
        place = places[one.entry]
        groups = place.groups
        if one.strength == "anaphoric":
            groups = meant.by(groups)
        else:
            rival = ""
        if one.strength == "own":
            meant.add(place)
        words = text[one.start : one.end]
        yield PlaceMention(one.start, one.end, words, one.entry, groups, place.scope, one.strength)


class _Meant:
    """The groups that own names have meant so far in a paragraph, and those of them that stand there themselves."""

    def __init__(self) -> None:
        self._all, self._named = set[Group](), set[Group]()

    def add(self, place: Place) -> None:
        self._all.update(place.groups)
        if place.scope == "named":
            self._named.update(place.groups)

    def by(self, usual: tuple[Group, ...]) -> tuple[Group, ...]:
        """The groups of "the islands" (usually four) and "the two islands" (usually two) that come next."""
        if len(usual) == 2 == len(self._named):
            return _in_order(self._named)
        return _in_order(self._all) if len(usual) > 2 and len(self._all) > 1 else usual


def _in_order(groups: set[Group]) -> tuple[Group, ...]:
    return tuple(group for group in get_args(Group) if group in groups)


def is_ours(places: Iterable[PlaceMention]) -> bool:
    """Whether what was found in a text makes it one about ours: more than words like "the islands"."""
    return any(place.strength != "anaphoric" for place in places)


def place_name(entry: str, lang: str) -> str:
    """The name of an entry for display, in English where there is no translation; KeyError for an unknown entry."""
    return gazetteer().places[entry].names.in_language(lang)
