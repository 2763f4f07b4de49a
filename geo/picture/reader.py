"""The reader of a picture: texts, dates and names in the language and viewpoint asked for, and the colours."""
# floor 9

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from babel import Locale
from babel.lists import format_list
from babel.numbers import format_decimal

from events.citations import Source
from events.dates import EdtfDate, format_date
from events.records import Event
from geo.atlas import Atlas
from geo.groups import Group, Named
from geo.picture.colours import Colours, colours_of
from geo.view import View


@dataclass(frozen=True)
class Reader:
    """Whose language, viewpoint and theme a picture is in."""

    atlas: Atlas
    view: View

    @property
    def lang(self) -> str:
        """The language's tag."""
        return self.view.lang

    @cached_property
    def colours(self) -> Colours:
        """The tokens of the theme."""
        return colours_of(self.view.theme)

    def say(self, key: str, **values: object) -> str:
        """An interface text with its placeholders filled in."""
        text = self.atlas.texts[self.lang][key]
        for name, value in values.items():
            text = text.replace(f"{{{name}}}", str(value))
        return text

    def count(self, key: str, number: int) -> str:
        """A text with a number in the form that the language has for it."""
        form = f"{key}.{Locale.parse(self.lang, sep='-').plural_form(number)}"
        return self.say(form if form in self.atlas.texts[self.lang] else f"{key}.other", n=self.number(number))

    def number(self, number: int) -> str:
        """A number as the language writes it."""
        return str(format_decimal(number, locale=self.lang.replace("-", "_")))

    def date(self, date: EdtfDate, short: bool = False) -> str:
        """A date, never more exact than it is."""
        return format_date(date, self.lang, short)

    def day(self, day: datetime.date, short: bool = False) -> str:
        """A day as a date."""
        return self.date(EdtfDate.parse(day.isoformat()), short)

    def listed(self, words: Sequence[str]) -> str:
        """Words in a row."""
        return str(format_list(list(words), locale=self.lang.replace("-", "_"))) if words else ""

    def joined(self, parts: Iterable[str]) -> str:
        """Parts that may hold commas themselves, one after the other."""
        return self.say("caption.semicolon").join(parts)

    def names(self, named: Named) -> tuple[str, str]:
        """The first line of a label and the one below it."""
        return named.names_in(self.atlas.language(self.lang), self.view.viewpoint)

    def groups_of(self, event: Event) -> list[Group]:
        """The groups that an event concerns, in the order of the map."""
        places = {place.id for place in event.places}
        return [group for group in self.atlas.groups if group.id in places]

    def concerned(self, event: Event) -> str:
        """The groups that an event concerns, in words."""
        groups = self.groups_of(event)
        if len(groups) == len(self.atlas.groups):
            return self.say("picture.all")
        return self.listed([self.names(group)[0] for group in groups])

    def source(self, source: Source) -> str:
        """The short form of a source: publisher and date."""
        return f"{source.publisher}, {self.date(source.date, short=True)}" if source.date else source.publisher

    def sources(self, event: Event) -> str:
        """The short form of what an event cites: the first source, and how many more."""
        first, *more = dict.fromkeys(citation.source for citation in event.citations)
        named = self.source(self.atlas.catalogue.sources[first])
        return f"{named} {self.count('cite.more', len(more))}" if more else named
