"""A sheet as a Word document: the same words and figures, to be written on and read aloud.

Headings are real headings and tables real tables, so that a reader of screens finds its way.
Runs in a child (see ``rendering``).
"""

from __future__ import annotations

import io
from typing import Any

from app.core.sheets.telling import KeyFigure, Row, Told
from app.core.sheets.typography import colon
from app.documents import charts, images
from app.documents.look import INK, MM, MUTED, Look, look_of
from app.documents.sheet_page import chart_of

FACE = "Source Sans 3"


def document_of(told: Told) -> bytes:
    """Return the sheet as a DOCX."""
    from docx import Document

    paper = Document()
    colours = look_of(told.colour)
    _dress(paper, told, colours)
    paper.add_heading(told.name, 0)
    _muted(paper, " · ".join((f"{told.kind} {told.year}", *told.identity, told.pole)))
    if told.is_demonstration:
        _muted(paper, told.words.example)
    paper.add_paragraph(told.promise, "Intense Quote")
    _figures(paper, told)
    if told.rows:
        paper.add_heading(told.words.compare, 1)
        for row in told.rows:
            _comparison(paper, row, told, colours)
    _practices(paper, told)
    _chain(paper, told)
    _sources(paper, told)
    data = io.BytesIO()
    paper.save(data)
    return data.getvalue()


def _figures(paper: Any, told: Told) -> None:
    if not told.figures:
        return
    paper.add_heading(told.words.figures.format(year=told.year), 1)
    table = paper.add_table(rows=0, cols=2)
    for figure in told.figures:
        cells = table.add_row().cells
        number = cells[0].paragraphs[0].add_run(_number(figure))
        number.bold = True
        number.font.size = _points(22)
        cells[1].text = figure.noun
        _muted(cells[1], f"{figure.stage_word}. {figure.basis}")


def _number(figure: KeyFigure) -> str:
    return f"{figure.number}{figure.glue}{figure.unit}".strip()


def _comparison(paper: Any, row: Row, told: Told, colours: Look) -> None:
    paper.add_heading(row.title, 2)
    line = paper.add_paragraph()
    if row.verdict:
        line.add_run(f"{row.verdict[0].upper()}{row.verdict[1:]}. ").bold = True
    line.add_run(row.text)
    drawing = chart_of(row, told, colours)
    if drawing:
        picture = paper.add_picture(
            io.BytesIO(images.png(drawing, zoom=4.0)), width=_points(150 * MM)
        )
        picture._inline.docPr.set("descr", row.described)
    for caution in row.cautions:
        _muted(paper, caution)


def _practices(paper: Any, told: Told) -> None:
    if told.practices:
        paper.add_heading(told.words.practices, 1)
    for is_done, label in told.practices:
        words = label if is_done else f"{label} ({told.words.not_yet})"
        paper.add_paragraph(words, "List Bullet")
    if told.voices:
        paper.add_heading(told.words.voice_or_voices(len(told.voices)), 1)
    for voice in told.voices:
        paper.add_paragraph(voice.words, "Quote")
        _muted(paper, voice.speaker)


def _chain(paper: Any, told: Told) -> None:
    if told.chain:
        paper.add_heading(told.words.chain, 1)
        for name, text in told.chain:
            line = paper.add_paragraph()
            line.add_run(colon(name, "", told.locale)).bold = True
            line.add_run(text)
    if told.goals:
        goals = ", ".join(f"{code} {name}" for code, name in told.goals)
        _muted(paper, colon(told.words.goals, goals, told.locale))


def _sources(paper: Any, told: Told) -> None:
    paper.add_heading(told.words.method, 1)
    for name, lines in (
        (told.words.theirs, told.territory_method), (told.words.ours, told.own_method),
    ):  # fmt: skip
        line = paper.add_paragraph()
        line.add_run(f"{name} ").bold = True
        line.add_run(" ".join(lines))
    _muted(paper, " · ".join(filter(None, (told.edition or told.words.draft, told.contact))))
    line = paper.add_paragraph(colon(told.words.scan, told.address, told.locale))
    if told.address:
        code = charts.code(told.address, 24 * MM)
        picture = paper.add_picture(io.BytesIO(images.png(code, zoom=4.0)), width=_points(24 * MM))
        picture._inline.docPr.set("descr", told.address)
    line.paragraph_format.keep_with_next = True


def _muted(where: Any, text: str) -> None:
    run = where.add_paragraph().add_run(text)
    run.font.size, run.font.color.rgb = _points(9), _rgb(MUTED)


def _dress(paper: Any, told: Told, colours: Look) -> None:
    """Give the styles of the document our colours, and say which language it speaks."""
    from docx.oxml.ns import qn

    about = paper.core_properties
    about.title, about.author, about.language = told.title, told.name, f"{told.locale}-BE"
    styles = paper.styles
    styles["Normal"].font.name, styles["Normal"].font.size = FACE, _points(10.5)
    styles["Normal"].font.color.rgb = _rgb(INK)
    for name in ("Title", "Heading 1", "Heading 2", "Quote", "Intense Quote"):
        styles[name].font.name, styles[name].font.color.rgb = FACE, _rgb(colours.brand)
    for edge in styles.element.iter(qn("w:bottom")):  # the line below a title, blue otherwise
        edge.set(qn("w:color"), colours.brand[1:])
    for section in paper.sections:
        section.page_width, section.page_height = _points(210 * MM), _points(297 * MM)
        section.left_margin = section.right_margin = _points(22 * MM)
        section.top_margin = section.bottom_margin = _points(18 * MM)
    for style in styles.element.iter(qn("w:lang")):
        style.set(qn("w:val"), f"{told.locale}-BE")


def _rgb(colour: str) -> Any:
    from docx.shared import RGBColor

    return RGBColor.from_string(colour[1:])


def _points(size: float) -> Any:
    from docx.shared import Pt

    return Pt(size)
