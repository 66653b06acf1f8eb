"""The lists of a questionnaire as trees, for ``instance('communes')/root/item[…]``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.core.questionnaire.definition import Definition, Question, choices_of
from app.core.questionnaire.expressions.nodes import TreeNode, number_in_order
from app.core.questionnaire.options import Choice


def instances_of(definition: Definition) -> Mapping[str, TreeNode]:
    """Return the tree of each list by its name; a list without a name bears its question's id."""
    found: dict[str, TreeNode] = {}
    for one in definition.lists:
        found.setdefault(one.name, _tree(one.choices, definition))
    for question in definition.questions:
        if choices := choices_of(question):
            found.setdefault(list_of(question), _tree(choices, definition))
    return found


def list_of(question: Question) -> str:
    """Return the name under which expressions know the choices of a question."""
    return getattr(question.kind, "list", "") or question.id


def _tree(choices: Iterable[Choice], definition: Definition) -> TreeNode:
    root = TreeNode("root")
    top = root.append(TreeNode("element", "root"))
    for choice in choices:
        top.append(item_of(choice, definition))
    return number_in_order(root)


def columns_of(choices: Iterable[Choice]) -> frozenset[str]:
    """Return the names of what stands below each item of a list."""
    columns = {column for choice in choices for column in choice.columns if column}
    return frozenset({"name", "label"} | columns)


def item_of(choice: Choice, definition: Definition) -> TreeNode:
    """Return a choice as a node with its code, its words and its columns below it."""
    item = TreeNode("element", "item")
    said = {
        "name": choice.name,
        "label": choice.label.text_in(definition.authored),
        **{column: text for column, text in choice.columns.items() if column},
    }
    for name, text in said.items():
        node = item.append(TreeNode("element", name))
        if text:
            node.append(TreeNode("text", value=text))
    return item
