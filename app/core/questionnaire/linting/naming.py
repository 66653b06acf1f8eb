"""The short names of parts: what exports, formulas and other programs can read."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Set

from app.core.problems import Problem
from app.core.questionnaire.changes import Rename
from app.core.questionnaire.definition import Definition, Group, Question, choices_of, rows_of
from app.core.questionnaire.linting.finding import Finding, Level
from app.core.questionnaire.options import Choice, Row
from app.core.questionnaire.parts import walk

FIT = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
"""What an XLSForm takes as the name of a question."""

FIT_FOR_CHOICE = re.compile(r"\S+")
"""A blank in the name of a choice would make two of it where several are ticked."""

LONGEST = 64
"""Characters; SPSS takes no more."""


def findings(definition: Definition) -> Iterator[Finding]:
    """Yield what is to be said about short names, beside those that stop publishing."""
    taken = {getattr(part, "name", "") for _at, part in walk(definition)}
    questions = Counter(question.name for question in definition.questions)
    for at, part in walk(definition):
        name = getattr(part, "name", "")
        if isinstance(part, Question | Group) and name:
            if not FIT.fullmatch(name) or len(name) > LONGEST:
                edit = Rename(at, free(fitting(name), taken))
                problem = Problem("name.unfit", (*at, "name"), {"name": name})
                yield Finding(problem, Level.MEND, edit)
            elif isinstance(part, Group) and name in questions:
                edit = Rename(at, free(f"{name}_group", taken))
                problem = Problem("name.of-a-question-too", (*at, "name"), {"name": name})
                yield Finding(problem, Level.MEND, edit)
        if isinstance(part, Choice | Row) and name and not FIT_FOR_CHOICE.fullmatch(name):
            edit = Rename(at, free(fitting(name), {one.name for one in _beside(definition, at[0])}))
            problem = Problem("name.with-a-blank", (*at, "name"), {"name": name})
            yield Finding(problem, Level.MEND, edit)


def fitting(name: str) -> str:
    """Return a name as near to this one as exports can take.

    >>> fitting("Nombre d’ETP 2025")
    'Nombre_d_ETP_2025'
    """
    letters = unicodedata.normalize("NFKD", name)
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    joined = re.sub(r"[^A-Za-z0-9_.-]+", "_", plain).strip("_.-")[:LONGEST]
    return joined if FIT.fullmatch(joined) else f"q_{joined}".rstrip("_")


def free(name: str, taken: Set[str]) -> str:
    """Return the name, with a number behind it where it is taken."""
    numbered = (f"{name[: LONGEST - 4]}_{number}" for number in range(2, 1000))
    return next(one for one in (name, *numbered) if one not in taken)


def _beside(definition: Definition, question_id: str) -> tuple[Choice | Row, ...]:
    question = next(one for one in definition.questions if one.id == question_id)
    return (*choices_of(question), *rows_of(question))
