"""The application, a database and a client, for the tests that need them.

A test that needs a database runs once on SQLite, and once more on the PostgreSQL that
``TEST_DATABASE_URL`` names, if it does (``bin/test`` starts one and names it).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from app.config import Settings
from app.core.chance import digest_of
from app.core.clock import utcnow
from app.extensions import db
from app.models import Account, Base, LoginSession
from app.records import territory_lists
from app.web.database import tune
from tests import applications, cases, strictness
from tests.access import plan
from tests.browser import chromium, site, visit
from tests.clients import ClientFor, FormClient
from tests.shown import demonstration, shown

__all__ = ["ClientFor", "chromium", "demonstration", "shown", "site", "visit"]

SERVER = os.environ.get("TEST_DATABASE_URL", "")
KINDS = ("sqlite", "postgresql") if SERVER else ("sqlite",)

LEAVE = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
CLEAR = """
    DO $$ DECLARE name text; BEGIN
      SET session_replication_role = replica;  -- rows may go in any order
      FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE 'DELETE FROM ' || quote_ident(name);
      END LOOP;
    END $$
"""

strictness.forbid_the_network()
pytest_runtest_makereport = strictness.pytest_runtest_makereport
pytest_make_collect_report = strictness.pytest_make_collect_report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """End a run with the cases of the plan that it has shown, by their numbers."""
    told = terminalreporter.stats
    passed, failed = (
        {report.nodeid for kind in kinds for report in told.get(kind, [])}
        for kinds in (("passed",), ("failed", "error"))
    )
    rows = plan.rows_with_a_screen(), len(plan.rows()) - 1
    walked = any(name.startswith("tests/access/") for name in passed)
    here = cases.report(cases.shown(passed, failed), plan.KNOCKING, rows)
    if walked or cases.shown(passed, failed):
        terminalreporter.write_line(here)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what needs a database on each kind of database that is here.

    What drives a browser or only looks at pages runs on the first: a page is the same on each, the
    rooms below it are asked on both, and a browser is the slowest of all that we ask.
    """
    if "database_kind" in metafunc.fixturenames:
        alone = any(map(metafunc.definition.get_closest_marker, ("browser", "looks", "sqlite")))
        metafunc.parametrize("database_kind", KINDS[:1] if alone else KINDS, scope="session")


@pytest.fixture(scope="session")
def empty_house(
    database_kind: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path | str]:
    """A database with every table and no row, made once: a file of SQLite is copied for each
    test, a database of PostgreSQL is emptied after each, which is ten times as quick there."""
    if database_kind == "sqlite":
        file = tmp_path_factory.mktemp("template") / "empty.sqlite"
        _build(f"sqlite:///{file}")
        yield file
        return
    with _a_database() as name:
        _build(_address(name))
        yield name


@pytest.fixture(scope="session")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the tests of this process stand, one after the other: see :mod:`tests.applications`."""
    return tmp_path_factory.mktemp("ground")


@pytest.fixture
def data_dir(ground: Path) -> Path:
    """The folder of the application's files, with nothing in it."""
    return applications.emptied(ground / "data")


@pytest.fixture
def database_url(database_kind: str, empty_house: Path | str, ground: Path) -> Iterator[str]:
    """The address of a database with every table and no row."""
    if database_kind == "sqlite":
        yield applications.sqlite_from(Path(empty_house), ground / "vises.sqlite")
        return
    yield _address(str(empty_house))
    with _on_server(str(empty_house)) as server:
        server.execute(text(LEAVE))
        server.execute(text(CLEAR))


@pytest.fixture
def bare_database_url(database_kind: str, tmp_path: Path) -> Iterator[str]:
    """The address of a database without a table."""
    if database_kind == "sqlite":
        yield f"sqlite:///{tmp_path / 'bare.sqlite'}"
        return
    with _a_database() as name:
        yield _address(name)


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = create_engine(database_url)
    tune(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """A session on an empty database, without Flask."""
    with Session(engine) as session:
        yield session


@pytest.fixture(scope="session")
def engine_with_territories(
    database_kind: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """A database that holds the territories that come with us, loaded once.  Nobody commits."""
    with ExitStack() as kept:
        if database_kind == "sqlite":
            url = f"sqlite:///{tmp_path_factory.mktemp('territories') / 'vises.sqlite'}"
        else:
            url = _address(kept.enter_context(_a_database()))
        _build(url)
        engine = create_engine(url)
        tune(engine)
        with Session(engine) as session:
            territory_lists.load(session)
            session.commit()
        yield engine
        engine.dispose()


@pytest.fixture
def lists(engine_with_territories: Engine) -> Iterator[Session]:
    """A session that sees every territory; what a test changes is forgotten after it."""
    with Session(engine_with_territories) as session:
        yield session


@pytest.fixture
def settings(database_url: str, data_dir: Path) -> Settings:
    return Settings(
        secret_key="a key for tests, and for nothing else",
        database_url=database_url,
        data_dir=data_dir,
        trusted_hosts=("localhost", "127.0.0.1"),
    )


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    """The application on an empty database, with an application context pushed."""
    with applications.application(settings) as app:
        yield app


@pytest.fixture
def client_for(app: Flask) -> ClientFor:
    def log_in(account: Account, locale: str = "en") -> FormClient:
        token = uuid4().hex
        db.session.add(account)
        db.session.flush()
        db.session.add(
            LoginSession(
                token_digest=digest_of(token),
                account_id=account.id,
                started_at=utcnow(),
                seen_at=utcnow(),
                confirmed_at=utcnow(),
            )
        )
        db.session.commit()
        client = app.test_client()
        assert isinstance(client, FormClient)
        with client.session_transaction() as cookie:
            cookie["_user_id"] = token
            cookie["lang"] = locale
        return client

    return log_in


def _build(url: str) -> None:
    engine = create_engine(url)
    tune(engine)
    Base.metadata.create_all(engine)
    engine.dispose()


@contextmanager
def a_house(kind: str, folder: Path) -> Iterator[tuple[Path | str, str]]:
    """A database to be filled once and copied often: what names it, and its address."""
    if kind == "sqlite":
        file = folder / "house.sqlite"
        _build(f"sqlite:///{file}")
        yield file, f"sqlite:///{file}"
        return
    with _a_database() as name:
        _build(_address(name))
        yield name, _address(name)


@contextmanager
def a_copy_of(house: Path | str, kind: str, folder: Path) -> Iterator[str]:
    """The address of a copy of such a database, on which nobody is working just now."""
    if kind == "sqlite":
        yield applications.sqlite_from(Path(house), folder / "copy.sqlite")
        return
    with _a_database(str(house), name=f"copy_{os.getpid()}") as name:
        yield _address(name)


@contextmanager
def _a_database(template: str = "template0", *, name: str = "") -> Iterator[str]:
    """A database of its own on the server of PostgreSQL, dropped afterwards."""
    name = name or f"test_{uuid4().hex}"
    with _on_server() as server:
        server.execute(text(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'))
    yield name
    with _on_server() as server:
        server.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))


@contextmanager
def _on_server(name: str = "postgres") -> Iterator[Connection]:
    engine = create_engine(_address(name), isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        yield connection


def _address(name: str) -> str:
    return make_url(SERVER).set(database=name).render_as_string(hide_password=False)
