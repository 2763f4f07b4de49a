"""The scene in few bytes: JSON that is safe inside a page, without empty members, sources in columns."""
# floor 8

import json
from typing import Any

_SECURE = "https://"


def json_block(data: Any) -> str:
    """JSON that is safe inside <script type="application/json"> whatever the texts in it are."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


def packed(data: dict[str, Any]) -> dict[str, Any]:
    """The same data for the page's script, which reads it the other way round (scene.js).

    A member that is None is left out; a text of a page in one language stands alone; sources are columns, in an
    order that puts like beside like, and every reference to one follows.
    """
    sources = data["sources"]
    order = sorted(range(len(sources)), key=lambda at: (sources[at]["lang"], sources[at]["publisher"], at))
    only = data["langs"][0] if len(data["langs"]) == 1 else None
    others = {name: part for name, part in data.items() if name != "sources"}
    rest = _Slimmer(only, {old: new for new, old in enumerate(order)}).slim(others)
    # First: names of publishers and titles compress best beside what stands before them.
    return {"sources": _columns([sources[at] for at in order], only), **rest}


class _Slimmer:
    """Takes away what says nothing, and gives every source its new number."""

    def __init__(self, only: str | None, numbers: dict[int, int]) -> None:
        """Take the page's only language, if it has one, and the new numbers of the sources by the old."""
        self._only = only
        self._numbers = numbers

    def slim(self, data: Any) -> Any:
        """Without members that are None, and with the text itself for a table that holds only it."""
        if isinstance(data, list | tuple):
            return [self.slim(value) for value in data]
        if not isinstance(data, dict):
            return data
        if data.keys() == {self._only} and isinstance(data[self._only], str):
            return data[self._only]
        kept = {name: self.slim(value) for name, value in data.items() if value is not None}
        return {**kept, "source": self._numbers[kept["source"]]} if isinstance(kept.get("source"), int) else kept


def _columns(sources: list[dict[str, Any]], only: str | None) -> dict[str, Any]:
    """Publishers once, sources by column; the reason for a date only where there is one."""
    publishers = list(dict.fromkeys(source["publisher"] for source in sources))
    reasons = {at: source["date_basis"] for at, source in enumerate(sources) if source["date_basis"]}
    return {
        "publishers": publishers,
        "by": [publishers.index(source["publisher"]) for source in sources],
        "title": [source["title"] for source in sources],
        "date": [source["date"] or "" for source in sources],
        "url": [_short(source["url"]) for source in sources],
        "lang": [source["lang"] for source in sources],
        "date_basis": _Slimmer(only, {}).slim(reasons),
    }


def _short(url: str) -> str:
    """An address without the usual https://; one that would then look as if it had its own keeps it.

    No address at all is a scheme without a host: the page makes no link of it.
    """
    if not url:
        return "http:"
    rest = url.removeprefix(_SECURE)
    return url if rest.startswith("http") else rest
