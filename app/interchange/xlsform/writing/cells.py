"""The cells of a row beside its type: texts, logic, and what an imported file said there."""

from __future__ import annotations

from collections.abc import Mapping

from app.core.questionnaire import references
from app.core.questionnaire.definition import Question
from app.core.questionnaire.kinds import (
    Calculated,
    Date,
    File,
    Hidden,
    Image,
    Instant,
    Kept,
    Kind,
    Month,
    Place,
    Recording,
    Signature,
    Silent,
    Time,
    Year,
)
from app.core.text import LocalizedText
from app.interchange.xlsform.writing import types
from app.interchange.xlsform.writing.desk import Cells, Desk

TEXTS = frozenset({"label", "hint", "guidance_hint", "required_message", "constraint_message"})
EXPRESSIONS = (
    "relevant", "constraint", "calculation", "choice_filter", "trigger", "required", "read_only",
)  # fmt: skip
NAMES_OF_ROWS = frozenset({"type", "name"})
"""What a row is, which is written elsewhere."""

WITH_HYPHENS = Date | Month | Year | Time | Instant | Place
"""The kinds whose literals are written with hyphens."""


def words(question: Question, label: LocalizedText, desk: Desk) -> Cells:
    """Return the cells of the texts of a question, and of the files that go with them.

    :param label: what stands for its label in the file.
    """
    name = desk.name_of(question.id)
    cells: Cells = {}
    for field, text in {
        "label": label,
        "hint": question.hint,
        "guidance_hint": question.guidance,
        "required_message": question.required_message,
        "constraint_message": question.constraint_message,
        **{f"media::{what}": text for what, text in question.media.items()},
    }.items():
        cells |= desk.wording.texts(field, text, name)
    if not any(column.partition("::")[0] in {"label", "hint", "media"} for column in cells):
        desk.told.lose(name, "guidance", desk.read(question.guidance))
        cells = {column: said for column, said in cells.items() if "guidance" not in column}
    desk.told.lose(name, "warning_message", desk.read(question.warning_message))
    return cells


def rules(question: Question, bounds: str, desk: Desk) -> Cells:
    """Return the cells of the logic of a question.

    :param bounds: a rule that its kind implies, empty where it implies none.
    """
    name, logic = desk.name_of(question.id), question.logic
    said = {
        field: desk.wording.expression(getattr(logic, field), field, name) for field in EXPRESSIONS
    }
    if not _may_trigger(logic.trigger, desk):
        desk.told.lose(name, "trigger", said["trigger"])
        said["trigger"] = ""
    desk.told.lose(name, "warning", desk.wording.expression(logic.warning, "warning", name))
    if bounds:
        own = said["constraint"]
        said["constraint"] = f"({bounds}) and ({own})" if own else bounds
        desk.told.change("bounds", name, "kind", text=bounds)
    said["default"] = _default(question, desk)
    said["required"] = _required(question, yes_or(said["required"]), desk)
    said["read_only"] = yes_or(said["read_only"])
    return said


def _default(question: Question, desk: Desk) -> str:
    """Return what the answer begins as; a file is no answer that begins by itself."""
    name, default = desk.name_of(question.id), question.logic.default
    if isinstance(question.kind, File | Image | Recording | Signature | Kept):
        desk.told.lose(name, "default", default)
        return ""
    has_hyphens = isinstance(question.kind, WITH_HYPHENS)
    return desk.wording.default(default, name, has_hyphens=has_hyphens)


def _required(question: Question, by_rule: str, desk: Desk) -> str:
    """Return whether an answer is required: always goes before by a rule, and of what nobody
    answers nothing can be."""
    name = desk.name_of(question.id)
    if isinstance(question.kind, Silent):
        desk.told.lose(name, "required", by_rule or question.required)
        return ""
    if question.required:
        desk.told.lose(name, "required", "" if by_rule == "yes" else by_rule)
        return "yes"
    return by_rule


def _may_trigger(trigger: str, desk: Desk) -> bool:
    """Tell whether every question that sets off a calculation is one row that people see."""
    questions = {one.id: one for one in desk.definition.questions}
    return all(
        key in questions and _is_seen_as_one_row(questions[key].kind)
        for key in references.keys_in(trigger)
    )


def _is_seen_as_one_row(kind: Kind) -> bool:
    if isinstance(kind, types.Grid):
        return not types.has_rows(kind)
    return not isinstance(kind, Calculated | Hidden | Kept)


def yes_or(expression: str) -> str:
    """Return an expression as authors write it: "yes" for what always holds."""
    return "yes" if expression == "true()" else expression


def put_back(cells: Cells, kept: Mapping[str, str], name: str, desk: Desk) -> None:
    """Put back what an imported file said under a column that we do not carry out.

    Where the cell says something already, as where a file had two wordings in one language,
    there is no place to go back to, which is told.
    """
    for key, said in kept.items():
        if key in NAMES_OF_ROWS:
            continue
        column = f"{key}::{desk.definition.authored}" if key in TEXTS else key
        if cells.get(column):
            desk.told.lose(name, f"kept {key}", said)
        else:
            cells[column] = said
