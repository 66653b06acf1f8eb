"""A sheet as an A5 flyer: who, the promise, the key figures, one comparison, and the sources."""

from __future__ import annotations

from app.core.sheets.telling import Told
from app.core.sheets.typography import without_thin_spaces
from app.documents import charts, look
from app.documents.drawing import Drawing, lines_of, width_of
from app.documents.look import DISPLAY, FACES, MM, Look, look_of, mix, on
from app.documents.sheet_page import environment, territory_chart

WIDTH, HEIGHT = 148.0, 210.0
"""Millimetres."""

BAND = 36.0
SOURCES = 101.0
"""Millimetres: the width of the sources, beside the code."""

NAME_SIZES = ((22, 25), (18, 21), (15, 18))


def flyer_of(told: Told, *, air: float = 1.0) -> str:
    """Return the page.  Of the comparisons it shows the first that says something."""
    colours = look_of(told.colour)
    row = next((row for row in told.rows if row.share is not None), None)
    sources = " ".join((*told.territory_method, *told.own_method))
    foot = _foot_height(told, sources)
    page: str = (
        environment()
        .get_template("flyer.html")
        .render(
            told=told,
            words=told.words,
            look=look,
            brand=colours.brand,
            kicker=mix(look.WHITE, colours.brand, 0.88),
            on_brand=on(colours.brand),
            art=_art(colours, foot),
            band=BAND,
            foot=foot,
            air=air,
            faces=FACES,
            name_size=_name_size(told.name),
            row=row or next(iter(told.rows), None),
            chart=territory_chart(row, told, colours, (WIDTH - 20) * MM) if row else None,
            sources=sources,
            code=charts.code(told.address, 22 * MM) if told.address else None,
        )
    )
    return without_thin_spaces(page)


def _art(colours: Look, foot: float) -> Drawing:
    art = Drawing(WIDTH * MM, HEIGHT * MM)
    art.add("rect", x=0.0, y=0.0, width=art.width, height=BAND * MM, fill=colours.brand)
    art.add(
        "rect", x=0.0, y=(BAND - 1.2) * MM, width=art.width, height=1.2 * MM, fill=colours.accent
    )
    art.add(
        "rect", x=0.0, y=art.height - foot * MM, width=art.width, height=foot * MM, fill=look.LINEN
    )
    return art


def _foot_height(told: Told, sources: str) -> float:
    """Return the height in mm that the sources need: they are never cut."""
    lines = lines_of(sources, 8, SOURCES * MM - 2) + 1 + told.is_demonstration
    return max(28.0, 2 + (lines + 0.5) * 10 / MM + 5)


def _name_size(name: str) -> tuple[int, int]:
    for size, leading in NAME_SIZES:
        if width_of(name, size, DISPLAY, "bold") <= (WIDTH - 20) * MM:
            return size, leading
    return NAME_SIZES[-1]
