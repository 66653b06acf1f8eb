"""After the sending: asking about answers, correcting with a reason, validating, withdrawing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.access import Actor, Grant, Role
from app.core.errors import Conflict, NotFound, Unsound
from app.core.opening import HOME
from app.extensions import db
from app.models import AnswerQuery, CampaignDoor, Correction, Mail, Response, Submission
from app.surveys import correcting, exporting, reviewing
from app.surveys.correcting import Locked
from app.surveys.locking import AlreadySent
from app.surveys.reviewing import Post
from tests.clients import ClientFor
from tests.make import NOW
from tests.surveys.http import opened, stored
from tests.surveys.test_answering import Scene, a_scene

LATER = NOW + timedelta(days=40)
"""When the campaign has closed."""


def a_post() -> Post:
    return Post(uuid4().hex, "http://localhost", HOME)


def sent(session: Session) -> tuple[Scene, Response]:
    scene = a_scene(session)
    door = CampaignDoor(
        campaign_id=scene.campaign.id, enterprise_id=scene.enterprise.id, token_digest="x",
        created_at=NOW,
    )  # fmt: skip
    session.add(door)
    response = scene.begin()
    scene.save(response, "p-staff", {"q-workers": 12})
    scene.submit(response)
    return scene, response


def ask(scene: Scene, response: Response, words: str = "Vraiment 12 ?", **how: Any) -> None:
    given = {"post": a_post(), "by": scene.lead, "now": NOW, **how}
    reviewing.ask(scene.session, scene.campaign.id, response.id, "q-workers", words, **given)


def decide(
    scene: Scene, response: Response, decision: str, reason: str = "Erreur", **how: Any
) -> None:
    given = {"post": a_post(), "by": scene.lead, "now": LATER, **how}
    reviewing.decide(
        scene.session, scene.campaign.id, response.id, decision, reason=reason, **given
    )


def exported(scene: Scene) -> int:
    export = exporting.answers(
        scene.session, scene.campaign.id, dialect=exporting.DIALECTS["iso"], by=scene.lead
    )
    return len(list(export.lines)) - 1


def test_an_answer_is_asked_about_replied_to_and_settled_with_one_mail_a_day(
    session: Session,
) -> None:
    scene, response = sent(session)
    ask(scene, response)
    ask(scene, response, "Et encore ?", now=NOW + timedelta(minutes=1))
    query = correcting.threads_of(session, response.id)[0].query

    correcting.reply(
        session, response.id, query.id, "Oui, 12.", by=scene.by, now=NOW + timedelta(1)
    )
    replied = query.state
    reviewing.go_on(session, scene.campaign.id, response.id, query.id, "", by=scene.lead, now=NOW)

    session.flush()
    session.expire_all()
    mails = select(Mail).where(Mail.unique_key.startswith("campaign-query:"))
    said = [one.words for one in correcting.threads_of(session, response.id)[0].messages]
    assert (replied, query.state, said) == ("answered", "settled", ["Vraiment 12 ?", "Oui, 12."])
    assert len(session.scalars(mails).all()) == 1


def test_what_is_reopened_is_corrected_after_the_end_with_its_reason_and_what_stood_is_kept(
    session: Session,
) -> None:
    scene, response = sent(session)
    decide(scene, response, "reopen")
    counted = exported(scene)
    scene.save(response, "p-staff", {"q-workers": 13}, now=LATER)

    scene.submit(response, key="k2", receipt="VI-2", reason="Faute de frappe", now=LATER)

    submission = session.scalars(select(Submission)).one()
    correction = session.scalars(select(Correction)).one()
    assert (counted, exported(scene)) == (0, 1)
    assert (submission.receipt, submission.key, submission.answers["q-workers"]) == (
        "VI-1", "k2", 13,
    )  # fmt: skip
    assert (correction.number, correction.reason, correction.before["q-workers"]) == (
        1, "Faute de frappe", 12,
    )  # fmt: skip


def test_a053_a_replay_of_the_first_sending_changes_nothing_while_it_is_reopened(
    session: Session,
) -> None:
    scene, response = sent(session)
    decide(scene, response, "reopen")

    again = scene.submit(response, now=LATER)

    assert (again.receipt, response.state) == ("VI-1", "draft")
    assert session.scalars(select(Correction)).all() == []


def test_what_is_reopened_closes_after_two_weeks(session: Session) -> None:
    scene, response = sent(session)
    decide(scene, response, "reopen")

    with pytest.raises(Exception, match="campaign"):
        scene.save(response, "p-staff", {"q-workers": 13}, now=LATER + timedelta(days=15))


def test_answers_are_validated_once_nothing_is_open_about_them(session: Session) -> None:
    scene, response = sent(session)
    ask(scene, response)
    query = correcting.threads_of(session, response.id)[0].query

    def validate() -> None:
        reviewing.validate(session, scene.campaign.id, response.id, by=scene.lead, now=NOW)

    with pytest.raises(Conflict):
        validate()
    reviewing.go_on(session, scene.campaign.id, response.id, query.id, "", by=scene.lead, now=NOW)
    validate()

    assert response.review == "validated"


def test_nothing_changes_in_locked_answers(session: Session) -> None:
    scene, response = sent(session)
    decide(scene, response, "lock")

    for act in (
        lambda: decide(scene, response, "reopen"),
        lambda: decide(scene, response, "withdraw"),
        lambda: correcting.withdraw(session, response.id, reason="x", by=scene.by, now=NOW),
    ):
        with pytest.raises(Locked):
            act()
    decide(scene, response, "unlock")

    assert (response.state, response.review) == ("submitted", "validated")


def test_withdrawn_answers_count_nowhere_and_are_not_taken_up_by_a_save(session: Session) -> None:
    scene, response = sent(session)

    correcting.withdraw(session, response.id, reason="Nous quittons", by=scene.by, now=NOW)

    with pytest.raises(AlreadySent):
        scene.save(response, "p-staff", {"q-workers": 13})
    assert (response.state, exported(scene)) == ("withdrawn", 0)


@pytest.mark.parametrize("decision", ["reopen", "withdraw"])
def test_a_reason_is_asked_for(session: Session, decision: str) -> None:
    scene, response = sent(session)

    with pytest.raises(Unsound):
        decide(scene, response, decision, reason=" ")


def test_somebody_of_another_enterprise_replies_to_nothing(session: Session) -> None:
    scene, response = sent(session)
    ask(scene, response)
    query = session.scalars(select(AnswerQuery)).one()
    stranger = Actor(None, frozenset({Grant(Role.ENTERPRISE_OWNER, enterprise=uuid4())}))

    with pytest.raises(NotFound):
        correcting.reply(session, response.id, query.id, "x", by=stranger, now=NOW)


def test_the_lead_asks_the_enterprise_replies_and_corrects_over_the_pages(
    app: Flask, client_for: ClientFor
) -> None:
    scene = opened(app)
    person = scene.respondent()
    person.begin()
    person.answer("p-staff", {"q-workers": "12"})
    signed = {"agreed": "yes", "signed_by": "Nadia"}
    person.post("/check", {**person.form("/check"), **signed})
    lead = client_for(scene.lead)
    at = f"/campaigns/{scene.campaign_id}/responses/{db.session.scalars(select(Response)).one().id}"

    lead.submit(f"{at}/ask", at=f"{at}/", answer="q-workers", words="Vraiment ?")
    asked = person.get("/receipt").text
    person.post("/queries", {**person.form("/queries"), "words": "Non, 13."})
    lead.submit(f"{at}/decide", at=f"{at}/", decision="reopen", reason="Correction demandée")
    person.answer("p-staff", {"q-workers": "13"})
    refused = person.post("/check", {**person.form("/check"), **signed})
    person.post("/check", {**person.form("/check"), **signed, "reason": "Faute de frappe"})

    page = lead.get(f"{at}/").text
    assert "Your federation asks about one answer" in asked
    assert (refused.status_code, stored()[0][0][0]) == (422, {"q-workers": 13})
    assert all(words in page for words in ("Vraiment ?", "Non, 13.", "Faute de frappe"))
