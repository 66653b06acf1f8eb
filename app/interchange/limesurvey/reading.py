"""One survey on its way in: its names, its words, what was counted, and what is told of it."""

from __future__ import annotations

from collections.abc import Mapping

from app.core.text import EN, FR, NL, NO_TEXT, Locale, LocalizedText
from app.interchange.findings import Findings, Spot, entry
from app.interchange.importing import IdOf
from app.interchange.limesurvey import attributes, wording
from app.interchange.limesurvey.naming import Variables, variables
from app.interchange.limesurvey.survey import Asked, Said, Survey


class Reading:
    def __init__(self, survey: Survey, id_of: IdOf, findings: Findings, otherwise: Locale) -> None:
        self.survey, self.id_of, self.findings = survey, id_of, findings
        self.locales: Mapping[str, Locale] = wording.locales_of(survey.languages, otherwise)
        self.authored = next(iter(self.locales.values()))
        self.variables: Variables = variables(survey, id_of)
        self.words = wording.Words(self.locales, self.variables.id_in_text, findings)
        self.asked, self.added = 0, 0
        self._names: set[str] = set()

    def text(self, said: Said, spot: Spot, name: str) -> LocalizedText:
        return self.words.text(said, spot, name)

    def attribute(self, asked: Asked, *names: str) -> LocalizedText:
        """Return what the first attribute says that says something, as a text."""
        said = next((found for name in names if (found := asked.attributes.get(name))), {})
        first = self.survey.languages[0]
        texts = {language or first: text for language, text in said.items()}
        return self.text(texts, asked.line.spot, asked.code) if texts else NO_TEXT

    def own_words(self, text: LocalizedText) -> LocalizedText:
        """Return words of ours in the languages of the survey, and in those of the house."""
        spoken = (self.authored, *(one for one in self.locales.values() if one != self.authored))
        first = text.text_in(self.authored) or text.text_in(EN)
        made = NO_TEXT.written(self.authored, first, authored=self.authored)
        for locale in (*spoken[1:], FR, NL):
            if locale != self.authored and text.is_written_in(locale):
                made = made.written(locale, text.text_in(locale), authored=self.authored)
        return made

    def name(self, code: str, spot: Spot) -> str:
        """Return the name of a question: its code, made one of its own where another has it."""
        said = code.translate({ord(sign): "_" for sign in "#{}$"}).strip() or "question"
        name, number = said, 2
        while name.lower() in self._names:
            name, number = f"{said}_{number}", number + 1
        self._names.add(name.lower())
        if name != code:
            self.tell("changed", "import.name-made-unique", spot, code, becomes=name)
        return name

    def tell(self, how: str, code: str, spot: Spot, name: str, **facts: str | int) -> None:
        """List something under ``kept``, ``changed``, ``lost`` or ``review``."""
        listed = getattr(self.findings, how)
        listed.append(entry(code, spot, name=name, **facts))

    def foreign(
        self, kept: dict[str, str], field: str, text: str, what: str, spot: Spot, name: str
    ) -> None:
        """Keep a rule that cannot be said here as the file writes it, and tell what stops it."""
        kept[f"limesurvey.{field}"] = text
        self.tell("review", "limesurvey.rule", spot, name, property=field, what=what, text=text)

    def kept_attributes(self, asked: Asked, kept: dict[str, str], taken: frozenset[str]) -> None:
        """Keep what the attributes of a question say and nothing has taken in, and list it."""
        for name, said in asked.attributes.items():
            if name in taken or attributes.says_nothing(name, said):
                continue
            for language, value in said.items():
                kept[f"limesurvey.{name}.{language}" if language else f"limesurvey.{name}"] = value
            text = asked.attribute(name)
            how, code = attributes.listed(name)
            self.tell(how, code, asked.line.spot, asked.code, property=name, text=text)
