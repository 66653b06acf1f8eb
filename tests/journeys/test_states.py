"""The states that no link leads to: empty, refused, too long, kept secret, gone, shut.  In Dutch,
whose words are the longest: no barrier, nothing wider than a telephone, and a picture of each.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from playwright.sync_api import Page
from sqlalchemy import select

from app.core.access import Role
from app.core.chance import digest_of
from app.core.clock import utcnow
from app.extensions import db
from app.models import Campaign, Comparison, Enterprise, Invitation, Mail, Pole, Submission
from tests import make
from tests.browser import look
from tests.clients import Visit
from tests.shown import account_of
from tests.web.test_refused_forms import FORMS

WORD = "arbeidsongeschiktheidsverzekering"
ROOMS = (
    *("/", "/questionnaires/", "/campaigns/", "/campaigns/new", "/comparisons/", "/indicators/"),
    *("/comparisons/new", "/sheets/", "/sheets/new", "/enterprises/", "/outbox/", "/people/"),
)


@pytest.fixture
def app(shown: Flask) -> Flask:
    return shown


@pytest.fixture(scope="module")
def looked() -> set[str]:
    return set()


def open_at(page: Page, path: str) -> None:
    answer = page.goto(path)
    assert answer and answer.status == 200, path


@pytest.mark.browser
@pytest.mark.timeout(600)
def test_a_pole_in_which_nothing_stands_yet(visit: Visit, looked: set[str]) -> None:
    pole = make.a_pole(federation="Nieuwe federatie")
    db.session.add(pole)
    db.session.flush()
    page = visit(make.an_account(Role.POLE_LEAD, pole=pole), locale="nl")

    found = {}
    for path in ROOMS:
        open_at(page, path)
        found[path] = look(page, f"empty{path.replace('/', '-')}", looked)

    assert found == dict.fromkeys(ROOMS, ([], 0))


@pytest.mark.browser
@pytest.mark.timeout(600)
def test_forms_that_were_refused(visit: Visit, looked: set[str]) -> None:
    campaign = db.session.scalar(select(Campaign.id))
    pages: dict[str, Page] = {}
    found = {}
    for path, login in FORMS.items():
        if login not in pages:
            pages[login] = visit(account_of(login) if login else None, locale="nl")
        page = pages[login]
        page.goto(path.format(campaign=campaign))
        for control in page.locator("main input:is([type=text], [type=email], [type=date])").all():
            control.fill("")
        with page.expect_navigation():
            page.locator("main form[method=post] .button--main").last.click()
        assert page.locator(".error-summary").count() == 1
        found[path] = look(page, f"refused{path.partition('?')[0].replace('/', '-')}", looked)

    assert found == dict.fromkeys(FORMS, ([], 0))


@pytest.mark.browser
@pytest.mark.timeout(600)
def test_words_that_are_longer_than_a_telephone_is_wide(visit: Visit, looked: set[str]) -> None:
    for number, enterprise in enumerate(db.session.scalars(select(Enterprise))):
        enterprise.name = f"{WORD.title()} {WORD} {WORD} {number}"
        enterprise.activity = {"fr": WORD, "nl": WORD * 2}
    for campaign in db.session.scalars(select(Campaign)):
        campaign.titles = {"fr": WORD * 3, "nl": WORD * 3}
    for pole in db.session.scalars(select(Pole)):
        pole.names, pole.federation, pole.contact = {"nl": WORD * 2}, WORD * 2, f"{WORD}@{WORD}.be"
    for comparison in db.session.scalars(select(Comparison)):
        comparison.titles = {"fr": WORD * 2, "nl": WORD * 2}
    page = visit(account_of("pilote"), locale="nl")
    shown = ["/", "/campaigns/", "/comparisons/", "/enterprises/", "/people/", "/sheets/"]
    shown += [f"/campaigns/{campaign.id}", f"/comparisons/{comparison.id}/"]

    found = {}
    for path in shown:
        open_at(page, path)
        found[path] = look(page, f"long-{'-'.join(path.split('/')[1:])[:20]}", looked)

    assert found == dict.fromkeys(found, ([], 0))


@pytest.mark.browser
@pytest.mark.timeout(600)
def test_a_figure_that_is_kept_secret_and_one_that_nobody_has(
    visit: Visit, looked: set[str]
) -> None:
    for submission in db.session.scalars(select(Submission)):
        few = {id: 3 for id, value in submission.answers.items() if isinstance(value, int)}
        submission.answers = few if submission.receipt.endswith("NAVETTE") else {}
    page = visit(account_of("pilote"), locale="nl")
    shown = [f"/comparisons/{id}/" for id in db.session.scalars(select(Comparison.id))]

    found = {}
    for number, path in enumerate(["/comparisons/", *shown]):
        open_at(page, path)
        found[path] = look(page, f"secret-{number}", looked)
        assert "58 van de 64" not in page.locator("main").inner_text()

    assert found == dict.fromkeys(found, ([], 0))


@pytest.mark.browser
@pytest.mark.timeout(600)
def test_ways_that_lead_nowhere_any_more(visit: Visit, looked: set[str]) -> None:
    lead = account_of("pilote")
    db.session.add(
        Invitation(
            token_digest=digest_of("an-old-link"),
            email="an@example.org",
            locale="nl",
            role="platform-administrator",
            invited_by_id=lead.id,
            created_at=utcnow() - timedelta(days=20),
            expires_at=utcnow() - timedelta(days=6),
        )  # fmt: skip
    )
    link = next(
        word[word.index("/i/") :]
        for text in db.session.scalars(select(Mail.text).order_by(Mail.created_at.desc()))
        for word in text.split()
        if "/i/" in word
    )
    for campaign in db.session.scalars(select(Campaign)):
        campaign.opens_at, campaign.closes_at = utcnow() - timedelta(9), utcnow() - timedelta(3)
    db.session.commit()

    def signed_out_while_writing(page: Page) -> None:
        page.goto("/questionnaires/new")
        page.fill("#title_fr", "Une idée qui ne doit pas se perdre")
        page.context.clear_cookies()
        page.locator("main form .button--main").click()
        page.wait_for_load_state()

    ways: dict[str, Callable[[Page], object]] = {
        "unknown": lambda page: page.goto("/nowhere"),
        "closed": lambda page: page.goto(link),
        "expired": lambda page: page.goto("/invitations/an-old-link"),
        "signed-out": signed_out_while_writing,
    }
    found = {}
    for name, go in ways.items():
        page = visit(lead if name == "signed-out" else None, locale="nl")
        go(page)
        found[name] = look(page, f"refusal-{name}", looked)

    assert found == dict.fromkeys(ways, ([], 0))
