"""Create the attachments.

Revision ID: 0017
Revises: 0016
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "attachment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("response_id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("stored_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("stored_by_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["response_id"],
            ["response.id"],
            name=op.f("fk_attachment_response_id_response"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["stored_by_id"],
            ["account.id"],
            name=op.f("fk_attachment_stored_by_id_account"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
        sa.UniqueConstraint("response_id", "digest", name=op.f("uq_attachment_response_id_digest")),
    )
    op.create_index(op.f("ix_attachment_digest"), "attachment", ["digest"], unique=False)
    op.create_index(op.f("ix_attachment_response_id"), "attachment", ["response_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_attachment_response_id"), table_name="attachment")
    op.drop_index(op.f("ix_attachment_digest"), table_name="attachment")
    op.drop_table("attachment")
