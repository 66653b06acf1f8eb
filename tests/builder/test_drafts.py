"""Drafts: nobody's words are lost, and everything can be taken back."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from app.builder import drafts, undoing
from app.core.access import Actor, Role
from app.core.errors import Conflict, NotAllowed, NotFound
from app.core.questionnaire.changes import Rename, Require, Write
from app.core.questionnaire.codec import decode
from app.core.questionnaire.definition import Definition
from app.core.questionnaire.operations import Delete, Operation
from app.core.text import FR, NL, Wording
from app.extensions import db
from app.models import Pole, Questionnaire
from tests import make
from tests.builder import desk
from tests.clients import ClientFor

Q = ("q-workers",)


@dataclass
class Case:
    session: Session
    pole: Pole
    lead: Actor
    colleague: Actor
    questionnaire: Questionnaire

    def edit(self, operation: Operation, *, revision: int, by: Actor | None = None) -> None:
        drafts.edit(
            self.session,
            self.questionnaire.id,
            operation,
            revision=revision,
            by=by or self.lead,
            now=make.NOW,
        )

    def undo(self, of: int, by: Actor | None = None) -> None:
        undoing.undo(self.session, self.questionnaire.id, of=of, by=by or self.lead, now=make.NOW)

    def redo(self, of: int) -> None:
        undoing.redo(self.session, self.questionnaire.id, of=of, by=self.lead, now=make.NOW)

    @property
    def draft(self) -> Definition:
        return decode(self.questionnaire.draft)


@pytest.fixture
def case(session: Session) -> Case:
    pole = make.a_pole()
    lead = make.an_account(Role.POLE_LEAD, pole=pole)
    colleague = make.an_account(Role.POLE_MEMBER, pole=pole)
    session.add_all([pole, lead, colleague])
    session.flush()
    made = drafts.create(
        session, pole.id, make.a_definition(), by=make.an_actor(lead), now=make.NOW
    )
    return Case(session, pole, make.an_actor(lead), make.an_actor(colleague), made)


def label(locale: str, text: str) -> Write:
    return Write(Q, "label", FR if locale == "fr" else NL, Wording(text))


def test_an_edit_makes_the_next_revision(case: Case) -> None:
    case.edit(Rename(Q, "staff"), revision=1)

    assert (case.questionnaire.revision, next(case.draft.questions).name) == (2, "staff")


def test_two_people_who_touch_different_things_both_keep_their_words(case: Case) -> None:
    case.edit(label("fr", "Effectif ?"), revision=1)
    case.edit(label("nl", "Hoeveel?"), revision=1, by=case.colleague)

    text = next(case.draft.questions).label
    assert (text.text_in(FR), text.text_in(NL)) == ("Effectif ?", "Hoeveel?")


def test_a_second_change_of_the_same_words_is_refused_and_both_are_kept_to_show(case: Case) -> None:
    case.edit(label("fr", "Effectif ?"), revision=1)

    with pytest.raises(drafts.Overtaken) as refusal:
        case.edit(label("fr", "Combien ?"), revision=1, by=case.colleague)

    assert refusal.value.operation == label("fr", "Combien ?")
    standing = decode(refusal.value.questionnaire.draft)
    assert next(standing.questions).label.text_in(FR) == "Effectif ?"
    assert next(case.draft.questions).label.text_in(FR) == "Effectif ?"


def test_words_for_a_question_that_was_deleted_are_refused(case: Case) -> None:
    case.edit(Delete(Q), revision=1)

    with pytest.raises(drafts.Overtaken):
        case.edit(label("fr", "Combien ?"), revision=1, by=case.colleague)


def test_the_draft_can_be_read_as_it_stood(case: Case) -> None:
    before = case.draft
    case.edit(Rename(Q, "staff"), revision=1)
    case.edit(Delete(Q), revision=2)

    assert drafts.as_of(case.session, case.questionnaire, 1) == before


def test_everything_is_taken_back_and_repeated_in_order(case: Case) -> None:
    before = case.draft
    case.edit(Rename(Q, "staff"), revision=1)
    case.edit(Delete(Q), revision=2)
    after = case.draft

    case.undo(3)
    case.undo(2)
    undone = case.draft
    case.redo(2)
    case.redo(3)

    assert (undone, case.draft) == (before, after)


def test_one_takes_back_ones_own_edits_and_leaves_those_of_a_colleague(case: Case) -> None:
    case.edit(Rename(Q, "staff"), revision=1)
    case.edit(Require(Q, required=True), revision=2, by=case.colleague)

    case.undo(2)

    question = next(case.draft.questions)
    assert (question.name, question.required) == ("workers", True)


def test_an_edit_whose_target_changed_since_is_not_taken_back(case: Case) -> None:
    case.edit(Rename(Q, "staff"), revision=1)
    case.edit(Rename(Q, "people"), revision=2, by=case.colleague)

    with pytest.raises(drafts.Overtaken):
        case.undo(2)


def test_after_a_new_edit_nothing_is_left_to_repeat(case: Case) -> None:
    case.edit(Rename(Q, "staff"), revision=1)
    case.undo(2)
    case.edit(Require(Q, required=True), revision=3)

    assert undoing.steps(case.session, case.questionnaire, by=case.lead).forth is None
    with pytest.raises(Conflict):
        case.redo(2)


def test_a_questionnaire_of_another_pole_is_not_found(case: Case) -> None:
    stranger = make.an_actor(make.an_account(Role.POLE_LEAD, pole=make.a_pole()))

    with pytest.raises(NotFound):
        case.edit(Rename(Q, "staff"), revision=1, by=stranger)


def test_a_communication_officer_of_the_pole_writes_nothing(case: Case) -> None:
    officer = make.an_actor(make.an_account(Role.COMMUNICATION_OFFICER, pole=case.pole))

    with pytest.raises(NotAllowed):
        case.edit(Rename(Q, "staff"), revision=1, by=officer)


def test_an_edit_and_the_page_after_it_ask_the_database_little(client_for: ClientFor) -> None:
    at = desk.at_a_desk(client_for)
    _id, url = desk.the_questionnaire(at)
    asked: list[str] = []
    at.get(url)
    token = at.client.token_at(url)
    event.listen(db.engine, "before_cursor_execute", lambda *said: asked.append(str(said[2])))

    saved = at.client.post(
        f"{url}questions/q-workers",
        data={**token, "revision": 1, "text|q-workers|label|fr": "Combien ?", "_end": "1"},
    )
    at.get(saved.location)

    assert len([one for one in asked if not one.startswith(("BEGIN", "PRAGMA"))]) <= 15
