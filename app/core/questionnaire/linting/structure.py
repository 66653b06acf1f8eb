"""Parts that are empty, that nobody can come to, and bounds that leave no room."""

from __future__ import annotations

from collections.abc import Iterator

from app.core.problems import Problem
from app.core.questionnaire.changes import SetLogic
from app.core.questionnaire.definition import Definition, Group, Module, Page, Question, is_asked
from app.core.questionnaire.linting.finding import Finding, Level
from app.core.questionnaire.linting.truth import Truths
from app.core.questionnaire.operations import Delete
from app.core.questionnaire.parts import Address, Part, address_of, children


def findings(definition: Definition) -> Iterator[Finding]:
    """Yield what is to be said about how a questionnaire is built."""
    truths = Truths(definition)
    for module in definition.modules:
        yield from _of(module, (module.id,), truths, shut=False)


def _of(part: Part, at: Address, truths: Truths, *, shut: bool) -> Iterator[Finding]:
    """Yield what is to be said of a part and of what is in it.

    :param shut: whether something around the part is never open.
    """
    if isinstance(part, Group):
        yield from _of_a_group(part, at)
    if isinstance(part, Module | Page | Group | Question):
        truth = truths.of(part.logic.relevant)
        yield from _of_the_door(at, truth)
        shut = shut or truth is False
    if isinstance(part, Question):
        if shut and is_asked(part) and (part.required or part.logic.required):
            yield Finding(Problem("question.required-and-shut", (*at, "required")), Level.MEND)
        return
    for child in children(part):
        yield from _of(child, address_of(child, at), truths, shut=shut)


def _of_a_group(group: Group, at: Address) -> Iterator[Finding]:
    if not group.parts:
        yield Finding(Problem("group.empty", at), Level.MEND, Delete(at))
    most = group.repeat.most if group.repeat else None
    if group.repeat and most is not None and group.repeat.least > most:
        yield Finding(Problem("group.times-crossed", (*at, "repeat")), Level.STOPS)


def _of_the_door(at: Address, truth: bool | None) -> Iterator[Finding]:
    if truth is False:
        yield Finding(Problem("part.never-open", (*at, "relevant")), Level.MEND)
    elif truth is True:
        mend = SetLogic(at, "relevant", "")
        yield Finding(Problem("part.always-open", (*at, "relevant")), Level.HINT, mend)
