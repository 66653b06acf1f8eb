"""The migrations build exactly the tables that the models describe, and outlive our code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import flask_migrate
import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask

from app.config import MIGRATIONS, Settings
from app.extensions import db
from app.factory import create_app
from app.models import Base

FILES = sorted((MIGRATIONS / "versions").glob("*.py"))


@pytest.fixture
def bare(settings: Settings, bare_database_url: str) -> Iterator[Flask]:
    """The application on a database without a table."""
    app = create_app(replace(settings, database_url=bare_database_url))
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def upgrade(app: Flask) -> None:
    result = app.test_cli_runner().invoke(args=["db", "upgrade"])
    assert result.exit_code == 0, result.output


def constraints(engine: sa.Engine) -> set[tuple[str, str]]:
    """The names of what Alembic does not compare: checks, with the table they stand on."""
    inspector = sa.inspect(engine)
    return {
        (table, str(check["name"]))
        for table in inspector.get_table_names()
        for check in inspector.get_check_constraints(table)
    }


def test_they_build_the_tables_that_the_models_describe(bare: Flask) -> None:
    upgrade(bare)

    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, Base.metadata)
    assert differences == []
    assert constraints(db.engine) == {
        (table.name, str(check.name))
        for table in Base.metadata.sorted_tables
        for check in table.constraints
        if isinstance(check, sa.CheckConstraint)
    }


def test_a_second_upgrade_changes_nothing(bare: Flask) -> None:
    upgrade(bare)
    before = sa.inspect(db.engine).get_table_names()
    upgrade(bare)

    assert sa.inspect(db.engine).get_table_names() == before


def test_they_can_be_taken_back_while_nothing_is_kept(bare: Flask) -> None:
    upgrade(bare)
    flask_migrate.downgrade(revision="base")

    assert sa.inspect(db.engine).get_table_names() == ["alembic_version"]


def test_foreign_keys_are_watched_again_afterwards(bare: Flask) -> None:
    upgrade(bare)

    if db.engine.dialect.name == "sqlite":
        with db.engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_they_are_numbered_one_after_another() -> None:
    assert [file.name[:5] for file in FILES] == [f"{n:04}_" for n in range(1, len(FILES) + 1)]
    assert [
        file.name
        for file in FILES
        if not re.search(rf'^revision = "{file.name[:4]}"$', file.read_text(), re.MULTILINE)
    ] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_migration_knows_nothing_of_our_code(file: Path) -> None:
    imported = [
        name
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
        )
    ]

    assert [
        name for name in imported if name.partition(".")[0] not in {"alembic", "sqlalchemy"}
    ] == []
