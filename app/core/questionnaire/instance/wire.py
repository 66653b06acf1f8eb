"""A filling as JSON, for the page that shows at once what the server decides.

Places travel as numbers: ``places`` lists their names, a node says at which one it stands.  Of a
long questionnaire only what a page can change travels, and what that reads.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import msgspec

from app.core.questionnaire.expressions.nodes import TreeNode
from app.core.questionnaire.expressions.syntax import Expression, Path
from app.core.questionnaire.instance.filled import Filled
from app.core.questionnaire.instance.model import Place, Rule

RULES = ("relevant", "calculation", "constraint", "required", "readonly")


def encode(filled: Filled, page: Collection[Place] | None = None) -> dict[str, Any]:
    """Return the tree as it is filled, with the rules and what hangs on what.

    Counted repeats are not in it: they grow and shrink when a page is saved.

    :param page: the places that the page shows; None for all there are.
    """
    ruled = set(filled.places()) if page is None else _ruled_by(filled, page)
    places = [
        place
        for place in filled.places()
        if place and (page is None or place in ruled or _is_read(filled, place, ruled))
    ]
    numbers = {place: number for number, place in enumerate(places)}
    order = filled.graph.order
    rules = {
        numbers[place]: _rule(rule)
        for place, rule in filled.model.rules.items()
        if place in numbers and place in ruled
    }
    said = "" if page is None else msgspec.json.encode(rules).decode()
    return {
        "places": ["/".join(place) for place in places],
        "tree": _answers(filled, filled.root, (), numbers, ruled),
        "rules": rules,
        "order": [numbers[place] for place in sorted(order, key=order.__getitem__)
                  if place in numbers and place in ruled],
        "hanging": {
            number: hanging
            for place, number in numbers.items()
            if (hanging := [numbers[one] for one in filled.graph.hanging_on(place)
                            if one in numbers and one in ruled])
        },
        "actions": [
            {"source": numbers[one.source], "target": numbers[one.target.place],
             "value": expression(one.value)}
            for one in filled.model.actions
            if one.event == "changed" and isinstance(one.target, Path)
            and {one.source, one.target.place} <= set(numbers)
        ],
        "instances": {
            name: tree_of(root)
            for name, root in filled.model.instances.items()
            if page is None or f'"{name}"' in said
        },
    }  # fmt: skip


def _ruled_by(filled: Filled, page: Collection[Place]) -> set[Place]:
    """Return the places whose rules the page works out: its own, what hangs on them wherever it
    stands, and all around."""
    found, waiting = set(page), list(page)
    while waiting:
        new = filled.graph.hanging_on(waiting.pop()) - found
        found |= new
        waiting += new
    return {place[:length] for place in found for length in range(1, len(place) + 1)}


def _is_read(filled: Filled, place: Place, ruled: set[Place]) -> bool:
    return not ruled.isdisjoint(filled.graph.hanging_on(place))


def _rule(rule: Rule) -> dict[str, Any]:
    said = {what: expression(getattr(rule, what)) for what in RULES}
    return {"type": rule.type, **{what: tree for what, tree in said.items() if tree is not None}}


def expression(tree: Expression | None) -> Any:
    """Return an expression as the page reads it; None where there is none."""
    return None if tree is None else msgspec.to_builtins(tree)


def _answers(
    filled: Filled,
    node: TreeNode,
    place: Place,
    numbers: Mapping[Place, int],
    ruled: Collection[Place],
) -> dict[str, Any]:
    """Return a node of the answers.  What a hidden one said is there again where the page hides
    it itself."""
    made: dict[str, Any] = {"kind": node.kind, "name": node.name}
    if place in numbers:
        made["place"] = numbers[place]
    inner = [child for child in node.children if child.kind == "element"]
    kept = [child for child in inner if (*place, child.name) in numbers]
    if kept:
        made["children"] = [
            _answers(filled, child, (*place, child.name), numbers, ruled) for child in kept
        ]
    elif not inner and (text := filled.remembered(node) if place in ruled else node.text):
        made["children"] = [{"kind": "text", "value": text}]
    return made


def tree_of(node: TreeNode) -> dict[str, Any]:
    """Return a list as the page reads it."""
    made: dict[str, Any] = {"kind": node.kind, "name": node.name, "value": node.value}
    return {**made, "children": [tree_of(child) for child in node.children]}
