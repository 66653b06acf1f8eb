"""What an answer changes on its own page: at once where scripts run, at the next save where not."""

from __future__ import annotations

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from app.core.questionnaire import kinds
from app.core.questionnaire.definition import Definition
from app.core.questionnaire.logic import Logic
from app.core.text import FR, NL, text_of
from tests.browser import barriers, overflow
from tests.clients import Visit
from tests.make import a_module, a_page, a_question, a_text, yes_or_no
from tests.surveys.http import opened, stored

SHOWS = Logic(relevant="${q-training} = 'yes'")
LOGIC = Definition(
    locales=(FR, NL),
    title=a_text("Formation", "Opleiding"),
    modules=(
        a_module(
            a_page(
                a_question(
                    "workers", kinds.Integer(least=0),
                    label=a_text("Combien de salariés ?", "Hoeveel werknemers?"),
                    logic=Logic(warning=". < 500"),
                    warning_message=a_text("Plus de 500, vraiment ?", "Meer dan 500, echt?"),
                ),
                yes_or_no(label=a_text("Formez-vous ?", "Leidt u op?"), required=True),
                a_question(
                    "trained", kinds.Integer(least=0), required=True, logic=SHOWS,
                    label=a_text("Combien sont formés ?", "Hoeveel worden er opgeleid?"),
                ),
                a_question(
                    "left", kinds.Calculated(),
                    logic=Logic(calculation="${q-workers} - ${q-trained}"),
                    label=text_of(fr="Pas formés", nl="Niet opgeleid"),
                ),
            ),
            a_page(
                a_question(
                    "why", kinds.Text(), id="q-why",
                    label=text_of(
                        fr="Pourquoi ${q-trained} sur ${q-workers} ?",
                        nl="Waarom ${q-trained} van ${q-workers}?",
                    ),
                ),
                id="p-why",
            ),
        ),
    ),
)  # fmt: skip


def begun(visit: Visit, *, javascript: bool, locale: str = "fr") -> Page:
    page = visit(locale=locale, javascript=javascript, width=375)
    page.goto(f"/i/the-personal-link?lang={locale}")
    page.locator("main form button").click()
    page.locator("a.button--main").click()
    return page


def go_on(page: Page) -> None:
    page.locator("main form .button--main").click()


@pytest.mark.browser
def test_with_scripts_a_page_opens_works_out_and_doubts_while_one_answers(
    app: Flask, visit: Visit
) -> None:
    opened(app, LOGIC)
    page = begun(visit, javascript=True)
    trained = page.get_by_label("Combien sont formés ?")

    expect(trained).to_be_hidden()
    page.get_by_label("Combien de salariés ?").fill("1 200")
    expect(page.get_by_text("Plus de 500, vraiment ?")).to_be_visible()
    page.get_by_label("Oui", exact=True).check()
    trained.fill("200")
    expect(page.locator("output")).to_have_text("1\u202f000")
    assert (barriers(page), overflow(page)) == ([], 0)
    go_on(page)

    expect(page.get_by_role("alert")).to_contain_text("Plus de 500, vraiment ?")
    page.get_by_label("Oui, c’est bien cela").check()
    go_on(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Pourquoi 200 sur 1\u202f200 ?")
    assert stored()[0][0][0] == {
        "q-workers": 1200, "q-training": "c-yes", "q-trained": 200, "_meant": {"q-workers": 1200},
    }  # fmt: skip


@pytest.mark.browser
def test_without_scripts_the_page_comes_back_with_what_has_opened(app: Flask, visit: Visit) -> None:
    opened(app, LOGIC)
    page = begun(visit, javascript=False, locale="nl")
    trained = page.get_by_label("Hoeveel worden er opgeleid?")

    expect(trained).to_be_hidden()
    page.get_by_label("Hoeveel werknemers?").fill("12")
    page.get_by_label("Ja", exact=True).check()
    go_on(page)
    expect(page.get_by_text("bijgekomen")).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)
    trained.fill("5")
    go_on(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Waarom 5 van 12?")

    page.go_back()
    page.get_by_label("Nee", exact=True).check()
    go_on(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("zou niet meer meetellen")
    expect(page.locator("main")).to_contain_text("Hoeveel worden er opgeleid?")
    page.get_by_role("button", name="Toch opslaan").click()
    assert stored()[0][0][0] == {"q-workers": 12, "q-training": "c-no", "q-trained": 5}
