"""Marieke and Joris write in one questionnaire, and neither loses a word."""

from __future__ import annotations

import html
import re
from uuid import UUID

import pytest
from sqlalchemy import select

from app.core.access import Role
from app.core.questionnaire.definition import Definition, choices_of
from app.core.questionnaire.kinds import Integer
from app.core.text import FR, NL, State, text_of
from app.extensions import db
from app.models import Operation
from tests import make
from tests.builder.desk import Desk, at_a_desk, draft_of, the_questionnaire
from tests.clients import ClientFor

FRENCH, DUTCH = "text|q-workers|label|fr", "text|q-workers|label|nl"
SAVE = "questions/q-workers"


@pytest.fixture
def desk(client_for: ClientFor) -> Desk:
    return at_a_desk(client_for)


def two_questions() -> Definition:
    return make.a_definition(make.a_module(make.a_page(make.a_question(), make.yes_or_no())))


def names(id: UUID) -> list[str]:
    return [question.name for question in draft_of(id).questions]


def french(id: UUID) -> str:
    return next(draft_of(id).questions).label.text_in(FR)


def steps(page: str) -> dict[str, str]:
    """The revisions of the edits that the page offers to take back and to repeat."""
    found = re.findall(r'action="[^"]+/(undo|redo)".*?name="of" value="(\d+)"', page, re.DOTALL)
    return dict(found)


def test_words_of_two_people_on_different_texts_both_stand(desk: Desk) -> None:
    id, url = the_questionnaire(desk)
    desk.send(url, url + SAVE, **{FRENCH: "Effectif ?"})

    desk.client.submit(url + SAVE, at=url, revision="1", **{DUTCH: "Hoeveel mensen?"})

    label = next(draft_of(id).questions).label
    assert (label.text_in(FR), label.text_in(NL)) == ("Effectif ?", "Hoeveel mensen?")


def test_a_form_sent_whole_from_an_old_page_changes_only_what_its_writer_changed(
    desk: Desk,
) -> None:
    id, url = the_questionnaire(desk)
    desk.send(url, url + SAVE, **{FRENCH: "Effectif ?"})
    as_it_was = "Combien de salariés ?"

    answer = desk.client.submit(
        url + SAVE, at=url, revision="1", **{FRENCH: as_it_was, DUTCH: "Hoeveel mensen?"}
    )

    assert (answer.status_code, french(id)) == (303, "Effectif ?")


def test_after_a_conflict_one_may_save_ones_own_after_all(desk: Desk) -> None:
    id, url = the_questionnaire(desk)
    desk.send(url, url + SAVE, **{FRENCH: "Effectif ?"})
    refused = desk.client.submit(url + SAVE, at=url, revision="1", **{FRENCH: "Effectif total ?"})
    found = re.search(r'name="operation" hidden>\n(.*?)</textarea>', refused.text, re.DOTALL)
    assert found

    desk.send(url, url + "again", operation=html.unescape(found[1]))

    assert french(id) == "Effectif total ?"


def test_a_deleted_question_comes_back_by_the_button_that_is_offered(desk: Desk) -> None:
    id, url = the_questionnaire(desk, two_questions())
    deleted = desk.send(url, url + SAVE, then="delete")
    page = desk.get(deleted.headers["Location"])
    assert (names(id), "The question is deleted." in page) == (["training"], True)

    desk.client.submit(url + "undo", at=url, of=steps(page)["undo"])

    assert names(id) == ["workers", "training"]


def test_what_was_taken_back_is_repeated(desk: Desk) -> None:
    id, url = the_questionnaire(desk)
    desk.send(url, url + SAVE, **{FRENCH: "Effectif ?"})
    desk.client.submit(url + "undo", at=url, of=steps(desk.get(url))["undo"])
    undone = french(id)

    desk.client.submit(url + "redo", at=url, of=steps(desk.get(url))["redo"])

    assert (undone, french(id)) == ("Combien de salariés ?", "Effectif ?")


def test_a_button_of_an_old_page_takes_nothing_else_back(desk: Desk) -> None:
    id, url = the_questionnaire(desk)
    desk.send(url, url + SAVE, **{FRENCH: "Un"})
    old = steps(desk.get(url))["undo"]
    desk.send(url, url + SAVE, **{FRENCH: "Deux"})

    answer = desk.client.submit(url + "undo", at=url, of=old)

    assert (answer.status_code, french(id)) == (409, "Deux")


def test_a_question_moves_by_its_buttons_from_page_to_page(desk: Desk) -> None:
    first, second = make.a_page(make.a_question()), make.a_page(make.yes_or_no(), id="p-two")
    id, url = the_questionnaire(desk, make.a_definition(make.a_module(first, second)))

    desk.send(url, url + SAVE, then="down")
    crossed = [[question.name for question in page.questions] for page in draft_of(id).pages]
    desk.send(url, url + SAVE, then="move", to="p-staff")

    back = [[question.name for question in page.questions] for page in draft_of(id).pages]
    assert (crossed, back) == ([[], ["workers", "training"]], [["workers"], ["training"]])


def test_settings_are_saved_with_the_words(desk: Desk) -> None:
    id, url = the_questionnaire(desk)

    desk.send(
        url, url + SAVE, settings="1", name="staff", kind="integer", required="on",
        least="0", most="10 000",
    )  # fmt: skip

    question = next(draft_of(id).questions)
    assert (question.name, question.required, question.kind) == ("staff", True, Integer(0, 10_000))


def test_a_bound_that_is_no_number_comes_back_with_what_was_typed(desk: Desk) -> None:
    id, url = the_questionnaire(desk)

    answer = desk.send(
        url, url + SAVE, settings="1", name="staff", kind="integer", least="many",
        **{FRENCH: "Des mots que personne ne perd"},
    )  # fmt: skip

    assert answer.status_code == 422
    assert "“many” is no number that we can read." in answer.text
    assert "Des mots que personne ne perd" in answer.text
    assert names(id) == ["workers"]


def test_options_are_renamed_moved_deleted_and_added_on_one_card(desk: Desk) -> None:
    id, url = the_questionnaire(
        desk, make.a_definition(make.a_module(make.a_page(make.yes_or_no())))
    )
    card = "questions/q-training"

    desk.send(url, url + card, **{"choice-c-yes": "oui", "new-nl": "Misschien\nWeet niet"})
    desk.send(url, url + card, then="choice-up:c-no")
    desk.send(url, url + card, then="choice-delete:c-yes")

    question = next(draft_of(id).questions)
    assert [(choice.name, choice.label.text_in(NL)) for choice in choices_of(question)] == [
        ("no", "Nee"),
        ("option_1", "Misschien"),
        ("option_2", "Weet niet"),
    ]


def test_pages_and_modules_are_added_titled_and_deleted(desk: Desk) -> None:
    id, url = the_questionnaire(desk)
    page = url + "pages/p-staff"

    desk.send(url, page, **{"text|p-staff|title|fr": "Emplois"}, then="page")
    desk.send(url, page, then="module")
    modules = [[page.title.text_in(FR) for page in module.pages] for module in draft_of(id).modules]
    desk.send(url, page, then="delete")

    left = [len(module.pages) for module in draft_of(id).modules]
    assert (modules, left) == ([["Emplois", ""], [""]], [1, 1])


def test_a_text_is_declared_to_be_reviewed(desk: Desk) -> None:
    id, url = the_questionnaire(desk)
    label = next(draft_of(id).questions).label

    desk.send(url, url + SAVE, **{"reviewed-nl": "on", DUTCH: label.text_in(NL)})

    after = next(draft_of(id).questions).label
    assert [after.state_in(locale, authored=FR) for locale in (FR, NL)] == [
        State.DRAFT,
        State.REVIEWED,
    ]


def test_translations_go_on_where_the_person_left_off(desk: Desk) -> None:
    label = text_of(fr="Combien ?")
    questions = [make.a_question(f"q{number}", label=label) for number in range(25)]
    id, url = the_questionnaire(desk, make.a_definition(make.a_module(make.a_page(*questions))))
    waiting = re.findall(r'name="(text\|[^"]+\|nl)"', desk.get(url + "translate/"))

    desk.send(url + "translate/", **dict.fromkeys(waiting, "Hoeveel?"))

    left = re.findall(r'name="(text\|[^"]+\|nl)"', desk.get(url + "translate/"))
    assert (len(waiting), len(left)) == (20, 5)
    entries = db.session.scalars(select(Operation).where(Operation.questionnaire_id == id)).all()
    assert len(entries) == 1  # the whole page is one step to take back


def test_the_preview_speaks_the_language_asked_for_and_keeps_nothing(desk: Desk) -> None:
    _id, url = the_questionnaire(desk)

    page = desk.get(url + "preview/?in=nl")

    assert "Hoeveel werknemers?" in page
    assert '<form method="post"' not in page.partition("<main")[2]


@pytest.mark.parametrize(
    "page", ["", "translate/", "preview/", "publish/", "report"], ids=lambda page: page or "editor"
)
def test_a_questionnaire_of_another_pole_is_not_there(client_for: ClientFor, page: str) -> None:
    _id, url = the_questionnaire(at_a_desk(client_for))
    stranger = at_a_desk(client_for)

    assert stranger.client.get(url + page).status_code == 404


def test_nobody_writes_into_the_questionnaire_of_another_pole(client_for: ClientFor) -> None:
    id, url = the_questionnaire(at_a_desk(client_for))
    stranger = at_a_desk(client_for)

    answer = stranger.client.submit(
        url + SAVE, at="/questionnaires/new", revision="1", **{FRENCH: "Pris"}
    )

    assert (answer.status_code, french(id)) == (404, "Combien de salariés ?")


def test_a_communication_officer_has_nothing_to_do_with_questionnaires(
    client_for: ClientFor,
) -> None:
    desk = at_a_desk(client_for)
    _id, url = the_questionnaire(desk)
    officer = at_a_desk(client_for, Role.COMMUNICATION_OFFICER, desk.pole)

    assert officer.client.get(url).status_code == 404


def test_a_member_writes_and_leaves_publishing_to_a_lead(client_for: ClientFor) -> None:
    desk = at_a_desk(client_for)
    _id, url = the_questionnaire(desk)
    member = at_a_desk(client_for, Role.POLE_MEMBER, desk.pole)

    assert "A lead of your pole can publish it." in member.get(url + "publish/")
    assert member.client.submit(url + "publish/", at=url, revision="1").status_code == 403


def test_an_address_that_names_no_part_of_the_questionnaire_changes_nothing(desk: Desk) -> None:
    id, url = the_questionnaire(desk)

    answer = desk.send(url, url + "questions/q-nowhere", then="delete")

    assert (answer.status_code, names(id)) == (404, ["workers"])
