"""A list in a file: its rows are the choices of every question that asks it."""

from __future__ import annotations

from msgspec import structs

from app.core.questionnaire.definition import Definition, Group, choices_of
from app.core.questionnaire.flow import plan
from app.core.questionnaire.from_files import asking, list_of, with_choices
from app.core.questionnaire.kinds import Multiple, Reference, Single
from app.core.questionnaire.library.content import content_of
from app.core.questionnaire.linting.linter import findings
from app.core.questionnaire.logic import Repeat
from app.core.text import FR, NL
from tests.make import a_definition, a_module, a_page, a_question, a_text

ROWS = [
    {"name": "59350", "label::fr": "Lille", "label::nl": "Rijsel", "country": "FR"},
    {"name": "54007", "label": "Mouscron", "country": "BE"},
    {"name": "57081", "label": "Tournai", "country": "BE"},
    {"name": "54007", "label": "again"},
]
LOCALES = (FR, NL)
HERE = a_question("here", Reference("communes.csv"))
THERE = a_question("there", Reference("communes.csv", several=True, value="country"))


def asked(*, brought: bool = True) -> Definition:
    site = Group(id="g-site", name="site", parts=(THERE,), repeat=Repeat())
    definition = a_definition(a_module(a_page(HERE, site)))
    lists = (list_of("communes", ROWS, LOCALES),) if brought else ()
    return structs.replace(definition, lists=lists)


def test_the_rows_are_choices_with_their_words_in_each_language() -> None:
    here, _there = with_choices(asked()).questions

    assert isinstance(here.kind, Single)
    assert [(one.name, one.label) for one in here.kind.choices] == [
        ("59350", a_text("Lille", "Rijsel")),
        ("54007", a_text("Mouscron", "Mouscron")),
        ("57081", a_text("Tournai", "Tournai")),
    ]


def test_each_question_says_which_column_is_the_code() -> None:
    _here, there = with_choices(asked()).questions

    assert (type(there.kind), [one.name for one in choices_of(there)]) == (Multiple, ["FR", "BE"])


def test_an_entry_has_the_same_id_each_time_it_comes_whatever_else_its_row_says() -> None:
    mended = [{**row, "label": "Other words", "added": "yes"} for row in reversed(ROWS)]
    again = structs.replace(asked(), lists=(list_of("communes", mended, LOCALES),))

    before, after = ({one.name: one.id for one in choices_of(next(with_choices(each).questions))}
                     for each in (asked(), again))  # fmt: skip
    assert before == after


def test_a_module_takes_the_lists_of_its_questions_along() -> None:
    assert content_of(asked(), "m-work").lists == asked().lists


def test_a_list_that_nobody_brought_leaves_its_questions_as_they_are_and_is_told() -> None:
    definition = asked(brought=False)

    told = [one.problem.place for one in findings(definition)
            if one.problem.code == "question.list-not-here"]  # fmt: skip

    assert with_choices(definition) == definition
    assert told == [("q-here",), ("q-there",)]


def test_whoever_answers_goes_through_a_plan_that_knows_the_list() -> None:
    here, _there = with_choices(asked()).questions

    assert plan(asked()).questions["q-here"] == here


def test_the_questions_of_a_list_are_found_by_its_name() -> None:
    assert asking(asked()) == {"communes": (HERE, THERE)}
