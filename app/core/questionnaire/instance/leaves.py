"""The nodes at which answers stand: telling, writing and finding them."""

from __future__ import annotations

from collections.abc import Callable

from app.core.questionnaire.expressions.nodes import TreeNode, ancestors


def nearest(targets: list[TreeNode], where: TreeNode) -> list[TreeNode]:
    """Return the targets in the same time of a repeat as ``where``, or else all of them."""
    above: Callable[[TreeNode], bool] = set((where, *ancestors(where))).__contains__
    deepest = 0
    best = targets
    for target in targets:
        shared = sum(1 for one in ancestors(target) if above(one))
        if shared > deepest:
            deepest, best = shared, [target]
        elif shared == deepest and target not in best:
            best = [*best, target]
    return best


def is_leaf(node: TreeNode) -> bool:
    """Tell whether a node is where an answer stands."""
    return node.kind == "element" and all(child.kind != "element" for child in node.children)


def set_text(node: TreeNode, text: str) -> None:
    """Make a text the only thing that stands in a node."""
    children = node.children
    if text and len(children) == 1 and children[0].kind == "text":
        children[0].value = text
        return
    node.children = []
    if text:
        node.append(TreeNode("text", value=text))


def hold(node: TreeNode, text: str) -> bool:
    """Let a node hold a text; tell whether that is another than before."""
    if node.text == text:
        return False
    set_text(node, text)
    return True
