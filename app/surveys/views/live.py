"""What a page of questions carries to show at once what its answers change (decision 8)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from app.core.clock import utcnow
from app.core.questionnaire import lists
from app.core.questionnaire.definition import choices_of, columns_of, rows_of
from app.core.questionnaire.expressions.nodes import TreeNode
from app.core.questionnaire.expressions.syntax import Expression
from app.core.questionnaire.instance import wire
from app.core.questionnaire.instance.model import Place, place_of
from app.core.questionnaire.spots import Spot
from app.core.questionnaire.walking import Walk
from app.surveys.views.asking import Field, Item, Section, Times
from app.surveys.views.wording import Words, reader
from app.web import pages


def rules_of(walk: Walk, items: Sequence[Item]) -> str:
    """Return the rules that the page works out itself, as JSON; empty where it has none."""
    spots = {id: spot for id, spot in _spots(walk, items)}
    groups = dict(_groups(walk, items))
    nodes = [*(spot.node for spot in spots.values()), *groups.values()]
    places = {place for node in nodes for place in (place_of(node), *_rows_below(node))}
    filters = {id: tree for id, spot in spots.items() if (tree := _filter(walk, spot))}
    doubts = {id: tree for id, spot in spots.items() if (tree := _doubt(walk, spot))}
    graph = walk.filling.filled.graph
    if not (filters or doubts or any(map(graph.hanging_on, places))):
        return ""
    made = wire.encode(walk.filling.filled, places)
    instances = walk.plan.compiled.model.instances
    for name in {lists.list_of(spots[id].question) for id in filters} & set(instances):
        made["instances"][name] = wire.tree_of(instances[name])
    numbers = {names: number for number, names in enumerate(made["places"])}
    return msgspec.json.encode(
        {
            "wire": made,
            "world": {"now": utcnow().timestamp() * 1000, "zone": str(pages.zone()),
                      "locale": walk.filling.filled.world.locale},
            "language": reader(),
            "fields": [
                {"id": id, **_standing(walk, spot.node, numbers), **_of_kind(spot, Words(walk)),
                 "filter": filters.get(id), "doubt": doubts.get(id)}
                for id, spot in spots.items()
            ],
            "groups": [
                {"id": id, **_standing(walk, node, numbers)} for id, node in groups.items()
            ],
        }
    ).decode()  # fmt: skip


def _spots(walk: Walk, items: Sequence[Item]) -> Iterator[tuple[str, Spot]]:
    for field in _fields(items):
        if spot := walk.spot(field.path):
            yield field.id, spot


def _fields(items: Sequence[Item]) -> Iterator[Field]:
    for item in items:
        match item:
            case Field():
                yield item
            case Section():
                yield from _fields(item.items)
            case Times():
                for time in item.times:
                    yield from _fields(time.items)


def _groups(walk: Walk, items: Sequence[Item]) -> Iterator[tuple[str, TreeNode]]:
    """Give the groups that a condition can show and hide, by the id of their element."""
    for item in items:
        if isinstance(item, Section):
            if item.node is not None:
                yield item.id, item.node
            yield from _groups(walk, item.items)
        elif isinstance(item, Times):
            for time in item.times:
                yield time.id, time.node
                yield from _groups(walk, time.items)


def _standing(walk: Walk, node: TreeNode, numbers: Mapping[str, int]) -> dict[str, int]:
    """Return where a node is in the tree of the page: the number of its place, and which of the
    nodes there it is."""
    place = place_of(node)
    same = walk.filling.filled.nodes(place)
    return {"place": numbers["/".join(place)], "at": same.index(node)}


def _of_kind(spot: Spot, words: Words) -> dict[str, Any]:
    question = spot.question
    return {
        "kind": question.kind.__struct_config__.tag,
        "cell": getattr(question.kind, "cell", ""),
        "choices": [
            (choice.id, choice.name, words.named(choice)[0]) for choice in choices_of(question)
        ],
        "rows": [row.id for row in rows_of(question)],
        "columns": [column.id for column in columns_of(question)],
        "list": lists.list_of(question),
        "shown": not spot.is_asked,
    }


def _rows_below(node: TreeNode) -> Iterator[Place]:
    for child in node.children:
        if child.kind == "element":
            yield place_of(child)
            yield from _rows_below(child)


def _filter(walk: Walk, spot: Spot) -> Expression | None:
    return walk.plan.compiled.filters.get(spot.question.id)


def _doubt(walk: Walk, spot: Spot) -> Expression | None:
    return walk.plan.compiled.warnings.get(spot.question.id)
