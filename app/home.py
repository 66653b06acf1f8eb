"""The hall: the first page of each kind of visitor, and the signs of life."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy import text

from app.extensions import db
from app.web.guards import open_to_all

bp = Blueprint("home", __name__)


@bp.get("/")
@open_to_all("everybody may see where they are")
def show() -> ResponseReturnValue:
    """Show a visitor what this is, and a person who is logged in where their work stands."""
    return render_template("home.html")


@bp.get("/healthz")
@open_to_all("a monitor asks whether we live; it learns nothing else")
def health() -> ResponseReturnValue:
    """Say that the process answers and reaches its database."""
    db.session().execute(text("SELECT 1"))
    return {"status": "ok"}
