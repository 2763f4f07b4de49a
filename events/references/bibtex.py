"""Items as BibTeX in UTF-8: EDTF dates for biblatex and biber, the year beside them for classic BibTeX."""
# floor 7

import re
from collections.abc import Iterable
from itertools import accumulate
from urllib.parse import quote

from babel import Locale, UnknownLocaleError

from events.references.items import Item, ItemType

_TYPES: dict[ItemType, str] = {
    **{"article-newspaper": "article", "dataset": "dataset", "document": "misc", "entry": "online"},
    **{"map": "misc", "treaty": "misc", "webpage": "online"},
}
_SPECIAL = str.maketrans(
    {
        **{character: rf"\{character}" for character in "&%$#_{}"},
        **{"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "`": r"\textasciigrave{}"},
    }
)
# BibTeX counts \{ and \}, too, when it looks for the end of a field: braces that do not pair go by their names.
_UNPAIRED = _SPECIAL | {ord("{"): r"\lbrace{}", ord("}"): r"\rbrace{}"}


def bibtex(items: Iterable[Item]) -> bytes:
    """One entry for each item, in the order given; its key is the item's id."""
    return "\n".join(map(_entry, items)).encode()


def _entry(item: Item) -> str:
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(item).items() if value)
    return f"@{_TYPES[item.type]}{{{item.id},\n{fields}}}\n"


def _fields(item: Item) -> dict[str, str]:
    """Fields by name, escaped. A second pair of braces keeps capitals as they are, and a name in one piece."""
    article = item.type == "article-newspaper"
    date = item.issued
    return {
        "title": _whole(item.title),
        "author": _whole(item.author),
        "journal": _escaped(item.container) if article else "",
        "organization": "" if article else _escaped(item.container or item.publisher),
        "date": date.text if date else "",
        "year": date.text[:4].replace("X", "0") if date and date.text[0].isdigit() else "",
        "version": _escaped(item.version),
        "langid": _babel_name(item.language),
        # Read as it stands, so that only what would end the field is in the way.
        "url": re.sub(r"[\\{}]", lambda found: quote(found[0]), item.url),
        "note": _escaped(item.place),
    }


def _babel_name(tag: str) -> str:
    """A language as biblatex calls it: in English, without country or script; empty if it has no name there."""
    try:
        return (Locale.parse(tag.partition("-")[0]).english_name or "").lower()
    except UnknownLocaleError:
        return ""


def _whole(text: str) -> str:
    return f"{{{_escaped(text)}}}" if text else ""


def _escaped(text: str) -> str:
    return text.translate(_SPECIAL if _paired(text) else _UNPAIRED)


def _paired(text: str) -> bool:
    depths = list(accumulate((character == "{") - (character == "}") for character in text))
    return not depths or (min(depths) >= 0 and depths[-1] == 0)
