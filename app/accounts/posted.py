"""Reading what was posted."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.core.access import GRANTS, Actor
from app.models import Mail
from app.records import outbox

READ = ("outbox", "read")


def mails(session: Session, *, by: Actor) -> list[Mail]:
    """Return the mails that this person may read, the newest first.

    The links in them open what is behind them. A lead reads those of the own poles; an
    administrator those of nobody's pole, and never one that leads to answers.

    :raises NotAllowed: neither the one nor the other.
    """
    by.must(*READ)
    places = {grant.pole for grant in by.grants if READ in GRANTS[grant.role]}
    poles = frozenset(pole for pole in places if pole is not None)
    return outbox.letters(session, poles=poles, house=None in places)
