"""A lock holds whatever page an edit comes from, and names itself."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from app.core.questionnaire.belongings import Keep, SetLink, SetLocks
from app.core.questionnaire.bonds import ALL, NO_LOCKS, Link, Locks, Restriction
from app.core.questionnaire.changes import (
    Rename,
    Require,
    Reshape,
    SetLogic,
    Speak,
    Write,
)
from app.core.questionnaire.definition import Definition, Group
from app.core.questionnaire.kinds import Hidden, Integer
from app.core.questionnaire.locks import is_of_the_library, refusals
from app.core.questionnaire.operations import (
    Delete,
    InsertChoice,
    InsertGroup,
    InsertModule,
    InsertQuestion,
    Move,
    Operation,
    Replace,
    Several,
)
from app.core.text import FR, NL, Wording
from tests import make
from tests.core.questionnaire.edits import definitions, several

Q, N, YES, PAGE = ("q-training",), ("q-workers",), ("q-training", "c-yes"), ("p-staff",)
WORDS = Wording("Autre")
R = Restriction
BEFORE = make.a_definition(
    make.a_module(
        make.a_page(
            make.a_question(),
            make.yes_or_no(),
            make.a_question("start", Hidden("start")),
            Group("g", "g", make.a_text(), (make.a_question("age"),)),
        )
    )
)


def locked(*restrictions: Restriction) -> Definition:
    """The questionnaire, in which its federation forbids these in the linked module and, by a
    profile, in the questionnaire itself."""
    module = structs.replace(BEFORE.modules[0], link=Link("lib", 1, locks=restrictions))
    profile = Locks({"ours": restrictions}, {"": "ours"})
    return structs.replace(BEFORE, modules=(module,), locks=profile)


def named(definition: Definition, operation: Operation) -> set[str]:
    return {str(one.facts["restriction"]) for one in refusals(definition, operation)}


EDITS: list[tuple[Restriction, Operation]] = [
    (R.CHOICE_ADD, InsertChoice(Q, "c-no", make.a_choice("maybe"))),
    (R.CHOICE_DELETE, Delete(YES)),
    (R.CHOICE_LABEL_EDIT, Write(YES, "label", FR, WORDS)),
    (R.CHOICE_VALUE_EDIT, Rename(YES, "y")),
    (R.CHOICE_ORDER_EDIT, Move(YES, Q, "c-no")),
    (R.QUESTION_ADD, InsertQuestion(PAGE, "", make.a_question("new"))),
    (R.QUESTION_DELETE, Delete(Q)),
    (R.QUESTION_LABEL_EDIT, Write(Q, "label", FR, WORDS)),
    (R.QUESTION_SETTINGS_EDIT, Require(Q, True)),
    (R.QUESTION_SKIP_LOGIC_EDIT, SetLogic(Q, "relevant", "true()")),
    (R.QUESTION_VALIDATION_EDIT, Reshape(N, Integer(least=3))),
    (R.QUESTION_ORDER_EDIT, Move(Q, PAGE, "")),
    (R.GROUP_ADD, InsertGroup(PAGE, "", Group("new", "new"))),
    (R.GROUP_DELETE, Delete(PAGE)),
    (R.GROUP_LABEL_EDIT, Write(PAGE, "title", FR, WORDS)),
    (R.GROUP_SETTINGS_EDIT, Rename(PAGE, "staff")),
    (R.GROUP_SKIP_LOGIC_EDIT, SetLogic(PAGE, "relevant", "true()")),
    (R.GROUP_SPLIT, Move(("q-age",), PAGE, "")),
    (R.GROUP_QUESTION_ADD, InsertQuestion(PAGE, "", make.a_question("new"))),
    (R.GROUP_QUESTION_DELETE, Delete(Q)),
    (R.GROUP_QUESTION_ORDER_EDIT, Move(Q, PAGE, "")),
    (R.FORM_REPLACE, Replace(BEFORE)),
    (R.FORM_APPEARANCE, Keep((), "style", "pages")),
    (R.FORM_META_EDIT, Delete(("q-start",))),
    (R.LANGUAGE_EDIT, Speak((FR,))),
    (R.MODULE_DETACH, SetLink(("m-work",), None)),
]


@pytest.mark.parametrize(("restriction", "edit"), EDITS, ids=[one.value for one, _edit in EDITS])
def test_each_restriction_forbids_its_edit_and_without_it_the_edit_is_free(
    restriction: Restriction, edit: Operation
) -> None:
    others = [one for one in ALL if one not in named(locked(*ALL), edit)]

    assert named(locked(restriction), edit) == {restriction.value}
    assert named(locked(*others), edit) == set()


def test_every_restriction_stands_in_the_table() -> None:
    assert {one for one, _edit in EDITS} == set(ALL)


def test_nothing_is_refused_where_nothing_is_locked() -> None:
    assert refusals(BEFORE, Several((Delete(Q), Delete(PAGE)))) == []


def test_a_lock_of_a_linked_module_ends_where_the_module_ends() -> None:
    linked = structs.replace(BEFORE.modules[0], link=Link("lib", 1, locks=ALL))
    free = make.a_module(make.a_page(make.a_question("mine"), id="p-mine"), id="m-mine")
    both = structs.replace(BEFORE, modules=(linked, free))

    assert named(both, Write(("q-mine",), "label", FR, WORDS)) == set()
    assert named(both, Move(Q, ("p-mine",), "")) == {"group_question_delete", "group_split"}
    assert named(both, Write(Q, "label", NL, WORDS)) == {"question_label_edit"}


def test_a_profile_of_one_part_locks_that_part_alone() -> None:
    locks = Locks({"fixed": (R.QUESTION_DELETE,)}, {"q-training": "fixed"})
    definition = structs.replace(BEFORE, locks=locks)

    assert named(definition, Delete(Q)) == {"question_delete"}
    assert named(definition, Delete(N)) == set()
    assert named(definition, Delete(PAGE)) == {"question_delete"}


def test_where_everything_is_locked_nothing_is_free() -> None:
    definition = structs.replace(BEFORE, locks=Locks(everything=True))

    assert all(named(definition, edit) for _restriction, edit in EDITS)


def test_several_edits_are_refused_for_each_of_them_once() -> None:
    definition = locked(R.QUESTION_DELETE, R.CHOICE_ADD)
    choices = [InsertChoice(Q, "", make.a_choice(name)) for name in ("maybe", "never")]
    edit = Several((Delete(N), *choices))

    assert [(one.place, one.facts["restriction"]) for one in refusals(definition, edit)] == [
        (N, "question_delete"),
        (Q, "choice_add"),
    ]


def test_links_and_locks_are_set_by_the_pages_of_the_library_alone() -> None:
    linked = structs.replace(BEFORE.modules[0], link=Link("lib", 1))
    edits = (
        SetLink(("m-work",), None),
        SetLocks(NO_LOCKS),
        Several((Several((SetLocks(NO_LOCKS),)),)),
        InsertModule((), "", linked),
        Replace(structs.replace(BEFORE, modules=(linked,))),
    )

    assert [is_of_the_library(edit) for edit in edits] == [True] * len(edits)
    assert not is_of_the_library(Several((Delete(Q), Replace(BEFORE))))


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_whatever_is_not_refused_leaves_a_wholly_locked_questionnaire_as_it_was(
    data: st.DataObject,
) -> None:
    definition = structs.replace(data.draw(definitions()), locks=Locks(everything=True))
    edit = data.draw(several(definition))

    if not refusals(definition, edit):
        assert edit.apply(definition) == definition
