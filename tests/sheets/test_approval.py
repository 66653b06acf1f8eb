"""From a composed sheet to one to which an enterprise agrees, and back when it thinks again."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from app.core.clock import utcnow
from app.core.sheets.codec import decode_content, fingerprint
from app.extensions import db
from app.jobs.worker import HOUSE, Worker
from app.models import AuditEvent, Edition, Mail
from app.sheets import further_files, reminding
from tests.clients import ClientFor, FormClient
from tests.sheets import scene
from tests.sheets.scene import SheetScene
from tests.sheets.test_path import begun, published

SAID = "Ici, on m’a d’abord demandé"


@pytest.fixture
def told(app: Flask) -> SheetScene:
    return scene.set_up(db.session())


def a_browser(app: Flask) -> FormClient:
    client = app.test_client()
    assert isinstance(client, FormClient)
    return client


def composed(client_for: ClientFor, told: SheetScene) -> str:
    editor = begun(client_for(told.officer), told)
    client_for(told.officer).submit(editor, **scene.sent(told))
    return editor


def test_nothing_is_published_before_its_facts_are_checked_and_the_enterprise_agrees(
    told: SheetScene, client_for: ClientFor
) -> None:
    editor = composed(client_for, told)
    lead = client_for(told.told.lead)

    answer = lead.post(f"{editor}publish/", data={**lead.token_at(editor), "_end": "1"})

    assert answer.status_code == 422
    assert "Nobody has checked the facts of the sheet" in answer.text
    assert "The enterprise has not agreed yet." in answer.text
    assert db.session.scalars(select(Edition)).all() == []


def test_a_quotation_is_read_for_details_before_the_facts_count_as_checked(
    told: SheetScene, client_for: ClientFor
) -> None:
    """E29."""
    page = f"{composed(client_for, told)}approval/"

    answer = client_for(told.officer).submit(f"{page}check", at=page)

    assert (answer.status_code, "Read the quotations for details" in answer.text) == (422, True)


def test_the_enterprise_sees_both_languages_and_its_remarks_reach_whoever_asked(
    told: SheetScene, client_for: ClientFor
) -> None:
    editor = composed(client_for, told)

    enterprise = scene.approved(
        client_for, told, editor,
        **{"answer": "refused", "remark-promise": "Ni vélos ni parcours.", "name": "Rosa"},
    )  # fmt: skip

    page = client_for(told.officer).get(f"{editor}approval/").text
    told_to = db.session.scalars(select(Mail.recipient).where(Mail.text.contains("/approval/")))
    assert "Ni vélos ni parcours." in page and "did not agree" in page
    assert told_to.all() == [told.officer.email]
    assert enterprise.get(scene.link_of_last_mail()).status_code == 303


def test_agreeing_needs_the_name_and_a_word_on_each_quotation(
    told: SheetScene, client_for: ClientFor, app: Flask
) -> None:
    editor = composed(client_for, told)
    scene.ask(client_for, told, editor)
    enterprise = a_browser(app)
    place = enterprise.get(scene.link_of_last_mail()).location

    answer = enterprise.submit(place, answer="agreed")

    assert answer.status_code == 422
    assert "Cochez que l’entreprise peut être nommée" in answer.text
    assert "Dites si cette citation peut être montrée." in answer.text


def test_a_quotation_that_the_enterprise_refuses_is_not_published(
    told: SheetScene, client_for: ClientFor, app: Flask
) -> None:
    editor = composed(client_for, told)
    enterprise = a_browser(app)
    scene.ask(client_for, told, editor)
    place = enterprise.get(scene.link_of_last_mail()).location
    (quotation,) = set(re.findall(r'name="(quotation-\w+)"', enterprise.get(place).text))
    enterprise.submit(place, answer="agreed", named="1", **{quotation: "no"})

    client_for(told.told.lead).submit(f"{editor}publish/")

    assert SAID not in app.test_client().get("/fiches/la-maille").text
    assert decode_content(db.session.scalars(select(Edition)).one().content).voices == ()


def test_what_changes_after_the_agreement_has_to_be_agreed_to_again(
    told: SheetScene, client_for: ClientFor
) -> None:
    editor = composed(client_for, told)
    scene.approved(client_for, told, editor)
    changed = scene.sent(told, **{"promise-fr": "Nous réparons tout.", "revision": "2"})
    client_for(told.officer).submit(editor, **changed)
    lead = client_for(told.told.lead)

    answer = lead.post(f"{editor}publish/", data={**lead.token_at(editor), "_end": "1"})

    assert answer.status_code == 422
    assert "agreed to a sheet that said something else" in answer.text


def test_a_quotation_that_is_taken_back_is_gone_at_once_and_its_files_are_made_again(
    told: SheetScene, client_for: ClientFor, app: Flask
) -> None:
    """E04."""
    editor = published(client_for, told)
    worker = Worker(db.engine, further_files.jobs(), clock=utcnow)
    worker.work_once()
    enterprise, stranger = a_browser(app), a_browser(app)
    place = enterprise.get(scene.link_of_last_mail()).location
    page = enterprise.get(place).text
    voice = re.search(r'name="voice" value="(\w+)"', page)[1]  # type: ignore[index]
    old = stranger.get("/fiches/la-maille/la-maille-fr.pdf").data

    enterprise.submit(f"{place}/withdraw", at=place, voice=voice)

    files = ("pdf", "pptx", "docx", "html", "json")
    gone = [stranger.get(f"/fiches/la-maille/la-maille-fr.{end}").status_code for end in files]
    left = [SAID in stranger.get(f"/fiches/la-maille{end}").text for end in ("", "/embed")]
    draft = SAID in client_for(told.officer).get(editor).text
    assert (gone, left, draft) == ([410] * 5, [False, False], False)

    assert worker.work_once()
    made = [stranger.get(f"/fiches/la-maille/la-maille-fr.{end}") for end in files]
    edition = db.session.scalars(select(Edition)).one()
    assert [answer.status_code for answer in made] == [200] * 5
    assert made[0].data != old
    assert not any(SAID.encode() in answer.data for answer in made)
    assert edition.fingerprint == fingerprint(decode_content(edition.content))
    assert "demandé" not in str(edition.content)


def test_files_that_were_under_way_with_the_quotation_are_not_kept(
    told: SheetScene, client_for: ClientFor, app: Flask
) -> None:
    """E04, the race: the job began before the consent was taken back and ends after it."""
    published(client_for, told)
    edition = db.session.scalars(select(Edition)).one()
    edition.fingerprint, late = "another", (edition.fingerprint, ())

    outcome = further_files.end(
        db.session(),
        {"edition": str(edition.id)},
        late,
        by=HOUSE,
        now=utcnow(),
    )

    assert outcome == {"files": 0}


def test_an_enterprise_that_no_longer_wants_to_be_named_is_off_the_web(
    told: SheetScene, client_for: ClientFor, app: Flask
) -> None:
    published(client_for, told)
    enterprise = a_browser(app)
    place = enterprise.get(scene.link_of_last_mail()).location

    enterprise.submit(f"{place}/withdraw", at=place)

    stranger = app.test_client()
    addresses = ("fiches/la-maille", "impactfiches/la-maille", "fiches/la-maille/la-maille-fr.pdf",
                 "fiches/la-maille/embed")  # fmt: skip
    assert [stranger.get(f"/{at}").status_code for at in addresses] == [410] * 4
    assert "la-maille" not in stranger.get("/sitemap.xml").text
    assert db.session.scalars(
        select(AuditEvent.action).where(AuditEvent.action == "sheet.name-withdrawn")
    ).all()


def test_an_edition_under_embargo_appears_when_its_time_has_come(
    told: SheetScene, client_for: ClientFor, app: Flask
) -> None:
    editor = composed(client_for, told)
    scene.approved(client_for, told, editor)
    opens = utcnow() + timedelta(days=2)
    client_for(told.told.lead).submit(f"{editor}publish/", appears_at=f"{opens:%Y-%m-%dT%H:%M}")
    stranger = app.test_client()

    before = stranger.get("/fiches/la-maille").status_code
    with time_machine.travel(opens + timedelta(hours=3), tick=False):
        after = stranger.get("/fiches/la-maille").status_code

    assert (before, after) == (404, 200)


def test_a_link_for_an_early_reader_ends_on_its_day_and_when_it_is_taken_back(
    told: SheetScene, client_for: ClientFor, app: Flask
) -> None:
    page = f"{composed(client_for, told)}approval/"
    officer, reader = client_for(told.officer), app.test_client()
    made = officer.submit(f"{page}share", at=page, purpose="La fondation", days="1")
    link = re.search(r"/s/[\w-]+", made.text)[0]  # type: ignore[index]

    now = reader.get(link)
    with time_machine.travel(utcnow() + timedelta(days=2), tick=False):
        late = reader.get(link).status_code
    back = re.search(rf"{page}unshare/[\w-]+", made.text)[0]  # type: ignore[index]
    officer.submit(back, at=page)

    assert (now.status_code, late, reader.get(link).status_code) == (200, 410, 410)
    assert "noindex" in now.text and now.headers["Referrer-Policy"] == "no-referrer"
    assert now.headers["Cache-Control"] == "private, no-store"


def test_the_page_to_embed_may_be_framed_and_every_other_may_not(
    told: SheetScene, client_for: ClientFor, app: Flask
) -> None:
    published(client_for, told)
    stranger = app.test_client()

    framed, whole = (
        stranger.get(f"/impactfiches/la-maille{end}").headers["Content-Security-Policy"]
        for end in ("/embed", "")
    )

    assert ("frame-ancestors *" in framed, "frame-ancestors 'none'" in whole) == (True, True)


def test_a_reminder_goes_out_by_itself_and_only_to_who_has_not_answered(
    told: SheetScene, client_for: ClientFor
) -> None:
    editor = composed(client_for, told)
    scene.ask(client_for, told, editor)
    worker = Worker(
        db.engine, reminding.jobs(token=lambda: "a-second-secret"),
        clock=lambda: utcnow() + timedelta(days=7),
    )  # fmt: skip

    worker.work_once()

    mails = db.session.scalars(select(Mail).order_by(Mail.created_at)).all()
    assert [mail.subject.split()[0] for mail in mails] == ["La", "Rappel"]
    assert client_for(told.officer).get("/agree/a-second-secret").status_code == 303
