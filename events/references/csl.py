"""Items as CSL-JSON (CSL 1.0.2): what Zotero, pandoc and every citation processor read."""
# floor 7

import json
from collections.abc import Iterable
from typing import Any

from events.dates import EdtfDate, format_date
from events.references.items import Item

_SPRING = 21  # in the place of a month; in CSL the seasons are 1 to 4
_MARKS = "~?%"


def csl_json(items: Iterable[Item]) -> bytes:
    """A list of CSL items in UTF-8, in the order given."""
    return json.dumps([csl_item(item) for item in items], ensure_ascii=False, indent=2).encode() + b"\n"


def csl_item(item: Item) -> dict[str, Any]:
    """One item with the variables of CSL; what is not known is left out, and so is a day of access."""
    found = {
        "id": item.id,
        "type": item.type,
        "title": item.title,
        "author": [{"literal": item.author}] if item.author else [],
        "container-title": item.container,
        "publisher": item.publisher,
        "issued": _date(item.issued, item.language),
        "event-date": _date(item.about, item.language),
        "version": item.version,
        "language": item.language,
        "URL": item.url,
        "note": item.place,
    }
    return {name: value for name, value in found.items() if value}


def _date(date: EdtfDate | None, lang: str) -> dict[str, Any]:
    """Years, months, days as far as they are known; in words where CSL has no numbers: decades, open ends."""
    if date is None:
        return {}
    ends = [end.rstrip(_MARKS) for end in date.text.split("/")]
    if not all(end.replace("-", "").isdigit() for end in ends):
        return {"literal": format_date(date, lang)}
    parts = [[int(number) for number in end.split("-")] for end in ends]
    seasons = [numbers.pop() - _SPRING + 1 for numbers in parts if len(numbers) > 1 and numbers[1] >= _SPRING]
    if seasons and len(parts) > 1:
        return {"literal": format_date(date, lang)}
    season = {"season": seasons[0]} if seasons else {}
    circa = {"circa": True} if any(mark in date.text for mark in _MARKS) else {}
    return {"date-parts": parts, **season, **circa}
