"""One question of ours as rows of the tables of LimeSurvey."""

from __future__ import annotations

from collections.abc import Mapping

from app.core.questionnaire.definition import Question
from app.core.text import LocalizedText
from app.interchange.limesurvey.writing import attributes, defaults, exactness, filters, texts
from app.interchange.limesurvey.writing.attributes import equation_of
from app.interchange.limesurvey.writing.shapes import Shape, shape_of
from app.interchange.limesurvey.writing.writing import Writing, came

THEMES: Mapping[str, str] = {
    "L": "listradio", "!": "list_dropdown", "O": "list_with_comment", "5": "5pointchoice",
    "G": "gender", "Y": "yesno", "M": "multiplechoice", "P": "multiplechoice_with_comments",
    "N": "numerical", "K": "multiplenumeric", "S": "shortfreetext", "T": "longfreetext",
    "U": "hugefreetext", "Q": "multipleshorttext", "D": "date", "R": "ranking",
    "X": "boilerplate", "*": "equation", "|": "file_upload", "A": "arrays/5point",
    "B": "arrays/10point", "C": "arrays/yesnouncertain", "E": "arrays/increasesamedecrease",
    "F": "arrays/array", "H": "arrays/column", "1": "arrays/dualscale", ":": "arrays/multiflexi",
    ";": "arrays/texts",
}  # fmt: skip


def write(
    writing: Writing, question: Question, gid: str, order: int, above: list[str],
    title: LocalizedText | None = None,
) -> None:  # fmt: skip
    """Write a question.

    :param above: conditions of the groups around it, which LimeSurvey does not nest.
    :param title: what it is called instead of its own words, None where it has those.
    """
    coded = writing.coded.get(question.id)
    if coded is None:
        if question.id not in writing.together.values():
            writing.leave_out(question)
        return
    following = writing.together.get(question.id)
    second = None
    if following and coded.letter == "1":
        second = (writing.known[following], writing.coded[following])
    exactness.tell(writing, question, coded)
    shape = shape_of(question, coded, second)
    filtering, conditions = filters.written(writing, question)
    qid = writing.tables.number()
    row = {"sid": writing.sid, "gid": gid, "type": coded.letter}
    writing.tables.add(
        "questions", **row, qid=qid, parent_qid="0", title=coded.code,
        preg=shape.pattern or came(question, "preg"), other="Y" if shape.other else "N",
        mandatory="Y" if question.required else came(question, "mandatory") or "N",
        encrypted=came(question, "encrypted") or "N", question_order=str(order), scale_id="0",
        same_default="0", relevance=_relevance(writing, question, above),
        question_theme_name=came(question, "question_theme_name") or THEMES[coded.letter],
        modulename="", same_script="0",
    )  # fmt: skip
    _words(writing, question, qid, title)
    ids = _options(writing, question, shape, qid, row, conditions)
    attributes.write(writing, question, qid, {**shape.attributes, **filtering}, shape)
    defaults.write(writing, question, qid, coded, ids)


def _relevance(writing: Writing, question: Question, above: list[str]) -> str:
    as_it_came = came(question, "relevance") or came(question, "conditions")
    if came(question, "hidden") == "1" and question.logic.relevant == "false()":
        as_it_came = as_it_came or "1"  # the attribute hides it
    own = as_it_came or writing.condition(question.name, "relevant", question.logic.relevant)
    parts = [*above, *([own] if own else [])]
    return " and ".join(f"({part})" for part in parts) if len(parts) > 1 else "".join(parts) or "1"


def _words(writing: Writing, question: Question, qid: str, title: LocalizedText | None) -> None:
    label = question.label if title is None else title
    equation = "" if writing.is_spoken(label) else equation_of(writing, question)
    for locale in writing.locales:
        language = texts.language_of(locale)
        writing.tables.add(
            "question_l10ns", id=writing.tables.number(), qid=qid, language=language,
            question=came(question, f"question.{language}") or equation
            or writing.html(label, locale),
            help=writing.html(question.hint, locale), script=came(question, f"script.{language}"),
        )  # fmt: skip


def _options(
    writing: Writing, question: Question, shape: Shape, qid: str, row: Mapping[str, str],
    conditions: Mapping[str, str],
) -> dict[str, str]:  # fmt: skip
    """Write what stands below a question; return the numbers of its subquestions, by code."""
    ids = {}
    for order, one in enumerate(shape.subquestions, start=1):
        ids[one.code] = number = writing.tables.number()
        relevance = came(question, f"relevance_{one.code}") or conditions.get(one.name, "1")
        writing.tables.add(
            "subquestions", **row, qid=number, parent_qid=qid, title=one.code, preg="", other="N",
            mandatory="N", encrypted="N", question_order=str(order), scale_id=str(one.scale),
            same_default="0", relevance=relevance, question_theme_name="", modulename="",
            same_script="0",
        )  # fmt: skip
        _l10ns(writing, "question_l10ns", "question", one.label, qid=number)
    for order, one in enumerate(shape.answers):
        number = writing.tables.number()
        writing.tables.add(
            "answers", aid=number, qid=qid, code=one.code, sortorder=str(order),
            assessment_value=one.score, scale_id=str(one.scale),
        )  # fmt: skip
        _l10ns(writing, "answer_l10ns", "answer", one.label, aid=number)
    return ids


def _l10ns(writing: Writing, table: str, field: str, text: LocalizedText, **of: str) -> None:
    for locale in writing.locales:
        said = {field: writing.html(text, locale), "language": texts.language_of(locale)}
        writing.tables.add(table, id=writing.tables.number(), **of, **said)
