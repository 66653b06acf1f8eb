"""What stands on the two sides of an operator, and what cannot be meant there."""

from __future__ import annotations

from difflib import get_close_matches

from app.core.questionnaire.expressions.remarks import Remarks
from app.core.questionnaire.expressions.sorts import Sort, is_date, is_number, is_time
from app.core.questionnaire.expressions.syntax import Binary, Expression, Number, Text
from app.core.questionnaire.expressions.values import number_text


def conditional(said: Remarks, tree: Expression, sort: Sort) -> None:
    """Check what is used as a condition."""
    if sort.nodes and sort.name:
        said.doubt("logic.always-holds", tree.at, name=sort.name)
    elif isinstance(tree, Text):
        said.doubt("logic.text-as-condition", tree.at, text=tree.value)


def computed(said: Remarks, tree: Expression, sort: Sort) -> None:
    """Check what is calculated with."""
    if isinstance(tree, Text):
        if not is_number(tree.value):
            said.mistake("logic.text-in-arithmetic", tree.at, text=tree.value)
    elif sort.what == "truth":
        said.doubt("logic.truth-in-arithmetic", tree.at)
    elif sort.many:
        said.doubt("logic.many-answers", tree.at, name=sort.name)
    elif sort.what == "group":
        said.mistake("logic.group-as-value", tree.at, name=sort.name)
    elif sort.what in {"one", "several"} and sort.codes and not any(map(is_number, sort.codes)):
        said.mistake("logic.codes-in-arithmetic", tree.at, name=sort.name)


def compared(said: Remarks, tree: Binary, left: Sort, right: Sort) -> None:
    """Check two values that are compared."""
    equality = tree.operator in {"=", "!="}
    for sort, other, beside, operand in (
        (left, right, tree.right, tree.left), (right, left, tree.left, tree.right),
    ):  # fmt: skip
        if sort.many and not (isinstance(beside, Text) and not beside.value):
            said.doubt("logic.many-answers", operand.at, name=sort.name)
        elif sort.what == "group" and sort.name:
            said.doubt("logic.group-as-value", operand.at, name=sort.name)
        elif isinstance(beside, Text):
            _with_text(said, sort, beside, equality)
        elif isinstance(beside, Number):
            _with_number(said, sort, beside, equality)
        elif sort.what == "truth" and other.nodes and other.name and equality:
            said.doubt("logic.always-holds", beside.at, name=other.name)
        elif sort.is_date and other.what == "number" and other.name:
            said.doubt("logic.date-with-number", beside.at, name=sort.name)


def _with_text(said: Remarks, sort: Sort, beside: Text, equality: bool) -> None:
    if not beside.value:
        return
    match sort.what:
        case "number" if not is_number(beside.value):
            said.mistake("logic.number-with-text", beside.at, name=sort.name, text=beside.value)
        case "truth":
            said.doubt("logic.truth-with-text", beside.at, text=beside.value)
        case "day" | "instant" if not is_date(beside.value):
            said.mistake("logic.no-date", beside.at, text=beside.value)
        case "time" if not equality or not is_time(beside.value):
            code = "logic.time-compared" if is_time(beside.value) else "logic.no-time"
            said.mistake(code, beside.at, name=sort.name, text=beside.value)
        case "one" | "several" if equality:
            _with_code(said, sort, beside.value, beside.at)
        case _:
            pass


def _with_number(said: Remarks, sort: Sort, beside: Number, equality: bool) -> None:
    if sort.is_date and sort.name:
        said.doubt("logic.date-with-number", beside.at, name=sort.name)
    elif sort.what in {"one", "several"} and sort.codes:
        if not any(map(is_number, sort.codes)):
            said.mistake("logic.codes-in-arithmetic", beside.at, name=sort.name)
        elif equality and not any(_reads_as(code, beside.value) for code in sort.codes):
            of_a_list(said, sort, number_text(beside.value), beside.at)


def _reads_as(code: str, number: float) -> bool:
    try:
        return float(code) == number
    except ValueError:
        return False


def _with_code(said: Remarks, sort: Sort, code: str, at: int) -> None:
    """Check an answer that is compared with the code of a choice, or with several of them."""
    codes = code.split(" ") if sort.what == "several" else [code]
    known = all(of_a_list(said, sort, one, at) for one in codes)
    if sort.what == "several" and known and sort.name:
        said.doubt("logic.several-compared", at, name=sort.name, choice=code)


def of_a_list(said: Remarks, sort: Sort, code: str, at: int) -> bool:
    """Tell whether a code is one of the choices of a question, and say so where it is none."""
    if not sort.codes or code in sort.codes:
        return True
    near = get_close_matches(code, sorted(sort.codes), 1, 0.6)
    if near:
        facts = {"name": sort.name, "choice": code, "suggestion": near[0]}
        said.mistake("logic.unknown-choice-near", at, **facts)
    else:
        said.mistake("logic.unknown-choice", at, name=sort.name, choice=code)
    return False
