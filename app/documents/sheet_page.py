"""A sheet as the page that the PDF library sets: words and figures in, HTML out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from app.core.sheets.numbers import end
from app.core.sheets.telling import Line, Row, Told
from app.core.sheets.typography import without_thin_spaces
from app.documents import charts, look, maps
from app.documents.breaking import broken
from app.documents.drawing import Drawing, lines_of, width_of
from app.documents.look import DISPLAY, FACES, GUTTER, MM, Look, look_of, mix, on, span
from app.documents.marks import chevron, mark

TEMPLATES = Path(__file__).parent.parent / "templates" / "documents"
BAND = 46.5
"""Millimetres, the selvedge included."""

LOWEST_FOOT = 38.0
"""Millimetres: the QR code, the edition and the air around them."""

NAME_SIZES = ((29, 33), (25, 29), (21, 25))
"""Points and leading of the name, the largest that holds it on one line."""

SMALLEST_NAME = (18, 19)


def html_of(told: Told, *, air: float = 1.0) -> str:
    """Return the page.

    :param air: scales the space between blocks: the first step when a sheet is too long.
    """
    colours = look_of(told.colour)
    foot = foot_height(told)
    page: str = (
        environment()
        .get_template("sheet.html")
        .render(
            told=told,
            words=told.words,
            look=look,
            brand=colours.brand,
            kicker=mix(look.WHITE, colours.brand, 0.88),
            on_brand=on(colours.brand),
            art=page_art(told, colours, foot),
            foot=foot,
            band=BAND,
            air=air,
            faces=FACES,
            name_size=name_size(told.name),
            beside=side_by_side(told.blocks),
            rows=[(row, chart_of(row, told, colours)) for row in told.rows],
            legend=_legend(told),
            code=charts.code(told.address, 22 * MM) if told.address else None,
            mark=lambda kind, size: mark(kind, size, colours.brand),
            sign=mark,
            chevron=chevron(colours.brand),
            span=span,
            gutter=GUTTER,
            broken=broken,
            width_of=lambda words, size, weight="normal": width_of(words, size, weight=weight) / MM,
        )
    )
    return without_thin_spaces(page)


def side_by_side(blocks: Sequence[str]) -> tuple[str, ...]:
    """Return the two blocks that share a row of the page, where they follow each other."""
    for pair in pairwise(blocks):
        if set(pair) == {"practices", "voices"}:
            return pair
    return ()


def page_art(told: Told, colours: Look, foot: float) -> Drawing:
    """Draw everything that bleeds, behind the page: band, map, selvedge, ground of the foot."""
    width, height = 210 * MM, 297 * MM
    art = Drawing(width, height)
    art.add("rect", x=0.0, y=0.0, width=width, height=BAND * MM, fill=colours.brand)
    maps.draw_zone(
        art, right=195 * MM, top=3 * MM, height=(BAND - 7.5) * MM,
        nuts=told.nuts, name=told.commune, look=colours,
    )  # fmt: skip
    art.add("rect", x=0.0, y=(BAND - 1.5) * MM, width=width, height=1.5 * MM, fill=colours.accent)
    art.add("rect", x=0.0, y=height - foot * MM, width=width, height=foot * MM, fill=look.LINEN)
    return art


def foot_height(told: Told) -> float:
    """Return the height in mm that the sources need: they are never cut."""
    column = span(5) * MM - 2
    lines = max(
        lines_of(" ".join((heading, *told_lines)), 8, column)
        for heading, told_lines in (
            (told.words.theirs, (*told.territory_method, told.words.map_notice)),
            (told.words.ours, told.own_method),
        )
    )
    return max(LOWEST_FOOT, 2 + lines * 10 / MM + 1 + 2 * 10 / MM + 6)


def name_size(name: str) -> tuple[int, int]:
    for size, leading in NAME_SIZES:
        if width_of(name, size, DISPLAY, "bold") <= 122 * MM:
            return size, leading
    return SMALLEST_NAME


def chart_of(row: Row, told: Told, colours: Look) -> Drawing | None:
    """Draw one comparison; None where there is nothing that may be drawn."""
    return territory_chart(row, told, colours, span(6) * MM)


def territory_chart(row: Row, told: Told, colours: Look, width: float) -> Drawing | None:
    """Draw one comparison so wide, in points."""
    if row.share is not None:
        return charts.dot_interval(
            row.share, (row.low, row.high), row.label,
            look=colours, width=width, title=row.described, full=end(1.0, told.locale),
            territory=_rate(row.territory), wider=_rate(row.wider),
        )  # fmt: skip
    return None


def _rate(line: Line | None) -> charts.Rate | None:
    return charts.Rate(line.at, f"{line.name} {line.value}") if line else None


def _legend(told: Told) -> Mapping[str, str]:
    """Return what the dot and the line stand for: the territory by name where there is one."""
    names = {row.territory.name for row in told.rows if row.territory}
    us = f"{told.words.us.lower()}, {told.words.interval.lower()}"
    return {"us": us, "territory": names.pop() if len(names) == 1 else told.words.territory.lower()}


def _image(drawing: Drawing, css_class: str = "") -> Markup:
    """Return a drawing as an image that has both its sizes, which the PDF library needs."""
    size = f"width:{drawing.width:.2f}pt;height:{drawing.height:.2f}pt"
    return Markup('<img class="{}" src="{}" style="{}" alt="">').format(
        escape(css_class), drawing.as_data(), size
    )


def _thinly(number: str) -> Markup:
    """Return a large number whose spaces are small: the library draws each at its full width."""
    space = Markup('<span class="thin">&nbsp;</span>')
    return space.join(number.replace("\u202f", "\u00a0").split("\u00a0"))


def _gap(millimetres: float) -> Markup:
    """Return exactly so much space between two blocks."""
    return Markup('<div style="font-size:1pt;line-height:1pt;height:{:.2f}mm"></div>').format(
        millimetres
    )


@cache
def environment() -> Environment:
    """Return the templates of printed pages, with what draws their parts."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(image=_image, gap=_gap, thinly=_thinly)
    return made
