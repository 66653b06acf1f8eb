"""A question as the rows that ask it."""

from __future__ import annotations

from app.core.questionnaire.definition import Question
from app.core.questionnaire.kinds import (
    Calculated,
    Hidden,
    Kept,
    Matrix,
    Month,
    Multiple,
    Numbers,
    Period,
    PostalAddress,
    Ranking,
    Scale,
    Single,
    Summary,
    Testimony,
    Year,
    YesNo,
)
from app.core.text import LocalizedText, Wording, text_of
from app.interchange.xlsform.expressions import is_moving
from app.interchange.xlsform.writing import chosen, grids, types
from app.interchange.xlsform.writing.cells import put_back, rules, words
from app.interchange.xlsform.writing.desk import Cells, Desk
from app.interchange.xlsform.writing.types import Written

UNSEEN = Calculated | Hidden | Kept
"""The kinds that need no words, since nobody reads them."""


def of(question: Question, desk: Desk) -> list[Cells]:
    """Return the rows of a question: most take one."""
    match question.kind:
        case Matrix() | Numbers() | Period() | PostalAddress() | Testimony() if types.has_rows(
            question.kind
        ):
            return grids.rows(question, desk)
        case Single() | Multiple() | Ranking() | YesNo() as kind:
            row, more = chosen.written(question, kind, desk)
        case Scale() as kind if (row := types.of(kind)).type == "range":
            row, more = chosen.with_ticks(question, kind, row, desk), []
        case kind:
            row, more = types.of(kind), []
    return [_row(question, row, desk), *more]


def _row(question: Question, row: Written, desk: Desk) -> Cells:
    name = desk.name_of(question.id)
    if row.is_near:
        kind = str(question.kind.__struct_config__.tag)
        desk.told.change("kind", name, "kind", kind=kind, becomes=row.type)
    if isinstance(question.kind, Month | Year) and _is_reckoned_with(question, row, desk):
        desk.told.change("whole-day", name, "kind")
    for property, said in row.unsaid.items():
        desk.told.lose(name, property, said)
    given = {**row.parameters, **question.parameters}
    cells: Cells = {
        "type": row.type,
        "name": name,
        **words(question, _label(question, row, desk), desk),
        **rules(question, row.rule, desk),
        "appearance": _appearance(question, row),
        "parameters": " ".join(
            f"{key}={desk.wording.expression(said, 'parameters', name)}"
            for key, said in given.items()
        ),
    }
    put_back(cells, question.kept, name, desk)
    if isinstance(question.kind, Calculated) and not cells["calculation"]:
        cells["calculation"] = _worked_out(question, cells, desk)
    return cells


def _is_reckoned_with(question: Question, row: Written, desk: Desk) -> bool:
    """Tell whether an expression works with the answer, which is a whole day in the file."""
    logic = question.logic
    own = (row.rule, logic.constraint, logic.calculation, logic.default)
    return any(own) or question.id in desk.naming.referred


def _worked_out(question: Question, cells: Cells, desk: Desk) -> str:
    """Return the calculation of a question that has none, which no file can do without."""
    name = desk.name_of(question.id)
    default = desk.wording.expression(question.logic.default, "default", name) or "''"
    if is_moving(cells["default"], has_hyphens=False):
        return ""
    desk.told.change("calculation", name, "calculation", text=default)
    cells["default"] = ""
    return default


def _appearance(question: Question, row: Written) -> str:
    """Return the look of a row; a number of rows makes a text one of several lines by itself."""
    look = "" if row.look == "multiline" and "rows" in question.parameters else row.look
    return " ".join(filter(None, (look, question.appearance)))


def _label(question: Question, row: Written, desk: Desk) -> LocalizedText:
    """Return the words of a question, with what its type cannot say behind them."""
    name, label = desk.name_of(question.id), question.label
    if isinstance(question.kind, Summary):
        desk.told.change("summary", name, "label")
        return _looked_over(question.kind, label, desk)
    if row.unit.by_locale:
        desk.told.change("unit", name, "label", text=desk.read(row.unit))
        label = LocalizedText(
            {
                locale: Wording(f"{said.text} ({row.unit.read_in(locale, otherwise=locale)})")
                for locale, said in label.by_locale.items()
            }
        )
    has_words = bool(desk.read(label) or desk.read(question.hint))
    has_words = has_words or bool(question.media and not question.logic.calculation)
    if not (has_words or isinstance(question.kind, UNSEEN)):
        desk.told.change("label", name, "label", text=name)
        return text_of(**{desk.definition.authored: name})
    return label


def _looked_over(kind: Summary, label: LocalizedText, desk: Desk) -> LocalizedText:
    """Return the words of a summary, with a line for each value below them."""
    shown = [one for one in desk.definition.questions if one.id in kind.of]
    lines = {
        locale: [
            f"{one.label.read_in(locale, otherwise=locale) or one.name}: ${{{one.id}}}"
            for one in shown
        ]
        for locale in (label.by_locale or (desk.definition.authored,))
    }
    return text_of(
        **{locale: "\n".join([label.text_in(locale), *said]) for locale, said in lines.items()}
    )
