"""Whatever is counted on its way in comes out or is listed: for every format that is read."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.errors import Unsound
from app.core.questionnaire.definition import Definition, is_counted
from app.core.questionnaire.report import ImportReport
from app.core.text import FR
from app.interchange import own_json
from app.interchange.exporting import Exported
from app.interchange.limesurvey import converting as limesurvey
from app.interchange.limesurvey.writing import writer as lss
from app.interchange.surveyjs import converting as surveyjs
from app.interchange.xlsform import converting as xlsform
from app.interchange.xlsform.writing import writer as sheets
from tests.interchange.xlsform.drawn import definitions

Found = tuple[Definition, ImportReport]
GONE = frozenset({"import.row-without-type", "surveyjs.element-without-type"})
"""The reasons for which what asks is not in the questionnaire at all."""

FEW = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])


def xlsform_read(data: bytes) -> Found:
    return xlsform.converted(data, "form.xlsx", seed="s", otherwise=FR)


def lss_read(data: bytes) -> Found:
    return limesurvey.converted(data, "form.lss", seed="s", otherwise=FR)


def surveyjs_read(survey: Any) -> Found:
    return surveyjs.converted(json.dumps(survey).encode(), "s.json", seed="s", otherwise=FR)


def balance(found: Found) -> tuple[int, int]:
    """What was asked of the file, and what of it is there or listed."""
    definition, report = found
    counted = sum(map(is_counted, definition.questions))
    return report.asked + report.added, counted + sum(one.code in GONE for one in report.lost)


@pytest.mark.parametrize(
    ("write", "read"), [(sheets.write, xlsform_read), (lss.write, lss_read)], ids=["xlsform", "lss"]
)
@FEW
@given(definition=definitions())
def test_a_questionnaire_that_leaves_and_comes_back_is_counted_whole(
    write: Callable[[Definition], Exported], read: Callable[[bytes], Found], definition: Definition
) -> None:
    asked, there = balance(read(write(definition).data))

    assert asked == there


@FEW
@given(definitions())
def test_a_survey_for_limesurvey_asks_all_but_what_was_said_to_be_left_out(
    definition: Definition,
) -> None:
    exported = lss.write(definition)
    before = sum(map(is_counted, definition.questions))

    assert lss_read(exported.data)[1].asked == before - exported.left_out


@FEW
@given(definitions())
def test_our_own_file_gives_the_same_questionnaire_with_nothing_listed(
    definition: Definition,
) -> None:
    data = own_json.write(definition).data
    try:
        found, report = own_json.converted(data, "form.json")
    except Unsound:  # a draft may hold what no file may
        return

    assert found == definition
    assert (report.kept, report.changed, report.lost, report.review) == ((), (), (), ())


TYPES = st.sampled_from(
    ["text", "comment", "radiogroup", "checkbox", "dropdown", "rating", "boolean", "matrix",
     "matrixdropdown", "multipletext", "expression", "html", "image", "file", "signaturepad",
     "ranking", "imagepicker", "tagbox", "slider", "no-such-type", "", "x-custom"]
)  # fmt: skip
ASKED = st.fixed_dictionaries(
    {"type": TYPES, "name": st.sampled_from(["a", "b", "c", "", "a b"])},
    optional={
        "title": st.sampled_from(["Combien ?", {"fr": "Oui", "nl": "Ja"}]),
        "choices": st.just(["x", {"value": 2, "text": "Deux"}]),
        "rows": st.just(["r1", "r2"]), "columns": st.just(["c1", {"name": "c2"}]),
        "items": st.just([{"name": "i1"}]), "hasOther": st.booleans(), "hasComment": st.booleans(),
        "visibleIf": st.sampled_from(["{a} = 1", "{gone} > 2", "not a thing ("]),
    },
)  # fmt: skip
HELD = {"panel": "elements", "paneldynamic": "templateElements"}
ELEMENTS = st.recursive(
    st.lists(ASKED, max_size=4),
    lambda inside: st.lists(
        st.builds(
            lambda kind, parts: {"type": kind, "name": "p", HELD[kind]: parts},
            st.sampled_from(sorted(HELD)), inside,
        ),
        max_size=2,
    ),
    max_leaves=6,
)  # fmt: skip


@FEW
@given(st.lists(ELEMENTS, min_size=1, max_size=3))
def test_each_element_of_a_survey_of_surveyjs_is_there_or_listed(pages: list[Any]) -> None:
    asked, there = balance(surveyjs_read({"pages": [{"elements": one} for one in pages]}))

    assert asked == there
