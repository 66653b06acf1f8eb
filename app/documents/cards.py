"""Cards for social networks: one message each, and each size composed for itself.

A unit is a pixel.  No text is smaller than 24 of them, margins are 72, and a card for stories
keeps 250 free above and below, where the network puts its buttons.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.core.sheets.telling import KeyFigure, Row, Told
from app.documents import card_art
from app.documents.drawing import Drawing, width_of, wrapped
from app.documents.look import DISPLAY, INK, LINEN, MUTED, TEXT, WHITE, Look, look_of, mix, on
from app.documents.marks import mark

Size = tuple[int, int]
SIZES: tuple[Size, ...] = ((1200, 630), (1080, 1080), (1080, 1350), (1080, 1920), (1600, 900))
"""Width and height: links, squares, portraits, stories, wide pictures."""

MARGIN = 72.0
SMALLEST = 24.0
STORY = 250.0
"""What a card that is almost twice as high as wide keeps free above and below."""


@dataclass(frozen=True, slots=True)
class Card:
    """A card, and what it says to whoever does not see it."""

    drawing: Drawing
    described: str


def card(told: Told, size: Size) -> Card:
    """Compose a card: the first comparison with a share on squares and wide ones, the figure
    that says most on the others; where a sheet has only the one or the other, that one."""
    row = next((row for row in told.rows if row.share is not None and row.territory), None)
    figure = _figure_for(told, size)
    wants_row = size in {(1080, 1080), (1600, 900), (1080, 1350)}
    if row and (wants_row or figure is None):
        return _of_comparison(told, row, size)
    if figure:
        return _of_figure(told, figure, size)
    return _of_promise(told, size)


def _figure_for(told: Told, size: Size) -> KeyFigure | None:
    """A share of people has people to show, which suits a broad card; a story takes the first."""
    if size[0] > size[1]:
        of_people = (figure for figure in told.figures if figure.people)
        return next(of_people, next(iter(told.figures), None))
    return next(iter(told.figures), None)


# -- a figure ----------------------------------------------------------------------------------


def _of_figure(told: Told, figure: KeyFigure, size: Size) -> Card:
    width, height = size
    colours, is_broad = look_of(told.colour), width > height
    drawing = _ground(size, colours.brand, colours.accent)
    ink, soft = on(colours.brand), mix(on(colours.brand), colours.brand, 0.86)
    column = width * 0.52 if is_broad else width - 2 * MARGIN
    foot = _foot(height)
    if is_broad:
        card_art.beside(drawing, told, figure, colours, left=MARGIN + column + 40, size=size)
        y = MARGIN + height * 0.29
    else:
        card_art.above(drawing, told, colours, top=_head(height), size=size)
        y = foot - height * 0.30
    _number(drawing, figure, y, column, ink, colours.accent, height * (0.35 if is_broad else 0.17))
    y = _lines(
        drawing, figure.noun, y + height * (0.1 if is_broad else 0.05), column, ink,
        sizes=(46, 42, 37, 33, 29) if is_broad else (54, 48, 42, 36), weight="bold", most=3,
    )  # fmt: skip
    _lines(
        drawing, f"{figure.stage_word}. {figure.basis}", y + 14, column, soft,
        sizes=(28, SMALLEST) if is_broad else (32, 28), most=3,
    )  # fmt: skip
    _signature(drawing, told, foot, ink, colours)
    if not is_broad:
        drawing.text(MARGIN, foot + 44, told.words.map_notice, size=SMALLEST, fill=soft)
    said = f"{told.name} : {figure.number}{figure.glue}{figure.unit} {figure.noun}. {figure.basis}"
    return Card(drawing, said)


def _number(
    drawing: Drawing, figure: KeyFigure, y: float, column: float, ink: str, accent: str,
    largest: float,
) -> None:  # fmt: skip
    """Set the number with its unit, as large as the column holds."""
    number, unit = figure.number.replace("\u202f", "\u00a0"), figure.glue + figure.unit
    size = largest
    while size > 60 and _wide(number, unit, size) > column:
        size -= 4
    drawing.text(
        MARGIN - size * 0.03, y, number, size=size, fill=ink, weight="bold", family=DISPLAY
    )
    if figure.unit:
        x = MARGIN - size * 0.03 + width_of(number, size, DISPLAY, "bold")
        drawing.text(x, y, unit, size=size / 2, fill=accent, weight="bold", family=DISPLAY)


def _wide(number: str, unit: str, size: float) -> float:
    whole = width_of(number, size, DISPLAY, "bold")
    return whole + (width_of(unit, size / 2, DISPLAY, "bold") if unit.strip() else 0.0)


# -- a comparison ------------------------------------------------------------------------------


def _of_comparison(told: Told, row: Row, size: Size) -> Card:
    width, height = size
    colours = look_of(told.colour)
    drawing = Drawing(width, height, told.title)
    drawing.add("rect", x=0, y=0, width=width, height=height, fill=LINEN)
    drawing.add("rect", x=0, y=0, width=width, height=16, fill=colours.brand)
    column, foot, air = width - 2 * MARGIN, _foot(height), max(height - 1000, 0) / 8
    large = min(max(height * 0.19, 170.0), 250.0)
    y = _head(height) + large * 0.80 + air / 2
    _share(drawing, row.label, y, large, colours.brand)
    y = _lines(
        drawing, row.title, y + 74, column, INK, sizes=(52, 46, 42, 37, 33), weight="bold", most=2
    )
    y = card_art.dot_and_line(
        drawing, told, row, colours, left=MARGIN, top=y + air, width=column
    )  # fmt: skip
    y += air
    if row.mark:
        drawing.put(mark(row.mark, 34.0), MARGIN, y + 28)
        drawing.text(MARGIN + 48, y + 58, _capital(row.verdict), size=36, weight="bold")
        y += 66
    sources = wrapped(_source(told), SMALLEST, column)
    room = foot - 70 - len(sources) * 30 - (y + 20)
    _lines(
        drawing, _sentence(row), y + 56, column, INK, sizes=(48, 44, 40, 36, 32, 28, 26),
        most=max(int(room / 34), 2), room=room,
    )  # fmt: skip
    _lines(
        drawing, _source(told), foot - 26 - len(sources) * 30, column, MUTED, sizes=(SMALLEST,),
        most=3,
    )  # fmt: skip
    _signature(drawing, told, foot + 6, INK, colours)
    return Card(drawing, f"{told.name}. {row.title}. {row.described}. {row.text}")


def _share(drawing: Drawing, label: str, y: float, size: float, colour: str) -> None:
    """Set a share large, its per cent sign at half the size."""
    number = label.rstrip("%\u00a0")
    x = MARGIN - size * 0.03
    drawing.text(x, y, number, size=size, fill=colour, weight="bold", family=DISPLAY)
    x += width_of(number, size, DISPLAY, "bold")
    drawing.text(
        x, y, label.removeprefix(number), size=size / 2, fill=colour, weight="bold", family=DISPLAY
    )


def _sentence(row: Row) -> str:
    return f"{row.ours} {row.beside}"


def _source(told: Told) -> str:
    """Who counted, which is never left out: the first sentence of the sheet's own sources."""
    return told.territory_method[0] if told.territory_method else told.own_method[0]


# -- a promise ---------------------------------------------------------------------------------


def _of_promise(told: Told, size: Size) -> Card:
    """Where no figure may be shown, the card says who speaks and what they promise."""
    width, height = size
    colours = look_of(told.colour)
    drawing = _ground(size, colours.brand, colours.accent)
    ink = on(colours.brand)
    _lines(
        drawing, told.promise or told.title, _head(height) + height * 0.2, width - 2 * MARGIN, ink,
        sizes=(76, 68, 60, 52, 46, 40), weight="bold", family=DISPLAY, most=8,
    )  # fmt: skip
    _signature(drawing, told, _foot(height), ink, colours)
    return Card(drawing, f"{told.name}. {told.promise}")


# -- parts -------------------------------------------------------------------------------------


def _ground(size: Size, brand: str, accent: str) -> Drawing:
    drawing = Drawing(*size)
    drawing.add("rect", x=0, y=0, width=size[0], height=size[1], fill=brand)
    drawing.add("rect", x=0, y=size[1] - 12, width=size[0], height=12, fill=accent)
    return drawing


def _head(height: int) -> float:
    return STORY if height > 1500 else MARGIN * 0.7


def _foot(height: int) -> float:
    """Return where the signature stands."""
    return height - (STORY + 60 if height > 1500 else 50)


def _lines(
    drawing: Drawing, words: str, y: float, width: float, fill: str, *, sizes: tuple[float, ...],
    weight: str = "normal", family: str = TEXT, most: int = 4, room: float = 0.0,
) -> float:  # fmt: skip
    """Set words in the largest size in which they take no more than ``most`` lines and the
    ``room``; what the smallest does not hold ends in an ellipsis.

    :returns: the baseline below the last line.
    """
    size, lines = sizes[-1], [""]
    for size in sizes:
        lines = wrapped(words, size, width, family, weight)
        if len(lines) <= most and (not room or len(lines) * size * 1.27 <= room):
            break
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1].rstrip('.,;: ')}…"]
    for line in lines:
        drawing.text(MARGIN, y, line, size=size, fill=fill, weight=weight, family=family)
        y += size * 1.27
    return y


def _signature(drawing: Drawing, told: Told, y: float, ink: str, colours: Look) -> None:
    """Who speaks, and that it is an example where it is one."""
    accent = colours.accent if colours.accent != WHITE or ink == WHITE else colours.brand
    drawing.add("circle", cx=MARGIN + 11, cy=y - 11.0, r=11.0, fill=accent)
    drawing.text(MARGIN + 36, y, told.name, size=32, fill=ink, weight="bold", family=DISPLAY)
    x = MARGIN + 56 + width_of(told.name, 32, DISPLAY, "bold")
    place = told.identity[-1] if told.identity else told.pole
    if told.is_demonstration:
        place = f"{place} · {told.words.invented}" if place else told.words.invented
    if x + width_of(place, 26) > drawing.width - MARGIN:
        drawing.text(MARGIN + 36, y + 32, place, size=SMALLEST, fill=ink)
    else:
        drawing.text(x, y, place, size=26, fill=ink)


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
