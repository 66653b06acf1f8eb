"""The outbox: what a pole lead sees of the mails where none leave."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from app.core.access import Role
from app.extensions import db
from app.models import Membership, Pole
from app.records import outbox
from tests.conftest import ClientFor
from tests.make import NOW, a_pole, an_account

LINK = "https://vises.example.org/r/some-token"


def a_pole_with_a_mail(key: str, words: str) -> Pole:
    pole = a_pole()
    db.session.add(pole)
    db.session.flush()
    outbox.post(
        db.session(), unique_key=key, recipient="bonjour@example.org", locale="fr", pole=pole.id,
        subject=f"Votre impact {key}", text=words, now=NOW,
    )  # fmt: skip
    return pole


def test_a_lead_sees_the_mails_of_the_own_pole_with_links_to_open(client_for: ClientFor) -> None:
    pole = a_pole_with_a_mail("ours", f"Bonjour <b>!\n\n{LINK}")
    a_pole_with_a_mail("theirs", "secret")
    client = client_for(an_account(Role.POLE_LEAD, pole=pole))

    page = client.get("/outbox/").text

    assert (f'<a href="{LINK}"' in page, "Bonjour &lt;b&gt;!" in page) == (True, True)
    assert ("Votre impact ours" in page, "Votre impact theirs" in page) == (True, False)


def test_without_mails_the_page_says_where_they_will_come_from(client_for: ClientFor) -> None:
    pole = a_pole()
    db.session.add(pole)
    db.session.flush()

    assert "No mail yet" in client_for(an_account(Role.POLE_LEAD, pole=pole)).get("/outbox/").text


def test_an_administrator_sees_what_belongs_to_nobody_and_no_link_to_answers(
    client_for: ClientFor,
) -> None:
    led = a_pole_with_a_mail("led", LINK)
    a_pole_with_a_mail("new", LINK)
    outbox.post(
        db.session(), unique_key="house", recipient="bonjour@example.org", locale="fr",
        subject="Votre impact house", text=LINK, now=NOW,
    )  # fmt: skip
    db.session.add(an_account(Role.POLE_LEAD, pole=led))

    page = client_for(an_account(Role.PLATFORM_ADMINISTRATOR)).get("/outbox/").text

    seen = [key for key in ("led", "new", "house") if f"Votre impact {key}" in page]
    assert seen == ["new", "house"]


def test_an_administrator_who_works_in_a_pole_reads_no_mail_of_it(client_for: ClientFor) -> None:
    pole = a_pole_with_a_mail("theirs", LINK)
    db.session.add(an_account(Role.POLE_LEAD, pole=pole))
    both = an_account(Role.PLATFORM_ADMINISTRATOR)
    both.memberships.append(Membership(role=Role.COMMUNICATION_OFFICER.value, pole_id=pole.id))

    assert "Votre impact theirs" not in client_for(both).get("/outbox/").text


@pytest.mark.parametrize("role", [Role.POLE_MEMBER, Role.COMMUNICATION_OFFICER, Role.RESEARCHER])
def test_for_anybody_else_of_the_pole_there_is_no_such_page(
    client_for: ClientFor, role: Role
) -> None:
    pole = a_pole_with_a_mail("ours", LINK)

    assert client_for(an_account(role, pole=pole)).get("/outbox/").status_code == 404


def test_an_installation_that_sends_its_mails_has_no_outbox(
    app: Flask, client_for: ClientFor
) -> None:
    pole = a_pole_with_a_mail("ours", LINK)
    client = client_for(an_account(Role.POLE_LEAD, pole=pole))
    sending = replace(app.config["SETTINGS"], smtp_url="smtp://mail.example.org")
    app.config["SETTINGS"] = sending

    without = client.get("/outbox/").status_code
    app.config["SETTINGS"] = replace(sending, demonstration=True)

    assert (without, client.get("/outbox/").status_code) == (404, 200)
