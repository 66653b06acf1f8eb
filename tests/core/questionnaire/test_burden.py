"""A questionnaire says how long it takes to answer, what it insists on, and what serves nothing."""

from __future__ import annotations

from app.core.questionnaire.burden import burden
from app.core.questionnaire.kinds import Text
from app.core.questionnaire.logic import Logic
from app.core.questionnaire.measured import Measured
from tests import make


def test_what_is_measured_or_read_by_a_rule_serves_something() -> None:
    staff = make.a_question("staff", required=True)
    counted = make.a_question("counted", measured=Measured("sum"))
    asked = make.yes_or_no("asked", logic=Logic(relevant="${q-staff} > 0"))
    words = make.a_question("words", Text(multiline=True))
    found = burden(make.a_definition(make.a_module(make.a_page(staff, counted, asked, words))))

    assert (found.asked, found.required, found.minutes, [one.name for one in found.idle]) == (
        4,
        1,
        2,
        ["asked", "words"],
    )
