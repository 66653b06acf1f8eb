"""A module of the library is linked or copied, changed here, and brought up to date."""

from __future__ import annotations

from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from app.core.errors import Unsound
from app.core.questionnaire.bonds import Link
from app.core.questionnaire.changes import Require, Write
from app.core.questionnaire.definition import Definition
from app.core.questionnaire.kinds import Summary, Text
from app.core.questionnaire.library import following, inserting
from app.core.questionnaire.library.content import content_of, copied, problems_of
from app.core.questionnaire.logic import Logic
from app.core.questionnaire.operations import Delete, InsertQuestion, Operation, Several
from app.core.questionnaire.options import ChoiceList
from app.core.questionnaire.parts import find
from app.core.questionnaire.references import uses
from app.core.text import FR, Wording, text_of
from tests import make
from tests.core.questionnaire.edits import definitions, several

Q, N = ("q-training",), ("q-workers",)
LINK, NEXT = Link("lib", 1), Link("lib", 2)


def the_content() -> Definition:
    asked = make.yes_or_no(logic=Logic(relevant="${q-workers} > 0"))
    return content_of(
        make.a_definition(make.a_module(make.a_page(make.a_question(), asked))), "m-work"
    )


def a_head(*changes: Operation) -> Definition:
    """A questionnaire that follows the module, with what was written otherwise there."""
    own = make.a_module(make.a_page(make.a_question("own"), id="p-own"), id="m-own")
    before = make.a_definition(own)
    linked = inserting.linked(before, the_content(), LINK, "m-own").apply(before)
    return Several(changes).apply(linked)


def french(words: str) -> Write:
    return Write(Q, "label", FR, Wording(words))


def test_a_linked_module_keeps_its_ids_and_says_what_it_follows() -> None:
    module = a_head().modules[1]

    assert (module.id, module.link) == ("m-work", LINK)
    assert content_of(a_head(), "m-work") == the_content()


def test_a_questionnaire_holds_a_linked_module_once_and_copies_beside_it() -> None:
    ids = (f"new-{number}" for number in count())

    with pytest.raises(Unsound):
        inserting.linked(a_head(), the_content(), LINK, "")
    both = inserting.as_a_copy(a_head(), the_content(), "m-work", ids).apply(a_head())
    assert [module.link for module in both.modules] == [None, LINK, None]
    assert [question.name for question in both.modules[2].pages[0].questions] == [
        "workers_2",
        "training_2",
    ]


def test_a_copy_speaks_of_its_own_questions() -> None:
    summary = make.a_question("all", Summary(("q-workers",)))
    quoting = make.a_question("why", Text(), label=text_of(fr="Vos ${q-workers} salariés ?"))
    content = InsertQuestion(("p-staff",), "", quoting).apply(
        InsertQuestion(("p-staff",), "", summary).apply(the_content())
    )
    copy = copied(content, (f"new-{number}" for number in count()))

    ids = {question.id for question in copy.questions}
    assert {key for key, _use in uses(copy)} <= ids
    assert [set(q.kind.of) <= ids for q in copy.questions if isinstance(q.kind, Summary)] == [True]


def test_a_module_that_speaks_of_another_cannot_stand_by_itself() -> None:
    asked = make.yes_or_no(logic=Logic(relevant="${q-own} > 0"))
    whole = make.a_definition(
        make.a_module(make.a_page(make.a_question("own"), id="p-own"), id="m-own"),
        make.a_module(make.a_page(asked)),
    )

    assert [(one.code, one.place) for one in problems_of(content_of(whole, "m-work"))] == [
        ("module.refers-outside", ("q-training", "logic.relevant"))
    ]
    assert problems_of(the_content()) == []


def test_a_list_that_says_something_else_is_not_overwritten() -> None:
    head = structs.replace(
        make.a_definition(make.a_module(id="m-own")), lists=(ChoiceList("a", (make.a_choice(),)),)
    )
    content = structs.replace(the_content(), lists=(ChoiceList("a"),))

    with pytest.raises(Unsound):
        inserting.as_a_copy(head, content, "", (f"n{n}" for n in count()))


def test_what_was_written_here_is_an_override_and_can_be_taken_back() -> None:
    head = a_head(french("Formez-vous ?"), Require(N, True))
    found = following.overrides(head, "m-work", the_content())

    assert [[one.code for one in each.differences] for each in found] == [
        ["required.now"],
        ["wording.changed"],
    ]
    for each in found:
        head = each.restore.apply(head)
    assert content_of(head, "m-work") == the_content()


def test_an_update_takes_what_is_new_and_keeps_what_was_written_here() -> None:
    head = a_head(french("Formez-vous ?"))
    new = Several((french("Et la formation ?"), Require(N, True))).apply(the_content())
    update = following.update(head, "m-work", the_content(), new, NEXT)
    after = update.operation.apply(head)

    assert [one.code for one in update.taken] == ["required.now"]
    assert [one.code for one in update.kept] == ["wording.changed"]
    assert after == structs.replace(
        Require(N, True).apply(head),
        modules=(
            head.modules[0],
            structs.replace(Require(N, True).apply(head).modules[1], link=NEXT),
        ),
    )


def test_what_the_library_deletes_stays_where_it_was_changed_here() -> None:
    new = Delete(Q).apply(the_content())
    kept = following.update(a_head(french("x")), "m-work", the_content(), new, NEXT)
    gone = following.update(a_head(), "m-work", the_content(), new, NEXT)

    assert find(kept.operation.apply(a_head(french("x"))), Q)
    assert [question.id for question in gone.operation.apply(a_head()).questions] == [
        "q-own",
        "q-workers",
    ]


def test_a_change_that_was_made_here_too_is_nothing_to_tell() -> None:
    same = french("Formez-vous ?")
    update = following.update(
        a_head(same), "m-work", the_content(), same.apply(the_content()), NEXT
    )

    assert (update.taken, update.kept) == ((), ())


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_without_changes_of_our_own_an_update_gives_what_the_library_says(
    data: st.DataObject,
) -> None:
    whole = data.draw(definitions())
    if not whole.modules:
        return
    base = content_of(whole, whole.modules[0].id)
    new = data.draw(several(base)).apply(base)
    if [module.id for module in new.modules] != [base.modules[0].id]:
        return
    head = structs.replace(base, modules=(structs.replace(base.modules[0], link=LINK),))
    module = base.modules[0].id
    after = following.update(head, module, base, new, NEXT).operation.apply(head)

    assert after.modules[0] == structs.replace(new.modules[0], link=NEXT)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_an_update_can_always_be_taken_over_whatever_was_written_here(
    data: st.DataObject,
) -> None:
    whole = data.draw(definitions())
    if not whole.modules:
        return
    base = content_of(whole, whole.modules[0].id)
    new, ours = (data.draw(several(base)).apply(base) for _ in range(2))
    ids = [base.modules[0].id]
    if not [m.id for m in new.modules] == [m.id for m in ours.modules] == ids:
        return
    head = structs.replace(ours, modules=(structs.replace(ours.modules[0], link=LINK),))
    update = following.update(head, ids[0], base, new, NEXT)

    after = update.operation.apply(head)
    assert update.operation.inverse(head).apply(after) == head
