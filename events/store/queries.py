"""Rows of the database as the store's plain values."""
# floor 11

from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, select

from events.store.faults import StoreError
from events.store.models import ABOUT, candidate, candidate_revision, document, document_revision
from events.store.rows import DocumentRevision, Revision, Status, StoredCandidate, StoredDocument

# Larger numbers than a key can be are no keys; PostgreSQL and the driver of SQLite would both choke on them.
_LAST_KEY = 2**31 - 1


def document_with(connection: Connection, sha256: str) -> StoredDocument | None:
    """The document whose bytes have this hash, if there is one."""
    return next(_documents(connection, select(document).where(document.c.sha256 == sha256)), None)


def all_documents(connection: Connection) -> list[StoredDocument]:
    """All documents in the order in which they came."""
    return list(_documents(connection, select(document).order_by(document.c.id)))


def all_hashes(connection: Connection) -> frozenset[str]:
    """The hashes of all documents."""
    return frozenset(connection.scalars(select(document.c.sha256)))


def document_numbers(connection: Connection) -> list[int]:
    """The numbers of all documents, smallest first."""
    return list(connection.scalars(select(document.c.id).order_by(document.c.id)))


def document_number(connection: Connection, number: int) -> StoredDocument:
    """The document with a number; StoreError if there is none."""
    key = number if 0 < number <= _LAST_KEY else 0
    found = next(_documents(connection, select(document).where(document.c.id == key)), None)
    if not found:
        raise StoreError(f"There is no document {number} in the store.")
    return found


def _documents(connection: Connection, query: Select[Any]) -> Iterator[StoredDocument]:
    return (StoredDocument(**dict(row)) for row in connection.execute(query).mappings())


def document_revisions(connection: Connection, document_id: int) -> list[DocumentRevision]:
    """What was done to a document, first to last."""
    query = (
        select(document_revision)
        .where(document_revision.c.document_id == document_id)
        .order_by(document_revision.c.number)
    )
    rows = list(connection.execute(query).mappings())
    states = [{name: row[name] for name in ABOUT} for row in rows]
    changes: list[dict[str, list[Any]]] = [{}, *(_changes(old, new) for old, new in pairwise(states))]
    return [
        DocumentRevision(**_with_when(row), changes=changed)
        for row, changed in zip(rows, changes[: len(rows)], strict=True)
    ]


def current_candidates(
    connection: Connection, document_id: int | None, statuses: Collection[Status]
) -> list[StoredCandidate]:
    """The candidates that stand, in the order in which they came; of all documents if `document_id` is None."""
    query = select(candidate).where(~candidate.c.replaced).order_by(candidate.c.id)
    if document_id is not None:
        query = query.where(candidate.c.document_id == (document_id if 0 < document_id <= _LAST_KEY else 0))
    if statuses:
        query = query.where(candidate.c.status.in_(statuses))
    return [_candidate(row) for row in connection.execute(query).mappings()]


def candidate_numbers(connection: Connection, document_id: int) -> list[int]:
    """The numbers of all candidates of a document, replaced ones too, smallest first."""
    return list(
        connection.scalars(
            select(candidate.c.id).where(candidate.c.document_id == document_id).order_by(candidate.c.id)
        )
    )


def current_candidate(connection: Connection, number: int) -> StoredCandidate:
    """The candidate with a number; StoreError if there is none, or a newer proposal took its place."""
    key = number if 0 < number <= _LAST_KEY else 0
    row = connection.execute(select(candidate).where(candidate.c.id == key)).mappings().first()
    if row is None:
        raise StoreError(f"There is no candidate {number} in the store.")
    if row["replaced"]:
        raise StoreError(
            f"Candidate {number} was replaced when its document was given another date: open the document again."
        )
    return _candidate(row)


def _candidate(row: RowMapping) -> StoredCandidate:
    return StoredCandidate(**{name: value for name, value in row.items() if name != "replaced"})


def revisions(connection: Connection, number: int) -> list[Revision]:
    """The revisions of a candidate, replaced or not, first to last; none if there is no such candidate."""
    rows = revision_rows(connection, number)
    states = [{**row["content"], "status": row["status"], "merged_into": row["merged_into"]} for row in rows]
    changes: list[dict[str, list[Any]]] = [{}, *(_changes(old, new) for old, new in pairwise(states))]
    return [_revision(row, changed) for row, changed in zip(rows, changes[: len(rows)], strict=True)]


def revision_rows(connection: Connection, number: int) -> list[RowMapping]:
    """The rows of a candidate's revisions by number: clocks may go backwards."""
    key = number if 0 < number <= _LAST_KEY else 0
    query = select(candidate_revision).where(candidate_revision.c.candidate_id == key)
    return list(connection.execute(query.order_by(candidate_revision.c.number)).mappings())


def _revision(row: RowMapping, changes: dict[str, list[Any]]) -> Revision:
    values = _with_when(row)
    del values["restores"]
    return Revision(**values, changes=changes)


def _changes(before: dict[str, Any], after: dict[str, Any]) -> dict[str, list[Any]]:
    return {
        field: [before.get(field), after.get(field)]
        for field in sorted(before.keys() | after.keys())
        if before.get(field) != after.get(field)
    }


def _with_when(row: RowMapping) -> dict[str, Any]:
    # `when` is a word of SQL, so the column is named `at`.
    values = dict(row)
    values["when"] = values.pop("at")
    return values
