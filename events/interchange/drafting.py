"""From the rows of a table to drafts of candidates, one for each row, with what only a row can say."""
# floor 14

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any, get_args

from events.candidates.drafts import NOWHERE, Draft, When, Where
from events.candidates.kinds import kind_of
from events.candidates.passages import Passage
from events.candidates.sentences import Sentence
from events.candidates.titles import row_summaries
from events.candidates.where import named
from events.candidates.words import WordIndex
from events.documents.document import Document, lines
from events.interchange.record import Row, Table
from events.language import LANGUAGES
from events.names.actors import find_actors
from events.names.entries import Group, Scope
from events.names.folding import fold
from events.names.places import find_places
from events.texts import QUOTED_WORDS, count_words

PROPOSER = "table"
_QUOTE = 600
_TITLE = 120
_WHY = {
    "none": "The row gives no date.",
    "before": "'{words}' lies before the year 1, where the map has no dates.",
    "about": "'{words}' says only about when, and nothing is guessed.",
    "parts": "'{words}' lacks the year or the month that it would belong to.",
    "order": "'{words}' ends before it begins.",
    "unread": "'{words}' is no date that can be read with certainty.",
}


def row_drafts(document: Document, table: Table) -> Iterator[tuple[Draft, dict[str, Any]]]:
    """Each row of a document's table as a draft, and the fields of its candidate that a text would not have.

    A title is proposed as it stands if it has at most eight words; one of this project's own exports whole, with the
    summary, since these were written for the map. The words of other tables are left to the editor.
    """
    spans = [(start, end) for _, start, end in lines(document.text)]
    words = WordIndex(document.text, fold(document.text))
    for row in table.rows:
        start, end = spans[row.line - 1]
        passage = _passage(row, document.text, Sentence(start, end, row.line, heading=False), words)
        kind, quoted = row.kind or kind_of(passage), min(end, start + _QUOTE)
        yield Draft(passage, _when(row), _where(row), kind, start, quoted), _more(row, document, table)


def _when(row: Row) -> When:
    if row.edtf:
        return When(row.edtf, row.date_text, "absolute", "row")
    return When(None, row.date_text, "unresolved", f"row-{row.date_fault or 'none'}")


def _passage(row: Row, text: str, sentence: Sentence, words: WordIndex) -> Passage:
    """The line of a row, in which only its title and text say who acts."""
    actors = tuple(find_actors(_told(row)))
    return Passage(sentence, text[sentence.start : sentence.end], (), (), actors, False, words)


def _told(row: Row) -> str:
    return "\n".join([*row.titles.values(), *row.summaries.values()])


def _where(row: Row) -> Where:
    """The groups that a row lists with their scopes; else those that its place names; else those that it tells of."""
    known = tuple((group, scope) for group, scope in row.places if group in get_args(Group))
    if known:
        return Where(known, "", next(basis for basis in get_args(Scope) if basis in dict(known).values()))
    found = find_places(f"{row.place_text}\n{_told(row)}")
    placed = [mention for mention in found if mention.end <= len(row.place_text)]
    return named(placed or found) if found else NOWHERE


def _more(row: Row, document: Document, table: Table) -> dict[str, Any]:
    own = table.kind == "own"
    titles = _by_language(row.titles, document)
    told = row_summaries(row.number, next((one.publisher for one in row.citations if one.publisher), ""))
    why = {"date_why": _WHY[row.date_fault].format(words=row.date_text)} if row.date_fault else {}
    noted = row.places and row.scope_note.keys() >= set(LANGUAGES)
    note = {"scope_note": dict(row.scope_note), "noted_scopes": dict(row.places)} if noted else {}
    return {
        **{"row": row.number, "row_id": row.id, "cites": [asdict(each) for each in row.citations]},
        **{"proposer": PROPOSER, "own_words": own, **why, **note},
        "titles": {lang: text for lang, text in titles.items() if own or _is_short(text)},
        "summaries": told | (_by_language(row.summaries, document) if own else {}),
    }


def _by_language(texts: Mapping[str, str], document: Document) -> dict[str, str]:
    """Texts in the map's languages; those of a row that names none are in that of its document."""
    known = {document.language if lang == "und" else lang: text for lang, text in texts.items()}
    return {lang: text for lang, text in known.items() if lang in LANGUAGES}


def _is_short(title: str) -> bool:
    return count_words(title) <= QUOTED_WORDS and len(title) <= _TITLE
