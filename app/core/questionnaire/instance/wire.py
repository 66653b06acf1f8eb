"""A filling as JSON, for the page that shows at once what the server decides.

Places travel as numbers: ``places`` lists their names, a node says at which one it stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from app.core.questionnaire.expressions.nodes import TreeNode
from app.core.questionnaire.expressions.syntax import Expression, Path
from app.core.questionnaire.instance.filled import Filled
from app.core.questionnaire.instance.model import Place, Rule

RULES = ("relevant", "calculation", "constraint", "required", "readonly")


def encode(filled: Filled) -> dict[str, Any]:
    """Return the tree as it is filled, with the rules and what hangs on what.

    Counted repeats are not in it: they grow and shrink when a page is saved.
    """
    places = [place for place in filled.places() if place]
    numbers = {place: number for number, place in enumerate(places)}
    order = filled.graph.order
    return {
        "places": ["/".join(place) for place in places],
        "tree": _answers(filled, filled.root, (), numbers),
        "rules": {
            numbers[place]: _rule(rule)
            for place, rule in filled.model.rules.items()
            if place in numbers
        },
        "order": [numbers[place] for place in sorted(order, key=order.__getitem__)
                  if place in numbers],
        "hanging": {
            number: hanging
            for place, number in numbers.items()
            if (hanging := [numbers[one] for one in filled.graph.hanging_on(place)
                            if one in numbers])
        },
        "actions": [
            {"source": numbers[one.source], "target": numbers[one.target.place],
             "value": _tree(one.value)}
            for one in filled.model.actions
            if one.event == "changed" and isinstance(one.target, Path)
            and {one.source, one.target.place} <= set(numbers)
        ],
        "instances": {
            name: _node(root) for name, root in filled.model.instances.items()
        },
    }  # fmt: skip


def _rule(rule: Rule) -> dict[str, Any]:
    said = {what: _tree(getattr(rule, what)) for what in RULES}
    return {"type": rule.type, **{what: tree for what, tree in said.items() if tree is not None}}


def _tree(expression: Expression | None) -> Any:
    return None if expression is None else msgspec.to_builtins(expression)


def _answers(
    filled: Filled, node: TreeNode, place: Place, numbers: Mapping[Place, int]
) -> dict[str, Any]:
    """Return a node of the answers; what a hidden one said is there again, for the page to hide."""
    made: dict[str, Any] = {"kind": node.kind, "name": node.name}
    if place in numbers:
        made["place"] = numbers[place]
    inner = [child for child in node.children if child.kind == "element"]
    if inner:
        made["children"] = [
            _answers(filled, child, (*place, child.name), numbers) for child in inner
        ]
    elif text := filled.remembered(node):
        made["children"] = [{"kind": "text", "value": text}]
    return made


def _node(node: TreeNode) -> dict[str, Any]:
    made: dict[str, Any] = {"kind": node.kind, "name": node.name, "value": node.value}
    return {**made, "children": [_node(child) for child in node.children]}
