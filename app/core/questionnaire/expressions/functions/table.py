"""Every function by its name, with how many arguments it takes."""

from __future__ import annotations

from collections.abc import Mapping

from app.core.questionnaire.expressions.functions import (
    choices,
    dates,
    logic,
    nodes,
    numbers,
    space,
    texts,
)
from app.core.questionnaire.expressions.functions.kind import Function

FUNCTIONS: Mapping[str, Function] = {
    **logic.FUNCTIONS,
    **texts.FUNCTIONS,
    **numbers.FUNCTIONS,
    **choices.FUNCTIONS,
    **dates.FUNCTIONS,
    **nodes.FUNCTIONS,
    **space.FUNCTIONS,
}

__all__ = ["FUNCTIONS", "Function"]
