"""The logic of a file is carried out: written with names, kept with ids; the rest is listed."""

from __future__ import annotations

import pytest

from app.core.questionnaire import references
from app.core.questionnaire.definition import Definition, Question
from app.core.questionnaire.logic import Logic
from app.core.text import FR, NL
from tests.interchange.xlsform.workbooks import (
    HEAD,
    ONE,
    YES_NO,
    a_form,
    listed,
    refused,
    taken_over,
)


def in_names(definition: Definition, expression: str) -> str:
    return references.rewritten(expression, references.names(definition).get)


def the_second(**cells: str) -> tuple[Definition, Question]:
    """A form that asks for the workers, and then one question with these cells."""
    row = (cells.pop("type", "integer"), "hours", "Heures", "Uren", *cells.values())
    definition, _report = taken_over(a_form(ONE, row, head=(*HEAD, *cells)))
    return definition, list(definition.questions)[1]


def test_conditions_checks_and_calculations_speak_of_questions_by_id() -> None:
    definition, hours = the_second(
        relevant="${workers} > 0", constraint=". < ${workers}", read_only="${workers} = 2",
        required="${workers} > 5", calculation="${workers} * 38",
        choice_filter="country = ${workers}",
    )  # fmt: skip

    workers = next(iter(definition.questions)).id
    assert hours.logic == Logic(
        relevant=f"${{{workers}}} > 0", constraint=f". < ${{{workers}}}",
        read_only=f"${{{workers}}} = 2", required=f"${{{workers}}} > 5",
        calculation=f"${{{workers}}} * 38", choice_filter=f"country = ${{{workers}}}",
    )  # fmt: skip
    assert in_names(definition, hours.logic.calculation) == "${workers} * 38"
    assert dict(hours.kept) == {}


@pytest.mark.parametrize(
    ("type", "written", "kept"),
    [
        ("integer", "38", "38"),
        ("text", "trente-huit", "'trente-huit'"),
        ("text", "l'effectif", '"l\'effectif"'),
        ("date", "2026-03-01", "'2026-03-01'"),
        ("date", "today()", "today()"),
        ("integer", "1 + 1", "1 + 1"),
        ("select_one yes_no", "yes", "'yes'"),
    ],
)
def test_a_default_is_worked_out_or_a_literal(type: str, written: str, kept: str) -> None:
    _definition, hours = the_second(type=type, default=written)

    assert hours.logic.default == kept


@pytest.mark.parametrize(
    ("written", "required", "expression"),
    [("yes", True, ""), ("TRUE", True, ""), ("no", False, ""), ("true()", True, ""),
     ("1 = 1", False, "1 = 1")],
)  # fmt: skip
def test_what_is_required_is_required_always_or_under_a_condition(
    written: str, required: bool, expression: str
) -> None:
    _definition, hours = the_second(required=written)

    assert (hours.required, hours.logic.required) == (required, expression)


def test_read_only_says_yes_no_or_under_which_condition() -> None:
    said = ("yes", "no", "1 = 1")

    assert [the_second(read_only=one)[1].logic.read_only for one in said] == [
        "true()", "", "1 = 1",
    ]  # fmt: skip


def test_quotation_marks_of_a_word_processor_are_straightened_in_expressions_only() -> None:
    definition, report = taken_over(
        a_form(
            ("text", "it", "L’effectif", "Wat", "concat(“a’b”, ’c’)", "instance('x’)/root"),
            head=(*HEAD, "calculation", "relevant"),
        )
    )

    (question,) = definition.questions
    assert question.logic == Logic(
        calculation="concat(\"a’b\", 'c')", relevant="instance('x')/root"
    )
    assert question.label.text_in(FR) == "L’effectif"
    assert report.review == ()


def test_messages_and_help_are_spoken_in_every_language() -> None:
    head = (*HEAD, "constraint_message::fr", "constraint_message::nl", "guidance_hint::fr",
            "media::image::fr", "media::image::nl")  # fmt: skip
    definition, report = taken_over(
        a_form((*ONE, "Trop", "Te veel", "Voir", "a.png", "b.png"), head=head)
    )

    (question,) = definition.questions
    assert {
        "message": dict(question.constraint_message.by_locale).keys(),
        "guidance": question.guidance.text_in(FR),
        "image": [question.media["image"].text_in(locale) for locale in definition.locales],
    } == {"message": {"fr", "nl"}, "guidance": "Voir", "image": ["a.png", "b.png"]}
    assert listed(report.review) == [
        ("import.media-apart", "workers", "survey!H2"),
        ("import.media-apart", "workers", "survey!I2"),
    ]


def test_a_wording_quotes_an_answer_by_id_and_one_that_does_not_is_listed() -> None:
    definition, report = taken_over(
        a_form(
            ONE,
            ("note", "both", "Vous êtes ${workers}.", "U bent met ${workers}."),
            ("note", "one", "Vous êtes ${workers}.", "U bent met velen."),
        )
    )

    workers, both, _one = definition.questions
    assert both.label.text_in(NL) == f"U bent met ${{{workers.id}}}."
    assert listed(report.review) == [("import.unquoted", "one", "survey!D4")]


def test_a_trigger_names_the_questions_that_set_it_off() -> None:
    definition, hours = the_second(
        type="calculate", calculation="now()", trigger="${workers}, ${workers}"
    )

    workers = next(iter(definition.questions)).id
    assert hours.logic.trigger == f"${{{workers}}}, ${{{workers}}}"


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"relevant": "because I say so"}, "import.expression-unclear"),
        ({"calculation": "difference-in-months(., 1)"}, "import.function-unknown"),
        ({"constraint": "/other/workers > 1"}, "import.path-unknown"),
        ({"relevant": "${instanceID} = 1"}, "import.expression-unclear"),
    ],
)
def test_an_expression_that_cannot_be_carried_out_is_kept_and_listed(
    cells: dict[str, str], reason: str
) -> None:
    definition, report = taken_over(a_form((*ONE, *cells.values()), head=(*HEAD, *cells)))

    (question,) = definition.questions
    assert (question.logic, dict(question.kept)) == (Logic(), cells)
    assert listed(report.review) == [(reason, "workers", "survey!E2")]


def test_a_circle_of_calculations_is_listed() -> None:
    definition, report = taken_over(
        a_form(
            ("calculate", "one", "", "", "${two} + 1"), ("calculate", "two", "", "", "${one} + 1"),
            ONE, head=(*HEAD, "calculation"),
        )
    )  # fmt: skip

    assert [(e.code, e.cell) for e in report.review] == [("import.circle", "survey!E2")]
    assert [q.logic.calculation != "" for q in definition.questions] == [True, True, False]


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"relevant": "${wokers} > 1"}, ("xlsform.reference-unknown-near", "survey!E3")),
        ({"relevant": "${workers > 1"}, ("xlsform.reference-unclear", "survey!E3")),
        ({"hint::fr": "Sur ${nobody}"}, ("xlsform.reference-unknown", "survey!E3")),
        ({"trigger": "workers"}, ("xlsform.trigger-unclear", "survey!E3")),
        ({"trigger": "${workers} ${workers}"}, ("xlsform.trigger-unclear", "survey!E3")),
        ({"media::big-image": "a.png"}, ("xlsform.big-image-alone", "survey!3")),
    ],
)
def test_what_refers_to_nothing_is_refused_with_its_cell(
    cells: dict[str, str], problem: tuple[str, str]
) -> None:
    row = ("text", "it", "Quoi", "Wat", *cells.values())

    assert refused(a_form(ONE, row, head=(*HEAD, *cells))) == [problem]


def test_a_name_that_two_rows_bear_cannot_be_referred_to() -> None:
    rows = [
        row
        for group in ("north", "south")
        for row in (("begin_group", group, group, group), ONE, ("end_group", "", "", ""))
    ]
    row = ("text", "it", "Quoi", "Wat", "${workers} > 1")

    assert refused(a_form(*rows, row, head=(*HEAD, "relevant"))) == [
        ("xlsform.reference-ambiguous", "survey!E8")
    ]


def test_what_nothing_here_does_is_kept_by_the_name_of_its_column() -> None:
    head = (*HEAD, "autoplay", "bind::oc:itemGroup", "instance::odk:tag", "save_to", "sms_field")
    row = (*ONE, "audio", "g", "t", "jobs", "s")
    definition, report = taken_over(a_form(row, head=head, choices=YES_NO[:1]))

    (question,) = definition.questions
    assert dict(question.kept) == {
        "autoplay": "audio", "bind::oc:itemGroup": "g", "compact_tag": "t", "save_to": "jobs",
    }  # fmt: skip
    assert listed(report.kept) == [
        ("import.other", "workers", f"survey!{column}2") for column in "EGH"
    ]
    assert listed(report.review) == [("import.other", "workers", "survey!F2")]
    assert listed(report.lost) == [("import.column-dropped", "", "survey!I1")]
