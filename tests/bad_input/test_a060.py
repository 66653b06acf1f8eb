"""A060: who saves from a page that is out of date is shown both texts; nothing is overwritten."""

from __future__ import annotations

from app.core.text import FR
from tests.builder.desk import at_a_desk, draft_of, the_questionnaire
from tests.clients import ClientFor

FIELD = "text|q-workers|label|fr"


def test_both_texts_of_a_question_are_shown_and_the_first_one_stays(client_for: ClientFor) -> None:
    desk = at_a_desk(client_for)
    id, url = the_questionnaire(desk)
    card = url + "questions/q-workers"
    desk.send(url, card, **{FIELD: "Effectif au 31 décembre ?"})

    answer = desk.client.submit(card, at=url, revision="1", **{FIELD: "Nombre de salariés ?"})

    assert answer.status_code == 409
    assert "Effectif au 31 décembre ?" in answer.text
    assert "Nombre de salariés ?" in answer.text
    assert next(draft_of(id).questions).label.text_in(FR) == "Effectif au 31 décembre ?"


def test_words_for_a_question_that_is_gone_are_given_back(client_for: ClientFor) -> None:
    desk = at_a_desk(client_for)
    _id, url = the_questionnaire(desk)
    card = url + "questions/q-workers"
    desk.send(url, card, then="delete")

    answer = desk.client.submit(card, at=url, revision="1", **{FIELD: "Nombre de salariés ?"})

    assert answer.status_code == 409
    assert "Nombre de salariés ?" in answer.text
    assert "This part was deleted." in answer.text


def test_a_revision_that_never_was_is_refused(client_for: ClientFor) -> None:
    desk = at_a_desk(client_for)
    id, url = the_questionnaire(desk)
    card = url + "questions/q-workers"

    answers = [
        desk.client.submit(card, at=url, revision=revision, **{FIELD: "Pris"}).status_code
        for revision in ("99", "0", "-1", "1.5", "", "9" * 40)
    ]

    assert answers == [404, 404, 400, 400, 400, 400]
    assert next(draft_of(id).questions).label.text_in(FR) == "Combien de salariés ?"
