"""Create the campaigns.

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "campaign",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("pole_id", sa.Uuid(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("titles", sa.JSON(), nullable=False),
        sa.Column("reference_year", sa.Integer(), nullable=False),
        sa.Column("opens_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("opens_at < closes_at", name=op.f("ck_campaign_opens_before_it_closes")),
        sa.ForeignKeyConstraint(
            ["created_by_id"],
            ["account.id"],
            name=op.f("fk_campaign_created_by_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["pole_id"], ["pole.id"], name=op.f("fk_campaign_pole_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["questionnaire_version.id"],
            name=op.f("fk_campaign_version_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaign")),
    )
    op.create_index(op.f("ix_campaign_pole_id"), "campaign", ["pole_id"], unique=False)
    op.create_index(op.f("ix_campaign_version_id"), "campaign", ["version_id"], unique=False)
    op.create_table(
        "campaign_door",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("campaign_id", sa.Uuid(), nullable=False),
        sa.Column("enterprise_id", sa.Uuid(), nullable=False),
        sa.Column("token_digest", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaign.id"],
            name=op.f("fk_campaign_door_campaign_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["enterprise_id"],
            ["enterprise.id"],
            name=op.f("fk_campaign_door_enterprise_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaign_door")),
        sa.UniqueConstraint(
            "campaign_id", "enterprise_id", name=op.f("uq_campaign_door_campaign_id_enterprise_id")
        ),
        sa.UniqueConstraint("token_digest", name=op.f("uq_campaign_door_token_digest")),
    )
    op.create_index(
        op.f("ix_campaign_door_campaign_id"), "campaign_door", ["campaign_id"], unique=False
    )
    op.create_index(
        op.f("ix_campaign_door_enterprise_id"), "campaign_door", ["enterprise_id"], unique=False
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_campaign_door_enterprise_id"), table_name="campaign_door")
    op.drop_index(op.f("ix_campaign_door_campaign_id"), table_name="campaign_door")
    op.drop_table("campaign_door")
    op.drop_index(op.f("ix_campaign_version_id"), table_name="campaign")
    op.drop_index(op.f("ix_campaign_pole_id"), table_name="campaign")
    op.drop_table("campaign")
