"""Questions that choose from a list in a file: with its rows here, they are choices like others.

The definition keeps the rows once, as a list that bears the name by which expressions know the
file; each question says which column is the code and which the words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

from msgspec import structs

from app.core.questionnaire.definition import Definition, Group, Item, Question
from app.core.questionnaire.kinds import Multiple, Reference, Single
from app.core.questionnaire.options import Choice, ChoiceList
from app.core.text import Locale, LocalizedText, digest, text_of

FEW = 12
"""Up to so many choices are all shown; more open from a list."""


def list_name(file: str) -> str:
    """Return the name by which expressions know a file: ``communes`` for ``communes.csv``."""
    return PurePath(file).stem or file


def asking(definition: Definition) -> Mapping[str, tuple[Question, ...]]:
    """Return the questions that choose from a file, by the name of its list."""
    found: dict[str, tuple[Question, ...]] = {}
    for question in definition.questions:
        if isinstance(question.kind, Reference):
            name = list_name(question.kind.file)
            found[name] = (*found.get(name, ()), question)
    return found


def columns_needed(questions: Sequence[Question]) -> frozenset[str]:
    """Return the columns without which nobody could choose."""
    kinds = (question.kind for question in questions)
    return frozenset(kind.value for kind in kinds if isinstance(kind, Reference))


def list_of(name: str, rows: Sequence[Mapping[str, str]]) -> ChoiceList:
    """Return the rows of a file as a list.  The same row has the same id each time it comes."""
    choices: dict[str, Choice] = {}
    for row in rows:
        code = next(iter(row.values()), "")
        id = f"c-{digest(f'{name}/{code}')[:16]}"
        choices.setdefault(id, Choice(id, code, columns=dict(row)))
    return ChoiceList(name, tuple(choices.values()))


def with_choices(definition: Definition) -> Definition:
    """Return the questionnaire as it is answered: a question whose list is here offers its rows."""
    lists = {one.name: one for one in definition.lists}
    if not lists or not lists.keys() & asking(definition).keys():
        return definition
    modules = tuple(
        structs.replace(
            module,
            pages=tuple(
                structs.replace(page, parts=tuple(_items(page.parts, lists, definition.locales)))
                for page in module.pages
            ),
        )
        for module in definition.modules
    )
    return structs.replace(definition, modules=modules)


def _items(
    parts: Sequence[Item], lists: Mapping[str, ChoiceList], locales: Sequence[Locale]
) -> Iterator[Item]:
    for part in parts:
        match part:
            case Group(parts=inside):
                yield structs.replace(part, parts=tuple(_items(inside, lists, locales)))
            case Question(kind=Reference(file=file) as kind) if list_name(file) in lists:
                yield _chosen(part, kind, lists[list_name(file)], locales)
            case _:
                yield part


def _chosen(
    question: Question, kind: Reference, listed: ChoiceList, locales: Sequence[Locale]
) -> Question:
    rows = {row.columns.get(kind.value, row.name): row for row in listed.choices}
    choices = tuple(
        structs.replace(row, name=code, label=_label(row, kind.label, code, locales))
        for code, row in rows.items()
    )
    look = question.appearance
    if len(choices) > FEW and "minimal" not in look.split():
        look = f"{look} minimal".strip()
    made = Multiple if kind.several else Single
    return structs.replace(question, kind=made(choices, list=listed.name), appearance=look)


def _label(row: Choice, column: str, code: str, locales: Sequence[Locale]) -> LocalizedText:
    """Return the words of a row: of a language where the file has such a column, else of all."""
    common = row.columns.get(column) or code
    return text_of(**{str(one): row.columns.get(f"{column}::{one}") or common for one in locales})
