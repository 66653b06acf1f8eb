"""The commands ``flask backup`` and ``flask restore``."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import flask_migrate
from flask import current_app
from flask.cli import with_appcontext

from app.core.clock import utcnow
from app.extensions import db
from app.operations import archive
from app.operations.archive import Unusable
from app.operations.backup import back_up
from app.operations.restore import restore as bring_back


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path))
@with_appcontext
def backup(file: Path) -> None:
    """Keep every table and stored file in FILE, as of this instant.

    People may go on working meanwhile.  The secret key is not in it.
    """
    data_dir = current_app.config["SETTINGS"].data_dir
    try:
        counts = back_up(db.engine, data_dir, file, now=utcnow())
    except Unusable as refusal:
        sys.exit(str(refusal))
    click.echo(f"{file}: {sum(counts.values())} rows of {len(counts)} tables")


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@with_appcontext
def restore(file: Path) -> None:
    """Bring back what FILE keeps, into an empty database.

    Nothing is changed if FILE is damaged or the database holds anything.
    """
    data_dir = current_app.config["SETTINGS"].data_dir
    try:
        count = bring_back(
            archive.read(file),
            db.engine,
            data_dir,
            migrate=lambda revision: flask_migrate.upgrade(revision=revision),
            now=utcnow(),
        )
    except Unusable as refusal:
        sys.exit(str(refusal))
    click.echo(f"{count} rows are back. Everybody logs in again.")
