"""Create the poles and their enterprises.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "enterprise",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("legal_form", sa.JSON(), nullable=False),
        sa.Column("activity", sa.JSON(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("locale", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enterprise")),
    )
    op.create_table(
        "organisation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("about", sa.JSON(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        sa.UniqueConstraint("name", name=op.f("uq_organisation_name")),
    )
    op.create_table(
        "pole",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("federation", sa.String(), nullable=False),
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pole")),
    )
    op.create_table(
        "pole_enterprise",
        sa.Column("pole_id", sa.Uuid(), nullable=False),
        sa.Column("enterprise_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["enterprise_id"],
            ["enterprise.id"],
            name=op.f("fk_pole_enterprise_enterprise_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["pole_id"], ["pole.id"], name=op.f("fk_pole_enterprise_pole_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("pole_id", "enterprise_id", name=op.f("pk_pole_enterprise")),
    )
    op.create_index(
        op.f("ix_pole_enterprise_enterprise_id"), "pole_enterprise", ["enterprise_id"], unique=False
    )
    op.create_table(
        "site",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("enterprise_id", sa.Uuid(), nullable=False),
        sa.Column("territory_id", sa.Uuid(), nullable=False),
        sa.Column("is_head", sa.Boolean(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["enterprise_id"],
            ["enterprise.id"],
            name=op.f("fk_site_enterprise_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["territory_id"],
            ["territory.id"],
            name=op.f("fk_site_territory_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site")),
    )
    op.create_index(op.f("ix_site_enterprise_id"), "site", ["enterprise_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_site_enterprise_id"), table_name="site")
    op.drop_table("site")
    op.drop_index(op.f("ix_pole_enterprise_enterprise_id"), table_name="pole_enterprise")
    op.drop_table("pole_enterprise")
    op.drop_table("pole")
    op.drop_table("organisation")
    op.drop_table("enterprise")
