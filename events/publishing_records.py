"""From a reviewed candidate and its document to plain tables as the catalogue has them."""
# floor 10

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from pydantic import TypeAdapter, ValidationError

from events.documents.document import lines
from events.documents.publication import publication_of
from events.identifiers import WebAddressOrNothing
from events.names.entries import gazetteer
from events.publishing_words import GROUPS, date_basis, event_slug, quotable, row_locator, scope_note, slug, tidy
from events.store.rows import StoredCandidate, StoredDocument

POSITION = "position"
# Dates of these are what the document itself gives; others are an editor's or another document's.
_OWN_DATES = ("absolute", "relative", "anaphoric", "period")
_HEADLINE = 160
_HEADLINE_WITHIN = 4
_SCOPES = ("named", "group", "inferred")

_ADDRESS: TypeAdapter[str] = TypeAdapter(WebAddressOrNothing)

Table = dict[str, Any]


@dataclass(frozen=True)
class Outgoing:
    """One record on its way into the catalogue: `kind` is event, position or addition; an addition has no id."""

    candidate: StoredCandidate
    kind: str
    record: Table


def source_of(document: StoredDocument, identifier: str) -> Table:
    """The document as a source; what is not known has a stand-in, see `unknown`."""
    basis = date_basis(document.published_basis) if document.published else None
    return {
        "id": identifier,
        "title": _title(document),
        "publisher": tidy(document.publisher) or host_of(document.url) or tidy(document.name),
        "author": "",
        "date": document.published or "",
        **({"date_basis": basis} if basis else {}),
        "url": _address(document.url),
        "language": document.language,
        "kind": "news",
        "country": document.country,
        "document": True,
    }


def unknown(document: StoredDocument) -> list[str]:
    """What an editor has to fill in by hand: fields of the source with a stand-in, each with what stands there."""
    found = [] if document.publisher else ["publisher (a stand-in is there)"]
    found += [] if document.published else ['date (now "")']
    found += [] if _address(document.url) else ['url (now "", for a text that is not on the web)']
    return found if document.country else [*found, 'country (now "", which means international)']


def source_slug(document: StoredDocument) -> str:
    """Publisher and day of publication as an id."""
    name = slug(document.publisher) or slug(host_of(document.url)) or slug(document.name.rpartition(".")[0])
    return f"{name or 'document'}-{document.published or 'undated'}"


def _address(url: str) -> str:
    try:
        return _ADDRESS.validate_python(url)
    except ValidationError:
        return ""


def host_of(url: str) -> str:
    """The host of a web address without "www.", "" if it is none."""
    return (urlsplit(_address(url)).hostname or "").removeprefix("www.")


def _title(document: StoredDocument) -> str:
    """The title as printed: that of the metadata, else a headline among the first lines, else the file's name."""
    return tidy(document.title) or next(_headlines(document), "") or tidy(document.name)


def _headlines(document: StoredDocument) -> Iterator[str]:
    header = publication_of(document.text, document.published).header
    for number, start, end in lines(document.text):
        if number > _HEADLINE_WITHIN:
            return
        line = tidy(document.text[start:end])
        about = any(first < end and start < last for first, last in header)
        if not about and len(line) <= _HEADLINE and not line.endswith((".", "。", "!", "?", "…", ":", ";")):
            yield line


def slug_of(content: Mapping[str, Any]) -> str:
    """The id that a candidate's record would have if no other had it."""
    title = _texts(content, "titles").get("en", "")
    if content.get("kind") == POSITION:
        return slug(title) or POSITION
    return event_slug(str(content.get("date") or ""), title)


def event_of(content: Mapping[str, Any], identifier: str, source: str) -> Table:
    """A candidate as an event."""
    scopes = _scopes(content)
    return {
        "id": identifier,
        "date": content.get("date") or "",
        "kind": content.get("kind") or "",
        "title": _texts(content, "titles"),
        "summary": _texts(content, "summaries"),
        "places": [{"id": group, "scope": scope} for group, scope in scopes.items()],
        **_note(content, scopes),
        "citations": [citation_of(content, source)],
    }


def position_of(content: Mapping[str, Any], identifier: str, source: str) -> Table:
    """A candidate as a position: its holder is the side whose actors it names, else the publisher."""
    actors = gazetteer().actors
    sides = {actors[actor].side for actor in content.get("actors") or [] if actor in actors} - {""}
    return {
        "id": identifier,
        "holder": "both" if len(sides) > 1 else next(iter(sides), "publisher"),
        "topic": _texts(content, "titles"),
        "text": _texts(content, "summaries"),
        "places": [{"id": group, "scope": scope} for group, scope in _scopes(content).items()],
        "citations": [citation_of(content, source)],
    }


def addition_of(content: Mapping[str, Any], event: str, source: str) -> Table:
    """A candidate as a further source of an event that is there already."""
    return {"event": event, "citations": [citation_of(content, source)]}


def citation_of(content: Mapping[str, Any], source: str) -> Table:
    """Where the document says it: paragraphs, its date and its words for the date, and nothing more of its text."""
    passages = [content, *(content.get("also") or [])]
    numbers = sorted({passage["paragraph"] for passage in passages if isinstance(passage.get("paragraph"), int)})
    locator: Table = {"paragraph": numbers[0] if len(numbers) == 1 else numbers} if numbers else {}
    if row := row_of(content):
        locator = {"text": row_locator(row)}
    words = quotable(str(content.get("date_text") or ""))
    dated = content.get("date") and content.get("date_basis") in _OWN_DATES and content.get("kind") != POSITION
    return {
        "source": source,
        **({"locator": locator} if locator else {}),
        **({"date": content["date"]} if dated else {}),
        **({"date_words": words} if words else {}),
    }


def row_of(content: Mapping[str, Any]) -> int:
    """The number of the row of a table that a candidate comes from, 0 if it comes from a text."""
    number = content.get("row")
    return number if isinstance(number, int) else 0


def _texts(content: Mapping[str, Any], field: str) -> dict[str, str]:
    return {lang: text for lang, text in (content.get(field) or {}).items() if text}


def _scopes(content: Mapping[str, Any]) -> dict[str, str]:
    """Each group with how it is known; an editor's word on all of them is stronger than that of the proposal."""
    basis = content.get("place_basis")
    overall = basis if basis in _SCOPES else "inferred"
    proposed = content.get("place_scopes") or {}
    each = proposed if overall in proposed.values() or basis not in _SCOPES else {}
    known = {group: each.get(group, overall) for group in GROUPS if group in (content.get("places") or [])}
    return {group: scope if scope in _SCOPES else "inferred" for group, scope in known.items()}


def _note(content: Mapping[str, Any], scopes: Mapping[str, str]) -> Table:
    """The scope note, wanted where not every group is named."""
    if all(scope == "named" for scope in scopes.values()):
        return {}
    if content.get("scope_note") and content.get("noted_scopes") == dict(scopes):
        return {"scope_note": content["scope_note"]}
    groups = [group for group, scope in scopes.items() if scope != "named"]
    scope = "inferred" if "inferred" in scopes.values() else "group"
    # Groups that are carried over from other sentences have their words there.
    quotes = " ".join(str(passage.get("quote") or "") for passage in [content, *(content.get("also") or [])])
    parts = str(content.get("place_text") or "").split("; ")
    words = "; ".join(parts) if all(part in quotes for part in parts) else ""
    row = row_of(content)
    return {"scope_note": scope_note(row or int(content.get("paragraph") or 1), words, groups, scope, bool(row))}
