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

    A member that is None is left out; a text of a page in one language stands alone; sources are columns.
    """
    slim: dict[str, Any] = _slim(
        {**data, "sources": _columns(data["sources"])}, data["langs"][0] if len(data["langs"]) == 1 else None
    )
    return slim


def _slim(data: Any, only: str | None) -> Any:
    """Without members that are None, and with the text itself for a table that holds only it."""
    if isinstance(data, dict):
        if only and data.keys() == {only} and isinstance(data[only], str):
            return data[only]
        return {name: _slim(value, only) for name, value in data.items() if value is not None}
    return [_slim(value, only) for value in data] if isinstance(data, list | tuple) else data


def _columns(sources: list[dict[str, Any]]) -> dict[str, Any]:
    """Publishers once, sources by column: what repeats stands together, and a date that is known stands as it is."""
    publishers = list(dict.fromkeys(source["publisher"] for source in sources))
    return {
        "publishers": publishers,
        "by": [publishers.index(source["publisher"]) for source in sources],
        "title": [source["title"] for source in sources],
        "date": [source["date"] or "" for source in sources],
        "url": [_short(source["url"]) for source in sources],
        "id": [source["id"] for source in sources],
        "lang": [source["lang"] for source in sources],
        "date_basis": {at: source["date_basis"] for at, source in enumerate(sources) if source["date_basis"]},
    }


def _short(url: str) -> str:
    """An address without the usual https://; one that would then look as if it had its own keeps it."""
    rest = url.removeprefix(_SECURE)
    return url if rest.startswith("http") else rest
