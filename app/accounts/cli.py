"""Commands of the accounts."""

from __future__ import annotations

import click
from flask import current_app
from flask.cli import AppGroup

from app.accounts import inviting
from app.core.chance import fresh_token
from app.core.clock import utcnow
from app.extensions import db

accounts = AppGroup("accounts", help="Look after the accounts.")


@accounts.command("administrator")
@click.argument("email")
def administrator(email: str) -> None:
    """Print a link by which the reader of EMAIL becomes an administrator of the platform."""
    token = fresh_token()
    inviting.invite_administrator(db.session(), email, token=token, now=utcnow())
    db.session.commit()
    click.echo(f"{current_app.config['SETTINGS'].base_url}/invitations/{token}")
