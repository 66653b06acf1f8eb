"""Links of mails that lead nowhere: counted, so that nobody tries a million of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from flask import request

from app.core.clock import utcnow
from app.core.errors import NotFound
from app.extensions import db
from app.records import throttling

Found = TypeVar("Found")


def followed(find: Callable[[], Found]) -> Found:
    """Return what a link leads to.  A good link writes nothing; one that leads nowhere is counted.

    Whoever has tried many is kept waiting before even a good one; where many are tried from
    everywhere, the good ones still open.

    :raises NotFound: it leads nowhere.
    :raises TooMany: too many did, from here or from everywhere.
    """
    now = utcnow()
    here, everywhere = throttling.of_links_from(request.remote_addr or ""), throttling.of_links()
    throttling.must_not_be_full(db.session(), [here], now=now)
    try:
        return find()
    except NotFound:
        db.session.rollback()  # on SQLite a transaction that has read may not be let write
        throttling.add(db.session(), [here, everywhere], now=now)
        db.session.commit()
        throttling.must_not_be_full(db.session(), [everywhere], now=now)
        raise
