"""Hold answers to their tenants: row-level security, on PostgreSQL only.

Revision ID: 0023
Revises: 0022
"""

from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

NOBODY_ASKS = "coalesce(current_setting('vises.held', true), '') = ''"
ONE_OF = "= ANY (string_to_array(current_setting('vises.{}', true), ',')::uuid[])"
OF_THE_TENANT = (
    f"{NOBODY_ASKS} OR enterprise_id {ONE_OF.format('enterprises')} OR campaign_id IN"
    f" (SELECT id FROM campaign WHERE pole_id {ONE_OF.format('poles')})"
)
OF_ITS_RESPONSE = f"{NOBODY_ASKS} OR response_id IN (SELECT id FROM response)"
POLICIES = {
    "response": OF_THE_TENANT,
    "campaign_door": OF_THE_TENANT,
    "response_revision": OF_ITS_RESPONSE,
    "submission": OF_ITS_RESPONSE,
    "attachment": OF_ITS_RESPONSE,
}


def upgrade() -> None:
    if op.get_bind().dialect.name != "postgresql":
        return
    for table, rule in POLICIES.items():
        op.execute(f"CREATE POLICY of_the_tenant ON {table} USING ({rule})")
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")


def downgrade() -> None:
    if op.get_bind().dialect.name != "postgresql":
        return
    for table in POLICIES:
        op.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
        op.execute(f"DROP POLICY of_the_tenant ON {table}")
