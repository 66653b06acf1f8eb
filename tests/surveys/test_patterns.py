"""P01–P19, P26, P28: the patterns that pages of answering follow, read from their HTML."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask
from lxml import html  # type: ignore[import-untyped, unused-ignore]

from app.core.questionnaire.kinds import Date, DecimalNumber, Integer, Multiple, Note, Single, Text
from app.core.text import text_of
from tests.make import a_choice, a_definition, a_module, a_page, a_question
from tests.surveys.every_kind import EVERYTHING, TYPED
from tests.surveys.http import opened

CHOICES = (a_choice(), a_choice("no", fr="Non", nl="Nee"), a_choice("none", fr="Rien", nl="Niets"))
EVERY_KIND = a_definition(
    a_module(
        a_page(
            a_question("word", Note(), label=text_of(fr="À lire", nl="Te lezen")),
            a_question("workers", Integer(least=0, unit=text_of(fr="personnes", nl="personen"))),
            a_question("share", DecimalNumber(), hint=text_of(fr="En euros", nl="In euro")),
            a_question("name", Text(), required=True),
            a_question("voice", Text(multiline=True)),
            a_question("one", Single(CHOICES)),
            a_question("some", Multiple(CHOICES, exclusive="c-none")),
            a_question("day", Date()),
            id="p-all",
        ),
        a_page(a_question("alone"), id="p-alone"),
        a_page(a_question("choice", Single(CHOICES)), id="p-choice"),
    )
)
PAGES = ("/tasks", "/page/p-all", "/page/p-alone", "/page/p-choice", "/check", "/left")


def of(name: str) -> str:
    """Return the words of XPath for an element of a class."""
    return f"contains(concat(' ', @class, ' '), ' {name} ')"


def parsed(text: str) -> Any:
    return html.fromstring(text)


def pages(app: Flask, *paths: str, language: str = "fr") -> list[Any]:
    person = opened(app, EVERY_KIND).respondent(language)
    person.begin()
    return [parsed(person.get(path).text) for path in paths]


def controls(page: Any) -> list[Any]:
    found: list[Any] = page.xpath(
        "//main//input[not(@type) or @type != 'hidden'] | //main//textarea | //main//select"
    )
    return found


def test_p01_where_one_question_is_asked_its_label_or_legend_is_the_heading(app: Flask) -> None:
    alone, choice = pages(app, "/page/p-alone", "/page/p-choice")

    assert len(alone.xpath("//h1/label[@for='answer-q-alone']")) == 1
    assert len(choice.xpath("//fieldset/legend/h1")) == 1


def test_p02_the_way_back_stands_before_the_content(app: Flask) -> None:
    (page,) = pages(app, "/page/p-alone")

    (back,) = page.xpath(f"//*[{of('page__back')}]//a")
    assert back.get("href").endswith("/page/p-all")
    assert page.xpath(f"//main//*[{of('page__back')}]") == []


def test_p03_p04_each_line_of_the_summary_leads_to_a_field_and_says_its_words(app: Flask) -> None:
    person = opened(app, EVERY_KIND).respondent("fr")
    person.begin()
    typed = {"q-workers": "x", "q-share": "y", "q-day-day": "31", "q-day-month": "zz"}
    page = parsed(person.answer("p-all", {**typed, "q-day-year": "2026"}).text)

    lines = page.xpath(f"//*[{of('error-summary')}]//a")
    errors = [error.text_content() for error in page.xpath(f"//*[{of('field__error')}]/span")]
    assert len(lines) == 4
    assert [page.get_element_by_id(line.get("href")[1:]).tag for line in lines] == ["input"] * 4
    assert [e.removeprefix("Erreur :").removeprefix("Erreur\u00a0:").strip() for e in errors] == [
        line.text_content().strip() for line in lines
    ]
    assert page.xpath("//title")[0].text_content().startswith("Erreur")


def test_p05_what_was_typed_stays_whether_it_can_be_read_or_not(app: Flask) -> None:
    person = opened(app, EVERY_KIND).respondent("fr")
    person.begin()

    page = parsed(person.answer("p-all", {"q-workers": "x", "q-share": "1,5"}).text)

    assert page.get_element_by_id("answer-q-workers").get("value") == "x"
    assert page.get_element_by_id("answer-q-share").get("value") == "1,5"


def test_p07_p08_no_bubbles_of_the_browser_and_a_label_for_each_control(app: Flask) -> None:
    person = opened(app, EVERYTHING).respondent("fr")
    person.begin()

    for path in ("/tasks", "/check", "/left", *(f"/page/{page}" for page in TYPED)):
        page = parsed(person.get(path).text)
        assert page.xpath("//form[not(@novalidate)] | //*[@required or @placeholder]") == []
        labelled = {label.get("for") for label in page.xpath("//label[@for]")}
        for control in controls(page):
            inside = any(parent.tag == "label" for parent in control.iterancestors())
            assert inside or control.get("id") in labelled
        ids = page.xpath("//@id")
        assert sorted(set(ids)) == sorted(ids)
        for said_by in page.xpath("//@aria-describedby | //@aria-labelledby"):
            assert set(said_by.split()) <= set(ids)


def test_p14_p15_a_field_says_what_it_is_for_and_nobody_corrects_a_code(app: Flask) -> None:
    person = opened(app, EVERYTHING).respondent("fr")
    person.begin()
    page = parsed(person.get("/page/p-words").text)

    named = {control.get("name").removeprefix("answer-q-"): control for control in controls(page)}
    assert {name: one.get("autocomplete") for name, one in named.items()} == {
        "name": "off", "mission": "off", "number": "off", "mail": "email", "phone": "tel",
        "site": "url", "address-street": "street-address", "address-postcode": "postal-code",
        "address-place": "address-level2", "address-country": "country", "commune": "off",
        "door-latitude": "off", "door-longitude": "off",
    }  # fmt: skip
    assert [name for name, one in named.items() if one.get("spellcheck") == "false"] == [
        "number", "mail", "phone", "site", "commune",
    ]  # fmt: skip


def test_p08_p13_a_hint_is_tied_to_its_control_and_a_unit_stands_in_its_label(app: Flask) -> None:
    (page,) = pages(app, "/page/p-all")

    said_by = page.get_element_by_id("answer-q-share").get("aria-describedby")
    (label,) = page.xpath("//label[@for='answer-q-workers']")
    assert (page.get_element_by_id(said_by).text_content(), label.text_content().split("(")[1]) == (
        "En euros", "personnes) ",
    )  # fmt: skip


def test_p09_p10_choices_and_dates_stand_in_a_fieldset_and_nothing_is_chosen(app: Flask) -> None:
    (page,) = pages(app, "/page/p-all")

    assert [fieldset[0].tag for fieldset in page.xpath("//main//fieldset")] == ["legend"] * 3
    assert page.xpath("//*[@checked]") == []
    assert all(one[0].tag == "input" for one in page.xpath(f"//*[{of('choice__item')}]"))


def test_p11_what_may_stay_open_says_so_and_nothing_has_an_asterisk(app: Flask) -> None:
    (page,) = pages(app, "/page/p-all")

    assert len(page.xpath(f"//*[{of('field__optional')}]")) == 6
    assert "*" not in page.xpath("//main")[0].text_content()


def test_p12_p13_dates_and_numbers_are_text_with_the_right_keys(app: Flask) -> None:
    (page,) = pages(app, "/page/p-all")

    modes = {control.get("id"): control.get("inputmode") for control in controls(page)}
    assert [modes[f"answer-q-{name}"] for name in ("workers", "share", "day-day", "day-month")] == [
        "numeric",
        "decimal",
        "numeric",
        "text",
    ]
    assert page.xpath("//main//*[@type='number' or @type='date']") == []


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_p26_p28_each_page_has_its_language_its_title_one_heading_and_a_way_past(
    app: Flask, language: str
) -> None:
    found = pages(app, *PAGES, language=language)

    assert [page.get("lang") for page in found] == [language] * len(PAGES)
    assert len({page.xpath("//title")[0].text_content() for page in found}) == len(PAGES) - 1
    assert [len(page.xpath("//h1")) for page in found] == [1] * len(PAGES)
    assert [page.xpath("//body//a")[0].get("href") for page in found] == ["#main"] * len(PAGES)
    assert [len(page.xpath(f"//*[{of('language__item')}]")) for page in found] == [2] * len(PAGES)


def test_p19_what_is_not_answered_says_so_and_each_row_leads_to_its_question(app: Flask) -> None:
    (page,) = pages(app, "/check")

    rows = page.xpath(f"//*[{of('check__row')}]")
    links = [link.get("href") for link in page.xpath(f"//*[{of('check__change')}]")]
    assert len(rows) == len(links) == 9
    assert [row.xpath(f".//*[{of('check__empty')}]")[0].text_content().strip() for row in rows] == [
        "Non renseigné"
    ] * 9
    assert all(re.search(r"\?back=check#answer-q-", link) for link in links)
