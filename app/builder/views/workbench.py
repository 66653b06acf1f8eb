"""The editor as its page shows it: what is selected, and how each text stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from flask_babel import gettext as _

from app.builder import ruling, wording
from app.builder.undoing import Steps
from app.builder.views.reading import Reading
from app.core.errors import NotFound
from app.core.problems import Problem
from app.core.questionnaire import completeness
from app.core.questionnaire.definition import Module, Page, Question
from app.core.questionnaire.kinds import Calculated, DecimalNumber, Integer
from app.core.questionnaire.linting.finding import Finding, Level
from app.core.questionnaire.parts import Address, find
from app.core.questionnaire.wordings import Place, languages_in, text_at
from app.core.text import Locale, LocalizedText, State
from app.models import Questionnaire

WORST_FIRST = (State.MISSING, State.OUTDATED, State.MACHINE, State.DRAFT, State.REVIEWED)
PAIRED = completeness.WANTED


@dataclass(frozen=True)
class Workbench:
    """One page of a questionnaire on the bench, with at most one question opened."""

    reading: Reading
    page: Page
    question: Question | None
    steps: Steps
    typed: Mapping[str, str] = field(default_factory=dict)
    """What a refused card held, to be shown again."""

    refused: Sequence[Problem] = ()
    done: str = ""
    """What was just done: ``saved`` or ``deleted``; or empty."""

    moved: str = ""
    """The id of the question that was just moved."""

    @property
    def deleted(self) -> bool:
        """Whether a question was just deleted, and can be taken back."""
        return self.done == "deleted" and self.steps.back is not None

    def said(self) -> str:
        """Return what a screen reader is told of what was just done."""
        order = [question.id for question in self.page.questions]
        if self.moved not in order:
            return str(_("Saved.")) if self.done == "saved" else ""
        facts = {
            "number": order.index(self.moved) + 1,
            "all": len(self.page.questions),
            "page": self.reading.words(self.page.title) or str(_("Page without a title")),
        }
        return str(_("Question %(number)d of %(all)d, %(page)s", **facts))

    @cached_property
    def ends(self) -> tuple[str, str]:
        """The ids of the first question and of the last one."""
        order = [each.id for each in self.reading.definition.questions]
        return (order[0], order[-1]) if order else ("", "")

    @cached_property
    def missing(self) -> Mapping[Locale, int]:
        """How many texts wait for each language."""
        return completeness.missing(self.reading.definition)

    @cached_property
    def module(self) -> Module:
        """The module in which the page stands."""
        modules = self.reading.definition.modules
        return next(module for module in modules if self.page in module.pages)

    @cached_property
    def states(self) -> Mapping[str, Mapping[Locale, State]]:
        """For each part, how far its least advanced text is in each wanted language."""
        found: dict[str, dict[Locale, set[State]]] = {}
        for each in completeness.translations(self.reading.definition):
            part = each.place.address[0] if each.place.address else ""
            found.setdefault(part, {}).setdefault(each.locale, set()).add(each.state)
        return {
            part: {locale: min(states, key=WORST_FIRST.index) for locale, states in each.items()}
            for part, each in found.items()
        }

    @cached_property
    def next_to_translate(self) -> str:
        """The id of the next question, after the selected one, that lacks a text; or empty."""
        order = [question.id for question in self.reading.definition.questions]
        at = order.index(self.question.id) + 1 if self.question else 0
        waiting = [
            part
            for part in (*order[at:], *order[:at])
            if State.MISSING in self.states.get(part, {}).values()
        ]
        return waiting[0] if waiting else ""

    @cached_property
    def others(self) -> list[Locale]:
        """The languages of the file, kept or spoken, that do not stand in the pair."""
        return [one for one in languages_in(self.reading.definition) if one not in PAIRED]

    def problems_of(self, question: Question) -> list[Problem]:
        if not self.reading.is_checked:
            return []
        return [one for one in self.reading.problems if one.place[:1] == (question.id,)]

    @cached_property
    def findings_here(self) -> list[Finding]:
        """What should be mended, or thought about, in the opened question; texts that wait for a
        language are counted elsewhere."""
        if self.question is None:
            return []
        return [
            one
            for level in (Level.MEND, Level.HINT)
            for one in self.reading.findings[level]
            if one.problem.place[:1] == (self.question.id,)
            and one.problem.code not in {"text.untranslated", "text.outdated"}
        ]

    def rules(self, question: Question) -> Iterator[tuple[str, str]]:
        """Give the lines of logic of a question, each by its field, as they are to be shown."""
        for name in ruling.fields_of(question):
            kept = ruling.line(self.reading.definition, question, name)
            yield name, self.shown(f"logic-{name}", kept)

    def wholes(self, question: Question) -> list[tuple[str, str]]:
        """Return the numbers of the module of which this one can be a part, and the one that it
        is a part of wherever that stands."""
        near = (each for page in self.module.pages for each in page.questions)
        kept = self.reading.question.get(question.measured.of)
        found = [*near, *([kept] if kept else [])]
        return list(
            dict.fromkeys(
                (each.id, self.reading.words(each.label) or each.name)
                for each in found
                if each.id != question.id
                and isinstance(each.kind, Integer | DecimalNumber | Calculated)
            )
        )

    def text(self, address: Address, name: str) -> LocalizedText:
        return text_at(find(self.reading.definition, address), name)

    def state(self, text: LocalizedText, locale: Locale) -> State:
        return text.state_in(locale, authored=self.reading.definition.authored)

    def key(self, address: Address, name: str, locale: str) -> str:
        return wording.key_of(Place(address, name), locale)

    def shown(self, key: str, otherwise: object) -> str:
        """Return what a field shows: what was typed and refused, or else what is kept."""
        return self.typed.get(key, "" if otherwise is None else str(otherwise))

    def named(self, text: str) -> str:
        """Return a text with the answers that it quotes by the names of their questions."""
        return wording.by_name(self.reading.definition, text) if "${" in text else text

    def ticked(self, key: str, otherwise: bool) -> bool:
        """Tell whether a box is ticked: in what was typed and refused, or else in the draft."""
        return key in self.typed if self.typed else otherwise


def bench(
    questionnaire: Questionnaire,
    steps: Steps,
    *,
    page: str = "",
    question: str = "",
    typed: Mapping[str, str] | None = None,
    refused: Sequence[Problem] = (),
    done: str = "",
    moved: str = "",
) -> Workbench:
    """Put a page on the bench: the question's, the one asked for, or the first.

    :raises NotFound: the questionnaire has no page at all.
    """
    reading = Reading.of(questionnaire)
    first = next(reading.definition.pages, None)
    chosen = reading.page_of.get(question) or reading.page.get(page) or first
    if chosen is None:
        raise NotFound("a questionnaire without a page")
    selected = reading.question.get(question)
    return Workbench(reading, chosen, selected, steps, typed or {}, refused, done, moved)
