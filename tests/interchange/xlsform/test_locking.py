"""The locks of a form of Kobo hold here, are listed where they cannot, and leave with it again."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from msgspec import structs

from app.core.questionnaire.belongings import Keep
from app.core.questionnaire.bonds import Locks, Restriction
from app.core.questionnaire.changes import Rename, Require, SetLogic, Speak, Write
from app.core.questionnaire.definition import Definition, Group, Question, choices_of
from app.core.questionnaire.locks import refusals
from app.core.questionnaire.operations import (
    Delete,
    InsertChoice,
    InsertGroup,
    InsertQuestion,
    Move,
    Operation,
    Replace,
)
from app.core.questionnaire.parts import Address, walk
from app.core.text import FR, Wording
from app.interchange.xlsform.converting import converted
from app.interchange.xlsform.locking import KNOWN
from app.interchange.xlsform.writing import writer
from tests import make
from tests.corpus.folder import corpus_file
from tests.interchange.xlsform.workbooks import YES_NO, Rows, a_workbook

R = Restriction
WORDS = Wording("Autre")
SURVEY: Rows = [
    ("type", "name", "label::Français (fr)", "kobo--locking-profile"),
    ("begin_group", "work", "Travail", "p"),
    ("begin_group", "staff", "Personnel", "p"),
    ("select_one yes_no", "training", "Formation ?", "p"),
    ("integer", "workers", "Combien ?", "p"),
    ("start", "start", "", "p"),
    ("begin_group", "inner", "Âges", "p"),
    ("integer", "age", "Âge ?", "p"),
    ("end_group",),
    ("end_group",),
    ("end_group",),
]  # fmt: skip


def a_locked_form(*restrictions: str, everything: str = "") -> bytes:
    """A form whose every part, and itself, bear a profile that locks these."""
    return a_workbook(
        survey=SURVEY, choices=YES_NO,
        settings=[("kobo--locking-profile", "kobo--lock_all"), ("p", everything)],
        **{
            "kobo--locking-profiles": [
                ("restriction", "p", "spare"), *((one, "locked", "") for one in restrictions)
            ]
        },
    )  # fmt: skip


def taken_over(data: bytes) -> Definition:
    return converted(data, "form.xlsx", seed="s", otherwise=FR)[0]


def listed(data: bytes) -> list[tuple[str, str, str]]:
    report = converted(data, "form.xlsx", seed="s", otherwise=FR)[1]
    parts = {name: getattr(report, name) for name in ("kept", "lost", "review")}
    return [
        (name, entry.code, entry.cell)
        for name, entries in parts.items()
        for entry in entries
        if "lock" in entry.code
    ]


class At:
    """Where the parts of the form stand, by their names."""

    def __init__(self, definition: Definition) -> None:
        self.definition = definition
        self.ids: Mapping[str, Address] = {
            part.name: at for at, part in walk(definition) if not isinstance(part, Definition)
        }

    def __getattr__(self, name: str) -> Address:
        return self.ids[name]

    def choice(self, number: int) -> Address:
        question = next(one for one in self.definition.questions if one.name == "training")
        return (question.id, choices_of(question)[number].id)


EDITS: Mapping[Restriction, Callable[[At], Operation]] = {
    R.CHOICE_ADD: lambda at: InsertChoice(at.training, "", make.a_choice("maybe")),
    R.CHOICE_DELETE: lambda at: Delete(at.choice(0)),
    R.CHOICE_LABEL_EDIT: lambda at: Write(at.choice(0), "label", FR, WORDS),
    R.CHOICE_VALUE_EDIT: lambda at: Rename(at.choice(0), "y"),
    R.CHOICE_ORDER_EDIT: lambda at: Move(at.choice(1), at.training, at.choice(0)[1]),
    R.QUESTION_ADD: lambda at: InsertQuestion(at.staff, "", make.a_question("new")),
    R.QUESTION_DELETE: lambda at: Delete(at.training),
    R.QUESTION_LABEL_EDIT: lambda at: Write(at.training, "label", FR, WORDS),
    R.QUESTION_SETTINGS_EDIT: lambda at: Require(at.training, True),
    R.QUESTION_SKIP_LOGIC_EDIT: lambda at: SetLogic(at.training, "relevant", "true()"),
    R.QUESTION_VALIDATION_EDIT: lambda at: SetLogic(at.workers, "constraint", ". > 3"),
    R.QUESTION_ORDER_EDIT: lambda at: Move(at.training, at.staff, ""),
    R.GROUP_ADD: lambda at: InsertGroup(at.staff, "", Group("new", "new")),
    R.GROUP_DELETE: lambda at: Delete(at.inner),
    R.GROUP_LABEL_EDIT: lambda at: Write(at.inner, "title", FR, WORDS),
    R.GROUP_SETTINGS_EDIT: lambda at: Rename(at.inner, "ages"),
    R.GROUP_SKIP_LOGIC_EDIT: lambda at: SetLogic(at.inner, "relevant", "true()"),
    R.GROUP_SPLIT: lambda at: Move(at.age, at.staff, ""),
    R.GROUP_QUESTION_ADD: lambda at: InsertQuestion(at.inner, "", make.a_question("new")),
    R.GROUP_QUESTION_DELETE: lambda at: Delete(at.age),
    R.GROUP_QUESTION_ORDER_EDIT: lambda at: Move(at.training, at.staff, ""),
    R.FORM_REPLACE: lambda at: Replace(structs.replace(at.definition, locks=Locks())),
    R.FORM_APPEARANCE: lambda at: Keep((), "settings.style", "pages"),
    R.FORM_META_EDIT: lambda at: Delete(at.start),
    R.LANGUAGE_EDIT: lambda at: Speak((FR,)),
}


def refused(definition: Definition, edit: Operation) -> set[str]:
    return {str(one.facts["restriction"]) for one in refusals(definition, edit)}


@pytest.mark.parametrize("restriction", EDITS)
def test_what_the_file_locks_is_refused_and_left_alone_it_is_free(restriction: Restriction) -> None:
    edit = EDITS[restriction]
    locked, free = taken_over(a_locked_form(restriction.value)), taken_over(a_locked_form())

    assert refused(locked, edit(At(locked))) == {restriction.value}
    assert refused(free, edit(At(free))) == set()


def test_each_of_the_25_restrictions_of_kobo_is_tried() -> None:
    assert set(EDITS) == set(R) - {R.MODULE_DETACH}
    assert len(EDITS) == 25


def test_a_form_that_is_locked_as_a_whole_leaves_nothing_free() -> None:
    definition = taken_over(a_locked_form(everything="TRUE"))
    at = At(definition)

    assert [one for one, edit in EDITS.items() if not refused(definition, edit(at))] == []


def test_a_group_forbids_the_same_to_the_groups_in_it_and_its_questions_stay_their_own() -> None:
    profile = {"p": (R.GROUP_QUESTION_ADD, R.GROUP_LABEL_EDIT)}
    definition = taken_over(a_locked_form())
    at = At(definition)
    definition = structs.replace(definition, locks=Locks(profile, {at.staff[0]: "p"}))

    adding = InsertQuestion(at.inner, "", make.a_question("new"))
    assert refused(definition, adding) == {"group_question_add"}
    assert refused(definition, Write(at.inner, "title", FR, WORDS)) == set()
    assert refused(definition, InsertQuestion(at.work, "", make.a_question("new"))) == set()


def test_what_was_called_otherwise_before_and_hyphens_that_became_a_dash_are_read() -> None:
    data = a_workbook(
        survey=[("type", "name", "label", "kobo—locking-profile"), ("text", "a", "A", "p")],
        **{
            "kobo—locking-profiles": [
                ("restriction", "p"), ("choice_edit", "locked"), ("translations_manage", "yes"),
            ]
        },
    )  # fmt: skip
    locks = taken_over(data).locks

    assert locks.profiles == {"p": (R.CHOICE_LABEL_EDIT, R.CHOICE_VALUE_EDIT, R.LANGUAGE_EDIT)}
    assert [*locks.of.values()] == ["p"]


def test_what_locks_nothing_is_listed_with_its_cell() -> None:
    data = a_workbook(
        survey=[
            ("type", "name", "label", "kobo--locking-profile"),
            ("text", "a", "A", "gone"),
            ("begin_group", "empty", "Rien", "p"),
            ("end_group",),
        ],
        settings=[("kobo--lock_all",), ("perhaps",)],
        **{"kobo--locking-profiles": [("restriction", "p"), ("fly", "locked"), ("group_add", "?")]},
    )  # fmt: skip

    assert listed(data) == [
        ("kept", "import.locks", "kobo--locking-profiles"),
        ("lost", "import.lock-of-nothing", "survey!D3"),
        ("review", "import.lock-unknown", "kobo--locking-profiles!A2"),
        ("review", "import.lock-unread", "kobo--locking-profiles!B3"),
        ("review", "import.lock-unread", "settings"),
        ("review", "import.lock-profile-unknown", "survey!D2"),
    ]


@pytest.mark.parametrize("everything", ["", "true"])
def test_locks_leave_as_they_came(everything: str) -> None:
    before = taken_over(a_locked_form(*KNOWN, everything=everything))
    exported = writer.write(before)

    assert taken_over(exported.data).locks == before.locks
    assert "locks" not in {entry.facts["property"] for entry in exported.report.lost}


def test_what_of_our_locks_kobo_has_no_word_for_is_listed() -> None:
    module = make.a_module(make.a_page(make.a_question()))
    locks = Locks({"p": (R.MODULE_DETACH,), "locked": (R.GROUP_ADD,)}, {"gone": "p"})
    exported = writer.write(structs.replace(make.a_definition(module), locks=locks))

    told = {str(one.facts["text"]) for one in exported.report.lost if "locks" in str(one.facts)}
    assert told == {"p", "p: module_detach", "locked"}


def test_the_form_that_kobo_gives_as_an_example_is_locked_as_it_says() -> None:
    file = corpus_file("corpus", "xlsform", "formpack__library-locking-example.xls")
    definition = converted(file.read_bytes(), file.name, seed="s", otherwise=FR)[0]
    country, city = (question for question in definition.questions)

    assert definition.locks == Locks(
        {
            "profile_1": (R.CHOICE_ADD, R.CHOICE_LABEL_EDIT, R.CHOICE_ORDER_EDIT),
            "profile_2": (R.CHOICE_DELETE, R.CHOICE_ORDER_EDIT),
            "profile_3": (R.FORM_APPEARANCE,),
        },
        {"": "profile_3", country.id: "profile_1", city.id: "profile_2"},
    )
    assert isinstance(country, Question)
    assert refused(definition, InsertChoice((city.id,), "", make.a_choice("x"))) == set()
    adding = InsertChoice((country.id,), "", make.a_choice("x"))
    assert refused(definition, adding) == {"choice_add"}
