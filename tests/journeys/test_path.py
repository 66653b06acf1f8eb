"""The whole path, as four kinds of people walk it: from a questionnaire that exists to an
impact sheet in French and in Dutch.

A server, a worker and a post office run beside the test; it knows only what people see.  What
the pages say of the figures is worked out again by ``recomputed``, from the raw file and the
answers that were given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from email.message import EmailMessage
from io import BytesIO
from uuid import UUID

import pyotp
import pytest
from playwright.sync_api import Browser, Page

from app.accounts import passwords
from app.core.access import Role
from app.core.clock import utcnow
from app.models import Enterprise, Pole, Site
from app.records import territories
from tests import make
from tests.corpus.folder import corpus_file
from tests.journeys.conftest import House
from tests.journeys.recomputed import opinion, rate_of
from tests.journeys.respondent import Respondent

QUESTIONNAIRE = (
    "corpus", "xlsform", "iaso__default_forms_for_other_level_than_health_facility.xlsx",
)  # fmt: skip
TABLE = ("indicators", "eurostat_tsv", "tgs00010.tsv")
WORDS = {"fr": ("Oui", "Non"), "nl": ("Ja", "Nee")}
ASKED = "Avez-vous un équipement de la chaîne du froid"
PASSWORD = "une phrase que personne ne devine"
TODAY = utcnow().date()
INVITED, BY_SCREEN, BY_HTTP, SAY_YES = 14, 2, 10, 9
LINK = re.compile(r"http://\S+/i/\S+")


@dataclass(frozen=True, slots=True)
class Link:
    """The personal link of one enterprise, and the language in which it was written to."""

    address: str
    locale: str


@pytest.fixture
def lead(house: House, chromium: Browser) -> Iterator[Page]:
    """The browser of a pole lead who has logged in."""
    house.flask("territories", "load")
    with house.tables() as tables:
        pole = make.a_pole()
        account = make.an_account(
            Role.POLE_LEAD, pole=pole,
            email="pilote@example.org", password_hash=passwords.keep(PASSWORD),
        )  # fmt: skip
        (mouscron,) = territories.resolve(tables, "BE", "57096", date(2026, 1, 1))
        tables.add_all([pole, account, *an_audience(pole, mouscron.id)])
    context = chromium.new_context(base_url=house.address, locale="fr")
    page = context.new_page()
    page.goto("/log-in")
    page.fill("#email", "pilote@example.org")
    page.fill("#password", PASSWORD)
    press(page)
    set_up_the_second_step(page)
    yield page
    context.close()


def set_up_the_second_step(page: Page) -> None:
    """Give the digits that the app of a telephone draws from the letters of the page."""
    page.goto("/account/second-factor")
    secret = page.locator("code.full").first.inner_text().replace(" ", "")
    page.fill("#digits", pyotp.TOTP(secret).now())
    press(page)


def an_audience(pole: Pole, commune: UUID) -> list[Enterprise]:
    return [
        make.an_enterprise(
            pole,
            name=f"Maison {number:02}",
            email=f"maison-{number:02}@example.org",
            locale="nl" if number % 2 else "fr",
            sites=[Site(territory_id=commune, is_head=True, since=date(2019, 1, 1))],
        )  # fmt: skip
        for number in range(INVITED)
    ]


def press(page: Page, selector: str = "main form .button--main") -> None:
    """Press the main button of the page, and wait for the page that comes of it."""
    with page.expect_navigation():
        page.locator(selector).last.click()


@pytest.mark.browser
def test_a_questionnaire_that_exists_becomes_a_sheet_in_two_languages(
    house: House, lead: Page, chromium: Browser
) -> None:
    import_it(lead)
    say_it_in_dutch(lead)
    publish_it(lead)
    campaign = open_it(lead)
    links = letters(house)
    answers_come_in(links, chromium)

    store_the_rate(lead)
    compare_with_the_rate(lead, campaign)
    rate, flags = rate_of(corpus_file(*TABLE), "PC,Y_GE15,T,BE32", "2017")
    said = opinion(SAY_YES, BY_SCREEN + BY_HTTP, INVITED, rate)
    page = lead.locator("main").inner_text()
    assert said.verdict == "higher"
    assert "C’est plus que dans le Hainaut (11,4 % en 2017)" in plain(page)
    assert f"{round(100 * said.low)} à {round(100 * said.high)} %" in plain(page)

    publish_a_sheet(lead, house, chromium)
    figure = f"{rate:.1f}".replace(".", ",")
    low, high = round(100 * said.low), round(100 * said.high)
    for address, wanted in {
        "/fiches/chemin/chemin-fr.pdf": ("75 %", "Hainaut", f"{figure} %", f"{low} à {high} %"),
        "/impactfiches/chemin/chemin-nl.pdf": (
            "75%", "Henegouwen", f"{figure}%", f"{low}% tot {high}%",
        ),
    }.items():  # fmt: skip
        text = printed(lead, address)
        assert [word for word in (*wanted, "12", "2017", "Eurostat") if word not in text] == []
    assert flags == "b"


def import_it(page: Page) -> None:
    page.goto("/questionnaires/import")
    page.set_input_files("#file", corpus_file(*QUESTIONNAIRE))
    press(page)
    assert page.url.endswith("/report")
    page.locator("#review").wait_for()  # marks of formatting in the wording are for a person


def say_it_in_dutch(page: Page) -> None:
    """Write the Dutch of one question and of its answers, beside the French."""
    page.goto(page.url.removesuffix("report"))
    page.locator(".outline__item--page", has_text="Introduction").last.click()
    page.locator(".outline__item", has_text=ASKED).click()
    card = page.locator("#card")
    dutch = ["Hebt u koelapparatuur?", "Ja", "Nee"]
    card.wait_for()
    labels = card.locator("textarea[name$='|label|nl']").all()
    for control, words in zip(labels, dutch, strict=True):
        control.fill(words)
    press(page, "#card .row > .button--main")


def publish_it(page: Page) -> None:
    """Publish with the explicit word: its English does not quote what its French quotes."""
    address = re.sub(r"/questionnaires/([0-9a-f-]+)/.*", r"/questionnaires/\1/publish/", page.url)
    page.goto(address)
    press(page)
    assert page.locator(".error-summary, [role=alert]").count() >= 1
    page.check("#accept")
    press(page)
    assert page.locator("#versions, [aria-labelledby=history]").count() == 1


def open_it(page: Page) -> str:
    page.goto("/campaigns/new")
    page.fill("#title_fr", "Notre impact en 2017")
    page.fill("#title_nl", "Onze impact in 2017")
    page.fill("#reference_year", "2017")
    page.fill("#opens_on", TODAY.isoformat())
    page.fill("#closes_on", (TODAY + timedelta(days=30)).isoformat())
    press(page)
    campaign = page.url.rstrip("/").rpartition("/")[2]
    press(page, "form[action$='/invite'] button")
    return campaign


def letters(house: House) -> list[Link]:
    return [link_in(house.next_letter()) for _ in range(INVITED)]


def link_in(letter: EmailMessage) -> Link:
    body = letter.get_body(("plain",))
    assert body
    text = body.get_content()
    found = LINK.search(text)
    assert found, text
    number = int(re.findall(r"\d+", str(letter["To"]))[0])
    return Link(found.group().rstrip("."), "nl" if number % 2 else "fr")


def answers_come_in(links: list[Link], chromium: Browser) -> None:
    """Twelve of fourteen answer: one on a French screen, one on a Dutch one, ten by HTTP."""
    on_screen = [next(link for link in links if link.locale == locale) for locale in WORDS]
    for link in on_screen:
        on_a_screen(chromium, link)
    others = [link for link in links if link not in on_screen][:BY_HTTP]
    for number, link in enumerate(others):
        yes, no = WORDS[link.locale]
        respondent = Respondent(link.locale)
        says = yes if number < SAY_YES - BY_SCREEN else no
        respondent.answer(link.address, says, name="Jan Voorbeeld")
        assert respondent.address.endswith("/receipt"), respondent.text


def on_a_screen(chromium: Browser, link: Link) -> None:
    context = chromium.new_context(locale=link.locale, java_script_enabled=False)
    page = context.new_page()
    page.goto(link.address)
    press(page)
    home = page.url.rpartition("/")[0]
    while True:
        page.goto(f"{home}/page/")
        if not page.locator("form#answers").count():
            break
        yes = page.get_by_label(WORDS[link.locale][0], exact=True)
        if yes.count():
            yes.check()
        press(page, "form#answers .button--large")
    page.goto(f"{home}/check")
    page.check("#agreed")
    page.fill("#signed_by", "Nadia Exemple")
    press(page)
    assert page.url.endswith("/receipt"), page.locator("main").inner_text()
    context.close()


def store_the_rate(page: Page) -> None:
    page.goto("/indicators/new")
    page.set_input_files("#file", corpus_file(*TABLE))
    press(page)
    for name, value in {"unit": "PC", "age": "Y_GE15", "sex": "T"}.items():
        page.select_option(f"#dim-{name}", value)
    press(page, "main form[method=get] button")
    for field, words in {
        "name_fr": "Taux de chômage", "name_nl": "Werkloosheidsgraad",
        "universe_fr": "Population active de 15 ans et plus",
        "universe_nl": "Beroepsbevolking van 15 jaar en ouder",
        "title_fr": "Chômage par région", "title_nl": "Werkloosheid per regio",
        "licence": "© European Union, 2011/833/EU",
    }.items():  # fmt: skip
        page.fill(f"#{field}", words)
    page.select_option("#geography", "NUTS 2016")
    page.check("#is_survey")
    press(page)
    assert "11,4" in page.locator("main").inner_text()


def compare_with_the_rate(page: Page, campaign: str) -> None:
    page.goto(f"/comparisons/new?campaign={campaign}")
    page.check("input[name=kind][value=choice]")
    page.select_option("#choice", label="Oui")
    page.select_option("#enterprise", label="Maison 00")
    page.check("#same_universe")
    page.fill("#title_fr", "Équipées d’une chaîne du froid")
    page.fill("#title_nl", "Met koelapparatuur")
    press(page)


def publish_a_sheet(page: Page, house: House, chromium: Browser) -> None:
    page.goto("/sheets/new")
    page.select_option("#enterprise", label="Maison 00")
    page.fill("#public_name", "chemin")
    press(page)
    page.fill("[name=promise-fr]", "Garder au frais ce qui soigne.")
    page.fill("[name=promise-nl]", "Koel bewaren wat geneest.")
    page.check("input[name=comparisons]")
    press(page)
    editor = page.url.partition("?")[0].rstrip("/")
    page.goto(f"{editor}/approval/")
    press(page, "form[action$='/check'] button")
    page.fill("[name=due_on]", (utcnow().date() + timedelta(9)).isoformat())
    press(page, "form[action$='/ask'] button")
    agree(house, chromium)
    page.goto(f"{editor}/publish/")
    press(page)


def agree(house: House, chromium: Browser) -> None:
    """Agree for the enterprise, by the link of the mail that asks it."""
    link = None
    while link is None:
        body = house.next_letter().get_body(("plain",))
        assert body
        link = re.search(r"http\S+/agree/\S+", str(body.get_content()))
    page = chromium.new_page()
    page.goto(link[0])
    page.check("[name=named]")
    page.fill("[name=name]", "Rosa")
    press(page, "[name=answer][value=agreed]")
    page.close()


def printed(page: Page, address: str) -> str:
    """Return the words of a printed page."""
    import pypdfium2  # noqa: PLC0415

    answer = page.context.request.get(address)
    assert answer.ok, f"{address} answers {answer.status}"
    document = pypdfium2.PdfDocument(BytesIO(answer.body()))
    return plain(" ".join(leaf.get_textpage().get_text_bounded() for leaf in document))


def plain(text: str) -> str:
    """Return the text with plain spaces, on one line."""
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())
