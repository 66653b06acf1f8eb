"""The hall."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import event

from app.core.access import Role
from app.core.clock import utcnow
from app.extensions import db
from app.models import Account, CampaignDoor, Edition, Organisation, Pole, Sheet
from tests.clients import ClientFor
from tests.make import (
    NOW,
    a_campaign,
    a_pole,
    a_questionnaire,
    a_version,
    an_account,
    an_enterprise,
)


def a_house() -> tuple[Pole, Account]:
    """A pole whose lead opened a campaign to one enterprise, and published a sheet about it."""
    pole = a_pole()
    db.session.add(pole)
    db.session.flush()
    lead = an_account(Role.POLE_LEAD, pole=pole)
    enterprise = an_enterprise(pole)
    db.session.add_all([lead, enterprise])
    db.session.flush()
    questionnaire = a_questionnaire(pole, lead)
    db.session.add(questionnaire)
    db.session.flush()
    version = a_version(questionnaire, lead)
    db.session.add(version)
    db.session.flush()
    campaign = a_campaign(pole, version, lead, closes_at=utcnow() + timedelta(days=3))
    db.session.add(campaign)
    db.session.flush()
    door = CampaignDoor(
        campaign_id=campaign.id, enterprise_id=enterprise.id, token_digest="x", created_at=NOW
    )
    sheet = Sheet(
        pole_id=pole.id, campaign_id=campaign.id, enterprise_id=enterprise.id,
        public_name="navette", draft={}, created_at=NOW, changed_at=NOW,
    )  # fmt: skip
    db.session.add_all([door, sheet])
    db.session.flush()
    db.session.add(
        Edition(sheet_id=sheet.id, number=1, content={}, published_at=NOW, published_by_id=lead.id)
    )
    db.session.commit()
    return pole, lead


def test_a_visitor_is_welcomed_in_dutch_when_the_browser_asks_for_it(app: Flask) -> None:
    page = app.test_client().get("/", headers={"Accept-Language": "nl-BE"})

    assert (page.status_code, '<html lang="nl">' in page.text) == (200, True)


def test_an_unknown_address_says_that_nothing_was_changed(app: Flask) -> None:
    page = app.test_client().get("/nothing", headers={"Accept-Language": "en"})

    assert (page.status_code, "Nothing was changed" in page.text) == (404, True)


def test_a_stranger_finds_the_sheets_that_stand_and_not_those_withdrawn(app: Flask) -> None:
    a_house()
    before = app.test_client().get("/?lang=en").text
    db.session.query(Edition).update({"withdrawn_at": NOW})

    after = app.test_client().get("/?lang=en").text

    assert ('href="/fiches/navette"' in before, 'href="/fiches/navette"' in after) == (True, False)


def test_a_partner_stands_with_the_record_that_names_it(app: Flask) -> None:
    db.session.add(Organisation(name="ConcertES", about={"en": "A network"}, source="Record 7"))

    page = app.test_client().get("/partners?lang=en").text

    assert ("ConcertES" in page, "Source: Record 7" in page) == (True, True)


def test_a_lead_sees_how_far_the_campaign_is_and_what_comes_next(
    app: Flask, client_for: ClientFor
) -> None:
    _, lead = a_house()

    page = client_for(lead).get("/").text

    assert "1 enterprise invited" in page
    assert "Votre impact 2025" in page  # a title that nobody wrote in English
    assert page.count("What comes next") == 1


def test_a_lead_of_another_pole_sees_nothing_of_it(app: Flask, client_for: ClientFor) -> None:
    a_house()
    elsewhere = a_pole(names={"en": "Elsewhere"}, federation="Another")
    db.session.add(elsewhere)
    db.session.flush()

    page = client_for(an_account(Role.POLE_LEAD, pole=elsewhere)).get("/").text

    assert ("Votre impact 2025" in page, "La Maille franche" in page) == (False, False)


def test_an_enterprise_sees_what_it_was_asked(app: Flask, client_for: ClientFor) -> None:
    pole, _ = a_house()

    page = client_for(
        an_account(Role.ENTERPRISE_OWNER, enterprise=pole.enterprises[0])
    ).get("/").text  # fmt: skip

    assert ("Votre impact 2025" in page, "not begun" in page) == (True, True)


@pytest.mark.parametrize(
    ("role", "most"),
    [(None, 1), (Role.POLE_LEAD, 4), (Role.COMMUNICATION_OFFICER, 2), (Role.RESEARCHER, 1),
     (Role.ENTERPRISE_OWNER, 2), (Role.PLATFORM_ADMINISTRATOR, 2)],
    ids=str,
)  # fmt: skip
def test_a_first_page_asks_the_tables_a_handful_of_questions(
    app: Flask, client_for: ClientFor, role: Role | None, most: int
) -> None:
    pole, _ = a_house()
    at_enterprise = {"enterprise": pole.enterprises[0]} if role is Role.ENTERPRISE_OWNER else {}
    at_pole = {"pole": pole} if role in {Role.POLE_LEAD, Role.COMMUNICATION_OFFICER} else {}
    account = an_account(role, **at_enterprise, **at_pole)  # type: ignore[arg-type]
    client = client_for(account) if role else app.test_client()
    asked: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda *a: asked.append(a[2]))

    client.get("/")

    statements = [one for one in asked if one.startswith("SELECT")]
    assert len(statements) <= most
