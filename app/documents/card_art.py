"""What cards show beside their words: people, the map of the zone, the dot and the line."""

from __future__ import annotations

from app.core.sheets.numbers import end
from app.core.sheets.telling import KeyFigure, Row, Told
from app.documents import maps
from app.documents.drawing import Drawing, width_of
from app.documents.look import DISPLAY, INK, LINEN, MUTED, RULE, WHITE, Look, mix

MOST_PEOPLE = 40
"""Up to so many, each person is drawn; of more, a hundred stand for all (from thirty on)."""

A_HUNDRED = 100


def beside(
    drawing: Drawing, told: Told, figure: KeyFigure, colours: Look, *, left: float,
    size: tuple[int, int],
) -> None:  # fmt: skip
    """Draw the people of a share at the right of a broad card, or else the map."""
    width, height = size
    room = width - left - 72
    if figure.people and figure.people[1] > 0:
        _people(drawing, *figure.people, colours, left, 76.0, room, height - 200.0)
        return
    maps.draw_zone(
        drawing, right=width - 60.0, top=60.0, height=height - 190.0, nuts=told.nuts,
        name="", look=colours,
    )  # fmt: skip


def above(
    drawing: Drawing, told: Told, colours: Look, *, top: float, size: tuple[int, int]
) -> None:
    """Draw the map over the words of an upright card, with the commune beside its area."""
    maps.draw_zone(
        drawing, right=size[0] - 72.0, top=top, height=size[1] * 0.30, nuts=told.nuts,
        name=told.commune, look=colours, letters=34.0,
    )  # fmt: skip


def dot_and_line(
    drawing: Drawing, told: Told, row: Row, colours: Look, *, left: float, top: float,
    width: float,
) -> float:  # fmt: skip
    """Draw our share with its interval over one axis, the territory's line below its name.

    :returns: where the drawing ends.
    """
    base, right = top + 84, left + width

    def at(part: float) -> float:
        return left + part * width

    drawing.line(left, base, right, base, stroke=RULE, width=3)
    for part in (0.0, 0.25, 0.5, 0.75, 1.0):
        drawing.line(at(part), base - 22, at(part), base + 22, stroke=RULE, width=3)
    if row.low < row.high:
        drawing.add(
            "rect", x=at(row.low), y=base - 18, width=max(at(row.high) - at(row.low), 2.0),
            height=36, rx=18, fill=mix(colours.brand, LINEN, 0.28),
            stroke=mix(colours.brand, LINEN, 0.6), stroke_width=3,
        )  # fmt: skip
    drawing.text(left, base + 56, "0", size=26, fill=MUTED)
    drawing.text(right, base + 56, end(1.0, told.locale), size=26, fill=MUTED, anchor="end")
    if row.territory:
        name = f"{row.territory.name} {row.territory.value}"
        x = _inside(at(row.territory.at), name, 34, left, right)
        drawing.add("rect", x=at(row.territory.at) - 4, y=base - 44, width=8, height=88, fill=INK)
        drawing.text(x, base + 96, name, size=34, weight="bold", anchor="middle")
    if row.share is not None:
        drawing.add(
            "circle", cx=at(row.share), cy=base, r=24, fill=colours.brand, stroke=LINEN,
            stroke_width=5,
        )  # fmt: skip
        x = _inside(at(row.share), told.name, 30, left, right, DISPLAY)
        drawing.text(
            x, base - 52, told.name, size=30, fill=colours.brand, weight="bold", anchor="middle",
            family=DISPLAY,
        )  # fmt: skip
    return base + 108


def _inside(
    x: float, words: str, size: float, left: float, right: float, family: str = ""
) -> float:
    """Return where centred words stand wholly between two edges."""
    wide = width_of(words, size, family, "bold") if family else width_of(words, size, weight="bold")
    return min(max(x, left + wide / 2), right - wide / 2)


def _people(
    drawing: Drawing, k: int, n: int, colours: Look, left: float, top: float, width: float,
    height: float,
) -> None:  # fmt: skip
    """Draw ``k`` of ``n`` people, or of a hundred for all of them, in rows that fill the room."""
    if n > MOST_PEOPLE:
        k, n = round(k / n * A_HUNDRED), A_HUNDRED
    columns = min(n, 8 if n <= MOST_PEOPLE else 13)
    rows = -(-n // columns)
    step = min(width / columns, height / rows * 0.58)
    tall = step * 1.72
    for one in range(n):
        line, place = divmod(one, columns)
        _person(
            drawing, left + place * step, top + line * (tall + step * 0.2), step, tall,
            is_full=one < k, colours=colours,
        )  # fmt: skip


def _person(
    drawing: Drawing, x: float, y: float, width: float, height: float, *, is_full: bool,
    colours: Look,
) -> None:  # fmt: skip
    empty = mix(WHITE, colours.brand, 0.62)
    fill = {"fill": colours.accent, "stroke": colours.accent} if is_full else {
        "fill": "none", "stroke": empty
    }  # fmt: skip
    middle, stroke = x + width / 2, max(width / 20, 1.2)
    drawing.add("circle", cx=middle, cy=y + height * 0.19, r=width * 0.28, stroke_width=stroke,
                **fill)  # fmt: skip
    shoulder, half = y + height * 0.42, width * 0.36
    drawing.add(
        "path", stroke_width=stroke, stroke_linejoin="round", **fill,
        d=f"M{middle - half:.1f} {y + height * 0.95:.1f}V{shoulder + half:.1f}"
        f"Q{middle - half:.1f} {shoulder:.1f} {middle:.1f} {shoulder:.1f}"
        f"Q{middle + half:.1f} {shoulder:.1f} {middle + half:.1f} {shoulder + half:.1f}"
        f"V{y + height * 0.95:.1f}Z",
    )  # fmt: skip
