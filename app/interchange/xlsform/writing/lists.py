"""The choices of a file: each list once, however many questions offer it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.core.questionnaire.definition import Definition
from app.core.questionnaire.options import Choice
from app.core.text import LocalizedText, text_of
from app.interchange.xlsform import names
from app.interchange.xlsform.writing.told import Told


@dataclass(frozen=True, slots=True)
class Offered:
    """The choices of one question, as the file has them."""

    list_name: str
    codes: Mapping[str, str]
    """The name of each choice in the file, by its id."""


@dataclass(slots=True)
class Lists:
    told: Told
    wanted: frozenset[str]
    """The names that lists of the questionnaire bear."""

    by_name: dict[str, tuple[Choice, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, definition: Definition, told: Told) -> Lists:
        """Return the lists of a file; those that no question offers are in it already."""
        own = {str(getattr(one.kind, "list", "")) for one in definition.questions}
        lists = cls(told, frozenset(own | {one.name for one in definition.lists}))
        for one in definition.lists:
            lists.offer(one.choices, one.name)
        return lists

    def offer(
        self,
        choices: tuple[Choice, ...],
        wanted: str,
        *,
        otherwise: str = "",
        several: bool = False,
    ) -> Offered:
        """Put choices into the file, unless they are in it already.

        :param wanted: the name that the list bears, empty where it has none.
        :param otherwise: what it is called then.
        :param several: whether an answer holds several codes, with blanks between them.
        """
        codes = self._codes(choices, wanted or otherwise, several=several)
        said = tuple(_said(choice, codes[choice.id]) for choice in choices)
        for name, known in self.by_name.items():
            if known == said and (name == wanted or not wanted):
                return Offered(name, codes)
        name = self._name(wanted, otherwise)
        if wanted and name != wanted:
            self.told.change("renamed", wanted, "list", becomes=name)
        self.by_name[name] = said
        return Offered(name, codes)

    def _name(self, wanted: str, otherwise: str) -> str:
        name = re.sub(r"[\s,;]+", "_", wanted or otherwise).strip("_") or "choices"
        taken = {known.lower() for known in self.by_name}
        if not wanted:
            taken |= {each.lower() for each in self.wanted}
        return names.unused(name, taken) if name.lower() in taken else name

    def _codes(
        self, choices: tuple[Choice, ...], list_name: str, *, several: bool
    ) -> dict[str, str]:
        codes: dict[str, str] = {}
        for number, choice in enumerate(choices, 1):
            blank = "_" if several else " "
            code = re.sub(r"\s+", blank, choice.name.strip()) or f"choice_{number}"
            while code in codes.values():
                code = f"{code}_{number}"
            if code != choice.name:
                self.told.change(
                    "choice-renamed", list_name, "choices", choice=choice.name, becomes=code
                )
            codes[choice.id] = code
        return codes


def _said(choice: Choice, code: str) -> Choice:
    """Return a choice as a file says it, so that those are equal that read alike."""
    media = {what: _words(text) for what, text in choice.media.items()}
    return Choice("", code, _words(choice.label), choice.columns, media)


def _words(text: LocalizedText) -> LocalizedText:
    """Return a text without what only translators know of it."""
    return text_of(**{locale: said.text for locale, said in text.by_locale.items()})
