"""The functions of our language that have an equal in ExpressionScript."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.core.questionnaire.expressions.syntax import Expression, Path, Reference, Step
from app.interchange.limesurvey.em.parser import Foreign
from app.interchange.limesurvey.writing import pieces
from app.interchange.limesurvey.writing.codes import Coded
from app.interchange.limesurvey.writing.pieces import Said, Says

SELF = (Step("self", "node()"),)
"""The way of a dot: the answer that a check is tried on."""


def _several(saying: Says, tree: Expression, call: str) -> Coded:
    """Return the question whose answer a call looks into."""
    if isinstance(tree, Path) and tree.steps == SELF and tree.start is None:
        tree = Reference(saying.here)
    found = saying.coded.get(tree.name) if isinstance(tree, Reference) else None
    if found is None:
        raise Foreign(call)
    return found


def _selected(saying: Says, given: tuple[Expression, ...]) -> Said:
    if isinstance(given[0], Path) and given[0].start is not None:
        return _ticked(saying, given[0], saying.said(given[1]).literal or "")
    found, code = _several(saying, given[0], "selected()"), saying.said(given[1]).literal
    if code is None:
        raise Foreign("selected()")
    said = found.choices.get(code)
    if said is None and code == "other" and getattr(found.kind, "other", False):
        written = f"{found.code}_other.NAOK"
        return Said(f"!is_empty({written})", "truth")
    if said is None:
        return Said("0 == 1", "truth")
    match found.letter:
        case "M" | "P":
            return Said(f'{found.code}_{said}.NAOK == "Y"', "truth")
        case "R":
            places = range(1, len(found.choices) + 1)
            tests = (f"{found.code}_{place}.NAOK == {pieces.quoted(said)}" for place in places)
            return Said(f"({' or '.join(tests)})", "truth")
        case "L" | "!" | "O" | "5" | "G" | "Y":
            return Said(f"{found.code}.NAOK == {pieces.quoted(said)}", "truth")
        case _:
            raise Foreign("selected()")


def _ticked(saying: Says, row: Path, column: str) -> Said:
    """Say that a box of a matrix is ticked."""
    match row:
        case Path(steps=(Step(test=name),), start=Reference(name=id)) if (
            (found := saying.coded.get(id)) and found.letter == ":" and name in found.rows
        ):
            code = f"{found.code}_{found.rows[name]}_{found.choices.get(column, column)}"
            return Said(f'{code}.NAOK == "1"', "truth")
        case _:
            raise Foreign("selected()")


def _selected_at(saying: Says, given: tuple[Expression, ...]) -> Said:
    found, place = _several(saying, given[0], "selected-at()"), saying.said(given[1]).literal
    if found.letter != "R" or not place or not place.isdigit():
        raise Foreign("selected-at()")
    return pieces.variable(f"{found.code}_{int(place) + 1}.NAOK", "text", found.choices)


def _count_selected(saying: Says, given: tuple[Expression, ...]) -> Said:
    said = saying.said(given[0])
    if said.form != "several":
        raise Foreign("count-selected()")
    return Said(f"count(that.{said.text}.NAOK)", "number")


def _not(saying: Says, given: tuple[Expression, ...]) -> Said:
    return Said(f"!({saying.truth(given[0])})", "truth")


def _if(saying: Says, given: tuple[Expression, ...]) -> Said:
    so, otherwise = (pieces.as_it_is(saying.said(one)) for one in given[1:])
    if so.filled or otherwise.filled or "truth" in {so.form, otherwise.form}:
        raise Foreign("if()")
    form = so.form if so.form == otherwise.form else "text"
    return Said(f"if({saying.truth(given[0])}, {so.text}, {otherwise.text})", form)


def _coalesce(saying: Says, given: tuple[Expression, ...]) -> Said:
    one, other = (pieces.as_it_is(saying.said(each)) for each in given)
    if not one.alone or other.form not in {"number", "text"} or other.filled:
        raise Foreign("coalesce()")
    if one.form == "number" and other.literal == "0":
        return pieces.sum_of((one.text,))
    form = one.form if one.form == other.form else "text"
    return Said(f"if(is_empty({one.text}), {other.text}, {one.text})", form)


def _numbers(name: str) -> Callable[[Says, tuple[Expression, ...]], Said]:
    def make(saying: Says, given: tuple[Expression, ...]) -> Said:
        parts = [saying.number(one) for one in given]
        filled = tuple(guard for one in parts for guard in one.filled)
        return Said(f"{name}({', '.join(one.text for one in parts)})", "number", filled)

    return make


def _number(saying: Says, given: tuple[Expression, ...]) -> Said:
    said = saying.said(given[0])
    if said.form == "truth":
        return Said(f"if({said.text}, 1, 0)", "number")
    return saying.number(given[0])


def _concat(saying: Says, given: tuple[Expression, ...]) -> Said:
    return Said(f"join({', '.join(saying.texts(given))})", "text")


def _length(saying: Says, given: tuple[Expression, ...]) -> Said:
    return Said(f"strlen({saying.texts(given)[0]})", "number")


def _regex(saying: Says, given: tuple[Expression, ...]) -> Said:
    (text,), pattern = saying.texts(given[:1]), saying.said(given[1]).literal
    if pattern is None:
        raise Foreign("regex()")
    escaped = pattern.replace("/", "\\/")
    return Said(f"regexMatch({pieces.quoted(f'/{escaped}/')}, {text})", "truth")


def _choice_name(saying: Says, given: tuple[Expression, ...]) -> Said:
    said = saying.said(given[0])
    if not said.alone or not said.choices:
        raise Foreign("jr:choice-name()")
    return Said(f"{said.text.removesuffix('.NAOK')}.shown", "text")


CALLS: Mapping[tuple[str, int], Callable[[Says, tuple[Expression, ...]], Said]] = {
    ("selected", 2): _selected, ("selected-at", 2): _selected_at,
    ("count-selected", 1): _count_selected, ("not", 1): _not, ("if", 3): _if,
    ("true", 0): lambda _saying, _given: Said("1 == 1", "truth"),
    ("false", 0): lambda _saying, _given: Said("0 == 1", "truth"),
    ("coalesce", 2): _coalesce, ("number", 1): _number, ("concat", -1): _concat,
    ("string-length", 1): _length, ("regex", 2): _regex, ("jr:choice-name", 2): _choice_name,
    ("abs", 1): _numbers("abs"), ("floor", 1): _numbers("floor"),
    ("ceiling", 1): _numbers("ceil"), ("round", 1): _numbers("round"),
    ("round", 2): _numbers("round"), ("pow", 2): _numbers("pow"), ("sqrt", 1): _numbers("sqrt"),
    ("exp", 1): _numbers("exp"), ("log", 1): _numbers("log"), ("sin", 1): _numbers("sin"),
    ("cos", 1): _numbers("cos"), ("tan", 1): _numbers("tan"),
    ("pi", 0): lambda _saying, _given: Said("pi()", "number"),
}  # fmt: skip
"""By name and number of arguments; -1: any number."""
