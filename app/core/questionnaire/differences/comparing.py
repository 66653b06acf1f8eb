"""What is otherwise in one definition than in another, for people: each thing with its weight.

The differences are the edits that lead from the one to the other, told as what they mean to those
who answer and to those who read the answers.  What only translators see, such as that a text was
reviewed, is no difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.core.questionnaire.definition import Definition
from app.core.questionnaire.differences.telling import Telling
from app.core.questionnaire.differences.transition import transition
from app.core.questionnaire.differences.weighing import Difference, Weight
from app.core.questionnaire.parts import Address

NO_USE: Mapping[Address, int] = {}


def compare(
    old: Definition, new: Definition, used: Mapping[Address, int] = NO_USE
) -> list[Difference]:
    """Return what is otherwise in ``new``, in its reading order; what is gone comes last.

    :param used: how many answers there are to a question ``(id,)``, and how many use a choice or
        a row ``(question, id)``.
    """
    telling = Telling(old, new, used)
    return [each for edit in transition(old, new) for each in telling.of(edit)]


def heaviest(differences: list[Difference]) -> Weight | None:
    """Return the weight of the whole; None where there is no difference."""
    order = list(Weight)
    return max((each.weight for each in differences), key=order.index, default=None)


def of_weight(differences: list[Difference], weight: Weight) -> Iterator[Difference]:
    return (each for each in differences if each.weight is weight)
