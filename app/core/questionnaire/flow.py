"""The way through a questionnaire: which pages there are to see, and how far one has come."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.core.problems import Place
from app.core.questionnaire.definition import Definition, Module, Page, Question, is_asked, is_seen


class State(StrEnum):
    """How far a module is."""

    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    PROBLEM = "problem"
    COMPLETE = "complete"


@dataclass(frozen=True, slots=True)
class Step:
    """One page on the way, and where it stands in its module."""

    module: Module
    page: Page
    number: int
    """From 1."""

    of: int
    """How many pages the module has."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one module is."""

    module: Module
    state: State
    answered: int
    asked: int
    pages: int


@dataclass(frozen=True, slots=True)
class Plan:
    """A definition made ready to be walked through, once for all respondents."""

    definition: Definition
    steps: tuple[Step, ...]
    questions: Mapping[str, Question]
    """The questions that are asked, by id."""

    places: Mapping[str, Place]
    """Module, page and question id of each question that is asked, by its id."""

    def step(self, page_id: str) -> Step | None:
        """Return the step whose page has that id; None where the way does not pass it."""
        return next((step for step in self.steps if step.page.id == page_id), None)

    def before(self, step: Step) -> Step | None:
        """Return the step before, or None at the beginning."""
        at = self.steps.index(step)
        return self.steps[at - 1] if at else None

    def after(self, step: Step) -> Step | None:
        """Return the step after, or None at the end."""
        return next(iter(self.steps[self.steps.index(step) + 1 :]), None)

    def steps_of(self, module: Module) -> Iterator[Step]:
        return (step for step in self.steps if step.module.id == module.id)

    @property
    def modules(self) -> tuple[Module, ...]:
        """The modules that have a page to see, in order."""
        return tuple({step.module.id: step.module for step in self.steps}.values())


def plan(definition: Definition) -> Plan:
    """Return the way through ``definition``: pages with nothing to ask or to read are skipped."""
    steps = []
    for module in definition.modules:
        pages = [page for page in module.pages if any(map(is_seen, page.questions))]
        steps += [Step(module, page, at, len(pages)) for at, page in enumerate(pages, 1)]
    asked = [
        (step, question) for step in steps for question in step.page.questions if is_asked(question)
    ]
    return Plan(
        definition=definition,
        steps=tuple(steps),
        questions={question.id: question for _step, question in asked},
        places={q.id: (step.module.id, step.page.id, q.id) for step, q in asked},
    )


def progress(
    plan: Plan, answered: Collection[str], passed: Collection[str], wrong: Collection[str]
) -> tuple[Progress, ...]:
    """Return how far each module is.

    A module is complete once each of its pages was passed or wholly answered: to leave an
    optional question open is an answer too, given by whoever passed its page.

    :param answered: the ids of the questions that are answered.
    :param passed: the ids of the pages that were saved to go on, with nothing wrong on them.
    :param wrong: the ids of the answered questions whose answer cannot be handed in.
    """
    return tuple(_of_module(plan, module, answered, passed, wrong) for module in plan.modules)


def _of_module(
    plan: Plan,
    module: Module,
    answered: Collection[str],
    passed: Collection[str],
    wrong: Collection[str],
) -> Progress:
    steps = tuple(plan.steps_of(module))
    asked = [q for step in steps for q in step.page.questions if is_asked(q)]
    given = [question for question in asked if question.id in answered]
    done = [step for step in steps if _is_done(step.page, answered, passed)]
    if any(question.id in wrong for question in given):
        state = State.PROBLEM
    elif len(done) == len(steps):
        state = State.COMPLETE
    elif given or any(step.page.id in passed for step in steps):
        state = State.IN_PROGRESS
    else:
        state = State.NOT_STARTED
    return Progress(module, state, len(given), len(asked), len(steps))


def _is_done(page: Page, answered: Collection[str], passed: Collection[str]) -> bool:
    asked = [question for question in page.questions if is_asked(question)]
    if any(question.required and question.id not in answered for question in asked):
        return False
    return page.id in passed or (bool(asked) and all(q.id in answered for q in asked))
