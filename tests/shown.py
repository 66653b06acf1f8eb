"""The demonstration, built once and copied for each test that looks at it.

These tests look at pages, not at stores: they need one database, and take SQLite.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from app.config import Settings
from app.core.clock import utcnow
from app.demonstration.building import build
from app.extensions import db
from app.models import Account, Base
from tests.applications import application, emptied, sqlite_from


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of SQLite that holds the demonstration."""
    file = tmp_path_factory.mktemp("demonstration") / "vises.sqlite"
    with application(_settings(file)):
        Base.metadata.create_all(db.engine)
        build(
            db.session(),
            password=lambda: "a password of a test",
            tokens=(f"token-{number}" for number in count()),
            base_url="http://127.0.0.1",
            now=utcnow(),
        )
        db.session.commit()
    return file


@pytest.fixture
def shown(demonstration: Path, ground: Path) -> Iterator[Flask]:
    """The application on a demonstration of its own, with an application context pushed."""
    folder = emptied(ground / "shown")
    file = folder / "vises.sqlite"
    sqlite_from(demonstration, file)
    with application(_settings(file)) as app:
        yield app


def account_of(login: str) -> Account:
    """The account of a person of the demonstration, by what stands before ``@example.org``."""
    return db.session.scalars(select(Account).where(Account.email == f"{login}@example.org")).one()


def _settings(file: Path) -> Settings:
    return Settings(
        secret_key="a key for tests, and for nothing else",
        database_url=f"sqlite:///{file}",
        data_dir=file.parent,
        demonstration=True,
    )
