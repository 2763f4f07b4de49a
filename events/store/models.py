"""The tables, the same on SQLite and on PostgreSQL.

The tables of revisions only grow: the steps in `migrations` give them triggers that refuse a change or a removal.
"""
# floor 9

import json
from functools import partial

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Integer, MetaData, String, Table, Text

# One way of writing a value, so that equal values are equal texts; a value that is not JSON is refused.
to_json = partial(json.dumps, ensure_ascii=False, sort_keys=True, allow_nan=False)

# Every constraint has a name of its own, so that a later step can name what it changes.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

document = Table(
    "document",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("text", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("published", Text),
    Column("published_basis", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("publisher", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("country", Text, nullable=False),
    Column("added", Text, nullable=False),
    Column("added_by", Text, nullable=False),
    sqlite_autoincrement=True,
)

document_revision = Table(
    "document_revision",
    metadata,
    Column("document_id", Integer, ForeignKey("document.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("published", Text),
    Column("published_basis", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("publisher", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("country", Text, nullable=False),
)
# What people may say about a document, and its revisions keep.
ABOUT = ("published", "published_basis", "title", "publisher", "url", "country")

candidate = Table(
    "candidate",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document_id", Integer, ForeignKey("document.id"), nullable=False, index=True),
    Column("revision", Integer, nullable=False),
    Column("status", Text, nullable=False),
    Column("merged_into", Text, nullable=False),
    Column("content", JSON, nullable=False),
    # A proposal that newer ones took the place of: no longer shown, but its revisions stay.
    Column("replaced", Boolean, nullable=False),
    sqlite_autoincrement=True,
)

candidate_revision = Table(
    "candidate_revision",
    metadata,
    Column("candidate_id", Integer, ForeignKey("candidate.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("merged_into", Text, nullable=False),
    Column("content", JSON, nullable=False),
    # The earlier revision whose state this one brought back, if it undid something.
    Column("restores", Integer),
)
