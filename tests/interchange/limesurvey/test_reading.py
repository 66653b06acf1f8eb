"""A survey of LimeSurvey as a questionnaire of ours: what each thing of it becomes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.errors import Unsound
from app.core.questionnaire import references
from app.core.questionnaire.definition import Question
from app.core.questionnaire.kinds import (
    Date,
    DecimalNumber,
    File,
    Hidden,
    Image,
    Instant,
    Integer,
    Kind,
    Matrix,
    Month,
    Multiple,
    Numbers,
    Place,
    Ranking,
    Single,
    Text,
    Time,
    Year,
)
from app.core.text import NL, text_of
from app.interchange.limesurvey.reader import read
from tests.interchange.limesurvey.surveys import Rows, a_survey, asks, below, offers, read_in, says

MEANS = asks("means", "M", qid="50")
WAYS = [below("bus", "means", parent_qid="50"), below("foot", "means", parent_qid="50")]
AGE = asks("age", "N", qid="60")


def questions(data: bytes) -> dict[str, Question]:
    definition, _report = read_in(data)
    return {one.name: one for one in definition.questions}


def rules(data: bytes, name: str = "z") -> dict[str, str]:
    """What rules a question, with names where the ids of parts were."""
    definition, _report = read_in(data)
    names = references.names(definition)
    logic = next(one.logic for one in definition.questions if one.name == name)
    said = {what: getattr(logic, what) for what in logic.__struct_fields__}
    return {what: references.rewritten(one, names.get) for what, one in said.items() if one}


def told(data: bytes) -> list[tuple[str, str, str]]:
    """What is to be reviewed or is lost: the reason, the question, and what of it."""
    _definition, report = read_in(data)
    return [
        (one.code.removeprefix("limesurvey."), one.name, str(one.facts.get("what", "")))
        for one in (*report.lost, *report.review)
    ]


@pytest.mark.parametrize(
    ("letter", "attributes", "kind"),
    [
        ("S", {}, Text()),
        ("S", {"maximum_chars": "40"}, Text(longest=40)),
        ("S", {"numbers_only": "1"}, DecimalNumber()),
        ("S", {"location_mapservice": "100"}, Place()),
        ("T", {}, Text(multiline=True, longest=10_000)),
        ("N", {"num_value_int_only": "1", "min_num_value_n": "1"}, Integer(least=1)),
        ("N", {"suffix": "ETP"}, DecimalNumber(unit=text_of(fr="ETP"))),
        ("K", {"slider_layout": "1", "slider_min": "0", "slider_max": "100"},
         Numbers(least=Decimal(0), most=Decimal(100))),
        ("D", {"date_min": "2020-01-01"}, Date(earliest="2020-01-01")),
        ("D", {"date_format": "mm/yyyy"}, Month()),
        ("D", {"date_format": "yyyy"}, Year()),
        ("D", {"date_format": "HH:MM"}, Time()),
        ("D", {"date_format": "dd.mm.yyyy HH:MM"}, Instant()),
        ("|", {"allowed_filetypes": "png, jpg"}, Image()),
        ("|", {"max_filesize": "100"}, File(largest=102_400)),
        (";", {"numbers_only": "1"}, Matrix(cell="number")),
        (":", {"multiflexible_checkbox": "1"}, Matrix(cell="multiple")),
        ("M", {"min_answers": "1", "max_answers": "3"}, Multiple(least=1, most=3)),
        ("R", {}, Ranking()),
    ],
)  # fmt: skip
def test_a_letter_and_its_attributes_are_a_kind(
    letter: str, attributes: dict[str, str], kind: Kind
) -> None:
    data = a_survey(questions=[asks("z", letter)], question_attributes=says("z", **attributes))

    assert questions(data)["z"].kind == kind


@pytest.mark.parametrize(
    ("letter", "codes"),
    [("5", "12345"), ("A", "12345"), ("G", "FM"), ("Y", "YN"), ("C", "YUN"), ("E", "ISD")],
)
def test_the_answers_that_limesurvey_has_of_its_own_are_offered_in_our_languages(
    letter: str, codes: str
) -> None:
    kind: Any = questions(a_survey(questions=[asks("z", letter)]))["z"].kind

    assert "".join(choice.name for choice in kind.choices) == codes
    assert all(choice.label.is_written_in(NL) for choice in kind.choices)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('means_bus.NAOK == "Y"', "selected(${means}, 'bus')"),
        ("!is_empty(age) and age.NAOK >= 18", "${age} != '' and ${age} >= 18"),
        ("9X1X60.NAOK > 3", "${age} > 3"),
        ('9X1X50bus.NAOK == "Y"', "selected(${means}, 'bus')"),
        ('sector.NAOK == "-oth-"', "${sector} = 'other'"),
        ("!is_empty(sector_other)", "${sector} = 'other'"),
        ("grid_r1_c1 > 5", "${grid}/r1/c1 > 5"),
        ('needs_n1_1.NAOK == "a"', "${needs_scale2}/n1 = 'a'"),
        ("1", None),
    ],
)
def test_a_condition_is_said_in_our_language(written: str, said: str | None) -> None:
    data = a_survey(
        questions=[MEANS, AGE, asks("sector", "L", other="Y"), asks("grid", ":"),
                   asks("needs", "1"), asks("z", relevance=written)],
        subquestions=[*WAYS, below("r1", "grid"), below("c1", "grid", scale_id="1"),
                      below("n1", "needs")],
        answers=[offers("a", "needs"), offers("b", "needs", scale_id="1")],
    )  # fmt: skip

    assert rules(data).get("relevant") == said


def test_conditions_of_old_surveys_are_alternatives_on_one_question_and_all_hold_on_several() -> (
    None
):
    about = {"qid": "qz", "method": "==", "scenario": "1"}
    data = a_survey(
        questions=[MEANS, AGE, asks("z")], subquestions=WAYS,
        conditions=[
            {**about, "cqid": "50", "cfieldname": "+9X1X50bus", "value": "Y"},
            {**about, "cqid": "50", "cfieldname": "9X1X50", "value": "foot"},
            {**about, "cqid": "60", "cfieldname": "9X1X60", "value": " ", "scenario": "2"},
        ],
    )  # fmt: skip

    assert rules(data)["relevant"] == (
        "selected(${means}, 'bus') or selected(${means}, 'foot') or ${age} = ''"
    )


def test_an_array_filter_leaves_the_rows_and_choices_that_were_picked() -> None:
    data = a_survey(
        questions=[MEANS, asks("z", "M"), asks("w", "F")],
        subquestions=[*WAYS, below("bus", "z"), below("foot", "z"), below("bus", "w"),
                      below("car", "w")],
        question_attributes=[*says("z", array_filter="means"),
                             *says("w", array_filter_exclude="means")],
    )  # fmt: skip

    rows: Any = questions(data)["w"].kind
    means = questions(data)["means"].id
    assert rules(data)["choice_filter"] == "selected(${means}, name)"
    assert [row.relevant for row in rows.rows] == [f"not(selected(${{{means}}}, 'bus'))", ""]


@pytest.mark.parametrize(
    ("letter", "fields", "attributes", "constraint"),
    [
        ("S", {"preg": "/^B[0-9]{4}$/"}, {}, "regex(., '^B[0-9]{4}$')"),
        ("N", {}, {"em_validation_q": "self.NAOK < 5 or is_empty(this)"}, ". < 5 or . = ''"),
        ("N", {}, {"max_num_value_n": "age"},
         ". <= coalesce(${age}, 0) or (. = '' and ${age} = '')"),
        ("K", {}, {"min_num_value": "3"}, "coalesce(${z}/r1, 0) + coalesce(${z}/r2, 0) >= 3"),
        ("R", {}, {"min_answers": "1"}, "number(selected-at(., 0) != '') >= 1"),
    ],
)  # fmt: skip
def test_a_check_is_a_constraint(
    letter: str, fields: dict[str, str], attributes: dict[str, str], constraint: str
) -> None:
    data = a_survey(
        questions=[asks("age", "N"), asks("z", letter, **fields)],
        subquestions=[below("r1", "z"), below("r2", "z")] if letter == "K" else [],
        answers=[offers("a", "z")] if letter == "R" else [],
        question_attributes=says("z", **attributes),
    )

    assert rules(data)["constraint"] == constraint
    assert told(data) == []


def test_what_cannot_be_said_is_kept_whole_and_listed_with_what_stops_it() -> None:
    written = "age > 3 and statCountIf('9X1Xqage', '3') > 5"
    data = a_survey(questions=[asks("age", "N"), asks("z", relevance=written)])

    assert questions(data)["z"].kept == {"limesurvey.relevance": written}
    assert rules(data) == {}
    assert told(data) == [("rule", "z", "statCountIf()")]


def test_numbers_must_make_up_their_total_and_defaults_begin_an_answer() -> None:
    default = {"qid": "qz", "scale_id": "0", "specialtype": "", "language": "fr"}
    data = a_survey(
        questions=[MEANS, asks("n", "K"), asks("z", "M")],
        subquestions=[*WAYS, below("r", "n"), below("a", "z"), below("b", "z")],
        question_attributes=says("n", equals_num_value="100"),
        defaultvalues=[{**default, "sqid": "z-a", "defaultvalue": "Y"},
                       {**default, "sqid": "z-b", "defaultvalue": "Y"}],
    )  # fmt: skip

    total: Any = questions(data)["n"].kind
    assert total.total == "100"
    assert rules(data) == {"default": "'a b'"}


def test_an_equation_is_a_calculation_of_words_and_values() -> None:
    whole = asks("z", "*", question="{age * 2}")
    mixed = asks("w", "*", question="<b>{age} ans</b>, {first}")
    data = a_survey(questions=[asks("age", "N"), asks("first"), whole, mixed])

    assert rules(data) == {"calculation": "coalesce(${age}, 0) * 2"}
    assert rules(data, "w") == {"calculation": "concat(${age}, ' ans, ', ${first})"}


def test_comments_and_second_scales_are_questions_of_their_own_and_counted_as_added() -> None:
    data = a_survey(
        questions=[asks("p", "P"), asks("o", "O"), asks("d", "1")],
        subquestions=[below("x", "p"), below("r", "d")],
        answers=[offers("a", "o"), offers("a", "d"), offers("b", "d", scale_id="1")],
    )

    definition, report = read_in(data)

    assert [one.name for one in definition.questions] == [
        "p", "p_comment", "o", "o_comment", "d", "d_scale2",
    ]  # fmt: skip
    assert (report.asked, report.added) == (3, 3)


def test_a_hidden_question_is_asked_of_nobody_and_a_switch_of_languages_is_left_out() -> None:
    data = a_survey(
        questions=[asks("z"), asks("lang", "I")], question_attributes=says("z", hidden="1")
    )

    assert questions(data)["z"].kind == Hidden()
    assert told(data) == [("language-switch", "lang", "")]


def test_a_text_keeps_its_words_and_says_answers_and_what_else_it_held_is_listed() -> None:
    said = 'Bonjour <b>{first}</b><br>{age + 1} <a href="https://a.example/x">ici</a>'
    data = a_survey(questions=[asks("first"), asks("age", "N"), asks("z", question=said)])
    first = questions(data)["first"].id

    assert questions(data)["z"].label == text_of(fr=f"Bonjour ${{{first}}}\n{{age + 1}} ici")
    assert told(data) == [("embedded", "z", ""), ("text-expression", "z", "")]


def test_texts_come_in_all_languages_each_its_own() -> None:
    tables: dict[str, Rows] = {
        "questions": [{"qid": "1", "gid": "1", "type": "S", "title": "z", "relevance": "1"}],
        "question_l10ns": [
            {"qid": "1", "language": language, "question": text, "help": ""}
            for language, text in (("nl", "Je naam"), ("fr", "Nom"), ("nl-informal", "Jouw naam"))
        ],
    }

    label = questions(a_survey(("nl", "fr", "nl-informal"), **tables))["z"].label

    assert {locale: one.text for locale, one in label.by_locale.items()} == {
        "nl": "Je naam", "fr": "Nom", "nl-x-informal": "Jouw naam",
    }  # fmt: skip


@pytest.mark.parametrize("kind", ["Group", "Question"])
def test_a_single_group_or_question_is_read_as_a_questionnaire_of_it(kind: str) -> None:
    tables: dict[str, Rows] = {"surveys": [], "surveys_languagesettings": []}
    data = a_survey(
        questions=[asks("z", "L")], answers=[offers("a", "z")],
        **(tables if kind == "Group" else {**tables, "groups": []}),
    ).replace(b">Survey<", f">{kind}<".encode())  # fmt: skip

    imported = read(data, file_name="limesurvey_question_7.lsq", seed="test")

    assert isinstance(next(imported.definition.questions).kind, Single)
    assert (imported.report.asked, imported.definition.title.text_in(imported.definition.authored)
            ) == (1, "limesurvey_question_7")  # fmt: skip


WHOLE = a_survey(
    questions=[MEANS, asks("z", "L", relevance='means_bus == "Y"')], subquestions=WAYS,
    answers=[offers("a", "z")], question_attributes=says("z", array_filter="means"),
)  # fmt: skip
TABBED = (
    b"id\trelated_id\tclass\ttype/scale\tname\trelevance\ttext\thelp\tlanguage\n"
    b"1\t\tG\t0\tUn\t1\t\t\tfr\n2\t\tQ\tL\tz\t1\tCombien ?\t\tfr\n3\t\tA\t0\ta\t\tOui\t\tfr\n"
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([WHOLE, TABBED]), st.data())
def test_a_file_with_a_few_bytes_changed_is_read_or_refused(
    data: bytes, draw: st.DataObject
) -> None:
    at = draw.draw(st.integers(0, len(data) - 1))
    length = draw.draw(st.integers(0, 9))
    changed = data[:at] + draw.draw(st.binary(max_size=9)) + data[at + length :]

    try:
        read_in(changed)
    except Unsound as refused:
        assert refused.problems
