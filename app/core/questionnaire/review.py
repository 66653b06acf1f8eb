"""What a person has to look at, and to accept by a word, before a questionnaire is published."""

from __future__ import annotations

from app.core.problems import Problem
from app.core.questionnaire.definition import Definition, Question
from app.core.questionnaire.kinds import Kept, Silent
from app.core.questionnaire.linting import linter
from app.core.questionnaire.parts import Part, walk

BEHAVIOUR = frozenset(
    {"relevant", "constraint", "calculation", "default", "choice_filter", "repeat_count",
     "required", "trigger", "read_only", "parameters", "rows", "type", "or_other",
     "media", "image", "audio", "video"}
)  # fmt: skip
"""The columns of a file without which the questionnaire behaves or looks otherwise to those who
answer.  What other columns say is kept too, and nobody has to accept its absence."""


def open_points(definition: Definition) -> list[Problem]:
    """Return one problem for each thing that a file said and that we do not carry out yet, and
    for each that the linter found and that may be meant so.

    They do not stop publishing; a person has to accept them by an explicit word, since the
    questionnaire will ask less, or ask more people, than its file did.
    """
    points = linter.to_accept(definition)
    for address, part in walk(definition):
        if isinstance(part, Question) and isinstance(part.kind, Kept):
            facts = {"name": part.name, "type": part.kind.type}
            points.append(Problem("review.question-not-asked", address, facts))
        for column, written in getattr(part, "kept", {}).items():
            if column.partition("::")[0] not in BEHAVIOUR or _is_idle(part, column):
                continue
            facts = {"name": getattr(part, "name", ""), "column": column, "written": written}
            points.append(Problem("review.not-carried-out", (*address, "kept", column), facts))
    return points


def _is_idle(part: Part, column: str) -> bool:
    """Tell whether a column says nothing of this part: nobody has to answer what is not asked."""
    return column == "required" and isinstance(part, Question) and isinstance(part.kind, Silent)
