"""A draft as its pages show it: decoded once, with what is wrong and where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from flask import url_for
from flask_babel import get_locale
from flask_babel import gettext as _

from app.builder import module_following, opened, wording
from app.core.problems import Problem
from app.core.questionnaire.definition import Definition, Page, Question
from app.core.questionnaire.linting import linter
from app.core.questionnaire.linting.finding import Finding, Level
from app.core.text import Locale, LocalizedText
from app.extensions import db
from app.models import Questionnaire

CHECKED_AT_ONCE = 250
"""Questions; so many are checked in less than a tenth of a second."""


@dataclass(frozen=True)
class Reading:
    """A questionnaire and the definition that its draft holds."""

    questionnaire: Questionnaire
    definition: Definition

    @classmethod
    def of(cls, questionnaire: Questionnaire) -> Reading:
        return cls(questionnaire, opened.definition_of(questionnaire))

    @property
    def title(self) -> str:
        """The title in the reader's language, or else in the authored one."""
        return self.words(self.definition.title)

    @property
    def is_checked(self) -> bool:
        """Whether what the linter says is known, or found out in no time; else the page asks for
        it once it stands."""
        return self.definition.asked <= CHECKED_AT_ONCE or linter.of_itself.knows(self.definition)

    @cached_property
    def findings(self) -> Mapping[Level, list[Finding]]:
        """What the linter says, by how heavy it is."""
        latest = module_following.latest_of(db.session(), self.definition)
        found = linter.findings(self.definition, latest)
        return {level: [one for one in found if one.level is level] for level in Level}

    @cached_property
    def problems(self) -> list[Problem]:
        """What stops publishing, whatever anybody says."""
        stops = (one.problem for one in self.findings[Level.STOPS])
        return [one for one in stops if one.code not in linter.ACCEPTED_BY_WORD]

    def link_to(self, problem: Problem) -> str:
        """Return the address of the page on which a problem is put right."""
        part = problem.place[0] if problem.place else ""
        page = self.page_of.get(part) or self.page.get(part)
        return url_for(
            "editor.show",
            questionnaire_id=self.questionnaire.id,
            page=page.id if page else None,
            question=part if part in self.question else None,
        )

    def name_of(self, problem: Problem) -> str:
        """Return what a person calls the thing with the problem."""
        part = problem.place[0] if problem.place else ""
        if part in self.question:
            return self.words(self.question[part].label) or self.question[part].name or "…"
        if part in self.page:
            return self.words(self.page[part].title) or str(_("Page without a title"))
        return str(_("To the questionnaire"))

    def words(self, text: LocalizedText) -> str:
        """Return a text in the reader's language, or else in the authored one, what it quotes by
        name."""
        reader = Locale(str(get_locale()))
        said = text.read_in(reader, otherwise=self.definition.authored)
        return wording.by_name(self.definition, said) if "${" in said else said

    @cached_property
    def page(self) -> Mapping[str, Page]:
        """Each page by its id."""
        return {page.id: page for page in self.definition.pages}

    @cached_property
    def page_of(self) -> Mapping[str, Page]:
        """The page of each question, by question id."""
        return {question.id: page for page in self.definition.pages for question in page.questions}

    @cached_property
    def question(self) -> Mapping[str, Question]:
        """Each question by its id."""
        return {question.id: question for question in self.definition.questions}
