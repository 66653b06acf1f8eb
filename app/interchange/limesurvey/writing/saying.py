"""Our language said in ExpressionScript: whole, or not at all.

${q-1} >= 18 and selected(${q-2}, 'bus')     age.NAOK >= 18 and means_bus.NAOK == "Y"

What is empty is NaN in a sum of ours and 0 there, so that a sum asks first whether its parts are
filled; where that cannot be told, the construct has no equal and is named.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.core.questionnaire.expressions.mistakes import Mistake
from app.core.questionnaire.expressions.parser import parse
from app.core.questionnaire.expressions.syntax import (
    Binary,
    Call,
    Expression,
    Negative,
    Number,
    Path,
    Reference,
    Step,
    Text,
)
from app.core.questionnaire.expressions.values import number_text
from app.core.questionnaire.kinds import Matrix, Numbers
from app.interchange.limesurvey.em.parser import Foreign
from app.interchange.limesurvey.writing import pieces
from app.interchange.limesurvey.writing.calls import CALLS, SELF
from app.interchange.limesurvey.writing.codes import Coded
from app.interchange.limesurvey.writing.pieces import Form, Said

ORDERS: Mapping[str, str] = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
FORMS: Mapping[str, Form] = {"N": "number", "D": "date"}
"""By letter, where an answer is no text."""

SIGNS = {"-": "-", "*": "*", "div": "/"}


class Saying:
    """Says the expressions of one part.

    :param names: of all parts by id, to name what has no equal.
    :param here: the id of the question that ``.`` means, empty where there is none.
    :param item: what a choice filter reads of one choice, by name; None outside of filters.
    """

    def __init__(
        self,
        coded: Mapping[str, Coded],
        names: Mapping[str, str],
        here: str = "",
        item: Mapping[str, str] | None = None,
    ) -> None:
        self.coded, self.names, self.here, self.item = coded, names, here, item

    def condition(self, text: str) -> str:
        """Return an expression as what is true or false.

        :raises Foreign: something of it has no equal there.
        """
        return self.truth(self._parsed(text))

    def value(self, text: str) -> str:
        """Return an expression as a value.

        :raises Foreign: something of it has no equal there.
        """
        said = pieces.as_it_is(self.said(self._parsed(text)))
        if said.filled:
            return f'if({" and ".join(dict.fromkeys(said.filled))}, {said.text}, "")'
        return said.text

    def _parsed(self, text: str) -> Expression:
        try:
            return parse(text)
        except Mistake as mistake:
            raise Foreign(mistake.code) from None

    def truth(self, tree: Expression) -> str:
        said = self.said(tree)
        if said.form == "number" and not said.alone and said.literal is None:
            return pieces.guarded(f"{said.text} != 0", said.filled, "and").text
        if said.form != "truth":
            raise Foreign(said.text)
        return said.text

    def said(self, tree: Expression) -> Said:
        match tree:
            case Number(value=value):
                return Said(number_text(value), "number", literal=number_text(value))
            case Text(value=value):
                return Said(pieces.quoted(value), "text", literal=value)
            case Negative(of=of):
                inner = self.number(of)
                return Said(f"-{inner.text}", "number", inner.filled)
            case Reference() | Path():
                return self.variable(tree)
            case Call(name=name, arguments=given):
                return self.called(name, given)
            case Binary(operator=sign, left=left, right=right):
                return self.joined(sign, left, right)
            case _:
                raise Foreign("[…]")

    # -- answers -----------------------------------------------------------------------------

    def variable(self, tree: Reference | Path) -> Said:
        match tree:
            case Reference(name=id, last_saved=False):
                return self.answer(id)
            case Path(steps=steps, start=None, absolute=False) if steps == SELF and self.here:
                return self.answer(self.here)
            case Path(steps=(Step("child", name, ()),), start=Reference(name=id)):
                return self.row(id, name)
            case Path(
                steps=(Step("child", row, ()), Step("child", column, ())), start=Reference(name=id)
            ):
                return self.cell(id, row, column)
            case Path(steps=(Step("child", name, ()),), start=None) if self.item is not None:
                known = self.item.get(name, "")
                return Said(pieces.quoted(known), "text", literal=known)
            case Reference(name=name):
                raise Foreign(f"last-saved#{name}")
            case _:
                raise Foreign("/".join(step.test for step in tree.steps) or "/")

    def answer(self, id: str) -> Said:
        found = self.coded.get(id)
        if found is None or found.letter in "X|":
            raise Foreign(self.names.get(id, id))
        if found.letter in "MPR":
            places = f"count(that.{found.code}.NAOK) == 0"
            return Said(found.code, "several", choices=found.choices, empty=places)
        if found.rows or found.letter in "KQ":
            raise Foreign(found.code)
        form = FORMS.get(found.letter, "text")
        return pieces.variable(f"{found.code}.NAOK", form, found.choices)

    def row(self, id: str, name: str) -> Said:
        found = self.coded.get(id)
        row = found.rows.get(name) if found else None
        words = found is not None and found.letter == "Q" and not isinstance(found.kind, Numbers)
        if found is None or row is None or found.letter in ":;" or words:
            raise Foreign(f"{self.names.get(id, id)}/{name}")
        form: Form = "number" if isinstance(found.kind, Numbers) else "text"
        single = found.choices if isinstance(found.kind, Matrix) and found.letter != "Q" else {}
        return pieces.variable(f"{found.code}_{row}.NAOK", form, single)

    def cell(self, id: str, row: str, column: str) -> Said:
        found = self.coded.get(id)
        if found is None or found.letter not in "Q:;" or row not in found.rows:
            raise Foreign(f"{self.names.get(id, id)}/{row}/{column}")
        code = f"{found.code}_{found.rows[row]}"
        if found.letter != "Q":
            code = f"{code}_{found.choices.get(column, column)}"
        form: Form = "number" if found.letter == ":" else "text"
        return pieces.variable(f"{code}.NAOK", form, {})

    def number(self, tree: Expression) -> Said:
        """Return an operand of a sum."""
        said = self.said(tree)
        if pieces.is_coded(said) or said.literal == "" or said.form not in {"number", "text"}:
            raise Foreign(said.text)
        if said.form == "text" and not said.alone:
            raise Foreign(said.text)
        return (
            Said(said.text, "number", said.filled + pieces.is_number(said)) if said.alone else said
        )

    # -- joining -----------------------------------------------------------------------------

    def joined(self, sign: str, left: Expression, right: Expression) -> Said:
        if sign in {"and", "or"}:
            return Said(f"({self.truth(left)} {sign} {self.truth(right)})", "truth")
        if sign in {"=", "!="}:
            return self.equal("==" if sign == "=" else "!=", self.said(left), self.said(right))
        if sign in ORDERS:
            return self.ordered(sign, self.said(left), self.said(right))
        one, other = self.number(left), self.number(right)
        filled = one.filled + other.filled
        if sign == "+":
            return pieces.sum_of(
                (*(one.addends or (one.text,)), *(other.addends or (other.text,))), filled
            )
        if sign not in SIGNS:
            raise Foreign(sign)
        return Said(f"({one.text} {SIGNS[sign]} {other.text})", "number", filled)

    def equal(self, sign: str, left: Said, right: Said) -> Said:
        if left.literal is not None and right.literal is None:
            left, right = right, left
        if right.literal == "" and left.empty:
            filled = f"!{left.empty}" if left.alone else f"!({left.empty})"
            return Said(left.empty if sign == "==" else filled, "truth")
        if "several" in {left.form, right.form} or "truth" in {left.form, right.form}:
            raise Foreign(sign)
        if right.literal is None:
            left, right = pieces.as_it_is(left), pieces.as_it_is(right)
        text = f"{left.text} {sign} {pieces.as_code(right, left)}"
        return pieces.guarded(text, left.filled + right.filled, "and" if sign == "==" else "or")

    def ordered(self, sign: str, left: Said, right: Said) -> Said:
        """Return an order of two numbers; a variable on the right would be 0 while it is empty."""
        for one in (left, right):
            words = one.form == "text" and not one.alone
            if pieces.is_coded(one) or words or one.form not in {"number", "text"}:
                raise Foreign(sign)
        if left.literal is not None and right.alone:
            left, right, sign = right, left, ORDERS[sign]
        filled = left.filled + right.filled
        if left.form == "text" and right.literal is None:
            filled += pieces.is_number(left)
        if right.alone:
            filled += pieces.is_number(right)
        return pieces.guarded(f"{left.text} {sign} {right.text}", filled, "and")

    # -- calls -------------------------------------------------------------------------------

    def called(self, name: str, given: tuple[Expression, ...]) -> Said:
        make = CALLS.get((name, len(given))) or CALLS.get((name, -1))
        if make is None:
            raise Foreign(f"{name}()")
        return make(self, given)

    def texts(self, given: tuple[Expression, ...]) -> list[str]:
        found = []
        for one in given:
            said = pieces.as_it_is(self.said(one))
            if said.form == "truth" or said.filled:
                raise Foreign(said.text)
            found.append(said.text)
        return found
