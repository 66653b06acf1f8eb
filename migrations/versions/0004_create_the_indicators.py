"""Create the indicators.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "dataset",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("producer", sa.String(), nullable=False),
        sa.Column("titles", sa.JSON(), nullable=False),
        sa.Column("licence", sa.String(), nullable=False),
        sa.Column("source_url", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("file_digest", sa.String(), nullable=False),
        sa.Column("geography", sa.String(), nullable=False),
        sa.Column("retrieved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("imported_by_id", sa.Uuid(), nullable=True),
        sa.Column("pole_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["imported_by_id"],
            ["account.id"],
            name=op.f("fk_dataset_imported_by_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["pole_id"], ["pole.id"], name=op.f("fk_dataset_pole_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dataset")),
    )
    op.create_index(op.f("ix_dataset_pole_id"), "dataset", ["pole_id"], unique=False)
    op.create_index(
        "uq_dataset_of_a_pole",
        "dataset",
        ["pole_id", "file_digest"],
        unique=True,
        sqlite_where=sa.text("pole_id IS NOT NULL"),
        postgresql_where=sa.text("pole_id IS NOT NULL"),
    )
    op.create_index(
        "uq_dataset_of_the_house",
        "dataset",
        ["file_digest"],
        unique=True,
        sqlite_where=sa.text("pole_id IS NULL"),
        postgresql_where=sa.text("pole_id IS NULL"),
    )
    op.create_table(
        "dataset_file",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("pole_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_by_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["pole_id"], ["pole.id"], name=op.f("fk_dataset_file_pole_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["sent_by_id"],
            ["account.id"],
            name=op.f("fk_dataset_file_sent_by_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dataset_file")),
    )
    op.create_index(op.f("ix_dataset_file_pole_id"), "dataset_file", ["pole_id"], unique=False)
    op.create_index(
        "uq_dataset_file_of_a_pole",
        "dataset_file",
        ["pole_id", "digest"],
        unique=True,
        sqlite_where=sa.text("pole_id IS NOT NULL"),
        postgresql_where=sa.text("pole_id IS NOT NULL"),
    )
    op.create_index(
        "uq_dataset_file_of_the_house",
        "dataset_file",
        ["digest"],
        unique=True,
        sqlite_where=sa.text("pole_id IS NULL"),
        postgresql_where=sa.text("pole_id IS NULL"),
    )
    op.create_table(
        "indicator",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("dataset_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("names_are_official", sa.Boolean(), nullable=False),
        sa.Column("universe", sa.JSON(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("is_survey", sa.Boolean(), nullable=False),
        sa.Column("is_structural", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dataset_id"],
            ["dataset.id"],
            name=op.f("fk_indicator_dataset_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicator")),
        sa.UniqueConstraint("dataset_id", "key", name=op.f("uq_indicator_dataset_id_key")),
    )
    op.create_index(op.f("ix_indicator_dataset_id"), "indicator", ["dataset_id"], unique=False)
    op.create_table(
        "observation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("indicator_id", sa.Uuid(), nullable=False),
        sa.Column("geo", sa.String(), nullable=False),
        sa.Column("territory_id", sa.Uuid(), nullable=True),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("value", sa.String(length=40), nullable=True),
        sa.Column("flags", sa.JSON(), nullable=False),
        sa.Column("cell", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["indicator_id"],
            ["indicator.id"],
            name=op.f("fk_observation_indicator_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["territory_id"],
            ["territory.id"],
            name=op.f("fk_observation_territory_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_observation")),
        sa.UniqueConstraint(
            "indicator_id", "geo", "period", name=op.f("uq_observation_indicator_id_geo_period")
        ),
    )
    op.create_index(
        op.f("ix_observation_indicator_id"), "observation", ["indicator_id"], unique=False
    )
    op.create_index(
        op.f("ix_observation_territory_id"), "observation", ["territory_id"], unique=False
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_observation_territory_id"), table_name="observation")
    op.drop_index(op.f("ix_observation_indicator_id"), table_name="observation")
    op.drop_table("observation")
    op.drop_index(op.f("ix_indicator_dataset_id"), table_name="indicator")
    op.drop_table("indicator")
    op.drop_index(
        "uq_dataset_file_of_the_house",
        table_name="dataset_file",
        sqlite_where=sa.text("pole_id IS NULL"),
        postgresql_where=sa.text("pole_id IS NULL"),
    )
    op.drop_index(
        "uq_dataset_file_of_a_pole",
        table_name="dataset_file",
        sqlite_where=sa.text("pole_id IS NOT NULL"),
        postgresql_where=sa.text("pole_id IS NOT NULL"),
    )
    op.drop_index(op.f("ix_dataset_file_pole_id"), table_name="dataset_file")
    op.drop_table("dataset_file")
    op.drop_index(
        "uq_dataset_of_the_house",
        table_name="dataset",
        sqlite_where=sa.text("pole_id IS NULL"),
        postgresql_where=sa.text("pole_id IS NULL"),
    )
    op.drop_index(
        "uq_dataset_of_a_pole",
        table_name="dataset",
        sqlite_where=sa.text("pole_id IS NOT NULL"),
        postgresql_where=sa.text("pole_id IS NOT NULL"),
    )
    op.drop_index(op.f("ix_dataset_pole_id"), table_name="dataset")
    op.drop_table("dataset")
