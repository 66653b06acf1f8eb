"""Conditions of which one can tell beforehand that they always or never hold.

Three values are known of a condition: it holds whatever is answered, it never does, or it depends.
An empty answer compares as neither, so that a comparison of an answer can be known never to hold,
and hardly ever to hold always.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from app.core.questionnaire.definition import Definition
from app.core.questionnaire.expressions.mistakes import Mistake
from app.core.questionnaire.expressions.parser import parse
from app.core.questionnaire.expressions.syntax import (
    Binary,
    Call,
    Expression,
    Negative,
    Number,
    Reference,
    Text,
)
from app.core.questionnaire.kinds import DecimalNumber, Integer, Kind, Scale, Year

MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}
Room = tuple[float, float]
"""Between which numbers an answer lies, both included."""


class Truths:
    """What can be known of the conditions of one questionnaire."""

    def __init__(self, definition: Definition) -> None:
        self.rooms: Mapping[str, Room] = {
            question.id: room
            for question in definition.questions
            if (room := room_of(question.kind)) is not None
        }

    def of(self, written: str) -> bool | None:
        """Tell whether a condition always holds or never; None where it depends, where nothing
        is written, or where it cannot be read."""
        if not written.strip():
            return None
        try:
            return self.known(parse(written))
        except Mistake:
            return None

    def known(self, tree: Expression) -> bool | None:
        match tree:
            case Binary(operator="and", left=a, right=b):
                sides = self.known(a), self.known(b)
                return False if False in sides else True if sides == (True, True) else None
            case Binary(operator="or", left=a, right=b):
                sides = self.known(a), self.known(b)
                return True if True in sides else False if sides == (False, False) else None
            case Binary(operator="=" | "!=" | "<" | "<=" | ">" | ">=" as sign, left=a, right=b):
                return self.compared(sign, a, b)
            case Call("not", (inside,)):
                known = self.known(inside)
                return None if known is None else not known
            case Call("true" | "false" as name, ()):
                return name == "true"
            case _:
                return None

    def compared(self, sign: str, left: Expression, right: Expression) -> bool | None:
        one, other = constant(left), constant(right)
        if one is not None and other is not None:
            return holds(sign, one, other)
        if one is not None and isinstance(right, Reference):
            left, other, sign = right, one, MIRRORED[sign]
        if isinstance(left, Reference) and not left.last_saved and isinstance(other, float):
            room = self.rooms.get(left.name)
            if room and _never(sign, room, other):
                return False
        return None


def room_of(kind: Kind) -> Room | None:
    """Return between which numbers an answer lies; None where it is no number."""
    match kind:
        case Integer(least=low, most=high) | DecimalNumber(least=low, most=high):
            return _room(low, high)
        case Scale(least=low, most=high):
            return _room(low, high)
        case Year(earliest=low, latest=high):
            return _room(low, high)
        case _:
            return None


def _room(low: Decimal | int | None, high: Decimal | int | None) -> Room:
    return (
        float("-inf") if low is None else float(low),
        float("inf") if high is None else float(high),
    )


def constant(tree: Expression) -> float | str | None:
    """Return what an expression is worth whatever is answered; None where that is not plain."""
    match tree:
        case Number(value):
            return value
        case Negative(Number(value)):
            return -value
        case Text(value):
            return value
        case _:
            return None


def holds(sign: str, one: float | str, other: float | str) -> bool | None:
    """Compare two constants of one type as expressions do; None where their types differ."""
    if isinstance(one, str) and isinstance(other, str):
        return one == other if sign == "=" else one != other if sign == "!=" else None
    if isinstance(one, str) or isinstance(other, str):
        return None
    match sign:
        case "=":
            return one == other
        case "!=":
            return one != other
        case "<":
            return one < other
        case "<=":
            return one <= other
        case ">":
            return one > other
        case _:
            return one >= other


def _never(sign: str, room: Room, other: float) -> bool:
    low, high = room
    match sign:
        case "=":
            return not low <= other <= high
        case "<":
            return low >= other
        case "<=":
            return low > other
        case ">":
            return high <= other
        case ">=":
            return high < other
        case _:
            return False
