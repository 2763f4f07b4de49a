"""Items as RIS, the tagged lines that EndNote, Mendeley and library catalogues read."""
# floor 7

from collections.abc import Iterable, Iterator

from events.dates import EdtfDate
from events.references.items import Item, ItemType

_TYPES: dict[ItemType, str] = {
    **{"article-newspaper": "NEWS", "dataset": "DATA", "document": "GEN", "entry": "ELEC"},
    **{"map": "MAP", "treaty": "GOVDOC", "webpage": "ELEC"},
}


def ris(items: Iterable[Item]) -> bytes:
    """One reference for each item, in the order given, in UTF-8 with the line ends that RIS asks for."""
    return "\r\n".join(line for item in items for line in (*_lines(item), "")).encode()


def _lines(item: Item) -> Iterator[str]:
    yield f"TY  - {_TYPES[item.type]}"
    for tag, value in _tags(item):
        # Some readers end a line at these, too.
        text = " ".join(value.split("\u2028")).replace("\u2029", " ")
        if text:
            yield f"{tag}  - {text}"
    yield "ER  - "


def _tags(item: Item) -> Iterator[tuple[str, str]]:
    yield from (("ID", item.id), ("TI", item.title), ("AU", item.author), ("T2", item.container))
    yield from (("PB", item.publisher), ("PY", _year(item.issued)), ("DA", _date(item.issued)))
    yield from (("ET", item.version), ("LA", item.language), ("UR", item.url), ("N1", item.place))


def _year(date: EdtfDate | None) -> str:
    return date.text[:4].replace("X", "0") if date and date.text[0].isdigit() else ""


def _date(date: EdtfDate | None) -> str:
    """YYYY/MM/DD/other: numbers as far as they are known; what they cannot say stands whole as the other."""
    if date is None:
        return ""
    numbers = date.text.split("-") if date.precision in ("year", "month", "day") and _plain(date) else []
    if not numbers:
        return f"{_year(date)}///{date.text}"
    return "/".join([*numbers, "", "", ""][:3]) + "/"


def _plain(date: EdtfDate) -> bool:
    return date.text.replace("-", "").isdigit()
