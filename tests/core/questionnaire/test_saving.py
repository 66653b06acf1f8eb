"""What a save takes, what it leaves out, and what it hides (A042, A043, A046)."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.questionnaire import flow, saving, walking
from app.core.questionnaire.answers import value_at
from app.core.questionnaire.definition import Definition, Group
from app.core.questionnaire.kinds import Integer, Text
from app.core.questionnaire.logic import Logic, Repeat
from app.core.questionnaire.saving import Taken
from app.core.questionnaire.submitting import handed_in
from tests.core.questionnaire.ways import a_walk, asked, number, sum_of
from tests.make import NOW, a_question, yes_or_no

ROUTED = asked(
    yes_or_no("has"),
    number("men", relevant="${q-has} = 'yes'"),
    number("women", relevant="${q-has} = 'yes'"),
    a_question("why", Text(), logic=Logic(relevant="${q-has} = 'no'")),
)
SITES = asked(
    number("many"),
    Group(
        "g-site", "site", repeat=Repeat(),
        parts=(yes_or_no("open"), number("jobs", relevant="${q-open} = 'yes'")),
    ),
)  # fmt: skip


def taken(definition: Definition, before: dict[str, Any], sent: dict[str, Any]) -> Taken:
    return saving.take(a_walk(definition, before), sent)


def test_a042_an_answer_to_a_hidden_question_is_left_out_and_told() -> None:
    said = taken(ROUTED, {"q-has": "c-no"}, {"q-men": 4, "q-why": "Trop petit"})

    assert said == Taken({"q-why": "Trop petit"}, ignored=(("q-men",),), hidden=())


def test_a042_what_the_same_page_hides_is_left_out_and_what_it_opens_is_taken() -> None:
    closing = taken(ROUTED, {"q-has": "c-yes"}, {"q-has": "c-no", "q-men": 4})
    opening = taken(ROUTED, {"q-has": "c-no"}, {"q-has": "c-yes", "q-men": 4})

    assert closing == Taken({"q-has": "c-no"}, ignored=(("q-men",),), hidden=())
    assert opening == Taken({"q-has": "c-yes", "q-men": 4}, ignored=(), hidden=())


def test_a043_a_route_that_hides_answers_names_them_and_keeps_them() -> None:
    before = {"q-has": "c-yes", "q-men": 4, "q-women": 5}

    said = taken(ROUTED, before, {"q-has": "c-no", "q-men": None, "q-women": 6})

    assert said == Taken(
        {"q-has": "c-no"}, ignored=(("q-women",),), hidden=(("q-men",), ("q-women",))
    )


def test_a043_an_answer_that_comes_back_is_not_wiped_by_the_page_that_did_not_show_it() -> None:
    said = taken(ROUTED, {"q-has": "c-no", "q-men": 4}, {"q-has": "c-yes", "q-men": None})

    assert said == Taken({"q-has": "c-yes"}, ignored=(), hidden=())


def test_an_answer_that_is_open_can_be_cleared() -> None:
    said = taken(ROUTED, {"q-has": "c-yes", "q-men": 4}, {"q-men": None})

    assert said == Taken({"q-men": None}, ignored=(), hidden=())


def test_a043_inside_a_repeat_each_time_keeps_what_it_hides() -> None:
    before = {
        "g-site": [
            {"_id": "a", "q-open": "c-yes", "q-jobs": 3},
            {"_id": "b", "q-open": "c-yes", "q-jobs": 4},
        ]
    }
    sent = {
        "g-site": [{"_id": "a", "q-open": "c-no"}, {"_id": "b", "q-open": "c-yes", "q-jobs": 5}]
    }

    said = taken(SITES, before, sent)

    assert said.hidden == (("g-site", "a", "q-jobs"),)
    assert said.changes == {
        "g-site": [
            {"_id": "a", "q-open": "c-no", "q-jobs": 3},
            {"_id": "b", "q-open": "c-yes", "q-jobs": 5},
        ]
    }


def test_a_time_that_is_taken_away_goes_with_its_answers() -> None:
    before = {"g-site": [{"_id": "a", "q-open": "c-no"}, {"_id": "b", "q-open": "c-no"}]}

    said = taken(SITES, before, {"g-site": [{"_id": "b", "q-open": "c-no"}]})

    assert said == Taken({"g-site": [{"_id": "b", "q-open": "c-no"}]}, ignored=(), hidden=())


def test_a046_what_is_worked_out_or_only_to_be_read_is_not_taken() -> None:
    definition = asked(
        number("men"),
        a_question("all", Integer(), logic=Logic(calculation="${q-men} * 2")),
        a_question("fixed", Integer(), logic=Logic(read_only="true()")),
        sum_of("sum", "${q-men} + 1"),
    )

    said = taken(definition, {"q-fixed": 1}, {"q-men": 3, "q-all": 9, "q-fixed": 2, "q-sum": "9"})

    assert (said.changes, sorted(said.ignored)) == (
        {"q-men": 3}, [("q-all",), ("q-fixed",), ("q-sum",)],
    )  # fmt: skip


def test_what_is_handed_in_counts_and_tells_left_open_from_not_asked() -> None:
    definition = asked(*ROUTED.modules[0].pages[0].parts, sum_of("sum", "count(${q-men})"))
    walk = a_walk(definition, {"q-has": "c-no", "q-men": 4})

    assert handed_in(walk) == {"q-has": "c-no", "q-why": None, "q-sum": "1"}


def test_what_is_handed_in_of_a_repeat_is_each_of_its_times() -> None:
    walk = a_walk(SITES, {"g-site": [{"_id": "a", "q-open": "c-yes"}, {"_id": "b", "q-jobs": 3}]})

    assert handed_in(walk) == {
        "q-many": None,
        "g-site": [
            {"_id": "a", "q-open": "c-yes", "q-jobs": None}, {"_id": "b", "q-open": None},
        ],
    }  # fmt: skip


TOKENS = st.lists(st.sampled_from("abc"), unique=True, max_size=3)
ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "q-has": st.sampled_from(["c-yes", "c-no", None]),
        "q-men": st.one_of(st.none(), st.integers(0, 9)),
        "q-many": st.one_of(st.none(), st.integers(0, 3)),
        "g-site": TOKENS.map(
            lambda tokens: [{"_id": token, "q-open": "c-yes", "q-jobs": 1} for token in tokens]
        ),
        "g-counted": TOKENS.map(lambda tokens: [{"_id": token, "q-age": 1} for token in tokens]),
    },
)
EVERYTHING = flow.plan(
    asked(
        *ROUTED.modules[0].pages[0].parts,
        *SITES.modules[0].pages[0].parts,
        Group("g-counted", "counted", parts=(number("age"),), repeat=Repeat(count="${q-many}")),
        sum_of("sum", "sum(${q-jobs}) + sum(${q-age})"),
    )
)


@settings(deadline=None, max_examples=60)
@given(st.lists(ANSWERS, min_size=1, max_size=4))
def test_a_walk_that_took_saves_stands_as_one_made_anew(saves: list[dict[str, Any]]) -> None:
    walk = walking.walk(EVERYTHING, {}, now=NOW, locale="fr")
    for sent in saves:
        saving.take(walk, sent)

    anew = walking.walk(EVERYTHING, walk.answers, now=NOW, locale="fr")

    assert handed_in(walk) == handed_in(anew)


@settings(deadline=None, max_examples=60)
@given(st.lists(ANSWERS, min_size=1, max_size=4))
def test_nothing_that_a_save_hides_is_lost_by_it(saves: list[dict[str, Any]]) -> None:
    walk = walking.walk(EVERYTHING, {}, now=NOW, locale="fr")
    for sent in saves:
        before = dict(walk.answers)
        hidden = saving.take(walk, sent).hidden

        for path in hidden:
            assert value_at(walk.answers, path) == value_at(before, path)
