"""What the columns of a table of answers mean: the question, and the words of each code, in both
languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.core.questionnaire.answers import OTHER
from app.core.questionnaire.definition import (
    Definition,
    Question,
    choices_of,
    is_asked,
    rows_of,
)
from app.core.questionnaire.kinds import Calculated, Hidden, Matrix, Multiple, Ranking, Single
from app.core.questionnaire.parts import repeats_around
from app.core.questionnaire.tabulating import columns_of
from app.core.text import FR, NL, NO_TEXT, LocalizedText

HEAD = (
    "column", "versions", "kind", "question_fr", "question_nl", "unit_fr", "unit_nl",
    "part_fr", "part_nl", "code", "label_fr", "label_nl",
)  # fmt: skip


LEGEND = (
    (
        "",
        "",
        "",
        "Vide\u00a0: question posée, laissée sans réponse",
        "Leeg: gevraagd, en opengelaten",
    ),
    ("NA", "", "", "Question non posée à ce répondant", "Niet gevraagd aan deze respondent"),
    ("NV", "", "", "Absente de la version répondue", "Staat niet in de beantwoorde versie"),
    ("NR", "", "", "Calcul sans résultat", "Berekening zonder resultaat"),
)
"""How the codebook ends: what cells say that hold no answer."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One column, or one code that stands in it."""

    column: str
    versions: tuple[int, ...]
    question: Question
    part: LocalizedText
    """The row or the choice of which the column tells; empty where it tells of the whole."""

    code: str
    """Empty where the line is about the column itself."""

    label: LocalizedText

    @property
    def cells(self) -> tuple[str, ...]:
        """The line of the codebook, under ``HEAD``."""
        unit = getattr(self.question.kind, "unit", NO_TEXT)
        return (
            self.column, ", ".join(map(str, self.versions)),
            str(self.question.kind.__struct_config__.tag), *_both(self.question.label),
            *_both(unit), *_both(self.part), self.code, *_both(self.label),
        )  # fmt: skip


def entries(versions: Mapping[int, Definition]) -> Iterator[Entry]:
    """Give the columns of all versions with their codes; words are those of the first version
    that has them.

    :param versions: by their numbers, in the order in which they stand in the table.
    """
    found: dict[tuple[str, ...], tuple[str, Question, tuple[str, ...], list[int]]] = {}
    for number, definition in versions.items():
        around = repeats_around(definition)
        for question in definition.questions:
            if not (is_asked(question) or isinstance(question.kind, Calculated | Hidden)):
                continue
            above = "".join(f"{group.name or group.id}/…/" for group in around[question.id])
            for column in columns_of(question):
                name = above + column.name
                found.setdefault(column.key, (name, question, column.key[1:], []))[3].append(number)
    for name, question, key, numbers in found.values():
        yield from _of_column(name, question, key, tuple(numbers))


def _of_column(
    name: str, question: Question, key: tuple[str, ...], versions: tuple[int, ...]
) -> Iterator[Entry]:
    worded = {row.id: row.label for row in rows_of(question)}
    worded |= {choice.id: choice.label for choice in choices_of(question)}
    part = next((worded[id] for id in key if id in worded), NO_TEXT)
    yield Entry(name, versions, question, part, "", NO_TEXT)
    ticked = isinstance(question.kind, Multiple | Ranking) or len(key) > 1
    if ticked or key == (OTHER,) or not isinstance(question.kind, Single | Matrix):
        return
    for choice in choices_of(question):
        yield Entry(name, versions, question, part, choice.name, choice.label)


def _both(text: LocalizedText) -> tuple[str, str]:
    return text.text_in(FR), text.text_in(NL)
