"""The tree of one response: where its nodes are, and how a repeat in it grows and shrinks."""

from __future__ import annotations

from collections.abc import Iterable

from app.core.questionnaire.expressions.nodes import TreeNode, descendants
from app.core.questionnaire.instance.model import Model, Place, copy_of


class Index(dict[Place, list[TreeNode]]):
    """The nodes at each place, none where there is no such place.  It is asked for each operand
    of each calculation: what asks it may hold its ``__getitem__``."""

    def __missing__(self, _place: Place) -> list[TreeNode]:
        return []


class Growing:
    """A copy of the tree of a model, with an index of its nodes by their places."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.root = copy_of(model.root)
        self._nodes = Index()
        self._places: dict[TreeNode, Place] = {}
        self._index()

    def nodes(self, place: Place) -> list[TreeNode]:
        """Return every node at a place, in document order."""
        return self._nodes[place]

    def places(self) -> Iterable[Place]:
        """Return every place at which there is a node, in document order."""
        return self._nodes

    def _insert(self, beside: TreeNode, place: Place) -> TreeNode:
        times = [child for child in beside.children if child.name == place[-1]]
        repeat = self.model.repeats[place]
        first = repeat.first[len(times)] if len(times) < len(repeat.first) else repeat.template
        new = copy_of(first)
        at = beside.children.index(times[-1]) + 1 if times else len(beside.children)
        beside.children.insert(at, new)
        new.parent = beside
        return new

    def _cut(self, node: TreeNode) -> None:
        assert node.parent is not None  # noqa: S101  a repeat stands in the questionnaire
        node.parent.children.remove(node)

    def _index(self) -> None:
        self._nodes.clear()
        self._places = {self.root: ()}
        for order, node in enumerate(descendants(self.root)):
            node.order = order + 1
            if node.kind == "element":
                assert node.parent is not None  # noqa: S101  only the root has none
                place = (*self._places[node.parent], node.name)
                self._places[node] = place
                self._nodes.setdefault(place, []).append(node)
