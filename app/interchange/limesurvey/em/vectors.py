"""Files of ExpressionScript with what it is worth: said in our language, then worked out.

The file holds ``variables`` by name, each with its ``code`` (its value), and ``vectors`` that
stand in the order in which they are run: an assignment changes a variable for those behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from app.core.questionnaire.expressions.context import Context, World
from app.core.questionnaire.expressions.evaluate import value_of
from app.core.questionnaire.expressions.mistakes import Mistake
from app.core.questionnaire.expressions.nodes import TreeNode
from app.core.questionnaire.expressions.parser import parse
from app.core.questionnaire.expressions.values import Value, number_text, to_text
from app.interchange.limesurvey.em.parser import Foreign
from app.interchange.limesurvey.em.terms import Term, number_literal, text_literal
from app.interchange.limesurvey.em.translating import Look, translated

Code = str | int | float
"""What a variable holds."""

PROPERTIES = ("code", "NAOK", "value", "valueNAOK", "shown", "qid", "question", "relevance")
"""What may stand behind the name of a variable and a full stop."""

OF_THE_QUESTION = frozenset({"qid", "question", "relevance"})
_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_ASSIGNED = re.compile(r"(?P<name>[A-Za-z_]\w*)\s*(?P<sign>[-+*/])?=(?!=)(?P<what>.*)", re.DOTALL)


def worked_out(document: Mapping[str, Any], *, now: datetime) -> Iterator[tuple[str, Value | str]]:
    """Give what each vector is worth, by its id, in the order of the file; the name of what
    cannot be said in our language, as ``str`` in place of a value, is of type :class:`Named`.
    """
    variables = {name: dict(said) for name, said in document["variables"].items()}
    for vector in document["vectors"]:
        yield vector["id"], _run(vector["expression"], variables, now)


class Named(str):
    """The name of what cannot be said or worked out; no value."""

    __slots__ = ()


def worth(expression: str, variables: Mapping[str, Mapping[str, Any]], *, now: datetime) -> Value:
    """Return what our engine makes of the translation of an expression.

    :raises Foreign: there is none.
    :raises Mistake: it cannot be worked out.
    """

    def reference(name: str, _saved: bool) -> Value:
        said: Code = variables[name]["code"]
        text = said if isinstance(said, str) else number_text(float(said))
        node = TreeNode("element", "answer")
        if text:
            node.append(TreeNode("text", value=text))
        return [node]

    term = translated(expression, look_in(variables))
    return value_of(parse(term.text), Context(World(now=now, reference=reference), None))


def look_in(variables: Mapping[str, Mapping[str, Any]]) -> Look:
    """Return what tells what a variable stands for; one whose value nobody knows is unknown."""

    def look(name: str) -> Term | None:
        whole, _, last = name.rpartition(".")
        bare, field = (whole, last) if last in PROPERTIES and whole else (name, "code")
        said = variables.get(bare)
        if said is None:
            return None
        if field in OF_THE_QUESTION:
            value = said[field]
            return text_literal(value) if isinstance(value, str) else number_literal(str(value))
        if isinstance(said["code"], str):
            return Term(f"${{{bare}}}", "text", blank=True)
        return Term(f"${{{bare}}}", "number", blank=True)

    return look


def _run(expression: str, variables: dict[str, dict[str, Any]], now: datetime) -> Value | Named:
    """Work one vector out; an assignment gives the value that was assigned."""
    found: Value | Named = Named("")
    for part in _assignments(expression):
        assigned = _ASSIGNED.fullmatch(part.strip())
        if assigned is None:
            return _worth(part, variables, now)
        name, sign, what = assigned["name"], assigned["sign"], assigned["what"]
        found = _worth(f"{name} {sign} ({what})" if sign else what, variables, now)
        if isinstance(found, Named):
            variables.pop(name, None)
        else:
            found = _code(found)
            variables[name] = {**variables.get(name, {}), "code": found}
    return found


def _code(value: Value) -> str | float:
    """Return a value as a variable holds it: a number where it reads as one."""
    text = to_text(value)
    return float(text) if _NUMBER.fullmatch(text) else text


def _assignments(expression: str) -> list[str]:
    """Return the parts between commas where each of them assigns something, else the whole."""
    parts = expression.split(",")
    return parts if all(_ASSIGNED.fullmatch(part.strip()) for part in parts) else [expression]


def _worth(
    expression: str, variables: Mapping[str, Mapping[str, Any]], now: datetime
) -> Value | Named:
    try:
        return worth(expression, variables, now=now)
    except Foreign as foreign:
        return Named(foreign.what)
    except (Mistake, RecursionError) as mistake:
        return Named(getattr(mistake, "code", "expression.too-deep"))
