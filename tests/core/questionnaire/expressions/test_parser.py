"""Text into tree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.questionnaire.expressions.mistakes import NotUnderstood
from app.core.questionnaire.expressions.parser import parse
from app.core.questionnaire.expressions.syntax import Binary, Call, Number, Path, Reference, Step


def test_a_reference_stands_for_the_answer_of_that_name() -> None:
    assert parse("${workers} > 0") == Binary(
        ">", Reference("workers", at=0), Number(0.0, at=13), at=11
    )


def test_the_wave_before_has_a_reference_of_its_own() -> None:
    assert parse("${last-saved#workers}") == Reference("workers", last_saved=True)


def test_a_star_between_values_multiplies_and_elsewhere_names_any_element() -> None:
    assert parse("2 * count(*)") == Binary(
        "*",
        Number(2.0),
        Call("count", (Path((Step("child", "*"),), at=10),), at=4),
        at=2,
    )


def test_quotes_of_a_word_processor_are_quotes_and_an_apostrophe_inside_a_string_stays() -> None:
    assert parse("${a} = “l’eau”") == Binary("=", Reference("a"), parse('       "l’eau"'), at=5)


@pytest.mark.parametrize(
    ("text", "code", "at"),
    [
        ("1 +", "expression.ends-early", 3),
        ("(1", "expression.ends-early", 2),
        ("concat(1,)", "expression.unexpected", 9),
        ("a ; b", "expression.unknown-sign", 2),
        ("${ }", "expression.empty-reference", 0),
        ("sideways::a", "expression.unknown-axis", 0),
        ("(" * 10_000, "expression.too-deep", 100),
        ("1" * 20_001, "expression.too-long", 0),
    ],
)
def test_a_mistake_is_named_with_its_place(text: str, code: str, at: int) -> None:
    with pytest.raises(NotUnderstood) as caught:
        parse(text)

    assert (caught.value.code, caught.value.at) == (code, at)


PIECES = st.sampled_from(
    [
        "1",
        ".5",
        "'a'",
        '"',
        "'",
        "${a}",
        "${",
        "}",
        "a",
        "a-b",
        "jr:c",
        "(",
        ")",
        "[",
        "]",
        ",",
        "::",
    ]
    + ["/", "//", ".", "..", "@", "*", "|", "+", "-", "=", "!=", "<", "and", " or ", "div", " mod "]
    + ["text()", "self::", "not(", "if(", "’", "“", "\u00a0", "é", "\0", "\n", "😀", "last-saved#"]
)


@given(st.text() | st.lists(PIECES, max_size=30).map("".join))
def test_any_text_is_either_understood_or_refused_with_a_place(text: str) -> None:
    try:
        parse(text)
    except NotUnderstood as mistake:
        assert 0 <= mistake.at <= len(text)
