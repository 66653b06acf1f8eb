"""The attacker: what can be worked out from everything that has ever been published.

Each secret is bounded from below and from above by linear programming over all statements.
Where the two ends lie too near each other, the secret is none any more.  Cells whose members
appear in the very same statements can trade places, which settles most secrets without a solver.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor, inf
from typing import Any, TypeAlias

from app.core.racines.secrecy import Cell, Knowledge, Leak, Secret, Statement

NOISE = 1e-6
"""What the solver's arithmetic loses."""

Truth: TypeAlias = Mapping[Cell, int]


@dataclass(frozen=True, slots=True)
class _System:
    """The statements as a matrix: one column a cell, one row a statement."""

    columns: Mapping[Cell, int]
    equal: Any
    totals: Any
    at_most: Any
    bounds: Sequence[tuple[float, float | None]]


def range_of(secret: Secret, known: Knowledge) -> tuple[float, float]:
    """Return the least and the greatest whole number that a secret can be.

    :raises ValueError: the statements contradict each other.
    """
    return _range(secret, _system(known, [secret]))


def leaks(known: Knowledge, secrets: Iterable[Secret], truth: Truth) -> list[Secret]:
    """Return the secrets that the statements give away.

    :param truth: the value of each cell; it only spares the solver where cells can trade places.
    """
    wanted = list(secrets)
    doubtful = [one for one in wanted if not _can_trade(one, known, truth)]
    if not doubtful:
        return []
    system = _system(known, doubtful)
    return [one for one in doubtful if _width(_range(one, system)) < one.needed]


def given_away_by(
    new: Sequence[Statement], known: Knowledge, secrets: Sequence[Secret], truth: Truth
) -> list[Leak]:
    """Return what new statements would give away together with those that are out already.

    What earlier publications gave away by themselves is not laid at the new one's door.
    """
    after = _with(known, (*known.statements, *new))
    lost = leaks(after, secrets, truth)
    if not lost:
        return []
    before = set(leaks(known, lost, truth))
    return [Leak(one, _least(after, one)) for one in lost if one not in before]


def _least(known: Knowledge, secret: Secret) -> tuple[Statement, ...]:
    """Leave out one statement after the other, as long as the rest still gives the secret away."""
    needed = list(known.statements)
    for one in known.statements:
        fewer = [other for other in needed if other is not one]
        ends = _range(secret, _system(_with(known, fewer), [secret]))
        if _width(ends) < secret.needed:
            needed = fewer
    return tuple(needed)


def _with(known: Knowledge, statements: Sequence[Statement]) -> Knowledge:
    return Knowledge(statements=tuple(statements), wholes=known.wholes, yes_or_no=known.yes_or_no)


def _can_trade(secret: Secret, known: Knowledge, truth: Truth) -> bool:
    """Tell whether other members could hold this cell's share without any statement noticing."""
    if len(secret.plus) != 1 or secret.minus:
        return False
    (cell,) = secret.plus
    alike = _alike(known)
    fellows = alike.get(cell.member, ())
    values = [truth.get(Cell(cell.variable, member), 0) for member in fellows]
    if cell.variable in known.yes_or_no:
        return {0, 1} <= set(values)
    return len(fellows) > 1 and sum(values) >= secret.needed


def _alike(known: Knowledge) -> Mapping[str, Sequence[str]]:
    """Return the members that stand in the very same statements with the same variables."""
    seen: dict[str, set[tuple[int, str]]] = defaultdict(set)
    for at, statement in enumerate(known.statements):
        for cell in statement.cells:
            seen[cell.member].add((at, cell.variable))
    groups: dict[frozenset[tuple[int, str]], list[str]] = defaultdict(list)
    for member, places in seen.items():
        groups[frozenset(places)].append(member)
    return {member: group for group in groups.values() for member in group}


def _system(known: Knowledge, secrets: Sequence[Secret]) -> _System:
    import numpy
    from scipy.sparse import lil_matrix

    cells = {cell for one in known.statements for cell in one.cells}
    cells |= {cell for one in secrets for cell in one.plus | one.minus}
    pairs = [
        (cell, whole)
        for cell in sorted(cells)
        if cell.variable in known.wholes
        and (whole := Cell(known.wholes[cell.variable], cell.member)) in cells
    ]
    columns = {cell: at for at, cell in enumerate(sorted(cells))}
    equal = lil_matrix((len(known.statements), len(columns)))
    for row, statement in enumerate(known.statements):
        for cell in statement.cells:
            equal[row, columns[cell]] = 1
    at_most = lil_matrix((len(pairs), len(columns)))
    for row, (part, whole) in enumerate(pairs):
        at_most[row, columns[part]], at_most[row, columns[whole]] = 1, -1
    return _System(
        columns,
        equal.tocsr(),
        numpy.array([one.value for one in known.statements], dtype=float),
        at_most.tocsr(),
        [(0, 1 if cell.variable in known.yes_or_no else None) for cell in columns],
    )


def _range(secret: Secret, system: _System) -> tuple[float, float]:
    import numpy

    weights = numpy.zeros(len(system.columns))
    for cell in secret.plus:
        weights[system.columns[cell]] += 1
    for cell in secret.minus:
        weights[system.columns[cell]] -= 1
    low, high = _least_of(weights, system), -_least_of(-weights, system)
    return (low if low == -inf else ceil(low - NOISE), high if high == inf else floor(high + NOISE))


def _least_of(weights: Any, system: _System) -> float:
    import numpy
    from scipy.optimize import linprog

    found = linprog(
        weights,
        A_eq=system.equal if system.equal.shape[0] else None,
        b_eq=system.totals if system.equal.shape[0] else None,
        A_ub=system.at_most if system.at_most.shape[0] else None,
        b_ub=numpy.zeros(system.at_most.shape[0]) if system.at_most.shape[0] else None,
        bounds=system.bounds,
        method="highs",
    )
    if found.status == 3:  # nothing bounds it
        return -inf
    if found.status != 0:
        raise ValueError(f"the statements contradict each other: {found.message}")
    return float(found.fun)


def _width(ends: tuple[float, float]) -> float:
    return ends[1] - ends[0]
