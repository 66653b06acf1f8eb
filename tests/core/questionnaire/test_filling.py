"""A definition runs: what is asked of whom, what is worked out, and what a repeat repeats."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given, settings

from app.core.questionnaire.compiling import compile
from app.core.questionnaire.definition import Definition, Group, Module, Page
from app.core.questionnaire.expressions.context import World
from app.core.questionnaire.filling import Filling
from app.core.questionnaire.kinds import (
    DecimalNumber,
    Matrix,
    Multiple,
    Numbers,
    Text,
)
from app.core.questionnaire.logic import Logic, Repeat
from app.core.questionnaire.options import Choice, Row
from app.core.questionnaire.submitting import handed_in
from tests import make
from tests.core.questionnaire.edits import definitions
from tests.core.questionnaire.ways import a_walk, asked, number, spot_of, sum_of

WORLD = World(now=make.NOW)


def filling(definition: Definition, answers: dict[str, Any], *, first: bool = False) -> Filling:
    compiled = compile(definition)
    assert compiled.problems == ()
    return Filling(compiled, answers, WORLD, first=first)


def open_in(definition: Definition, answers: dict[str, Any]) -> list[str]:
    found = filling(definition, answers)
    return [question.name for question in definition.questions if found.is_open(question)]


def test_a_question_is_asked_only_of_those_it_concerns() -> None:
    definition = asked(number("workers"), make.yes_or_no(logic=Logic(relevant="${q-workers} > 0")))

    shown = [open_in(definition, answers) for answers in ({}, {"q-workers": 0}, {"q-workers": 3})]

    assert shown == [["workers"], ["workers"], ["workers", "training"]]


def test_what_a_hidden_answer_said_does_not_count_and_comes_back() -> None:
    definition = asked(
        make.yes_or_no("open"),
        number("guests", relevant="${q-open} = 'yes'"),
        sum_of("double", "coalesce(${q-guests}, 0) * 2"),
    )
    answers = {"q-open": "c-no", "q-guests": 4}

    hidden = handed_in(a_walk(definition, answers))
    back = handed_in(a_walk(definition, {**answers, "q-open": "c-yes"}))

    assert (hidden, back) == (
        {"q-open": "c-no", "q-double": "0"},
        {"q-open": "c-yes", "q-guests": 4, "q-double": "8"},
    )


def test_a_choice_is_read_by_its_code_and_several_by_selected() -> None:
    means = Multiple((make.a_choice("bike"), make.a_choice("bus")))
    definition = asked(
        make.a_question("means", means),
        number("bikes", relevant="selected(${q-means}, 'bike')"),
        number("both", relevant="count-selected(${q-means}) = 2"),
    )

    assert open_in(definition, {"q-means": ["c-bike", "c-bus"]}) == ["means", "bikes", "both"]
    assert open_in(definition, {"q-means": ["c-bus"]}) == ["means"]


def test_a_page_or_module_that_is_closed_closes_all_in_it() -> None:
    page = Page(
        "p-more", logic=Logic(relevant="${q-workers} > 0"), parts=(number("men"), number("women"))
    )
    definition = make.a_definition(make.a_module(make.a_page(number("workers")), page))

    assert open_in(definition, {}) == ["workers"]
    assert open_in(definition, {"q-workers": 1}) == ["workers", "men", "women"]


def test_inside_a_repeat_a_reference_means_the_same_time_of_it_and_outside_all_of_them() -> None:
    sites = Group(
        "g-site", "site", repeat=Repeat(),
        parts=(number("jobs"), sum_of("hours", "${q-jobs} * 38")),
    )  # fmt: skip
    definition = asked(sites, sum_of("all", "sum(${q-hours})"), sum_of("times", "count(${g-site})"))

    found = filling(definition, {"g-site": [{"_id": "a", "q-jobs": 2}, {"_id": "b", "q-jobs": 3}]})

    assert [node.text for node in found.nodes("q-hours")] == ["76", "114"]
    assert (found.text("q-all"), found.text("q-times")) == ("190", "2")


def test_a_predicate_and_indexed_repeat_look_into_the_times_of_a_repeat() -> None:
    sites = Group("g-site", "site", repeat=Repeat(), parts=(number("jobs"),))
    definition = asked(
        sites,
        sum_of("large", "count(${g-site}[${q-jobs} > 2])"),
        sum_of("second", "indexed-repeat(${q-jobs}, ${g-site}, 2)"),
    )

    found = filling(definition, {"g-site": [{"_id": "a", "q-jobs": 2}, {"_id": "b", "q-jobs": 3}]})

    assert (found.text("q-large"), found.text("q-second")) == ("1", "3")


def test_a_repeat_is_as_long_as_its_count_says_and_no_shorter_than_its_least() -> None:
    counted = Group("g-c", "c", repeat=Repeat(count="${q-workers}"), parts=(number("age"),))
    at_least = Group("g-l", "l", repeat=Repeat(least=2), parts=(number("size"),))
    definition = asked(number("workers"), counted, at_least)

    found = filling(definition, {"q-workers": 3})

    assert (len(found.nodes("q-age")), len(found.nodes("q-size"))) == (3, 2)


def test_a_default_is_there_at_the_beginning_and_never_again() -> None:
    definition = asked(make.a_question("unit", Text(), logic=Logic(default="'kg'")))

    first = filling(definition, {}, first=True).text("q-unit")
    later = filling(definition, {}).text("q-unit")

    assert (first, later) == ("kg", "")


def test_a_choice_is_offered_where_its_filter_holds() -> None:
    communes = tuple(
        Choice(f"c-{name}", name, make.a_text(name), {"province": province})
        for name, province in {"Mons": "WHT", "Gand": "VOV", "Tournai": "WHT"}.items()
    )
    filtered = make.a_question(
        "commune", Multiple(communes), logic=Logic(choice_filter="province = ${q-province}")
    )
    definition = asked(make.a_question("province", Text()), filtered)

    found = spot_of(definition, {"q-province": "WHT"}, "q-commune")

    assert [choice.name for choice in found.choices] == ["Mons", "Tournai"]


def test_a_constraint_a_warning_and_a_required_answer_are_told() -> None:
    question = make.a_question(
        logic=Logic(constraint=". < 1000", warning=". < 100", required="${q-has} = 'yes'")
    )
    definition = asked(make.yes_or_no("has"), question)

    told = [
        (found.breaks_constraint, found.surprises, found.is_required)
        for answers in (
            {"q-workers": 50},
            {"q-workers": 500},
            {"q-workers": 5000, "q-has": "c-yes"},
        )
        for found in [spot_of(definition, answers, "q-workers")]
    ]

    assert told == [(False, False, False), (False, True, False), (True, True, True)]


def test_rows_are_read_one_by_one_and_together_and_their_total_is_known() -> None:
    rows = (Row("r-1", "men"), Row("r-2", "women", relevant="${q-workers} > 5"))
    split = make.a_question("split", Numbers(rows, total="${q-workers}"))
    rating = make.a_question("rating", Matrix(rows, (make.a_choice(),)))
    definition = asked(number("workers"), split, rating)

    answers = {"q-workers": 5, "q-split": {"r-1": "2", "r-2": "3"}, "q-rating": {"r-1": "c-yes"}}
    found = spot_of(definition, answers, "q-split")

    assert (found.total, found.rows) == (Decimal(5), rows[:1])
    assert found.value == {"r-1": "2"}
    assert found.filling.nodes("q-rating/r-1")[0].text == "yes"


def test_the_words_of_a_choice_are_found_by_its_question() -> None:
    definition = asked(
        make.yes_or_no("open"), sum_of("words", "jr:choice-name(${q-open}, '${q-open}')")
    )
    french = World(now=make.NOW, locale="fr_BE")

    found = Filling(compile(definition), {"q-open": "c-yes"}, french)

    assert found.text("q-words") == "Oui"


def test_every_mistake_is_told_with_its_place_and_the_rest_runs() -> None:
    definition = asked(
        number("workers", relevant="${q-gone} > 1"),
        make.a_question("one", DecimalNumber(), logic=Logic(calculation="${q-two} + 1")),
        make.a_question("two", DecimalNumber(), logic=Logic(calculation="${q-one} + 1")),
        number("three", constraint=". >"),
        sum_of("four", "2 + 2"),
    )

    compiled = compile(definition)

    assert sorted((problem.code, problem.place) for problem in compiled.problems) == [
        ("expression.ends-early", ("q-three", "constraint")),
        ("logic.circle", ("q-one", "calculation")),
        ("logic.unknown-reference", ("q-workers", "relevant")),
    ]
    assert Filling(compiled, {}, WORLD).text("q-four") == "4"


def test_a_module_without_a_name_is_no_level_of_the_paths() -> None:
    named = Module("m-n", "n", pages=(Page("p-n", "p", parts=(number("deep"),)),))
    definition = make.a_definition(make.a_module(make.a_page(number("flat"))), named)

    compiled = compile(definition)

    assert (compiled.places["q-flat"], compiled.places["q-deep"]) == (
        ("data", "flat"),
        ("data", "n", "p", "deep"),
    )


@settings(deadline=None, max_examples=60)
@given(definitions())
def test_every_questionnaire_compiles_and_each_of_its_questions_has_a_place(
    definition: Definition,
) -> None:
    compiled = compile(definition)
    found = Filling(compiled, {}, WORLD)

    places = [compiled.places[question.id] for question in definition.questions]

    assert len(set(places)) == len(places)
    for question in definition.questions:
        found.is_open(question)
