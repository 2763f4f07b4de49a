"""The store: documents come in with their candidates, people review them, and nothing that was saved is lost."""
# floor 13
# A number is called `id` here as it is in the rows, the built-in notwithstanding.
# ruff: noqa: A002

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine

from events.store import queries, writes
from events.store.checks import (
    checked_content,
    checked_day,
    checked_details,
    checked_document,
    checked_name,
    checked_outcome,
)
from events.store.engines import place, reading, writing
from events.store.faults import AlreadyStoredError, StoreError
from events.store.rows import DocumentRevision, NewDocument, Revision, Status, StoredCandidate, StoredDocument


def now() -> str:
    """The time of this computer's clock in UTC, to the second, as `2026-01-31T09:30:00Z`."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Store:
    """One open store; threads may share it. A method that comes back has saved; one that raises has saved nothing.

    Every method may raise StoreError. `who` is the person who acts, as the revisions show it.
    """

    def __init__(self, engine: Engine) -> None:
        """Take over an engine whose schema is up to date; `close` gives its connections back."""
        self.engine = engine

    @property
    def where(self) -> str:
        """The file of the store, or its address without the password."""
        return place(self.engine.url)

    def close(self) -> None:
        """Close every connection; to be called once, when nobody uses the store any more."""
        self.engine.dispose()

    def find(self, sha256: str) -> StoredDocument | None:
        """The document whose bytes have this hash, or None."""
        with reading(self.engine) as connection:
            return queries.document_with(connection, sha256)

    def documents(self) -> list[StoredDocument]:
        """All documents, in the order in which they came."""
        with reading(self.engine) as connection:
            return queries.all_documents(connection)

    def hashes(self) -> frozenset[str]:
        """The hashes of all documents."""
        with reading(self.engine) as connection:
            return queries.all_hashes(connection)

    def document(self, id: int) -> StoredDocument:
        """The document with this number; StoreError if there is none."""
        with reading(self.engine) as connection:
            return queries.document_number(connection, id)

    def document_history(self, id: int) -> list[DocumentRevision]:
        """What was done to a document, first to last; StoreError if there is none."""
        with reading(self.engine) as connection:
            queries.document_number(connection, id)
            return queries.document_revisions(connection, id)

    def candidates(self, document_id: int | None = None, statuses: Collection[Status] = ()) -> list[StoredCandidate]:
        """The candidates of one document or of all, of these statuses or of any, in the order in which they came."""
        with reading(self.engine) as connection:
            return queries.current_candidates(connection, document_id, statuses)

    def candidate(self, id: int) -> StoredCandidate:
        """The candidate with this number; StoreError if there is none, or a newer proposal took its place."""
        with reading(self.engine) as connection:
            return queries.current_candidate(connection, id)

    def history(self, id: int) -> list[Revision]:
        """The revisions of a candidate, first to last, those of a replaced one too; StoreError if there is none."""
        with reading(self.engine) as connection:
            found = queries.revisions(connection, id)
        if not found:
            raise StoreError(f"There is no candidate {id} in the store.")
        return found

    def add_document(self, document: NewDocument, candidates: Sequence[dict[str, Any]], who: str) -> StoredDocument:
        """Store a document and what was found in it, all or nothing; AlreadyStoredError if its bytes are there."""
        fields, step = checked_document(document), _step(who, "added")
        contents = [checked_content(content) for content in candidates]
        with writing(self.engine) as connection:
            known = queries.document_with(connection, document.sha256)
            if known:
                raise AlreadyStoredError(known)
            number = writes.add_document(connection, fields, step)
            writes.propose(connection, number, contents, replace(step, action="proposed"))
            return queries.document_number(connection, number)

    def review(
        self,
        id: int,
        revision: int,
        who: str,
        action: str,
        status: Status,
        content: dict[str, Any] | None = None,
        merged_into: str = "",
    ) -> StoredCandidate:
        """Save what a person decided about a candidate, as its next revision; without `content` that stays.

        `revision` is the one that the person saw: ConflictError if it is not the last any more. `merged_into` is the
        event's id if the status is `merged`, else empty.
        """
        checked_outcome(status, merged_into)
        step, edited = _step(who, action), None if content is None else checked_content(content)
        with writing(self.engine) as connection:
            found = queries.current_candidate(connection, id)
            state = {
                "status": status,
                "merged_into": merged_into,
                "content": found.content if edited is None else edited,
            }
            return writes.save(connection, found, revision, state, step)

    def undo(self, id: int, revision: int, who: str) -> StoredCandidate:
        """Bring back, as a new revision, what the candidate was before its last change; again, and one further back.

        ConflictError as in `review`; StoreError if it is as it was proposed.
        """
        step = _step(who, "undo")
        with writing(self.engine) as connection:
            return writes.undo(connection, queries.current_candidate(connection, id), revision, step)

    def set_published(self, document_id: int, published: str, who: str) -> StoredDocument:
        """Record the publication date that an editor gives, as `2023-01-31`, on the basis `editor`."""
        day, step = checked_day(published), _step(who, "dated")
        with writing(self.engine) as connection:
            queries.document_number(connection, document_id)
            writes.describe(connection, document_id, {"published": day, "published_basis": "editor"}, step)
            return queries.document_number(connection, document_id)

    def describe(
        self, document_id: int, who: str, *, title: str, publisher: str, url: str, country: str
    ) -> StoredDocument:
        """Record what an editor says about a document as a source; nothing is recorded if that is known already.

        `url` starts with https:// or http://, `country` is an ISO 3166-1 code of two letters; each is "" if not known.
        """
        step = _step(who, "described")
        fields = checked_details({"title": title, "publisher": publisher, "url": url, "country": country})
        with writing(self.engine) as connection:
            found = queries.document_number(connection, document_id)
            if any(getattr(found, name) != value for name, value in fields.items()):
                writes.describe(connection, document_id, fields, step)
            return queries.document_number(connection, document_id)

    def replace_candidates(
        self, document_id: int, candidates: Sequence[dict[str, Any]], who: str
    ) -> list[StoredCandidate]:
        """Put new proposals in the place of those that nobody has decided on, and return all that now stand.

        Reviewed candidates stay, so the caller leaves out what they cover. A proposal that is the same as before keeps
        its number; the others are shown no more, but keep their history.
        """
        step = _step(who, "replaced")
        contents = [checked_content(content) for content in candidates]
        with writing(self.engine) as connection:
            queries.document_number(connection, document_id)
            for old in queries.current_candidates(connection, document_id, ["candidate"]):
                if old.content in contents:
                    contents.remove(old.content)
                else:
                    writes.retire(connection, old, step)
            writes.propose(connection, document_id, contents, replace(step, action="proposed"))
            return queries.current_candidates(connection, document_id, ())


def _step(who: str, action: str) -> writes.Step:
    return writes.Step(checked_name("the person who acts", who), now(), checked_name("the action", action))
