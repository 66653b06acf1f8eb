"""The questionnaire that somebody begins with: one module of one empty page."""

from __future__ import annotations

from collections.abc import Iterator

from app.core.questionnaire.definition import Definition, Module, Page
from app.core.text import NO_TEXT, Locale, LocalizedText


def blank(title: LocalizedText, *, locales: tuple[Locale, ...], ids: Iterator[str]) -> Definition:
    """Return a definition that asks nothing yet.

    :param locales: the authored language first.
    :param ids: gives the ids of what is made.
    """
    page = Page(id=next(ids), title=NO_TEXT)
    return Definition(locales, title, (Module(id=next(ids), title=NO_TEXT, pages=(page,)),))
