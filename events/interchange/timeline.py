"""TimelineJS JSON: slides with start and end, headline and text, and ours with the whole event in each."""
# floor 11

from typing import Any

from events.documents.encodings import decode
from events.documents.faults import DocumentError
from events.faults import Fault, show
from events.interchange.days import When, read_parts, spanning
from events.interchange.json_files import entries, json_of, table_at, word
from events.interchange.own import is_record, line_of, row_of_record
from events.interchange.plain import LONGEST_CELL, joined, without_markup
from events.interchange.record import Row, Table, TableKind
from events.interchange.sourcing import cited

_PARTS = ("year", "month", "day")


def read_timeline(data: bytes, name: str = "timeline.json") -> Table:
    """The events of a TimelineJS file; those without any date of this project's own export are among them.

    DocumentError if it is none ("no-events"), has no events, or more than 2,000.
    """
    content = json_of(decode(name, data).text)
    if not is_timeline(content):
        raise DocumentError(name, "no-events")
    return timeline_of(name, content)


def is_timeline(content: object) -> bool:
    """Whether JSON is a timeline: it has a list of events."""
    return isinstance(content, dict) and isinstance(content.get("events"), list)


def timeline_of(name: str, content: dict[str, Any]) -> Table:
    """As `read_timeline`, from its JSON."""
    undated = content.get("undated")
    slides = entries(name, [*content["events"], *(undated if isinstance(undated, list) else [])])
    kind: TableKind = "own" if any(is_record(table_at(slide, "record")) for slide in slides) else "timeline"
    lines, rows, faults = list[str](), list[Row](), list[Fault]()
    for number, slide in enumerate(slides, start=1):
        place = (name, f"event {number}")
        row, line, wrong = _read(slide, number, len(lines) + 1, place)
        lines += [line] if line else []
        rows += [row] if row else []
        faults += wrong
    title = _told(table_at(content, "title"), "headline")
    return Table(kind=kind, rows=tuple(rows), lines=tuple(lines), faults=tuple(faults), title=title)


def _read(slide: object, number: int, line: int, place: tuple[str, str]) -> tuple[Row | None, str, list[Fault]]:
    record = table_at(slide, "record")
    if is_record(record):
        own, faults = row_of_record(record, number, line, place)
        return own, line_of(own), faults
    headline, text = _told(slide, "headline"), _told(slide, "text")
    if not isinstance(slide, dict) or not (headline or text):
        return None, "", [Fault(*place, "text", show(slide), "a headline or a text")]
    when = spanning(_day(table_at(slide, "start_date")), _day(table_at(slide, "end_date")))
    media, group = table_at(slide, "media"), without_markup(word(slide.get("group")))
    row = Row(
        number=number,
        line=line,
        id=without_markup(word(slide.get("unique_id"))),
        edtf=when.edtf,
        date_text=when.text,
        date_fault=when.fault,
        titles={"und": headline} if headline else {},
        summaries={"und": text} if text else {},
        citations=cited("", "", _address(slide)),
    )
    told = [
        when.text,
        headline,
        text,
        group,
        *(without_markup(word(media.get(key))) for key in ("url", "caption", "credit")),
    ]
    return row, joined(told), []


def _told(slide: object, key: str) -> str:
    """A text of a slide without markup."""
    return without_markup(word(table_at(slide, "text").get(key))[:LONGEST_CELL])


def _day(date: dict[str, Any]) -> When:
    year, month, day = (word(date.get(part)) for part in _PARTS)
    return read_parts(year, month, day)


def _address(slide: dict[str, Any]) -> str:
    """Where readers are led: `link` of the media, which is a page; its `url` is a picture or a film."""
    return word(table_at(slide, "media").get("link"))
