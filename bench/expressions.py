"""How long a change takes to reach a thousand calculations that hang on each other in a row.

python bench/expressions.py
"""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from app.core.questionnaire.expressions.context import World
from app.core.questionnaire.expressions.nodes import TreeNode
from app.core.questionnaire.expressions.parser import parse
from app.core.questionnaire.instance.dependencies import Graph
from app.core.questionnaire.instance.filled import Filled
from app.core.questionnaire.instance.model import Model, Rule

CHAINED = 1_000
CHANGES = 20


def a_chain() -> Model:
    root = TreeNode("root")
    data = root.append(TreeNode("element", "data"))
    for number in range(CHAINED + 1):
        data.append(TreeNode("element", f"c{number}"))
    rules = {
        ("data", f"c{number}"): Rule(type="decimal", calculation=parse(f"/data/c{number - 1} + 1"))
        for number in range(1, CHAINED + 1)
    }
    return Model(root=root, rules=rules)


def main() -> None:
    begin = time.perf_counter()
    model = a_chain()
    graph = Graph(model)
    compiled = time.perf_counter() - begin

    filled = Filled(model, World(now=datetime.now(UTC)), graph=graph)
    filled.begin()
    first = filled.nodes(("data", "c0"))[0]
    times = []
    for value in range(CHANGES):
        begin = time.perf_counter()
        filled.answer(first, str(value))
        times.append((time.perf_counter() - begin) * 1000)
    assert filled.nodes(("data", f"c{CHAINED}"))[0].text == str(CHANGES - 1 + CHAINED)

    print(f"compile {CHAINED} chained calculations, once  {compiled * 1000:7.1f} ms")
    print(f"one change, all worked out again, best      {min(times):7.1f} ms")
    print(f"one change, all worked out again, median    {sorted(times)[CHANGES // 2]:7.1f} ms")


main()
