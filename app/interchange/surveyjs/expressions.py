"""The conditions of SurveyJS, said in our language.

    {workers} > 5 and {sector} anyof ['care', 'food']
    (${q-1} > 5) and (${q-2} = 'care' or ${q-2} = 'food')

An expression is translated whole or not at all: what has no equal raises :exc:`Foreign`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

_WORD = re.compile(
    r"""
    (?P<space>\s+)
  | (?P<variable>\{[^{}]*\})
  | (?P<text>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')
  | (?P<number>\d+(?:\.\d+)?)
  | (?P<sign>&&|\|\||<=|>=|<>|!=|==|\*=|[=<>!()\[\],+\-*/%^])
  | (?P<name>[^\W\d]\w*)
    """,
    re.VERBOSE,
)
_BINDS = {
    **dict.fromkeys(["or", "||"], 1),
    **dict.fromkeys(["and", "&&"], 2),
    **dict.fromkeys(
        ["=", "==", "equal", "<>", "!=", "notequal", "<", "less", ">", "greater",
         "<=", "lessorequal", ">=", "greaterorequal", "contains", "contain", "*=",
         "notcontains", "notcontain", "anyof", "allof", "empty", "notempty"],
        3,
    ),
    **dict.fromkeys(["+", "-"], 4),
    **dict.fromkeys(["*", "/", "%"], 5),
}  # fmt: skip
_SAME = {
    "equal": "=", "==": "=", "=": "=", "notequal": "!=", "<>": "!=", "!=": "!=",
    "less": "<", "<": "<", "greater": ">", ">": ">", "lessorequal": "<=", "<=": "<=",
    "greaterorequal": ">=", ">=": ">=",
    "*": "*", "/": "div", "%": "mod", "-": "-",
    "and": "and", "&&": "and", "or": "or", "||": "or",
}  # fmt: skip
_CONSTANTS = {"true": "true()", "false": "false()", "null": "''", "undefined": "''"}
DEEPEST = 50


class Foreign(Exception):
    """Our language has no equal; ``what`` names the construct as the file writes it."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, as far as a condition has to know it."""

    reference: str
    """``${q-1}``, or what stands for it in our language."""

    form: str = ""
    """``several`` where the answer is a list of codes, ``number``, ``yes-no``, or empty."""


@dataclass(frozen=True, slots=True)
class Term:
    """A translated piece, and what is known of its value."""

    text: str
    form: str = ""
    items: tuple[str, ...] = ()
    """The codes of a list that is written out."""


def translated(text: str, asked: Mapping[str, Asked] | Callable[[str], Asked | None]) -> str:
    """Return the expression in our language.

    :param asked: what each ``{name}`` stands for.
    :raises Foreign: something of it cannot be said, or it cannot be read.
    """
    look = asked if callable(asked) else asked.get
    reader = _Reader(_words(text), look)
    term = reader.expression(0)
    if reader.kind != "end":
        raise Foreign(reader.word)
    return term.text


def _words(text: str) -> list[tuple[str, str]]:
    found, at = [], 0
    while at < len(text):
        match = _WORD.match(text, at)
        if match is None:
            raise Foreign(text[at : at + 20])
        if match.lastgroup != "space":
            found.append((str(match.lastgroup), match.group()))
        at = match.end()
    return [*found, ("end", "")]


class _Reader:
    def __init__(self, words: list[tuple[str, str]], look: Callable[[str], Asked | None]) -> None:
        self.words, self.look = words, look
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

    def expect(self, word: str) -> None:
        if self.take() != word:
            raise Foreign(word)

    def expression(self, tighter_than: int) -> Term:
        self.depth += 1
        if self.depth > DEEPEST:
            raise Foreign("(")
        left = self.value()
        while (power := _BINDS.get(self.word.lower(), 0)) > tighter_than and self.kind in {
            "sign",
            "name",
        }:
            sign = self.take().lower()
            if sign in {"empty", "notempty"}:
                left = Term(f"{left.text} {'=' if sign == 'empty' else '!='} ''", "yes-no")
            else:
                left = _joined(sign, left, self.expression(power))
        self.depth -= 1
        return left

    def value(self) -> Term:
        kind, word = self.kind, self.take()
        match kind, word:
            case "variable", _:
                return self.variable(word)
            case "text", _:
                return Term(quoted(re.sub(r"\\(.)", r"\1", word[1:-1])), "text")
            case "number", _:
                return Term(word, "number")
            case "sign", "(":
                inside = self.expression(0)
                self.expect(")")
                return Term(f"({inside.text})", inside.form)
            case "sign", "[":
                return self.items()
            case "sign", _:
                return self.prefixed(word)
            case _:
                return self.named(word)

    def prefixed(self, sign: str) -> Term:
        if sign == "-":
            return Term(f"-{self.value().text}", "number")
        if sign == "!":
            return Term(f"not({self.expression(2).text})", "yes-no")
        raise Foreign(sign)

    def named(self, word: str) -> Term:
        if word.lower() == "negate":
            return Term(f"not({self.expression(2).text})", "yes-no")
        if word.lower() in _CONSTANTS:
            return Term(_CONSTANTS[word.lower()])
        if self.word == "(":
            return self.called(word)
        raise Foreign(word)

    def variable(self, word: str) -> Term:
        name = word[1:-1].strip()
        found = self.look(name)
        if found is None:
            raise Foreign(word)
        return Term(found.reference, found.form)

    def items(self) -> Term:
        found: list[str] = []
        while self.word != "]":
            found.append(self.value().text)
            if self.word != "]":
                self.expect(",")
        self.take()
        return Term("", "list", tuple(found))

    def called(self, name: str) -> Term:
        self.expect("(")
        given: list[Term] = []
        while self.word != ")":
            given.append(self.expression(0))
            if self.word != ")":
                self.expect(",")
        self.take()
        make = _FUNCTIONS.get((name, len(given))) or _FUNCTIONS.get((name, -1))
        if make is None or any(term.form == "list" for term in given):
            raise Foreign(f"{name}()")
        return make([term.text for term in given])


def _joined(sign: str, left: Term, right: Term) -> Term:
    if sign in {"contains", "contain", "*=", "notcontains", "notcontain", "anyof", "allof"}:
        return _membership(sign, left, right)
    if "list" in {left.form, right.form}:
        raise Foreign("[…]")
    if sign == "+":
        return _sum(left, right)
    if sign in {"=", "==", "equal", "<>", "!=", "notequal"}:
        return _equal(_SAME[sign], left, right)
    form = "number" if sign in {"-", "*", "/", "%"} else "yes-no"
    return Term(f"{left.text} {_SAME[sign]} {right.text}", form)


def _equal(sign: str, left: Term, right: Term) -> Term:
    """Compare; an answer of several codes equals a list only, which has no equal here."""
    for one, other in ((left, right), (right, left)):
        if one.form == "several":
            raise Foreign("=")
        if one.form == "answer-yes-no" and other.text in {"true()", "false()"}:
            code = "'yes'" if other.text == "true()" else "'no'"
            return Term(f"{one.text} {sign} {code}", "yes-no")
    return Term(f"{left.text} {sign} {right.text}", "yes-no")


def _sum(left: Term, right: Term) -> Term:
    if "text" in {left.form, right.form}:
        return Term(f"concat({left.text}, {right.text})", "text")
    if left.form == right.form == "number":
        return Term(f"coalesce({left.text}, 0) + coalesce({right.text}, 0)", "number")
    raise Foreign("+")


def _membership(sign: str, left: Term, right: Term) -> Term:
    codes = right.items or (right.text,)
    if left.form == "several":
        tests = [f"selected({left.text}, {code})" for code in codes]
    elif right.items:
        tests = [f"{left.text} = {code}" for code in codes]
    else:
        tests = [f"contains({left.text}, {right.text})"]
    word = " or " if sign == "anyof" else " and "
    whole = word.join(tests) if len(tests) == 1 else f"({word.join(tests)})"
    negative = sign.startswith("not")
    return Term(f"not({whole})" if negative else whole, "yes-no")


def quoted(text: str) -> str:
    """Return the text as a literal of our language, which has no escapes.

    >>> quoted("l'eau"), quoted('''l'"eau"''')
    ('"l\\'eau"', 'concat("l\\'", \\'"eau"\\')')
    """
    if "'" not in text:
        return f"'{text}'"
    if '"' not in text:
        return f'"{text}"'
    pieces = re.findall(r"[^\"]+|\"[^']*", text)
    return f"concat({', '.join(quoted(piece) for piece in pieces)})"


_FUNCTIONS: Mapping[tuple[str, int], Callable[[list[str]], Term]] = {
    ("iif", 3): lambda given: Term(f"if({', '.join(given)})"),
    ("today", 0): lambda _: Term("today()", "date"),
    ("today", 1): lambda given: Term(f"format-date(today() + {given[0]}, '%Y-%m-%d')", "date"),
    ("currentDate", 0): lambda _: Term("now()", "date"),
    ("diffDays", 2): lambda given: Term(
        f"int(decimal-date-time({given[1]}) - decimal-date-time({given[0]}))", "number"
    ),
    ("min", -1): lambda given: Term(f"min({', '.join(given)})", "number"),
    ("max", -1): lambda given: Term(f"max({', '.join(given)})", "number"),
    ("sum", -1): lambda given: Term(
        " + ".join(f"coalesce({one}, 0)" for one in given) or "0", "number"
    ),
    ("round", 1): lambda given: Term(f"round({given[0]})", "number"),
    ("round", 2): lambda given: Term(f"round({given[0]}, {given[1]})", "number"),
}
"""By name and number of arguments; -1 takes any number."""
