"""Where a person may be sent back to: a page of ours, and never another site."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import current_app, url_for
from werkzeug.exceptions import HTTPException


def safe(asked: str | None) -> str:
    """Return the path that was asked for when a page of ours stands there, else the first page.

    The address is measured against our own map of pages, so that no trick of writing
    (``//``, ``/\\``, tabs, other schemes) has to be known by name.
    """
    home = url_for("home.show")
    if not asked or not asked.isprintable() or "\\" in asked or len(asked) > 2_000:
        return home
    parts = urlsplit(asked)
    if parts.scheme or parts.netloc or asked.startswith("//") or not asked.startswith("/"):
        return home
    try:
        current_app.url_map.bind("localhost").match(parts.path, method="GET")
    except HTTPException:  # no such page, or one that redirects or only takes a POST
        return home
    return asked
