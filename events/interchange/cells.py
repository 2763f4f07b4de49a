"""The cells of a spreadsheet that was saved as text, whatever stands between them, and what is wrong with its rows."""
# floor 8

import csv
from collections.abc import Iterator
from dataclasses import dataclass

from events.documents.faults import DocumentError
from events.faults import Fault
from events.interchange.columns import Columns, columns_of
from events.interchange.plain import LONGEST_CELL, one_line, unprotected

MOST_ROWS = 2_000
_DELIMITERS = (",", ";", "\t")
_LONGEST_HEADER = 8_000
_UNCLOSED = "unexpected end of data"
_QUOTES = "cells with the quotation marks of CSV: around the whole cell, doubled within it"
# How often an opened and never closed quotation mark is stepped over; a file hardly has a second one.
_UNCLOSED_MARKS = 3


@dataclass(frozen=True)
class Cells:
    """A spreadsheet of events: its columns, its header and each row below it, with the row's number; `faults` have the
    numbers of the rows that are left out."""

    columns: Columns
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class _Broken:
    """A row that is none: what was found."""

    found: str


def read_cells(name: str, text: str) -> Cells | None:
    """The cells of a table of events; None if the text is none.

    DocumentError ("no-rows", "too-many-rows") if nothing stands below its header, or more than 2,000 rows.
    """
    start = len(text) - len(text.lstrip())
    begin = text.rfind("\n", 0, start) + 1
    delimiter, header = _header_of(text[begin:].split("\n", 1)[0])
    if not delimiter:
        return None
    rows: list[tuple[int, tuple[str, ...]]] = []
    faults: list[Fault] = []
    for number, row in _filled(text, delimiter):
        wrong = (row.found, _QUOTES) if isinstance(row, _Broken) else _wrong(row, len(header))
        if isinstance(row, _Broken) or wrong:
            faults.append(Fault(name, f"row {number}", "", *wrong))
        else:
            rows.append((number, tuple(unprotected(cell) for cell in row)))
        if len(rows) + len(faults) > MOST_ROWS:
            raise DocumentError(name, "too-many-rows", f"more than {MOST_ROWS:,} rows")
    if not rows and not faults:
        raise DocumentError(name, "no-rows")
    return Cells(columns_of(header), tuple(one_line(heading) for heading in header), tuple(rows), tuple(faults))


def _header_of(line: str) -> tuple[str, tuple[str, ...]]:
    """What stands between the cells of a header that tells of events, and these; empty if the line is no header."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for delimiter in _DELIMITERS if len(line) <= _LONGEST_HEADER else ():
        try:
            header = tuple(unprotected(cell) for cell in next(csv.reader([line], delimiter=delimiter), []))
        except csv.Error:
            continue
        if columns_of(header).tell_events:
            found.append((delimiter, header))
    return max(found, key=lambda each: len(each[1]), default=("", ()))


def _filled(text: str, delimiter: str) -> Iterator[tuple[int, list[str] | _Broken]]:
    """The rows below the header that are not blank, with their numbers."""
    header = True
    for number, row in _rows(text, delimiter):
        if isinstance(row, _Broken) or any(map(str.strip, row)):
            if not header:
                yield number, row
            header = False


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str] | _Broken]]:
    """Every row with its number; after a mark that is never closed it goes on in the next line."""
    lines = [f"{line}\n" for line in text.split("\n")]
    number = at = 0
    for _ in range(_UNCLOSED_MARKS):
        reader = csv.reader(lines[at:], delimiter=delimiter, strict=True)
        begun, ended = 0, False
        while not ended:
            number += 1
            try:
                yield number, next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                ended = str(error).startswith(_UNCLOSED)
                # Between tabs many programs write no quotation marks of CSV: there they are letters like others.
                plain = lines[at + begun].rstrip("\n").split(delimiter) if delimiter == "\t" else None
                yield number, plain or _Broken(_found(str(error)))
            at, begun = (at + begun + 1, 0) if ended else (at, reader.line_num)


def _found(error: str) -> str:
    if error.startswith(_UNCLOSED):
        return "a quotation mark that is not closed"
    return "a cell that is too long" if "limit" in error else "a quotation mark in the middle of a cell"


def _wrong(row: list[str], width: int) -> tuple[str, str] | tuple[()]:
    """What was found in a row that cannot be used and what is wanted; empty if it can be."""
    if any(cell.strip() for cell in row[width:]):
        return f"{len(row)} cells", f"at most {width}, as the header has"
    longest = max(map(len, row))
    return (f"a cell of {longest:,} characters", f"at most {LONGEST_CELL:,}") if longest > LONGEST_CELL else ()
