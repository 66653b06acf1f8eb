"""What changed between two definitions is told as what it means, with its weight."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.questionnaire.belongings import SetLink
from app.core.questionnaire.bonds import Link
from app.core.questionnaire.changes import (
    Rename,
    Require,
    Reshape,
    SetLogic,
    SetRepeat,
    Speak,
    Write,
)
from app.core.questionnaire.definition import Definition, Group, Item
from app.core.questionnaire.differences.comparing import compare, heaviest
from app.core.questionnaire.differences.weighing import Difference, Effects, Weight
from app.core.questionnaire.differences.words import only_retouched
from app.core.questionnaire.kinds import (
    Date,
    DecimalNumber,
    Integer,
    Kind,
    Multiple,
    Scale,
    Single,
    Text,
)
from app.core.questionnaire.logic import Logic, Repeat
from app.core.questionnaire.operations import (
    Delete,
    InsertChoice,
    InsertQuestion,
    Move,
    Operation,
)
from app.core.text import EN, FR, NL, State, Wording, digest, text_of
from tests import make
from tests.core.questionnaire.edits import definitions, several

Q, YES = ("q-training",), ("q-training", "c-yes")
COSMETIC, COMPARABLE, BREAKING = Weight


def asking(*parts: Item) -> Definition:
    return make.a_definition(make.a_module(make.a_page(*parts)))


BEFORE = asking(make.a_question(), make.yes_or_no())


def after(edit: Operation) -> list[tuple[str, Weight]]:
    return [(one.code, one.weight) for one in compare(BEFORE, edit.apply(BEFORE))]


def test_a_removed_option_says_how_many_answers_use_it() -> None:
    assert compare(BEFORE, Delete(YES).apply(BEFORE), {YES: 214}) == [
        Difference(
            "choice.removed-in-use",
            YES,
            Effects(BREAKING, "choose-again", "use-it", "breaks"),
            count=214,
        )
    ]


def test_an_option_that_nobody_chose_is_taken_away_without_harm() -> None:
    assert after(Delete(YES)) == [("choice.removed", COMPARABLE)]


def test_a_removed_page_names_each_of_its_questions() -> None:
    assert after(Delete(("p-staff",))) == [
        ("container.removed", COSMETIC),
        ("question.removed", BREAKING),
        ("question.removed", BREAKING),
    ]


def test_a_required_question_is_told_apart_since_nobody_under_way_has_answered_it() -> None:
    new = make.a_question("new", required=True)

    assert compare(BEFORE, InsertQuestion(("p-staff",), "", new).apply(BEFORE)) == [
        Difference(
            "question.added-required",
            ("q-new",),
            Effects(COMPARABLE, "must-answer", series="begins"),
        )
    ]


def test_a_question_moved_on_its_page_is_the_same_question() -> None:
    assert after(Move(Q, ("p-staff",), "")) == [("question.moved", COSMETIC)]


def test_a_question_moved_into_a_repeat_is_answered_elsewhere() -> None:
    group = Group("g", "team", make.a_text(), (make.a_question("age"),), repeat=Repeat())
    old = asking(make.a_question(), group)

    assert [one.code for one in compare(old, Move(("q-workers",), ("g",), "").apply(old))] == [
        "question.moved-between-repeats"
    ]


def test_a_group_that_comes_several_times_from_now_on() -> None:
    old = asking(Group("g", "team", make.a_text(), (make.a_question(),)))

    assert [
        (one.code, one.weight) for one in compare(old, SetRepeat(("g",), Repeat()).apply(old))
    ] == [("repeat.added", BREAKING)]


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (Write(Q, "label", FR, Wording("Combien de salaries?")), ("text.retouched", COSMETIC)),
        (Write(Q, "label", FR, Wording("Une formation ?")), ("wording.changed", COMPARABLE)),
        (Write(Q, "label", EN, Wording("A course?")), ("text.written", COSMETIC)),
        (Write(Q, "label", NL, None), ("text.removed", COSMETIC)),
        (Write((), "title", FR, Wording("Autre titre")), ("text.changed", COSMETIC)),
        (Rename(Q, "course"), ("question.renamed", COMPARABLE)),
        (Rename(YES, "y"), ("choice.renamed", COMPARABLE)),
        (Rename(("p-staff",), "staff"), ("container.renamed", COSMETIC)),
        (Require(Q, True), ("required.now", COMPARABLE)),
        (SetLogic(Q, "relevant", "${q-workers} > 0"), ("rule.relevant", COMPARABLE)),
        (SetLogic(Q, "calculation", "1"), ("rule.calculation", BREAKING)),
        (SetLink(("m-work",), Link("lib", 3)), ("link.begun", COSMETIC)),
        (InsertChoice(Q, "c-no", make.a_choice("maybe")), ("choice.added", COMPARABLE)),
        (Move(YES, Q, "c-no"), ("choice.moved", COSMETIC)),
    ],
    ids=lambda one: type(one).__name__ if not isinstance(one, tuple) else one[0],
)
def test_each_edit_has_its_weight(edit: Operation, told: tuple[str, Weight]) -> None:
    assert after(edit) == [told]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (Integer(least=0), Integer(least=1), "bounds.tightened"),
        (Integer(least=0, most=9), Integer(least=0), "bounds.loosened"),
        (Integer(least=0, most=9), Integer(least=1, most=12), "bounds.moved"),
        (Date("2026-01-01"), Date(), "bounds.loosened"),
        (Text(longest=200), Text(longest=100), "bounds.tightened"),
        (Text(), Text(multiline=True), "settings.changed"),
        (Multiple((make.a_choice(),)), Multiple((make.a_choice(),), 1), "bounds.tightened"),
        (Scale(most=Decimal(5)), Scale(most=Decimal(10)), "scale.changed"),
        (DecimalNumber(), DecimalNumber(form="percent"), "form.changed"),
        (Single(other=True), Single(), "other.no-more"),
        (Integer(), DecimalNumber(), "kind.changed-all-kept"),
        (Date(), Text(), "kind.changed-as-text"),
        (Multiple(), Single(), "kind.changed-some-kept"),
        (Integer(), Single(), "kind.changed"),
    ],
    ids=str,
)
def test_a_kind_that_changed_says_what_becomes_of_the_answers(
    old: Kind, new: Kind, code: str
) -> None:
    before = asking(make.a_question("q", old))

    assert [one.code for one in compare(before, Reshape(("q-q",), new).apply(before))] == [code]


def test_bounds_are_told_as_they_were_and_as_they_are() -> None:
    edit = Reshape(("q-workers",), Integer(least=1, most=9))

    assert [(one.old, one.new) for one in compare(BEFORE, edit.apply(BEFORE))] == [("0 …", "1 … 9")]


def test_another_unit_is_another_measure_and_its_translation_is_not() -> None:
    old = asking(make.a_question(kind=DecimalNumber(unit=text_of(fr="heures", nl="uur"))))
    at = ("q-workers",)

    assert [
        [one.code for one in compare(old, Write(at, "unit", *written).apply(old))]
        for written in ((FR, Wording("jours")), (NL, Wording("uren")))
    ] == [["unit.changed"], ["text.changed"]]


def test_a_code_that_a_condition_names_breaks_it() -> None:
    asked = make.a_question("why", Text(), logic=Logic(relevant="${q-training} = 'yes'"))
    old = asking(make.yes_or_no(), asked)

    assert [one.code for one in compare(old, Rename(YES, "y").apply(old))] == [
        "choice.renamed-in-a-rule"
    ]


def test_what_only_translators_see_is_no_difference() -> None:
    reviewed = Wording("Hoeveel werknemers?", State.REVIEWED, digest("Combien de salariés ?"))

    assert after(Write(Q, "label", NL, reviewed)) == []


def test_languages_that_come_and_go() -> None:
    edit = Speak((NL, EN))

    assert [(one.code, one.about) for one in compare(BEFORE, edit.apply(BEFORE))] == [
        ("language.added", "en"),
        ("language.removed", "fr"),
        ("language.authored", "nl"),
    ]


def test_the_whole_weighs_what_its_heaviest_part_weighs() -> None:
    moved = Move(Q, ("p-staff",), "").apply(BEFORE)

    assert heaviest([]) is None
    assert heaviest(compare(BEFORE, moved)) is COSMETIC
    assert heaviest(compare(BEFORE, Delete(Q).apply(moved))) is BREAKING


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_two_definitions_can_be_compared(data: st.DataObject) -> None:
    old = data.draw(definitions())
    new = data.draw(several(old, most=8)).apply(old)

    assert all(isinstance(one, Difference) for one in compare(old, new))


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("Combien de salaries?", "Combien de salariés ?", True),
        ("Combien de salarié", "Combien de salariés", True),
        ("Nombre d’hommes", "Nombre d'hommes", True),
        ("En 2024", "En 2025", False),
        ("avec contrat", "sans contrat", False),
        ("plus de dix", "moins de dix", False),
        ("Combien ?", "Combien de salariés ?", False),
        ("hommes", "femmes", False),
        ("ondernemer", "ondernemers", True),
    ],
)
def test_a_slip_of_the_pen_is_told_from_another_word(old: str, new: str, *, same: bool) -> None:
    assert only_retouched(old, new) is same
