"""Commands of the accounts."""

from __future__ import annotations

import click
from flask import current_app
from flask.cli import AppGroup

from app.accounts import inviting, logging_in, passwords, second_factor
from app.core.chance import fresh_token
from app.core.clock import utcnow
from app.core.errors import NotFound
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


@accounts.command("password")
@click.argument("email")
def password(email: str) -> None:
    """Give the account of EMAIL a new password, print it, and log all its devices out."""
    drawn = fresh_token()
    try:
        logging_in.replace_password(db.session(), email, passwords.keep(drawn), now=utcnow())
    except NotFound:
        raise click.ClickException(f"Nobody here has the address {email}.") from None
    db.session.commit()
    click.echo(drawn)


@accounts.command("forget-second-factor")
@click.argument("email")
def forget_second_factor(email: str) -> None:
    """Take the second step at log-in of EMAIL away: the telephone and every code are lost.

    Be sure that it is they who ask.  They are logged out, and set it up anew.
    """
    try:
        second_factor.forget(db.session(), email, now=utcnow())
    except NotFound:
        raise click.ClickException(f"Nobody has the address {email}.") from None
    db.session.commit()
    click.echo(f"{email} sets the second step up anew at the next log-in.")
