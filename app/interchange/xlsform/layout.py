"""Groups in groups, as modules of pages.

A group at the top is a module; a group in it is a page of that module; what is deeper, and every
repeat, is a group on its page.  What stands beside groups gathers on pages without a name.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from app.core.questionnaire.definition import Group, Item, Module, Page
from app.core.questionnaire.kinds import Calculated, Hidden, Note
from app.core.questionnaire.logic import Logic, Repeat
from app.core.text import LocalizedText
from app.interchange.xlsform import cells, kinds, looks
from app.interchange.xlsform.questions import Questions
from app.interchange.xlsform.reading import Reading
from app.interchange.xlsform.survey import Line, Section

CARRIED = frozenset(
    {"type", "name", "label", "relevant", "read_only", "appearance", "disabled",
     "kobo--locking-profile"}
)  # fmt: skip


class Layout:
    """Reads sections as modules, pages and groups.

    :param one_a_page: whether each question beside groups has a page of its own, as the style
        ``pages`` of a form asks.
    """

    def __init__(self, reading: Reading, questions: Questions, *, one_a_page: bool) -> None:
        self.reading, self.questions, self.one_a_page = reading, questions, one_a_page

    def modules(self, file: Section, title: LocalizedText) -> Iterator[Module]:
        """Yield the modules of a file whose title is ``title``."""
        for apart, parts in groupby(self._filled(file), self._is_level):
            if not apart:
                pages = tuple(self._loose_pages([*parts], title))
                yield Module(id=self.reading.id_of("m", pages[0].id), title=title, pages=pages)
                continue
            for section in parts:
                if isinstance(section, Section):
                    yield self._module(section, title)

    def _module(self, section: Section, title: LocalizedText) -> Module:
        own, logic, appearance, kept = self._said(section)
        own = own if own.by_locale else title
        if "field-list" in appearance.split():
            pages: tuple[Page, ...] = (self._loose_page([*self._filled(section)], own),)
        else:
            pages = tuple(self._pages(section, own))
        return Module(
            id=section.id, name=section.name, title=own, pages=pages,
            logic=logic, appearance=appearance, kept=kept,
        )  # fmt: skip

    def _pages(self, module: Section, title: LocalizedText) -> Iterator[Page]:
        for apart, parts in groupby(self._filled(module), self._is_level):
            if not apart:
                yield from self._loose_pages([*parts], title)
                continue
            for section in parts:
                if isinstance(section, Section):
                    yield self._page(section, title)

    def _loose_pages(self, parts: list[Line | Section], title: LocalizedText) -> Iterator[Page]:
        """Yield the pages of what stands beside groups: one, or one for each that is shown."""
        page: list[Line | Section] = []
        for part in parts:
            if self.one_a_page and _is_shown(part) and any(map(_is_shown, page)):
                yield self._loose_page(page, title)
                page = []
            page.append(part)
        yield self._loose_page(page, title)

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

    def _is_level(self, part: Line | Section) -> bool:
        """Tell whether a part is a group that is a module at the top and a page below it.

        A list of questions in one table is a group wherever it stands: it is drawn as one.
        """
        if not isinstance(part, Section) or part.what != "group":
            return False
        return "table-list" not in self.reading.says(part.row, "appearance").split()

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


def _is_filled(part: Line | Section) -> bool:
    return isinstance(part, Line) or any(map(_is_filled, part.parts))


def _is_shown(part: Line | Section) -> bool:
    """Tell whether a part is there to be seen, and not only worked out or filled in."""
    if isinstance(part, Section):
        return True
    match part.said:
        case kinds.Filled() | kinds.Asked(Calculated() | Hidden()):
            return False
        case _:
            return True
