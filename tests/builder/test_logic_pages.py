"""Conditions are composed line by line, tried, saved, and all seen on one page, with no script."""

from __future__ import annotations

from typing import Any

import pytest

from app.core.questionnaire.definition import Definition
from app.core.questionnaire.kinds import Single
from app.core.questionnaire.logic import Logic
from tests import make
from tests.builder.desk import Desk, at_a_desk, draft_of, the_questionnaire
from tests.clients import ClientFor

OPTIONS = (make.a_choice("care", fr="Soins", nl="Zorg"), make.a_choice("work"))
ROOT = {"joined-r": "and"}


def a_draft(relevant: str = "") -> Definition:
    return make.a_definition(
        make.a_module(
            make.a_page(
                make.a_question("staff"),
                make.a_question("sector", Single(OPTIONS)),
                make.yes_or_no("training", logic=Logic(relevant=relevant)),
            )
        )
    )


@pytest.fixture
def desk(client_for: ClientFor) -> Desk:
    return at_a_desk(client_for)


def line(path: str, question: str, sign: str, value: str) -> dict[str, Any]:
    return {f"question-{path}": question, f"sign-{path}": sign, f"value-{path}": value}


def test_a_sentence_of_groups_in_groups_is_saved_as_one_condition(desk: Desk) -> None:
    id, url = the_questionnaire(desk, a_draft())
    page = f"{url}logic/q-training/relevant"

    said = {
        **ROOT, **line("r-0", "q-staff", ">", "0"), "joined-r-1": "or",
        **line("r-1-0", "q-sector", "=", "care"), **line("r-1-1", "q-sector", "=", "work"),
    }  # fmt: skip
    answer = desk.send(page, page, **said, do="save")

    condition = next(one for one in draft_of(id).questions if one.name == "training").logic.relevant
    assert (answer.status_code, condition) == (
        303,
        "${q-staff} > 0 and (${q-sector} = 'care' or ${q-sector} = 'work')",
    )


def test_a_line_that_is_added_is_not_saved_yet(desk: Desk) -> None:
    id, url = the_questionnaire(desk, a_draft())
    page = f"{url}logic/q-training/relevant"

    shown = desk.send(page, page, **ROOT, **line("r-0", "q-staff", ">", "0"), do="line:r").text

    assert ('name="question-r-1"' in shown, 'value="0"' in shown) == (True, True)
    assert all(not one.logic.relevant for one in draft_of(id).questions)


def test_a_condition_is_tried_on_sample_answers(desk: Desk) -> None:
    _id, url = the_questionnaire(desk, a_draft("${q-staff} > 10"))
    page = f"{url}logic/q-training/relevant"
    sentence = {**ROOT, **line("r-0", "q-staff", ">", "10"), "do": "try"}

    answers = [
        desk.send(page, page, **sentence, **{"sample-q-staff": said}).text for said in ("12", "3")
    ]

    assert [("Yes, with these" in one, "No, with these" in one) for one in answers] == [
        (True, False),
        (False, True),
    ]


def test_what_can_never_be_meant_is_refused_with_what_was_chosen(desk: Desk) -> None:
    id, url = the_questionnaire(desk, a_draft())
    page = f"{url}logic/q-training/relevant"

    answer = desk.send(page, page, **ROOT, **line("r-0", "q-training", "=", "yes"), do="save")

    assert (answer.status_code, draft_of(id)) == (422, a_draft())


def test_all_logic_stands_on_one_page_with_what_hangs_on_what(desk: Desk) -> None:
    _id, url = the_questionnaire(desk, a_draft("${q-staff} > 10 and ${q-sector} = 'care'"))

    page = desk.get(f"{url}logic/")

    assert [words in page for words in ("Asked if", "1 rule", "What hangs on which")] == [True] * 3


def test_a_condition_that_says_more_than_lines_is_kept_as_it_stands(desk: Desk) -> None:
    _id, url = the_questionnaire(desk, a_draft("${q-staff} + 1 > 10"))

    page = desk.get(f"{url}logic/q-training/relevant")

    assert ("${staff} + 1 &gt; 10" in page, "more than lines can" in page) == (True, True)
