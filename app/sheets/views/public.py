"""Published sheets, for everybody: one page in each language, and its printed form."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, render_template
from flask.typing import ResponseReturnValue
from flask_babel import force_locale

from app.core.errors import NotFound
from app.core.sheets.addresses import file_name, path_of
from app.core.sheets.codec import decode_content
from app.core.sheets.content import LOCALES
from app.core.sheets.telling import told
from app.core.text import FR, NL, Locale
from app.documents import rendering
from app.extensions import db
from app.sheets import reading
from app.web.caching import for_everybody
from app.web.guards import open_to_all

bp = Blueprint("public_sheet", __name__)

WHY = "a published sheet is for everybody"
LINK_CARD = (1200, 630)
"""The size of the picture that stands beside a shared link."""

SHOWN = frozenset({"pdf", "png"})
"""The formats that a browser shows; the others are kept as files, the page in one file too: it
carries its own styles, which our policy does not let run here."""


@bp.get("/fiches/<public_name>")
@open_to_all(WHY)
def french(public_name: str) -> ResponseReturnValue:
    """Show the sheet in French."""
    return _page(public_name, FR)


@bp.get("/impactfiches/<public_name>")
@open_to_all(WHY)
def dutch(public_name: str) -> ResponseReturnValue:
    """Show the sheet in Dutch."""
    return _page(public_name, NL)


@bp.get("/fiches/<public_name>/<file>")
@open_to_all(WHY)
def french_file(public_name: str, file: str) -> ResponseReturnValue:
    """Give a file of the French sheet."""
    return _file(public_name, FR, file)


@bp.get("/impactfiches/<public_name>/<file>")
@open_to_all(WHY)
def dutch_file(public_name: str, file: str) -> ResponseReturnValue:
    """Give a file of the Dutch sheet."""
    return _file(public_name, NL, file)


def _page(public_name: str, locale: Locale) -> Response:
    edition = reading.standing(db.session(), public_name)
    content = decode_content(edition.content)
    other = NL if locale == FR else FR
    with force_locale(locale):  # the page speaks the language of its address, not of its reader
        page = render_template(
            "sheets/public.html",
            told=told(content, locale),
            addresses=dict(content.addresses),
            folder=path_of(public_name, locale),
            pdf=file_name(public_name, locale),
            card=file_name(public_name, locale, format="png", size=LINK_CARD),
            files=reading.names_of(db.session(), edition, locale),
            other=other,
            other_path=path_of(public_name, other),
            locales=LOCALES,
        )
    return for_everybody(make_response(page))


def _file(public_name: str, locale: Locale, file: str) -> Response:
    found = reading.file_of(db.session(), public_name, file)
    if found.locale != locale:
        raise NotFound(f"file {file} of {public_name} in {locale}")
    answer = Response(found.bytes, mimetype=rendering.MEDIA[found.format])
    shown = "inline" if found.format in SHOWN else "attachment"
    answer.headers["Content-Disposition"] = f'{shown}; filename="{file}"'
    answer.set_etag(found.digest)
    return for_everybody(answer)
