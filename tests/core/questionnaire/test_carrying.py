"""The crosswalk of two versions: what was answered to one and can be said again to another."""

from __future__ import annotations

from typing import Any

import pytest

from app.core.questionnaire.carrying import carried, last_saved
from app.core.questionnaire.definition import Definition, Group, Item
from app.core.questionnaire.kinds import (
    Calculated,
    Consent,
    Integer,
    Multiple,
    Numbers,
    Single,
    Text,
)
from app.core.questionnaire.logic import Repeat
from app.core.questionnaire.options import Row
from tests.make import a_choice, a_definition, a_module, a_page, a_question, a_text


def asking(*parts: Item) -> Definition:
    return a_definition(a_module(a_page(*parts)))


def choosing(kind: type[Any], *names: str) -> Definition:
    return asking(a_question("way", kind(tuple(a_choice(name) for name in names))))


def numbers(*rows: str) -> Definition:
    return asking(a_question("way", Numbers(rows=tuple(Row(id=one, name=one) for one in rows))))


PERSONS = Integer(unit=a_text("personnes", "personen"))
HOURS = Integer(unit=a_text("heures", "uren"))


@pytest.mark.parametrize(
    ("before", "now", "said", "again"),
    [
        (asking(a_question()), asking(a_question("staff", id="q-workers")), 0, {"q-workers": 0}),
        (asking(a_question()), asking(a_question("workers", Text())), 12, {}),
        (asking(a_question()), asking(a_question("others")), 12, {}),
        (asking(a_question("workers", PERSONS)), asking(a_question("workers", HOURS)), 12, {}),
    ],
    ids=("renamed", "of another kind", "gone", "in another unit"),
)
def test_a_question_is_the_same_by_its_id_its_kind_and_its_unit(
    before: Definition, now: Definition, said: int, again: dict[str, Any]
) -> None:
    assert carried(before, now, {"q-workers": said}) == again


@pytest.mark.parametrize(
    ("before", "now", "said", "again"),
    [
        (choosing(Single, "a", "b"), choosing(Single, "b"), "c-a", {}),
        (choosing(Single, "a", "b"), choosing(Single, "b", "c"), "c-b", {"q-way": "c-b"}),
        (choosing(Multiple, "a", "b"), choosing(Multiple, "b"), ["c-a", "c-b"], {"q-way": ["c-b"]}),
        (choosing(Multiple, "a", "b"), choosing(Multiple, "b"), ["c-a"], {}),
        (numbers("r", "s"), numbers("s"), {"r": "1", "s": "2"}, {"q-way": {"s": "2"}}),
    ],
)
def test_options_and_rows_that_are_gone_are_left_out(
    before: Definition, now: Definition, said: Any, again: dict[str, Any]
) -> None:
    assert carried(before, now, {"q-way": said}) == again


def test_a_consent_is_given_anew() -> None:
    asked = asking(a_question("consent", Consent(version="1")))

    assert carried(asked, asked, {"q-consent": {"given": True, "version": "1"}}) == {}


def test_the_times_of_a_repeat_keep_their_tokens() -> None:
    group = Group(id="g-site", name="site", parts=(a_question(),), repeat=Repeat())
    said: Any = {"g-site": [{"_id": "t1", "q-workers": 4, "q-gone": 1}]}

    assert carried(asking(group), asking(group), said) == {
        "g-site": [{"_id": "t1", "q-workers": 4}]
    }


def test_last_saved_is_what_was_said_or_worked_out_in_a_repeat_the_first_time() -> None:
    site = Group(id="g-site", name="site", parts=(a_question("jobs"),), repeat=Repeat())
    asked = asking(a_question(), a_question("sum", Calculated()), a_question("ok", Consent()), site)
    said: dict[str, Any] = {
        "q-workers": 12,
        "q-sum": 24,
        "q-ok": {"given": True},
        "g-site": [{"_id": "t1", "q-jobs": 5}, {"_id": "t2", "q-jobs": 7}],
    }

    assert last_saved(asked, asked, said) == {"q-workers": 12, "q-sum": 24, "q-jobs": 5}


def test_last_saved_is_nothing_where_the_question_is_another() -> None:
    before, now = asking(a_question("workers", PERSONS)), asking(a_question("workers", HOURS))

    assert last_saved(before, now, {"q-workers": 12}) == {}
