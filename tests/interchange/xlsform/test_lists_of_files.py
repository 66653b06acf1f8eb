"""A list that was brought leaves with its form: written out, so that the form stands by itself."""

from __future__ import annotations

import io

from msgspec import structs
from pyxform.xls2xform import convert

from app.core.questionnaire.definition import Definition, choices_of
from app.core.questionnaire.from_files import list_of, with_choices
from app.core.questionnaire.kinds import Reference, Single
from app.core.questionnaire.options import Choice
from app.core.text import FR, NL
from app.interchange.limesurvey.writing import writer as limesurvey
from app.interchange.xlsform.converting import converted
from app.interchange.xlsform.writing import writer
from tests.make import a_definition, a_module, a_page, a_question

ROWS = [
    {"name": "59350", "label::fr": "Lille", "label::nl": "Rijsel", "country": "FR"},
    {"name": "54007", "label": "Mouscron", "country": "BE"},
]


def asked() -> Definition:
    definition = a_definition(a_module(a_page(a_question("here", Reference("communes.csv")))))
    return structs.replace(definition, lists=(list_of("communes", ROWS, (FR, NL)),))


def spoken(choice: Choice) -> tuple[object, ...]:
    return choice.name, [choice.label.text_in(one) for one in (FR, NL)], dict(choice.columns)


def test_the_form_comes_back_with_the_entries_as_choices_and_says_so() -> None:
    exported = writer.write(asked())
    back, _report = converted(exported.data, "form.xlsx", seed="s", otherwise=FR)

    here, came = next(with_choices(asked()).questions), next(back.questions)
    assert (type(came.kind), back.lists) == (Single, ())
    assert [spoken(one) for one in choices_of(came)] == [spoken(one) for one in choices_of(here)]
    assert "export.list-written-out" in {one.code for one in exported.report.changed}


def test_the_form_is_read_elsewhere_without_a_file_beside_it() -> None:
    form = convert(io.BytesIO(writer.write(asked()).data), file_type=".xlsx").xform

    assert ("Mouscron" in form, "jr://file" in form) == (True, False)


def test_a_survey_of_limesurvey_offers_the_entries_too() -> None:
    exported = limesurvey.write(asked())

    assert (exported.left_out, exported.data.count(b"Rijsel")) == (0, 1)
