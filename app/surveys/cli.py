"""Commands of the answers: looking after the files that they bring."""

from __future__ import annotations

import sys

import click
from flask import current_app
from flask.cli import AppGroup

from app.core.clock import utcnow
from app.documents.store import Store
from app.extensions import db
from app.surveys import unused_attachments

attachments = AppGroup("attachments", help="Look after the files that answers bring.")


@attachments.command("check")
def check() -> None:
    """Look every stored file through, remove those of nobody; exit with 1 if one is damaged."""
    store = Store(current_app.config["SETTINGS"].data_dir / "files")
    wrong = list(unused_attachments.check(db.session(), store, now=utcnow()))
    for line in wrong:
        click.echo(line)
    sys.exit(bool(wrong))
