"""Create the accounts.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=False),
        sa.Column("second_factor", sa.String(), nullable=False),
        sa.Column("second_factor_step", sa.Integer(), nullable=False),
        sa.Column("locale", sa.String(), nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("suspended_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("email", name=op.f("uq_account_email")),
    )
    op.create_table(
        "account_link",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("token_digest", sa.String(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("made_of", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_account_link_account_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_link")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_account_link_token_digest")),
    )
    op.create_index(
        op.f("ix_account_link_account_id"), "account_link", ["account_id"], unique=False
    )
    op.create_table(
        "recovery_code",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("code_digest", sa.String(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_recovery_code_account_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recovery_code")),
    )
    op.create_index(
        op.f("ix_recovery_code_account_id"), "recovery_code", ["account_id"], unique=False
    )
    op.create_table(
        "attempt",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempt")),
        sa.UniqueConstraint("key", name=op.f("uq_attempt_key")),
    )
    op.create_table(
        "invitation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("token_digest", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("pole_id", sa.Uuid(), nullable=True),
        sa.Column("enterprise_id", sa.Uuid(), nullable=True),
        sa.Column("locale", sa.String(), nullable=False),
        sa.Column("invited_by_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["enterprise_id"],
            ["enterprise.id"],
            name=op.f("fk_invitation_enterprise_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["invited_by_id"],
            ["account.id"],
            name=op.f("fk_invitation_invited_by_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["pole_id"], ["pole.id"], name=op.f("fk_invitation_pole_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_invitation_token_digest")),
    )
    op.create_index(
        op.f("ix_invitation_enterprise_id"), "invitation", ["enterprise_id"], unique=False
    )
    op.create_index(op.f("ix_invitation_pole_id"), "invitation", ["pole_id"], unique=False)
    op.create_table(
        "login_session",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("token_digest", sa.String(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("device", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_login_session_account_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_login_session")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_login_session_token_digest")),
    )
    op.create_index(
        op.f("ix_login_session_account_id"), "login_session", ["account_id"], unique=False
    )
    op.create_table(
        "membership",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("pole_id", sa.Uuid(), nullable=True),
        sa.Column("enterprise_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "pole_id IS NULL OR enterprise_id IS NULL", name=op.f("ck_membership_one_scope")
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_membership_account_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["enterprise_id"],
            ["enterprise.id"],
            name=op.f("fk_membership_enterprise_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["pole_id"], ["pole.id"], name=op.f("fk_membership_pole_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
    )
    op.create_index(op.f("ix_membership_account_id"), "membership", ["account_id"], unique=False)
    op.create_index(
        op.f("ix_membership_enterprise_id"), "membership", ["enterprise_id"], unique=False
    )
    op.create_index(op.f("ix_membership_pole_id"), "membership", ["pole_id"], unique=False)
    op.create_index(
        "uq_membership_of_a_pole",
        "membership",
        ["account_id", "role", "pole_id"],
        unique=True,
        sqlite_where=sa.text("pole_id IS NOT NULL"),
        postgresql_where=sa.text("pole_id IS NOT NULL"),
    )
    op.create_index(
        "uq_membership_of_an_enterprise",
        "membership",
        ["account_id", "role", "enterprise_id"],
        unique=True,
        sqlite_where=sa.text("enterprise_id IS NOT NULL"),
        postgresql_where=sa.text("enterprise_id IS NOT NULL"),
    )
    op.create_index(
        "uq_membership_of_the_platform",
        "membership",
        ["account_id", "role"],
        unique=True,
        sqlite_where=sa.text("pole_id IS NULL AND enterprise_id IS NULL"),
        postgresql_where=sa.text("pole_id IS NULL AND enterprise_id IS NULL"),
    )


def downgrade() -> None:
    op.drop_index(
        "uq_membership_of_the_platform",
        table_name="membership",
        sqlite_where=sa.text("pole_id IS NULL AND enterprise_id IS NULL"),
        postgresql_where=sa.text("pole_id IS NULL AND enterprise_id IS NULL"),
    )
    op.drop_index(
        "uq_membership_of_an_enterprise",
        table_name="membership",
        sqlite_where=sa.text("enterprise_id IS NOT NULL"),
        postgresql_where=sa.text("enterprise_id IS NOT NULL"),
    )
    op.drop_index(
        "uq_membership_of_a_pole",
        table_name="membership",
        sqlite_where=sa.text("pole_id IS NOT NULL"),
        postgresql_where=sa.text("pole_id IS NOT NULL"),
    )
    op.drop_index(op.f("ix_membership_pole_id"), table_name="membership")
    op.drop_index(op.f("ix_membership_enterprise_id"), table_name="membership")
    op.drop_index(op.f("ix_membership_account_id"), table_name="membership")
    op.drop_table("membership")
    op.drop_index(op.f("ix_login_session_account_id"), table_name="login_session")
    op.drop_table("login_session")
    op.drop_index(op.f("ix_invitation_pole_id"), table_name="invitation")
    op.drop_index(op.f("ix_invitation_enterprise_id"), table_name="invitation")
    op.drop_table("invitation")
    op.drop_table("attempt")
    op.drop_index(op.f("ix_recovery_code_account_id"), table_name="recovery_code")
    op.drop_table("recovery_code")
    op.drop_index(op.f("ix_account_link_account_id"), table_name="account_link")
    op.drop_table("account_link")
    op.drop_table("account")
