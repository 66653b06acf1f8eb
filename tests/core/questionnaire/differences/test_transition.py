"""From one definition to another by edits: all of it, and no more than it takes."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from app.core.questionnaire.changes import Reshape, Write
from app.core.questionnaire.definition import Definition, Item, Page
from app.core.questionnaire.differences.order import steps
from app.core.questionnaire.differences.transition import transition
from app.core.questionnaire.kinds import Integer, Single
from app.core.questionnaire.operations import Delete, InsertModule, Move, Several
from app.core.text import FR, Wording
from tests import make
from tests.core.questionnaire.edits import definitions, several

QUICK = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])


def asking(*parts: Item) -> Definition:
    return make.a_definition(make.a_module(make.a_page(*parts)))


A, B, C = (make.a_question(name) for name in "abc")


@QUICK
@given(st.data())
def test_its_edits_lead_from_the_one_to_the_other(data: st.DataObject) -> None:
    old = data.draw(definitions())
    new = data.draw(several(old, most=8)).apply(old)

    assert Several(transition(old, new)).apply(old) == new


@QUICK
@given(st.data())
def test_its_edits_lead_back_too(data: st.DataObject) -> None:
    old = data.draw(definitions())
    new = data.draw(several(old, most=8)).apply(old)

    assert Several(transition(new, old)).apply(new) == old


def test_what_is_the_same_gives_no_edit() -> None:
    assert transition(asking(A, B), asking(A, B)) == ()


def test_a_question_that_went_elsewhere_is_one_move() -> None:
    assert transition(asking(A, B, C), asking(C, A, B)) == (Move(("q-c",), ("p-staff",), ""),)


def test_a_question_that_moves_onto_a_new_page_is_moved_and_not_made_again() -> None:
    page = make.a_page(C, A, id="p-new")
    new = make.a_definition(make.a_module(make.a_page(B)), make.a_module(page, id="m-new"))

    assert transition(asking(A, B), new) == (
        InsertModule((), "m-work", make.a_module(structs.replace(page, parts=(C,)), id="m-new")),
        Move(("q-a",), ("p-new",), "q-c"),
    )


def test_a_page_that_is_gone_is_one_edit_however_much_was_on_it() -> None:
    pages = make.a_page(A), make.a_page(B, C, id="p-two")
    old, new = make.a_definition(make.a_module(*pages)), asking(A)

    assert transition(old, new) == (Delete(("p-two",)),)


def test_a_choice_that_became_a_number_is_one_change_of_kind() -> None:
    number = make.a_question("training", Integer())

    assert transition(asking(make.yes_or_no()), asking(number)) == (
        Reshape(("q-training",), Integer()),
    )


def test_a_number_that_became_a_choice_brings_its_options() -> None:
    kind = Single((make.a_choice(),))

    assert transition(
        asking(make.a_question("q", Integer())), asking(make.a_question("q", kind))
    ) == (Reshape(("q-q",), kind),)


def test_one_text_in_one_language_is_one_edit() -> None:
    new = Write(("q-a",), "label", FR, Wording("Effectif ?"))

    assert transition(asking(A), new.apply(asking(A))) == (new,)


def test_where_a_page_became_a_group_the_whole_is_replaced() -> None:
    taken = make.a_definition(make.a_module(Page("m-work"), id="p-staff"))

    assert [type(edit).__name__ for edit in transition(asking(A), taken)] == ["Replace"]


@given(st.permutations("abcdefg"), st.permutations("abcdefghi"))
def test_what_is_put_in_order_stands_in_order(have: list[str], want: list[str]) -> None:
    done = list(have)
    for thing, behind in steps(have, want):
        done = [one for one in done if one != thing]
        done.insert(done.index(behind) + 1 if behind else 0, thing)

    assert done == want
