"""Forms of others, as they are used in the field, are taken over and answered to the end."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from lxml import html

from app.interchange.xlsform import reader
from tests.corpus.folder import corpus_file
from tests.surveys.http import Respondent, opened, stored, values_of

MOST_PAGES = 40


@pytest.mark.parametrize(
    "name",
    [
        "iaso__form_1.xlsx",  # 76 questions in French, conditions on every page
        "cht-core__c_imm.xlsx",  # 115, most of them worked out
        "onadata__nested_repeats.xlsx",  # repeats in repeats
    ],
)
def test_a_form_of_others_is_answered_from_its_first_page_to_the_check(
    app: Flask, name: str
) -> None:
    file = corpus_file("corpus", "xlsform", name)
    imported = reader.read(file.read_bytes(), file_name=name)
    person = opened(app, imported.definition).respondent("fr")
    person.begin()

    answered = answer_all(person)

    revisions = stored()[1]
    check = person.get("/check")
    assert (answered, check.status_code, revisions > 0) == ([303] * len(answered), 200, True)
    assert person.get("/page/").headers["Location"].endswith("/tasks")


def answer_all(person: Respondent) -> list[int]:
    """Answer each page that is waiting, and return what the server said to each save."""
    said: list[int] = []
    while len(said) < MOST_PAGES:
        where = person.get("/page/").headers["Location"].partition("/page/")[2]
        if not where:
            break
        page: Any = html.fromstring(person.get(f"/page/{where}").text)
        (form,) = page.xpath("//form[@id='answers']")
        sent = person.post(f"/page/{where}", {**filled(form), "_go": "on", "_sure": "yes"})
        said.append(sent.status_code)
    return said


def filled(form: Any) -> dict[str, Any]:
    """Return the form filled in: the first of the choices, a number for all else."""
    values = values_of(form)
    for control in form.xpath(".//input | .//textarea | .//select"):
        name, kind = control.get("name"), control.get("type")
        offered = control.xpath("./option[@value != '' and not(@hidden)]/@value")
        if kind in {"radio", "checkbox"}:
            values.setdefault(name, [control.get("value")])
        elif offered:
            values[name] = offered[:1]
        elif kind != "hidden" and not "".join(values.get(name, [])):
            values[name] = ["2020" if name.endswith("-year") else "3"]
    return values
