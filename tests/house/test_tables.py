"""The tables keep what they promise, whatever the code above them does."""

from __future__ import annotations

import pytest
from sqlalchemy import UniqueConstraint
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.core.access import Role
from app.models import Base, Membership
from tests.make import a_pole, an_account

TABLES = Base.metadata.sorted_tables


def test_what_must_be_unique_is_never_null() -> None:
    """NULL never equals NULL: a constraint over a column that may be NULL protects nothing."""
    assert [
        f"{table.name}: {', '.join(c.name for c in constraint.columns)}"
        for table in TABLES
        for constraint in table.constraints
        if isinstance(constraint, UniqueConstraint)
        and any(column.nullable for column in constraint.columns)
    ] == []


def test_every_constraint_has_a_name() -> None:
    assert [
        f"{table.name}: {type(constraint).__name__}"
        for table in TABLES
        for constraint in table.constraints
        if not constraint.name
    ] == []


def test_every_key_to_another_table_says_what_happens_when_its_row_goes() -> None:
    assert [
        f"{table.name}.{key.parent.name}"
        for table in TABLES
        for key in table.foreign_keys
        if key.ondelete is None
    ] == []


def test_nobody_has_one_role_twice_in_one_place(session: Session) -> None:
    pole = a_pole()
    session.add(pole)
    session.flush()
    account = an_account(Role.POLE_LEAD, pole=pole)
    session.add(account)
    session.flush()
    session.add(Membership(account_id=account.id, role=Role.POLE_LEAD.value, pole_id=pole.id))

    with pytest.raises(IntegrityError):
        session.flush()
