"""What a page of questions carries to show at once what its answers change (decision 8)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from app.core.clock import utcnow
from app.core.questionnaire import lists
from app.core.questionnaire.definition import choices_of, columns_of, rows_of
from app.core.questionnaire.expressions.nodes import TreeNode
from app.core.questionnaire.instance import wire
from app.core.questionnaire.instance.model import Place, place_of
from app.core.questionnaire.spots import Spot
from app.core.questionnaire.walking import Walk
from app.surveys.views.asking import Field, Item, Section, Times
from app.surveys.views.laying_out import fields_in
from app.surveys.views.wording import Words, reader
from app.web import pages


def rules_of(walk: Walk, items: Sequence[Item]) -> str:
    """Return the rules that the page works out itself, as JSON; empty where it has none."""
    spots, groups = dict(_spots(walk, items)), dict(_groups(items))
    nodes = [*(spot.node for spot in spots.values()), *groups.values()]
    places = {place for node in nodes for place in (place_of(node), *_rows_below(node))}
    compiled = walk.plan.compiled
    asked = {spot.question.id for spot in spots.values()}
    ruled = asked & (compiled.filters.keys() | compiled.warnings.keys())
    if not ruled and not any(map(walk.filling.filled.graph.hanging_on, places)):
        return ""
    made = _Made(walk, wire.encode(walk.filling.filled, places))
    return made.said(spots, groups)


class _Made:
    """What is sent, once it is clear that something is."""

    def __init__(self, walk: Walk, tree: dict[str, Any]) -> None:
        self.walk = walk
        self.tree = tree
        self.compiled = walk.plan.compiled
        self.numbers = {names: number for number, names in enumerate(tree["places"])}
        self.words = Words(walk)

    def said(self, spots: Mapping[str, Spot], groups: Mapping[str, TreeNode]) -> str:
        instances = self.compiled.model.instances
        for spot in spots.values():
            name = lists.list_of(spot.question)
            if spot.question.id in self.compiled.filters and name in instances:
                self.tree["instances"][name] = wire.tree_of(instances[name])
        made = {
            "wire": self.tree,
            "world": self._world(),
            "language": reader(),
            "fields": [self._field(id, spot) for id, spot in spots.items()],
            "groups": [{"id": id, **self._standing(node)} for id, node in groups.items()],
        }
        return json.dumps(made, separators=(",", ":"), ensure_ascii=False)

    def _world(self) -> dict[str, Any]:
        world = self.walk.filling.filled.world
        return {
            "now": utcnow().timestamp() * 1000, "zone": str(pages.zone()), "locale": world.locale,
            "lastSaved": {id: world.reference(id, True) for id in self.compiled.last_saved},
        }  # fmt: skip

    def _field(self, id: str, spot: Spot) -> dict[str, Any]:
        question = spot.question
        return {
            "id": id,
            **self._standing(spot.node),
            "kind": question.kind.__struct_config__.tag,
            "cell": getattr(question.kind, "cell", ""),
            "choices": [
                (choice.id, choice.name, self.words.named(choice)[0])
                for choice in choices_of(question)
            ],
            "rows": [row.id for row in rows_of(question)],
            "columns": [column.id for column in columns_of(question)],
            "list": lists.list_of(question),
            "shown": spot.is_read_only or not spot.is_asked,
            "filter": wire.expression(self.compiled.filters.get(question.id)),
            "doubt": wire.expression(self.compiled.warnings.get(question.id)),
        }

    def _standing(self, node: TreeNode) -> dict[str, int]:
        """Return where a node is in the tree of the page: the number of its place, and which of
        the nodes there it is."""
        place = place_of(node)
        same = self.walk.filling.filled.nodes(place)
        return {"place": self.numbers["/".join(place)], "at": same.index(node)}


def _spots(walk: Walk, items: Sequence[Item]) -> Iterator[tuple[str, Spot]]:
    for field in fields_in(items):
        if spot := walk.spot(field.path):
            yield field.id, spot


def _groups(items: Sequence[Item]) -> Iterator[tuple[str, TreeNode]]:
    """Give the groups that a condition can show and hide, by the id of their element."""
    for item in items:
        match item:
            case Section():
                if item.node is not None:
                    yield item.id, item.node
                yield from _groups(item.items)
            case Times():
                for time in item.times:
                    yield time.id, time.node
                    yield from _groups(time.items)
            case Field():
                continue


def _rows_below(node: TreeNode) -> Iterator[Place]:
    for child in node.children:
        if child.kind == "element":
            yield place_of(child)
            yield from _rows_below(child)
