"""P03–P06: a form that is refused says so in its title, in a summary, and beside each field,
in the same words and with another sentence for each."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from lxml import html  # type: ignore[import-untyped, unused-ignore]

from app.extensions import db
from app.models import Campaign
from tests.clients import ClientFor
from tests.shown import account_of

FORMS = {
    "/log-in": "",
    "/poles/new": "administration",
    "/people/invite": "administration",
    "/questionnaires/new": "pilote",
    "/questionnaires/import": "pilote",
    "/campaigns/new": "pilote",
    "/enterprises/new": "pilote",
    "/indicators/new": "pilote",
    "/comparisons/new?campaign={campaign}": "pilote",
    "/sheets/new": "communication",
}
"""Where a form stands, and who of the demonstration sends it back with nothing in it."""

PREFIX = {"fr": "Erreur : ", "nl": "Fout: "}


@pytest.fixture
def app(shown: Flask) -> Flask:
    return shown


@pytest.mark.parametrize("locale", PREFIX)
@pytest.mark.parametrize("path", FORMS)
def test_a_form_with_nothing_in_it_says_what_each_field_lacks(
    app: Flask, client_for: ClientFor, path: str, locale: str
) -> None:
    login = FORMS[path]
    client = client_for(account_of(login), locale) if login else app.test_client()
    path = path.format(campaign=db.session.query(Campaign.id).limit(1).scalar())
    separator = "&" if "?" in path else "?"

    answer = client.post(path, data=blank(client, f"{path}{separator}lang={locale}"))
    page = parsed(answer.text)

    lines = [
        (line.get("href")[1:], " ".join(line.text_content().split()))
        for line in page.xpath("//*[contains(@class, 'error-summary')]//a")
    ]
    assert answer.status_code == 422
    assert page.xpath("string(//title)").replace("\u00a0", " ").startswith(PREFIX[locale])
    assert len({sentence for _id, sentence in lines}) == len(lines) > 0
    assert [(id, said_beside(page, id)) for id, _sentence in lines] == lines


def parsed(text: str) -> Any:
    return html.fromstring(text)


def blank(client: Any, path: str) -> dict[str, str]:
    """Return what a browser sends where nobody typed, ticked or chose anything."""
    (form,) = parsed(client.get(path).text).xpath("//main//form[@method='post']")
    typed = form.xpath(".//input[@type='text' or @type='email' or @type='date']/@name")
    return {**dict(form.form_values()), **dict.fromkeys(typed, "")}


def said_beside(page: Any, id: str) -> str:
    """Return the error that describes the control which a line of the summary leads to."""
    control = page.get_element_by_id(id)
    described = [page.get_element_by_id(one) for one in control.get("aria-describedby").split()]
    (error,) = (one for one in described if "field__error" in one.get("class"))
    (words,) = error.xpath("./span/text()[normalize-space()]")
    return " ".join(words.split())
