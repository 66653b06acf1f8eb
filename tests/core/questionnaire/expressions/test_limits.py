"""A129, A130: an expression made to run for ever is stopped, by both engines alike."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.interchange import expression_vectors, expressions_in_node

MANY = "<data>" + "<r><x>1</x></r>" * 300 + "</data>"
DOUBLED = "'xxxxxxxxxxxxxxxx'"
for _ in range(8):
    DOUBLED = f"concat({DOUBLED}, {DOUBLED})"

BOMBS = {
    "every node for every node for every node": "count(//x[count(//x[count(//x) > 1]) > 1])",
    "text that doubles and doubles": f"string-length(translate({DOUBLED}, 'x', ''))"
    + f" + count(//x[contains({DOUBLED}, 'y')])",
    "every node compared with every node": "//x = //x[. = 2] or //x != //x or //x < //x",
    "a tower of powers": "pow(9, pow(9, pow(9, 9)))",
}
OUTCOMES = {
    "every node for every node for every node": "expression.too-much-work",
    "text that doubles and doubles": "expression.too-much-work",
    "every node compared with every node": "expression.too-much-work",
    "a tower of powers": {"number": "Infinity"},
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_an_expression_bomb_is_stopped_by_both_engines(bomb: str) -> None:
    document = {
        "contexts": {"many": MANY},
        "vectors": [{"id": bomb, "expression": BOMBS[bomb], "context": "many"}],
    }
    now = datetime(2026, 3, 2, tzinfo=UTC)

    values = [
        next(engine.worked_out(document, now=now))["value"]
        for engine in (expression_vectors, expressions_in_node)
    ]

    assert values == [OUTCOMES[bomb]] * 2


def test_a_pattern_that_goes_back_and_forth_is_tried_by_the_server_alone() -> None:
    text = "a" * 900 + "!"
    document = {"vectors": [{"id": "p", "expression": f"regex('{text}', '^(a+)+$')"}]}
    now = datetime(2026, 3, 2, tzinfo=UTC)

    assert [
        next(engine.worked_out(document, now=now))["value"]
        for engine in (expression_vectors, expressions_in_node)
    ] == [False, "expression.left-to-the-server"]
