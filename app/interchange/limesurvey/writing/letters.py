"""Which letter of LimeSurvey asks what a question of ours asks.

A question that came from there bears its letter beside it, where its kind does not tell it.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.core.questionnaire.definition import Question, choices_of
from app.core.questionnaire.kinds import (
    Acknowledged,
    Calculated,
    Consent,
    Date,
    DecimalNumber,
    File,
    Hidden,
    Image,
    Instant,
    Integer,
    Kept,
    Kind,
    Matrix,
    Month,
    Multiple,
    Note,
    Numbers,
    Period,
    PostalAddress,
    Ranking,
    Recording,
    Scale,
    Signature,
    Single,
    Summary,
    Testimony,
    Text,
    Time,
    Year,
    YesNo,
)
from app.interchange.limesurvey.implied import CODES

MOST_STEPS = 11
"""Steps of a scale that are written out as answers; with more it is a number."""

LETTERS: Mapping[type[Kind], str] = {
    Integer: "N", DecimalNumber: "N", Year: "N", Numbers: "K", Single: "L", Multiple: "M",
    YesNo: "Y", Ranking: "R", Date: "D", Month: "D", Time: "D", Instant: "D", Period: "Q",
    PostalAddress: "Q", Testimony: "T", File: "|", Image: "|", Recording: "|", Signature: "|",
    Consent: "M", Acknowledged: "M", Calculated: "*", Hidden: "*", Summary: "X", Note: "X",
}  # fmt: skip
"""By kind; any other kind is a short text."""


NUMBERS_IN_WORDS: Mapping[type[Kind], str] = {DecimalNumber: "S", Numbers: "Q", Matrix: ";"}
"""The letters of texts that take numbers only, by what they are here."""


def letter_of(question: Question, *, beside: str = "") -> str:
    """Return the letter of a question; empty where LimeSurvey asks nothing like it.

    :param beside: the letter that asks this question together with the next one (``O``, ``P``,
        ``1``), empty where it stands alone.
    """
    came_as = question.kept.get("limesurvey.type", "")
    if beside:
        return beside
    match question.kind:
        case Kept() | Hidden() if _is_left_out(question.kind):
            return ""
        case Single():
            return _of_single(question, came_as)
        case Matrix():
            return _of_matrix(question, question.kind, came_as)
        case Text(multiline=True):
            return "U" if came_as == "U" else "T"
        case DecimalNumber() | Numbers() as kind if came_as == NUMBERS_IN_WORDS[type(kind)]:
            return came_as
        case Scale() as scale:
            return "L" if steps(scale) else "N"
        case kind:
            return LETTERS.get(type(kind), "S")


def steps(scale: Scale) -> tuple[str, ...]:
    """Return the steps of a scale, none where they are too many to be written out."""
    count = int((scale.most - scale.least) / scale.step) + 1
    if count > MOST_STEPS:
        return ()
    return tuple(f"{(scale.least + number * scale.step).normalize():f}" for number in range(count))


def _is_left_out(kind: Kind) -> bool:
    return isinstance(kind, Kept) or (isinstance(kind, Hidden) and bool(kind.what))


def _of_single(question: Question, came_as: str) -> str:
    codes = tuple(choice.name for choice in choices_of(question))
    if codes and CODES.get(came_as) == codes:
        return came_as
    return "!" if "minimal" in question.appearance.split() else "L"


def _of_matrix(question: Question, matrix: Matrix, came_as: str) -> str:
    codes = tuple(choice.name for choice in choices_of(question))
    match matrix.cell:
        case "single" if codes and CODES.get(came_as) == codes:
            return came_as
        case "single":
            return "H" if came_as == "H" else "F"
        case "text" if codes == ("answer",):
            return "Q"
        case "text":
            return ";"
        case "number" if came_as == ";":
            return ";"
        case _:
            return ":"
