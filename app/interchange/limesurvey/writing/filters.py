"""Which rows and choices are there, as LimeSurvey has it: array filters, and conditions of
subquestions.

What is there only if the same was picked in another question is an array filter; any other
condition stands beside its subquestion.  Answers have no conditions, and array filters only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from app.core.questionnaire.definition import Question, choices_of, rows_of
from app.core.questionnaire.expressions.mistakes import Mistake
from app.core.questionnaire.expressions.parser import parse
from app.core.questionnaire.expressions.syntax import (
    Binary,
    Call,
    Expression,
    Path,
    Reference,
    Step,
    Text,
)
from app.interchange.limesurvey.em.parser import Foreign
from app.interchange.limesurvey.writing.codes import Coded
from app.interchange.limesurvey.writing.saying import Saying
from app.interchange.limesurvey.writing.writing import Writing

NAME = Path((Step("child", "name"),))
WITH_ANSWERS = frozenset("L!O5GYR")
"""Letters whose choices are answers, which have no conditions of their own."""


@dataclass(slots=True)
class Filtering:
    """What is said of the rows and choices of one question."""

    of_each: dict[str, list[Expression]] = field(default_factory=dict)
    """The conditions of single rows and choices, by their names."""

    of_all: list[Expression] = field(default_factory=list)
    """Those of every choice, which read what its list says of it."""


def written(writing: Writing, question: Question) -> tuple[dict[str, str], dict[str, str]]:
    """Return the attributes that filter, and the conditions of subquestions by their names.

    What cannot be said so is listed.
    """
    filtering = _filtering(writing, question)
    found = _array_filters(writing, question, filtering)
    attributes = {name: ";".join(codes) for name, codes in found.items()}
    if writing.coded[question.id].letter in WITH_ANSWERS and _is_left(question, filtering):
        written = question.logic.choice_filter
        writing.unsaid(question.name, "choice_filter", written, "choice_filter")
        return attributes, {}
    conditions: dict[str, str] = {}
    for name, parts in filtering.of_each.items():
        _put(writing, question, conditions, name, parts, None)
    for choice in choices_of(question):
        item = {"label": "", **choice.columns, "name": choice.name}
        _put(writing, question, conditions, choice.name, filtering.of_all, item)
    return attributes, conditions


def _is_left(question: Question, filtering: Filtering) -> bool:
    """Tell whether something is still said of choices, which are answers there."""
    of_choices = (filtering.of_each.get(choice.name) for choice in choices_of(question))
    return bool(filtering.of_all) or any(of_choices)


def _put(
    writing: Writing, question: Question, conditions: dict[str, str], name: str,
    parts: list[Expression], item: Mapping[str, str] | None,
) -> None:  # fmt: skip
    """Add what some conditions say of one row or choice.

    :param item: what they can read of the choice.
    """
    saying = Saying(writing.coded, writing.names, question.id, item)
    try:
        said = [saying.truth(part) for part in parts]
    except Foreign as foreign:
        rows = {row.name: row.relevant for row in rows_of(question)}
        text = rows.get(name, question.logic.choice_filter)
        writing.unsaid(f"{question.name}/{name}", "choice_filter", text, foreign.what)
        return
    if said:
        conditions[name] = " and ".join(filter(None, (conditions.get(name), *said)))


def _filtering(writing: Writing, question: Question) -> Filtering:
    found = Filtering()
    for row in rows_of(question):
        for part in _parts(writing, f"{question.name}/{row.name}", row.relevant):
            found.of_each.setdefault(row.name, []).append(part)
    for part in _parts(writing, question.name, question.logic.choice_filter):
        match part:
            case Binary(
                operator="or", left=Binary(operator="!=", left=named, right=Text(value=name)),
                right=condition,
            ) if _is_name(named):  # fmt: skip
                found.of_each.setdefault(name, []).extend(_joined(condition))
            case _:
                found.of_all.append(part)
    return found


def _parts(writing: Writing, name: str, text: str) -> Iterator[Expression]:
    if not text:
        return
    try:
        yield from _joined(parse(text))
    except Mistake as mistake:
        writing.unsaid(name, "choice_filter", text, mistake.code)


def _joined(tree: Expression) -> Iterator[Expression]:
    if isinstance(tree, Binary) and tree.operator == "and":
        yield from _joined(tree.left)
        yield from _joined(tree.right)
    else:
        yield tree


# -- array filters ---------------------------------------------------------------------------


def _array_filters(
    writing: Writing, question: Question, filtering: Filtering
) -> dict[str, list[str]]:
    """Take the array filters out of what is said, and return them by attribute.

    A filter is one if every row or choice that the other question has too says it.
    """
    found: dict[str, list[str]] = {}
    for part in [*filtering.of_all]:
        if picked := _picked(writing.coded, part, None):
            filtering.of_all.remove(part)
            found.setdefault(picked[0], []).append(picked[1].code)
    own = {name for what in (rows_of(question), choices_of(question)) for name in
           (one.name for one in what)}  # fmt: skip
    said = {
        (name, part): picked
        for name, parts in filtering.of_each.items() for part in parts
        if (picked := _picked(writing.coded, part, name))
    }  # fmt: skip
    for attribute, source in {(picked[0], picked[1].code): picked for picked in said.values()}:
        which = {key: picked for key, picked in said.items()
                 if (picked[0], picked[1].code) == (attribute, source)}  # fmt: skip
        coded = next(iter(which.values()))[1]
        if {name for name, _part in which} == own & _names(coded):
            found.setdefault(attribute, []).append(source)
            for name, part in which:
                filtering.of_each[name].remove(part)
    return found


def _picked(
    coded: Mapping[str, Coded], part: Expression, name: str | None
) -> tuple[str, Coded] | None:
    """Return which attribute says a condition, and the question that it looks at.

    :param name: of the row or choice whose condition it is, None for that of all choices.
    """
    attribute = "array_filter"
    if isinstance(part, Call) and part.name == "not" and len(part.arguments) == 1:
        attribute, part = "array_filter_exclude", part.arguments[0]
    source = _source(part, name)
    found = coded.get(source) if source else None
    return (attribute, found) if found else None


def _source(part: Expression, name: str | None) -> str | None:
    match part:
        case Call(name="selected", arguments=(Reference(name=id), wanted)):
            same = _is_name(wanted) if name is None else _is_text(wanted, name)
            return id if same else None
        case Binary(operator="=", left=Reference(name=id), right=wanted) if name is not None:
            return id if _is_text(wanted, name) else None
        case Binary(
            operator="!=", left=Path(steps=(Step(test=row),), start=Reference(name=id)),
            right=Text(value=""),
        ) if name is not None and row.removeprefix("_") == name.removeprefix("_"):  # fmt: skip
            return id
        case Binary(operator="or", left=left, right=right):
            return _source(left, name) and _source(right, name)
        case _:
            return None


def _is_name(tree: Expression) -> bool:
    return isinstance(tree, Path) and tree.start is None and tree.steps == NAME.steps


def _is_text(tree: Expression, text: str) -> bool:
    return isinstance(tree, Text) and tree.value == text


def _names(coded: Coded) -> set[str]:
    """Return the names of what can be picked in a question, as another one would name it."""
    rows = {name for name in coded.rows if coded.letter not in "LMR"}
    names = rows or set(coded.choices)
    return names | {f"_{name}" for name in names} | {name.removeprefix("_") for name in names}
