"""Two people answer at the same time."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.core.questionnaire.answers import applied, changed, replayed
from app.core.questionnaire.merging import merged

VALUES = st.one_of(st.none(), st.integers(0, 2))
CHANGES = st.dictionaries(st.sampled_from(["a", "b", "c"]), VALUES)


@given(CHANGES, CHANGES, CHANGES)
def test_nothing_that_somebody_else_wrote_is_overwritten(
    before: dict[str, int | None], others: dict[str, int | None], mine: dict[str, int | None]
) -> None:
    base = applied({}, before)
    theirs = applied(base, others)

    written, clashes = merged(base, theirs, mine)

    after = applied(theirs, written)
    for id, value in changed(base, others).items():
        assert after.get(id) == value
    undecided = {clash.question_id for clash in clashes}
    for id, value in changed(base, mine).items():
        assert after.get(id) == value or id in undecided


@given(CHANGES, CHANGES)
def test_alone_one_saves_what_one_changed(
    before: dict[str, int | None], mine: dict[str, int | None]
) -> None:
    base = applied({}, before)

    assert merged(base, base, mine) == (changed(base, mine), ())


@given(st.lists(CHANGES))
def test_the_saves_played_again_leave_the_answers_as_they_stand(
    saves: list[dict[str, int | None]],
) -> None:
    answers: dict[str, object] = {}
    for changes in saves:
        answers = {id: v for id, v in {**answers, **changes}.items() if v is not None}

    assert replayed(saves) == answers


def times(*given: dict[str, Any]) -> dict[str, Any]:
    return {"g": [{"_id": token, **said} for one in given for token, said in one.items()]}


def test_two_people_answer_in_the_same_time_of_a_repeat() -> None:
    base = times({"a": {"q": 1, "r": 1}})

    written, clashes = merged(base, times({"a": {"q": 2, "r": 1}}), times({"a": {"q": 1, "r": 5}}))

    assert (written, clashes) == (times({"a": {"q": 2, "r": 5}}), ())


def test_a_clash_inside_a_repeat_names_its_time_and_keeps_theirs() -> None:
    base = times({"a": {"q": 1}}, {"b": {"q": 1}})

    written, clashes = merged(
        base, times({"a": {"q": 2}}, {"b": {"q": 1}}), times({"a": {"q": 3}}, {"b": {"q": 4}})
    )

    assert written == times({"a": {"q": 2}}, {"b": {"q": 4}})
    assert [(one.path, one.mine, one.theirs) for one in clashes] == [(("g", "a", "q"), 3, 2)]


def test_times_that_two_people_add_and_take_away_all_count() -> None:
    base = times({"a": {"q": 1}}, {"b": {"q": 1}}, {"c": {"q": 1}})
    theirs = times({"a": {"q": 1}}, {"b": {"q": 1}}, {"d": {"q": 9}})
    mine = times({"b": {"q": 1}}, {"c": {"q": 1}}, {"e": {"q": 8}})

    written, clashes = merged(base, theirs, mine)

    assert (written, clashes) == (times({"b": {"q": 1}}, {"e": {"q": 8}}, {"d": {"q": 9}}), ())


def test_a_time_that_one_took_away_stays_while_the_other_wrote_in_it() -> None:
    base = times({"a": {"q": 1}}, {"b": {"q": 1}})

    theirs_wrote, _none = merged(base, times({"a": {"q": 2}}, {"b": {"q": 1}}), {"g": None})
    mine_wrote, _none = merged(base, {}, times({"a": {"q": 2}}, {"b": {"q": 1}}))

    assert (theirs_wrote, mine_wrote) == (
        {"g": times({"a": {"q": 2}})["g"]},
        times({"a": {"q": 2}}),
    )


def test_what_two_people_confirm_stands_together() -> None:
    written, clashes = merged({}, {"_meant": {"q": 1}}, {"_meant": {"r": 2}})

    assert (written, clashes) == ({"_meant": {"q": 1, "r": 2}}, ())
