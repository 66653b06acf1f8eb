"""Text into tree."""

from __future__ import annotations

from functools import lru_cache
from typing import cast, get_args

from app.core.questionnaire.expressions.mistakes import NotUnderstood
from app.core.questionnaire.expressions.syntax import (
    Axis,
    Binary,
    Call,
    Expression,
    Filter,
    Negative,
    Number,
    Operator,
    Path,
    Reference,
    Step,
    Text,
)
from app.core.questionnaire.expressions.tokens import Token, tokens

BINDS: dict[str, int] = {
    **{"or": 1, "and": 2, "=": 3, "!=": 3},
    **{"<": 4, "<=": 4, ">": 4, ">=": 4},
    **{"+": 5, "-": 5, "*": 6, "div": 6, "mod": 6, "|": 8},
}
"""How tightly each operator holds; all of them group from the left."""

NEGATIVE_BINDS = 7
DEEPEST = 100
"""Levels of nesting."""

NODE_TYPES = frozenset({"node", "text", "comment", "processing-instruction"})
AXES = frozenset(get_args(Axis))
ANYWHERE = Step("descendant-or-self", "node()")


@lru_cache(maxsize=4_096)
def parse(text: str) -> Expression:
    """Return the tree of ``text``.

    :raises NotUnderstood: with the offset of what is wrong.
    """
    reader = _Reader(tokens(text))
    tree = reader.expression(0)
    reader.expect("end")
    return tree


class _Reader:
    """Goes through the words once, from left to right."""

    def __init__(self, words: list[Token]) -> None:
        self.words = words
        self.next = 0
        self.depth = 0

    @property
    def here(self) -> Token:
        return self.words[self.next]

    def take(self) -> Token:
        token = self.here
        self.next += token.kind != "end"
        return token

    def sees(self, *words: str) -> bool:
        return self.here.kind in {"sign", "operator"} and self.here.word in words

    def expect(self, word: str) -> Token:
        if (self.here.kind if word == "end" else self.here.word) != word:
            raise _unexpected(self.here)
        return self.take()

    def expression(self, tighter_than: int) -> Expression:
        self.depth += 1
        if self.depth > DEEPEST:
            raise NotUnderstood("expression.too-deep", self.here.at, deepest=DEEPEST)
        left = self.negative() if self.sees("-") else self.path()
        while (power := BINDS.get(self.here.word, 0)) > tighter_than and self.is_operator():
            sign = self.take()
            right = self.expression(power)
            left = Binary(cast(Operator, sign.word), left, right, sign.at)
        self.depth -= 1
        return left

    def is_operator(self) -> bool:
        return self.here.kind in {"sign", "operator"}

    def negative(self) -> Expression:
        sign = self.take()
        return Negative(self.expression(NEGATIVE_BINDS), sign.at)

    def path(self) -> Expression:
        """Read a path, or a value that may begin one."""
        at = self.here.at
        if self.sees("/", "//"):
            return self.absolute(at)
        if self.begins_a_value():
            value = self.filtered()
            if self.sees("/", "//"):
                return Path(self.more_steps(), start=value, at=at)
            return value
        return Path((self.step(), *self.more_steps()), at=at)

    def absolute(self, at: int) -> Path:
        if self.sees("/"):
            self.take()
            if not self.begins_a_step():
                return Path((), absolute=True, at=at)
            steps = (self.step(), *self.more_steps())
            return Path(steps, absolute=True, place=_place(steps), at=at)
        return Path(self.more_steps(), absolute=True, at=at)

    def more_steps(self) -> tuple[Step, ...]:
        steps: list[Step] = []
        while self.sees("/", "//"):
            if self.take().word == "//":
                steps.append(ANYWHERE)
            steps.append(self.step())
        return tuple(steps)

    def begins_a_step(self) -> bool:
        return self.here.kind == "name" or self.sees(".", "..", "@", "*")

    def begins_a_value(self) -> bool:
        if self.here.kind in {"number", "text", "reference"} or self.sees("("):
            return True
        following = self.words[min(self.next + 1, len(self.words) - 1)]
        return (
            self.here.kind == "name" and following.word == "(" and self.here.word not in NODE_TYPES
        )

    def filtered(self) -> Expression:
        at = self.here.at
        value = self.primary()
        predicates = self.predicates()
        return Filter(value, predicates, at) if predicates else value

    def primary(self) -> Expression:
        token = self.take()
        match token.kind:
            case "number":
                return Number(float(token.word), token.at)
            case "text":
                return Text(token.word[1:-1], token.at)
            case "reference":
                return _reference(token)
            case "name":
                return Call(token.word, self.arguments(), token.at)
            case _:  # an opening bracket: begins_a_value lets nothing else through
                inside = self.expression(0)
                self.expect(")")
                return inside

    def arguments(self) -> tuple[Expression, ...]:
        self.expect("(")
        given: list[Expression] = []
        while not self.sees(")"):
            given.append(self.expression(0))
            if not self.sees(")"):
                self.expect(",")
                if self.sees(")"):
                    raise _unexpected(self.here)
        self.take()
        return tuple(given)

    def step(self) -> Step:
        if self.sees(".", ".."):
            axis: Axis = "self" if self.take().word == "." else "parent"
            return Step(axis, "node()", self.predicates())
        if self.sees("@"):
            self.take()
            return Step("attribute", self.test(), self.predicates())
        if self.here.kind == "name" and self.words[self.next + 1].word == "::":
            token = self.take()
            self.take()
            if token.word not in AXES:
                raise NotUnderstood("expression.unknown-axis", token.at, axis=token.word)
            return Step(cast(Axis, token.word), self.test(), self.predicates())
        return Step("child", self.test(), self.predicates())

    def test(self) -> str:
        token = self.take()
        if token.word == "*":
            return "*"
        if token.kind != "name":
            raise _unexpected(token)
        if token.word in NODE_TYPES and self.sees("("):
            self.take()
            if self.here.kind == "text":
                self.take()
            self.expect(")")
            return f"{token.word}()"
        return token.word

    def predicates(self) -> tuple[Expression, ...]:
        found: list[Expression] = []
        while self.sees("["):
            self.take()
            found.append(self.expression(0))
            self.expect("]")
        return tuple(found)


def _unexpected(token: Token) -> NotUnderstood:
    if token.kind == "end":
        return NotUnderstood("expression.ends-early", token.at)
    return NotUnderstood("expression.unexpected", token.at, found=token.word)


def _place(steps: tuple[Step, ...]) -> tuple[str, ...]:
    """Return the names of the steps, or nothing where they are more than names."""
    plain = all(
        step.axis == "child" and not step.predicates and step.test[-1] not in "*)" for step in steps
    )
    return tuple(step.test for step in steps) if plain else ()


def _reference(token: Token) -> Reference:
    name = token.word[2:-1].strip()
    last_saved = name.startswith("last-saved#")
    name = name.removeprefix("last-saved#")
    if not name:
        raise NotUnderstood("expression.empty-reference", token.at)
    return Reference(name, last_saved, token.at)
