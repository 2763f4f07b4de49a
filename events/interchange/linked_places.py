"""Linked Places (LPF 1.x): places with their times, and ours with the events of each place in its relations."""
# floor 11

from collections.abc import Iterator
from typing import Any

from events.documents.encodings import decode
from events.documents.faults import DocumentError
from events.faults import Fault, show
from events.interchange.days import NO_DATE, When, read_day, spanning
from events.interchange.json_files import entries, json_of, table_at, word
from events.interchange.own import is_record, line_of, row_of_record
from events.interchange.plain import LONGEST_CELL, joined, one_line
from events.interchange.record import Cited, Row, Table
from events.interchange.sourcing import cited, tag

_Read = tuple[Row | None, str, list[Fault]]


def read_linked_places(data: bytes, name: str = "places.jsonld") -> Table:
    """The events of a Linked Places file, each once, however many places it concerns; of other files their places.

    DocumentError if it is none ("no-events"), has no features or events, or more than 2,000.
    """
    content = json_of(decode(name, data).text)
    if not is_linked_places(content):
        raise DocumentError(name, "no-events")
    return linked_places_of(name, content)


def is_linked_places(content: object) -> bool:
    """Whether JSON is Linked Places: a collection of features, or one, with times, names or relations."""
    return any("when" in each or "names" in each or "relations" in each for each in _features(content))


def linked_places_of(name: str, content: Any) -> Table:
    """As `read_linked_places`, from its JSON."""
    features = _features(content)
    records = list(_records(features))
    kind = "event" if records else "feature"
    lines, rows, faults = list[str](), list[Row](), list[Fault]()
    for number, found in enumerate(entries(name, records or features), start=1):
        reader = _own if records else _foreign
        row, line, wrong = reader(found, number, len(lines) + 1, (name, f"{kind} {number}"))
        lines += [line] if line else []
        rows += [row] if row else []
        faults += wrong
    title = one_line(
        word(table_at(content, "properties").get("title")) or word(table_at(content, "citation").get("title"))
    )
    return Table(
        kind="own" if records else "linked-places",
        rows=tuple(rows),
        lines=tuple(lines),
        faults=tuple(faults),
        title=title if isinstance(content, dict) and content.get("type") == "FeatureCollection" else "",
    )


def _features(content: object) -> list[dict[str, Any]]:
    if isinstance(content, dict):
        found = content.get("features") if content.get("type") == "FeatureCollection" else [content]
        listed = found if isinstance(found, list) else []
        return [each for each in listed if isinstance(each, dict) and each.get("type") == "Feature"]
    return []


def _records(features: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Our event objects, each once, in the order in which the places name them."""
    seen = set[str]()
    for feature in features:
        for relation in _listed(feature, "relations"):
            record = relation.get("event")
            if is_record(record) and word(record["id"]) not in seen:
                seen.add(word(record["id"]))
                yield record


def _own(record: dict[str, Any], number: int, line: int, place: tuple[str, str]) -> _Read:
    row, faults = row_of_record(record, number, line, place)
    return row, line_of(row), faults


def _foreign(feature: dict[str, Any], number: int, line: int, place: tuple[str, str]) -> _Read:
    names, told = _listed(feature, "names"), _listed(feature, "descriptions")
    toponyms = list(dict.fromkeys(filter(None, (_words(each.get("toponym")) for each in names))))
    title = _words(table_at(feature, "properties").get("title")) or next(iter(toponyms), "")
    if not title:
        return None, "", [Fault(*place, "properties title", show(feature.get("properties")), "a title or a name")]
    when = _when(table_at(feature, "when"))
    texts = {tag(word(each.get("lang"))) or "und": _words(each.get("value")) for each in told}
    sources = [*_citations(names), *_citations([feature]), *(found for each in told for found in _at(each))]
    row = Row(
        number=number,
        line=line,
        id=one_line(word(feature.get("@id"))),
        edtf=when.edtf,
        date_text=when.text,
        date_fault=when.fault,
        titles={"und": title},
        summaries={lang: text for lang, text in texts.items() if text},
        place_text="; ".join(dict.fromkeys([title, *toponyms])),
        citations=_each_once(sources),
    )
    parts = [when.text, *dict.fromkeys([title, *toponyms]), *row.summaries.values()]
    parts += [f"{one.title} {one.url}".strip() for one in row.citations]
    return row, joined(parts), []


def _when(when: dict[str, Any]) -> When:
    """The time of a feature: its only span; of several spans none is the one."""
    spans = _listed(when, "timespans")
    if not spans:
        return NO_DATE
    dates = [spanning(_bound(table_at(span, "start")), _bound(table_at(span, "end"))) for span in spans]
    if len(dates) == 1:
        return dates[0]
    return When("", "; ".join(one.text for one in dates if one.text), "unread")


def _bound(bound: dict[str, Any]) -> When:
    """One end of a span: its day, or the days between which it lies."""
    inside, first, last = (read_day(one_line(word(bound.get(key)))) for key in ("in", "earliest", "latest"))
    if inside.fault != "none":
        return inside
    if first.fault == "none" and last.fault != "none":
        return When("", last.text, "unread")
    return When("", first.text, "unread") if first.edtf and last.fault == "none" else spanning(first, last)


def _citations(holders: list[dict[str, Any]]) -> Iterator[Cited]:
    """The sources of names, and of a feature: `citations`, in older files `citation`."""
    for holder in holders:
        single = table_at(holder, "citation")
        for each in [*_listed(holder, "citations"), *([single] if single else [])]:
            yield from cited(_words(each.get("label")), "", word(each.get("@id")), word(each.get("year")))


def _at(description: dict[str, Any]) -> tuple[Cited, ...]:
    return cited("", "", word(description.get("@id")))


def _each_once(sources: list[Cited]) -> tuple[Cited, ...]:
    return tuple({(one.title, one.url): one for one in reversed(sources)}.values())[::-1]


def _listed(value: object, key: str) -> list[dict[str, Any]]:
    """The objects in a list under a key."""
    found = value.get(key) if isinstance(value, dict) else None
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _words(value: object) -> str:
    return one_line(word(value)[:LONGEST_CELL])
