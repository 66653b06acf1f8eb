"""An enterprise answers: it begins, saves pages beside its colleagues, and hands in once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.access import Actor, Grant, Role
from app.core.errors import Conflict, NotFound, Unsound
from app.core.questionnaire.definition import Definition
from app.core.questionnaire.kinds import Calculated, Hidden, Text
from app.core.questionnaire.logic import Logic
from app.core.text import NO_TEXT
from app.models import AuditEvent, Campaign, Enterprise, Mail, Response, Submission
from app.surveys import answering, campaigns, invitations
from app.surveys.answering import Clashes, Hides
from app.surveys.locking import AlreadySent, Closed
from app.surveys.revisions import Stale
from tests.make import (
    NOW,
    a_campaign,
    a_definition,
    a_module,
    a_page,
    a_pole,
    a_question,
    a_questionnaire,
    a_version,
    an_account,
    an_actor,
    an_enterprise,
    yes_or_no,
)

TWO_PAGES = a_definition(
    a_module(
        a_page(a_question(required=True), yes_or_no(), id="p-staff"),
        a_page(a_question("volunteers"), id="p-others"),
    )
)


HANDED_IN = {"q-workers": 12, "q-training": None, "q-volunteers": None}
"""A question that was asked and left open is None."""


@dataclass
class Scene:
    session: Session
    campaign: Campaign
    enterprise: Enterprise
    lead: Actor
    by: Actor

    def begin(self, **fields: Any) -> Response:
        given = {"locale": "fr", "by": self.by, "now": NOW, **fields}
        return answering.begin(self.session, self.campaign.id, self.enterprise.id, **given)

    def save(self, response: Response, page: str, changes: dict[str, Any], **fields: Any) -> Any:
        given = {
            "version_id": response.version_id, "revision": response.revision, "locale": "fr",
            "going_on": True, "by": self.by, "now": NOW, **fields,
        }  # fmt: skip
        return answering.save_page(self.session, response.id, page, changes, **given)

    def submit(self, response: Response, **fields: Any) -> Submission:
        given = {
            "key": "k1", "revision": response.revision, "receipt": "VI-1", "by": self.by,
            "now": NOW, **fields,
        }  # fmt: skip
        return answering.submit(self.session, response.id, **given)


def a_scene(session: Session, definition: Definition = TWO_PAGES, **fields: Any) -> Scene:
    pole = a_pole()
    enterprise = an_enterprise(pole)
    author = an_account(Role.POLE_LEAD, pole=pole)
    session.add_all([pole, enterprise])
    session.flush()
    session.add(author)
    session.flush()
    questionnaire = a_questionnaire(pole, author, definition)
    session.add(questionnaire)
    session.flush()
    version = a_version(questionnaire, author)
    session.add(version)
    session.flush()
    campaign = a_campaign(pole, version, author, **fields)
    session.add(campaign)
    session.flush()
    bearer = Actor(None, frozenset({Grant(Role.ENTERPRISE_OWNER, enterprise=enterprise.id)}))
    return Scene(session, campaign, enterprise, an_actor(author), bearer)


def test_a_page_is_saved_with_its_revision(session: Session) -> None:
    scene = a_scene(session)
    response = scene.begin()

    saved = scene.save(response, "p-staff", {"q-workers": 12, "q-training": "c-yes"})

    assert (response.answers, response.revision, response.passed, saved.problems) == (
        {"q-workers": 12, "q-training": "c-yes"}, 1, ["p-staff"], (),
    )  # fmt: skip


def test_beginning_twice_resumes(session: Session) -> None:
    scene = a_scene(session)

    assert scene.begin().id == scene.begin().id


def test_colleagues_on_different_pages_do_not_disturb_each_other(session: Session) -> None:
    scene = a_scene(session)
    response = scene.begin()
    scene.save(response, "p-staff", {"q-workers": 12, "q-training": "c-yes"})

    scene.save(response, "p-others", {"q-volunteers": 3}, revision=0)

    assert response.answers == {"q-workers": 12, "q-training": "c-yes", "q-volunteers": 3}


def test_a060_only_the_question_that_both_changed_is_in_conflict(session: Session) -> None:
    scene = a_scene(session)
    response = scene.begin()
    scene.save(response, "p-staff", {"q-workers": 12, "q-training": None})

    with pytest.raises(Clashes) as refused:
        scene.save(response, "p-staff", {"q-workers": 13, "q-training": "c-no"}, revision=0)

    clash = refused.value.clashes[0]
    assert (clash.question_id, clash.mine, clash.theirs) == ("q-workers", 13, 12)
    assert (len(refused.value.clashes), response.answers) == (1, {"q-workers": 12})


def test_a_field_left_as_it_was_takes_over_what_a_colleague_wrote(session: Session) -> None:
    scene = a_scene(session)
    response = scene.begin()
    scene.save(response, "p-staff", {"q-workers": 12})

    scene.save(response, "p-staff", {"q-workers": None, "q-training": "c-no"}, revision=0)

    assert response.answers == {"q-workers": 12, "q-training": "c-no"}


def test_submit_hands_in_once_with_one_mail_and_one_word_in_the_audit(session: Session) -> None:
    scene = a_scene(session)
    response = scene.begin()
    scene.save(response, "p-staff", {"q-workers": 12})

    first = scene.submit(response)
    again = scene.submit(response, receipt="VI-2", now=NOW + timedelta(days=30))

    assert (first.id, first.receipt, first.answers) == (again.id, "VI-1", HANDED_IN)
    assert session.scalar(select(func.count()).select_from(Mail)) == 1
    assert session.scalars(
        select(AuditEvent.action).where(AuditEvent.action == "response.submit")
    ).all() == ["response.submit"]


def test_a054_the_same_key_with_another_body_is_refused(session: Session) -> None:
    scene = a_scene(session)
    response = scene.begin()
    scene.save(response, "p-staff", {"q-workers": 12})
    scene.submit(response, signed_by="Nadia")

    with pytest.raises(Conflict):
        scene.submit(response, signed_by="Somebody else")


def test_a057_what_is_missing_is_named_with_its_place(session: Session) -> None:
    scene = a_scene(session)
    response = scene.begin()

    with pytest.raises(Unsound) as refused:
        scene.submit(response)

    assert [(problem.code, problem.place) for problem in refused.value.problems] == [
        ("number.required", ("m-work", "p-staff", "q-workers"))
    ]


def test_what_changed_after_it_was_read_through_is_not_handed_in(session: Session) -> None:
    scene = a_scene(session)
    response = scene.begin()
    scene.save(response, "p-staff", {"q-workers": 12})

    with pytest.raises(Stale):
        scene.submit(response, revision=0)


def test_a062_what_was_handed_in_is_not_changed(session: Session) -> None:
    scene = a_scene(session)
    response = scene.begin()
    scene.save(response, "p-staff", {"q-workers": 12})
    scene.submit(response)

    with pytest.raises(AlreadySent):
        scene.save(response, "p-staff", {"q-workers": 13})


def test_a061_a_draft_begun_in_time_has_a_day_of_grace(session: Session) -> None:
    scene = a_scene(session)
    response = scene.begin()
    closes = scene.campaign.closes_at
    scene.save(response, "p-staff", {"q-workers": 12}, now=closes + timedelta(hours=23))

    with pytest.raises(Closed):
        scene.save(response, "p-staff", {"q-workers": 13}, now=closes + timedelta(hours=25))
    late = scene.submit(response, now=closes + timedelta(hours=24))

    assert late.answers == HANDED_IN
    assert session.scalar(
        select(AuditEvent.facts).where(AuditEvent.action == "response.submit")
    ) == {"revision": 1, "late": True}


def test_a_campaign_that_has_closed_takes_no_new_response(session: Session) -> None:
    scene = a_scene(session)

    with pytest.raises(Closed):
        scene.begin(now=scene.campaign.closes_at + timedelta(minutes=1))


def test_a_stranger_does_not_learn_of_a_response(session: Session) -> None:
    scene = a_scene(session)
    response = scene.begin()
    other = Actor(None, frozenset({Grant(Role.ENTERPRISE_OWNER, enterprise=scene.campaign.id)}))

    with pytest.raises(NotFound):
        scene.save(response, "p-staff", {}, by=other)


def test_a207_inviting_twice_writes_once(session: Session) -> None:
    scene = a_scene(session)
    tokens = (f"secret-{number}" for number in count())
    sent = [
        invitations.invite(
            session, scene.campaign.id, tokens=tokens, base_url="https://vises.example",
            by=scene.lead, now=NOW,
        )
        for _ in range(2)
    ]  # fmt: skip

    mail = session.scalars(select(Mail)).one()
    assert (sent, mail.recipient) == ([1, 0], "bonjour@example.org")
    assert "https://vises.example/i/secret-0" in mail.text


def test_a_campaign_must_close_after_it_opens(session: Session) -> None:
    scene = a_scene(session)

    with pytest.raises(Unsound) as refused:
        campaigns.open_campaign(
            session, scene.campaign.version_id, titles={"fr": " "}, reference_year=1066,
            opens_at=NOW, closes_at=NOW, by=scene.lead, now=NOW,
        )  # fmt: skip

    assert [problem.code for problem in refused.value.problems] == [
        "campaign.without-title", "campaign.year-beyond", "campaign.closes-before-it-opens",
    ]  # fmt: skip


ROUTED = a_definition(
    a_module(
        a_page(yes_or_no("has"), id="p-has"),
        a_page(
            a_question("men", logic=Logic(relevant="${q-has} = 'yes'")),
            a_question("unit", Text(), logic=Logic(default="'kg'")),
            a_question("twice", Calculated(), logic=Logic(calculation="${q-men} * 2")),
            a_question("began", Hidden("today"), label=NO_TEXT),
            id="p-men",
        ),
    )
)


def test_a_response_begins_with_its_defaults_and_the_day(session: Session) -> None:
    response = a_scene(session, ROUTED).begin()

    assert (response.answers, response.revision) == ({"q-unit": "kg", "q-began": "2026-03-02"}, 1)


def test_a043_hiding_answers_is_asked_about_and_then_done(session: Session) -> None:
    scene = a_scene(session, ROUTED)
    response = scene.begin()
    scene.save(response, "p-has", {"q-has": "c-yes"})
    scene.save(response, "p-men", {"q-men": 4})

    with pytest.raises(Hides) as refused:
        scene.save(response, "p-has", {"q-has": "c-no"}, asks=True)
    saved = scene.save(response, "p-has", {"q-has": "c-no"})

    assert (refused.value.hidden, saved.hidden) == ((("q-men",),), (("q-men",),))
    assert response.answers["q-men"] == 4
    assert [step.page.id for step in saved.walk.steps] == ["p-has", "p-men"]


def test_a042_an_answer_to_what_is_hidden_is_logged_and_not_stored(
    session: Session, caplog: pytest.LogCaptureFixture
) -> None:
    scene = a_scene(session, ROUTED)
    response = scene.begin()

    scene.save(response, "p-men", {"q-men": 4})

    assert "q-men" not in response.answers
    assert [(one.levelname, "q-men" in one.getMessage()) for one in caplog.records] == [
        ("WARNING", True)
    ]


def test_a043_a046_only_what_counts_is_handed_in_and_worked_out_by_us(session: Session) -> None:
    scene = a_scene(session, ROUTED)
    response = scene.begin()
    scene.save(response, "p-has", {"q-has": "c-yes"})
    scene.save(response, "p-men", {"q-men": 4, "q-unit": None})
    with_men = without_the_day(scene.submit(response).answers)
    scene = a_scene(session, ROUTED)
    response = scene.begin()
    scene.save(response, "p-has", {"q-has": "c-no"})

    without = without_the_day(scene.submit(response, key="k2", receipt="VI-9").answers)

    assert with_men == {"q-has": "c-yes", "q-men": 4, "q-unit": None, "q-twice": "8"}
    assert without == {"q-has": "c-no", "q-unit": "kg", "q-twice": None}


def without_the_day(answers: dict[str, Any]) -> dict[str, Any]:
    return {id: value for id, value in answers.items() if id != "q-began"}
