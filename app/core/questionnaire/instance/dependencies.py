"""What hangs on what: which places an expression reads, and an order in which all can be known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.core.questionnaire.expressions.context import Work
from app.core.questionnaire.expressions.syntax import (
    Binary,
    Call,
    Expression,
    Filter,
    Negative,
    Number,
    Path,
    Reference,
    Step,
    Text,
)
from app.core.questionnaire.instance.model import Model, Place

ANYTHING: Place = ("*",)
"""What an expression reads that says ``//``: any place."""


class Circle(Exception):
    """Some places hang on each other, so that none of them can be known first."""

    def __init__(self, places: tuple[Place, ...]) -> None:
        super().__init__(" ← ".join("/".join(place) for place in places))
        self.places = places


def places_read(expression: Expression, at: Place) -> Iterator[Place]:
    """Give every place that the expression reads when it stands at ``at``."""
    match expression:
        case Number() | Text() | Reference():
            return
        case Path():
            yield from _read_by_path(expression, at)
        case _:
            for part in _parts(expression):
                yield from places_read(part, at)
            if isinstance(expression, Call):
                yield from _shapes_read(expression, at)


def _parts(expression: Call | Binary | Negative | Filter) -> tuple[Expression, ...]:
    match expression:
        case Call(name, arguments):
            return tuple(
                argument
                for number, argument in enumerate(arguments)
                if not _reads_shape(name, number, argument)
            )
        case Binary(left=left, right=right):
            return (left, right)
        case Negative(of):
            return (of,)
        case Filter(of, predicates):
            return (of, *predicates)


SHAPE = "#"
"""The last name of a place of which only the number of times is read, not the answers."""


def _reads_shape(function: str, number: int, argument: Expression) -> bool:
    """Tell whether a function only counts or places the nodes of this argument."""
    if not isinstance(argument, Path):
        return False
    return function in {"count", "position"} or (function == "indexed-repeat" and number % 2 == 1)


def _shapes_read(call: Call, at: Place) -> Iterator[Place]:
    for number, argument in enumerate(call.arguments):
        if _reads_shape(call.name, number, argument):
            *inside, whole = [*places_read(argument, at)] or [()]
            yield from inside
            yield (*whole, SHAPE)


def _read_by_path(path: Path, at: Place) -> Iterator[Place]:
    if path.start is not None:
        if _is_current(path.start):
            yield from _walked(path.steps, at, at)
            return
        yield from places_read(path.start, at)
        for step in path.steps:  # in another tree: only what its predicates say is of this one
            for predicate in step.predicates:
                yield from (place for place in places_read(predicate, at) if place[:1] == at[:1])
        return
    yield from _walked(path.steps, () if path.absolute else at, at)


def _is_current(expression: Expression) -> bool:
    return isinstance(expression, Call) and expression.name == "current"


def _walked(steps: tuple[Step, ...], begin: Place, at: Place) -> Iterator[Place]:
    here = begin
    for step in steps:
        if step.axis == "parent":
            here = here[:-1]
        elif step.axis == "child":
            here = (*here, step.test)
        elif step.axis not in {"self", "attribute"}:
            yield ANYTHING
            return
        for predicate in step.predicates:
            yield from places_read(predicate, here)
    yield here


def order_of(reads: Mapping[Place, frozenset[Place]]) -> dict[Place, int]:
    """Return a number for each place, such that it is higher than those of the places it reads.

    :param reads: by place, the other places of the same mapping that must be known before.
    :raises Circle: there is no such order.
    """
    order: dict[Place, int] = {}
    on_the_way: dict[Place, Iterator[Place]] = {}
    for begin in reads:
        stack = [begin]
        while stack:
            place = stack[-1]
            if place in order:
                stack.pop()
                continue
            waiting = on_the_way.setdefault(place, iter(sorted(reads[place])))
            ahead = next((one for one in waiting if one not in order), None)
            if ahead is None:
                order[place] = len(order)
                del on_the_way[place]
                stack.pop()
            elif ahead in on_the_way:
                raise Circle((*stack[stack.index(ahead) :], ahead))
            else:
                stack.append(ahead)
    return order


class Graph:
    """By place: who hangs on it, and when it can be known."""

    def __init__(self, model: Model) -> None:
        self._exact: dict[Place, set[Place]] = {}
        self._below: dict[Place, set[Place]] = {}
        self._loose: list[tuple[Place, Place]] = []
        ruled = _ruled(model)
        for place in ruled:
            for read in _needs(model, place):
                self._note(place, read)
        self._hanging = {place: self._found(place) for place in ruled}
        needs: dict[Place, set[Place]] = {place: set() for place in ruled}
        for place, hanging in self._hanging.items():
            for other in hanging:
                needs[other].add(place)
        self.order = order_of({place: frozenset(found) for place, found in needs.items()})
        self.ranked = sorted(self.order, key=self.order.__getitem__)
        """The places in that order."""

        self.rules = [model.rules.get(place) for place in self.ranked]
        """What rules each of them."""

        self._ranks: list[tuple[int, ...] | None] = [None] * len(self.ranked)
        self.works: dict[int, tuple[Expression, Work]] = {}
        """The expressions of the model, once they have been worked out by anybody."""

    def _note(self, place: Place, read: Place) -> None:
        if "*" in read:
            self._loose.append((place, read))
            return
        self._exact.setdefault(read, set()).add(place)
        for length in range(len(read)):
            self._below.setdefault(read[:length], set()).add(place)

    def hanging_on(self, place: Place) -> frozenset[Place]:
        """Return the places to work out again when ``place`` has changed."""
        if place not in self._hanging:
            self._hanging[place] = self._found(place)
        return self._hanging[place]

    def ranks_hanging_on(self, rank: int) -> tuple[int, ...]:
        """Return where in the order those places stand that hang on the place that stands there."""
        found = self._ranks[rank]
        if found is None:
            hanging = self.hanging_on(self.ranked[rank])
            found = self._ranks[rank] = tuple(self.order[one] for one in hanging)
        return found

    def _found(self, place: Place) -> frozenset[Place]:
        found = set(self._below.get(place, ()))
        for length in range(1, len(place) + 1):
            found |= self._exact.get(place[:length], set())
        found.update(reader for reader, read in self._loose if touches(place, read))
        return frozenset(found - {place})


def _needs(model: Model, place: Place) -> Iterator[Place]:
    """Give each place that must be known before this one can be."""
    rule, repeat = model.rules.get(place), model.repeats.get(place)
    for expression in (rule.relevant, rule.calculation) if rule else ():
        if expression is not None:
            yield from places_read(expression, place)
    if repeat and repeat.count is not None:
        yield from places_read(repeat.count, place)


def _ruled(model: Model) -> list[Place]:
    return [
        *(
            place
            for place, rule in model.rules.items()
            if rule.relevant is not None or rule.calculation is not None
        ),
        *(
            place
            for place, repeat in model.repeats.items()
            if repeat.count is not None
            and not ((rule := model.rules.get(place)) and (rule.relevant or rule.calculation))
        ),
    ]


def touches(changed: Place, read: Place) -> bool:
    """Tell whether a change at one place changes what reading another gives.

    A group reads as the text of all below it, and what stands in a group goes with it.
    """
    if read == ANYTHING:
        return True
    length = min(len(changed), len(read))
    return all(
        one == other or "*" in {one, other}
        for one, other in zip(changed[:length], read[:length], strict=True)
    )
