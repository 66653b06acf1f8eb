"""Logic of others: what is said of it is true, and nothing else is said."""

from __future__ import annotations

from collections import Counter

import pytest

from app.core.questionnaire.checking import findings
from tests.corpus.test_xlsform import files, ours

pytestmark = pytest.mark.corpus

SLIPS = {
    "cht-core__c_imm.xlsx": {"MN1": 1, "MN2": 1, "MN3": 1, "MN4": 1},
    "onadata__grains.xlsx": {"golden_mandazi": 5},  # the list has golden_madazi
    "osm-fieldwork__amenities.xls": {"historic": 1},
    "web-forms__philsa-disaster-incidence-v20240917.xlsx": {"other": 1},  # the list has others
}
"""By file, codes that its conditions compare with and its lists have not, and how often."""


def test_the_only_mistakes_in_the_logic_of_others_are_their_own_slips() -> None:
    found: dict[str, Counter[str]] = {}
    others: list[tuple[str, str]] = []
    for path in files("ok"):
        for one in findings(ours(path)[0]):
            if one.problem.code in {"logic.unknown-choice", "logic.unknown-choice-near"}:
                found.setdefault(path.name, Counter())[str(one.problem.facts["choice"])] += 1
            elif one.problem.code != "logic.unused-list":
                others.append((path.name, one.problem.code))

    assert (found, others) == (SLIPS, [])
