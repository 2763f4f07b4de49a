"""Candidates and documents as plain rows in one language; nothing in them is markup."""
# floor 20

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from events.dates import EdtfDate
from events.language import LANGUAGES
from events.names.places import place_name
from events.review_content import GROUPS, KINDS, LIMITS, SCOPES, passages, shown_scope
from events.review_history import history_rows, undoable
from events.review_source import WANTED, countries
from events.review_wording import Wording
from events.store.checks import LONGEST_DETAIL
from events.store.rows import Revision, StoredCandidate, StoredDocument

_SURE, _LIKELY = 0.75, 0.45


def choices(wording: Wording) -> dict[str, Any]:
    """What the form of a candidate offers."""
    say = wording.words
    return {
        "groups": [{"id": group, "name": place_name(group, wording.lang)} for group in GROUPS],
        "kinds": [{"id": kind, "name": wording.kind(kind)} for kind in KINDS],
        "scopes": [{"id": scope, "name": say[f"documents.scope-{scope}"]} for scope in SCOPES],
        "languages": list(LANGUAGES),
        "countries": list(countries()),
        "limits": {**LIMITS, "details": LONGEST_DETAIL},
    }


def document_rows(
    documents: Sequence[StoredDocument], candidates: Sequence[StoredCandidate], wording: Wording
) -> list[dict[str, Any]]:
    """The stored documents, the newest first, each with how many of its candidates stand how."""
    counts: dict[int, Counter[str]] = {document.id: Counter() for document in documents}
    for candidate in candidates:
        counts[candidate.document_id][_standing(candidate)] += 1
    return [
        {**document_row(document, wording), "counts": dict(counts[document.id])} for document in reversed(documents)
    ]


def document_row(document: StoredDocument, wording: Wording) -> dict[str, Any]:
    """What is said of a document over its text."""
    basis = document.published_basis
    known = document.published and basis != "unknown"
    return {
        "id": document.id,
        "name": document.name,
        "title": document.title,
        "publisher": document.publisher,
        "url": document.url,
        "country": document.country,
        "missing": _missing(document, wording),
        "lang": document.language,
        "published": document.published or "",
        "date": wording.date(document.published) if known else wording.words["documents.published-unknown"],
        "basis": wording.words[f"documents.published-{basis}"] if known else "",
        "added": document.added,
        "by": document.added_by,
    }


def _missing(document: StoredDocument, wording: Wording) -> str:
    """What readers lack to open the document as a source, and what follows; "" if they lack nothing."""
    names = [wording.words[f"documents.source-{name}"] for name in WANTED if not getattr(document, name)]
    return wording.say("documents.source-missing", what=wording.listed(names)) if names else ""


def _standing(candidate: StoredCandidate) -> str:
    """Open, accepted or rejected: what the counts tell apart."""
    return {"candidate": "open", "rejected": "rejected"}.get(candidate.status, "accepted")


def candidate_row(
    candidate: StoredCandidate,
    history: Sequence[Revision],
    document: StoredDocument,
    wording: Wording,
    published: Mapping[int, str],
) -> dict[str, Any]:
    """Everything a card shows and its form holds; `published` are the ids under which candidates are on the map."""
    content = candidate.content
    return {
        "id": candidate.id,
        "revision": candidate.revision,
        "status": candidate.status,
        "merged": candidate.merged_into,
        "event": published.get(candidate.id, ""),
        **_when(content, document, wording),
        **_where(content, wording),
        **_what(content, wording),
        "confidence": wording.words[_confidence(content)],
        # What a model proposes says so; rows are read by rules.
        "proposer": "rules" if content.get("row") else str(content.get("proposer", "rules")),
        "same": content.get("same_as", ""),
        "undo": undoable(history),
        "history": history_rows(history, wording),
    }


def _when(content: Mapping[str, Any], document: StoredDocument, wording: Wording) -> dict[str, Any]:
    """The date and why it is that; a lent one comes with what the loan rests on."""
    basis = content.get("date_basis")
    return {
        "edtf": content.get("date") or "",
        "date": wording.date(content.get("date")) or wording.words["documents.undated"],
        "bounds": _bounds(content.get("date")),
        "why": why(content, document, wording),
        "loan": _loan(content, wording) if basis == "suggested" else None,
        "unresolved": basis == "unresolved",
        "planned": bool(content.get("planned")),
    }


def _where(content: Mapping[str, Any], wording: Wording) -> dict[str, Any]:
    """The islands, how they are known, and the passages of the document that say it."""
    return {
        "groups": content.get("places", []),
        "places": wording.groups(content.get("places", [])) or wording.words["documents.no-places-known"],
        "scope": shown_scope(content),
        "how": _how(content, str(content.get("place_basis", "none")), wording),
        "paragraph": content.get("paragraph", 1),
        "row": content.get("row", 0),
        "quote": content.get("quote", ""),
        "also": [each.get("paragraph", 1) for each in content.get("also") or []],
    }


def _loan(content: Mapping[str, Any], wording: Wording) -> dict[str, Any] | None:
    """What a lent date rests on: the words that fit, the lender's date and place, the months of publication."""
    loan = content.get("date_loan")
    if not isinstance(loan, Mapping):
        return None
    return {
        "words": str(loan.get("words", "")),
        "date": wording.date(loan.get("edtf")),
        "window": wording.date(loan.get("window")),
        "document": str(loan.get("document", "")),
        "n": str(loan.get("paragraph", "")),
        "event": str(loan.get("event", "")),
    }


def _what(content: Mapping[str, Any], wording: Wording) -> dict[str, Any]:
    """The kind and the texts."""
    return {
        "kind": content.get("kind", ""),
        "kindName": wording.kind(content["kind"]) if content.get("kind") in KINDS else "",
        "title": content.get("title", ""),
        "titles": content.get("titles", {}),
        "summaries": content.get("summaries", {}),
    }


def why(content: Mapping[str, Any], document: StoredDocument, wording: Wording) -> str:
    """Why the date is what it is, in one sentence."""
    basis = str(content.get("date_basis", "unresolved"))
    values = {"words": content.get("date_text") or "", "anchor": wording.date(content.get("date_anchor"))}
    if basis == "unresolved" and document.published:
        # The day is known and still the words lead nowhere: 30 February, or 03/04/2020.
        basis = "unclear"
    rule = f"documents.why-{content.get('date_rule')}"
    if basis == "unresolved" and str(content.get("date_rule")).startswith("row-") and rule in wording.words:
        return wording.say(rule, **values)
    told = values["anchor"] or (content.get("date_rule") == "model" and values["words"])
    if rule in wording.words and told and basis not in ("editor", "unresolved", "unclear"):
        return wording.say(rule, **values)
    if basis in ("relative", "anaphoric") and not values["anchor"]:
        basis = "absolute"
    if not values["words"] and basis not in ("standing", "editor"):
        return wording.words["documents.why-none"]
    if basis == "relative" and content.get("date_anchor") == document.published:
        basis = "published"
    key = f"documents.why-{basis}"
    return wording.say(key if key in wording.words else "documents.why-absolute", **values)


def _how(content: Mapping[str, Any], basis: str, wording: Wording) -> str:
    if not content.get("places"):
        return ""
    text = str(content.get("place_text") or "")
    key = f"documents.place-{basis}" if text else f"documents.scope-{basis}"
    return wording.say(key, words=text) if key in wording.words else ""


def _confidence(content: Mapping[str, Any]) -> str:
    found = content.get("confidence")
    number = found if isinstance(found, int | float) else 0
    if number >= _SURE:
        return "documents.sure"
    return "documents.likely" if number >= _LIKELY else "documents.doubtful"


def _bounds(edtf: object) -> list[str]:
    try:
        date = EdtfDate.parse(edtf)
    except ValueError:
        return []
    return [date.earliest.isoformat(), date.latest.isoformat()]


def spans_by_candidate(candidates: Sequence[StoredCandidate]) -> tuple[tuple[int, tuple[tuple[int, int], ...]], ...]:
    """The number of each candidate with its passages."""
    return tuple((candidate.id, tuple(passages(candidate.content))) for candidate in candidates)


def in_text_order(candidates: Sequence[StoredCandidate]) -> list[StoredCandidate]:
    """Candidates in the order in which the text tells them."""
    return sorted(candidates, key=lambda each: (each.content.get("start", 0), each.content.get("end", 0), each.id))
