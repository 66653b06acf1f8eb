"""A condition composed on a page, line by line, as an edit; and tried on sample answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from app.core.errors import NotFound, Unsound
from app.core.problems import Problem
from app.core.questionnaire.changes import Ruled, SetLogic, logic_of
from app.core.questionnaire.checking import of_an_expression
from app.core.questionnaire.definition import Definition, Question
from app.core.questionnaire.expressions import evaluate
from app.core.questionnaire.expressions.context import Context, World
from app.core.questionnaire.expressions.mistakes import NO_VALUE
from app.core.questionnaire.expressions.nodes import TreeNode
from app.core.questionnaire.expressions.parser import parse
from app.core.questionnaire.expressions.values import Value, to_boolean
from app.core.questionnaire.outline import Outline
from app.core.questionnaire.parts import find
from app.core.questionnaire.sentences import OWN, Line, Sentence, expression, signs_of, values_of

COMPOSED = ("relevant", "required", "constraint", "warning")
"""The rules that are conditions, by the names of ``Logic``."""

MOST_PARTS = 40
ROOT = "r"


def ruled(definition: Definition, part_id: str, field: str) -> Ruled:
    """Return a part whose rule can be composed.

    :raises NotFound: there is none, or it has no such rule.
    """
    part = find(definition, (part_id,))
    if not isinstance(part, Ruled) or field not in COMPOSED:
        raise NotFound(f"{field} of {part_id}")
    if field != "relevant" and not isinstance(part, Question):
        raise NotFound(f"{field} of {part_id}")
    return part


def typed(sent: Mapping[str, str], path: str = ROOT, depth: int = 0) -> Sentence:
    """Return the sentence that a page sent: the fields of a part bear its path, ``r-0-1``."""
    parts: list[Line | Sentence] = []
    for number in range(MOST_PARTS):
        at = f"{path}-{number}"
        if f"joined-{at}" in sent and depth < MOST_PARTS // 8:
            parts.append(typed(sent, at, depth + 1))
        elif f"question-{at}" in sent:
            sign, value = sent.get(f"sign-{at}", "="), sent.get(f"value-{at}", "")
            parts.append(Line(sent[f"question-{at}"], sign, value))  # type: ignore[arg-type]
    return Sentence("or" if sent.get(f"joined-{path}") == "or" else "and", tuple(parts))


def pressed(said: Sentence, button: str, path: str = ROOT) -> Sentence:
    """Return the sentence after a button: ``line:r``, ``group:r-1``, ``remove:r-0``."""
    verb, _colon, goal = button.partition(":")
    parts = []
    for number, part in enumerate(said.parts):
        at = f"{path}-{number}"
        if verb == "remove" and goal == at:
            continue
        parts.append(pressed(part, button, at) if isinstance(part, Sentence) else part)
    if goal == path and verb == "line":
        parts.append(Line())
    if goal == path and verb == "group":
        parts.append(Sentence("or" if said.joined == "and" else "and", (Line(), Line())))
    return Sentence(said.joined, tuple(parts[:MOST_PARTS]))


def fitted(said: Sentence, questions: Mapping[str, Question]) -> Sentence:
    """Return the sentence with signs and values that fit the questions that were chosen."""

    def fit(part: Line | Sentence) -> Line | Sentence:
        if isinstance(part, Sentence):
            return Sentence(part.joined, tuple(map(fit, part.parts)))
        question = questions.get(part.question)
        signs, values = signs_of(question), values_of(question)
        sign = part.sign if part.sign in signs else signs[0]
        value = part.value if not values or part.value in values else values[0]
        return Line(part.question, sign, value)

    return Sentence(said.joined, tuple(map(fit, said.parts)))


def edit_of(before: Definition, part_id: str, field: str, said: Sentence) -> SetLogic | None:
    """Return the edit that sets a rule to a sentence; None where it says that already.

    :raises Missing, NotFound: as :func:`ruled`.
    :raises Unsound: it can never be meant so.
    """
    part = ruled(before, part_id, field)
    written = expression(said, {one.id: one for one in before.questions})
    if written == getattr(logic_of(part), field):
        return None
    if written:
        remarks = of_an_expression(Outline(before), (part_id,), part, field, written)
        wrong = [one for one in remarks if one.severity == "mistake"]
        if wrong:
            raise Unsound([Problem(one.code, ("sentence",), one.facts) for one in wrong])
    return SetLogic((part_id,), field, written)


def holds(written: str, answers: Mapping[str, str], *, now: datetime) -> bool | None:
    """Tell whether a condition holds for sample answers; None where it has no value.

    :param answers: as expressions read them, by question id; ``.`` is the answer itself.
    """

    def reference(name: str, _last: bool) -> Value:
        return answers.get(name, "")

    node = TreeNode("element", "answer")
    node.append(TreeNode("text", value=answers.get(OWN, "")))
    try:
        world = World(now, reference=reference)
        return to_boolean(evaluate.value_of(parse(written), Context(world, node)))
    except NO_VALUE:
        return None
