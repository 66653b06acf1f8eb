"""The attributes of a question: what its kind and its rules say, and what it came with."""

from __future__ import annotations

from collections.abc import Iterator

from app.core.questionnaire.definition import Question
from app.core.questionnaire.kinds import Calculated, Hidden, Numbers
from app.core.text import NO_TEXT, LocalizedText
from app.interchange.limesurvey.writing import texts
from app.interchange.limesurvey.writing.shapes import Shape
from app.interchange.limesurvey.writing.writing import CAME, Writing, came

OWN_COLUMNS = frozenset(
    {"type", "beside", "relevance", "conditions", "preg", "mandatory", "encrypted",
     "question_theme_name", "default", "script", "equation", "question"}
)  # fmt: skip
"""What is kept of a question and was no attribute of it."""


def write(
    writing: Writing, question: Question, qid: str, found: dict[str, str], shape: Shape
) -> None:
    """Write the attributes of a question.

    :param found: those that its shape and its filters ask for.
    """
    found = {**found, **dict(_of_rules(writing, question)), **dict(_of_order(question, shape))}
    if isinstance(question.kind, Calculated | Hidden):
        found |= _of_an_equation(writing, question)
    found |= dict(_that_came(question))
    for name, value in found.items():
        attribute, _, language = name.partition(".")
        _one(writing, qid, attribute, value, language)
    has_check = {"em_validation_q", "em_validation_sq"} & set(found)
    _in_each_language(
        writing, qid, "em_validation_q_tip", question.constraint_message if has_check else NO_TEXT
    )
    if question.logic.constraint and not has_check:  # the check itself is listed, too
        _tell_message(writing, question)
    for name, text in shape.wordings.items():
        _in_each_language(writing, qid, name, text)


def _tell_message(writing: Writing, question: Question) -> None:
    message = question.constraint_message
    if writing.is_spoken(message):
        words = message.read_in(writing.authored, otherwise=writing.authored)
        writing.no_place(question.name, "constraint_message", words)


def equation_of(writing: Writing, question: Question) -> str:
    """Return what gives the value of a question that nobody answers, empty where nothing does."""
    if not isinstance(question.kind, Calculated | Hidden):
        return ""
    if as_it_came := came(question, "equation"):
        return as_it_came
    written = question.logic.calculation or question.logic.default
    said = writing.value(question.name, "calculation", written)
    return f"{{{said}}}" if said else ""


def _of_rules(writing: Writing, question: Question) -> Iterator[tuple[str, str]]:
    id, name = question.id, question.name
    if said := writing.condition(name, "constraint", question.logic.constraint, here=id):
        yield "em_validation_q", said
    total = question.kind.total if isinstance(question.kind, Numbers) else ""
    if said := writing.value(name, "total", total, here=id):
        yield "equals_num_value", said


def _of_order(question: Question, shape: Shape) -> Iterator[tuple[str, str]]:
    if question.parameters.get("randomize") == "true":
        yield ("answer_order", "random") if shape.answers else ("random_order", "1")


def _of_an_equation(writing: Writing, question: Question) -> dict[str, str]:
    """Return the attributes of a value that is worked out; one without words is not shown."""
    if not writing.is_spoken(question.label):
        with_words = any(name.startswith(f"{CAME}question.") for name in question.kept)
        return {"hidden": "1"} | (
            {"equation": equation_of(writing, question)} if with_words else {}
        )
    hidden = {"hidden": "1"} if isinstance(question.kind, Hidden) else {}
    return {**hidden, "equation": equation_of(writing, question)}


def _that_came(question: Question) -> Iterator[tuple[str, str]]:
    for name, value in question.kept.items():
        bare = name.removeprefix(CAME)
        own = bare.partition(".")[0] in OWN_COLUMNS or bare.startswith(("relevance_", "default_"))
        if name.startswith(CAME) and not own:
            yield bare, value


def _in_each_language(writing: Writing, qid: str, name: str, text: LocalizedText) -> None:
    for locale in writing.locales:
        if text.is_written_in(locale):
            _one(writing, qid, name, writing.html(text, locale), texts.language_of(locale))


def _one(writing: Writing, qid: str, attribute: str, value: str, language: str) -> None:
    writing.tables.add(
        "question_attributes", qid=qid, attribute=attribute, value=value, language=language
    )
