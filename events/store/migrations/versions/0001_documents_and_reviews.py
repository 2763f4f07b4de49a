"""The first schema: documents, candidates, and revisions that only grow."""
# floor 9

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

GROWING = ("document_revision", "candidate_revision")


def upgrade() -> None:
    """Make the tables, then the triggers that refuse to change or remove a revision."""
    _documents()
    _candidates()
    if op.get_bind().dialect.name == "sqlite":
        _refuse_changes_on_sqlite()
    else:
        _refuse_changes_on_postgresql()


def _documents() -> None:
    op.create_table(
        "document",
        sa.Column("id", sa.Integer),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("published", sa.Text),
        sa.Column("published_basis", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("publisher", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("country", sa.Text, nullable=False),
        sa.Column("added", sa.Text, nullable=False),
        sa.Column("added_by", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_document"),
        sa.UniqueConstraint("sha256", name="uq_document_sha256"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "document_revision",
        sa.Column("document_id", sa.Integer),
        sa.Column("number", sa.Integer),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("published", sa.Text),
        sa.Column("published_basis", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("publisher", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("country", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("document_id", "number", name="pk_document_revision"),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name="fk_document_revision_document_id"),
    )


def _candidates() -> None:
    op.create_table(
        "candidate",
        sa.Column("id", sa.Integer),
        sa.Column("document_id", sa.Integer, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("merged_into", sa.Text, nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
        sa.Column("replaced", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_candidate"),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name="fk_candidate_document_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_candidate_document_id", "candidate", ["document_id"])
    op.create_table(
        "candidate_revision",
        sa.Column("candidate_id", sa.Integer),
        sa.Column("number", sa.Integer),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("merged_into", sa.Text, nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
        sa.Column("restores", sa.Integer),
        sa.PrimaryKeyConstraint("candidate_id", "number", name="pk_candidate_revision"),
        sa.ForeignKeyConstraint(["candidate_id"], ["candidate.id"], name="fk_candidate_revision_candidate_id"),
    )


def _refuse_changes_on_sqlite() -> None:
    for table in GROWING:
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'a revision is never changed or removed'); END"
            )


def _refuse_changes_on_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION refuse_change_of_revision() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'a revision is never changed or removed'; END $$"
    )
    for table in GROWING:
        op.execute(
            f"CREATE TRIGGER {table}_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_revision()"
        )
