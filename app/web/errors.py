"""Refusals and faults, as pages that say what to do and whether anything was saved."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Mapping

from flask import Flask, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException, SecurityError

from app.core.errors import Conflict, Gone, NotAllowed, NotFound, Refusal, TooMany, Unsound
from app.extensions import db
from app.web import retyping
from app.web.origin import ForeignOrigin

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

TRACED = frozenset({400, 413, 415, 500, 503})
"""The statuses whose page shows a reference, under which the log tells more.  Not 404: the
page of what is somebody else's must be, byte for byte, the page of what does not exist."""

WAIT = 30
"""Seconds until one may try again when the database is busy or away."""

ELSEWHERE = (
    "<!doctype html><html lang=fr><meta charset=utf-8><title>VISES</title>"
    "<h1>Cette adresse n’est pas la nôtre</h1><p>Rien n’a été modifié."
    " <span lang=nl>Dit adres is niet het onze. Er is niets gewijzigd.</span>"
    " <span lang=en>This address is not ours. Nothing was changed.</span></p>"
)
"""For whoever asks for us by a name that is not ours: no link could be drawn for them."""

LAST_RESORT = (
    "<!doctype html><html lang=fr><meta charset=utf-8><title>VISES</title>"
    "<h1>Un problème est survenu de notre côté</h1>"
    "<p>Votre dernière modification n’est peut-être pas enregistrée. Réessayez dans un moment."
    " <span lang=nl>Er ging iets mis aan onze kant. Uw laatste wijziging is misschien niet"
    " opgeslagen. Probeer het straks opnieuw.</span> <span lang=en>Something went wrong on our"
    " side. Your last change may not be saved. Try again in a moment.</span></p><p>{}</p>"
)
"""For when not even an error page can be drawn: three languages, no template, no database."""


def init_app(app: Flask) -> None:
    for family, status in STATUS.items():
        app.register_error_handler(family, _page_for(status))
    app.register_error_handler(CSRFError, _token_page)
    app.register_error_handler(SecurityError, lambda _error: (ELSEWHERE, 400))
    app.register_error_handler(HTTPException, _http_page)
    app.register_error_handler(OperationalError, _unavailable_page)
    app.register_error_handler(Exception, _fault_page)


def page(status: int, *, words: str = "", reference: str = "") -> str:
    """Return the page for a status: what happened, whether anything was saved, what to do.

    :param words: the words to use where the status has several meanings.
    """
    shown = words or (str(status) if status in PAGES else "400")
    try:
        db.session.rollback()
        return render_template("errors/refusal.html", shown=shown, reference=reference)
    except Exception:  # the page that tells of a fault has one itself
        log.exception("no page for %s %s", status, reference)
        return LAST_RESORT.format(reference)


def _page_for(status: int) -> Callable[[Refusal], ResponseReturnValue]:
    def answer(refusal: Refusal) -> ResponseReturnValue:
        wait = {"Retry-After": str(refusal.wait)} if isinstance(refusal, TooMany) else {}
        return page(status), status, wait

    return answer


def _http_page(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.code < 400:
        return error
    kept = {name: value for name, value in error.get_headers() if name in {"Allow", "Retry-After"}}
    reference = ""
    if error.code in TRACED:
        reference = secrets.token_hex(4)
        log.warning("refused %s %s: %s", reference, error.code, type(error).__name__)
    words = "foreign" if isinstance(error, ForeignOrigin) else ""
    return page(error.code, words=words, reference=reference), error.code, kept


def _token_page(error: CSRFError) -> ResponseReturnValue:
    """Offer what was typed again, under a new token: the old page was good, only too old."""
    log.info("token: %s", error.description)
    return retyping.page("errors/resend.html"), 400


def _unavailable_page(error: OperationalError) -> ResponseReturnValue:
    reference = secrets.token_hex(4)
    log.error("database %s", reference, exc_info=error)
    return page(503, reference=reference), 503, {"Retry-After": str(WAIT)}


def _fault_page(error: Exception) -> ResponseReturnValue:
    """Log the fault under a reference that the page shows too; tell nothing else of it."""
    reference = secrets.token_hex(4)
    log.error("fault %s at %s", reference, request.endpoint, exc_info=error)
    return page(500, reference=reference), 500
