"""Texts with expressions in braces that give a value: equations and defaults.

{if(age > 17, 'adult', 'child')}      an expression
{first} {last}                        concat(${q-1}, ' ', ${q-2})
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from app.core.questionnaire.kinds import Date, Kind, Multiple, Ranking, Single
from app.interchange.limesurvey.survey import Asked
from app.interchange.limesurvey.wording import EXPRESSION
from app.interchange.surveyjs.expressions import quoted
from app.interchange.surveyjs.wording import plain

Say: TypeAlias = Callable[[str, str], str]
"""An expression of the file, and the text that it stands in, as an expression of ours; empty
where there is no equal, which is told."""

Tell: TypeAlias = Callable[[str, str, str], None]
"""Hears the field, what it says, and what of it has no equal."""


def calculated(written: str, say: Say) -> str:
    """Return what an equation gives, empty where it cannot be said."""
    said: list[str] = []
    for number, piece in enumerate(EXPRESSION.split(plain(written))):
        if number % 2 == 0:
            said += [quoted(piece)] if piece else []
        elif value := say(piece, written):
            said.append(value)
        else:
            return ""
    return f"concat({', '.join(said)})" if len(said) > 1 else "".join(said)


def default(asked: Asked, kind: Kind, say: Say, tell: Tell) -> str:
    """Return what an answer begins as; the default of a row has no equal and is told."""
    ticked, found = [], ""
    codes = {one.id: one.code for one in asked.subquestions}
    for one in asked.defaults:
        code = one.special or codes.get(one.of, one.of)
        if not code:
            found = _of_the_question(kind, one.value, say, tell)
        elif isinstance(kind, Multiple) and one.of in codes and one.value == "Y":
            ticked.append(code)
        else:
            tell(f"default_{code}", one.value, code)
    return quoted(" ".join(ticked)) if ticked else found


def _of_the_question(kind: Kind, value: str, say: Say, tell: Tell) -> str:
    if EXPRESSION.search(value):
        return calculated(value, say)
    if isinstance(kind, Single | Multiple | Ranking):
        fits = value in {choice.name for choice in kind.choices}
    else:
        fits = not isinstance(kind, Date) or bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", value))
    if not fits:
        tell("default", value, value)
    return quoted(value) if fits else ""
