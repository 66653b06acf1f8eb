"""What answers use is counted answer by answer, in repeats too."""

from __future__ import annotations

from app.core.questionnaire.differences.using import uses_in

OPTIONS = {("q-1", "c-yes"), ("q-2", "c-a"), ("q-2", "c-b"), ("q-3", "r-1"), ("q-3", "c-1")}


def test_each_question_counts_once_and_each_option_that_its_answer_holds() -> None:
    answers = {
        "q-1": "c-yes",
        "q-2": ["c-b", {"other": "c-x"}],
        "q-3": {"r-1": "c-1", "r-gone": "c-1"},
        "q-4": "c-yes",
        "q-5": "",
    }

    assert uses_in(answers, OPTIONS) == {
        ("q-1",): 1, ("q-1", "c-yes"): 1,
        ("q-2",): 1, ("q-2", "c-b"): 1,
        ("q-3",): 1, ("q-3", "r-1"): 1, ("q-3", "c-1"): 1,
        ("q-4",): 1,
    }  # fmt: skip


def test_each_time_of_a_repeat_is_an_answer_of_its_own() -> None:
    team = [{"_id": "a", "q-1": "c-yes"}, {"_id": "b", "q-1": "c-yes"}, {"_id": "c"}]

    assert uses_in({"g-team": team}, OPTIONS) == {("q-1",): 2, ("q-1", "c-yes"): 2}
