"""A questionnaire as a document to read with a pen: its languages beside each other.

Each question is a row: its number, name and kind at the left, then one column a language with
its wording, its choices and its logic in words.  What is not translated is marked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any

from app.core.questionnaire import codec, in_words, references
from app.core.questionnaire.definition import (
    Definition,
    Group,
    Item,
    Module,
    Page,
    Question,
    choices_of,
    rows_of,
)
from app.core.questionnaire.wordings import text_at
from app.core.text import FR, NL, Locale, LocalizedText, State
from app.documents import proof_words as words

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

CORNFLOWER, BRICK, SOFT = (0x24, 0x44, 0x7A), (0xA3, 0x2A, 0x1E), (0x5A, 0x5F, 0x6A)
NUMBER_WIDTH = 3.0
"""Centimetres of the column at the left; the languages share the rest of a page on its side."""

PAGE_WIDTH = 26.7


def printed(definition: Definition) -> bytes:
    """Return the questionnaire as a Word document (.docx), A4 on its side.

    :cost: about 20 ms a question.
    """
    from docx import Document as new_document

    proof = _Proof(definition, new_document())
    proof.write()
    out = BytesIO()
    proof.document.save(out)
    return out.getvalue()


def printed_document(document: Mapping[str, Any]) -> bytes:
    """Return the same of a questionnaire as the tables keep it, for a process of its own."""
    return printed(codec.decode(document))


class _Proof:
    def __init__(self, definition: Definition, document: Document) -> None:
        self.definition, self.document = definition, document
        self.names = references.names(definition)
        others = [] if definition.authored in (FR, NL) else [definition.authored]
        self.columns: list[Locale] = [*others, FR, NL]
        self.number = 0

    def write(self) -> None:
        self.set_up()
        for number, module in enumerate(self.definition.modules, 1):
            self.heading(module, f"{words.MODULE['fr']} {number}", 1)
            for at, page in enumerate(module.pages, 1):
                self.heading(page, f"{number}.{at}", 2)
                self.items(page.parts, "")

    # -- the page ----------------------------------------------------------------------------

    def set_up(self) -> None:
        from docx.enum.section import WD_ORIENT
        from docx.shared import Cm, Pt, RGBColor

        section = self.document.sections[0]
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Cm(29.7), Cm(21.0)
        section.left_margin = section.right_margin = Cm(1.5)
        section.top_margin = section.bottom_margin = Cm(1.5)
        styles: Any = self.document.styles
        styles["Normal"].font.name, styles["Normal"].font.size = "Arial", Pt(9.5)
        styles["Normal"].paragraph_format.space_after = Pt(2)
        for name, size in {"Title": 20, "Heading 1": 14, "Heading 2": 11, "Heading 3": 10}.items():
            font = styles[name].font
            font.name, font.size, font.color.rgb = "Arial", Pt(size), RGBColor(*CORNFLOWER)
            fonts = styles[name].element.rPr.rFonts
            for which in list(fonts.attrib):
                if "Theme" in which:
                    del fonts.attrib[which]
        properties = self.document.core_properties
        properties.title = self.definition.title.text_in(self.definition.authored)
        properties.language, properties.author = str(self.definition.authored), "VISES"
        _numbered(section.footer.paragraphs[0])
        titles = [self.read(self.definition.title, locale) for locale in self.columns]
        self.document.add_paragraph(" · ".join(dict.fromkeys(filter(None, titles))), "Title")
        self.document.add_paragraph(f"{words.PROOF['fr']} · {words.PROOF['nl']}")

    def heading(self, part: Module | Page | Group, mark: str, level: int) -> None:
        titles = [self.read(part.title, locale) for locale in self.columns]
        said = " · ".join(dict.fromkeys(filter(None, titles)))
        if not said and not part.logic.relevant and level > 1:
            return
        self.document.add_heading(" – ".join(filter(None, (mark, said))), level)
        if part.logic.relevant:
            self.conditions_of(part)

    def conditions_of(self, part: Module | Page | Group) -> None:
        for locale in self.columns:
            said = self.logic("relevant", part.logic.relevant, locale, None)
            paragraph = self.document.add_paragraph()
            self.run(paragraph, f"{str(locale).upper()}  ", "soft")
            self.run(paragraph, said, "italic")

    # -- questions ---------------------------------------------------------------------------

    def items(self, parts: tuple[Item, ...], inside: str) -> None:
        """Write questions that follow each other as one table, groups under a heading."""
        waiting: list[Question] = []
        for part in parts:
            if isinstance(part, Question):
                waiting.append(part)
                continue
            self.table(waiting)
            waiting = []
            times = f" ({words.TIMES['fr']} · {words.TIMES['nl']})" if part.repeat else ""
            self.heading(part, f"{inside}{part.name}{times}", 3)
            self.items(part.parts, f"{inside}{part.name} › ")
        self.table(waiting)

    def table(self, questions: list[Question]) -> None:
        from docx.shared import Cm

        if not questions:
            return
        table = self.document.add_table(rows=1, cols=1 + len(self.columns), style="Table Grid")
        table.autofit = False
        wide = (PAGE_WIDTH - NUMBER_WIDTH) / len(self.columns)
        widths = [Cm(NUMBER_WIDTH), *(Cm(wide) for _column in self.columns)]
        heads = ["", *(str(locale).upper() for locale in self.columns)]
        for cell, head in zip(table.rows[0].cells, heads, strict=True):
            self.run(cell.paragraphs[0], head, "bold")
        _mark(table.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")  # on each page again
        for question in questions:
            self.number += 1
            row = table.add_row()
            _mark(row._tr.get_or_add_trPr(), "w:cantSplit")
            self.left(row.cells[0], question)
            for cell, locale in zip(row.cells[1:], self.columns, strict=True):
                self.cell(cell, question, locale)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
            for cell in column.cells:
                cell.width = width
        _draw(table)
        self.document.add_paragraph()

    def left(self, cell: _Cell, question: Question) -> None:
        self.run(cell.paragraphs[0], str(self.number), "bold")
        self.run(cell.add_paragraph(), question.name, "code")
        kind = words.KINDS[str(question.kind.__struct_config__.tag)]
        said = [kind[str(locale)] for locale in (FR, NL)]
        if question.required:
            said.append(f"{words.REQUIRED['fr']} · {words.REQUIRED['nl']}")
        for line in dict.fromkeys(said):
            self.run(cell.add_paragraph(), line, "soft")

    def cell(self, cell: _Cell, question: Question, locale: Locale) -> None:
        first = cell.paragraphs[0]
        self.wording(first, question.label, locale, "bold")
        for field, names in words.TEXTS.items():
            text = text_at(question, field)
            if text.by_locale:
                paragraph = cell.add_paragraph()
                self.run(paragraph, f"{names[_ours(locale)]}{_colon(locale)} ", "soft")
                self.wording(paragraph, text, locale, "italic")
        for row in rows_of(question):
            paragraph = cell.add_paragraph(style="List Bullet")
            self.run(paragraph, f"{words.ROW[_ours(locale)]} ", "soft")
            self.wording(paragraph, row.label, locale, "plain")
        for choice in choices_of(question):
            self.wording(cell.add_paragraph(style="List Bullet"), choice.label, locale, "plain")
        for line in self.logic_of(question, locale):
            self.run(cell.add_paragraph(), line, "italic")

    def logic_of(self, question: Question, locale: Locale) -> Iterator[str]:
        for field in (*words.CONDITIONS, *words.VALUES):
            if written := getattr(question.logic, field):
                yield self.logic(field, written, locale, question)

    def logic(self, field: str, written: str, locale: Locale, own: Question | None) -> str:
        """Return one expression in words, or else as it is written, with names."""
        if field in words.CONDITIONS:
            head, say = words.CONDITIONS[field][_ours(locale)], in_words.condition
        else:
            head, say = words.VALUES[field][_ours(locale)], in_words.value
        said = say(written, self.definition, Locale(_ours(locale)), own=own)
        if said is None:
            by_name = references.rewritten(written, self.names.get)
            said = f"({words.NO_WORDS[_ours(locale)]}) {by_name}"
        return f"{head}{_colon(locale)} {said}"

    # -- words -------------------------------------------------------------------------------

    def read(self, text: LocalizedText, locale: Locale) -> str:
        return references.rewritten(text.text_in(locale), self.names.get)

    def wording(self, paragraph: Any, text: LocalizedText, locale: Locale, style: str) -> None:
        """Write a text as it stands in a language, and say where it waits for somebody."""
        state = text.state_in(locale, authored=self.definition.authored)
        if state is State.MISSING:
            if any(text.is_written_in(one) for one in text.by_locale):
                self.run(paragraph, f"[{words.MISSING[_ours(locale)]}]", "alarm")
            return
        self.run(paragraph, self.read(text, locale), style)
        if state is State.OUTDATED:
            self.run(paragraph, f" [{words.OUTDATED[_ours(locale)]}]", "alarm")

    def run(self, paragraph: Any, text: str, style: str) -> None:
        from docx.shared import Pt, RGBColor

        run = paragraph.add_run(_clean(text))
        run.bold, run.italic = style in {"bold", "alarm"}, style == "italic"
        if style in {"soft", "alarm"}:
            run.font.color.rgb = RGBColor(*(BRICK if style == "alarm" else SOFT))
        if style in {"soft", "code"}:
            run.font.size = Pt(8)
        if style == "code":
            run.font.name = "Courier New"


def _ours(locale: Locale) -> str:
    """Return the language in which the document speaks in a column."""
    return "nl" if locale == NL else "fr"


def _colon(locale: Locale) -> str:
    return "\u00a0:" if _ours(locale) == "fr" else ":"


def _clean(text: str) -> str:
    """Return the text without the control characters that a document cannot hold."""
    return "".join(sign for sign in text if sign >= " " or sign in "\n\t")


def _draw(table: Any) -> None:
    """Draw thin grey lines, with air in the cells and a tinted head."""
    properties = table._tbl.tblPr
    borders = _mark(properties, "w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        _mark(borders, f"w:{side}", val="single", sz="4", color="C9CFD9")
    margins = _mark(properties, "w:tblCellMar")
    for side in ("top", "left", "bottom", "right"):
        _mark(margins, f"w:{side}", w="85", type="dxa")
    for cell in table.rows[0].cells:
        _mark(cell._tc.get_or_add_tcPr(), "w:shd", val="clear", fill="EEF2F8")


def _numbered(paragraph: Any) -> None:
    """Put the number of the page into a paragraph, for the program that opens it to fill in."""
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()._r
        if kind:
            _mark(run, "w:fldChar", fldCharType=kind)
        else:
            _mark(run, "w:instrText").text = text


def _mark(owner: Any, tag: str, **attributes: str) -> Any:
    """Add an element that the library has no words for; return it."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    owner.append(element)
    return element
