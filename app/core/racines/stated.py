"""A measure over some responses, as the statements that its numbers make (secrecy.py)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.core.racines.measure import (
    Answers,
    Measure,
    ShareOfChoice,
    ShareOfCounts,
    tally,
)
from app.core.racines.secrecy import Cell, Secret, Statement, needed_for
from app.core.racines.verdict import SMALLEST_SHOWN

CHOSEN = "="
"""Between a question and a choice in the name of a yes-or-no variable."""


def of_total(question: str, responses: Mapping[str, Answers], *, label: str) -> Statement | None:
    """Return what the sum of the answers to a question says; None where nobody answered."""
    return _sum(
        question, responses, [m for m, a in responses.items() if _counts(a, question)], label
    )


def of_share(
    measure: Measure, responses: Mapping[str, Answers], *, label: str
) -> tuple[Statement, ...]:
    """Return what the k and the n of a share say."""
    counted = [member for member, answers in responses.items() if tally(measure, [answers]).counted]
    match measure:
        case ShareOfCounts(numerator, denominator):
            both = (_sum(one, responses, counted, label) for one in (numerator, denominator))
            return tuple(one for one in both if one)
        case ShareOfChoice():
            k = tally(measure, [responses[member] for member in counted]).k
            cells = frozenset(Cell(variable_of(measure), member) for member in counted)
            return (Statement("", label, cells, k),) if cells else ()


def variable_of(measure: ShareOfChoice) -> str:
    return f"{measure.question}{CHOSEN}{measure.choice}"


def truth_of(cell: Cell, responses: Mapping[str, Answers]) -> int:
    """Return what a response really says; 1 where the response is no longer there."""
    if cell.member not in responses:
        return 1
    question, is_choice, choice = cell.variable.partition(CHOSEN)
    answers = responses[cell.member]
    if is_choice:
        return tally(ShareOfChoice(question, choice), [answers]).k
    return int(answers.get(question) or 0)


def secrets_of(
    statements: tuple[Statement, ...], wholes: Mapping[str, str], responses: Mapping[str, Answers]
) -> Iterator[Secret]:
    """Give what must stay hidden beside statements: what one response says, where it does not
    say so itself; and one to four persons, or all but one to four, wherever they stand."""
    told = {cell for one in statements if len(one.cells) == 1 for cell in one.cells}
    for cell in sorted({cell for one in statements for cell in one.cells} - told):
        value = truth_of(cell, responses)
        if CHOSEN in cell.variable:
            yield Secret(frozenset({cell}), value, needed=1)
        elif value:
            yield Secret(frozenset({cell}), value, needed=needed_for(value))
    yield from _few(statements, wholes, responses)


def _few(
    statements: tuple[Statement, ...], wholes: Mapping[str, str], responses: Mapping[str, Answers]
) -> Iterator[Secret]:
    groups = {frozenset(cell.member for cell in one.cells) for one in statements}
    for members in sorted(groups, key=sorted):
        for part, whole in sorted(wholes.items()):
            parts = frozenset(Cell(part, member) for member in members)
            all_of_them = frozenset(Cell(whole, member) for member in members)
            k, n = (sum(truth_of(c, responses) for c in cells) for cells in (parts, all_of_them))
            if 0 < k < SMALLEST_SHOWN:
                yield Secret(parts, k, needed=needed_for(k))
            if 0 < n - k < SMALLEST_SHOWN:
                yield Secret(all_of_them, n - k, minus=parts, needed=needed_for(n - k))


def _counts(answers: Answers, question: str) -> bool:
    return isinstance(answers.get(question), int)


def _sum(
    question: str, responses: Mapping[str, Answers], members: list[str], label: str
) -> Statement | None:
    if not members:
        return None
    value = sum(responses[member][question] for member in members)
    return Statement("", label, frozenset(Cell(question, member) for member in members), value)
