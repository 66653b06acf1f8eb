"""Published sheets, for everybody: one page in each language, and its printed form."""

from __future__ import annotations

from flask import Blueprint, Response, current_app, make_response, render_template
from flask.typing import ResponseReturnValue
from flask_babel import force_locale

from app.core.clock import utcnow
from app.core.errors import NotFound
from app.core.sheets.addresses import addresses, file_name, path_of
from app.core.sheets.codec import decode_content
from app.core.sheets.content import LOCALES
from app.core.sheets.telling import told
from app.core.text import FR, NL, Locale
from app.documents import rendering
from app.extensions import db
from app.sheets import reading, sharing
from app.web import headers
from app.web.caching import for_everybody
from app.web.guards import open_to_all

bp = Blueprint("public_sheet", __name__)

WHY = "a published sheet is for everybody"
LINK_CARD = (1200, 630)
"""The size of the picture that stands beside a shared link."""

SHOWN = frozenset({"pdf", "png", *rendering.PAPERS})
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


@bp.get("/fiches/<public_name>/embed")
@open_to_all(WHY)
def french_embedded(public_name: str) -> ResponseReturnValue:
    """Show the French sheet within a page of somebody else."""
    return _embedded(public_name, FR)


@bp.get("/impactfiches/<public_name>/embed")
@open_to_all(WHY)
def dutch_embedded(public_name: str) -> ResponseReturnValue:
    """Show the Dutch sheet within a page of somebody else."""
    return _embedded(public_name, NL)


@bp.get("/s/<token>")
@open_to_all("whoever has the link holds the key, until its day")
def shared(token: str) -> ResponseReturnValue:
    """Show a sheet to whoever was given a link, as it stands now, in both languages."""
    content = sharing.shown_to(db.session(), token, base_url=_base_url(), now=utcnow())
    page = make_response(
        render_template(
            "sheets/shared.html", previews=[told(content, locale) for locale in LOCALES]
        )
    )
    page.headers["Referrer-Policy"] = "no-referrer"  # the address is the key
    return page


@bp.get("/sitemap.xml")
@open_to_all("search engines may know what is published")
def sitemap() -> ResponseReturnValue:
    """List the published sheets, each in both languages."""
    page = render_template(
        "sheets/sitemap.xml",
        sheets=[
            (addresses(name, _base_url()), at)
            for name, at in reading.all_standing(db.session(), now=utcnow())
        ],
    )
    return for_everybody(Response(page, mimetype="application/xml"))


def _embedded(public_name: str, locale: Locale) -> Response:
    """Give the sheet without a frame of ours, to be framed by anybody: it holds no form."""
    edition = reading.standing(db.session(), public_name, now=utcnow())
    content = decode_content(edition.content)
    with force_locale(locale):
        page = make_response(
            render_template(
                "sheets/embedded.html",
                told=told(content, locale),
            )
        )
    policy = {**headers.CSP, "frame-ancestors": "*"}
    page.headers["Content-Security-Policy"] = headers.written(policy)
    page.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return for_everybody(page)


def _base_url() -> str:
    return str(current_app.config["SETTINGS"].base_url)


def _page(public_name: str, locale: Locale) -> Response:
    edition = reading.standing(db.session(), public_name, now=utcnow())
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
    found = reading.file_of(db.session(), public_name, file, now=utcnow())
    if locale not in found.locale.split("-"):
        raise NotFound(f"file {file} of {public_name} in {locale}")
    answer = Response(found.bytes, mimetype=rendering.MEDIA[found.format])
    shown = "inline" if found.format in SHOWN else "attachment"
    answer.headers["Content-Disposition"] = f'{shown}; filename="{file}"'
    answer.set_etag(found.digest)
    return for_everybody(answer)
