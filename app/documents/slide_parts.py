"""What a slide consists of: a title, words in boxes that hold them, bands, pictures, notes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from app.core.sheets.telling import Told
from app.documents import images, look
from app.documents.drawing import Drawing, lines_of, width_of
from app.documents.look import INK, LINEN, MUTED, WHITE, Look, mix

WIDTH, HEIGHT, EDGE = 338.67, 190.5, 18.0
"""Millimetres, 16:9."""

TITLE, BODY = "+mj-lt", "+mn-lt"
"""The faces of the theme, for titles and for the rest."""

FACES = {"majorFont": "Bricolage Grotesque", "minorFont": "Source Sans 3"}
MM = 36_000
"""Units of a slide in a millimetre."""

WIDER_FACES = 1.3
"""How much wider a face can be that stands in for ours where they are not installed."""


@dataclass(frozen=True, slots=True)
class Said:
    """One paragraph."""

    text: str
    size: float
    colour: str = INK
    is_bold: bool = False
    face: str = BODY
    after: float = 0.0


def new_slide(deck: Any) -> Any:
    return deck.slides.add_slide(deck.slide_layouts[5])  # with a title, and nothing else


def title(
    slide: Any, text: str, size: float = 30.0, colour: str = INK, *, y: float = 14.0,
    width: float = WIDTH - 2 * EDGE, height: float = 30.0,
) -> None:  # fmt: skip
    """A real title: readers of screens and outlines need one on each slide."""
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

    holder = slide.shapes.title
    holder.left, holder.top = round(EDGE * MM), round(y * MM)
    holder.width, holder.height = round(width * MM), round(height * MM)
    frame = holder.text_frame
    _bare(frame, MSO_ANCHOR.TOP)
    paragraph = frame.paragraphs[0]
    paragraph.alignment, paragraph.line_spacing = PP_ALIGN.LEFT, 1.0
    while (
        size > 18 and lines_of(text, size, width * look.MM * 0.85) * size * 1.1 > height * look.MM
    ):
        size -= 2
    dress(paragraph.add_run(), Said(text, size, colour, True, TITLE))


def words(slide: Any, x: float, y: float, width: float, height: float, said: Sequence[Said]) -> Any:
    """Set paragraphs in a box, all of them smaller where they would not fit."""
    from pptx.enum.text import MSO_ANCHOR

    box = slide.shapes.add_textbox(*(round(one * MM) for one in (x, y, width, height)))
    _bare(box.text_frame, MSO_ANCHOR.TOP)
    scale = 1.0
    while scale > 0.6 and not _fits(said, width, height, scale):
        scale -= 0.05
    for at, one in enumerate(said):
        frame = box.text_frame
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        paragraph.space_after, paragraph.line_spacing = _points(one.after), 1.05
        dress(paragraph.add_run(), one, scale)
    return box


def _fits(said: Sequence[Said], width: float, height: float, scale: float) -> bool:
    """Tell whether paragraphs stay within a box, no word of them being cut in two."""
    room = width * look.MM / WIDER_FACES
    high = sum(
        lines_of(one.text, one.size * scale, room) * one.size * scale * 1.28 + one.after
        for one in said
    )
    widest = max(
        (width_of(word, one.size * scale) for one in said for word in one.text.split()),
        default=0.0,
    )
    return high <= height * look.MM and widest <= room


def size_of(text: str, largest: float, width: float, smallest: float) -> float:
    """Return the size in which a few words stand on one line, in points."""
    size = largest
    while (
        size > smallest
        and width_of(text, size, look.DISPLAY, "bold") * WIDER_FACES > width * look.MM
    ):
        size -= 2
    return size


def _bare(frame: Any, anchor: Any) -> None:
    from pptx.enum.text import MSO_AUTO_SIZE

    frame.word_wrap, frame.auto_size, frame.vertical_anchor = True, MSO_AUTO_SIZE.NONE, anchor
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0


def dress(run: Any, said: Said, scale: float = 1.0) -> None:
    run.text = said.text
    run.font.size, run.font.bold, run.font.name = (
        _points(said.size * scale), said.is_bold, said.face,
    )  # fmt: skip
    run.font.color.rgb = rgb(said.colour)


def band(slide: Any, x: float, y: float, width: float, height: float, colour: str) -> None:
    from pptx.enum.shapes import MSO_SHAPE
    from pptx.oxml.ns import qn

    places = (round(one * MM) for one in (x, y, width, height))
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *places)
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(colour)
    shape.line.fill.background()
    for style in shape._element.findall(qn("p:style")):  # the theme's shadow and outline
        shape._element.remove(style)
    describe(shape, "")


def picture(slide: Any, drawing: Drawing, said: str, *, x: float, y: float, width: float) -> None:
    data = io.BytesIO(images.png(drawing, zoom=2.5))
    picture = slide.shapes.add_picture(
        data, round(x * MM), round(y * MM), width=round(width * MM)
    )  # fmt: skip
    describe(picture, said)


def foot(slide: Any, told: Told, lines: Sequence[str]) -> None:
    text = " · ".join(filter(None, (" ".join(filter(None, lines)), example(told))))
    words(slide, EDGE, HEIGHT - 19.0, WIDTH - 2 * EDGE, 13.0, [Said(text, 11, MUTED)])


def note(slide: Any, text: str) -> None:
    slide.notes_slide.notes_text_frame.text = text


def describe(shape: Any, text: str) -> None:
    """Say what a shape shows to whoever does not see it; empty for an ornament."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", text)


def example(told: Told) -> str:
    return told.words.example if told.is_demonstration else ""


def rgb(colour: str) -> Any:
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(colour[1:])


def _points(size: float) -> int:
    return round(size * 12_700)


def theme(deck: Any, colours: Look) -> None:
    """Write colours and faces into the theme of the file."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"
    part = deck.slide_master.part.part_related_by(kind)
    root: Any = etree.fromstring(part.blob)
    space = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
    slots = {
        "dk1": INK, "lt1": WHITE, "dk2": colours.brand, "lt2": LINEN, "accent1": colours.brand,
        "accent2": colours.accent, "accent3": mix(colours.brand, WHITE, 0.5),
        "accent4": look.MADDER, "accent5": look.WIDER, "accent6": look.RULE,
        "hlink": colours.brand, "folHlink": MUTED,
    }  # fmt: skip
    for name, colour in slots.items():
        slot = root.find(f".//a:clrScheme/a:{name}", space)
        for child in list(slot):
            slot.remove(child)
        etree.SubElement(slot, f"{{{space['a']}}}srgbClr", val=colour[1:])
    for font, face in FACES.items():
        root.find(f".//a:fontScheme/a:{font}/a:latin", space).set("typeface", face)
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
