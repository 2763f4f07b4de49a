"""What the program itself writes about a published document, and how names become ids."""
# floor 5

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from events.language import LANGUAGES
from events.names.entries import Group
from events.names.places import place_name
from events.texts import QUOTED_WORDS, count_words

_FILE = Path(__file__).resolve().parent.parent / "assets" / "words" / "publishing.toml"
GROUPS: tuple[Group, ...] = ("iturup", "kunashir", "shikotan", "habomai")
_WORDS_OF_AN_ID = 8
_LINE = 300
# The longest words that leave room for the sentence around them.
_QUOTE = 60

Texts = dict[str, str]


@cache
def _patterns() -> dict[str, dict[str, Texts]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def date_basis(basis: str) -> Texts | None:
    """How a day of publication is known, in every language; None if the document itself shows it."""
    return _patterns()["date"].get(basis)


def row_locator(number: int) -> Texts:
    """A row of a table as a place in a source."""
    return {lang: pattern.format(n=number) for lang, pattern in _patterns()["locator"]["row"].items()}


def scope_note(number: int, words: str, groups: Sequence[str], scope: str, of_table: bool = False) -> Texts:
    """How groups that are not named are known: `scope` is "group" or "inferred", `words` may be empty.

    `number` is that of a paragraph, or of a row of a table.
    """
    said = quotable(words)
    shown = said if said and len(said) <= _QUOTE else ""
    form = {"group": "words", "inferred": "inferred"} if shown else {"group": "group", "inferred": "before"}
    pattern = _patterns()["scope-row" if of_table else "scope"][form[scope]]
    return {lang: pattern[lang].format(n=number, words=shown, groups=_groups(groups, lang)) for lang in LANGUAGES}


def _groups(groups: Sequence[str], lang: str) -> str:
    if set(groups) == set(GROUPS):
        return _patterns()["groups"]["all"][lang]
    names = [place_name(group, lang) for group in GROUPS if group in groups]
    return ("、" if lang == "ja" else ", ").join(names)


def tidy(text: str) -> str:
    """Words on one line, as the catalogue wants them: single spaces, letters composed, no control characters."""
    line = " ".join(unicodedata.normalize("NFC", text).split())
    return "".join(char for char in line if unicodedata.category(char) != "Cc")[:_LINE].strip()


def quotable(text: str) -> str:
    """Words on one line if they are few enough to quote, else ""."""
    line = tidy(text)
    return line if line and count_words(line) <= QUOTED_WORDS else ""


def slug(text: str) -> str:
    """The first words of a text as small Latin letters and digits joined by hyphens; "" if it has none."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", errors="ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain.replace("'", ""))[:_WORDS_OF_AN_ID])


def event_slug(edtf: str, title: str) -> str:
    """An event's id: its first date, then words of its title."""
    days = re.findall(r"[0-9]{3}[0-9X](?:-[0-9]{2}){0,2}", edtf)
    words = slug(title) or "event"
    return f"{(days or ['0000'])[0].lower()}-{words if words[0].isalpha() else 'event-' + words}"
