"""The server decides and the page shows the same: both engines, on expressions made by chance."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from app.core.questionnaire.expressions.functions.table import FUNCTIONS
from app.interchange import expression_vectors, expressions_in_node

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
TREE = (
    "<data><n>12</n><m>-0.5</m><t>un deux</t><e/><d>2026-02-28</d><i>2026-03-29T02:30:00.5</i>"
    "<h>14:05</h><w>50 3 0 0;50 4 0 0;51 4 0 0;50 3 0 0</w><x> 1e3 </x><y>é😀\u00a0'</y>"
    "<r><x>1</x><y>2026-01-01</y></r><r><x>2</x><y/></r><r><x/><y>non</y></r>"
    '<instance id="l"><root><item><name>a</name><label>un</label></item>'
    "<item><name>b</name><label>deux</label></item></root></instance></data>"
)
BY_CHANCE = {"random", "uuid", "jr:choice-name"}
"""They need chance, or a questionnaire; so nothing is to be compared."""

TO_15_DIGITS = frozenset(
    ["sin", "cos", "tan", "asin", "acos", "atan", "atan2", "exp", "exp10", "log", "log10", "pow"]
)
"""Their last digits are the machine's; what is cut from their text could be anything."""

OPERATORS = ["+", "-", "*", "div", "mod", "=", "!=", "<", "<=", ">", ">=", "and", "or"]

texts = st.sampled_from(
    ["''", "'un'", "'un deux'", "'é😀'", "'10'", "' 7 '", "'1,5'", "'2026-01-31'", "'2026-02-30'"]
    + ["'2026-10-25T02:30'", "'14:05:06.7'", "'%a %e %b %Y %H:%M:%S.%3 %h%y%n%d%m%%%Q'", "'-'"]
    + ["'50.5 3.5'", "'0 0;0 2;1 1;-1 1'", "'99 9'", "'true'", "'l'", "'name'", "'label'", "'hex'"]
    + ["'SHA-256'", "'md5'", "'w6k='", "'[0-9]+'", "'\\s'"]
)
numbers = st.sampled_from(
    ["0", "1", "2", "2.5", "-1", "-0", "100", "1 div 0", "0 div 0", "0.1 + 0.2", "1 div 3"]
    + ["123456789012345680", "0.0000001", "19782", "-719162.5", "1234.5678"]
)
nodes = st.sampled_from(
    ["/data/n", "/data/m", "/data/t", "/data/e", "/data/d", "/data/i", "/data/h", "/data/w", "//x"]
    + ["/data/r", "/data/r/x", "/data/r/y", "/data/r[2]/x", "/data/r[x > 1]/y", "/data/none", "."]
    + ["/data/r[last()]/x", "/data/r[position() < 3]/x", "/data/*", "//y/..", "/data/x | /data/n"]
    + ["instance('l')/root/item[name = 'b']/label", "instance('l')/root/item", "instance('none')"]
    + ["/data/r/x/preceding::y", "//r/following-sibling::r", "/data/r[not(y)]/ancestor::*"]
)
leaves = texts | numbers | nodes | st.sampled_from(["true()", "false()", "today()", "now()"])


def grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return every operator and every function, with what it takes and now and then more."""

    def called(name: str) -> st.SearchStrategy[str]:
        function = FUNCTIONS[name]
        most = function.least + 2 if function.most is None else function.most
        given = st.lists(inner, min_size=function.least, max_size=most)
        return given.map(lambda all: f"{name}({', '.join(all)})")

    return (
        st.builds("({} {} {})".format, inner, st.sampled_from(OPERATORS), inner)
        | st.builds("-({})".format, inner)
        | st.builds("({})[{}]".format, nodes, inner)
        | st.sampled_from(sorted(FUNCTIONS.keys() - BY_CHANCE - TO_15_DIGITS)).flatmap(called)
    )


expressions = st.recursive(leaves, grown, max_leaves=12)


def worked_out(engine: Any, made: list[str], *, locale: str = "en", zone: str = "UTC") -> list[Any]:
    document: dict[str, Any] = {
        "meta": {"timezone": zone, "locale": locale},
        "contexts": {"tree": TREE},
        "vectors": [
            {"id": text, "expression": text, "context": "tree", "context_node": "/data/n",
             "result_type": "string"}
            for text in made
        ],
    }  # fmt: skip
    return [(answer["id"], answer["value"]) for answer in engine.worked_out(document, now=NOW)]


@pytest.mark.parametrize(("locale", "zone"), [("fr-BE", "Europe/Brussels"), ("nl-NL", "UTC")])
def test_both_engines_give_one_answer(locale: str, zone: str) -> None:
    @settings(max_examples=5, deadline=None, phases=[Phase.generate])
    @given(st.lists(expressions, min_size=80, max_size=80))
    def agree(made: list[str]) -> None:
        ours, theirs = (
            worked_out(engine, made, locale=locale, zone=zone)
            for engine in (expression_vectors, expressions_in_node)
        )
        assert [pair for pair in zip(ours, theirs, strict=True) if pair[0] != pair[1]] == []

    agree()


def test_what_once_differed_or_broke_off_is_worth_the_same() -> None:
    shown = {
        "base64-decode('un')": "\ufffd",
        "base64-decode('é')": "",
        "base64-decode(' w6k ')": "é",
        "selected-at(/data/t, 1 div 0)": "",
        "selected-at(/data/e, -0.5)": "",
        "123456789012345680 * 1234.5678": "152415776406035800000",
        "-9007199254740994": "-9007199254740994",
        "format-date(-719162.5, '%Y')": "",
        "format-date(2932890, '%Y')": "9999",
        "decimal-time('0001-01-01')": "NaN",
        "decimal-time('14:05:06.7')": "0.5868831018518519",
        "number('2026-10-25T02:30')": "20751.020833333332",
        "number('2026-03-29T02:30')": "20541.0625",
        "pow(0, -3)": "Infinity",
        "pow(-0, -3)": "-Infinity",
        "pow(-10, 1001)": "-Infinity",
        "pow(1, 1 div 0)": "NaN",
        "exp10(exp10(100))": "Infinity",
        "substring('12345', 0 div 0)": "",
        "substring('12345', -1 div 0, 1 div 0)": "",
    }

    answers = [
        worked_out(engine, list(shown), zone="Europe/Brussels")
        for engine in (expression_vectors, expressions_in_node)
    ]

    assert answers == [list(shown.items())] * 2


def test_angles_and_powers_are_the_same_to_fifteen_digits() -> None:
    numbers = ["-2.5", "-1", "0", "0.1", "0.5", "1", "3", "100", "1 div 3"]
    given = {name: ", ".join(["{}"] * FUNCTIONS[name].least) for name in sorted(TO_15_DIGITS)}
    made = [f"{name}({text.format(one, one)})" for name, text in given.items() for one in numbers]

    ours, theirs = (
        worked_out(engine, made) for engine in (expression_vectors, expressions_in_node)
    )

    assert [
        (one, other)
        for one, other in zip(ours, theirs, strict=True)
        if one != other and not math.isclose(float(one[1]), float(other[1]), rel_tol=1e-15)
    ] == []
