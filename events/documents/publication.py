"""When a document came out, how that is known, and which parts of its text say so.

In order: the editor, the metadata of a page, a publication line, a dateline with its year, a line about an update.
Nothing else tells: not the clock, not the date of the file.
"""
# floor 9

import re
from dataclasses import dataclass, field
from itertools import islice

from events.documents.datelines import Dateline, dateline_of, datelines_of
from events.documents.document import PublishedBasis, Span, lines
from events.documents.headers import Rank, Stamp, doubt_in, is_about_document, stamps_in

_HEAD = 12
_BARE_HEAD = 6
_ENTRIES = 3
_DATELINES_LOOKED_AT = 5_000
_EARLY = 12
_YEAR = re.compile(r"(?<![\d,.])(?:19|20)\d\d(?![\d,])")
_YEARS_LOOKED_AT = 20_000
# A line that is nothing but a bracket stands by itself and begins no report.
_CLOSING = ("】", "］", "]", "〕", "）", ")")
# Years ahead of its publication that a text may speak of.
_PLANS = 15


@dataclass(frozen=True)
class Publication:
    """The fields of a Document that tell of its publication."""

    published: str | None
    basis: PublishedBasis
    header: tuple[Span, ...]
    warnings: tuple[str, ...]


@dataclass
class _Lines:
    """What the publication lines of a text say; `whole` are their spans."""

    stamps: list[Stamp] = field(default_factory=list)
    whole: list[Span] = field(default_factory=list)
    doubts: set[str] = field(default_factory=set)


def publication_of(
    text: str, editor: str | None = None, metadata: str = "", visible: tuple[str, ...] = ()
) -> Publication:
    """Weigh what the editor, the metadata, the `visible` date lines of a page outside its text, and the text say."""
    around = _publication_lines(text)
    stamps = [*around.stamps, *_outside(visible)]
    paragraphs = [(start, end) for _, start, end in islice(lines(text), _DATELINES_LOOKED_AT)]
    datelines = [each for each in datelines_of(text, paragraphs) if not _inside(each, around.whole)]
    first = [each for each in datelines if not paragraphs[_EARLY:] or each.day.start < paragraphs[_EARLY][0]][:1]
    published, basis = _choose(editor, metadata, stamps, first)
    warnings = {*around.doubts}
    if not published:
        warnings.add("no-date")
    elif {stamp.day.edtf for stamp in stamps} | {metadata or published} != {published} or not all(
        each.day.agrees_with(published) for each in first
    ):
        warnings.add("two-dates")
    spans = [*around.whole, *((each.day.start, each.day.end) for each in datelines)]
    return Publication(published, basis, tuple(sorted(spans)), tuple(sorted(warnings)))


def _outside(visible: tuple[str, ...]) -> list[Stamp]:
    """Stamps of the date lines of a page; bare ones of many days belong to a list of other articles."""
    stamps = [stamp for line in visible for stamp in stamps_in(line)]
    bare = {stamp.day.edtf for stamp in stamps if stamp.bare}
    return [stamp for stamp in stamps if len(bare) < _ENTRIES or not stamp.bare]


def _choose(
    editor: str | None, metadata: str, stamps: list[Stamp], datelines: list[Dateline]
) -> tuple[str | None, PublishedBasis]:
    if editor:
        return editor, "editor"
    if metadata:
        return metadata, "metadata"
    # Of two days with equal labels the one that the dateline repeats is that of this article.
    ranked = sorted(stamps, key=lambda each: (each.rank, not all(d.day.agrees_with(each.day.edtf) for d in datelines)))
    if ranked and ranked[0].rank is not Rank.UPDATED:
        return ranked[0].day.edtf, "header"
    dated = next((each.day.edtf for each in datelines if each.day.year), None)
    if dated:
        return dated, "dateline"
    return (ranked[0].day.edtf, "header") if ranked else (None, "unknown")


def _inside(dateline: Dateline, spans: list[Span]) -> bool:
    return any(start <= dateline.day.start < end for start, end in spans)


def _publication_lines(text: str) -> _Lines:
    """Publication lines among the first lines, and a bare one that stands alone at the end."""
    found = _Lines()
    head = list(islice(lines(text), _HEAD))
    bare_allowed = not _is_list_of_entries(text)
    newest = max(map(int, _YEAR.findall(text, 0, _YEARS_LOOKED_AT)), default=0)
    for number, start, end in head:
        _take(found, text, (start, end), newest if bare_allowed and number <= _BARE_HEAD else None)
    last = _last_line(text)
    if last and last[0] > head[-1][1]:
        _take(found, text, last, newest if bare_allowed else None)
    return found


def _take(found: _Lines, text: str, line: Span, newest: int | None) -> None:
    """Take a line for a publication line if it is one; `newest` is the text's last year, None allows no bare day.

    A text that tells of years long after a bare day has that day as the heading of a story.
    """
    said = text[line[0] : line[1]]
    stamps = stamps_in(said)
    believed = [
        stamp for stamp in stamps if not stamp.bare or (newest is not None and newest <= stamp.day.year + _PLANS)
    ]
    if believed:
        bare = all(stamp.bare for stamp in stamps)
        if not (bare and dateline_of(text, *line)) or said.rstrip().endswith(_CLOSING):
            found.stamps += believed
            found.whole.append(line)
    elif doubt := doubt_in(said):
        found.doubts.add(doubt)
        found.whole.append(line)
    elif not stamps and is_about_document(said):
        found.whole.append(line)


def _is_list_of_entries(text: str) -> bool:
    """Whether bare days head several entries, as in a chronology: then none of them is the day of publication."""
    days: set[str] = set()
    for _, start, end in islice(lines(text), 20 * _HEAD):
        days |= {stamp.day.edtf for stamp in stamps_in(text[start:end]) if stamp.bare}
        if len(days) >= _ENTRIES:
            return True
    return False


def _last_line(text: str) -> Span | None:
    end = len(text.rstrip())
    return (text.rfind("\n", 0, end) + 1, end) if end else None
