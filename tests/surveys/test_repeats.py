"""Groups that come several times: added, removed and kept without JavaScript."""

from __future__ import annotations

from typing import Any

from flask import Flask
from lxml import html

from tests.surveys.every_kind import EVERYTHING
from tests.surveys.http import Respondent, opened, stored, values_of
from tests.surveys.test_patterns import of

PAGE = "p-sites"


def begun(app: Flask) -> Respondent:
    person = opened(app, EVERYTHING).respondent("fr")
    person.begin()
    return person


def send(person: Respondent, go: str, **typed: Any) -> Any:
    """Send the page as it stands, with some fields filled in, by one of its buttons."""
    page: Any = html.fromstring(person.get(f"/page/{PAGE}").text)
    (form,) = page.xpath("//form[@id='answers']")
    named = {f"answer-{name.replace('_', '-')}": value for name, value in typed.items()}
    return person.post(f"/page/{PAGE}", {**values_of(form), **named, "_go": go})


def sites() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = stored()[0][0][0].get("g-site", [])
    return [{key: value for key, value in one.items() if key != "_id"} for one in found]


def test_a_time_is_added_beside_what_was_typed_and_the_page_comes_back_to_it(app: Flask) -> None:
    person = begun(app)
    answer = send(person, "add:answer-g-site", **{"g_site-n1-q_where": "Tournai"})

    page: Any = html.fromstring(person.get(f"/page/{PAGE}").text)
    anchor = answer.headers["Location"].partition("#")[2]
    assert (answer.status_code, sites()) == (303, [{"q-where": "Tournai"}, {}])
    assert page.get_element_by_id(anchor).xpath("./legend")[0].text_content() == "Site 2"


def test_nobody_adds_more_than_there_may_be(app: Flask) -> None:
    person = begun(app)
    for _time in range(4):
        send(person, "add:answer-g-site")

    page: Any = html.fromstring(person.get(f"/page/{PAGE}").text)
    assert page.xpath("//button[@value='add:answer-g-site']") == []


def test_a_time_goes_only_once_its_answers_were_named(app: Flask) -> None:
    person = begun(app)
    send(person, "add:answer-g-site", **{"g_site-n1-q_where": "Tournai"})
    asked = send(person, "remove:answer-g-site:n1")
    before = sites()

    page: Any = html.fromstring(asked.text)
    (form,) = page.xpath("//main//form")
    person.post(f"/page/{PAGE}", {**values_of(form), "_go": "remove:answer-g-site:n1"})

    named = page.xpath(f"//*[{of('check__answer')}]")[0].text_content()
    assert (asked.status_code, named, before, sites()) == (
        409, "Tournai", [{"q-where": "Tournai"}, {}], [{}],
    )  # fmt: skip
