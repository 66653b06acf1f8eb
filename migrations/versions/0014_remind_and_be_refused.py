"""Remind, word letters anew, and keep who wants none.

Revision ID: 0014
Revises: 0013
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("campaign") as table:
        table.add_column(sa.Column("letters", sa.JSON(), nullable=False, server_default="{}"))
    with op.batch_alter_table("campaign") as table:
        table.alter_column("letters", server_default=None)
    with op.batch_alter_table("mail") as table:
        table.add_column(sa.Column("unsubscribe", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("mail") as table:
        table.alter_column("unsubscribe", server_default=None)
    op.create_table(
        "door_key",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=False),
        sa.Column("token_digest", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["door_id"], ["campaign_door.id"], name=op.f("fk_door_key_door_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_door_key")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_door_key_token_digest")),
    )
    op.create_index(op.f("ix_door_key_door_id"), "door_key", ["door_id"], unique=False)
    op.create_table(
        "mail_refusal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("pole_id", sa.Uuid(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("refused_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["pole_id"], ["pole.id"], name=op.f("fk_mail_refusal_pole_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail_refusal")),
        sa.UniqueConstraint(
            "pole_id", "address", name=op.f("uq_mail_refusal_pole_id_address")
        ),
    )


def downgrade() -> None:
    op.drop_table("mail_refusal")
    op.drop_index(op.f("ix_door_key_door_id"), table_name="door_key")
    op.drop_table("door_key")
    with op.batch_alter_table("mail") as table:
        table.drop_column("unsubscribe")
    with op.batch_alter_table("campaign") as table:
        table.drop_column("letters")
