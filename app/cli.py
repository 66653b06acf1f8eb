"""Commands of the whole house: the territories that come with it."""

from __future__ import annotations

import click
from flask.cli import AppGroup

from app.extensions import db
from app.records import territory_lists

territories = AppGroup("territories", help="Look after the lists of territories.")


@territories.command("load")
def load() -> None:
    """Load the territories that come with this release.  A second time changes nothing."""
    changed = territory_lists.load(db.session())
    db.session.commit()
    click.echo(f"{changed} rows new or changed")
