"""Forms with mistakes in them: each is named with its cell, and what would be right."""

from __future__ import annotations

import re
import struct

import pytest

from app.core.errors import Unsound
from app.core.text import FR, NL, Locale
from app.interchange.xlsform.parts import letters_of
from tests.corpus.folder import corpus_file
from tests.interchange.xlsform.workbooks import (
    HEAD,
    ONE,
    YES_NO,
    a_form,
    a_workbook,
    altered,
    listed,
    refused,
    taken_over,
)

SHEET = "xl/worksheets/sheet1.xml"


def better(data: bytes) -> object:
    """What the refusal of a file proposes."""
    with pytest.raises(Unsound) as refusal:
        taken_over(data)
    facts = refusal.value.problems[0].facts
    return facts.get("better", facts.get("suggestion"))


def test_a156_numbers_truths_and_blanks_at_the_end_are_read_as_text() -> None:
    definition, _report = taken_over(
        a_form(("integer", "workers ", 123, "Personeel\u00a0", True), head=(*HEAD, "required"))
    )

    (question,) = definition.questions
    assert (question.name, question.label.text_in(NL), question.required) == (
        "workers", "Personeel", True,
    )  # fmt: skip
    assert question.label.text_in(FR) == "123"


def test_a156_a_name_that_is_a_number_is_refused_with_a_better_one() -> None:
    data = a_form(("integer", 123, "Effectif", "Personeel"))

    assert refused(data) == [("xlsform.name-unsound", "survey!B2")]
    assert better(data) == "q_123"


def test_a156_an_error_of_the_spreadsheet_is_named_with_its_cell() -> None:
    broken = altered(
        a_form(("integer", "workers", 5, "Personeel")), SHEET,
        lambda xml: xml.replace('<c r="C2"><v>5</v>', '<c r="C2" t="e"><v>#REF!</v>'),
    )  # fmt: skip

    assert refused(broken) == [("xlsform.cell-error", "survey!C2")]


def test_a156_a_formula_counts_for_its_value_and_without_one_is_named() -> None:
    def with_formula(value: str) -> bytes:
        return altered(
            a_form(("integer", "workers", 5, "Personeel")), SHEET,
            lambda xml: xml.replace('<c r="C2"><v>5</v>', f'<c r="C2"><f>2+3</f>{value}'),
        )  # fmt: skip

    definition, _report = taken_over(with_formula("<v>5</v>"))

    assert next(iter(definition.questions)).label.text_in(FR) == "5"
    assert refused(with_formula("")) == [("xlsform.formula-without-value", "survey!C2")]


def an_old_workbook() -> bytes:
    return corpus_file("corpus", "xlsform", "pyxform__specify_other.xls").read_bytes()


@pytest.mark.corpus
def test_a156_an_error_in_a_workbook_of_before_2007_is_named_with_its_cell() -> None:
    text, error = b"\xfd\x00\x0a\x00", b"\x05\x02\x08\x00"  # the heads of two kinds of records
    data = an_old_workbook()
    at = re.search((re.escape(text) + b".{10}") * 2, data, re.DOTALL)
    assert at
    first, second = (at.group()[place : place + 6] for place in (4, 18))
    errors = b"".join(error + cell + b"\x17\x01" for cell in (first, second))
    errors += b"\xff\x1f\x00\x00"  # a record that nobody knows fills the rest
    row, column = struct.unpack_from("<HH", first)

    found = refused(data.replace(at.group(), errors, 1))

    cell = f"survey!{letters_of(column + 1)}{row + 1}"
    assert found[0] == ("xlsform.cell-error", cell)


@pytest.mark.corpus
def test_a155_a_password_on_a_workbook_of_before_2007_is_told() -> None:
    page_of_codes, password = b"\x42\x00\x02\x00", b"\x2f\x00\x02\x00"

    data = an_old_workbook().replace(page_of_codes, password, 1)

    assert refused(data) == [("xlsform.password", "")]


def test_a157_headers_in_any_case_are_read() -> None:
    data = a_workbook(Survey=[("TYPE", " Name ", "Label::Français (fr)"), ("text", "it", "Quoi")])

    definition, _report = taken_over(data)

    assert [question.name for question in definition.questions] == ["it"]


def test_a157_a_header_in_another_language_is_recognised() -> None:
    data = a_workbook(survey=[("type", "nom", "libellé"), ("text", "it", "Quoi")])

    assert refused(data) == [("xlsform.header-missing-near", "survey!1")]
    assert better(data) == "nom"


def test_a157_a_header_that_stands_there_twice_is_refused() -> None:
    assert refused(a_form((*ONE, "x", "y"), head=(*HEAD, "relevant", "relevance"))) == [
        ("xlsform.header-twice", "survey!F1")
    ]


def test_a157_an_empty_survey_is_refused() -> None:
    assert refused(a_workbook(survey=[HEAD])) == [("xlsform.survey-empty", "survey")]


def test_a158_an_unknown_type_is_named_with_what_was_meant() -> None:
    assert refused(a_form(("integr", "it", "Quoi", "Wat"), ("zzz", "other", "Q", "W"))) == [
        ("xlsform.type-unknown-near", "survey!A2"),
        ("xlsform.type-unknown", "survey!A3"),
    ]


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ([("begin_group", "g", "G", "G"), ONE], ("xlsform.group-open", "survey!2")),
        ([ONE, ("end group", "", "", "")], ("xlsform.end-without-begin", "survey!3")),
        (
            [("begin_repeat", "g", "G", "G"), ONE, ("end_group", "", "", "")],
            ("xlsform.end-of-another", "survey!4"),
        ),
    ],
)
def test_a158_groups_that_do_not_fit_are_named_with_their_row(
    rows: list[tuple[str, ...]], problem: tuple[str, str]
) -> None:
    assert refused(a_form(*rows)) == [problem]


def test_a158_groups_fifty_deep_are_refused_where_they_get_too_deep() -> None:
    begins = [("begin_group", f"g{n}", "G", "G") for n in range(50)]
    ends = [("end_group", "", "", "")] * 50

    assert refused(a_form(*begins, ONE, *ends)) == [("xlsform.too-deep", "survey!21")]


@pytest.mark.parametrize(
    ("name", "code", "proposal"),
    [
        ("workers", "xlsform.name-twice", "workers_2"),
        ("Workers", "xlsform.name-differs-by-case", "Workers_2"),
        ("meta", "xlsform.name-reserved", "meta_1"),
        ("âge moyen", "xlsform.name-unsound", "age_moyen"),
        ("1er", "xlsform.name-unsound", "q_1er"),
        ("n" * 300, "xlsform.name-too-long", None),
    ],
)
def test_a159_a_name_that_cannot_be_is_refused_with_one_that_can(
    name: str, code: str, proposal: str | None
) -> None:
    data = a_form(ONE, ("text", name, "Quoi", "Wat"))

    assert refused(data) == [(code, "survey!B3")]
    assert better(data) == proposal


def test_a159_a_reference_to_nothing_is_named_with_what_was_meant() -> None:
    data = a_form((*ONE, "${worker} > 3"), head=(*HEAD, "relevant"))

    assert refused(data) == [("xlsform.reference-unknown-near", "survey!E2")]
    assert better(data) == "workers"


def test_a160_a_missing_list_is_named_with_what_was_meant() -> None:
    assert refused(a_form(("select_one yes_non", "it", "Quoi", "Wat"))) == [
        ("xlsform.list-missing-near", "survey!A2")
    ]


def test_a160_a_code_that_stands_twice_in_its_list_is_refused() -> None:
    assert refused(a_form(ONE, choices=[*YES_NO, YES_NO[1]])) == [
        ("xlsform.choice-twice", "choices!4")
    ]


def test_a160_a_choice_without_label_is_listed_for_review() -> None:
    _definition, report = taken_over(a_form(ONE, choices=[*YES_NO, ("yes_no", "maybe", "", "")]))

    assert listed(report.review) == [("import.choice-without-label", "yes_no", "choices!4")]


def test_a160_a_list_may_have_twenty_thousand_choices_and_not_more() -> None:
    def of(number: int) -> bytes:
        rows = [("long", f"c{n}", "Choix", "Keuze") for n in range(number)]
        return a_form(("select_one long", "it", "Quoi", "Wat"), choices=[YES_NO[0], *rows])

    taken_over(of(20_000))

    assert refused(of(20_001)) == [("xlsform.list-too-long", "choices!2")]


def test_a161_each_wording_that_a_language_lacks_is_listed_and_a_third_language_is_kept() -> None:
    head = (*HEAD, "label::Deutsch (de)")

    definition, report = taken_over(
        a_form(
            *(("text", f"q{n}", "Quoi", "Wat" if n > 3 else "", "Was") for n in range(1, 7)),
            head=head,
            choices=YES_NO[:1],
        )
    )

    assert listed(report.review) == [
        ("import.untranslated", f"q{n}", f"survey!D{n + 1}") for n in (1, 2, 3)
    ]
    assert definition.locales == ("fr", "nl")
    assert {q.label.text_in(Locale("de")) for q in definition.questions} == {"Was"}
    assert listed(report.kept) == [("import.language-inactive", "", "survey!E")]
