"""The answers of one respondent, kept true to the rules."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.core.questionnaire.expressions.context import World
from app.core.questionnaire.expressions.nodes import TreeNode
from app.core.questionnaire.expressions.parser import parse
from app.core.questionnaire.instance.dependencies import Circle
from app.core.questionnaire.instance.filled import Filled
from app.core.questionnaire.instance.model import Model, Repeat, Rule

WORLD = World(now=datetime(2026, 3, 2, tzinfo=UTC))


def a_tree(*names: str) -> TreeNode:
    root = TreeNode("root")
    data = root.append(TreeNode("element", "data"))
    for name in names:
        data.append(TreeNode("element", name))
    return root


def filled(root: TreeNode, repeats: dict[str, Repeat] | None = None, **rules: Rule) -> Filled:
    model = Model(
        root=root,
        rules={("data", name): rule for name, rule in rules.items()},
        repeats={("data", name): repeat for name, repeat in (repeats or {}).items()},
    )
    begun = Filled(model, WORLD)
    begun.begin()
    return begun


def answers(one: Filled) -> dict[str, str]:
    return {node.name: node.text for node in one.root.children[0].children}


def test_an_answer_that_stops_counting_reads_as_empty_and_comes_back() -> None:
    one = filled(
        a_tree("has_staff", "workers", "double"),
        workers=Rule(relevant=parse("/data/has_staff = 'yes'")),
        double=Rule(calculation=parse("coalesce(/data/workers, 0) * 2")),
    )
    asked, workers = one.nodes(("data", "has_staff"))[0], one.nodes(("data", "workers"))[0]
    one.answer(asked, "yes")
    one.answer(workers, "7")

    one.answer(asked, "no")
    hidden = answers(one)
    one.answer(asked, "yes")

    assert (hidden, answers(one)) == (
        {"has_staff": "no", "workers": "", "double": "0"},
        {"has_staff": "yes", "workers": "7", "double": "14"},
    )


def test_a_change_reaches_only_what_hangs_on_it() -> None:
    one = filled(
        a_tree("a", "b", "from_a", "from_b"),
        from_a=Rule(calculation=parse("/data/a + 1")),
        from_b=Rule(calculation=parse("/data/b + 1")),
    )

    assert one.graph.hanging_on(("data", "a")) == {("data", "from_a")}


def test_a_counted_repeat_is_as_long_as_its_count_says() -> None:
    site = TreeNode("element", "site")
    one = filled(a_tree("sites"), {"site": Repeat(site, count=parse("/data/sites"))})
    sites = one.nodes(("data", "sites"))[0]

    lengths = []
    for wanted in ("3", "1", ""):
        one.answer(sites, wanted)
        lengths.append(len(one.nodes(("data", "site"))))

    assert lengths == [3, 1, 1]


def test_two_calculations_that_wait_for_each_other_are_refused_by_name() -> None:
    with pytest.raises(Circle) as caught:
        filled(
            a_tree("a", "b"),
            a=Rule(calculation=parse("/data/b")),
            b=Rule(calculation=parse("/data/a")),
        )

    assert set(caught.value.places) == {("data", "a"), ("data", "b")}
