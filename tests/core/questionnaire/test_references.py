"""Expressions know questions by id; people read and write names."""

from __future__ import annotations

from app.core.questionnaire import references
from app.core.questionnaire.changes import Rename
from app.core.questionnaire.definition import Definition, Group
from app.core.questionnaire.logic import Logic, Repeat
from tests import make


def staff_and_training() -> Definition:
    """Training is asked where there are workers, as often as there are; its words name them."""
    asked = make.yes_or_no(
        logic=Logic(relevant="${q-workers} > 0"),
        hint=make.a_text("Pour vos ${q-workers} salariés", "Voor uw ${q-workers} werknemers"),
    )
    times = Group("g-site", "site", repeat=Repeat(count="${q-workers}"), parts=(asked,))
    return make.a_definition(make.a_module(make.a_page(make.a_question(), times)))


def test_a_name_can_change_without_a_change_of_any_expression() -> None:
    before = staff_and_training()

    after = Rename(("q-workers",), "staff").apply(before)

    assert list(references.expressions(after)) == list(references.expressions(before))


def test_an_expression_is_shown_with_names_and_kept_with_ids() -> None:
    definition = staff_and_training()
    kept = "${q-workers} > ${ last-saved#q-workers } and ${q-gone}"

    shown = references.rewritten(kept, references.names(definition).get)

    assert shown == "${workers} > ${last-saved#workers} and ${q-gone}"
    assert references.rewritten(shown, references.ids(definition).get) == (
        "${q-workers} > ${last-saved#q-workers} and ${q-gone}"
    )


def test_whoever_deletes_a_question_hears_what_speaks_of_it() -> None:
    broken = references.broken_by(staff_and_training(), ("q-workers",))

    assert [(use.address, use.field) for use in broken] == [
        (("g-site",), "repeat.count"),
        (("q-training",), "logic.relevant"),
        (("q-training",), "hint.fr"),
        (("q-training",), "hint.nl"),
    ]


def test_what_goes_with_the_deleted_part_is_not_broken() -> None:
    assert references.broken_by(staff_and_training(), ("p-staff",)) == []
