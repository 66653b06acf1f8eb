"""Groups in groups, as modules of pages.

A group at the top is a module; a group in it is a page of that module; what is deeper, and every
repeat, is a group on its page.  What stands beside groups gathers on pages without a name.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from app.core.questionnaire.definition import Group, Item, Module, Page
from app.core.questionnaire.kinds import Note
from app.core.questionnaire.logic import Logic, Repeat
from app.core.text import LocalizedText
from app.interchange.xlsform import cells, looks
from app.interchange.xlsform.questions import Questions
from app.interchange.xlsform.reading import Reading
from app.interchange.xlsform.survey import Line, Section

CARRIED = frozenset({"type", "name", "label", "relevant", "read_only", "appearance", "disabled"})
ON_ONE_PAGE = ("field-list", "table-list")


class Layout:
    """Reads sections as modules, pages and groups."""

    def __init__(self, reading: Reading, questions: Questions) -> None:
        self.reading, self.questions = reading, questions

    def modules(self, file: Section, title: LocalizedText) -> Iterator[Module]:
        """Yield the modules of a file whose title is ``title``."""
        for apart, parts in groupby(self._filled(file), _is_level):
            if not apart:
                page = self._loose_page([*parts], title)
                yield Module(id=self.reading.id_of("m", page.id), title=title, pages=(page,))
                continue
            for section in parts:
                if isinstance(section, Section):
                    yield self._module(section, title)

    def _module(self, section: Section, title: LocalizedText) -> Module:
        own, logic, appearance, kept = self._said(section)
        own = own if own.by_locale else title
        if any(look in appearance.split() for look in ON_ONE_PAGE):
            pages: tuple[Page, ...] = (self._loose_page([*self._filled(section)], own),)
        else:
            pages = tuple(self._pages(section, own))
        return Module(
            id=section.id, name=section.name, title=own, pages=pages,
            logic=logic, appearance=appearance, kept=kept,
        )  # fmt: skip

    def _pages(self, module: Section, title: LocalizedText) -> Iterator[Page]:
        for apart, parts in groupby(self._filled(module), _is_level):
            if not apart:
                yield self._loose_page([*parts], title)
                continue
            for section in parts:
                if isinstance(section, Section):
                    yield self._page(section, title)

    def _page(self, section: Section, title: LocalizedText) -> Page:
        own, logic, appearance, kept = self._said(section)
        return Page(
            id=section.id, name=section.name, title=own if own.by_locale else title,
            parts=self._items(self._filled(section)), logic=logic, appearance=appearance, kept=kept,
        )  # fmt: skip

    def _loose_page(self, parts: list[Line | Section], title: LocalizedText) -> Page:
        id = self.reading.id_of("p", parts[0].id)
        return Page(id=id, title=title, parts=self._items(parts))

    def _items(self, parts: list[Line | Section]) -> tuple[Item, ...]:
        return tuple(
            self._group(part) if isinstance(part, Section) else self.questions.question(part)
            for part in parts
        )

    def _group(self, section: Section) -> Group:
        title, logic, appearance, kept = self._said(section)
        repeat = None
        if section.what == "repeat":
            count = self.reading.expression(section.row, "repeat_count", section.name, kept)
            repeat = Repeat(count=count)
        if section.what == "loop":
            kept["type"] = self.reading.says(section.row, "type")
            self.reading.findings.review.append(
                self.reading.entry("import.loop", section.row, "type", name=section.name)
            )
        return Group(
            id=section.id, name=section.name, title=title,
            parts=self._items(section.parts), logic=logic, repeat=repeat,
            appearance=appearance, kept=kept,
        )  # fmt: skip

    def _said(self, section: Section) -> tuple[LocalizedText, Logic, str, dict[str, str]]:
        """Return the title of a section, its logic, its look, and what else its row says."""
        row, name, kept = section.row, section.name, dict[str, str]()
        title = self.reading.text(row, "label", name, kept)
        logic = self.questions.rules.of_group(row, name, kept)
        carried = CARRIED | {"repeat_count"} if section.what == "repeat" else CARRIED
        kept |= cells.kept_of(self.reading, row, name=name, carried=carried)
        written = self.reading.says(row, "appearance")
        if strange := looks.of(written, Note(), reckoned_with=True).strange:
            self.reading.findings.kept.append(
                self.reading.entry(
                    "import.appearance", row, "appearance", name=name, text=" ".join(strange)
                )
            )
        return title, logic, written, kept

    def _filled(self, section: Section) -> list[Line | Section]:
        """Return the parts of a section but for groups that hold no question, which are
        listed."""
        filled = []
        for part in section.parts:
            if _is_filled(part):
                filled.append(part)
            elif isinstance(part, Section):
                self.reading.findings.lost.append(
                    self.reading.entry("import.group-empty", part.row, name=part.name)
                )
        return filled


def _is_level(part: Line | Section) -> bool:
    """Tell whether a part is a group, which at the top is a module and below it a page."""
    return isinstance(part, Section) and part.what == "group"


def _is_filled(part: Line | Section) -> bool:
    return isinstance(part, Line) or any(map(_is_filled, part.parts))
