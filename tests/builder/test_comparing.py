"""What changed since a version, with what it does to the answers that there are."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

import pytest
from sqlalchemy.orm import Session

from app.builder import comparing
from app.core.access import Actor, Role
from app.core.errors import NotFound
from app.core.questionnaire.codec import encode
from app.core.questionnaire.operations import Delete
from app.models import Questionnaire, Response
from tests import make

YES = ("q-training", "c-yes")
BEFORE = make.a_definition(make.a_module(make.a_page(make.a_question(), make.yes_or_no())))


@dataclass
class Case:
    session: Session
    lead: Actor
    questionnaire: Questionnaire

    def changes(self, since: int | None = None, until: int | None = None) -> comparing.Changes:
        found = comparing.changes(
            self.session, self.questionnaire.id, by=self.lead, since=since, until=until
        )
        assert found
        return found


@pytest.fixture
def case(session: Session) -> Case:
    """A draft without the option that three enterprises, one of them still writing, chose."""
    pole = make.a_pole()
    lead = make.an_account(Role.POLE_LEAD, pole=pole)
    session.add_all([pole, lead])
    session.flush()
    questionnaire = make.a_questionnaire(pole, lead, BEFORE)
    version = make.a_version(questionnaire, lead)
    campaign = make.a_campaign(pole, version, lead)
    session.add_all([questionnaire, version, campaign])
    for state in ("draft", "submitted", "submitted"):
        enterprise = make.an_enterprise(pole)
        session.add(enterprise)
        session.flush()
        session.add(
            Response(
                id=uuid4(), campaign_id=campaign.id, enterprise_id=enterprise.id,
                version_id=version.id, answers={"q-training": "c-yes"}, state=state,
                locale="fr", started_at=make.NOW, changed_at=make.NOW,
            )
        )  # fmt: skip
    questionnaire.draft = encode(Delete(YES).apply(BEFORE))
    session.flush()
    return Case(session, make.an_actor(lead), questionnaire)


def test_the_draft_is_compared_with_the_latest_version_and_the_answers_are_counted(
    case: Case,
) -> None:
    found = case.changes()

    assert (found.since, found.until, found.under_way, found.handed_in) == (1, None, 1, 2)
    assert [(one.code, one.count) for one in found.differences] == [("choice.removed-in-use", 3)]


def test_a_version_that_never_was_is_not_found(case: Case) -> None:
    for since, until in ((2, None), (1, 7)):
        with pytest.raises(NotFound):
            case.changes(since, until)


def test_nothing_is_compared_before_the_first_version(session: Session, case: Case) -> None:
    other = Questionnaire(
        pole_id=case.questionnaire.pole_id,
        draft=encode(BEFORE),
        created_at=make.NOW,
        created_by_id=case.lead.id,
        changed_at=make.NOW,
    )
    session.add(other)
    session.flush()

    assert comparing.changes(session, other.id, by=case.lead) is None


def test_whoever_has_no_role_in_its_pole_finds_nothing(case: Case) -> None:
    with pytest.raises(NotFound):
        comparing.changes(case.session, case.questionnaire.id, by=Actor(uuid4(), frozenset()))
