"""A document as the rest of the project sees it: its text, and what is known about the text.

All offsets count the characters of `Document.text`; a span is (start, end) with the end not included.
"""
# floor 7

import hashlib
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from events.interchange.record import Table

PublishedBasis = Literal["metadata", "header", "dateline", "editor", "unknown"]
Span = tuple[int, int]

# Tied to the start of a line: a million spaces are then looked at once.
_FILLED_LINE = re.compile(r"^[^\S\n]*\S[^\n]*", re.MULTILINE)


@dataclass(frozen=True)
class Document:
    """One document.

    `name` is for showing and never a path. `published` is an EDTF day or None, `language` a BCP 47 tag ("und" if the
    text is too short to tell). `header` are the spans that tell about the document and of no event: publication
    lines, by-lines and the dates of datelines, in order of appearance. `title`, `publisher` and `url` are "" where
    unknown. `warnings` are stable keys such as "no-date", "two-dates", "nul" or "not-utf8:shift_jis". `table` are the
    rows of a table of events, whose lines the text then is.
    """

    name: str
    text: str
    language: str
    published: str | None
    published_basis: PublishedBasis
    header: tuple[Span, ...]
    title: str
    publisher: str
    url: str
    warnings: tuple[str, ...]
    table: Table | None = None

    @property
    def sha256(self) -> str:
        """Hash of the text in NFC with white space collapsed, in 64 hexadecimal digits: line ends do not change it."""
        collapsed = " ".join(unicodedata.normalize("NFC", self.text).split())
        return hashlib.sha256(collapsed.encode()).hexdigest()

    def paragraph_at(self, offset: int) -> int:
        """Number of the paragraph that holds an offset, counted from 1; between two paragraphs the earlier one."""
        return max(1, bisect_right(self._starts, offset))

    @cached_property
    def _starts(self) -> list[int]:
        return [start for _, start, _ in lines(self.text)]


@dataclass(frozen=True)
class Content:
    """What one kind of file gives: its text, and what its metadata say.

    `published` is the EDTF day of the metadata or "", `visible` short lines about the day of publication that the
    file shows outside its text.
    """

    text: str
    title: str = ""
    publisher: str = ""
    url: str = ""
    published: str = ""
    visible: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    table: Table | None = None


def lines(text: str) -> Iterator[tuple[int, int, int]]:
    r"""Yield (paragraph number from 1, start, end) of every line that is not blank; the "\n" is not included."""
    for number, match in enumerate(_FILLED_LINE.finditer(text), start=1):
        yield number, match.start(), match.end()
