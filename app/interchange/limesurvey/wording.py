"""Texts of a survey: one a language, as HTML, with expressions in braces.

A reference to an answer becomes one of ours; the words of a text are kept, what else it does is
told: pictures, links, scripts, expressions that compute.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from app.core.text import FR, NO_TEXT, Locale, LocalizedText
from app.interchange.findings import Findings, Spot, entry
from app.interchange.limesurvey.survey import Said
from app.interchange.surveyjs.wording import MARKUP, plain
from app.interchange.xlsform.languages import locale_named

EXPRESSION = re.compile(r"\{(?=[^\s{}])([^{}]*)\}")
_EMBEDDED = re.compile(
    r"<\s*(?:img|a|iframe|video|audio|embed|object)\b[^>]*?(?:src|href|data)\s*=\s*"
    r"[\"']?([^\"'\s>]+)",
    re.IGNORECASE,
)
_SCRIPT = re.compile(r"<\s*script\b|\son\w+\s*=\s*[\"']|javascript:", re.IGNORECASE)


def locales_of(languages: tuple[str, ...], otherwise: Locale = FR) -> Mapping[str, Locale]:
    """Return the language of ours for each of the file's, each its own.

    ``de-informal`` is German, unless the file speaks the other German too.

    :param otherwise: for a text of which the file does not say the language.
    """
    found: dict[str, Locale] = {}
    for language in languages:
        locale = locale_named(language) if language else otherwise
        if locale in found.values():
            tail = re.sub(r"[^a-z0-9]", "", language.partition("-")[2].lower())[:8] or "other"
            locale = Locale(f"{locale}-x-{tail}")
        found[language] = locale
    return found


class Words:
    """Reads the texts of a file, and tells what of them is more than words."""

    def __init__(
        self,
        locales: Mapping[str, Locale],
        id_in_text: Callable[[str], str | None],
        findings: Findings,
    ) -> None:
        self.locales, self.id_in_text, self.findings = locales, id_in_text, findings
        self.authored = next(iter(locales.values()))

    def text(self, said: Said, spot: Spot, name: str) -> LocalizedText:
        """Return a text of the file, and tell what of it is not carried over."""
        found = {
            self.locales[language]: words
            for language, text in said.items()
            if language in self.locales and (words := self.piped(plain(text)))
        }
        self._tell(said, spot, name)
        made = NO_TEXT
        for locale in sorted(found, key=lambda locale: locale != self.authored):
            made = made.written(locale, found[locale], authored=self.authored)
        return made

    def piped(self, text: str) -> str:
        """Return a text with its plain references as ours."""

        def put(found: re.Match[str]) -> str:
            id = self.id_in_text(found[1].strip())
            return f"${{{id}}}" if id else found.group()

        return EXPRESSION.sub(put, text)

    def _tell(self, said: Said, spot: Spot, name: str) -> None:
        told: dict[tuple[str, str], None] = {}
        for text in said.values():
            if MARKUP.search(text):
                told[("limesurvey.marks-left-out", "")] = None
            if _SCRIPT.search(text):
                told[("limesurvey.script", "")] = None
            for target in _EMBEDDED.findall(text):
                told[("limesurvey.embedded", target)] = None
            for computed in EXPRESSION.findall(plain(text)):
                if not self.id_in_text(computed.strip()):
                    told[("limesurvey.text-expression", computed)] = None
        for code, what in told:
            listed = self.findings.changed if code.endswith("left-out") else self.findings.review
            listed.append(entry(code, spot, name=name, text=what))
