"""The application, a database and a client, for the tests that need them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

from app.config import Settings
from app.core.chance import digest_of
from app.core.clock import utcnow
from app.extensions import db
from app.factory import create_app
from app.models import Account, Base, LoginSession
from app.web.database import tune

ClientFor: TypeAlias = Callable[[Account], FlaskClient]


@pytest.fixture
def database_url(tmp_path: Path) -> Iterator[str]:
    """The address of an empty database: a file of SQLite, or a new schema on the PostgreSQL
    that ``TEST_DATABASE_URL`` names."""
    server = os.environ.get("TEST_DATABASE_URL")
    if not server:
        yield f"sqlite:///{tmp_path / 'vises.sqlite'}"
        return
    name = f"test_{uuid4().hex}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    yield make_url(server).set(database=name).render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))
    admin.dispose()


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = create_engine(database_url)
    tune(engine)
    Base.metadata.create_all(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """A session on an empty database, without Flask."""
    with Session(engine) as session:
        yield session


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    return Settings(
        secret_key="a key for tests, and for nothing else",
        database_url=database_url,
        data_dir=tmp_path,
        trusted_hosts=("localhost", "127.0.0.1"),
    )


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    """The application on an empty database, with an application context pushed."""
    app = create_app(settings)
    with app.app_context():
        Base.metadata.create_all(db.engine)
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def client_for(app: Flask) -> ClientFor:
    """Give a browser in which an account is logged in."""

    def log_in(account: Account) -> FlaskClient:
        token = uuid4().hex
        db.session.add(account)
        db.session.flush()
        db.session.add(
            LoginSession(
                token_digest=digest_of(token),
                account_id=account.id,
                started_at=utcnow(),
                seen_at=utcnow(),
            )
        )
        db.session.commit()
        client = app.test_client()
        with client.session_transaction() as cookie:
            cookie["_user_id"] = token
            cookie["lang"] = "en"
        return client

    return log_in
