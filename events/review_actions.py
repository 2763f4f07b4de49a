"""What an editor can do to a candidate: accept, save, merge, reject, undo."""
# floor 16

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from events.folders import published_folder
from events.publishing import publish
from events.review_content import edited, wrong
from events.store.faults import ConflictError, StoreError
from events.store.rows import Status, StoredCandidate
from events.store.store import Store

ON_THE_MAP: frozenset[Status] = frozenset(("accepted", "published", "merged"))
_LARGEST = 2**31 - 1


@dataclass(frozen=True)
class Order:
    """What came from the browser, every field looked at; `revision` is the one that the editor saw."""

    act: str
    id: int = 0
    revision: int = 0
    content: Mapping[str, Any] | None = None
    event: str = ""
    source: Mapping[str, Any] | None = None

    @classmethod
    def read(cls, payload: object) -> "Order":
        """An order from anything; what is missing or of the wrong type is empty."""
        given = payload if isinstance(payload, Mapping) else {}
        content, source = given.get("content"), given.get("source")
        return cls(
            act=_text(given.get("act")),
            id=_number(given.get("id")),
            revision=_number(given.get("revision")),
            content=content if isinstance(content, Mapping) else None,
            event=_text(given.get("event")),
            source=source if isinstance(source, Mapping) else None,
        )


@dataclass(frozen=True)
class Answer:
    """What came of an order: a key of a text, and the faults by field, each as the key of a sentence.

    `detail` is a sentence of the store, `conflict` what somebody else had saved before.
    """

    said: str
    done: bool = False
    errors: Mapping[str, str] = field(default_factory=dict)
    detail: str = ""
    conflict: StoredCandidate | None = None


def _text(value: object) -> str:
    return value[:200] if isinstance(value, str) else ""


def _number(value: object) -> int:
    return value if isinstance(value, int) and 0 < value <= _LARGEST else 0


def act(store: Store, who: str, order: Order, known: Collection[str]) -> Answer:
    """Do what an order says, as `who`; `known` are the ids of events that a candidate may be merged into.

    What cannot be saved becomes an answer that says why; nothing is raised.
    """
    try:
        answer, touched = _done(store, who, order, known)
    except ConflictError as conflict:
        return Answer("documents.conflict", conflict=conflict.current)
    except StoreError as error:
        return Answer("documents.no-store", detail=str(error))
    return published(store, answer) if touched else answer


def _done(store: Store, who: str, order: Order, known: Collection[str]) -> tuple[Answer, bool]:
    """The answer, and whether what is on the map has changed."""
    candidate = store.candidate(order.id)
    if candidate.revision != order.revision:
        # Told before any fault of what was typed; the store looks again when it saves.
        raise ConflictError(candidate)
    document = store.document(candidate.document_id)
    content = candidate.content
    if order.content is not None:
        content = edited(content, order.content, document.language)
    was = candidate.status in ON_THE_MAP
    if order.act == "undo":
        undone = store.undo(order.id, order.revision, who)
        return Answer("documents.done-undo", True), was or undone.status in ON_THE_MAP
    if order.act == "reject":
        store.review(order.id, order.revision, who, "reject", "rejected")
        return Answer("documents.done-reject", True), was
    if order.act == "merge":
        errors = {"event": "documents.no-event"} if order.event not in known else wrong(content, False, document.text)
        if errors:
            return Answer("documents.not-done", errors=errors), False
        store.review(order.id, order.revision, who, "merge", "merged", content, order.event)
        return Answer("documents.done-merge", True), True
    if order.act not in ("accept", "save"):
        return Answer("documents.not-done"), False
    return _kept(store, who, order, replace(candidate, content=content), document.text)


def _kept(store: Store, who: str, order: Order, wanted: StoredCandidate, text: str) -> tuple[Answer, bool]:
    """Accept a candidate, or save what was typed into it and leave it as it stands; `text` is the document's."""
    accepts = order.act == "accept"
    status: Status = "accepted" if accepts else wanted.status
    errors = wrong(wanted.content, status in ("accepted", "published"), text)
    if errors:
        return Answer("documents.not-done", errors=errors), False
    merged = wanted.merged_into if status == "merged" else ""
    store.review(order.id, order.revision, who, "accept" if accepts else "edit", status, wanted.content, merged)
    said = "documents.done-accept" if accepts else "documents.done-save"
    return Answer(said, True), status in ON_THE_MAP


def published(store: Store, answer: Answer) -> Answer:
    """The answer once the map's records are written anew; it says so if they cannot be, and what was saved stays."""
    try:
        publish(store, published_folder())
    except (StoreError, OSError, ValueError) as error:
        return Answer("documents.not-published", True, detail=str(error))
    return answer
