"""A sheet as slides: what python-pptx writes, with charts that people can edit.

The theme of the file holds the colours and faces of the sheet, so that what people add later
fits.  Where the faces are not installed, others replace them: boxes have room to spare.
Runs in a child (see ``rendering``): the library is loaded there and nowhere else.
"""

from __future__ import annotations

import io
from typing import Any

from app.core.sheets.telling import KeyFigure, Told
from app.core.sheets.typography import colon
from app.documents import slide_chart
from app.documents.drawing import Drawing
from app.documents.look import INK, MUTED, Look, look_of, mix, on
from app.documents.maps import draw_zone
from app.documents.slide_parts import (
    EDGE,
    HEIGHT,
    MM,
    TITLE,
    WIDTH,
    Said,
    band,
    dress,
    example,
    foot,
    new_slide,
    note,
    picture,
    rgb,
    size_of,
    theme,
    title,
    words,
)  # fmt: skip


def slides_of(told: Told) -> bytes:
    """Return the sheet as slides: who, the figures, the comparisons, how and whence."""
    from pptx import Presentation

    deck: Any = Presentation()
    deck.slide_width, deck.slide_height = round(WIDTH * MM), round(HEIGHT * MM)
    colours = look_of(told.colour)
    theme(deck, colours)
    about = deck.core_properties
    about.title, about.author, about.language = told.title, told.name, f"{told.locale}-BE"
    about.subject = told.words.example if told.is_demonstration else told.kind
    _cover(new_slide(deck), told, colours)
    if told.figures:
        _figures(new_slide(deck), told, colours)
    if told.rows:
        _comparisons(new_slide(deck), told, colours)
    if told.practices or told.voices:
        _practices(new_slide(deck), told, colours)
    _sources(new_slide(deck), told)
    data = io.BytesIO()
    deck.save(data)
    return data.getvalue()


def _cover(slide: Any, told: Told, colours: Look) -> None:
    ink = on(colours.brand)
    slide.background.fill.solid()
    slide.background.fill.fore_color.rgb = rgb(colours.brand)
    zone = Drawing(430.0, 430.0)
    draw_zone(zone, right=425.0, top=4.0, height=422.0, nuts=told.nuts, name="", look=colours)
    picture(slide, zone, _of_map(told), x=192.0, y=18.0, width=140.0)
    title(slide, told.name, size_of(told.name, 54, 170, 30), ink, y=56.0, width=172.0, height=44.0)
    kicker = mix(ink, colours.brand, 0.86)
    words(slide, EDGE, 40.0, 172.0, 12.0, [Said(f"{told.kind} {told.year}", 18, kicker, True)])
    words(slide, EDGE, 102.0, 168.0, 42.0, [Said(told.promise, 22, ink, face=TITLE)])
    lines = [Said(line, 15, kicker, after=2) for line in (*told.identity, told.pole)]
    words(slide, EDGE, 148.0, 172.0, 26.0, lines)
    notice = " · ".join(filter(None, (example(told), told.words.map_notice)))
    words(slide, EDGE, HEIGHT - 15.0, 260.0, 9.0, [Said(notice, 11, kicker)])
    band(slide, 0.0, HEIGHT - 3.0, WIDTH, 3.0, colours.accent)
    note(slide, f"{told.name}. {told.promise} {' '.join(told.identity)}")


def _figures(slide: Any, told: Told, colours: Look) -> None:
    heading = told.words.figures.format(year=told.year)
    title(slide, colon(told.name, heading[0].lower() + heading[1:], told.locale))
    count = len(told.figures)
    column = (WIDTH - 2 * EDGE - 12.0 * (count - 1)) / count
    size = min(size_of(_number(figure), 92, column, 40) for figure in told.figures)
    for at, figure in enumerate(told.figures):
        _figure(slide, figure, size, EDGE + at * (column + 12.0), column, colours)
    foot(slide, told, told.own_method)
    note(slide, " ".join(f"{f.number}{f.glue}{f.unit} {f.noun}. {f.basis}" for f in told.figures))


def _figure(
    slide: Any, figure: KeyFigure, size: float, x: float, width: float, colours: Look
) -> None:
    sign = "■" if figure.stage == "outcome" else "□"
    band(slide, x, 60.0, width, 1.2, colours.brand)
    words(slide, x, 65.0, width, 9.0, [Said(f"{sign} {figure.stage_word}", 14, MUTED)])
    number = figure.number.replace("\u202f", "\u00a0")
    box = words(slide, x, 74.0, width, 40.0, [Said(number, size, colours.brand, True, TITLE)])
    if figure.unit:
        run = box.text_frame.paragraphs[0].add_run()
        dress(run, Said(figure.glue + figure.unit, size / 2, colours.brand, True, TITLE))
    said = [Said(figure.noun, 22, INK, True, after=4), Said(figure.basis, 16, MUTED)]
    words(slide, x, 116.0, width, 50.0, said)


def _number(figure: KeyFigure) -> str:
    return f"{figure.number}{figure.glue}{figure.unit}".strip()


def _comparisons(slide: Any, told: Told, colours: Look) -> None:
    proven = next((row for row in told.rows if row.mark), None)
    finding = told.words.compare
    if proven:
        beside = proven.beside[0].lower() + proven.beside[1:]
        finding = colon(proven.title, beside, told.locale)
    title(slide, finding, 26.0)
    shown = [row for row in told.rows if row.share is not None]
    top = 48.0
    if shown:
        height = min(40.0 + 26.0 * len(shown), 92.0)
        box = (EDGE, top, WIDTH - 2 * EDGE, height)
        slide_chart.add(slide, shown, told, colours, box)
        top += height + 3.0
    said = [
        Said(colon(row.title, f"{row.ours} {row.beside}", told.locale), 14, after=4)
        for row in told.rows
    ]  # fmt: skip
    words(slide, EDGE, top, WIDTH - 2 * EDGE, HEIGHT - top - 24.0, said)
    foot(slide, told, told.territory_method[:2])
    note(slide, " ".join(f"{row.title}. {row.described}. {row.text}" for row in told.rows))


def _practices(slide: Any, told: Told, colours: Look) -> None:
    title(
        slide,
        told.words.practices if told.practices else told.words.voice_or_voices(len(told.voices)),
    )
    half = (WIDTH - 2 * EDGE - 16.0) / 2
    lines = [
        Said(f"{'●' if is_done else '○'} {label}"
             + ("" if is_done else f" ({told.words.not_yet})"), 20, after=8)
        for is_done, label in told.practices
    ]  # fmt: skip
    if lines:
        words(slide, EDGE, 54.0, half, 116.0, lines)
    if told.voices:
        x, width = (EDGE + half + 16.0, half) if lines else (EDGE, WIDTH - 2 * EDGE)
        size = 24 if len(told.voices) == 1 else 16
        said = [
            line
            for voice in told.voices[:2]
            for line in (
                Said(voice.words, size, colours.brand, face=TITLE, after=8),
                Said(voice.speaker, 14, MUTED, after=12),
            )
        ]
        words(slide, x, 54.0, width, 116.0, said)
    foot(slide, told, ())
    note(slide, " ".join(one.text for one in lines))


def _sources(slide: Any, told: Told) -> None:
    title(slide, told.words.method)
    theirs = (*told.territory_method, told.words.map_notice)
    parts = [
        Said(told.words.theirs, 16, INK, True, after=2),
        *(Said(line, 14, MUTED, after=2) for line in theirs),
        Said(told.words.ours, 16, INK, True, after=2),
        *(Said(line, 14, MUTED, after=2) for line in told.own_method),
        Said(colon(told.words.scan, told.address, told.locale), 14, INK),
    ]
    words(slide, EDGE, 46.0, WIDTH - 2 * EDGE, 118.0, parts)
    foot(slide, told, (f"{told.edition or told.words.draft}.", told.contact))
    note(slide, " ".join((*told.territory_method, *told.own_method)))


def _of_map(told: Told) -> str:
    return " – ".join(filter(None, (told.name, *told.identity[-1:])))
