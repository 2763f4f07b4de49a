"""The words of the site in one language: interface texts, counts, lists, dates, names, and texts of records."""
# floor 8

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element

from babel import Locale
from babel.core import get_global
from babel.lists import format_list
from babel.numbers import format_decimal

from events.citations import Day
from events.dates import format_date
from events.records import Event
from events.texts import Text
from geo.atlas import Atlas
from geo.groups import Named
from geo.site.elements import make

_FALLBACK = "en"


class Speech:
    """Says things of an atlas in one language."""

    def __init__(self, atlas: Atlas, lang: str) -> None:
        """Take the atlas and a tag of one of its languages."""
        self.lang = lang
        self.atlas = atlas
        self.language = atlas.language(lang)
        self._words: Mapping[str, str] = atlas.texts[lang]
        self._locale = Locale.parse(lang, sep="-")

    def say(self, key: str, **values: str) -> str:
        """An interface text; what stands for `{name}` is put in once and never looked at again."""
        parts = self._words[key].split("{")
        said = parts[0]
        for part in parts[1:]:
            name, brace, rest = part.partition("}")
            said += values[name] + rest if brace and name in values else "{" + part
        return said

    def count(self, key: str, number: int) -> str:
        """A text with a number, in the form that the language has for it."""
        form = f"{key}.{self._locale.plural_form(number)}"
        return self.say(form if form in self._words else f"{key}.other", n=self.number(number))

    def number(self, number: float) -> str:
        """A number as the language groups its digits."""
        return str(format_decimal(number, locale=self._locale))

    def listed(self, words: Sequence[str]) -> str:
        """Words in a row with the language's "and"."""
        return str(format_list(list(words), locale=self._locale))

    def date(self, day: Day, short: bool = False) -> str:
        """A date, never more exact than its source."""
        return format_date(day, self.lang, short)

    def span(self, text: Text, tag: str = "span", css: str | None = None) -> Element:
        """A text of a record in an element, which says so if it is not translated."""
        return make(tag, {"class": css, "lang": self.foreign(text)}, text.in_language(self.lang))

    def foreign(self, text: Text) -> str | None:
        """The language that a text of a record really has, if it is not this one."""
        return None if getattr(text, self.lang, None) else _FALLBACK

    def title(self, event: Event) -> str:
        """The title of an event."""
        return event.title.in_language(self.lang)

    def name(self, named: Named) -> str:
        """The first line of a label, names of both sides alike."""
        return named.names_in(self.language)[0]

    def other_names(self, named: Named) -> list[tuple[str, str]]:
        """The names of the second line, each with the tag of its language and script."""
        above, _ = named.names_in(self.language)
        tags = [tag for tag in self.language.labels.neutral[1] if tag in named.names]
        return [(tag, named.names[tag]) for tag in tags if named.names[tag] not in above.split(" / ")]

    def territory(self) -> str:
        """The language with its likeliest country as Open Graph names it: "ja_JP"."""
        likely = Locale.parse(get_global("likely_subtags").get(self.lang.replace("-", "_"), self.lang), sep="_")
        return f"{self._locale.language}_{self._locale.territory or likely.territory}"
