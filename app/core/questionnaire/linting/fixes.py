"""The edits that mend what stops publishing, where one mends it without asking."""

from __future__ import annotations

from msgspec import structs

from app.core.problems import Problem
from app.core.questionnaire.changes import Rename, Reshape
from app.core.questionnaire.definition import Definition, Question, choices_of
from app.core.questionnaire.kinds import Multiple
from app.core.questionnaire.linting.naming import free
from app.core.questionnaire.operations import Delete, Operation, Several
from app.core.questionnaire.options import Choice
from app.core.questionnaire.parts import find


def fix_of(problem: Problem, definition: Definition) -> Operation | None:
    """Return the edit that mends a problem of soundness; None where a person has to choose."""
    match problem.code:
        case "page.empty" | "module.empty" if _may_go(problem, definition):
            return Delete(problem.place)
        case "question.no-name" | "question.name-used-twice":
            return _named(problem.place[0], definition)
        case "choice.no-name" | "choice.name-used-twice":
            return _named_apart(_question(problem, definition))
        case "question.bounds-crossed":
            return _uncrossed(_question(problem, definition))
        case "question.exclusive-unknown":
            question = _question(problem, definition)
            if isinstance(question.kind, Multiple):
                return Reshape((question.id,), structs.replace(question.kind, exclusive=""))
            return None
        case _:
            return None


def _question(problem: Problem, definition: Definition) -> Question:
    part = find(definition, problem.place[:1])
    assert isinstance(part, Question)  # noqa: S101  the codes above are of questions
    return part


def _may_go(problem: Problem, definition: Definition) -> bool:
    """Tell whether something is left once the empty part is taken away."""
    if problem.code == "module.empty":
        return len(definition.modules) > 1
    return sum(1 for _page in definition.pages) > 1


def _named(question_id: str, definition: Definition) -> Operation | None:
    """Return the edit that gives a question a name of its own; the first of several keeps it."""
    names = [question.name for question in definition.questions]
    question = next(one for one in definition.questions if one.id == question_id)
    first = next(one for one in definition.questions if one.name == question.name)
    if question.name.strip() and question is first:
        return None
    name = question.name.strip() or "question"
    return Rename((question.id,), free(name, {*names, name} if question.name else set(names)))


def _named_apart(question: Question) -> Operation:
    """Return the edit after which each choice has a name that no other has."""
    taken: set[str] = set()
    edits: list[Operation] = []
    for choice in choices_of(question):
        name = _apart(choice, taken)
        if name != choice.name:
            edits.append(Rename((question.id, choice.id), name))
        taken.add(name)
    return Several(tuple(edits))


def _apart(choice: Choice, taken: set[str]) -> str:
    return free(choice.name.strip() or "option", taken)


def _uncrossed(question: Question) -> Operation | None:
    """Return the edit that puts the smaller bound first."""
    for low, high in (("least", "most"), ("earliest", "latest")):
        settings = structs.asdict(question.kind)
        if settings.get(low) and settings.get(high) and settings[low] > settings[high]:
            turned = {low: settings[high], high: settings[low]}
            return Reshape((question.id,), structs.replace(question.kind, **turned))
    return None
