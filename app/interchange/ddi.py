"""DDI Codebook 2.5 out: what archives and statistics packages read to know what was asked.

One variable for each question that is answered or calculated, and for each row of a matrix or
of several numbers; its words, categories and bounds in every language of the questionnaire.
See https://ddialliance.org/Specification/DDI-Codebook/2.5/
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml.builder import ElementMaker

from app.core.questionnaire import references
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
from app.core.questionnaire.kinds import (
    Date,
    DecimalNumber,
    Duration,
    Hidden,
    Instant,
    Integer,
    Kept,
    Matrix,
    Month,
    Multiple,
    Note,
    Numbers,
    Place,
    Ranking,
    Scale,
    Single,
    Summary,
    Time,
    Year,
    YesNo,
)
from app.core.questionnaire.options import Choice, Row
from app.core.questionnaire.report import Entry, ImportReport
from app.core.text import LocalizedText, text_of
from app.interchange.exporting import Exported, clean, lost
from app.interchange.unsaid import left_over

NAMESPACE = "ddi:codebook:2_5"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
E = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})
NUMBERS = Integer | DecimalNumber | Scale | Numbers | Year
DATES = Date | Month | Time | Instant | Duration
YES_NO = (
    Choice("yes", "yes", text_of(fr="Oui", nl="Ja", en="Yes")),
    Choice("no", "no", text_of(fr="Non", nl="Nee", en="No")),
)
CARRIED = frozenset(
    {
        "Definition.title", "Module.name", "Module.title", "Page.name", "Page.title", "Group.name",
        "Group.title", "Rules.relevant",
        *(f"Question.{one}" for one in (
            "name", "label", "hint", "guidance", "required", "required_message",
            "constraint_message", "warning_message",
        )),
        *(f"Logic.{one}" for one in (
            "relevant", "required", "constraint", "warning", "calculation", "default", "read_only",
            "choice_filter",
        )),
        *(f"{kind.__name__}.{end}" for kind in (Integer, DecimalNumber, Scale, Numbers)
          for end in ("least", "most")),
        *(f"{kind.__name__}.{end}" for kind in (Date, Month, Year)
          for end in ("earliest", "latest")),
        "Matrix.cell", "Choice.name", "Choice.label", "Row.name", "Row.label",
    }
)  # fmt: skip
"""What of a questionnaire stands in its codebook, by class and field."""

_LOGIC = ("required", "constraint", "warning", "default", "read_only", "choice_filter")


def write(definition: Definition) -> Exported:
    """Return the codebook of a questionnaire, and what of it a codebook has no place for."""
    return _Codebook(definition).exported()


class _Codebook:
    def __init__(self, definition: Definition) -> None:
        self.definition = definition
        self.names = references.names(definition)
        self.lost: list[Entry] = []
        self.left_out = 0
        self.groups: list[etree._Element] = []
        self.variables: list[etree._Element] = []

    def exported(self) -> Exported:
        for module in self.definition.modules:
            at = len(self.groups)
            self.section(module, [id for page in module.pages for id in self.page(page)], at)
        self.lost += left_over(self.definition, CARRIED.__contains__)
        title = self.definition.title
        root = E.codeBook(
            E.stdyDscr(E.citation(E.titlStmt(*self.titles(title)))),
            E.dataDscr(*self.groups, *self.variables),
            version="2.5",
        )
        root.set(LANG, self.definition.authored)
        report = ImportReport(
            source=title.text_in(self.definition.authored),
            asked=len(list(self.definition.questions)),
            lost=tuple(self.lost),
        )
        data = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
        return Exported(data, report, self.left_out)

    # -- structure ---------------------------------------------------------------------------

    def page(self, page: Page) -> list[str]:
        at = len(self.groups)
        inside = [id for part in page.parts for id in self.item(part)]
        if page.name or page.title.by_locale or page.logic.relevant:
            self.section(page, inside, at)
        return inside

    def item(self, item: Item) -> list[str]:
        if isinstance(item, Question):
            return self.question(item)
        at = len(self.groups)
        inside = [id for part in item.parts for id in self.item(part)]
        self.section(item, inside, at)
        return inside

    def section(self, part: Module | Page | Group, inside: list[str], at: int) -> None:
        """Write a part as a group of variables, before the groups that stand in it."""
        repeats = isinstance(part, Group) and part.repeat is not None
        group = E.varGrp(ID=_id(part.id), type="repetition" if repeats else "section")
        _fill(group, part.name, inside, [*self.said("labl", part.title)])
        self.universe(group, part.logic.relevant)
        self.groups.insert(at, group)

    # -- variables ---------------------------------------------------------------------------

    def question(self, question: Question) -> list[str]:
        """Write the variables of a question; return their ids."""
        if isinstance(question.kind, Note | Summary | Kept):
            self.leave_out(question)
            return []
        if isinstance(question.kind, Hidden):
            self.lost += self.unread(question)
        if not rows_of(question):
            self.variables.append(self.variable(question, None))
            return [_id(question.id)]
        made = [self.variable(question, row) for row in rows_of(question)]
        self.variables += made
        ids = [str(one.get("ID")) for one in made]
        group = E.varGrp(ID=_id(question.id), type="grid")
        _fill(group, question.name, ids, [*self.said("labl", question.label)])
        self.groups.append(group)
        return ids

    def unread(self, question: Question) -> Iterator[Entry]:
        """List the help of a question that nobody is asked."""
        authored = self.definition.authored
        for what, help in (("hint", question.hint), ("guidance", question.guidance)):
            if words := help.read_in(authored, otherwise=authored):
                yield lost(question.name, what, self.by_name(words))

    def leave_out(self, question: Question) -> None:
        """List a question that is no variable, with its first words."""
        kind, authored = question.kind.__struct_config__.tag, self.definition.authored
        words = self.by_name(question.label.read_in(authored, otherwise=authored))
        self.lost.append(lost(question.name, "question", f"{kind}: {words}".rstrip(": ")))
        self.left_out += 1

    def variable(self, question: Question, row: Row | None) -> etree._Element:
        label = row.label if row else question.label
        name = f"{question.name}_{row.name}" if row else question.name
        id = _id(f"{question.id}-{row.id}" if row else question.id)
        made: etree._Element = E.var(ID=id, name=name, intrvl=_interval(question))
        made.extend(self.said("labl", label))
        if not isinstance(question.kind, Hidden):
            asked = E.qstn(responseDomainType=_domain(question))
            if row:
                asked.extend(self.said("preQTxt", question.label))
            asked.extend(self.said("qstnLit", label))
            for help in (question.hint, question.guidance):
                asked.extend(self.said("ivuInstr", help))
            made.append(asked)
        if bounds := _bounds(question):
            made.append(E.valrng(E.range(**bounds)))
        self.universe(made, question.logic.relevant)
        for choice in _categories(question):
            made.append(E.catgry(E.catValu(choice.name), *self.said("labl", choice.label)))
        if written := question.logic.calculation:
            made.append(E.derivation(E.drvcmd(self.by_name(written))))
        numeric = isinstance(question.kind, NUMBERS)
        made.append(E.varFormat(type="numeric" if numeric else "character"))
        for note in self.notes(question):
            made.append(note)
        return made

    def universe(self, owner: etree._Element, relevant: str) -> None:
        if relevant:
            owner.append(E.universe(self.by_name(relevant), clusion="I"))

    def notes(self, question: Question) -> Iterator[etree._Element]:
        for what in _LOGIC:
            if written := getattr(question.logic, what):
                yield E.notes(self.by_name(written), type=what, subject="logic")
        if question.required:
            yield E.notes("true()", type="required", subject="logic")
        for what in ("constraint_message", "required_message", "warning_message"):
            for said in self.said("notes", getattr(question, what)):
                said.set("type", what)
                yield said

    # -- words -------------------------------------------------------------------------------

    def said(self, tag: str, text: LocalizedText) -> Iterator[etree._Element]:
        for locale in text.by_locale:
            if text.is_written_in(locale):
                element = E(tag, self.by_name(clean(text.text_in(locale))))
                element.set(LANG, locale)
                yield element

    def titles(self, title: LocalizedText) -> Iterator[etree._Element]:
        """The title in the authored language, then in parallel the others."""
        authored = self.definition.authored
        yield E.titl(clean(title.text_in(authored)), {LANG: authored})
        for locale in title.by_locale:
            if locale != authored and title.is_written_in(locale):
                yield E.parTitl(clean(title.text_in(locale)), {LANG: locale})

    def by_name(self, text: str) -> str:
        return clean(references.rewritten(text, self.names.get))


def _fill(
    group: etree._Element, name: str, inside: list[str], labels: list[etree._Element]
) -> None:
    if inside:
        group.set("var", " ".join(inside))
    if name:
        group.set("name", name)
    group.extend(labels)


def _categories(question: Question) -> tuple[Choice, ...]:
    return YES_NO if isinstance(question.kind, YesNo) else choices_of(question)


def _interval(question: Question) -> str:
    return "contin" if isinstance(question.kind, NUMBERS) else "discrete"


def _domain(question: Question) -> str:
    match question.kind:
        case Multiple() | Ranking() | Matrix(cell="multiple"):
            return "multiple"
        case Single() | YesNo() | Matrix(cell="single"):
            return "code"
        case kind if isinstance(kind, NUMBERS) or getattr(kind, "cell", "") == "number":
            return "numeric"
        case kind if isinstance(kind, DATES):
            return "datetime"
        case Place():
            return "geographic"
        case _:
            return "text"


def _bounds(question: Question) -> dict[str, str]:
    """Return the bounds of an answer, as the attributes of a range."""
    low = getattr(question.kind, "least", None) if isinstance(question.kind, NUMBERS) else None
    high = getattr(question.kind, "most", None) if isinstance(question.kind, NUMBERS) else None
    if isinstance(question.kind, Date | Month | Year):
        low, high = question.kind.earliest or None, question.kind.latest or None
    bounds = {"min": low, "max": high}
    return {name: str(bound) for name, bound in bounds.items() if bound is not None}


def _id(id: str) -> str:
    """Return an id that XML takes."""
    plain = re.sub(r"[^A-Za-z0-9_.-]", "_", id)
    return plain if plain[:1].isalpha() else f"_{plain}"
