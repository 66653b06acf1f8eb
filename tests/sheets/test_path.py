"""From answers to a published sheet, as a communication officer and a pole lead walk it."""

from __future__ import annotations

import hashlib
import io

import pypdfium2
import pytest
from flask import Flask
from sqlalchemy import select

from app.core.access import Role
from app.core.sheets.codec import decode_content
from app.extensions import db
from app.models import AuditEvent, Edition, EditionFile, Sheet
from tests import make
from tests.clients import FormClient
from tests.conftest import ClientFor
from tests.sheets import scene
from tests.sheets.scene import SheetScene


@pytest.fixture
def told(app: Flask) -> SheetScene:
    return scene.set_up(db.session())


def begun(client: FormClient, told: SheetScene, name: str = "la-maille") -> str:
    """Begin a sheet of La Maille franche; return the address of its editor."""
    answer = client.submit(
        "/sheets/new", campaign=told.told.campaign.id, enterprise=told.told.maille.id,
        public_name=name,
    )  # fmt: skip
    assert answer.status_code == 303, answer.text
    return str(answer.location)


def published(client_for: ClientFor, told: SheetScene) -> str:
    """Compose and publish a sheet; return the address of its editor."""
    editor = begun(client_for(told.officer), told)
    saved = client_for(told.officer).submit(editor, **scene.sent(told))
    assert saved.status_code == 303, saved.text
    scene.approved(client_for, told, editor)
    answer = client_for(told.told.lead).submit(f"{editor}publish/")
    assert answer.status_code == 303, answer.text
    return editor


def words_of(pdf: bytes) -> str:
    page = pypdfium2.PdfDocument(io.BytesIO(pdf))[0].get_textpage()
    return " ".join(str(page.get_text_range()).split())


def test_an_officer_composes_and_sees_both_languages_with_their_figures(
    told: SheetScene, client_for: ClientFor
) -> None:
    client = client_for(told.officer)
    editor = begun(client, told)

    answer = client.submit(editor, **scene.sent(told))

    page = client.get(editor).text.replace("\u00a0", " ").replace("\u202f", " ")
    assert answer.status_code == 303
    assert "C’est le cas de 15 des 24 personnes comptées (63 %)." in page
    assert "Dit geldt voor 15 van de 24 getelde personen (63%)." in page
    assert '<span class="figure__unit">%</span>' in page


def test_a_lead_publishes_and_everybody_reads_it_in_both_languages(
    told: SheetScene, client_for: ClientFor, app: Flask
) -> None:
    published(client_for, told)
    stranger = app.test_client()

    french, dutch = (stranger.get(f"/{at}/la-maille") for at in ("fiches", "impactfiches"))

    assert (french.status_code, dutch.status_code) == (200, 200)
    assert '<html lang="fr">' in french.text and '<html lang="nl">' in dutch.text
    assert 'hreflang="nl" href="http://127.0.0.1:8000/impactfiches/la-maille"' in french.text
    assert "C’est plus que dans le Hainaut" in french.text
    assert "Dat is meer dan in Henegouwen" in dutch.text
    assert "noindex" not in french.text


def test_the_printed_pages_are_kept_as_they_were_published(
    told: SheetScene, client_for: ClientFor, app: Flask
) -> None:
    published(client_for, told)
    stranger = app.test_client()

    french = stranger.get("/fiches/la-maille/la-maille-fr.pdf")
    dutch = stranger.get("/impactfiches/la-maille/la-maille-nl.pdf")

    kept = {file.locale: file.digest for file in db.session.scalars(select(EditionFile))}
    digests = {at: hashlib.sha256(got.data).hexdigest() for at, got in
               (("fr", french), ("nl", dutch))}  # fmt: skip
    assert kept == digests
    for text, said in (
        (words_of(french.data), ("63 %", "15 des 24", "11,4 % en 2017", "Hainaut", "Eurostat",
                                 "Édition 1", "b = rupture de série")),
        (words_of(dutch.data), ("63%", "15 van de 24", "11,4% in 2017", "Henegouwen", "Eurostat",
                                "Uitgave 1", "b = breuk in de reeks")),
    ):  # fmt: skip
        assert [part for part in said if part not in text] == []


def test_publishing_is_told_in_the_audit_and_freezes_every_figure(
    told: SheetScene, client_for: ClientFor
) -> None:
    published(client_for, told)

    edition = db.session.scalars(select(Edition)).one()
    event = db.session.scalars(select(AuditEvent).where(AuditEvent.action == "sheet.publish")).one()
    content = decode_content(edition.content)
    assert (edition.number, event.subject_id, content.comparisons[0].k) == (1, edition.id, 15)


def test_an_unfinished_sheet_is_kept_and_not_published(
    told: SheetScene, client_for: ClientFor
) -> None:
    lead = client_for(told.told.lead)
    editor = begun(lead, told)
    lead.submit(editor, **scene.sent(told, **{"promise-nl": "", "voices-0-consent_on": ""}))

    answer = lead.post(f"{editor}publish/", data={**lead.token_at(editor), "_end": "1"})

    assert answer.status_code == 422
    assert "Not yet written in Dutch." in answer.text
    assert "Say on which day the person agreed to be quoted." in answer.text


def test_two_people_who_save_at_once_do_not_overwrite_each_other(
    told: SheetScene, client_for: ClientFor
) -> None:
    client = client_for(told.officer)
    editor = begun(client, told)
    client.submit(editor, **scene.sent(told))

    late = client.submit(editor, **scene.sent(told, contact="late@example.org"))

    assert (late.status_code, "late@example.org" in late.text) == (409, True)
    assert "Somebody saved this sheet in the meantime." in late.text
    assert "late@example.org" not in client.get(editor).text


def test_a_withdrawn_sheet_is_gone_and_a_new_edition_has_the_next_number(
    told: SheetScene, client_for: ClientFor, app: Flask
) -> None:
    editor = published(client_for, told)
    lead = client_for(told.told.lead)
    lead.submit(f"{editor}publish/withdraw", at=f"{editor}publish/")
    gone = app.test_client().get("/fiches/la-maille").status_code

    lead.submit(f"{editor}publish/")

    again = app.test_client().get("/fiches/la-maille").text.replace("\u00a0", " ")
    assert (gone, "Édition 2" in again) == (410, True)


def test_an_officer_may_not_publish(told: SheetScene, client_for: ClientFor) -> None:
    officer = client_for(told.officer)
    editor = begun(officer, told)

    answer = officer.post(f"{editor}publish/", data={**officer.token_at(editor), "_end": "1"})

    assert answer.status_code == 403


def test_the_sheet_of_another_pole_is_not_found(told: SheetScene, client_for: ClientFor) -> None:
    editor = begun(client_for(told.officer), told)
    other = make.a_pole()
    db.session.add(other)
    db.session.flush()
    stranger = client_for(make.an_account(Role.POLE_LEAD, pole=other))

    assert [stranger.get(f"{editor}{page}").status_code for page in ("", "publish/")] == [404, 404]


def test_a_name_that_is_taken_is_said_so(told: SheetScene, client_for: ClientFor) -> None:
    client = client_for(told.officer)
    begun(client, told)

    answer = client.submit(
        "/sheets/new", campaign=told.told.campaign.id, enterprise="pole", public_name="la-maille"
    )

    assert (answer.status_code, "Another sheet has this name" in answer.text) == (422, True)
    assert len(db.session.scalars(select(Sheet)).all()) == 1
