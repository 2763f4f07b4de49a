"""A row of a table of events, whatever kind of file it came in: what it says, and nothing more than that."""
# floor 6

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from events.faults import Fault

# How a table is recognised; "own" has this project's own columns or properties, with texts in three languages.
Kind = Literal["own", "table", "timeline", "linked-places"]


@dataclass(frozen=True, kw_only=True)
class Cited:
    """One citation of a row: a source of the catalogue by its id, or what the row says of a source; "" if it is silent.

    `locator` is a locator as the catalogue has it (`{"paragraph": [3]}`), empty if there is none; `date` and
    `date_words` are what the source itself gives as the date, `quote` words whose wording matters. `published` is the
    source's own EDTF date, `language` its BCP 47 tag, `country` an ISO 3166-1 code.
    """

    source: str = ""
    locator: Mapping[str, Any] = field(default_factory=dict)
    date: str = ""
    date_words: str = ""
    quote: str = ""
    title: str = ""
    publisher: str = ""
    author: str = ""
    url: str = ""
    published: str = ""
    language: str = ""
    country: str = ""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row: `number` counts from 1 as people see it (the header of a spreadsheet is row 1, its first event row 2).

    `edtf` is "" where the row names no date or none that can be read; `date_text` are its words for the date, and
    `date_why` a sentence that says why they were not read. `titles` and `summaries` are by BCP 47 tag, "und" where the
    row names no language. `places` are pairs of a group's id and its scope, where the row itself has them; else
    `place_text` are its words for the place. `others` are cells without a known meaning. `kind` is a kind of event or
    "". `scope_note` is by BCP 47 tag.
    """

    number: int
    id: str = ""
    edtf: str = ""
    date_text: str = ""
    date_why: str = ""
    titles: Mapping[str, str] = field(default_factory=dict)
    summaries: Mapping[str, str] = field(default_factory=dict)
    places: tuple[tuple[str, str], ...] = ()
    place_text: str = ""
    kind: str = ""
    scope_note: Mapping[str, str] = field(default_factory=dict)
    citations: tuple[Cited, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """The rows of a file in order, and what is wrong with the others, one sentence each."""

    kind: Kind
    rows: tuple[Row, ...]
    faults: tuple[Fault, ...] = ()
