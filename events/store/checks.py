"""What may go into the store: text that both databases keep unchanged, contents that JSON keeps unchanged."""
# floor 11

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

from pydantic import ValidationError

from events.faults import faults_of
from events.identifiers import Country, WebAddressOrNothing
from events.store.faults import StoreError
from events.store.models import to_json
from events.store.rows import STATUSES, NewDocument
from events.texts import LineOrNothing, Record

# Characters; a web address of a page is shorter than this too.
LONGEST_DETAIL = 300


class SourceDetails(Record):
    """What an editor says about a document as a source, as the catalogue wants it; "" where it is not known."""

    title: LineOrNothing
    publisher: LineOrNothing
    url: WebAddressOrNothing
    country: Country


def checked_document(document: NewDocument) -> dict[str, str | None]:
    """The fields of a document; StoreError if a text cannot be kept."""
    fields: dict[str, str | None] = asdict(document)
    for name, value in fields.items():
        if value is not None:
            checked_text(f"the document's {name}", value)
    return fields


def checked_content(content: dict[str, Any]) -> dict[str, Any]:
    """A candidate's content as it will be read again (a tuple becomes a list); StoreError if JSON cannot hold it."""
    try:
        kept: dict[str, Any] = json.loads(to_json(content))
    except (TypeError, ValueError, RecursionError) as error:
        raise StoreError(f"A candidate cannot be stored: its content is not plain JSON ({error}).") from error
    for text in _texts(kept):
        checked_text("a candidate", text)
    return kept


def _texts(content: dict[str, Any]) -> Iterator[str]:
    waiting: list[Any] = [content]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            yield from value
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)


def checked_text(what: str, text: str) -> str:
    """A text that both databases keep unchanged; StoreError if it has a NUL or half of a surrogate pair.

    PostgreSQL keeps no NUL, so none is stored anywhere: reading a document takes them out.
    """
    found = text.find("\0")
    if found >= 0:
        raise StoreError(f"Nothing was stored: {what} has a NUL character at offset {found}, wanted text without any.")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise StoreError(
            f"Nothing was stored: {what} has half of a surrogate pair at offset {error.start}, wanted whole characters."
        ) from error
    return text


def checked_name(what: str, text: str) -> str:
    """A text that says something, without the blanks around it; StoreError if nothing is left."""
    if not text.strip():
        raise StoreError(f"Nothing was stored: {what} is empty, wanted a name.")
    return checked_text(what, text.strip())


def checked_outcome(status: str, merged_into: str) -> None:
    """StoreError unless the status is known, and an event is named exactly if it is `merged`."""
    if status not in STATUSES:
        raise StoreError(f"Nothing was stored: found the status {status!r}, wanted one of {', '.join(STATUSES)}.")
    if status == "merged" and not merged_into.strip():
        raise StoreError("Nothing was stored: a merged candidate names no event, wanted the id of the event.")
    if status != "merged" and merged_into:
        raise StoreError(
            f"Nothing was stored: found the event {merged_into!r} for the status {status}, "
            "wanted one only for a merged candidate."
        )
    checked_text("the id of the event", merged_into)


def checked_details(fields: dict[str, str]) -> dict[str, str]:
    """What an editor says about a document as a source; StoreError if it is not what the catalogue wants."""
    for name, value in fields.items():
        checked_text(f"the document's {name}", value)
        if len(value) > LONGEST_DETAIL:
            raise StoreError(
                f"Nothing was stored: for the document's {name} found {len(value):,} characters, "
                f"wanted at most {LONGEST_DETAIL}."
            )
    try:
        return SourceDetails(**fields).model_dump()
    except ValidationError as error:
        fault = faults_of(error, "", "")[0]
        raise StoreError(
            f"Nothing was stored: for the document's {fault.field} found {fault.found}, wanted {fault.wanted}."
        ) from error


def checked_day(text: str) -> str:
    """A civil date as `2023-01-31`; StoreError if it is anything else."""
    try:
        # Python also reads 20230131 and weeks; those are written out.
        if date.fromisoformat(text).isoformat() == text:
            return text
    except ValueError:
        pass
    raise StoreError(f"Nothing was stored: found the publication date {text[:40]!r}, wanted a day such as 2023-01-31.")
