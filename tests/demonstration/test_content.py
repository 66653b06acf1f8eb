"""What the demonstration says is sound before anything is built of it."""

from __future__ import annotations

import pytest

from app.core.questionnaire.definition import choices_of, is_asked
from app.core.questionnaire.kinds import Integer, Multiple, Single
from app.core.text import FR, NL
from app.demonstration.enterprises import ENTERPRISES, Invented
from app.demonstration.questionnaire import QUESTIONNAIRE

QUESTIONS = {question.name: question for question in QUESTIONNAIRE.questions}


def test_every_question_and_choice_is_written_in_both_languages() -> None:
    texts = [
        text
        for question in QUESTIONNAIRE.questions
        for text in (question.label, *(choice.label for choice in choices_of(question)))
    ]

    assert all(text.is_written_in(locale) for text in texts for locale in (FR, NL))


def test_french_questions_keep_their_mark_on_the_line() -> None:
    labels = [question.label.text_in(FR) for question in QUESTIONNAIRE.questions]

    assert [label for label in labels if " ?" in label or " :" in label or "'" in label] == []


def test_no_question_names_a_year_so_that_every_wave_can_ask_it() -> None:
    texts = [q.label.text_in(lang) for q in QUESTIONNAIRE.questions for lang in (FR, NL)]

    assert [text for text in texts if "20" in text.replace("200", "")] == []


@pytest.mark.parametrize("enterprise", ENTERPRISES, ids=lambda each: each.slug)
def test_the_invented_answers_are_answers_to_the_questions(enterprise: Invented) -> None:
    for name, answer in enterprise.answers.items():
        question = QUESTIONS[name]
        names = {choice.name for choice in choices_of(question)}
        match question.kind:
            case Single():
                assert answer in names
            case Multiple():
                assert set(answer) <= names
            case Integer(least=least):
                assert answer >= (least or 0)
            case _:
                assert isinstance(answer, str)
    missing = [q.name for q in QUESTIONNAIRE.questions if q.required and is_asked(q)]

    assert set(missing) <= set(enterprise.answers)


@pytest.mark.parametrize("enterprise", ENTERPRISES, ids=lambda each: each.slug)
def test_the_invented_counts_do_not_contradict_each_other(enterprise: Invented) -> None:
    said = enterprise.answers

    assert said["pathway_workers"] <= said["workers"] and said["women"] <= said["workers"]
    assert said["jobless_before"] <= said["entries"]
    if "active_after" in said:
        assert said["jobless_after"] <= said["active_after"] <= said["exits"]
