"""Create the territories.

Revision ID: 0001
Revises: nothing
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "territory",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("locatives", sa.JSON(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("nuts", sa.String(), nullable=False),
        sa.Column("population", sa.Integer(), nullable=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_territory")),
        sa.UniqueConstraint(
            "country", "level", "code", "since", name=op.f("uq_territory_country_level_code_since")
        ),
    )
    op.create_index(op.f("ix_territory_code"), "territory", ["code"], unique=False)
    op.create_index(op.f("ix_territory_folded"), "territory", ["folded"], unique=False)
    op.create_index(op.f("ix_territory_nuts"), "territory", ["nuts"], unique=False)
    op.create_table(
        "territory_change",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("old_id", sa.Uuid(), nullable=False),
        sa.Column("new_id", sa.Uuid(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["new_id"],
            ["territory.id"],
            name=op.f("fk_territory_change_new_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["old_id"],
            ["territory.id"],
            name=op.f("fk_territory_change_old_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_territory_change")),
        sa.UniqueConstraint("old_id", "new_id", name=op.f("uq_territory_change_old_id_new_id")),
    )
    op.create_index(
        op.f("ix_territory_change_new_id"), "territory_change", ["new_id"], unique=False
    )
    op.create_index(
        op.f("ix_territory_change_old_id"), "territory_change", ["old_id"], unique=False
    )
    op.create_table(
        "territory_parent",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("child_id", sa.Uuid(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=False),
        sa.Column("hierarchy", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["child_id"],
            ["territory.id"],
            name=op.f("fk_territory_parent_child_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"],
            ["territory.id"],
            name=op.f("fk_territory_parent_parent_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_territory_parent")),
        sa.UniqueConstraint(
            "child_id",
            "parent_id",
            "hierarchy",
            "since",
            name=op.f("uq_territory_parent_child_id_parent_id_hierarchy_since"),
        ),
    )
    op.create_index(
        op.f("ix_territory_parent_child_id"), "territory_parent", ["child_id"], unique=False
    )
    op.create_index(
        op.f("ix_territory_parent_parent_id"), "territory_parent", ["parent_id"], unique=False
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_territory_parent_parent_id"), table_name="territory_parent")
    op.drop_index(op.f("ix_territory_parent_child_id"), table_name="territory_parent")
    op.drop_table("territory_parent")
    op.drop_index(op.f("ix_territory_change_old_id"), table_name="territory_change")
    op.drop_index(op.f("ix_territory_change_new_id"), table_name="territory_change")
    op.drop_table("territory_change")
    op.drop_index(op.f("ix_territory_nuts"), table_name="territory")
    op.drop_index(op.f("ix_territory_folded"), table_name="territory")
    op.drop_index(op.f("ix_territory_code"), table_name="territory")
    op.drop_table("territory")
