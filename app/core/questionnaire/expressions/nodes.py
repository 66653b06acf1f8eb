"""The tree an expression walks through: the answers, or any XML in a test."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

Kind = str
"""``root``, ``element``, ``attribute``, ``text``, ``comment`` or ``processing-instruction``."""


@dataclass(slots=True, eq=False)
class TreeNode:
    """One node.  Two nodes are the same only if they are one and the same."""

    kind: Kind
    name: str = ""
    """With its prefix, as written: ``orx:meta``."""

    value: str = ""
    """The text of an attribute, text, comment or processing instruction."""

    namespace: str = ""
    parent: TreeNode | None = None
    children: list[TreeNode] = field(default_factory=list)
    attributes: list[TreeNode] = field(default_factory=list)
    order: int = 0
    """Its place in the document, for node sets to be in document order."""

    def append(self, child: TreeNode) -> TreeNode:
        child.parent = self
        self.children.append(child)
        return child

    @property
    def text(self) -> str:
        """The string value of XPath: an element's is that of all the text inside it."""
        children = self.children
        if not children:  # an element that is empty has no value of its own either
            return self.value
        if len(children) == 1 and children[0].kind == "text":
            return children[0].value
        return "".join(node.value for node in descendants(self) if node.kind == "text")

    @property
    def local_name(self) -> str:
        return self.name.rpartition(":")[2]


def number_in_order(root: TreeNode) -> TreeNode:
    """Give every node its place in the document; call once after building a tree."""
    for order, node in enumerate(_with_attributes(root)):
        node.order = order
    return root


def _with_attributes(node: TreeNode) -> Iterator[TreeNode]:
    yield node
    yield from node.attributes
    for child in node.children:
        yield from _with_attributes(child)


def descendants(node: TreeNode) -> Iterator[TreeNode]:
    for child in node.children:
        yield child
        yield from descendants(child)


def ancestors(node: TreeNode) -> Iterator[TreeNode]:
    above = node.parent
    while above is not None:
        yield above
        above = above.parent


def with_self(
    walk: Callable[[TreeNode], Iterator[TreeNode]],
) -> Callable[[TreeNode], Iterator[TreeNode]]:
    def walked(node: TreeNode) -> Iterator[TreeNode]:
        yield node
        yield from walk(node)

    return walked


def _siblings(node: TreeNode) -> list[TreeNode]:
    return node.parent.children if node.parent and node.kind != "attribute" else []


def _after(node: TreeNode) -> Iterator[TreeNode]:
    beside = _siblings(node)
    yield from beside[beside.index(node) + 1 :] if node in beside else ()


def _before(node: TreeNode) -> Iterator[TreeNode]:
    beside = _siblings(node)
    yield from reversed(beside[: beside.index(node)]) if node in beside else ()


def _following(node: TreeNode) -> Iterator[TreeNode]:
    for above in (node, *ancestors(node)):
        for later in _after(above):
            yield from with_self(descendants)(later)


def _preceding(node: TreeNode) -> Iterator[TreeNode]:
    for above in (node, *ancestors(node)):
        for earlier in _before(above):
            yield from reversed([earlier, *descendants(earlier)])


AXES: Mapping[str, Callable[[TreeNode], Iterator[TreeNode]]] = {
    "child": lambda node: iter(node.children),
    "parent": lambda node: iter([node.parent] if node.parent else []),
    "self": lambda node: iter([node]),
    "attribute": lambda node: iter(node.attributes),
    "descendant": descendants,
    "descendant-or-self": with_self(descendants),
    "ancestor": ancestors,
    "ancestor-or-self": with_self(ancestors),
    "following-sibling": _after,
    "preceding-sibling": _before,
    "following": _following,
    "preceding": _preceding,
}
"""Each axis in its own direction: predicates count along it."""
