"""ExpressionScript as a tree.

!is_empty(age.NAOK) and age >= 18 || sector eq "A1"
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

_WORD = re.compile(
    r"""
    (?P<space>\s+)
  | (?P<text>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')
  | (?P<variable>\d+X\d+X\d+\w*(?:\#\d)?(?:\.[A-Za-z]\w*)?)
  | (?P<number>\d+(?:\.\d*)?|\.\d+)
  | (?P<name>(?:INSERTANS:|TOKEN:)?[A-Za-z_\d]\w*(?:\#\d)?(?:\.\w+)*)
  | (?P<sign>&&|\|\||<=|>=|==|!=|\+=|-=|\*=|/=|[=<>!(),+\-*/])
    """,
    re.VERBOSE,
)
_SPELT = {
    "&&": "and", "||": "or", "eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">=",
}  # fmt: skip
_BINDS = {
    "or": 1, "and": 2, "==": 3, "!=": 3, "<": 4, "<=": 4, ">": 4, ">=": 4,
    "+": 5, "-": 5, "*": 6, "/": 6,
}  # fmt: skip
DEEPEST = 60
LONGEST = 20_000
"""Characters."""


class Foreign(Exception):
    """Our language has no equal; ``what`` names the construct as the file writes it."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


@dataclass(frozen=True, slots=True)
class Literal:
    value: str
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Variable:
    name: str


@dataclass(frozen=True, slots=True)
class Call:
    name: str
    given: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Unary:
    sign: str
    of: Tree


@dataclass(frozen=True, slots=True)
class Binary:
    sign: str
    left: Tree
    right: Tree


Tree: TypeAlias = Literal | Variable | Call | Unary | Binary


def parse(text: str) -> Tree:
    """Return the tree of an expression.

    :raises Foreign: it cannot be read, or it assigns; both are named by what stands there.
    """
    reader = _Reader(_words(text))
    tree = reader.expression(0)
    if reader.kind != "end":
        raise Foreign(reader.word)
    return tree


def _words(text: str) -> list[tuple[str, str]]:
    if len(text) > LONGEST:
        raise Foreign(text[:20])
    found, at = [], 0
    while at < len(text):
        match = _WORD.match(text, at)
        if match is None:
            raise Foreign(text[at : at + 20])
        kind, word = str(match.lastgroup), match.group()
        if kind != "space":
            spelt = _SPELT.get(word.lower(), word.lower() if word.lower() in _BINDS else "")
            found.append(("sign", spelt) if spelt and kind != "text" else (kind, word))
        at = match.end()
    return [*found, ("end", "")]


class _Reader:
    def __init__(self, words: list[tuple[str, str]]) -> None:
        self.words = words
        self.at = self.depth = 0

    @property
    def kind(self) -> str:
        return self.words[self.at][0]

    @property
    def word(self) -> str:
        return self.words[self.at][1]

    def take(self) -> str:
        word = self.word
        self.at += self.kind != "end"
        return word

    def expression(self, tighter_than: int) -> Tree:
        self.depth += 1
        if self.depth > DEEPEST:
            raise Foreign("(")
        left = self.value()
        while self.kind == "sign" and (power := _BINDS.get(self.word, 0)) > tighter_than:
            sign = self.take()
            left = Binary(sign, left, self.expression(power))
        self.depth -= 1
        return left

    def value(self) -> Tree:
        kind, word = self.kind, self.take()
        match kind:
            case "text":
                return Literal(re.sub(r"\\(['\"\\])", r"\1", word[1:-1]))
            case "number":
                return Literal(word, is_number=True)
            case "variable":
                return Variable(word)
            case "name":
                return self.called(word) if self.word == "(" else Variable(word)
            case _:
                return self.prefixed(word)

    def prefixed(self, sign: str) -> Tree:
        if sign in {"-", "+", "!"}:
            self.depth += 1
            if self.depth > DEEPEST:
                raise Foreign(sign)
            tree = Unary(sign, self.value())
            self.depth -= 1
            return tree
        if sign != "(":
            raise Foreign(sign or "…")
        inside = self.expression(0)
        if self.take() != ")":
            raise Foreign("(")
        return inside

    def called(self, name: str) -> Tree:
        self.take()
        given: list[Tree] = []
        while self.word != ")":
            given.append(self.expression(0))
            if self.word == ",":
                self.take()
            elif self.word != ")":
                raise Foreign(f"{name}(")
        self.take()
        return Call(name, tuple(given))
