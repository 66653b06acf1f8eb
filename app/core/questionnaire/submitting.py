"""The answers as they are handed in: what counts, and nothing else.

A question that was asked and left open is None; one that was not asked is absent.  What is kept
of an answer that its route hides is not in it; what is calculated is: None where it divides by
nothing, empty text where it comes to that.
"""

from __future__ import annotations

from app.core.problems import Place
from app.core.questionnaire.answers import TOKEN, Value
from app.core.questionnaire.definition import Group, Item, Question, is_asked
from app.core.questionnaire.expressions.nodes import TreeNode
from app.core.questionnaire.kinds import Hidden
from app.core.questionnaire.spots import Spot
from app.core.questionnaire.walking import Walk


def handed_in(walk: Walk) -> dict[str, Value | None]:
    """Return what is handed in, by question id and by the id of each group that repeats."""
    said: dict[str, Value | None] = {}
    for module in walk.definition.modules:
        for page in module.pages:
            said |= _of_parts(walk, page.parts, (module.id, page.id), None)
    return said


def _of_parts(
    walk: Walk, parts: tuple[Item, ...], place: Place, within: TreeNode | None
) -> dict[str, Value | None]:
    said: dict[str, Value | None] = {}
    for part in parts:
        if isinstance(part, Question):
            said |= _of_question(walk, part, place, within)
        elif part.repeat:
            said |= _of_times(walk, part, place, within)
        else:
            said |= _of_parts(walk, part.parts, place, within)
    return said


def _of_question(
    walk: Walk, question: Question, place: Place, within: TreeNode | None
) -> dict[str, Value | None]:
    node = walk.filling.node(question, within)
    if node is None:
        return {}
    spot = Spot(question, (*place, question.id), node, walk.filling)
    counts = is_asked(question) or spot.is_computed or isinstance(question.kind, Hidden)
    if not (counts and spot.is_open):
        return {}
    comes_to_nothing = spot.is_computed and spot.value is None and not spot.has_no_result
    return {question.id: "" if comes_to_nothing else spot.value}


def _of_times(
    walk: Walk, group: Group, place: Place, within: TreeNode | None
) -> dict[str, Value | None]:
    path = (*place, group.id)
    open_times = [
        (token, node)
        for token, node in walk.filling.times(group, within)
        if walk.filling.filled.is_relevant(node)
    ]
    if not open_times and not walk.filling.would_be_open(group, within):
        return {}
    return {
        group.id: [
            {TOKEN: token, **_of_parts(walk, group.parts, (*path, token), node)}
            for token, node in open_times
        ]
    }
