"""What hangs on a part is edited as the part is: set, taken away, taken back."""

from __future__ import annotations

import pytest
from msgspec import structs

from app.core.questionnaire.belongings import Attach, Keep, SetColumn, SetLink, SetList
from app.core.questionnaire.bonds import Link
from app.core.questionnaire.changes import Reshape, SetLogic, Write
from app.core.questionnaire.definition import Definition
from app.core.questionnaire.kinds import Integer, Matrix
from app.core.questionnaire.operations import Delete, InsertQuestion, Move
from app.core.questionnaire.options import ChoiceList, Row
from app.core.questionnaire.parts import Missing, find
from app.core.text import FR, LocalizedText, Wording, text_of
from tests import make

Q, YES = ("q-training",), ("q-training", "c-yes")
PICTURE = Wording("formation.png")


def asking() -> Definition:
    return make.a_definition(make.a_module(make.a_page(make.a_question(), make.yes_or_no())))


def test_the_last_file_of_a_question_leaves_nothing_behind() -> None:
    shown = Attach(Q, "image", FR, PICTURE).apply(asking())

    assert find(shown, Q).media == {"image": LocalizedText({FR: PICTURE})}  # type: ignore[union-attr]
    assert Attach(Q, "image", FR, None).apply(shown) == asking()


def test_a_column_of_a_choice_is_set() -> None:
    choice = find(SetColumn(YES, "region", "north").apply(asking()), YES)

    assert choice == structs.replace(make.a_choice(), columns={"region": "north"})


def test_what_a_file_said_is_settled() -> None:
    kept = Keep((), "style", "pages").apply(asking())

    assert kept.kept == {"style": "pages"}
    assert Keep((), "style", None).apply(kept) == asking()


def test_a_list_is_renamed_where_it_stands() -> None:
    towns, rivers = ChoiceList("towns"), ChoiceList("rivers")
    before = structs.replace(asking(), lists=(towns, rivers))
    edit = SetList("towns", "", ChoiceList("communes"))

    assert [one.name for one in edit.apply(before).lists] == ["communes", "rivers"]
    assert edit.inverse(before).apply(edit.apply(before)) == before


def test_two_lists_do_not_bear_one_name() -> None:
    before = structs.replace(asking(), lists=(ChoiceList("towns"), ChoiceList("rivers")))

    with pytest.raises(Missing):
        SetList("towns", "", ChoiceList("rivers")).apply(before)


def test_only_a_module_follows_the_library() -> None:
    with pytest.raises(Missing):
        SetLink(Q, Link("library", 1)).apply(asking())


def test_a_row_has_a_condition_and_no_other_rule() -> None:
    matrix = make.a_question("matrix", Matrix((Row("r-1", "day"),)))
    before = make.a_definition(make.a_module(make.a_page(matrix)))
    at = ("q-matrix", "r-1")

    assert find(SetLogic(at, "relevant", "true()").apply(before), at) == Row(
        "r-1", "day", relevant="true()"
    )
    with pytest.raises(Missing):
        SetLogic(at, "constraint", "true()").apply(before)


def test_whoever_changes_a_bound_keeps_the_unit_that_somebody_else_wrote() -> None:
    unit = Write(("q-workers",), "unit", FR, Wording("personnes"))
    bound = Reshape(("q-workers",), Integer(least=1))

    assert find(bound.apply(unit.apply(asking())), ("q-workers",)) == make.a_question(
        kind=Integer(least=1, unit=text_of(fr="personnes"))
    )


def test_a_question_goes_last_where_its_neighbour_is_gone() -> None:
    without = Delete(Q).apply(asking())
    page = find(
        InsertQuestion(("p-staff",), "q-training", make.a_question("new")).apply(without),
        ("p-staff",),
    )

    assert page == make.a_page(make.a_question(), make.a_question("new"))


def test_a_question_is_not_put_in_twice() -> None:
    with pytest.raises(Missing):
        InsertQuestion(("p-staff",), "", make.a_question()).apply(asking())


def test_a_choice_stays_in_its_question() -> None:
    with pytest.raises(Missing):
        Move(YES, ("q-workers",), "").apply(asking())
