"""Review what was handed in: questions about answers, corrections, validation.

Revision ID: 0022
Revises: 0021
"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("response") as table:
        table.add_column(sa.Column("review", sa.String(), nullable=False, server_default=""))
        table.add_column(sa.Column("reopened_until", sa.DateTime(timezone=True), nullable=True))
        table.drop_constraint(op.f("ck_response_state_is_known"), type_="check")
        table.create_check_constraint(
            op.f("ck_response_state_is_known"), "state IN ('draft', 'submitted', 'withdrawn')"
        )
        table.create_check_constraint(
            op.f("ck_response_review_is_known"), "review IN ('', 'validated', 'locked')"
        )
    with op.batch_alter_table("response") as table:
        table.alter_column("review", server_default=None)
    op.create_table(
        "correction",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("response_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("key_before", sa.String(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("submitted_before", sa.DateTime(timezone=True), nullable=False),
        sa.Column("corrected_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("corrected_by_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["response_id"], ["response.id"], name=op.f("fk_correction_response_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["corrected_by_id"], ["account.id"], name=op.f("fk_correction_corrected_by_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
        sa.UniqueConstraint(
            "response_id", "number", name=op.f("uq_correction_response_id_number")
        ),
    )  # fmt: skip
    op.create_index(op.f("ix_correction_response_id"), "correction", ["response_id"], unique=False)
    op.create_table(
        "answer_query",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("response_id", sa.Uuid(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "state IN ('open', 'answered', 'settled')",
            name=op.f("ck_answer_query_state_is_known"),
        ),
        sa.ForeignKeyConstraint(
            ["response_id"], ["response.id"], name=op.f("fk_answer_query_response_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer_query")),
    )  # fmt: skip
    op.create_index(
        op.f("ix_answer_query_response_id"), "answer_query", ["response_id"], unique=False
    )
    op.create_table(
        "query_message",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("query_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("by_pole", sa.Boolean(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["query_id"], ["answer_query.id"], name=op.f("fk_query_message_query_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["written_by_id"], ["account.id"], name=op.f("fk_query_message_written_by_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_query_message")),
    )  # fmt: skip
    op.create_index(op.f("ix_query_message_query_id"), "query_message", ["query_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_query_message_query_id"), table_name="query_message")
    op.drop_table("query_message")
    op.drop_index(op.f("ix_answer_query_response_id"), table_name="answer_query")
    op.drop_table("answer_query")
    op.drop_index(op.f("ix_correction_response_id"), table_name="correction")
    op.drop_table("correction")
    with op.batch_alter_table("response") as table:
        table.drop_constraint(op.f("ck_response_review_is_known"), type_="check")
        table.drop_constraint(op.f("ck_response_state_is_known"), type_="check")
        table.create_check_constraint(
            op.f("ck_response_state_is_known"), "state IN ('draft', 'submitted')"
        )
        table.drop_column("reopened_until")
        table.drop_column("review")
