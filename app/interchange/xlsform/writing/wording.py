"""The texts and expressions of a questionnaire as a file says them: with names for ids."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.core.questionnaire import references
from app.core.questionnaire.definition import Definition
from app.core.questionnaire.expressions.mistakes import NotUnderstood
from app.core.questionnaire.expressions.parser import parse
from app.core.questionnaire.expressions.syntax import Call, Expression, Number, Text
from app.core.questionnaire.wordings import texts
from app.core.text import Locale, LocalizedText
from app.interchange.xlsform.expressions import is_moving
from app.interchange.xlsform.writing.told import Told

MISSING = "…"
"""What stands in a wording for an answer that no question gives any more."""


@dataclass(frozen=True, slots=True)
class Wording:
    names: Mapping[str, str]
    """What each part is called in the file, by its id."""

    told: Told

    def texts(self, field: str, text: LocalizedText, name: str) -> dict[str, str]:
        """Return the cells of a text, one for each language in which it is written."""
        return {
            f"{field}::{locale}": self._with_names(said.text.strip(), name, field)
            for locale, said in text.by_locale.items()
            if said.text.strip()
        }

    def expression(self, written: str, field: str, name: str) -> str:
        """Return an expression with names; empty where it refers to what is no longer there."""
        gone = [key for key in references.keys_in(written) if key not in self.names]
        if gone:
            self.told.lose(name, field, written)
            return ""
        return references.rewritten(written, self.names.get).strip()

    def default(self, written: str, name: str, *, has_hyphens: bool) -> str:
        """Return a default as a cell: a literal without its quotation marks."""
        literal = literal_of(written)
        if literal is None:
            return self.expression(written, "default", name)
        if literal == literal.strip() and not is_moving(literal, has_hyphens=has_hyphens):
            return literal
        return f"string({written})"

    def _with_names(self, text: str, name: str, field: str) -> str:
        gone = [key for key in references.keys_in(text) if key not in self.names]
        if gone:
            self.told.change("reference-gone", name, field, text=text)
        for key in gone:
            text = re.sub(r"\$\{\s*(last-saved#)?" + re.escape(key) + r"\s*\}", MISSING, text)
        return references.rewritten(text, self.names.get)


def literal_of(expression: str) -> str | None:
    """Return the text that an expression always is; None where it has to be worked out."""
    try:
        pieces = [*_literals(parse(expression))]
    except NotUnderstood:
        return None
    return None if None in pieces else "".join(filter(None, pieces))


def _literals(tree: Expression) -> Iterator[str | None]:
    match tree:
        case Text(value):
            yield value
        case Number():
            yield None
        case Call("concat", arguments):
            for one in arguments:
                yield from _literals(one)
        case _:
            yield None


def languages_of(definition: Definition) -> tuple[Locale, ...]:
    """Return the languages in which anything is written, the authored one first."""
    found: Iterable[Locale] = (
        locale
        for _place, text in texts(definition)
        for locale in text.by_locale
        if text.is_written_in(locale)
    )
    return tuple(dict.fromkeys((definition.authored, *found)))
