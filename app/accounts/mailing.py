"""Sending what stands in the outbox: one job a mail, and each mail at most once knowingly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.core.access import Actor
from app.core.errors import NotFound
from app.documents import mail as post_office
from app.documents.mail import Accepted, Delivery, Letter, Postponed, Refused, Unknown
from app.jobs.queue import WAITS
from app.jobs.work import Again, Errand, Jobs
from app.models import Document, Mail
from app.records.outbox import SEND

OVER = frozenset({"sent", "kept", "bounced"})
NO_SERVER = "no-server"


@dataclass(frozen=True, slots=True)
class Mailing:
    """The errand of one mail, with what this installation says of its mail server."""

    smtp_url: str
    """Empty: mails stay in the outbox."""

    sender: str

    def begin(
        self, session: Session, parameters: Document, *, by: Actor, now: datetime
    ) -> Letter | str | None:
        """Note that the mail is on its way, before it is: a worker that dies is found out.

        :return: the letter; ``no-server`` where it stays here; None where nothing is to be done.
        """
        mail = _mail(session, parameters)
        if mail.state in OVER:
            return None
        if not self.smtp_url:
            return NO_SERVER
        if mail.state in {"sending", "unknown"}:  # an attempt began, and nobody knows its end
            if mail.resent:
                mail.state = "unknown"
                return None
            mail.resent = True
        mail.state, mail.attempts = "sending", mail.attempts + 1
        return Letter(
            id=str(mail.id), sender=self.sender, recipient=mail.recipient, subject=mail.subject,
            text=mail.text, html=mail.html, locale=mail.locale, reply_to=mail.reply_to,
            written_at=mail.created_at, unsubscribe=mail.unsubscribe,
        )  # fmt: skip

    def carry_out(self, letter: Any) -> Delivery | None:
        """Hand it to the mail server; None where there is none."""
        if letter == NO_SERVER:
            return None
        return post_office.send(self.smtp_url, letter)

    def end(
        self, session: Session, parameters: Document, outcome: Any, *, by: Actor, now: datetime
    ) -> Document | Again | None:
        """Write down what the mail server said."""
        mail = _mail(session, parameters)
        match outcome:
            case None:
                mail.state, mail.sent_at = "kept", now
            case Accepted():
                mail.state, mail.sent_at, mail.error = "sent", now, ""
            case Refused(error):
                mail.state, mail.error = "bounced", error
            case Postponed(error) if mail.attempts > len(WAITS):
                mail.state, mail.error = "bounced", error
            case Postponed(error):
                mail.state, mail.error = "waiting", error
                return Again(error)
            case Unknown(error):
                mail.state, mail.error = "unknown", error
                return None if mail.resent else Again(error)
            case _:
                raise TypeError(f"no delivery: {outcome!r}")
        return {"state": mail.state}


def jobs(*, smtp_url: str, sender: str) -> Jobs:
    """Return the jobs of this room."""
    mailing = Mailing(smtp_url, sender)
    return {SEND: Errand(mailing.begin, mailing.carry_out, mailing.end)}


def _mail(session: Session, parameters: Document) -> Mail:
    mail = session.get(Mail, UUID(parameters["mail"]))
    if mail is None:
        raise NotFound(f"mail {parameters['mail']}")
    return mail
