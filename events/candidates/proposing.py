"""A document's candidate events, as the plain data that a store keeps and a person reviews."""
# floor 15

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from events.candidates.clauses import whole_years
from events.candidates.drafting import Drafting
from events.candidates.drafts import Draft, When
from events.candidates.merging import merged
from events.candidates.passages import Annotated, annotate
from events.candidates.titles import summaries, titles
from events.dates import EdtfDate
from events.documents.document import Document
from events.interchange.drafting import row_drafts
from events.interchange.record import Table
from events.language import LANGUAGES

_SURE = {"absolute": 0.9, "relative": 0.8, "anaphoric": 0.6, "period": 0.5, "standing": 0.5, "unresolved": 0.3}
_PLACED = {"named": 1.0, "group": 0.95, "inferred": 0.8, "inherited": 0.7, "none": 0.6}


def propose(document: Document) -> list[dict[str, Any]]:
    """Candidates in the order of the text, none if the document is not about our islands.

    Each is JSON data: `date` is EDTF, None while it is not known; `date_basis` is one of absolute, relative,
    anaphoric, period, standing, unresolved (and suggested, once another document lends a date); `places` are ids of
    groups and `place_basis` one of named, group, inferred, inherited, none; `quote` is the document's text from
    `start` up to, not with, `end`; `paragraph` counts lines with text from 1; `also` are further passages that tell
    the same; `kind` is a kind of event or "position"; `confidence` orders the review and is no probability. Those of
    a table have further the number and id of their `row`, what it `cites`, and whether its texts are `own_words`.
    """
    return list(_of_rows(document, document.table)) if document.table else contents(annotate(document))


def _of_rows(document: Document, table: Table) -> Iterator[dict[str, Any]]:
    """The candidates of a table, one for each row."""
    for draft, more in row_drafts(document, table):
        proposed = content(draft, document)
        texts = {field: {**proposed[field], **more[field]} for field in ("titles", "summaries")}
        title = texts["titles"].get(document.language, texts["titles"][LANGUAGES[0]])
        yield {**proposed, **more, **texts, "title": title}


def contents(annotated: Annotated) -> list[dict[str, Any]]:
    """The candidates of a document in which dates, places and actors are found already."""
    return [content(draft, annotated.document) for draft in merged(Drafting(annotated).run())]


def content(draft: Draft, document: Document) -> dict[str, Any]:
    """One draft as JSON data."""
    when, where = replace(draft.when, edtf=whole_years(draft.when.edtf)), draft.where
    named = titles(draft)
    return {
        "document": document.name,
        "date": when.edtf,
        "date_text": when.text,
        "date_basis": when.basis,
        "date_rule": when.rule,
        "date_anchor": when.anchor,
        "date_why": why(when),
        "places": [group for group, _ in where.scopes],
        "place_scopes": dict(where.scopes),
        "place_text": where.text,
        "place_basis": where.basis,
        "actors": sorted(draft.actors),
        "paragraph": draft.passage.sentence.paragraph,
        "quote": document.text[draft.start : draft.end],
        "start": draft.start,
        "end": draft.end,
        "follows": draft.follows,
        "also": [_passage(document, passage.sentence.start, passage.sentence.end) for passage in draft.also],
        "planned": _planned(when.edtf, document.published),
        "kind": draft.kind,
        "title": named.get(document.language, named[LANGUAGES[0]]),
        "titles": named,
        "summaries": summaries(draft, document),
        "confidence": round(_SURE.get(when.basis, 0.5) * _PLACED[where.basis], 2),
        "proposer": "rules",
        "same_as": "",
    }


def _passage(document: Document, start: int, end: int) -> dict[str, Any]:
    return {"paragraph": document.paragraph_at(start), "quote": document.text[start:end], "start": start, "end": end}


def _planned(edtf: str | None, published: str | None) -> bool:
    """Whether the date begins after the day of publication."""
    if not edtf or not published or edtf.startswith(".."):
        return False
    return EdtfDate.parse(edtf).earliest > EdtfDate.parse(published).latest


def why(when: When) -> str:
    """In a sentence, how a date is known."""
    if when.edtf is None:
        words = f"'{when.text}' names no single day, or counts" if when.text else "The date counts"
        return f"{words} from a date that is not known."
    if when.rule == "goes-on":
        return f"No date of its own: goes on with what is dated {when.anchor}."
    if when.rule == "lead":
        return f"No date of its own: the report opens with it on {when.anchor}."
    if when.rule == "no-later-than":
        return f"What rests on it is dated {when.anchor}, so it is no younger."
    if when.basis == "standing":
        return "A position without a date."
    if when.basis == "period":
        return f"'{when.text}' names a span of history."
    if when.rule == "from-then-on":
        return f"Holds from what is dated {when.anchor}."
    if when.anchor:
        return f"'{when.text}', counted from {when.anchor}."
    return f"'{when.text}', as written."
