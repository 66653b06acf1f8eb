"""Conditions of SurveyJS in our language: said whole, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.questionnaire.expressions.parser import parse
from app.interchange.surveyjs.expressions import Asked, Foreign, quoted, translated

ASKED = {
    "workers": Asked("${q-1}", "number"),
    "sector": Asked("${q-2}"),
    "means": Asked("${q-3}", "several"),
    "open": Asked("${q-4}", "answer-yes-no"),
}


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("{workers} > 5", "${q-1} > 5"),
        ("{workers} greaterOrEqual 5 and {sector} <> 'care'", "${q-1} >= 5 and ${q-2} != 'care'"),
        ("{sector} = 'l\\'eau'", '${q-2} = "l\'eau"'),
        ("{sector} empty or {means} notempty", "${q-2} = '' or ${q-3} != ''"),
        ("{means} contains 'bike'", "selected(${q-3}, 'bike')"),
        ("{means} notcontains 'bike'", "not(selected(${q-3}, 'bike'))"),
        ("{means} allof ['bike', 'bus']", "(selected(${q-3}, 'bike') and selected(${q-3}, 'bus'))"),
        ("{sector} anyof ['care', 'food']", "(${q-2} = 'care' or ${q-2} = 'food')"),
        ("{sector} contains 'ca'", "contains(${q-2}, 'ca')"),
        ("{open} = true", "${q-4} = 'yes'"),
        ("!({open} = false)", "not((${q-4} = 'no'))"),
        ("{workers} + 1 = 3", "coalesce(${q-1}, 0) + coalesce(1, 0) = 3"),
        ("{workers} % 2 / 3", "${q-1} mod 2 div 3"),
        ("iif({workers} > 1, 'many', 'one')", "if(${q-1} > 1, 'many', 'one')"),
        ("'a' + {sector}", "concat('a', ${q-2})"),
    ],
)
def test_a_condition_says_the_same_in_our_language(theirs: str, ours: str) -> None:
    assert translated(theirs, ASKED) == ours


@pytest.mark.parametrize(
    ("theirs", "what"),
    [
        ("{nobody} = 1", "{nobody}"),
        ("{means} = ['bike']", "[…]"),
        ("{means} = 'bike'", "="),
        ("getComment('q1')", "getComment()"),
        ("{sector} + {sector}", "+"),
        ("{workers} >", ""),
        ("{workers} > 5 5", "5"),
        ("{workers} # 5", "# 5"),
    ],
)
def test_what_has_no_equal_is_named_and_nothing_is_said_by_half(theirs: str, what: str) -> None:
    with pytest.raises(Foreign) as foreign:
        translated(theirs, ASKED)

    assert foreign.value.what == what


@given(st.text("{}workers sector'\"[]()+-*/<>=!andor,12", max_size=40))
def test_whatever_is_written_is_translated_into_our_language_or_named(theirs: str) -> None:
    try:
        ours = translated(theirs, ASKED)
    except Foreign:
        return

    parse(ours)


@given(st.text(max_size=30))
def test_a_text_is_a_literal_whatever_quotes_it_holds(text: str) -> None:
    tree = parse(quoted(text))

    said = getattr(tree, "value", None)
    if said is None:
        said = "".join(str(getattr(one, "value", "")) for one in getattr(tree, "arguments", ()))
    assert said == text
