"""What an editor says about a document as a source: title, publisher, web address, country, day of publication."""
# floor 19

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from babel import Locale
from pydantic import TypeAdapter, ValidationError

from events.archive.incoming import propose_again
from events.dates import EdtfDate
from events.identifiers import Country, WebAddressOrNothing
from events.interchange.drafting import PROPOSER
from events.review_actions import Answer, published
from events.review_content import passages, tidy
from events.review_text import document_of
from events.store.checks import LONGEST_DETAIL
from events.store.faults import StoreError
from events.store.rows import StoredDocument
from events.store.store import Store
from events.texts import LineOrNothing

# Without these readers cannot open the source of an event.
WANTED = ("publisher", "url")
_TYPES: dict[str, tuple[TypeAdapter[str], str]] = {
    "title": (TypeAdapter(LineOrNothing), "documents.bad-text"),
    "publisher": (TypeAdapter(LineOrNothing), "documents.bad-text"),
    "url": (TypeAdapter(WebAddressOrNothing), "documents.bad-address"),
    "country": (TypeAdapter(Country), "documents.bad-country"),
}


@lru_cache(maxsize=1)
def countries() -> tuple[str, ...]:
    """The codes of all countries that a source can be of, by letter."""
    return tuple(
        sorted(code for code in map(str, Locale("en").territories) if len(code) == 2 and _fits("country", code))
    )


def save_source(store: Store, who: str, document_id: int, typed: Mapping[str, Any]) -> Answer:
    """Save what was typed about a document; fields that `typed` does not have stay as they are.

    With another day of publication what nobody has decided on is proposed anew. The map's records are written anew.
    """
    try:
        document = store.document(document_id)
        given = {name: tidy(text) for name, text in typed.items() if isinstance(text, str)}
        wrong = dict(_wrong(given, document))
        if wrong:
            return Answer("documents.not-done", errors=wrong)
        details = {name: given.get(name, getattr(document, name)) for name in _TYPES}
        if _TYPES.keys() & given.keys():
            store.describe(document_id, who, **details)
        day = given.get("day", "")
        if not day or day == document.published:
            return published(store, Answer("documents.source-saved", True))
        fault = _recount(store, who, document_id, day)
    except StoreError as error:
        return Answer("documents.no-store", detail=str(error))
    return published(store, Answer("documents.recounted", True, detail=fault))


def _wrong(given: Mapping[str, str], document: StoredDocument) -> Iterator[tuple[str, str]]:
    for name, (_, key) in _TYPES.items():
        text = given.get(name, "")
        if len(text) > LONGEST_DETAIL:
            yield name, "documents.too-long"
        elif not _fits(name, text):
            yield name, key
    day = given.get("day", "")
    # A day that is known can be changed and not taken back: candidates were counted from it.
    if (day or ("day" in given and document.published)) and not _is_day(day):
        yield "day", "documents.bad-day"


def _fits(name: str, text: str) -> bool:
    try:
        _TYPES[name][0].validate_python(text)
    except ValidationError:
        return False
    return True


def _is_day(text: str) -> bool:
    try:
        return len(text) == len("2023-01-23") and EdtfDate.parse(text).precision == "day"
    except ValueError:
        return False


def _recount(store: Store, who: str, document_id: int, day: str) -> str:
    """Set the day and propose anew what nobody has decided on; why the language model failed, "" if it did not."""
    stored = store.set_published(document_id, day, who)
    standing = store.candidates(document_id)
    if any(each.content.get("proposer") == PROPOSER for each in standing):
        # The dates of a table stand in its rows: no day of publication changes them.
        return ""
    covered = {passages(each.content)[0] for each in standing if each.status != "candidate" and passages(each.content)}
    by_model = [
        each.content
        for each in standing
        if each.status == "candidate" and str(each.content.get("proposer", "")).startswith("model ")
    ]
    proposed, fault = propose_again(document_of(stored), by_model)
    fresh = [content for content in proposed if not covered.intersection(passages(content))]
    store.replace_candidates(document_id, fresh, who)
    return fault
