"""What the answers of a question begin as, in the tables of LimeSurvey."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.core.questionnaire.definition import Question
from app.core.questionnaire.expressions.mistakes import Mistake
from app.core.questionnaire.expressions.parser import parse
from app.core.questionnaire.expressions.syntax import Number, Text
from app.core.questionnaire.expressions.values import number_text
from app.core.questionnaire.kinds import Calculated, Hidden, Multiple, Ranking, Single
from app.interchange.limesurvey.writing import texts
from app.interchange.limesurvey.writing.codes import Coded
from app.interchange.limesurvey.writing.writing import CAME, Writing, came


def write(
    writing: Writing, question: Question, qid: str, coded: Coded, ids: Mapping[str, str]
) -> None:
    """Write the defaults of a question.

    :param ids: of its subquestions, by their codes.
    """
    for of, special, value in (*_that_came(question), *_own(writing, question, coded)):
        if of and of not in ids:
            continue  # of a subquestion that the survey had not, either
        number = writing.tables.number()
        writing.tables.add(
            "defaultvalues", dvid=number, qid=qid, scale_id="0", sqid=ids.get(of, "0"),
            specialtype=special,
        )  # fmt: skip
        for locale in writing.locales:
            writing.tables.add(
                "defaultvalue_l10ns", id=writing.tables.number(), dvid=number,
                language=texts.language_of(locale), defaultvalue=value,
            )  # fmt: skip


def _that_came(question: Question) -> Iterator[tuple[str, str, str]]:
    """Give what LimeSurvey said: of which subquestion, of which field, and the value."""
    for name, value in question.kept.items():
        if name.startswith(f"{CAME}default_"):
            of = name.removeprefix(f"{CAME}default_")
            yield ("", of, value) if of in {"other", "comment"} else (of, "", value)
    if value := came(question, "default"):
        yield "", "", value


def _own(writing: Writing, question: Question, coded: Coded) -> Iterator[tuple[str, str, str]]:
    written = question.logic.default
    if not written or isinstance(question.kind, Calculated | Hidden):
        return
    literal = _literal(written)
    if literal is None:
        if said := writing.value(question.name, "default", written):
            yield "", "", f"{{{said}}}"
    elif isinstance(question.kind, Multiple):
        for one in _offered(writing, question, coded, literal.split()):
            yield coded.choices[one], "", "Y"
    elif coded.choices or isinstance(question.kind, Single | Ranking):
        for one in _offered(writing, question, coded, [literal]):
            yield "", "", coded.choices[one]
    else:
        yield "", "", literal


def _offered(writing: Writing, question: Question, coded: Coded, codes: list[str]) -> Iterator[str]:
    """Give those of the codes that the question offers, and list the others."""
    for one in codes:
        if one in coded.choices:
            yield one
        else:
            writing.no_place(question.name, "default", one)


def _literal(written: str) -> str | None:
    """Return the value that is written out, None where it is worked out."""
    try:
        tree = parse(written)
    except Mistake:
        return None
    match tree:
        case Text(value=value):
            return value
        case Number(value=number):
            return number_text(number)
        case _:
            return None
