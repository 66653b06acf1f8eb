"""Each edit of a questionnaire can be taken back, kept and compared."""

from __future__ import annotations

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from msgspec import structs

from app.core.questionnaire import log
from app.core.questionnaire.changes import Rename, Reshape, Speak, Write
from app.core.questionnaire.definition import Definition, choices_of
from app.core.questionnaire.kinds import Integer, Multiple, Single
from app.core.questionnaire.operations import Delete, InsertQuestion, Move, unplaced
from app.core.questionnaire.parts import (
    Address,
    Part,
    address_of,
    children,
    walk,
    with_children,
)
from app.core.text import EN, FR, NL, Wording
from tests import make
from tests.core.questionnaire.edits import definitions, several

QUICK = settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
Q, TWO = ("q-workers",), ("q-training",)


def two_questions() -> Definition:
    return make.a_definition(make.a_module(make.a_page(make.a_question(), make.yes_or_no())))


def unordered(definition: Definition) -> dict[Address, tuple[Address, Part]]:
    """Return each part by its address, without what is in it, and where it stands; two people who
    put something behind the same question decide the order of it by who comes first."""
    return {
        child: (at, with_children(part, ()))
        for at, owner in walk(definition)
        for part in children(owner)
        for child in [address_of(part, at)]
    } | {(): ((), structs.replace(definition, modules=()))}


def names(definition: Definition) -> list[str]:
    return [question.name for question in definition.questions]


@QUICK
@given(st.data())
def test_an_edit_and_then_its_inverse_leave_the_same_questionnaire(data: st.DataObject) -> None:
    before = data.draw(definitions())
    edit = data.draw(several(before))

    assert edit.inverse(before).apply(edit.apply(before)) == before


@QUICK
@given(st.data())
def test_an_inverse_of_an_inverse_does_what_the_edit_did(data: st.DataObject) -> None:
    before = data.draw(definitions())
    edit = data.draw(several(before))
    after = edit.apply(before)

    assert edit.inverse(before).inverse(after).apply(before) == after


@QUICK
@given(st.data())
def test_an_edit_comes_out_of_the_log_as_it_went_in(data: st.DataObject) -> None:
    before = data.draw(definitions())
    edit = data.draw(several(before))

    assert log.decode(log.encode(edit)) == edit
    assert log.read(log.written(edit)) == edit


@QUICK
@given(st.data())
def test_two_edits_that_touch_different_things_give_the_same_in_either_order(
    data: st.DataObject,
) -> None:
    before = data.draw(definitions())
    ours, theirs = data.draw(several(before)), data.draw(several(before))
    assume(not log.meet(ours.touches(before), theirs.touches(before)))

    assert unordered(ours.apply(theirs.apply(before))) == unordered(
        theirs.apply(ours.apply(before))
    )


def test_a_question_goes_behind_another() -> None:
    assert names(Move(Q, ("p-staff",), "q-training").apply(two_questions())) == [
        "training",
        "workers",
    ]


def test_a_kind_with_choices_becomes_another_and_keeps_them() -> None:
    shaped = Reshape(TWO, Multiple(least=1)).apply(two_questions())

    question = list(shaped.questions)[1]
    assert [choice.name for choice in choices_of(question)] == ["yes", "no"]


def test_taking_back_that_a_choice_became_a_number_brings_its_choices_back() -> None:
    before = two_questions()
    edit = Reshape(TWO, Integer())

    assert edit.inverse(before) == Reshape(TWO, Single(choices_of(list(before.questions)[1])))


def test_deleting_a_page_touches_every_question_on_it() -> None:
    deleting = Delete(("p-staff",)).touches(two_questions())
    writing = Write(Q, "label", FR, Wording("Effectif ?")).touches(two_questions())

    assert log.meet(deleting, writing)


def test_french_and_dutch_of_one_question_do_not_meet() -> None:
    french = Write(Q, "label", FR, Wording("Effectif ?")).touches(two_questions())
    dutch = Write(Q, "label", NL, Wording("Hoeveel?")).touches(two_questions())

    assert not log.meet(french, dutch)


def test_a_question_put_elsewhere_on_a_page_is_still_the_same_insertion() -> None:
    question = make.a_question("new")

    assert unplaced(InsertQuestion(("p-staff",), "q-workers", question)) == unplaced(
        InsertQuestion(("p-staff",), "", question)
    )


def test_what_a_questionnaire_speaks_is_taken_back_too() -> None:
    assert Speak((FR, NL, EN)).inverse(two_questions()) == Speak((FR, NL))


def test_a_name_is_changed_and_the_id_is_not() -> None:
    renamed = Rename(Q, "staff").apply(two_questions())

    assert [(question.id, question.name) for question in renamed.questions][0] == (
        "q-workers",
        "staff",
    )
