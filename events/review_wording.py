"""A language of the interface, and how dates, kinds and islands read in it."""
# floor 16

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from events.dates import EdtfDate, format_date
from events.names.places import place_name
from events.review_content import POSITION

_PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Wording:
    """A language and its interface texts."""

    lang: str
    words: Mapping[str, str]

    def say(self, key: str, **values: str) -> str:
        """A text with its places filled; what stands in braces in a value stays as it is."""
        return _PLACE.sub(lambda place: values.get(place[1], place[0]), self.words[key])

    def date(self, edtf: object) -> str:
        """How an EDTF date reads; "" for one that is none."""
        try:
            return format_date(EdtfDate.parse(edtf), self.lang)
        except ValueError:
            return ""

    def kind(self, kind: str) -> str:
        """The word for a kind of event."""
        return self.words["documents.position"] if kind == POSITION else self.words[f"kind.{kind}"]

    def groups(self, ids: Sequence[str]) -> str:
        """The names of groups in one line."""
        return self.listed([place_name(group, self.lang) for group in ids])

    def listed(self, texts: Sequence[str]) -> str:
        """Several texts in one line."""
        return ("、" if self.lang == "ja" else ", ").join(texts)
