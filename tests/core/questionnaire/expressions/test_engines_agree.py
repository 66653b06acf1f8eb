"""The server decides and the page shows the same: both engines, on expressions made by chance."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from app.interchange import expression_vectors, expressions_in_node

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
TREE = (
    "<data><n>12</n><m>-0.5</m><t>un deux</t><e/><d>2026-02-28</d>"
    "<r><x>1</x></r><r><x>2</x></r></data>"
)
OPERATORS = "+ - * div mod = != < <= > >= and or"
OF_ONE = "string number boolean not int floor ceiling round abs string-length date sqrt"
OF_TWO = "concat contains starts-with selected substr coalesce max min substring"

leaves = st.sampled_from(
    ["0", "1", "2.5", "''", "'un'", "'2026-01-31'", "true()", "false()", "/data/n", "/data/m"]
    + ["/data/t", "/data/e", "/data/d", "/data/r/x", "//x", "'10'", "'é😀'", "-1", "1 div 0"]
)


def grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    binary = st.builds(
        "({} {} {})".format,
        inner,
        st.sampled_from(
            ["+", "-", "*", "div", "mod", "=", "!=", "<", "<=", ">", ">=", "and", "or"]
        ),
        inner,
    )
    one = st.builds(
        "{}({})".format,
        st.sampled_from(
            [
                "string",
                "number",
                "boolean",
                "not",
                "int",
                "floor",
                "ceiling",
                "round",
                "abs",
                "string-length",
                "date",
                "sqrt",
            ]
        ),
        inner,
    )
    two = st.builds(
        "{}({}, {})".format,
        st.sampled_from(
            [
                "concat",
                "contains",
                "starts-with",
                "selected",
                "substr",
                "coalesce",
                "max",
                "min",
                "substring",
            ]
        ),
        inner,
        inner,
    )
    three = st.builds("if({}, {}, {})".format, inner, inner, inner)
    return binary | one | two | three


expressions = st.recursive(leaves, grown, max_leaves=12)


@settings(max_examples=15, deadline=None)
@given(st.lists(expressions, min_size=40, max_size=40))
def test_both_engines_give_one_answer(made: list[str]) -> None:
    document: dict[str, Any] = {
        "meta": {"timezone": "Europe/Brussels"},
        "contexts": {"tree": TREE},
        "vectors": [
            {"id": text, "expression": text, "context": "tree", "result_type": "string"}
            for text in made
        ],
    }

    python = list(expression_vectors.worked_out(document, now=NOW))

    assert python == list(expressions_in_node.worked_out(document, now=NOW))
