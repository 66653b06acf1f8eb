"""Groups in groups, as modules of pages.

A group at the top is a module; a group in it is a page of that module, however deep it
stands; questions beside groups gather on pages of the group that they stand in.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import msgspec

from app.core.questionnaire.definition import Module, Page, Question
from app.core.text import LocalizedText
from app.interchange.findings import Findings, Spot, entry
from app.interchange.importing import IdOf
from app.interchange.xlsform.survey import Section


class Layout:
    def __init__(self, sheet: str, id_of: IdOf, findings: Findings) -> None:
        self.sheet, self.id_of, self.findings = sheet, id_of, findings

    def modules(self, file: Section, title: LocalizedText) -> tuple[Module, ...]:
        """Return the modules of a file whose title is ``title``."""
        return tuple(self._modules(file, title))

    def _modules(self, file: Section, title: LocalizedText) -> Iterator[Module]:
        for loose, parts in groupby(file.parts, lambda part: isinstance(part, Question)):
            if loose:
                page = self._page([p for p in parts if isinstance(p, Question)], "", title)
                yield Module(id=self.id_of("m", page.id), title=title, pages=(page,))
                continue
            for section in parts:
                if isinstance(section, Section) and (module := self._module(section, title)):
                    yield module

    def _module(self, section: Section, title: LocalizedText) -> Module | None:
        own = section.label if section.label.by_locale else title
        pages = tuple(self._pages(section, own))
        if not pages:
            self._tell_empty(section)
            return None
        return Module(
            id=self.id_of("m", str(section.row), section.name),
            name=section.name, title=own, pages=pages, kept=section.kept,
        )  # fmt: skip

    def _pages(self, section: Section, title: LocalizedText) -> Iterator[Page]:
        for loose, parts in groupby(section.parts, lambda part: isinstance(part, Question)):
            if loose:
                questions = [part for part in parts if isinstance(part, Question)]
                yield self._page(questions, section.name, title)
                continue
            for inner in parts:
                if isinstance(inner, Section):
                    yield from self._pages_of_inner(inner, title)

    def _pages_of_inner(self, section: Section, title: LocalizedText) -> Iterator[Page]:
        own = section.label if section.label.by_locale else title
        pages = list(self._pages(section, own))
        if not pages:
            self._tell_empty(section)
            return
        first, *others = pages
        is_its_own = isinstance(section.parts[0], Question)
        prefix = "" if is_its_own else f"{section.name or section.row}/"
        kept = {f"{prefix}{key}": text for key, text in section.kept.items()}
        if any(isinstance(part, Section) for part in section.parts):
            spot = Spot(self.sheet, section.row)
            self.findings.changed.append(entry("import.group-flattened", spot, name=section.name))
            if not is_its_own and section.label.by_locale:
                texts = section.label.by_locale.items()
                kept |= {f"{prefix}label::{locale}": said.text for locale, said in texts}
        yield msgspec.structs.replace(first, kept={**kept, **first.kept})
        yield from others

    def _page(self, questions: list[Question], name: str, title: LocalizedText) -> Page:
        id = self.id_of("p", questions[0].id)
        return Page(id=id, name=name, title=title, parts=tuple(questions))

    def _tell_empty(self, section: Section) -> None:
        self.findings.lost.append(
            entry("import.group-empty", Spot(self.sheet, section.row), name=section.name)
        )
