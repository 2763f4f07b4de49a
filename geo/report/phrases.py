"""Sentences of one reader: patterns of the interface texts filled with names, numbers and dates of the language."""
# floor 8

import re
from collections.abc import Iterable, Mapping

from babel import Locale
from babel.numbers import format_decimal

from geo.atlas import Atlas
from geo.groups import Group, Named, Viewpoint
from geo.groups import View as Whose

_SLOT = re.compile(r"\{(\w+)\}(\.?)")
# In which script a name of the other side can be read aloud in a language.
_READ_ALOUD = {"en": "Latn", "ja": "Kana", "ru": "Cyrl"}


class Phrases:
    """The texts of one language, and names as one viewpoint has them."""

    def __init__(self, atlas: Atlas, lang: str, viewpoint: Whose = "neutral") -> None:
        """Take the language by its tag; KeyError if the atlas has none of it."""
        self.lang = lang
        self._language = atlas.language(lang)
        self._words = atlas.texts[lang]
        self._viewpoint: Whose = viewpoint
        self._groups = atlas.groups
        self._viewpoints = {each.id: each for each in atlas.viewpoints}

    def say(self, key: str, values: Mapping[str, str] | None = None) -> str:
        """A text with its slots filled, all at once: what stands in a value is never a slot itself.

        A value that ends with a full stop ("1956 г.") takes the place of the one behind its slot.
        """
        given = values or {}

        def fill(slot: re.Match[str]) -> str:
            if slot[1] not in given:
                return slot[0]
            value = given[slot[1]]
            return value if value.endswith(".") else value + slot[2]

        return _SLOT.sub(fill, self._words[key])

    def count(self, key: str, number: int, values: Mapping[str, str] | None = None) -> str:
        """A text in the form that a number asks for: `key.few` for 3 in Russian; {n} is the number."""
        form = f"{key}.{Locale.parse(self.lang, sep='-').plural_form(number)}"
        known = form if form in self._words else f"{key}.other"
        return self.say(known, {"n": self.number(number), **(values or {})})

    def number(self, number: int) -> str:
        """A number as the language writes it."""
        return format_decimal(number, locale=Locale.parse(self.lang, sep="-"))

    def listed(self, names: Iterable[str]) -> str:
        """Names one after the other, as in brackets."""
        return self._words["caption.comma"].join(names)

    def lead(self, names: Iterable[str]) -> str:
        """Names one after the other, with a colon behind them."""
        return self.listed(names) + self._words["colon"].strip()

    def joined(self, parts: Iterable[str]) -> str:
        """Parts that may hold commas themselves, one after the other."""
        return self._words["caption.semicolon"].join(parts)

    def text(self, sentences: Iterable[str]) -> str:
        """Whole sentences as one text."""
        return ("" if self.lang == "ja" else " ").join(sentence for sentence in sentences if sentence)

    def name(self, named: Named) -> str:
        """What stands in the first line of a label."""
        return named.names_in(self._language, self._viewpoint)[0]

    def both_names(self, named: Named) -> str:
        """The first line of a label, and the other side's name in brackets where that line has only one side's."""
        above, below = getattr(self._language.labels, self._viewpoint)
        return self._with_other(named, [tag for tag in below if _side(tag) not in {_side(each) for each in above}])

    def spoken_names(self, named: Named) -> str:
        """Both names in letters that a voice of this language can read aloud."""
        sides = {_side(tag) for tag in getattr(self._language.labels, self._viewpoint)[0]}
        script = _READ_ALOUD.get(self.lang, "Latn")
        others = [side for side in ("ru", "ja") if side not in sides]
        plain = {side: side for side in others if side == self.lang}
        return self._with_other(named, [plain.get(side, f"{side}-{script}") for side in others])

    def _with_other(self, named: Named, tags: Iterable[str]) -> str:
        name = self.name(named)
        other = next((named.names[tag] for tag in tags if tag in named.names), name)
        return name if other == name else self.say("caption.bracket", {"what": name, "more": other})

    def groups(self, groups: Iterable[Group]) -> str:
        """Groups by the names of their labels, or that they are all there is."""
        chosen = list(groups)
        if len(chosen) == len(self._groups):
            return self._words["scope.all"]
        return self.listed(self.name(group) for group in chosen)

    def viewpoint(self) -> Viewpoint | None:
        """The viewpoint's own entry; None for the neutral one."""
        return None if self._viewpoint == "neutral" else self._viewpoints.get(self._viewpoint)


def _side(tag: str) -> str:
    return tag.partition("-")[0]
