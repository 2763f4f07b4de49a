"""Changes to the store's rows, each with the revision that records it."""
# floor 12

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select, update

from events.store.faults import ConflictError, StoreError
from events.store.models import ABOUT, candidate, candidate_revision, document, document_revision
from events.store.queries import current_candidate, revision_rows
from events.store.rows import StoredCandidate


@dataclass(frozen=True)
class Step:
    """Who does what, and when."""

    who: str
    at: str
    action: str


def add_document(connection: Connection, fields: dict[str, str | None], step: Step) -> int:
    """Insert a document with its first revision and return its number."""
    number = _insert(connection, document, {**fields, "added": step.at, "added_by": step.who})
    _record(connection, number, step)
    return number


def describe(connection: Connection, number: int, fields: Mapping[str, str], step: Step) -> None:
    """Give a document what an editor knows about it: some of the fields that its revisions keep."""
    connection.execute(update(document).where(document.c.id == number).values(**fields))
    _record(connection, number, step)


def _record(connection: Connection, number: int, step: Step) -> None:
    """Add the revision of a document that says what is known about it now."""
    last = select(func.max(document_revision.c.number)).where(document_revision.c.document_id == number)
    now = select(*(document.c[name] for name in ABOUT)).where(document.c.id == number)
    values = connection.execute(now).mappings().one()
    following = (connection.scalar(last) or 0) + 1
    connection.execute(
        insert(document_revision).values(document_id=number, number=following, **vars(step), **dict(values))
    )


def propose(connection: Connection, document_id: int, contents: Iterable[dict[str, Any]], step: Step) -> None:
    """Insert candidates, each with its first revision."""
    for content in contents:
        state = {"status": "candidate", "merged_into": "", "content": content}
        number = _insert(connection, candidate, {"document_id": document_id, "revision": 1, "replaced": False, **state})
        connection.execute(insert(candidate_revision).values(candidate_id=number, number=1, **vars(step), **state))


def save(
    connection: Connection,
    found: StoredCandidate,
    revision: int,
    state: dict[str, Any],
    step: Step,
    restores: int | None = None,
) -> StoredCandidate:
    """Give a candidate its next state: status, merged_into and content; ConflictError if `revision` is not its last."""
    _advance(connection, found, revision, state, step, restores)
    return current_candidate(connection, found.id)


def retire(connection: Connection, found: StoredCandidate, step: Step) -> None:
    """Show a candidate no more; its revisions stay."""
    state = {"status": found.status, "merged_into": found.merged_into, "content": found.content}
    _advance(connection, found, found.revision, state, step)
    connection.execute(update(candidate).where(candidate.c.id == found.id).values(replaced=True))


def undo(connection: Connection, found: StoredCandidate, revision: int, step: Step) -> StoredCandidate:
    """Bring back the state before the last change that still counts; ConflictError if `revision` is not the last."""
    if found.revision != revision:
        raise ConflictError(found)
    rows = {row["number"]: row for row in revision_rows(connection, found.id)}

    def origin(number: int) -> int:
        """The revision that first had the state of this one."""
        return rows[number]["restores"] or number

    before = origin(revision) - 1
    if not before:
        raise StoreError(f"Candidate {found.id} is as it was proposed: there is nothing to undo.")
    restored = origin(before)
    state = {name: rows[restored][name] for name in ("status", "merged_into", "content")}
    return save(connection, found, revision, state, step, restored)


def _advance(
    connection: Connection,
    found: StoredCandidate,
    revision: int,
    state: dict[str, Any],
    step: Step,
    restores: int | None = None,
) -> None:
    """Update the row only if nobody else did since `revision`, then add the revision."""
    seen = update(candidate).where(candidate.c.id == found.id, candidate.c.revision == revision)
    if connection.execute(seen.values(revision=revision + 1, **state)).rowcount != 1:
        raise ConflictError(current_candidate(connection, found.id))
    connection.execute(
        insert(candidate_revision).values(
            candidate_id=found.id, number=revision + 1, restores=restores, **vars(step), **state
        )
    )


def _insert(connection: Connection, table: Table, values: dict[str, Any]) -> int:
    number: int = connection.execute(insert(table).values(**values).returning(table.c.id)).scalar_one()
    return number
