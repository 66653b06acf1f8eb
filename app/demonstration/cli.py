"""The command that builds the demonstration."""

from __future__ import annotations

import sys
from itertools import repeat
from pathlib import Path

import click
from flask import current_app

from app.config import Settings
from app.core.chance import fresh_token
from app.core.clock import utcnow
from app.demonstration.building import Login, Refused, build
from app.extensions import db

WHO = "who-may-log-in.txt"
"""Under APP_DATA_DIR: the passwords of the demonstration, which are drawn for each installation."""

PASSWORD = 16
"""Letters and digits: 95 bits."""

ROLES = {
    "platform-administrator": "platform administrator / administratrice de la plateforme",
    "pole-lead": "pole lead / pilote du pôle",
    "pole-member": "pole member / medewerker van de pool",
    "communication-officer": "communication / communicatie",
    "enterprise-owner": "enterprise / entreprise / onderneming",
}


@click.command("demo")
def demo() -> None:
    """Fill an empty database with the demonstration.  A second time changes nothing."""
    settings: Settings = current_app.config["SETTINGS"]
    try:
        logins = build(
            db.session(),
            password=_password,
            tokens=(fresh_token() for _ in repeat(None)),
            base_url=settings.base_url,
            now=utcnow(),
        )
    except Refused:
        click.echo(
            "This database holds accounts that are not of the demonstration: nothing was changed.",
            err=True,
        )
        sys.exit(1)
    db.session.commit()
    who = settings.data_dir / WHO
    if logins:
        _write(who, _told(logins))
    click.echo(who.read_text() if who.exists() else "The demonstration stands already.")


def _password() -> str:
    """Return a password that can be copied by a double click."""
    return fresh_token().replace("-", "").replace("_", "")[:PASSWORD]


def _told(logins: list[Login]) -> str:
    rows = [
        f"  {login.person.login}@example.org".ljust(34)
        + login.password.ljust(PASSWORD + 3)
        + f"{login.person.name}, {ROLES[login.person.role.value]}"
        for login in logins
    ]
    return "\n".join(("Who may log in (everybody here is invented):", *rows, ""))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_text(text)
