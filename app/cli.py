"""Commands of the whole house: the territories that come with it, the work done later."""

from __future__ import annotations

import signal
import threading

import click
from flask import current_app
from flask.cli import AppGroup

from app.accounts import mailing
from app.config import Settings
from app.core.chance import fresh_token
from app.core.clock import utcnow
from app.documents.store import Store
from app.extensions import db
from app.jobs.work import Jobs
from app.jobs.worker import Worker
from app.racines import downloads, unused_files
from app.records import territory_lists
from app.sheets import batching, further_files, reminding
from app.surveys import unused_attachments

territories = AppGroup("territories", help="Look after the lists of territories.")


@territories.command("load")
def load() -> None:
    """Load the territories that come with this release.  A second time changes nothing."""
    changed = territory_lists.load(db.session())
    db.session.commit()
    click.echo(f"{changed} rows new or changed")


jobs = AppGroup("jobs", help="Look after the work that is done later.")


@jobs.command("work")
def work() -> None:
    """Do what was asked for, one job after another, until SIGTERM or Ctrl-C.

    The job under way then is finished first.  Several workers share the work.
    """
    stop = threading.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda _sign, _frame: stop.set())
    Worker(db.engine, jobs_of(current_app.config["SETTINGS"]), clock=utcnow).run(stop)


def jobs_of(settings: Settings) -> Jobs:
    """Return what every room can do later, by kind."""
    return {
        **mailing.jobs(smtp_url=settings.smtp_url, sender=settings.mail_from),
        **unused_files.jobs(),
        **downloads.jobs(),
        **further_files.jobs(),
        **unused_attachments.jobs(Store(settings.data_dir / "files")),
        **batching.jobs(),
        **reminding.jobs(token=fresh_token),
    }
