"""A questionnaire as an XLSForm, and what an XLSForm says of it otherwise, or not at all."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

import msgspec
from msgspec import structs

from app.core.questionnaire.definition import Definition, Group, Page
from app.core.questionnaire.from_files import brought, file_of, written_out
from app.core.questionnaire.logic import Repeat
from app.core.questionnaire.measured import Measured
from app.core.questionnaire.report import ImportReport
from app.core.shapes import work_out
from app.core.text import Locale
from app.interchange.exporting import Exported, clean
from app.interchange.unsaid import left_over
from app.interchange.xlsform.languages import header_of
from app.interchange.xlsform.writing import locking, outline, rows, workbook
from app.interchange.xlsform.writing.cells import TEXTS, put_back, yes_or
from app.interchange.xlsform.writing.desk import Cells, Desk
from app.interchange.xlsform.writing.lists import Lists
from app.interchange.xlsform.writing.naming import Naming
from app.interchange.xlsform.writing.outline import Branch, Node
from app.interchange.xlsform.writing.told import Told
from app.interchange.xlsform.writing.wording import Wording, languages_of

COLUMNS = (
    "type", "name", "label", "hint", "guidance_hint", "required", "required_message", "relevant",
    "constraint", "constraint_message", "calculation", "default", "read_only", "appearance",
    "parameters", "choice_filter", "trigger", "repeat_count",
    "media::image", "media::big-image", "media::audio", "media::video",
)  # fmt: skip
"""The columns in the order in which people know them; others follow."""

SETTING, SHEET = "settings.", "sheet."
"""How what an imported file said as a whole is kept: see the reader."""

SHEET_NAME = re.compile(r"(?!survey$|choices$|settings$)[A-Za-z_][\w-]{0,30}", re.I)

SPOKEN = frozenset({*TEXTS, *(column for column in COLUMNS if column.startswith("media::"))})
"""The columns that stand there once for each language."""


NO_PLACE = frozenset(
    {
        "Definition.locales", "Module.link", "Wording.state", "Commune.countries",
        "EnterpriseNumber.registers", "Goal.most", "Kept.choices",
        *(f"Measured.{field.name}" for field in structs.fields(Measured)),
    }
)  # fmt: skip
"""What has no place in any file, by class and field; the rest is told where it is written."""

work_out(list[list[str]])


def write(definition: Definition) -> Exported:
    """Return the questionnaire as an XLSForm.

    :cost: about 1 ms a question.
    """
    told = Told()
    for question in brought(definition):
        told.change("list-written-out", question.name, "kind", file=file_of(question))
    definition = written_out(definition)
    nodes = outline.of(definition, told)
    naming = Naming(definition, nodes, told)
    languages = languages_of(definition)
    lists = Lists.of(definition, told)
    desk = Desk(definition, naming, lists, Wording(naming.by_id, told), told, languages)
    survey = [row for node in nodes for row in _rows(node, desk)]
    choices = [row for name in lists.by_name for row in _choices(name, desk)]
    kept_sheets = _sheets(definition)
    _tell_of_the_whole(definition, {f"{SHEET}{name}" for name in kept_sheets}, told)
    locking.tell(definition, frozenset(naming.by_id), told)
    title = definition.title.text_in(definition.authored)
    data = workbook.packed(
        {
            "survey": _table(survey, COLUMNS, languages, told),
            "choices": _table(choices, ("list_name", "name", "label"), languages, told),
            "settings": _table([_settings(desk)], ("form_title",), languages, told),
            **kept_sheets,
            **locking.sheets(definition.locks),
        }
    )
    report = ImportReport(
        source=title,
        asked=len(list(definition.questions)),
        changed=tuple(told.changed),
        lost=tuple(told.lost),
    )
    return Exported(data, report)


def _rows(node: Node, desk: Desk) -> list[Cells]:
    if not isinstance(node, Branch):
        first, *others = rows.of(node, desk)
        return [first | locking.of_a_part(node.id, desk.definition.locks), *others]
    inside = [row for one in node.inside for row in _rows(one, desk)]
    begin, what = _begin(node, desk), "group"
    if isinstance(node.part, Group) and node.part.repeat:
        what = "repeat"
    elif kept := node.part.kept.get("type"):
        what = "loop"
        begin["type"] = kept
    return [{"type": f"begin_{what}", **begin}, *inside, {"type": f"end_{what}"}]


def _begin(branch: Branch, desk: Desk) -> Cells:
    part, name = branch.part, desk.name_of(branch.part.id)
    cells: Cells = {"name": name, "appearance": part.appearance}
    if isinstance(part, Page) and not (part.name or part.appearance):
        cells["appearance"] = "field-list"  # which is what a page of ours is: seen at once
        desk.told.change("page", name, "appearance")
    if branch.has_title:
        cells |= desk.wording.texts("label", part.title, name)
    cells["relevant"] = desk.wording.expression(part.logic.relevant, "relevant", name)
    cells["read_only"] = yes_or(desk.wording.expression(part.logic.read_only, "read_only", name))
    if isinstance(part, Group) and part.repeat:
        cells["repeat_count"] = _times(part.repeat, name, desk)
    put_back(cells, part.kept, name, desk)
    return cells | locking.of_a_part(part.id, desk.definition.locks)


def _times(repeat: Repeat, name: str, desk: Desk) -> str:
    """Return how often a repeat comes, and list what of its bounds a file cannot say."""
    desk.told.lose(name, "least", repeat.least)
    desk.told.lose(name, "most", repeat.most)
    desk.told.lose(name, "table", repeat.table)
    return desk.wording.expression(repeat.count, "repeat_count", name)


def _choices(list_name: str, desk: Desk) -> Iterator[Cells]:
    for choice in desk.lists.by_name[list_name]:
        cells: Cells = {"list_name": list_name, "name": choice.name}
        cells |= desk.wording.texts("label", choice.label, list_name)
        for what, text in choice.media.items():
            cells |= desk.wording.texts(f"media::{what}", text, list_name)
        put_back(cells, choice.columns, list_name, desk)
        yield cells


def _settings(desk: Desk) -> Cells:
    definition = desk.definition
    title = definition.title.read_in(definition.authored, otherwise=definition.authored)
    cells = {"form_title": title, "default_language": header_of(definition.authored)}
    kept = {
        column.removeprefix(SETTING): said
        for column, said in definition.kept.items()
        if column.startswith(SETTING) and column.removeprefix(SETTING) not in cells
    }
    put_back(cells, kept, "", desk)
    return cells | locking.of_the_whole(definition.locks)


def _sheets(definition: Definition) -> dict[str, list[list[str]]]:
    """Return the sheets that an imported file had, and that nobody here reads."""
    found = {}
    for key, written in definition.kept.items():
        name = key.removeprefix(SHEET)
        if not key.startswith(SHEET) or not SHEET_NAME.fullmatch(name):
            continue
        try:
            rows = msgspec.json.decode(written, type=list[list[str]])
        except msgspec.DecodeError:  # a document of ours may come from anybody
            continue
        found[name] = [[clean(cell)[: workbook.LONGEST_CELL] for cell in row] for row in rows]
    return found


def _tell_of_the_whole(definition: Definition, sheets: Collection[str], told: Told) -> None:
    """List what of the questionnaire as a whole the file cannot hold."""
    for locale in definition.title.by_locale:
        if locale != definition.authored:
            told.lose("", f"title {locale}", definition.title.text_in(locale))
    for key, said in definition.kept.items():
        if not key.startswith((SETTING, SHEET)) or (key.startswith(SHEET) and key not in sheets):
            told.lose("", f"kept {key}", said)
    told.lost += left_over(definition, lambda field: field not in NO_PLACE)


def _table(
    cells: Sequence[Cells], first: Sequence[str], languages: Sequence[Locale], told: Told
) -> list[list[str]]:
    """Return a sheet: its header, and the cells of each row below it."""
    used = dict.fromkeys(column for row in cells for column, said in row.items() if said)
    known = [
        column
        for field in first
        for column in (field, *(f"{field}::{locale}" for locale in languages))
        if column in used or column in first[:2]
    ]
    columns = [*known, *(column for column in used if column not in known)]
    return [
        [_header(column) for column in columns],
        *([_cell(row, column, told) for column in columns] for row in cells),
    ]


def _header(column: str) -> str:
    """Return the header of a column: that of a text names its language in full."""
    field, _, locale = column.rpartition("::")
    return f"{field}::{header_of(Locale(locale))}" if field in SPOKEN else column


def _cell(row: Cells, column: str, told: Told) -> str:
    said = clean(row.get(column, ""))
    if len(said) > workbook.LONGEST_CELL:
        told.lose(row.get("name", ""), column, said[workbook.LONGEST_CELL :])
    return said[: workbook.LONGEST_CELL]
