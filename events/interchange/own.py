"""Events that this project wrote itself, as they are read back from its exports."""
# floor 9

import json
from collections.abc import Mapping
from typing import Any, TypeGuard, get_args

from events.dates import EXAMPLES
from events.faults import Fault, show
from events.interchange.plain import LONGEST_CELL, joined, one_line
from events.interchange.record import Cited, DateFault, Row
from events.interchange.sourcing import cited_by_record, edtf, tag
from events.records import Kind, Scope

KINDS: frozenset[str] = frozenset(get_args(Kind))
_SCOPES: frozenset[str] = frozenset(get_args(Scope))


def row_of_record(record: Mapping[str, Any], number: int, line: int, place: tuple[str, str]) -> tuple[Row, list[Fault]]:
    """The row of an event object, and what is wrong in it; `place` are the names of the file and of the record.

    A field that is not what it should be is left out and the rest stays.
    """
    faults: list[Fault] = []
    written = _text(record.get("edtf"))
    day = edtf(written)
    if written and not day:
        faults.append(Fault(*place, "edtf", show(written), f"an EDTF date: {EXAMPLES}"))
    kind = _text(record.get("kind"))
    if kind and kind not in KINDS:
        faults.append(Fault(*place, "kind", show(kind), f"one of {', '.join(get_args(Kind))}"))
    fault: DateFault = "" if day else "unread" if written else "none"
    row = Row(
        number=number,
        line=line,
        id=_text(record.get("id")),
        edtf=day,
        date_text=written,
        date_fault=fault,
        titles=_texts(record.get("title")),
        summaries=_texts(record.get("summary")),
        places=tuple(_places(record.get("places"), place, faults)),
        kind=kind if kind in KINDS else "",
        scope_note=_texts(record.get("scope_note")),
        citations=tuple(_citations(record.get("citations"), place, faults)),
    )
    return row, faults


def record_of_cells(cells: Mapping[str, str], place: tuple[str, str]) -> tuple[dict[str, Any], list[Fault]]:
    """The event object that the cells of our own CSV hold, and what is wrong with it; cells are by heading."""
    citations, faults = _from_json(cells.get("citations", ""), place)
    places = [one.strip().partition(":") for one in cells.get("places", "").split(";") if one.strip()]
    record: dict[str, Any] = {name: cells.get(name, "") for name in ("id", "edtf", "kind")}
    record |= {field: _by_language(cells, field) for field in ("title", "summary", "scope_note")}
    record |= {"places": [{"id": one.strip(), "scope": scope.strip()} for one, _, scope in places]}
    return {**record, "citations": citations}, faults


def line_of(row: Row) -> str:
    """A row as a line of text: when, what, where and who says so, as people read it."""
    sources = [
        one_line(" ".join(filter(None, (one.publisher, one.title, one.url)))) or one.source for one in row.citations
    ]
    where = ", ".join(group for group, _ in row.places)
    parts = [row.date_text, *row.titles.values(), *row.summaries.values(), row.kind, where, *sources, row.id]
    return joined(parts)


def is_record(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether a value is an event object: it has an id, a date and titles."""
    return isinstance(value, dict) and "id" in value and "edtf" in value and isinstance(value.get("title"), Mapping)


def _by_language(cells: Mapping[str, str], field: str) -> dict[str, str]:
    start = f"{field}_"
    return {heading.removeprefix(start): text for heading, text in cells.items() if heading.startswith(start) and text}


def _from_json(text: str, place: tuple[str, str]) -> tuple[list[Any], list[Fault]]:
    try:
        found = json.loads(text) if text.strip() else []
    except (ValueError, RecursionError):
        found = None
    if isinstance(found, list):
        return found, []
    return [], [Fault(*place, "citations", show(text), "the JSON list of citations as this project writes it")]


def _text(value: object) -> str:
    return one_line(value[:LONGEST_CELL]) if isinstance(value, str) else ""


def _texts(value: object) -> dict[str, str]:
    found = value if isinstance(value, Mapping) else {}
    texts = {lang: _text(text) for lang, text in found.items() if isinstance(lang, str) and tag(lang) == lang}
    return {lang: text for lang, text in texts.items() if text}


def _places(value: object, place: tuple[str, str], faults: list[Fault]) -> list[tuple[str, str]]:
    found: dict[str, str] = {}
    for each in value if isinstance(value, list) else []:
        group, scope = (each.get("id"), each.get("scope")) if isinstance(each, Mapping) else (None, None)
        if isinstance(group, str) and one_line(group) and isinstance(scope, str) and scope in _SCOPES:
            found.setdefault(one_line(group), scope)
        else:
            faults.append(Fault(*place, "places", show(f"{group}:{scope}"), "a group and named, group or inferred"))
    return list(found.items())


def _citations(value: object, place: tuple[str, str], faults: list[Fault]) -> list[Cited]:
    found = list(cited_by_record(value)) if value else []
    wanted = "a citation with the id of its source"
    faults += [Fault(*place, "citations", each, wanted) for each in found if isinstance(each, str)]
    return [each for each in found if isinstance(each, Cited)]
