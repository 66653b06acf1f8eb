"""The way through a questionnaire as its author laid it, the same for all who answer.

Which of its pages one respondent comes to see is for ``walking`` to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.core.problems import Place
from app.core.questionnaire.answers import MEANT, Path
from app.core.questionnaire.compiling import Compiled, compile
from app.core.questionnaire.definition import Definition, Module, Page, Question, is_asked, is_seen
from app.core.questionnaire.from_files import with_choices


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

    compiled: Compiled

    def question_of(self, place: Place) -> Question | None:
        """Return the question of which a problem at ``place`` tells; None where it is of none."""
        path = self.path_of(place)
        return self.questions.get(path[-1]) if path else None

    def path_of(self, place: Place) -> Path:
        """Return the path of the answer of which a problem at ``place`` tells, without the part
        of its field; ``()`` where it tells of none."""
        path = place[2:]
        for length in range(1, len(path) + 1, 2):
            if path[length - 1] in self.questions:
                return path[:length]
        return ()

    def may_send(self, page_id: str, ids: Iterable[str]) -> bool:
        """Tell whether a page asks all of these questions, and groups that repeat, by id."""
        page = next((page for page in self.definition.pages if page.id == page_id), None)
        if page is None:
            return False
        around = self.compiled.around
        asked = [question for question in page.questions if is_asked(question)]
        known = {(around[one.id][0] if around[one.id] else one).id for one in asked} | {MEANT}
        return known >= {*ids}

    def step(self, page_id: str) -> Step | None:
        """Return the step whose page has that id; None where the way does not pass it."""
        return next((step for step in self.steps if step.page.id == page_id), None)

    @property
    def modules(self) -> tuple[Module, ...]:
        """The modules that have a page to see, in order."""
        return tuple({step.module.id: step.module for step in self.steps}.values())


def plan(definition: Definition) -> Plan:
    """Return the way through ``definition``: pages with nothing to ask or to read are skipped.

    A list that came from a file is among the choices of its questions from here on.
    """
    definition = with_choices(definition)
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
        compiled=compile(definition),
    )
