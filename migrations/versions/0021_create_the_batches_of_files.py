"""Create the batches of files.

Revision ID: 0021
Revises: 0020
"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def _key(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"), ondelete="RESTRICT"
    )


def upgrade() -> None:
    op.create_table(
        "sheet_batch",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("pole_id", sa.Uuid(), nullable=False),
        sa.Column("asked_by_id", sa.Uuid(), nullable=False),
        sa.Column("locales", sa.JSON(), nullable=False),
        sa.Column("formats", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("rounds", sa.Integer(), nullable=False),
        _key("sheet_batch", "pole_id", "pole"),
        _key("sheet_batch", "asked_by_id", "account"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet_batch")),
    )
    op.create_index(op.f("ix_sheet_batch_pole_id"), "sheet_batch", ["pole_id"])
    op.create_index(op.f("ix_sheet_batch_asked_by_id"), "sheet_batch", ["asked_by_id"])
    op.create_table(
        "sheet_batch_part",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("batch_id", sa.Uuid(), nullable=False),
        sa.Column("sheet_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("problems", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "state IN ('waiting', 'done')", name=op.f("ck_sheet_batch_part_state_is_known")
        ),
        _key("sheet_batch_part", "batch_id", "sheet_batch"),
        _key("sheet_batch_part", "sheet_id", "sheet"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet_batch_part")),
        sa.UniqueConstraint(
            "batch_id", "sheet_id", name=op.f("uq_sheet_batch_part_batch_id_sheet_id")
        ),
    )
    op.create_index(op.f("ix_sheet_batch_part_batch_id"), "sheet_batch_part", ["batch_id"])
    op.create_index(op.f("ix_sheet_batch_part_sheet_id"), "sheet_batch_part", ["sheet_id"])
    op.create_table(
        "sheet_batch_file",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("part_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        _key("sheet_batch_file", "part_id", "sheet_batch_part"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet_batch_file")),
        sa.UniqueConstraint("part_id", "name", name=op.f("uq_sheet_batch_file_part_id_name")),
    )
    op.create_index(op.f("ix_sheet_batch_file_part_id"), "sheet_batch_file", ["part_id"])


def downgrade() -> None:
    for table in ("sheet_batch_file", "sheet_batch_part", "sheet_batch"):
        op.drop_table(table)
