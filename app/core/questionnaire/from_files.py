"""Questions that choose from a list in a file: with its rows here, they are choices like others.

The definition keeps the rows once, as a list that bears the name by which expressions know the
file; each question says which column is the code and which the words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath

from msgspec import structs

from app.core.questionnaire.definition import Definition, Group, Item, Question
from app.core.questionnaire.kinds import Multiple, Reference, Single
from app.core.questionnaire.options import Choice, ChoiceList
from app.core.text import Locale, digest, text_of

NAME, LABEL = "name", "label"
"""The columns of the code and of the words, as people call them where a form says nothing."""


def file_of(question: Question) -> str:
    """Return the file that a question chooses from; empty where it chooses from none."""
    return question.kind.file if isinstance(question.kind, Reference) else ""


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


def list_of(
    name: str, rows: Iterable[Mapping[str, str]], locales: Collection[Locale]
) -> ChoiceList:
    """Return the rows of a file as a list; of two with one code, the first stands in it.

    :param rows: by column; ``name`` and ``label`` are the code and the words where there are such.
    :param locales: the languages of the questionnaire.
    """
    choices: dict[str, Choice] = {}
    for row in rows:
        id = _id(name, row.get(NAME) or str(sorted(row.items())))
        others = {column: said for column, said in row.items() if said and not _is_own(column)}
        label = text_of(**_words(row, LABEL, locales))
        code = row.get(NAME) or next(iter(row.values()))
        choices.setdefault(id, Choice(id, code, label, others))
    return ChoiceList(name, tuple(choices.values()))


def _is_own(column: str) -> bool:
    return column == NAME or column.partition("::")[0] == LABEL


def _words(row: Mapping[str, str], column: str, locales: Collection[Locale]) -> dict[str, str]:
    """Return what a row says in each language: in a column of its own, or in that of all."""
    said = {str(one): row.get(f"{column}::{one}") or row.get(column, "") for one in locales}
    return {locale: words for locale, words in said.items() if words}


def _id(name: str, of: str) -> str:
    return f"c-{digest(f'{name}/{of}')}"


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


def written_out(definition: Definition) -> Definition:
    """Return the questionnaire for a file that cannot hold the file of a list beside itself: with
    the choices, and without the lists that they come from."""
    gone = asking(definition)
    lists = tuple(one for one in definition.lists if one.name not in gone)
    return structs.replace(with_choices(definition), lists=lists)


def brought(definition: Definition) -> Iterator[Question]:
    """Give the questions that choose from a file whose list is here."""
    lists = {one.name for one in definition.lists}
    for name, questions in asking(definition).items():
        if name in lists:
            yield from questions


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
    choices: dict[str, Choice] = {}
    for row in listed.choices:
        code = row.name if kind.value == NAME else row.columns.get(kind.value, "")
        if not code:
            continue
        id = _id(listed.name, code)  # the same whatever else its row says, for answers keep it
        label = row.label
        if kind.label != LABEL:
            label = text_of(**_words(row.columns, kind.label, locales))
        choices.setdefault(id, structs.replace(row, id=id, name=code, label=label))
    made = Multiple if kind.several else Single
    return structs.replace(question, kind=made(tuple(choices.values()), list=listed.name))
