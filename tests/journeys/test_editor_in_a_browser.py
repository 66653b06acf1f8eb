"""The editor under the hands of somebody who uses no mouse, or no script."""

from __future__ import annotations

from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from app.core.access import Role
from app.core.questionnaire.blank import KINDS
from app.core.questionnaire.definition import Question
from app.core.text import EN, FR, NL, text_of
from app.extensions import db
from app.models import Account
from tests import make
from tests.browser import barriers
from tests.builder.desk import draft_of
from tests.clients import Visit

pytestmark = pytest.mark.browser
NAMED = {name.replace("-", "_"): kind for name, kind in KINDS.items()}


def three_questions() -> list[Question]:
    named = [("one", "Un"), ("two", "Deux"), ("three", "Trois")]
    return [make.a_question(name, label=make.a_text(fr, "")) for name, fr in named]


def begun(*questions: Question) -> tuple[Account, UUID]:
    """A lead and a questionnaire of their pole: a page for each question, or one of three."""
    pages = [make.a_page(each) for each in questions] or [make.a_page(*three_questions())]
    pole = make.a_pole()
    db.session.add(pole)
    db.session.flush()
    lead = make.an_account(Role.POLE_LEAD, pole=pole)
    db.session.add(lead)
    db.session.flush()
    made = make.a_questionnaire(pole, lead, make.a_definition(make.a_module(*pages)))
    db.session.add(made)
    return lead, made.id


def order(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all(
        "[data-question]", "cards => cards.map(card => card.dataset.question)"
    )
    return found


def test_alt_and_an_arrow_move_a_question_and_the_focus_goes_with_it(visit: Visit) -> None:
    lead, id = begun()
    page = visit(lead)
    page.goto(f"/questionnaires/{id}/")

    expect(page.locator("[data-module=theme]")).to_be_visible()  # the last script to be mounted
    page.focus("#q-q-one")
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator("#said")).to_have_text("Question 2 sur 3, Effectifs")
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator("#said")).to_have_text("Question 3 sur 3, Effectifs")
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator("#said")).to_have_text("Question 2 sur 3, Effectifs")

    assert order(page) == ["q-two", "q-one", "q-three"]
    assert page.evaluate("document.activeElement.id") == "q-q-one"
    assert [question.id for question in draft_of(id).questions] == order(page)


def test_words_on_an_open_card_go_with_the_move(visit: Visit) -> None:
    lead, id = begun()
    page = visit(lead)
    page.goto(f"/questionnaires/{id}/?question=q-one")

    expect(page.locator("[data-module=theme]")).to_be_visible()
    page.fill("#text-q-one-label-nl", "Een")
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator("#said")).to_have_text("Question 2 sur 3, Effectifs")

    question = list(draft_of(id).questions)[1]
    assert (question.id, question.label.text_in(NL)) == ("q-one", "Een")


def test_a_card_of_each_kind_is_saved_as_a_browser_sends_it_with_a_third_language_kept(
    visit: Visit,
) -> None:
    kept = text_of(fr="Un", en="One")
    lead, id = begun(
        *(make.a_question(name, kind, id=f"q-{name}", label=kept) for name, kind in NAMED.items())
    )
    page = visit(lead)

    for name in NAMED:
        page.goto(f"/questionnaires/{id}/?question=q-{name}")
        page.fill(f"#text-q-{name}-label-nl", "Een")
        with page.expect_navigation():
            page.click("#card .row > .button--main")

    labels = {
        q.name: [q.label.text_in(each) for each in (FR, NL, EN)] for q in draft_of(id).questions
    }
    assert labels == dict.fromkeys(NAMED, ["Un", "Een", "One"])


def test_a_pasted_column_fills_the_boxes_below(visit: Visit) -> None:
    lead, id = begun()
    page = visit(lead)
    page.goto(f"/questionnaires/{id}/translate/")

    expect(page.locator("[data-module=theme]")).to_be_visible()
    page.locator("textarea[lang=nl]").first.evaluate(
        """box => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", "Een\\r\\nTwee\\r\\nDrie\\r\\n");
          const happens = {clipboardData, bubbles: true, cancelable: true};
          box.dispatchEvent(new ClipboardEvent("paste", happens));
        }"""
    )
    with page.expect_navigation():
        page.click("main form .button--main")

    labels = [question.label.text_in(NL) for question in draft_of(id).questions]
    assert labels == ["Een", "Twee", "Drie"]


@pytest.mark.parametrize("locale", ["fr", "nl"])
def test_without_a_script_a_question_is_added_written_moved_and_brought_back(
    visit: Visit, locale: str
) -> None:
    lead, id = begun()
    page = visit(lead, locale=locale, javascript=False, width=375)
    page.goto(f"/questionnaires/{id}/")

    page.locator(".between summary").first.click()
    page.locator(".between__kinds button[value=integer]").first.click()
    page.fill("#card textarea[name$='|label|nl']", "Nul")
    page.fill("#card textarea[name$='|label|fr']", "Zéro")
    page.click("#card .row > .button--main")
    page.click("#card button[value=down]")
    page.click("#card button[value=delete]")
    page.click(".toast button")

    labels = [question.label.text_in(FR) for question in draft_of(id).questions]
    assert labels == ["Un", "Zéro", "Deux", "Trois"]


def test_the_states_that_no_link_leads_to_have_no_barrier(visit: Visit) -> None:
    lead, id = begun()
    page = visit(lead, width=320)
    url = f"/questionnaires/{id}/"
    found = {}

    page.goto(url + "?question=q-two")
    page.fill("#least", "beaucoup")
    page.click("#card .row > .button--main")
    found["refused"] = barriers(page)
    page.goto(url + "?question=q-two")
    page.evaluate("document.querySelector('#card [name=revision]').value = 1")
    other = visit(lead)
    other.goto(url + "?question=q-two")
    other.fill("#text-q-two-label-fr", "Deux !")
    other.click("#card .row > .button--main")
    page.fill("#text-q-two-label-fr", "Deux ?")
    page.click("#card .row > .button--main")
    found["conflict"] = barriers(page)
    page.goto("/questionnaires/import")
    page.click("main form .button--main")
    found["nothing sent"] = barriers(page)
    page.goto(url + "publish/")
    found["publish"] = barriers(page)

    assert found == dict.fromkeys(found, [])
