"""Spreadsheets of events: this project's CSV, TimelineJS sheets, Linked Places tables, those with common headings."""
# floor 11

from collections.abc import Iterator
from dataclasses import dataclass

from events.documents.encodings import decode
from events.documents.faults import DocumentError
from events.faults import Fault, show
from events.interchange.cells import Cells, read_cells
from events.interchange.days import When, first_given, read_day, read_parts, spanning
from events.interchange.own import KINDS, line_of, record_of_cells, row_of_record
from events.interchange.plain import joined, one_line, without_markup
from events.interchange.record import Row, Table
from events.interchange.sourcing import cited, tag, web_address

_DATES = frozenset(["edtf", "date", "year", "month", "day", "start", "end", "endyear", "endmonth", "endday"])
_ADDRESS = "a web address that starts with https:// or http://; the row came in without it"
_SLIDE = "an event; titles and eras of a timeline are none"


def read_csv(data: bytes, name: str = "table.csv") -> Table:
    """The events of a spreadsheet saved as text in any common encoding, with commas, semicolons or tabs.

    DocumentError if it is none ("no-table"), has no rows, or more than 2,000.
    """
    table = sheet_of(name, decode(name, data).text)
    if table is None:
        raise DocumentError(name, "no-table")
    return table


def sheet_of(name: str, text: str) -> Table | None:
    """As `read_csv`, from its text; None if that is no table of events."""
    cells = read_cells(name, text)
    if cells is None:
        return None
    lines, rows, faults = [joined(cells.header)], list[Row](), list(cells.faults)
    for number, values in cells.rows:
        reader = _own_row if cells.columns.kind == "own" else _foreign_row
        row, line, wrong = reader(_Reading(name, cells, number, len(lines) + 1, values))
        lines += [line] if line else []
        rows += [row] if row else []
        faults += wrong
    faults.sort(key=lambda fault: int(fault.record.removeprefix("row ")))
    return Table(kind=cells.columns.kind, rows=tuple(rows), lines=tuple(lines), faults=tuple(faults))


_Read = tuple[Row | None, str, list[Fault]]


@dataclass(frozen=True)
class _Reading:
    """One row that is being read: its number, its line, its values by column."""

    name: str
    cells: Cells
    number: int
    line: int
    values: tuple[str, ...]

    @property
    def place(self) -> tuple[str, str]:
        """The names of file and row, as a fault has them."""
        return self.name, f"row {self.number}"

    def get(self, field: str) -> str:
        """The first value of a field that is not empty."""
        return next((value for name, value in self.pairs() if name == field and value.strip()), "")

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Field and value of each column."""
        return zip(self.cells.columns.fields, self.values, strict=False)

    def by_language(self, field: str, unnamed: str) -> dict[str, str]:
        """The texts of a field by language; those of a column without one are in the language `unnamed`."""
        clean = without_markup if self.cells.columns.kind == "timeline" else one_line
        found: dict[str, str] = {}
        for name, value in self.pairs():
            base, _, lang = name.partition(":")
            text = clean(value) if base == field else ""
            if text:
                found.setdefault(lang or unnamed, text)
        return found


def _own_row(reading: _Reading) -> _Read:
    headings = [heading.strip().casefold() for heading in reading.cells.header]
    cells = dict(zip(headings, reading.values, strict=False))
    record, faults = record_of_cells(cells, reading.place)
    row, more = row_of_record(record, reading.number, reading.line, reading.place)
    if not (row.titles or row.summaries):
        return None, joined(reading.values), [*faults, *more, _says_nothing(reading)]
    return row, line_of(row), [*faults, *more]


def _foreign_row(reading: _Reading) -> _Read:
    lang = tag(reading.get("lang")) or "und"
    titles, summaries = reading.by_language("title", lang), reading.by_language("text", lang)
    when, line = _when(reading), _line_of(reading)
    if reading.get("slide").strip().lower() in ("title", "era"):
        return None, line, [Fault(*reading.place, "Type", show(reading.get("slide").strip()), _SLIDE)]
    if not (titles or summaries):
        return None, line, [_says_nothing(reading)]
    address, kind = reading.get("url"), one_line(reading.get("kind")).lower()
    told = [reading.get(field) for field in ("source", "publisher", "url", "published", "lang")]
    faults = (
        [Fault(*reading.place, "url", show(address.strip()), _ADDRESS)] if address and not _has_address(address) else []
    )
    row = Row(
        number=reading.number,
        line=reading.line,
        id=one_line(reading.get("id")),
        edtf=when.edtf,
        date_text=when.text,
        date_fault=when.fault,
        titles=titles,
        summaries=summaries,
        place_text=one_line(reading.get("place")),
        kind=kind if kind in KINDS else "",
        citations=cited(*told),
    )
    return row, line, faults


def _has_address(text: str) -> bool:
    return any(web_address(part) for part in text.replace(";", " ").replace(",", " ").split())


def _says_nothing(reading: _Reading) -> Fault:
    return Fault(*reading.place, "", "no title and no text", "one of them")


def _when(reading: _Reading) -> When:
    """The date of a row, from the column that says it best."""
    text = {field: one_line(reading.get(field)) for field in _DATES}
    parts = read_parts(text["year"], text["month"], text["day"])
    start = first_given([read_day(text["edtf"]), read_day(text["date"]), parts, read_day(text["start"])])
    end = first_given([read_day(text["end"]), read_parts(text["endyear"], text["endmonth"], text["endday"])])
    return spanning(start, end, reading.cells.columns.open_end)


def _line_of(reading: _Reading) -> str:
    """A row as a line of text: its date, then its other cells as they stand."""
    clean = without_markup if reading.cells.columns.kind == "timeline" else one_line
    when = _when(reading).text
    rest = [clean(value) for name, value in reading.pairs() if name not in _DATES]
    return joined([when, *rest])
