"""A backup comes back whole, or is refused with a sentence and nothing changed."""

from __future__ import annotations

import json
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import flask_migrate
import pytest
import sqlalchemy as sa
from flask import Flask

from app.config import Settings
from app.core.access import Role
from app.extensions import db
from app.factory import create_app
from app.models import AuditEvent, Base, LoginSession, Mail
from app.operations import rows
from app.operations.rows import order_of
from tests.make import (
    NOW,
    a_campaign,
    a_pole,
    a_questionnaire,
    a_version,
    an_account,
    an_enterprise,
)

SETTLED = ("audit_event", "login_session", "mail")
"""Tables in which a restore itself writes."""


@contextmanager
def an_empty_house(settings: Settings, url: str, place: Path) -> Iterator[Flask]:
    """An application on another database, without a table, with a folder of its own."""
    app = create_app(replace(settings, database_url=url, data_dir=place / "elsewhere"))
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def a_filled_house(app: Flask) -> None:
    flask_migrate.stamp()
    pole = a_pole()
    author = an_account(Role.POLE_LEAD, pole=pole)
    questionnaire = a_questionnaire(pole, author)
    version = a_version(questionnaire, author)
    for thing in (pole, author, questionnaire, version):
        db.session.add(thing)
        db.session.flush()
    db.session.add_all(
        [
            an_enterprise(pole, name="L’Œuvre commune – «\u202fÉté\u202f»"),
            a_campaign(pole, version, author),
            LoginSession(
                token_digest=uuid4().hex, account_id=author.id, started_at=NOW, seen_at=NOW
            ),
            Mail(
                unique_key="hello", recipient="a@example.org", locale="fr", subject="s", text="t",
                created_at=NOW,
            ),
        ]
    )  # fmt: skip
    db.session.commit()
    files = app.config["SETTINGS"].data_dir / "files" / "ab"
    files.mkdir(parents=True)
    (files / "abcd.pdf").write_bytes(b"%PDF invented")


def everything() -> dict[str, list[tuple[object, ...]]]:
    with db.engine.connect() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(
                sa.select(table).order_by(*table.primary_key.columns)
            )]
            for table in Base.metadata.sorted_tables
            if table.name not in SETTLED
        }  # fmt: skip


def contents_of(backup: Path) -> dict[str, bytes]:
    with tarfile.open(backup) as tar:
        return {
            member.name: content.read()
            for member in tar
            if (content := tar.extractfile(member)) is not None
        }


def run(app: Flask, *arguments: object) -> tuple[int, str]:
    result = app.test_cli_runner().invoke(args=[str(argument) for argument in arguments])
    return result.exit_code, result.output


def test_what_was_kept_comes_back_row_by_row_and_file_by_file(
    app: Flask, settings: Settings, bare_database_url: str, tmp_path: Path
) -> None:
    a_filled_house(app)
    before = everything()
    assert run(app, "backup", tmp_path / "b.tar.gz")[0] == 0

    with an_empty_house(settings, bare_database_url, tmp_path) as other:
        code, said = run(other, "restore", tmp_path / "b.tar.gz")
        assert (code, everything()) == (0, before), said
        kept = other.config["SETTINGS"].data_dir / "files" / "ab" / "abcd.pdf"
        assert kept.read_bytes() == b"%PDF invented"


def test_after_a_restore_nobody_is_logged_in_nobody_is_mailed_twice_and_it_is_told(
    app: Flask, settings: Settings, bare_database_url: str, tmp_path: Path
) -> None:
    a_filled_house(app)
    run(app, "backup", tmp_path / "b.tar.gz")

    with an_empty_house(settings, bare_database_url, tmp_path) as other:
        run(other, "restore", tmp_path / "b.tar.gz")
        assert db.session.scalars(sa.select(Mail.state)).all() == ["unknown"]
        assert all(db.session.scalars(sa.select(LoginSession.ended_at)))
        assert db.session.scalars(sa.select(AuditEvent.action)).all() == ["backup.restore"]


def test_a_house_kept_in_sqlite_is_the_same_archive_as_one_kept_in_postgresql(
    app: Flask, settings: Settings, bare_database_url: str, tmp_path: Path
) -> None:
    a_filled_house(app)
    run(app, "backup", tmp_path / "b.tar.gz")

    with an_empty_house(settings, bare_database_url, tmp_path) as other:
        run(other, "restore", tmp_path / "b.tar.gz")
        run(other, "backup", tmp_path / "again.tar.gz")
    first, again = (
        json.loads(contents_of(tmp_path / name)["manifest.json"])
        for name in ("b.tar.gz", "again.tar.gz")
    )
    settled = {f"tables/{name}.jsonl" for name in SETTLED}
    assert {k: v for k, v in first["members"].items() if k not in settled} == {
        k: v for k, v in again["members"].items() if k not in settled
    }


def test_a_backup_is_for_its_owner_only_and_holds_no_secret(
    app: Flask, data_dir: Path, tmp_path: Path
) -> None:
    a_filled_house(app)
    (data_dir / "secret-key").write_text("the key that signs")
    run(app, "backup", tmp_path / "b.tar.gz")

    names = contents_of(tmp_path / "b.tar.gz")
    assert (tmp_path / "b.tar.gz").stat().st_mode & 0o777 == 0o600
    assert {name.partition("/")[0] for name in names} == {"manifest.json", "tables", "files"}


def test_a_backup_never_overwrites_another(app: Flask, tmp_path: Path) -> None:
    a_filled_house(app)
    (tmp_path / "b.tar.gz").write_text("yesterday's")

    code, said = run(app, "backup", tmp_path / "b.tar.gz")

    assert (code, "exists already" in said) == (1, True)
    assert (tmp_path / "b.tar.gz").read_text() == "yesterday's"


@pytest.mark.parametrize("damage", ["cut", "flipped", "empty", "text"])
def test_a_damaged_backup_is_refused_and_nothing_is_changed(
    app: Flask, settings: Settings, bare_database_url: str, tmp_path: Path, damage: str
) -> None:
    a_filled_house(app)
    file = tmp_path / "b.tar.gz"
    run(app, "backup", file)
    whole = file.read_bytes()
    middle = len(whole) // 2
    file.write_bytes(
        {
            "cut": whole[:-100],
            "flipped": whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :],
            "empty": b"",
            "text": b"not a backup at all",
        }[damage]
    )

    with an_empty_house(settings, bare_database_url, tmp_path) as other:
        code, said = run(other, "restore", file)
        assert (code, sa.inspect(db.engine).get_table_names()) == (1, [])
        assert "damaged" in said or "no backup" in said


def test_a_backup_whose_content_was_exchanged_is_refused(
    app: Flask, settings: Settings, bare_database_url: str, tmp_path: Path
) -> None:
    a_filled_house(app)
    run(app, "backup", tmp_path / "b.tar.gz")
    contents = contents_of(tmp_path / "b.tar.gz")
    account = "tables/account.jsonl"
    contents[account] = contents[account].replace(b"example.org", b"example.com")
    with tarfile.open(tmp_path / "forged.tar.gz", "w:gz") as tar:
        for name, content in contents.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, BytesIO(content))

    with an_empty_house(settings, bare_database_url, tmp_path) as other:
        code, said = run(other, "restore", tmp_path / "forged.tar.gz")
        assert (code, sa.inspect(db.engine).get_table_names()) == (1, [])
        assert "tables/account.jsonl is not as it was kept" in said


def test_a_house_in_use_is_never_overwritten(app: Flask, tmp_path: Path) -> None:
    a_filled_house(app)
    run(app, "backup", tmp_path / "b.tar.gz")
    before = everything()

    code, said = run(app, "restore", tmp_path / "b.tar.gz")

    assert (code, everything()) == (1, before)
    assert "not empty" in said


def test_a_database_that_holds_a_row_is_refused_by_the_name_of_its_table(
    app: Flask, settings: Settings, bare_database_url: str, tmp_path: Path
) -> None:
    a_filled_house(app)
    run(app, "backup", tmp_path / "b.tar.gz")

    with an_empty_house(settings, bare_database_url, tmp_path) as other:
        flask_migrate.upgrade()
        db.session.add(a_pole())
        db.session.commit()
        code, said = run(other, "restore", tmp_path / "b.tar.gz")

    assert (code, "there are rows in pole. Nothing was changed" in said) == (1, True), said


def test_tables_that_stand_already_and_hold_nothing_are_filled(
    app: Flask, settings: Settings, bare_database_url: str, tmp_path: Path
) -> None:
    a_filled_house(app)
    run(app, "backup", tmp_path / "b.tar.gz")

    with an_empty_house(settings, bare_database_url, tmp_path) as other:
        flask_migrate.upgrade()
        code, said = run(other, "restore", tmp_path / "b.tar.gz")

    assert (code, "Everybody logs in again" in said) == (0, True), said


def test_a_backup_of_a_later_release_is_refused(
    app: Flask, settings: Settings, bare_database_url: str, tmp_path: Path
) -> None:
    a_filled_house(app)
    with db.engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    run(app, "backup", tmp_path / "b.tar.gz")

    with an_empty_house(settings, bare_database_url, tmp_path) as other:
        code, said = run(other, "restore", tmp_path / "b.tar.gz")
        assert (code, "later VISES" in said) == (1, True)


@pytest.mark.parametrize("table", Base.metadata.sorted_tables, ids=lambda table: table.name)
def test_a_backup_knows_how_to_keep_every_column(table: sa.Table) -> None:
    assert set(rows.columns_of(table).values()) <= set(rows.KINDS)


def test_a_wave_comes_back_after_the_one_it_follows(app: Flask) -> None:
    """Rows come back line by line: the wave before stands when the next one points at it."""
    assert {
        table.name: [column.name for column in order_of(table)]
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table is table
    } == {"campaign": ["created_at", "id"]}
