"""Refusals and faults, as pages that say what to do and whether anything was saved."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Mapping

from flask import Flask, render_template
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from app.core.errors import Conflict, Gone, NotAllowed, NotFound, Refusal, TooMany, Unsound
from app.extensions import db

log = logging.getLogger(__name__)

STATUS: Mapping[type[Refusal], int] = {
    NotFound: 404,
    NotAllowed: 403,
    Conflict: 409,
    Gone: 410,
    Unsound: 422,
    TooMany: 429,
}
PAGES = frozenset({400, 401, 403, 404, 405, 409, 410, 413, 415, 422, 429, 500, 503})
"""The statuses that have words of their own in ``errors/refusal.html``."""


def init_app(app: Flask) -> None:
    for family, status in STATUS.items():
        app.register_error_handler(family, _page_for(status))
    app.register_error_handler(HTTPException, _http_page)
    app.register_error_handler(Exception, _fault_page)


def page(status: int, *, reference: str = "") -> str:
    """Return the page for a status: what happened, whether anything was saved, what to do."""
    db.session.rollback()
    shown = status if status in PAGES else 400
    return render_template("errors/refusal.html", status=shown, reference=reference)


def _page_for(status: int) -> Callable[[Refusal], ResponseReturnValue]:
    def answer(refusal: Refusal) -> ResponseReturnValue:
        wait = {"Retry-After": str(refusal.wait)} if isinstance(refusal, TooMany) else {}
        return page(status), status, wait

    return answer


def _http_page(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.code < 400:
        return error
    kept = {name: value for name, value in error.get_headers() if name in {"Allow", "Retry-After"}}
    return page(error.code), error.code, kept


def _fault_page(error: Exception) -> ResponseReturnValue:
    """Log the fault under a reference that the page shows too; tell nothing else of it."""
    reference = secrets.token_hex(4)
    log.error("fault %s", reference, exc_info=error)
    return page(500, reference=reference), 500
