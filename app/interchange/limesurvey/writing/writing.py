"""One questionnaire on its way out: its codes, its languages, its tables, what is told of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from app.core.questionnaire import references
from app.core.questionnaire.definition import Definition, Question, is_counted
from app.core.questionnaire.report import Entry
from app.core.questionnaire.wordings import languages_in
from app.core.text import Locale, LocalizedText
from app.interchange import exporting
from app.interchange.limesurvey.em.parser import Foreign
from app.interchange.limesurvey.writing import texts
from app.interchange.limesurvey.writing.codes import asked_with, coded
from app.interchange.limesurvey.writing.saying import Saying
from app.interchange.limesurvey.writing.tables import Tables

CAME = "limesurvey."
"""How the names begin under which parts keep what LimeSurvey said of them."""


class Writing:
    def __init__(self, definition: Definition) -> None:
        self.definition = definition
        self.coded, self.together = coded(definition), asked_with(definition)
        self.known = {one.id: one for one in definition.questions}
        self.names = references.names(definition)
        self.tables = Tables()
        self.changed: list[Entry] = []
        self.lost: list[Entry] = []
        self.left_out = 0
        self.came = any(name.startswith(CAME) for name in definition.kept)
        self.locales: tuple[Locale, ...] = languages_in(definition)
        title = definition.title.text_in(definition.authored)
        digest = hashlib.sha256(title.encode()).digest()
        self.sid = str(100_000 + int.from_bytes(digest[:4]) % 900_000)

    @property
    def authored(self) -> Locale:
        return self.definition.authored

    def html(self, text: LocalizedText, locale: Locale) -> str:
        return texts.html(text.text_in(locale), self.coded, as_it_came=self.came)

    def is_spoken(self, text: LocalizedText) -> bool:
        return any(text.is_written_in(locale) for locale in self.locales)

    # -- telling -----------------------------------------------------------------------------

    def no_place(self, name: str, property: str, text: object) -> None:
        """List what the format has no place for."""
        self.lost.append(exporting.lost(name, property, text))

    def other(self, code: str, name: str, **facts: str | int) -> None:
        """List what is in the file in another form."""
        self.changed.append(Entry(code, name=name, facts=facts))

    def leave_out(self, question: Question) -> None:
        """List a question that is in the file in no form."""
        self.left_out += is_counted(question)
        kind = question.kind.__struct_config__.tag
        self.lost.append(Entry("lss.left-out", name=question.name, facts={"kind": str(kind)}))

    # -- saying ------------------------------------------------------------------------------

    def condition(self, name: str, field: str, written: str, *, here: str = "") -> str:
        """Return an expression of ours as a condition there, empty where there is none.

        One that cannot be said is listed, by what stops it.
        """
        saying = Saying(self.coded, self.names, here)
        return self._said(saying.condition, name, field, written)

    def value(self, name: str, field: str, written: str, *, here: str = "") -> str:
        saying = Saying(self.coded, self.names, here)
        return self._said(saying.value, name, field, written)

    def _said(self, say: Callable[[str], str], name: str, field: str, written: str) -> str:
        if not written.strip():
            return ""
        try:
            return say(written)
        except Foreign as foreign:
            self.unsaid(name, field, written, foreign.what)
            return ""

    def unsaid(self, name: str, field: str, written: str, what: str) -> None:
        """List a rule that has no equal there, by what of it has none."""
        text = references.rewritten(written, self.names.get)
        facts = {"property": field, "what": what, "text": text}
        self.lost.append(Entry("lss.rule", name=name, facts=facts))


def came(question: Question, name: str) -> str:
    """Return what LimeSurvey said of a question under a name, empty where it said nothing."""
    return question.kept.get(f"{CAME}{name}", "")
