"""What the store holds, as plain values."""
# floor 9

from dataclasses import dataclass
from typing import Any, Literal, get_args

Status = Literal["candidate", "accepted", "merged", "rejected", "published"]
STATUSES: tuple[Status, ...] = get_args(Status)


@dataclass(frozen=True, kw_only=True)
class NewDocument:
    """A document as it comes in; `sha256` is that of its bytes, in small hexadecimal digits.

    `country` is where it is published, an ISO 3166-1 code of two letters; "" if that is not known or international.
    """

    name: str
    sha256: str
    text: str
    language: str
    published: str | None
    published_basis: str
    title: str
    publisher: str
    url: str
    country: str = ""


@dataclass(frozen=True, kw_only=True)
class StoredDocument(NewDocument):
    """A document in the store; `added` is UTC to the second, as `2026-01-31T09:30:00Z`."""

    id: int
    added: str
    added_by: str


@dataclass(frozen=True)
class StoredCandidate:
    """A candidate event as it stands; `revision` counts from 1 and is what a review has to name.

    `content` is the candidate as JSON has it; `merged_into` is an event's id if the status is `merged`, else empty.
    """

    id: int
    document_id: int
    revision: int
    status: Status
    merged_into: str
    content: dict[str, Any]


@dataclass(frozen=True)
class Revision:
    """One step in the life of a candidate: what it was afterwards, and what the step changed.

    `changes` is field -> [old, new], None where a field was not there; it is empty for the first revision.
    """

    number: int
    candidate_id: int
    who: str
    when: str
    action: str
    status: Status
    merged_into: str
    content: dict[str, Any]
    changes: dict[str, list[Any]]


@dataclass(frozen=True)
class DocumentRevision:
    """One step in the life of a document: what was known about it afterwards, and what the step changed.

    `changes` is field -> [old, new]; it is empty for the first revision.
    """

    number: int
    document_id: int
    who: str
    when: str
    action: str
    published: str | None
    published_basis: str
    title: str
    publisher: str
    url: str
    country: str
    changes: dict[str, list[Any]]
