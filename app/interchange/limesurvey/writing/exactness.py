"""What of a question has no place in a survey of LimeSurvey, or another place there."""

from __future__ import annotations

from collections.abc import Iterator

from app.core.questionnaire.definition import Question, choices_of
from app.core.questionnaire.kinds import (
    Calculated,
    Date,
    DecimalNumber,
    File,
    Hidden,
    Image,
    Instant,
    Integer,
    Kind,
    Matrix,
    Month,
    Multiple,
    Note,
    Numbers,
    Place,
    Ranking,
    Single,
    Text,
    Time,
    YesNo,
)
from app.interchange.limesurvey.writing.codes import Coded
from app.interchange.limesurvey.writing.writing import CAME, Writing

ALIKE = (Text, Integer, DecimalNumber, Numbers, Single, Multiple, YesNo, Ranking, Matrix, Date,
         Month, Time, Instant, File, Image, Place, Calculated, Note)  # fmt: skip
"""The kinds that LimeSurvey has too; any other is asked in the way that comes nearest."""


def tell(writing: Writing, question: Question, coded: Coded) -> None:
    """List what of a question is not in the file as it is here."""
    name = question.name
    if not isinstance(question.kind, ALIKE):
        kind = str(question.kind.__struct_config__.tag)
        writing.other("lss.asked-as", name, kind=kind, letter=coded.letter)
    if coded.code != name:
        writing.other("lss.renamed", name, becomes=coded.code)
    for what in (coded.choices, coded.rows):
        for one, code in what.items():
            if code not in {one, f"{one}_0", f"{one}_1"} and not isinstance(question.kind, YesNo):
                writing.other("lss.renamed", f"{name}/{one}", becomes=code)
    for property, said in (*_beyond(question), *_of_the_kind(question.kind), *_beside(question)):
        if said:
            writing.no_place(name, property, said)
    _tell_words(writing, question)


def _beyond(question: Question) -> Iterator[tuple[str, str]]:
    """Give what every question may say and none can say there."""
    logic, is_worked_out = question.logic, isinstance(question.kind, Calculated | Hidden)
    yield "read_only", logic.read_only
    yield "required", logic.required
    yield "warning", logic.warning
    yield "trigger", logic.trigger
    yield "calculation", "" if is_worked_out else logic.calculation
    yield "default", logic.default if is_worked_out and logic.calculation else ""
    is_filtered = isinstance(question.kind, Single | Multiple | Ranking)
    yield "choice_filter", "" if is_filtered else logic.choice_filter
    is_drawn_so = {"minimal"} if isinstance(question.kind, Single) else set[str]()
    words = [word for word in question.appearance.split() if word not in is_drawn_so]
    yield "appearance", " ".join(words)
    for parameter, said in question.parameters.items():
        yield parameter, "" if (parameter, said) == ("randomize", "true") else said
    yield "media", ", ".join(question.media)
    for choice in choices_of(question):
        yield f"{choice.name}: media", ", ".join(choice.media)


def _beside(question: Question) -> Iterator[tuple[str, str]]:
    for name, said in question.kept.items():
        if not name.startswith(CAME):
            yield name, said
    for choice in choices_of(question):
        for column, said in choice.columns.items():
            if column != "assessment":
                yield f"{choice.name}: {column}", said


def _of_the_kind(kind: Kind) -> Iterator[tuple[str, str]]:
    match kind:
        case Image(longest_side=longest) if longest is not None:
            yield "longest_side", str(longest)
        case Month(earliest, latest):
            yield "earliest", earliest
            yield "latest", latest
        case DecimalNumber(form="euro" | "percent" as form):
            yield "form", form
        case _:
            pass


def _tell_words(writing: Writing, question: Question) -> None:
    """List the wording that has no place there."""
    said = {"guidance": question.guidance, "required_message": question.required_message,
            "warning_message": question.warning_message}  # fmt: skip
    if not question.logic.constraint and f"{CAME}em_validation_q" not in question.kept:
        said["constraint_message"] = question.constraint_message
    for property, text in said.items():
        if writing.is_spoken(text):
            words = text.read_in(writing.authored, otherwise=writing.authored)
            writing.no_place(question.name, property, words)
