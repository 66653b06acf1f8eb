"""A sheet as one file for the web: it needs nothing beside itself, and prints as well.

The published page stands in the house; this is the same for whoever keeps or posts a file.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from app.core.sheets.telling import Told
from app.documents import charts, look
from app.documents.drawing import Drawing
from app.documents.look import MM, look_of, mix, on
from app.documents.sheet_page import chart_of

TEMPLATES = Path(__file__).parent.parent / "templates" / "documents"


def html_of(told: Told) -> bytes:
    """Return the sheet as a page in one file."""
    colours = look_of(told.colour)
    page: str = (
        _environment()
        .get_template("sheet_web.html")
        .render(
            told=told,
            words=told.words,
            look=look,
            brand=colours.brand,
            accent=colours.accent,
            on_brand=on(colours.brand),
            pale=mix(colours.brand, look.WHITE, 0.45),
            rows=[(row, _inline(chart_of(row, told, colours))) for row in told.rows],
            code=_inline(charts.code(told.address, 24 * MM)) if told.address else "",
        )
    )
    return page.encode()


def _inline(drawing: Drawing | None) -> Markup:
    """Return a drawing to stand in a page: its parts were escaped when they were drawn."""
    return Markup(str(drawing)) if drawing else Markup("")  # noqa: S704


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
