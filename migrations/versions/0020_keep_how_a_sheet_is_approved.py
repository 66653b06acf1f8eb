"""Keep how a sheet is approved.

Revision ID: 0020
Revises: 0019
"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

SHEET = ("sheet_id", "sheet.id")
AGREEMENT = ("agreement_id", "sheet_agreement.id")


def _key(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}_{target.split('.')[0]}"
    return sa.ForeignKeyConstraint([column], [target], name=op.f(name), ondelete="RESTRICT")


def _instant(name: str, *, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _table(name: str, keys: list[tuple[str, str]], *parts: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Uuid(), nullable=False),
        *(sa.Column(column, sa.Uuid(), nullable=False) for column, _target in keys),
        *parts,
        *(_key(name, column, target) for column, target in keys),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )
    for column, _target in keys:
        if not column.endswith("_by_id"):
            op.create_index(op.f(f"ix_{name}_{column}"), name, [column], unique=False)


def upgrade() -> None:
    with op.batch_alter_table("edition") as edition:
        edition.add_column(_instant("appears_at", nullable=True))
        edition.add_column(
            sa.Column("fingerprint", sa.String(), nullable=False, server_default="")
        )
        edition.add_column(_instant("redacted_at", nullable=True))
    with op.batch_alter_table("edition") as edition:
        edition.alter_column("fingerprint", server_default=None)
    _table(
        "sheet_fact_check",
        [SHEET, ("checked_by_id", "account.id")],
        sa.Column("fingerprint", sa.String(), nullable=False),
        _instant("checked_at"),
    )
    _table(
        "sheet_agreement",
        [SHEET, ("enterprise_id", "enterprise.id"), ("asked_by_id", "account.id")],
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        _instant("asked_at"),
        sa.Column("due_on", sa.Date(), nullable=False),
        _instant("reminded_at", nullable=True),
        _instant("revoked_at", nullable=True),
        sa.Column("answer", sa.String(), nullable=False),
        _instant("answered_at", nullable=True),
        sa.Column("answered_by", sa.String(), nullable=False),
        sa.Column("wording", sa.String(), nullable=False),
        _instant("name_withdrawn_at", nullable=True),
        sa.CheckConstraint(
            "answer IN ('', 'agreed', 'refused')", name=op.f("ck_sheet_agreement_answer_is_known")
        ),
    )
    _table(
        "sheet_agreement_link",
        [AGREEMENT],
        sa.Column("token_digest", sa.String(), nullable=False),
        _instant("created_at"),
        sa.UniqueConstraint("token_digest", name=op.f("uq_sheet_agreement_link_token_digest")),
    )
    _table(
        "sheet_remark",
        [AGREEMENT],
        sa.Column("block", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        _instant("written_at"),
    )
    _table(
        "sheet_quotation",
        [AGREEMENT],
        sa.Column("voice", sa.String(), nullable=False),
        sa.Column("accepted", sa.Boolean(), nullable=False),
        sa.Column("wording", sa.String(), nullable=False),
        _instant("decided_at"),
        _instant("withdrawn_at", nullable=True),
        sa.UniqueConstraint(
            "agreement_id", "voice", name=op.f("uq_sheet_quotation_agreement_id_voice")
        ),
    )
    _table(
        "sheet_share",
        [SHEET, ("created_by_id", "account.id")],
        sa.Column("token_digest", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        _instant("created_at"),
        _instant("expires_at"),
        _instant("revoked_at", nullable=True),
        sa.UniqueConstraint("token_digest", name=op.f("uq_sheet_share_token_digest")),
    )


def downgrade() -> None:
    for table in (
        "sheet_share", "sheet_quotation", "sheet_remark", "sheet_agreement_link",
        "sheet_agreement", "sheet_fact_check",
    ):
        op.drop_table(table)
    with op.batch_alter_table("edition") as edition:
        for column in ("redacted_at", "fingerprint", "appears_at"):
            edition.drop_column(column)
