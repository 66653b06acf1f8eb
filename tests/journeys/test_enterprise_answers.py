"""An enterprise answers in its browser, with and without JavaScript: in French, then in Dutch."""

from __future__ import annotations

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from app.core.questionnaire.kinds import Date, Multiple, Text
from tests.browser import barriers, keep_pictures, overflow
from tests.clients import Visit
from tests.make import (
    a_choice,
    a_definition,
    a_module,
    a_page,
    a_question,
    a_text,
    yes_or_no,
)
from tests.surveys.http import opened, stored

MOBILITY = Multiple(
    (
        a_choice("bike", fr="À vélo", nl="Met de fiets"),
        a_choice("bus", fr="En bus", nl="Met de bus"),
        a_choice("none", fr="Aucun de ceux-là", nl="Geen van deze"),
    ),
    exclusive="c-none",
)
WHOLE = a_definition(
    a_module(
        a_page(a_question(required=True), yes_or_no(), id="p-staff"),
        a_page(
            a_question(
                "founded", Date(), label=a_text("Depuis quand ?", "Sinds wanneer?"),
                hint=a_text("Le jour des statuts.", "De dag van de statuten."),
            ),
            id="p-founded",
        ),
    ),
    a_module(
        a_page(
            a_question("ways", MOBILITY, label=a_text("Comment vient-on ?", "Hoe komt men?")),
            a_question(
                "voice", Text(multiline=True), label=a_text("Qu’en dit-on ?", "Wat zegt men?")
            ),
            id="p-ways",
        ),
        id="m-ways", title=a_text("Mobilité", "Mobiliteit"),
    ),
)  # fmt: skip


@pytest.mark.browser
@pytest.mark.parametrize("javascript", [False, True], ids=["without-javascript", "with"])
def test_from_the_link_to_the_receipt_in_two_languages_on_two_devices(
    app: Flask, visit: Visit, javascript: bool
) -> None:
    def stands(page: Page, name: str) -> None:
        """Have axe read the page, which it can do only where scripts run, and keep it."""
        if javascript:
            page.set_viewport_size({"width": 320, "height": 900})
            assert (barriers(page), overflow(page)) == ([], 0), name
            keep_pictures(page, f"answer-{name}")

    opened(app, WHOLE)
    desk = visit(locale="fr", javascript=javascript)
    desk.goto("/i/the-personal-link")
    stands(desk, "welcome-fr")
    desk.get_by_role("button", name="Commencer").click()
    stands(desk, "tasks-fr")

    desk.get_by_role("link", name="Continuer à répondre").click()
    desk.get_by_role("button", name="Enregistrer et continuer").last.click()
    expect(desk).to_have_title("Erreur : Effectifs – Emploi – Votre impact 2025 – VISES")
    stands(desk, "error-fr")
    desk.get_by_label("Combien de salariés").fill("douze")
    desk.get_by_label("Oui").check()
    desk.get_by_role("button", name="Nederlands").click()

    expect(desk.locator("html")).to_have_attribute("lang", "nl")
    expect(desk.get_by_label("Hoeveel werknemers?")).to_have_value("douze")
    stands(desk, "error-nl")
    desk.get_by_label("Hoeveel werknemers?").fill("12")
    desk.get_by_role("button", name="Opslaan en verdergaan").last.click()
    stands(desk, "date-nl")
    desk.get_by_role("button", name="Opslaan en stoppen").click()
    stands(desk, "left-nl")

    phone = visit(locale="nl", javascript=javascript, width=375)
    phone.goto("/i/the-personal-link?lang=nl")
    expect(phone.get_by_role("progressbar")).to_have_attribute("value", "0")
    stands(phone, "tasks-nl")
    phone.get_by_role("link", name="Verder antwoorden").click()
    phone.get_by_label("Dag").fill("27")
    phone.get_by_label("Maand").fill("mrt")
    phone.get_by_label("Jaar").fill("2016")
    phone.get_by_role("button", name="Opslaan en verdergaan").last.click()
    phone.get_by_role("link", name="Verder antwoorden").click()
    phone.get_by_label("Met de fiets").check()
    stands(phone, "choices-nl")
    phone.get_by_role("button", name="Opslaan en verdergaan").last.click()

    stands(phone, "check-nl")
    phone.get_by_role("button", name="Naar de federatie versturen").click()
    stands(phone, "unsigned-nl")
    phone.get_by_label("Ik mag antwoorden").check()
    phone.get_by_label("Uw naam").fill("Nadia Voorbeeld")
    phone.get_by_role("button", name="Naar de federatie versturen").click()
    stands(phone, "receipt-nl")

    rows, _revisions, receipts = stored()
    assert rows[0][0] == {
        "q-workers": 12, "q-training": "c-yes", "q-founded": "2016-03-27", "q-ways": ["c-bike"],
    }  # fmt: skip
    expect(phone.locator("main")).to_contain_text(receipts[0])
    phone.goto("/i/the-personal-link")
    expect(phone.locator("main")).to_contain_text(receipts[0])
