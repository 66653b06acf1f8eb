"""Let campaigns follow one another.

Revision ID: 0013
Revises: 0012
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("campaign") as table:
        table.add_column(sa.Column("follows_id", sa.Uuid(), nullable=True))
        table.create_foreign_key(
            op.f("fk_campaign_follows_id"), "campaign", ["follows_id"], ["id"], ondelete="RESTRICT"
        )
        table.create_index(op.f("ix_campaign_follows_id"), ["follows_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("campaign") as table:
        table.drop_index(op.f("ix_campaign_follows_id"))
        table.drop_constraint(op.f("fk_campaign_follows_id"), type_="foreignkey")
        table.drop_column("follows_id")
