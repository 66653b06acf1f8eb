"""References as paths: where in the tree of answers an expression finds what it speaks of.

``${q-1}`` written inside a repeat means the answer of the same time of that repeat; written
elsewhere it means every answer to that question.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from msgspec import structs

from app.core.questionnaire.expressions.mistakes import NotUnderstood
from app.core.questionnaire.expressions.syntax import (
    Binary,
    Call,
    Expression,
    Filter,
    Negative,
    Path,
    Reference,
    Step,
)
from app.core.questionnaire.instance.model import Place

CURRENT = Call("current")


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything stands in the tree."""

    by_id: Mapping[str, Place]
    """Of every part that has a place, by its id."""

    repeats: frozenset[Place]

    def repeat_around(self, place: Place) -> Place:
        """Return the innermost repeat that a place stands in or is, ``()`` where in none."""
        for length in range(len(place), 0, -1):
            if place[:length] in self.repeats:
                return place[:length]
        return ()


def resolved(
    tree: Expression, at: Place, places: Places, *, of_choices: bool = False
) -> Expression:
    """Return the expression with paths instead of references.

    :param at: the place where it stands.
    :param of_choices: it is worked out at each choice of a list, not at that place.
    :raises NotUnderstood: it refers to what is not there.
    """
    return _Resolver(at, places, () if of_choices else None).tree(tree)


@dataclass(frozen=True, slots=True)
class _Resolver:
    at: Place
    places: Places
    inside: Place | None = None
    """In a predicate: the place that it narrows, ``()`` where that is another tree."""

    def tree(self, tree: Expression) -> Expression:
        match tree:
            case Reference(last_saved=False):
                return self.reference(tree)
            case Call(name="indexed-repeat"):
                return structs.replace(tree, arguments=self.indexed(tree.arguments))
            case Call(arguments=given):
                return structs.replace(tree, arguments=tuple(self.tree(one) for one in given))
            case Binary(left=left, right=right):
                return structs.replace(tree, left=self.tree(left), right=self.tree(right))
            case Negative(of=of):
                return structs.replace(tree, of=self.tree(of))
            case Filter(of=of, predicates=predicates):
                return self.filtered(tree, of, predicates)
            case Path():
                return self.path(tree)
            case _:
                return tree

    def reference(self, reference: Reference) -> Path:
        target = self.places.by_id.get(reference.name)
        if target is None:
            raise NotUnderstood("logic.unknown-reference", reference.at, name=reference.name)
        if self.inside is not None:
            if self.inside and target[: len(self.inside)] == self.inside:
                return Path(_down(target[len(self.inside) :]), at=reference.at)
            return self.from_here(target, reference.at, start=CURRENT)
        return self.from_here(target, reference.at)

    def from_here(self, target: Place, at: int, start: Expression | None = None) -> Path:
        """Return the way to a place: within the same repeat from here, else from the root."""
        common = self.places.repeat_around(_shared(self.at, target))
        if not common:
            return Path(_down(target), absolute=True, place=target, at=at)
        up = (Step("parent", "node()"),) * (len(self.at) - len(common))
        steps = (*up, *_down(target[len(common) :]))
        return Path(steps or (Step("self", "node()"),), start=start, at=at)

    def indexed(self, given: tuple[Expression, ...]) -> tuple[Expression, ...]:
        """The node set and the repeats of ``indexed-repeat`` mean all times, wherever it stands."""
        return tuple(
            self.everywhere(one) if number == 0 or number % 2 else self.tree(one)
            for number, one in enumerate(given)
        )

    def everywhere(self, tree: Expression) -> Expression:
        if not isinstance(tree, Reference) or tree.last_saved:
            return self.tree(tree)
        target = self.places.by_id.get(tree.name)
        if target is None:
            raise NotUnderstood("logic.unknown-reference", tree.at, name=tree.name)
        return Path(_down(target), absolute=True, place=target, at=tree.at)

    def filtered(
        self, tree: Filter, of: Expression, predicates: tuple[Expression, ...]
    ) -> Expression:
        inner = _Resolver(self.at, self.places, self.narrowed(of))
        return structs.replace(
            tree, of=self.tree(of), predicates=tuple(inner.tree(one) for one in predicates)
        )

    def narrowed(self, of: Expression) -> Place:
        """Return the place whose nodes a predicate narrows, ``()`` where they are no answers."""
        if isinstance(of, Reference) and not of.last_saved:
            return self.places.by_id.get(of.name, ())
        return ()

    def path(self, path: Path) -> Path:
        start = None if path.start is None else self.tree(path.start)
        place = self.narrowed(path.start) if path.start is not None else ()
        steps: list[Step] = []
        for step in path.steps:
            if place and step.axis == "child":
                place = (*place, step.test)
            inner = _Resolver(self.at, self.places, place)
            predicates = tuple(inner.tree(one) for one in step.predicates)
            steps.append(structs.replace(step, predicates=predicates))
        return structs.replace(path, start=start, steps=tuple(steps))


def _shared(one: Place, other: Place) -> Place:
    length = 0
    while length < min(len(one), len(other)) and one[length] == other[length]:
        length += 1
    return one[:length]


def _down(names: tuple[str, ...]) -> tuple[Step, ...]:
    return tuple(Step("child", name) for name in names)
