"""The logic of a question as its author types it: one line each, with the short names of questions.

The draft keeps ids: a line is read, checked against the questionnaire, and written down by id, so
that renaming breaks nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.core.errors import Unsound
from app.core.problems import Problem
from app.core.questionnaire import references
from app.core.questionnaire.changes import SetLogic
from app.core.questionnaire.checking import of_an_expression
from app.core.questionnaire.compiling import compile
from app.core.questionnaire.definition import Definition, Question, choices_of, is_asked
from app.core.questionnaire.kinds import Calculated, Hidden
from app.core.questionnaire.outline import Outline

EVERYWHERE = ("relevant",)
OF_ANSWERS = ("required", "constraint", "warning", "default")


def fields_of(question: Question) -> tuple[str, ...]:
    """Return which lines of logic a question can have, by the names of ``Logic``."""
    if isinstance(question.kind, Calculated | Hidden):
        return (*EVERYWHERE, "calculation")
    if not is_asked(question):
        return EVERYWHERE
    filters = ("choice_filter",) if choices_of(question) else ()
    calculated = ("calculation",) if question.logic.calculation else ()
    return (*EVERYWHERE, *OF_ANSWERS, *calculated, *filters)


def line(definition: Definition, question: Question, field: str) -> str:
    """Return a line of logic as its author reads it, by name."""
    written: str = getattr(question.logic, field)
    return references.rewritten(written, references.names(definition).get)


def of_the_lines(
    before: Definition, question: Question, typed: Mapping[str, str]
) -> Iterator[SetLogic]:
    """Yield what was typed otherwise than ``before`` says; the fields are named ``logic-…``.

    :raises Unsound: a line cannot be read, speaks of what is not there, or can never hold.
    """
    ids = references.ids(before)
    changes = []
    for field in fields_of(question):
        key = f"logic-{field}"
        text = typed.get(key, line(before, question, field)).replace("\r\n", "\n").strip()
        if text != line(before, question, field).strip():
            written = references.rewritten(text, ids.get)
            changes.append(SetLogic((question.id,), field, written))
    if wrong := _wrong(before, question, changes):
        raise Unsound(wrong)
    yield from changes


def _wrong(before: Definition, question: Question, changes: list[SetLogic]) -> list[Problem]:
    """Return the mistakes in new lines, each in its field, with its offset as the fact ``at``."""
    after, outline = before, Outline(before)
    found = []
    for change in changes:
        after = change.apply(after)
        if not change.expression:
            continue
        for remark in of_an_expression(
            outline, change.address, question, change.what, change.expression
        ):
            at = outline.offset_by_name(change.expression, remark.at)
            if remark.severity == "mistake":
                facts = {**remark.facts, "at": at}
                found.append(Problem(remark.code, (f"logic-{change.what}",), facts))
    if changes and not found:
        field = f"logic-{changes[0].what}"
        known = _circles(before)
        found = [Problem("logic.circle", (field,), {"parts": parts, "at": 0})
                 for parts in _circles(after) if parts not in known]  # fmt: skip
    return found


def _circles(definition: Definition) -> list[object]:
    """Return the questions that wait for each other, each circle as its sentence names them."""
    problems = compile(definition).problems
    return [one.facts["parts"] for one in problems if one.code == "logic.circle"]
