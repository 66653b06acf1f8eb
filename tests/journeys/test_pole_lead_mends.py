"""A pole lead reads what the linter says, and lets it mend what it can."""

from __future__ import annotations

import html

from app.core.questionnaire.definition import choices_of
from app.core.questionnaire.logic import Logic
from tests import make
from tests.builder.desk import at_a_desk, draft_of, the_questionnaire
from tests.clients import ClientFor

DRAFT = make.a_definition(make.a_module(make.a_page(make.yes_or_no(required=True))))
KEY = "choices.no-way-out:q-training:choices"


def test_a_finding_is_mended_at_a_press_of_its_button(client_for: ClientFor) -> None:
    desk = at_a_desk(client_for)
    id, url = the_questionnaire(desk, DRAFT)
    shown = html.unescape(desk.get(url + "checks/"))

    answer = desk.send(url + "checks/", finding=KEY)

    assert "nobody can say that they do not know" in shown
    assert answer.status_code == 303
    assert [choice.name for choice in choices_of(next(draft_of(id).questions))] == [
        "yes",
        "no",
        "dont_know",
    ]
    assert "nothing to put right" in desk.get(url + "checks/")


def test_a_finding_that_is_none_is_not_found(client_for: ClientFor) -> None:
    desk = at_a_desk(client_for)
    id, url = the_questionnaire(desk, DRAFT)

    assert (
        desk.send(url + "checks/", finding="choices.no-way-out:q-other:choices").status_code == 404
    )
    assert draft_of(id) == DRAFT


def test_a_condition_that_cannot_be_read_stops_publishing(client_for: ClientFor) -> None:
    question = make.a_question(logic=Logic(relevant="1 +"))
    desk = at_a_desk(client_for)
    _id, url = the_questionnaire(desk, make.a_definition(make.a_module(make.a_page(question))))

    answer = desk.send(url + "publish/", note="")

    assert answer.status_code == 422
    assert "Something is missing at the end of this expression." in html.unescape(answer.text)
