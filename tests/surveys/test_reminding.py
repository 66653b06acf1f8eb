"""Reminders, lost links, letters in one's own words, and asking for no more (A205–A212)."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.chance import digest_of
from app.core.clock import utcnow
from app.core.errors import Conflict, Unsound
from app.documents.letters import Letter
from app.extensions import db
from app.models import CampaignDoor, DoorKey, Enterprise, Job, Mail, Pole
from app.records import outbox
from app.surveys import campaign_mail, campaigns, entering, invitations, reminding
from app.surveys.reminding import TooOften
from tests.clients import ClientFor
from tests.make import NOW, an_enterprise
from tests.surveys.http import opened
from tests.surveys.test_answering import Scene, a_scene


def tokens() -> Any:
    return (f"token-{number}" for number in count())


def invite(scene: Scene, **how: Any) -> int:
    taken = scene.session.scalar(select(func.count()).select_from(CampaignDoor)) or 0
    given = {"tokens": (f"first-{n}" for n in count(taken)), "base_url": "http://localhost", **how}
    return invitations.invite(scene.session, scene.campaign.id, by=scene.lead, now=NOW, **given)


def remind(scene: Scene, **how: Any) -> int:
    given = {"tokens": tokens(), "base_url": "http://localhost", "now": NOW, **how}
    return reminding.remind(scene.session, scene.campaign.id, by=scene.lead, **given)


def mails(session: Session, kind: str) -> list[Mail]:
    asked = select(Mail).where(Mail.unique_key.startswith(f"campaign-{kind}:"))
    return list(session.scalars(asked.order_by(Mail.recipient)))


def another(scene: Scene, **fields: Any) -> Enterprise:
    made = an_enterprise(scene.session.get_one(Pole, scene.campaign.pole_id), **fields)
    scene.session.add(made)
    scene.session.flush()
    return made


def test_only_whoever_has_not_sent_answers_is_reminded_and_only_once(session: Session) -> None:
    scene = a_scene(session)
    another(scene, email="nog@example.org", locale="nl")
    invite(scene)
    response = scene.begin()
    scene.save(response, "p-staff", {"q-workers": 12})
    scene.submit(response)

    numbers = [remind(scene), remind(scene)]

    assert (numbers, [mail.recipient for mail in mails(session, "reminder")]) == (
        [1, 0], ["nog@example.org"],
    )  # fmt: skip


def test_a_reminder_opens_the_door_of_the_invitation(session: Session) -> None:
    scene = a_scene(session)
    invite(scene)
    remind(scene)

    doors = [entering.door_of(session, token).id for token in ("first-0", "token-0")]

    assert doors[0] == doors[1]
    assert "/i/token-0\n" in mails(session, "reminder")[0].text


def test_whoever_cannot_be_reached_is_not_reminded(session: Session) -> None:
    scene = a_scene(session)
    invite(scene)
    mails(session, "invitation")[0].state = "bounced"
    session.flush()

    assert remind(scene) == 0


def test_nobody_is_reminded_of_what_is_not_open(session: Session) -> None:
    scene = a_scene(session)
    invite(scene)

    with pytest.raises(Conflict):
        remind(scene, now=NOW + timedelta(days=31))


def test_mails_leave_one_after_another_behind_those_that_wait(session: Session) -> None:
    scene = a_scene(session)
    another(scene, email="b@example.org")
    invite(scene, per_minute=30)
    another(scene, email="c@example.org")

    invite(scene, per_minute=30)

    leaving = session.scalars(select(Job.run_at).order_by(Job.run_at)).all()
    assert [(at - NOW).total_seconds() for at in leaving] == [0, 2, 4]


def test_a210_whoever_wants_no_more_gets_neither_reminder_nor_the_next_wave(
    session: Session,
) -> None:
    scene = a_scene(session)
    invite(scene)
    mail = mails(session, "invitation")[0]
    outbox.refuse(session, mail.id, now=NOW)
    outbox.refuse(session, mail.id, now=NOW)
    reminded = remind(scene)
    scene.campaign = campaigns.open_campaign(
        session, scene.campaign.version_id, titles={"fr": "Vague 2"}, reference_year=2026,
        opens_at=NOW, closes_at=NOW + timedelta(days=9), follows=scene.campaign.id,
        by=scene.lead, now=NOW,
    )  # fmt: skip

    assert (reminded, invite(scene)) == (0, 0)


def test_a211_three_new_links_an_hour_and_the_old_ones_are_shut(session: Session) -> None:
    scene = a_scene(session)
    invite(scene)
    remind(scene)

    def anew(token: str, now: Any = NOW) -> None:
        reminding.give_anew(
            session, scene.campaign.id, scene.enterprise.id, token=token, base_url="http://x",
            by=scene.lead, now=now,
        )  # fmt: skip

    for token in ("one", "two", "three"):
        anew(token)
    with pytest.raises(TooOften):
        anew("four")
    anew("four", NOW + timedelta(hours=1, seconds=1))

    door = entering.door_of(session, "four")
    assert (door.token_digest, session.scalars(select(DoorKey)).all()) == (digest_of("four"), [])


def test_a212_a_letter_in_the_words_of_the_pole_answers_to_it(session: Session) -> None:
    scene = a_scene(session)
    pole = session.get_one(Pole, scene.campaign.pole_id)
    pole.contact = "help@example.org"
    own = {"fr": Letter("À {enterprise}", "Ici\u202f: {link}\n"),
           "nl": campaign_mail.letter_of(scene.campaign, "invitation", "nl")}  # fmt: skip
    campaign_mail.word(session, scene.campaign.id, "invitation", own, by=scene.lead, now=NOW)

    invite(scene)

    mail = mails(session, "invitation")[0]
    assert scene.campaign.letters == {
        "invitation": {"fr": {"subject": "À {enterprise}", "text": "Ici\u202f: {link}\n"}}
    }
    assert (mail.subject, mail.reply_to) == ("À La Maille franche", "help@example.org")
    assert mail.text == (
        "Ici\u202f: http://localhost/i/first-0\n\n--\nVous ne souhaitez plus recevoir ces messages "
        f"de Fédération des Deux Rives\u202f? http://localhost/mail/{mail.id}/stop\n"
    )


@pytest.mark.parametrize(
    ("letter", "code"),
    [
        (Letter("", "{link}"), "letter.without-subject"),
        (Letter("a", "no way in"), "letter.without-link"),
        (Letter("a", "{link} {password}"), "letter.unknown-place"),
        (Letter("a" * 201, "{link}"), "letter.long-subject"),
    ],
)
def test_a_letter_that_cannot_be_sent_is_refused(
    session: Session, letter: Letter, code: str
) -> None:
    scene = a_scene(session)

    with pytest.raises(Unsound) as refused:
        campaign_mail.word(
            session, scene.campaign.id, "reminder", {"fr": letter}, by=scene.lead, now=NOW
        )

    assert [problem.code for problem in refused.value.problems] == [code]


def test_a206_a_name_with_line_breaks_and_braces_is_one_line_and_is_not_filled_in(
    session: Session,
) -> None:
    scene = a_scene(session)
    scene.enterprise.name = "Une\r\nBcc: x@example.org {link}"
    invite(scene)

    mail = mails(session, "invitation")[0]

    assert "Une Bcc: x@example.org {link}" in mail.text


def test_a014_reading_the_way_out_writes_nothing_and_one_click_of_a_mail_program_does(
    app: Flask,
) -> None:
    scene = opened(app)
    db.session.rollback()
    id = outbox.post(
        db.session(), unique_key="campaign-invitation:x", recipient="Nadia@example.org",
        locale="fr", subject="a", text="b", unsubscribe="http://x", pole=scene.pole_id,
        now=utcnow(),
    )  # fmt: skip
    db.session.commit()
    client = app.test_client()

    client.get(f"/mail/{id}/stop")
    before = outbox.refused(db.session(), scene.pole_id)
    db.session.rollback()
    answer = client.post(f"/mail/{id}/stop", data={"List-Unsubscribe": "One-Click"})

    db.session.rollback()
    assert (before, answer.status_code, outbox.refused(db.session(), scene.pole_id)) == (
        frozenset(), 200, frozenset({"nadia@example.org"}),
    )  # fmt: skip


def test_the_lead_words_the_reminder_sees_it_and_sends_it(
    app: Flask, client_for: ClientFor
) -> None:
    scene = opened(app)
    client = client_for(scene.lead)
    at = f"/campaigns/{scene.campaign_id}"
    words = {"subject_fr": "Bonjour {enterprise}", "text_fr": "Ici : {link}",
             "subject_nl": "Dag {enterprise}", "text_nl": "Hier: {link}"}  # fmt: skip

    seen = client.submit(f"{at}/letters/reminder", preview="1", **words).text
    kept = client.submit(f"{at}/letters/reminder", **words).status_code
    client.submit(f"{at}/remind", at=at)

    assert "Bonjour La Maille franche" in seen
    assert (kept, [mail.subject for mail in mails(db.session(), "reminder")]) == (
        303, ["Bonjour La Maille franche"],
    )  # fmt: skip
