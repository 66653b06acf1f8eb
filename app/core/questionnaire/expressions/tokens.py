"""The words of an expression, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.core.questionnaire.expressions.mistakes import NotUnderstood

LONGEST = 20_000
"""Code points of one expression.  The longest of the corpus has under 5,000."""

_NAME = r"[^\W\d][\w.\-·]*"
_WORD = re.compile(
    rf"""
    (?P<space>\s+)
  | (?P<number>(?:\d+(?:\.\d*)?|\.\d+))
  | (?P<text>"[^"]*"|'[^']*')
  | (?P<reference>\$\{{[^{{}}]*\}})
  | (?P<sign>::|\.\.|//|!=|<=|>=|[()\[\],@./|+\-=<>*])
  | (?P<name>{_NAME}(?::(?!:)(?:{_NAME}|\*))?)
    """,
    re.VERBOSE,
)
_OPERATOR_NAME = re.compile(r"and|or|div|mod")
_BEFORE_AN_OPERAND = frozenset(
    ["(", "[", ",", "@", "::", "/", "//", "|", "+", "-", "=", "!=", "<", "<=", ">", ">="]
)
_TYPED = {"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " "}


@dataclass(frozen=True, slots=True)
class Token:
    kind: str
    """``number``, ``text``, ``reference``, ``sign``, ``name``, ``operator`` or ``end``."""

    word: str
    at: int


def tokens(text: str) -> list[Token]:
    """Return the words of ``text``, an ``end`` last.

    ``*``, ``and``, ``or``, ``div`` and ``mod`` are operators where a value stands before them
    and names elsewhere, as XPath 1.0 §3.7 says.  Quotes and spaces that a word processor put
    in are read as the plain ones.

    :raises NotUnderstood: a sign is not of this language, or the text is too long.
    """
    if len(text) > LONGEST:
        raise NotUnderstood("expression.too-long", 0, longest=LONGEST)
    text = plain(text)
    found: list[Token] = []
    at = 0
    while at < len(text):
        operator = _OPERATOR_NAME.match(text, at) if _ends_a_value(found) else None
        match = operator or _WORD.match(text, at)
        if match is None:
            raise NotUnderstood("expression.unknown-sign", at, sign=text[at])
        kind = "operator" if operator else str(match.lastgroup)
        word = match.group()
        if kind == "sign" and word == "*" and _ends_a_value(found):
            kind = "operator"
        if kind != "space":
            found.append(Token(kind, word, at))
        at = match.end()
    return [*found, Token("end", "", len(text))]


def plain(text: str) -> str:
    """Return a text with plain signs for what a word processor typed, except inside a plain
    string."""
    if not any(sign in _TYPED for sign in text):
        return text
    mark = ""  # the quotation mark, as a plain one, of the string that we are in
    typed = False  # whether a word processor typed it
    read = []
    for sign in text:
        straight = _TYPED.get(sign, sign)
        if mark and (straight if typed else sign) != mark:
            read.append(sign)
            continue
        if straight in {"'", '"'}:
            mark, typed = ("", False) if mark else (straight, straight != sign)
        read.append(straight)
    return "".join(read)


def _ends_a_value(found: list[Token]) -> bool:
    if not found:
        return False
    last = found[-1]
    return last.kind != "operator" and not (last.kind == "sign" and last.word in _BEFORE_AN_OPERAND)
