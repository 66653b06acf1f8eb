"""The pages of a campaign and the rarer pages of answering, in a real browser, in FR and NL."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from app.core.access import Role
from app.core.clock import utcnow
from app.extensions import db
from app.models import Campaign, Enterprise
from tests.browser import barriers, keep_pictures, overflow
from tests.clients import Visit
from tests.make import an_account, an_enterprise
from tests.surveys.http import opened

FR, NL = "fr", "nl"


def stands(page: Page, name: str) -> None:
    """The page has no barrier and fits a telephone; it is kept for people to look at."""
    page.set_viewport_size({"width": 320, "height": 900})
    assert (barriers(page), overflow(page)) == ([], 0), name
    keep_pictures(page, name)


@pytest.mark.browser
@pytest.mark.parametrize("locale", [FR, NL])
def test_a_lead_opens_a_campaign_and_watches_it(app: Flask, visit: Visit, locale: str) -> None:
    scene = opened(app)
    answering = scene.respondent()
    answering.begin()
    page = visit(scene.lead, locale=locale)
    page.goto("/campaigns/")
    stands(page, f"campaigns-{locale}")

    page.goto("/campaigns/new")
    stands(page, f"campaign-new-{locale}")
    page.get_by_label(re.compile("Jour d’ouverture|Dag van opening")).fill("2027-10-31")
    page.get_by_label(re.compile("Heure d’ouverture|Uur van opening")).fill("02:30")
    page.get_by_label(re.compile("Jour de fermeture|Dag van sluiting")).fill("2027-11-30")
    page.get_by_label(re.compile("Titre en français|Titel in het Frans")).fill("Vague d’automne")
    page.get_by_label(re.compile("en néerlandais|in het Nederlands")).fill("Herfstgolf")
    send = page.get_by_role("button", name=re.compile("Ouvrir la campagne|De campagne openen"))
    send.click()
    stands(page, f"campaign-twice-{locale}")
    page.get_by_label(re.compile("La seconde|Het tweede")).check()
    send.click()
    stands(page, f"campaign-before-{locale}")
    page.get_by_role("button", name=re.compile("Envoyer 1|1 uitnodiging")).click()
    expect(page.get_by_role("status")).to_contain_text(re.compile("1 invitation|1 uitnodiging"))

    page.goto(f"/campaigns/{scene.campaign_id}")
    stands(page, f"campaign-{locale}")


@pytest.mark.browser
@pytest.mark.parametrize("locale", [FR, NL])
def test_the_pages_that_a_respondent_rarely_meets_have_no_barrier(
    app: Flask, visit: Visit, locale: str
) -> None:
    scene = opened(app)
    first, second = visit(locale=locale), visit(locale=locale)
    for page in (first, second):
        page.goto(f"/i/the-personal-link?lang={locale}")
    first.get_by_role("button", name=re.compile("Commencer|Beginnen")).click()
    for page in (first, second):
        page.goto(f"{scene.address}/page/p-staff?lang={locale}")
    go_on = re.compile("Enregistrer et continuer|Opslaan en verdergaan")
    for page, number in ((first, "12"), (second, "13")):
        page.get_by_label(re.compile("Combien|Hoeveel")).fill(number)
        page.get_by_role("button", name=go_on).last.click()
    stands(second, f"answer-clash-{locale}")

    stranger = visit(locale=locale)
    stranger.goto(f"{scene.address}/tasks")
    stands(stranger, f"answer-again-{locale}")

    other = an_enterprise(name="Une autre")
    db.session.add(other)
    db.session.flush()
    elsewhere = visit(an_account(Role.ENTERPRISE_OWNER, enterprise=other), locale=locale)
    elsewhere.goto("/answer/")
    stands(elsewhere, f"answer-nothing-{locale}")
    elsewhere.goto("/i/the-personal-link")
    stands(elsewhere, f"answer-whose-{locale}")

    enterprise = db.session.get_one(Enterprise, scene.enterprise_id)
    owner = visit(an_account(Role.ENTERPRISE_OWNER, enterprise=enterprise), locale=locale)
    owner.goto("/answer/")
    stands(owner, f"answer-mine-{locale}")

    campaign = db.session.get_one(Campaign, scene.campaign_id)
    campaign.opens_at = utcnow() - timedelta(days=9)
    campaign.closes_at = utcnow() - timedelta(days=2)
    db.session.commit()
    owner.goto(f"{scene.address}/tasks")
    stands(owner, f"answer-closed-check-{locale}")
