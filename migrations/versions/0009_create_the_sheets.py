"""Create the sheets.

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sheet",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("pole_id", sa.Uuid(), nullable=False),
        sa.Column("campaign_id", sa.Uuid(), nullable=False),
        sa.Column("enterprise_id", sa.Uuid(), nullable=True),
        sa.Column("public_name", sa.String(), nullable=False),
        sa.Column("draft", sa.JSON(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaign.id"], name=op.f("fk_sheet_campaign_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["enterprise_id"],
            ["enterprise.id"],
            name=op.f("fk_sheet_enterprise_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["pole_id"], ["pole.id"], name=op.f("fk_sheet_pole_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet")),
        sa.UniqueConstraint("public_name", name=op.f("uq_sheet_public_name")),
    )
    op.create_index(op.f("ix_sheet_campaign_id"), "sheet", ["campaign_id"], unique=False)
    op.create_index(op.f("ix_sheet_enterprise_id"), "sheet", ["enterprise_id"], unique=False)
    op.create_index(op.f("ix_sheet_pole_id"), "sheet", ["pole_id"], unique=False)
    op.create_table(
        "edition",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sheet_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_by_id", sa.Uuid(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("number >= 1", name=op.f("ck_edition_number_from_one")),
        sa.ForeignKeyConstraint(
            ["published_by_id"],
            ["account.id"],
            name=op.f("fk_edition_published_by_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["sheet_id"], ["sheet.id"], name=op.f("fk_edition_sheet_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_edition")),
        sa.UniqueConstraint("sheet_id", "number", name=op.f("uq_edition_sheet_id_number")),
    )
    op.create_index(op.f("ix_edition_sheet_id"), "edition", ["sheet_id"], unique=False)
    op.create_table(
        "edition_file",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("locale", sa.String(), nullable=False),
        sa.Column("format", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["edition_id"],
            ["edition.id"],
            name=op.f("fk_edition_file_edition_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_edition_file")),
        sa.UniqueConstraint("edition_id", "name", name=op.f("uq_edition_file_edition_id_name")),
    )
    op.create_index(
        op.f("ix_edition_file_edition_id"), "edition_file", ["edition_id"], unique=False
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_edition_file_edition_id"), table_name="edition_file")
    op.drop_table("edition_file")
    op.drop_index(op.f("ix_edition_sheet_id"), table_name="edition")
    op.drop_table("edition")
    op.drop_index(op.f("ix_sheet_pole_id"), table_name="sheet")
    op.drop_index(op.f("ix_sheet_enterprise_id"), table_name="sheet")
    op.drop_index(op.f("ix_sheet_campaign_id"), table_name="sheet")
    op.drop_table("sheet")
