"""An XLSForm becomes a questionnaire, and what does not is listed."""

from __future__ import annotations

import pytest

from app.core.questionnaire.definition import Question, choices_of
from app.core.questionnaire.kinds import Multiple, Single, Text
from app.core.text import EN, FR, NL, Locale
from app.interchange.xlsform.reader import read
from tests.interchange.xlsform.workbooks import (
    HEAD,
    ONE,
    YES_NO,
    a_form,
    a_workbook,
    listed,
    taken_over,
)


def the_question(*row: object, head: tuple[str, ...] = HEAD) -> Question:
    definition, _report = taken_over(a_form(row, head=head))
    (question,) = definition.questions
    return question


@pytest.mark.parametrize(
    "written", ["select_one yes_no", "select one yes_no", "select1 yes_no", "select_one  yes_no"]
)
def test_one_of_a_list_becomes_single_choice_with_its_choices(written: str) -> None:
    question = the_question(written, "training", "Formation", "Opleiding")

    assert isinstance(question.kind, Single)
    assert [(c.name, c.label.text_in(FR), c.label.text_in(NL)) for c in question.kind.choices] == [
        ("yes", "Oui", "Ja"),
        ("no", "Non", "Nee"),
    ]


@pytest.mark.parametrize("written", ["select_multiple yes_no", "select all that apply from yes_no"])
def test_several_of_a_list_becomes_multiple_choice(written: str) -> None:
    assert isinstance(the_question(written, "which", "Lesquelles", "Welke").kind, Multiple)


def test_a_text_of_several_lines_keeps_its_lines_and_no_appearance() -> None:
    head = (*HEAD, "appearance")

    question = the_question("text", "story", "Récit", "Verhaal", "multiline", head=head)

    assert (question.kind, dict(question.kept)) == (Text(multiline=True), {})


def test_hint_and_requirement_are_carried_over() -> None:
    head = (*HEAD, "hint::fr", "required", "required_message::fr")

    question = the_question(*ONE, "Au 31 décembre", "oui", "Il nous faut ce nombre.", head=head)

    assert (
        question.hint.text_in(FR), question.required, question.required_message.text_in(FR)
    ) == ("Au 31 décembre", True, "Il nous faut ce nombre.")  # fmt: skip


def test_a_group_becomes_a_module_and_a_group_in_it_a_page() -> None:
    definition, report = taken_over(
        a_form(
            ("text", "first", "Un", "Een"),
            ("begin_group", "work", "Emploi", "Werk"),
            ("text", "second", "Deux", "Twee"),
            ("begin group", "pay", "Salaires", "Lonen"),
            ("text", "third", "Trois", "Drie"),
            ("end group", "", "", ""),
            ("text", "fourth", "Quatre", "Vier"),
            ("end_group", "", "", ""),
        )
    )

    assert [
        (module.name, [(page.title.text_in(FR), [q.name for q in page.questions])
                       for page in module.pages])
        for module in definition.modules
    ] == [
        ("", [("form", ["first"])]),
        ("work", [("Emploi", ["second"]), ("Salaires", ["third"]), ("Emploi", ["fourth"])]),
    ]  # fmt: skip
    assert report.asked == 4


def test_an_empty_group_and_a_row_without_type_are_lost_and_said_to_be() -> None:
    _definition, report = taken_over(
        a_form(ONE, ("begin_group", "none", "Rien", "Niets"), ("end_group", "", "", ""),
               ("", "", "Une remarque", ""))
    )  # fmt: skip

    assert sorted(listed(report.lost)) == [
        ("import.group-empty", "none", "survey!3"),
        ("import.row-without-type", "", "survey!5"),
    ]


def test_a_column_and_a_sheet_that_we_do_not_know_are_listed() -> None:
    data = a_workbook(survey=[(*HEAD, "remarks"), (*ONE, "voir Paul")], drafts=[("x",)])

    definition, report = taken_over(data)

    assert next(iter(definition.questions)).kept == {"remarks": "voir Paul"}
    assert listed(report.kept) == [("import.column-unknown", "", "survey!E1")]
    assert listed(report.lost) == [("import.sheet-unread", "", "drafts")]


def test_a_list_that_nobody_offers_stays_with_the_columns_of_its_choices() -> None:
    choices = [
        (*YES_NO[0], "region"),
        (*YES_NO[1], "nord"),
        YES_NO[2],
        ("idle", "a", "A", "A", "x"),
    ]

    definition, report = taken_over(
        a_form(("select_one yes_no", "it", "Quoi", "Wat"), choices=choices)
    )

    (question,) = definition.questions
    assert [dict(choice.columns) for choice in choices_of(question)] == [{"region": "nord"}, {}]
    assert [
        (one.name, [(c.name, dict(c.columns)) for c in one.choices]) for one in definition.lists
    ] == [("idle", [("a", {"region": "x"})])]
    assert listed(report.kept) == [
        ("import.choice-column", "", "choices!E1"),
        ("import.list-unused", "idle", "choices!4"),
    ]


def test_two_groups_may_have_a_question_of_the_same_name() -> None:
    def group(name: str) -> tuple[tuple[str, ...], ...]:
        return (("begin_group", name, name, name), ONE, ("end_group", "", "", ""))

    definition, report = taken_over(a_form(*group("north"), *group("south")))

    assert [question.name for question in definition.questions] == ["workers", "south_workers"]
    assert listed(report.changed) == [("import.name-made-unique", "workers", "survey!B6")]


def test_the_first_language_is_the_one_of_the_settings() -> None:
    data = a_workbook(
        survey=[HEAD, ONE],
        settings=[("form_title", "default_language"), ("Impact", "Nederlands (nl)")],
    )

    definition, _report = taken_over(data)

    assert (definition.locales, definition.title.text_in(NL)) == ((NL, FR), "Impact")


def test_without_settings_the_first_column_leads_and_ours_are_always_there() -> None:
    data = a_workbook(survey=[("type", "name", "label::English", "label::Français"), ONE])

    definition, _report = taken_over(data)

    assert definition.locales == (EN, FR, NL)


def test_a_label_without_language_is_read_in_the_language_that_we_are_told() -> None:
    data = a_workbook(survey=[("type", "name", "label"), ("text", "it", "Adres")])

    definition, report = taken_over(data, otherwise=NL)

    assert next(iter(definition.questions)).label.text_in(NL) == "Adres"
    assert listed(report.review) == [("import.language-assumed", "", "survey!C")]


@pytest.mark.parametrize(
    ("label", "locale"),
    [
        ("What is the name of your organisation?", EN),
        ("Quelle est la forme de votre entreprise ?", FR),
        ("Wat is de naam van uw onderneming?", NL),
        ("123", NL),
    ],
)
def test_a_label_without_language_is_read_in_the_language_of_its_words(
    label: str, locale: Locale
) -> None:
    data = a_workbook(survey=[("type", "name", "label"), ("text", "it", label)])

    definition, _report = taken_over(data, otherwise=NL)

    assert list(next(iter(definition.questions)).label.by_locale) == [locale]


@pytest.mark.parametrize(
    ("header", "locale"),
    [
        ("label::Français (fr)", "fr"), ("label::Néerlandais", "nl"), ("label::nl", "nl"),
        ("label::fr-BE", "fr"), ("Label :: Dutch (nl)", "nl"), ("label:French", "fr"),
        ("label::Klingon", "und-x-klingon"),
    ],
)  # fmt: skip
def test_a_header_names_its_language(header: str, locale: str) -> None:
    data = a_workbook(survey=[("type", "name", header), ("text", "it", "Quoi")])

    definition, _report = taken_over(data)

    assert list(next(iter(definition.questions)).label.by_locale) == [Locale(locale)]


def test_the_same_seed_gives_the_same_ids_and_another_gives_others() -> None:
    data = a_form(("select_one yes_no", "it", "Quoi", "Wat"))

    first, again, other = (
        read(data, file_name="form.xlsx", seed=seed).definition for seed in ("a", "a", "b")
    )

    assert first == again
    assert {q.id for q in first.questions}.isdisjoint(q.id for q in other.questions)


def test_ids_are_unique_in_a_file() -> None:
    rows = [("select_one yes_no", f"q{n}", "Quoi", "Wat") for n in range(50)]

    definition, _report = taken_over(a_form(*rows))

    ids = [q.id for q in definition.questions]
    ids += [c.id for q in definition.questions if isinstance(q.kind, Single)
            for c in q.kind.choices]  # fmt: skip
    assert len(set(ids)) == len(ids)
