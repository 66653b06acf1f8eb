"""Create the comparisons.

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "comparison",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("pole_id", sa.Uuid(), nullable=False),
        sa.Column("campaign_id", sa.Uuid(), nullable=False),
        sa.Column("indicator_id", sa.Uuid(), nullable=False),
        sa.Column("enterprise_id", sa.Uuid(), nullable=True),
        sa.Column("titles", sa.JSON(), nullable=False),
        sa.Column("measure", sa.JSON(), nullable=False),
        sa.Column("territory_id", sa.Uuid(), nullable=False),
        sa.Column("notes", sa.JSON(), nullable=False),
        sa.Column("same_universe", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaign.id"],
            name=op.f("fk_comparison_campaign_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"],
            ["account.id"],
            name=op.f("fk_comparison_created_by_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["enterprise_id"],
            ["enterprise.id"],
            name=op.f("fk_comparison_enterprise_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["indicator_id"],
            ["indicator.id"],
            name=op.f("fk_comparison_indicator_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["pole_id"], ["pole.id"], name=op.f("fk_comparison_pole_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["territory_id"],
            ["territory.id"],
            name=op.f("fk_comparison_territory_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comparison")),
    )
    op.create_index(op.f("ix_comparison_campaign_id"), "comparison", ["campaign_id"], unique=False)
    op.create_index(
        op.f("ix_comparison_enterprise_id"), "comparison", ["enterprise_id"], unique=False
    )
    op.create_index(
        op.f("ix_comparison_indicator_id"), "comparison", ["indicator_id"], unique=False
    )
    op.create_index(op.f("ix_comparison_pole_id"), "comparison", ["pole_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_comparison_pole_id"), table_name="comparison")
    op.drop_index(op.f("ix_comparison_indicator_id"), table_name="comparison")
    op.drop_index(op.f("ix_comparison_enterprise_id"), table_name="comparison")
    op.drop_index(op.f("ix_comparison_campaign_id"), table_name="comparison")
    op.drop_table("comparison")
