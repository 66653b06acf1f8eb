"""The way of one respondent: pages that open and close, and how far they have come."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.questionnaire import flow, validation, walking
from app.core.questionnaire.answers import value_at
from app.core.questionnaire.definition import Definition, Group, Page
from app.core.questionnaire.flow import State
from app.core.questionnaire.kinds import Calculated, Integer, Note, Text
from app.core.questionnaire.logic import Logic, Repeat
from app.core.questionnaire.spots import Times
from tests.core.questionnaire.edits import definitions
from tests.core.questionnaire.ways import a_walk, asked, number, spot_of, sum_of
from tests.make import (
    NOW,
    a_definition,
    a_module,
    a_page,
    a_question,
    a_text,
    yes_or_no,
)

STAFF = a_definition(
    a_module(
        a_page(yes_or_no("has", required=True), id="p-has"),
        a_page(
            number("men", relevant="${q-has} = 'yes'"),
            number("women", relevant="${q-has} = 'yes'"),
            id="p-how-many",
        ),
        Page("p-why", logic=Logic(relevant="${q-has} = 'no'"), parts=(a_question("why", Text()),)),
    ),
    a_module(a_page(number("volunteers"), id="p-others"), id="m-others"),
)
SITES = Group("g-site", "site", repeat=Repeat(most=2), parts=(number("jobs"), number("hours")))


def pages(answers: dict[str, Any]) -> list[str]:
    return [step.page.id for step in a_walk(STAFF, answers).steps]


def test_a_page_whose_questions_are_all_hidden_is_skipped_and_not_counted() -> None:
    assert pages({}) == ["p-has", "p-others"]
    assert pages({"q-has": "c-yes"}) == ["p-has", "p-how-many", "p-others"]
    assert pages({"q-has": "c-no"}) == ["p-has", "p-why", "p-others"]
    assert [step.of for step in a_walk(STAFF, {"q-has": "c-no"}).steps] == [2, 2, 1]


def test_a049_from_a_page_that_has_closed_one_goes_on_behind_it() -> None:
    walk = a_walk(STAFF, {"q-has": "c-no"})

    after = walk.after("p-how-many")

    assert (walk.step("p-how-many"), after and after.page.id) == (None, "p-why")


def test_a_module_of_hidden_pages_is_none() -> None:
    definition = a_definition(
        a_module(a_page(number("workers"))),
        a_module(a_page(number("men", relevant="${q-workers} > 0"), id="p-2"), id="m-2"),
    )

    known = [[one.module.id for one in a_walk(definition, given).progress((), ())]
             for given in ({}, {"q-workers": 1})]  # fmt: skip

    assert known == [["m-work"], ["m-work", "m-2"]]


def test_a_page_passed_before_its_route_came_back_waits_only_for_what_is_required() -> None:
    walk = a_walk(STAFF, {"q-has": "c-yes", "q-volunteers": 3})

    waiting = walk.first_waiting({"p-has", "p-others"})

    assert waiting is not None
    assert (waiting.page.id, walk.first_waiting({"p-has", "p-how-many", "p-others"})) == (
        "p-how-many", None,
    )  # fmt: skip


def test_an_answer_against_the_rules_makes_its_module_a_problem() -> None:
    checked = a_question("x", logic=Logic(constraint=". < 10"))
    walk = a_walk(asked(checked), {"q-x": 12})

    assert [one.state for one in validation.progress(walk, [])] == [State.PROBLEM]


def test_a_repeat_that_is_empty_can_be_begun_and_a_full_one_cannot_grow() -> None:
    grows = []
    for tokens in ("", "a", "ab"):
        walk = a_walk(asked(SITES), {"g-site": [{"_id": token} for token in tokens]})
        times = walk.items(walk.steps[0].module, walk.steps[0].page)[0]
        assert isinstance(times, Times)
        grows.append((len(times.sections), times.may_grow, times.may_shrink))

    assert grows == [(0, True, False), (1, True, True), (2, False, True)]


def test_a_repeat_that_is_hidden_opens_no_page() -> None:
    hidden = Group(
        "g-site", "site", parts=(number("jobs"),), repeat=Repeat(),
        logic=Logic(relevant="${q-all} > 0"),
    )  # fmt: skip
    definition = a_definition(a_module(a_page(number("all")), a_page(hidden, id="p-sites")))

    ways = [[one.page.id for one in a_walk(definition, given).steps]
            for given in ({}, {"q-all": 1})]  # fmt: skip

    assert ways == [["p-staff"], ["p-staff", "p-sites"]]


def test_a_change_opens_and_closes_as_a_new_walk_would() -> None:
    walk = a_walk(STAFF, {"q-has": "c-yes", "q-men": 2})

    walk.change({"q-has": "c-no"})
    closed = [step.page.id for step in walk.steps]
    walk.change({"q-has": "c-yes"})

    assert closed == pages({"q-has": "c-no"})
    assert [spot.value for spot in walk.asked()] == ["c-yes", 2, None, None]


def test_a046_what_is_worked_out_follows_a_change() -> None:
    definition = asked(number("men"), number("women"), sum_of("all", "${q-men} + ${q-women}"))
    walk = a_walk(definition, {"q-men": 2, "q-women": 3})

    before = walk.spot(("q-all",))
    walk.change({"q-men": 4})
    after = walk.spot(("q-all",))

    assert (before and before.value, after and after.value) == ("7", "7")


def test_a047_what_divides_by_nothing_has_no_value_and_says_so() -> None:
    definition = asked(number("men"), number("all"), sum_of("share", "${q-men} div ${q-all}"))

    found = [spot_of(definition, answers, "q-share")
             for answers in ({"q-men": 1, "q-all": 0}, {}, {"q-men": 1, "q-all": 2})]  # fmt: skip

    assert [(spot.value, spot.has_no_result) for spot in found] == [
        (None, True), (None, True), ("0.5", False),
    ]  # fmt: skip


def test_a_question_with_a_calculation_is_not_asked_and_shows_what_it_comes_to() -> None:
    computed = a_question("all", Integer(), logic=Logic(calculation="${q-men} * 2"))

    spot = spot_of(asked(number("men"), computed), {"q-men": 3, "q-all": 99}, "q-all")

    assert (spot.is_asked, spot.is_read_only, spot.value) == (False, True, 6)


def test_a_turnover_of_three_thousand_millions_is_reckoned_with() -> None:
    definition = asked(number("turnover"), sum_of("half", "${q-turnover} div 2"))

    assert spot_of(definition, {"q-turnover": 3_000_000_000}, "q-half").value == "1500000000"


def test_a_default_stands_at_the_beginning_and_in_each_new_time() -> None:
    unit = a_question("unit", Text(), logic=Logic(default="'kg'"))
    country = a_question("country", Text(), logic=Logic(default="'BE'"))
    site = Group("g-site", "site", parts=(country, number("jobs")), repeat=Repeat())
    walk = a_walk(asked(unit, site), first=True)

    begun = dict(walk.filling.settled())
    walk.change(begun)
    walk.change({"g-site": [{"_id": "t1"}]})
    walk.change({"g-site": [{"_id": "t1"}, {"_id": "t2", "q-jobs": 3}]})

    assert begun == {"q-unit": "kg"}
    assert walk.answers["g-site"] == [
        {"_id": "t1"}, {"_id": "t2", "q-jobs": 3, "q-country": "BE"},
    ]  # fmt: skip


def test_a_calculation_with_a_trigger_waits_for_its_answer_to_change() -> None:
    copied = a_question("copy", logic=Logic(calculation="${q-men}", trigger="${q-go}"))
    walk = a_walk(asked(number("men"), yes_or_no("go"), copied), {"q-men": 3})

    walk.change({"q-men": 4})
    before = walk.answers.get("q-copy")
    walk.change({"q-go": "c-yes"})

    assert (before, walk.answers["q-copy"]) == (None, 4)


def test_times_are_taken_away_and_put_in_another_order() -> None:
    site = Group("g-site", "site", parts=(number("jobs"),), repeat=Repeat())
    times = [{"_id": name, "q-jobs": at} for at, name in enumerate("abc", 1)]
    walk = a_walk(asked(site, sum_of("all", "sum(${q-jobs})")), {"g-site": times})

    walk.change({"g-site": [times[0], times[2]]})
    without = [spot.value for spot in walk.spots()]
    walk.change({"g-site": [times[2], times[0]]})

    assert (without, [spot.path[1] for spot in walk.spots()]) == ([1, 3], ["c", "a"])
    assert walk.filling.text("q-all") == "4"


def test_what_was_said_in_a_counted_time_comes_back_with_its_count() -> None:
    site = Group("g-site", "site", parts=(number("jobs"),), repeat=Repeat(count="${q-many}"))
    times = [{"_id": "n1", "q-jobs": 5}, {"_id": "n2", "q-jobs": 7}]
    walk = a_walk(asked(number("many"), site), {"q-many": 2, "g-site": times})

    walk.change({"q-many": 1})
    fewer = [spot.value for spot in walk.asked()]
    walk.change({"q-many": 3})

    assert (fewer, [spot.value for spot in walk.asked()]) == ([1, 5], [3, 5, 7, None])


def test_repeats_in_repeats_keep_their_answers_apart() -> None:
    people = Group("g-p", "people", parts=(number("age"),), repeat=Repeat())
    site = Group("g-site", "site", parts=(people, sum_of("ages", "sum(${q-age})")), repeat=Repeat())
    answers = {
        "g-site": [
            {"_id": "s1", "g-p": [{"_id": "p1", "q-age": 20}, {"_id": "p2", "q-age": 30}]},
            {"_id": "s2", "g-p": [{"_id": "p1", "q-age": 40}]},
        ]
    }

    walk = a_walk(asked(site), answers)

    assert [(spot.path, spot.value) for spot in walk.asked()] == [
        (("g-site", "s1", "g-p", "p1", "q-age"), 20),
        (("g-site", "s1", "g-p", "p2", "q-age"), 30),
        (("g-site", "s2", "g-p", "p1", "q-age"), 40),
    ]
    assert [node.text for node in walk.filling.nodes("q-ages")] == ["50", "40"]
    assert value_at(answers, ("g-site", "s2", "g-p", "p1", "q-age")) == 40


def test_a_note_alone_makes_a_page_and_a_calculation_without_words_does_not() -> None:
    definition = a_definition(
        a_module(
            a_page(a_question("word", Note()), id="p-word"),
            a_page(sum_of("all", "1 + 1"), id="p-sum"),
            a_page(a_question("shown", Calculated(), label=a_text("Total")), id="p-shown"),
        )
    )

    assert [step.page.id for step in a_walk(definition).steps] == ["p-word", "p-shown"]


@settings(deadline=None, max_examples=80)
@given(definitions())
def test_no_page_is_shown_without_something_open_on_it(definition: Definition) -> None:
    walk = walking.walk(flow.plan(definition), {}, now=NOW, locale="fr")

    for step in walk.steps:
        assert walk.items(step.module, step.page)
        assert step.number <= step.of


@settings(deadline=None, max_examples=60)
@given(
    st.dictionaries(st.sampled_from(["q-men", "q-women", "q-volunteers"]), st.integers(0, 99)),
    st.lists(st.sampled_from(["c-yes", "c-no", None]), max_size=5),
)
def test_hiding_and_showing_again_restores(
    given_answers: dict[str, int], route: list[str | None]
) -> None:
    walk = a_walk(STAFF, {"q-has": "c-yes", **given_answers})
    before = [(spot.path, spot.value) for spot in walk.asked()]

    for answer in route:
        walk.change({"q-has": answer})
    walk.change({"q-has": "c-yes"})

    assert [(spot.path, spot.value) for spot in walk.asked()] == before
    assert walk.answers == {"q-has": "c-yes", **given_answers}


def test_a044_a_count_of_a_million_asks_a_thousand_times() -> None:
    site = Group("g-site", "site", parts=(number("jobs"),), repeat=Repeat(count="${q-many}"))

    walk = a_walk(asked(number("many"), site), {"q-many": 10**6})

    assert len(list(walk.asked())) == 1 + 1_000
