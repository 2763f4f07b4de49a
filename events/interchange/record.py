"""A row of a table of events, whatever kind of file it came in: what it says, and nothing more than that."""
# floor 6

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from events.faults import Fault

# "own" has this project's own columns or properties, with texts in its languages.
TableKind = Literal["own", "table", "timeline", "linked-places"]
# Why a row has no date: it gives none, one before the year 1, one that is only about, parts that do not belong
# together (a day without a month), an end before its start, or words that nothing here can read.
DateFault = Literal["", "none", "before", "about", "parts", "order", "unread"]


@dataclass(frozen=True, kw_only=True)
class Cited:
    """One citation of a row: a source of the catalogue by its id, or what the row says of a source; "" if it is silent.

    `locator` is a locator as the catalogue has it (`{"paragraph": [3]}`), empty if there is none; `date` and
    `date_words` are what the source itself gives as the date, `quote` words whose wording matters. `published` is the
    source's own EDTF date, `language` its BCP 47 tag.
    """

    source: str = ""
    locator: Mapping[str, Any] = field(default_factory=dict)
    date: str = ""
    date_words: str = ""
    quote: str = ""
    title: str = ""
    publisher: str = ""
    url: str = ""
    published: str = ""
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row: `number` counts from 1 as people see it (the header of a spreadsheet is row 1, its first event row 2).

    `line` is which of its table's lines it is, from 1. `edtf` is "" where the row names no date that can be read;
    `date_text` are its words for the date, `date_fault` is why they were not read. `titles` and `summaries` are by
    BCP 47 tag, "und" where the row names no language; `places` are pairs of a group's id and its scope, where the row
    itself has them, else `place_text` are its words for the place. `kind` is a kind of event or "".
    """

    number: int
    line: int
    id: str = ""
    edtf: str = ""
    date_text: str = ""
    date_fault: DateFault = ""
    titles: Mapping[str, str] = field(default_factory=dict)
    summaries: Mapping[str, str] = field(default_factory=dict)
    places: tuple[tuple[str, str], ...] = ()
    place_text: str = ""
    kind: str = ""
    scope_note: Mapping[str, str] = field(default_factory=dict)
    citations: tuple[Cited, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Table:
    """The rows of a file in order, what is wrong with the others, one sentence each, and the file as lines of text.

    `title` is what the file calls itself, "" if it does not. Every row that is not blank has its line, in which single
    spaces stand between words; so has the header of a spreadsheet.
    """

    kind: TableKind
    rows: tuple[Row, ...]
    lines: tuple[str, ...]
    faults: tuple[Fault, ...] = ()
    title: str = ""

    @property
    def language(self) -> str:
        """The language that its rows name first, "" if they name none."""
        named = (lang for row in self.rows for lang in [*row.titles, *row.summaries] if lang != "und")
        return next(named, "")

    @property
    def words(self) -> str:
        """Its titles and texts, without headings, names of files and addresses."""
        return "\n".join(text for row in self.rows for text in [*row.titles.values(), *row.summaries.values()])
