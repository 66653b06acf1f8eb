"""XForms, the XML that OpenRosa servers and collecting apps exchange, read into a model of ours.

What it reads is what rules the answers: the first answers, binds, repeats, actions and lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from app.core.questionnaire.expressions.nodes import TreeNode, descendants, number_in_order
from app.core.questionnaire.expressions.parser import parse
from app.core.questionnaire.expressions.syntax import Expression, Text
from app.core.questionnaire.instance.model import Action, Model, Place, Repeat, Rule, copy_of
from app.interchange.expression_vectors import tree_of

EVENTS = {
    "odk-instance-first-load": "first-load",
    "odk-instance-load": "load",
    "xforms-value-changed": "changed",
    "odk-new-repeat": "added",
}
ACTIONS = {
    "{http://www.w3.org/2002/xforms}setvalue": False,
    "{http://www.opendatakit.org/xforms}setgeopoint": True,
}
"""Each action with whether it sets the place where the respondent is."""


def model_of(xml: str, saved: str = "") -> Model:
    """Return the model of a form; ``saved`` holds the answers of a response taken up again."""
    document = etree.fromstring(xml.strip().encode())
    head = _first(_named(document, "model"), "model")
    instances = list(_named(head, "instance", deep=False))
    primary = _first(_first(iter(instances), "instance"), "element of answers")
    root = tree_of(etree.tostring(primary, encoding="unicode", with_tail=False))
    repeats = _repeats(document, root)
    without_blanks(root)
    if saved:
        root = tree_of(saved)
        without_blanks(root)
    return Model(
        root=number_in_order(root),
        rules=_rules(head, root),
        repeats=repeats,
        actions=tuple(_actions(document)),
        instances={str(one.get("id")): _other(one) for one in instances[1:]},
    )


def _first(found: Iterable[Any], what: str) -> Any:
    """:raises LookupError: there is none."""
    for one in found:
        return one
    raise LookupError(f"the form has no {what}")


def without_blanks(root: TreeNode) -> None:
    """Take away the text that only lays out the XML, and the templates among the answers."""
    for node in [root, *descendants(root)]:
        if any(child.kind == "element" for child in node.children):
            node.children = [
                child
                for child in node.children
                if child.kind == "element" and not _is_template(child)
            ]


def _named(element: Any, name: str, *, deep: bool = True) -> Iterator[Any]:
    found = element.iter() if deep else iter(element)
    return (one for one in found if isinstance(one.tag, str) and _local(one.tag) == name)


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def place(path: str) -> Place:
    return tuple(name for name in path.split("/") if name)


def _other(instance: Any) -> TreeNode:
    tree = tree_of(etree.tostring(instance, encoding="unicode", with_tail=False))
    return tree.children[0]


def _rules(head: Any, root: TreeNode) -> dict[Place, Rule]:
    rules: dict[Place, Rule] = {}
    for bind in _named(head, "bind"):
        said = {_local(name): value for name, value in bind.attrib.items()}
        rules[place(said["nodeset"])] = Rule(
            type=said.get("type", "string"),
            relevant=_read(said.get("relevant")),
            calculation=_read(said.get("calculate")),
            constraint=_read(said.get("constraint")),
            required=_read(said.get("required")),
            readonly=_read(said.get("readonly")),
            constraint_message=said.get("constraintMsg", ""),
            required_message=said.get("requiredMsg", ""),
        )
    return rules


def _read(text: str | None) -> Expression | None:
    if text is None or not text.strip():
        return None
    return parse({"1": "true()", "0": "false()"}.get(text, text))


def _repeats(document: Any, root: TreeNode) -> dict[Place, Repeat]:
    found: dict[Place, Repeat] = {}
    for repeat in _named(document, "repeat"):
        if repeat.get("nodeset") is None:
            continue  # a part of the answers that happens to bear the name
        at = place(str(repeat.get("nodeset")))
        said = {_local(name): value for name, value in repeat.attrib.items()}
        nodes = _nodes(root, at)
        first = [_bare(node) for node in nodes if not _is_template(node)]
        template = next((_bare(node) for node in nodes if _is_template(node)), None)
        found[at] = Repeat(template or first[0], tuple(first), _read(said.get("count")))
    return found


def _nodes(root: TreeNode, at: Place) -> list[TreeNode]:
    nodes = [root]
    for name in at:
        nodes = [child for node in nodes for child in node.children if child.name == name]
    return nodes


def _is_template(node: TreeNode) -> bool:
    return any(one.local_name == "template" for one in node.attributes)


def _bare(node: TreeNode) -> TreeNode:
    """Return a copy without the templates inside it and without its mark as one."""
    copy = copy_of(node)
    copy.attributes = [one for one in copy.attributes if one.local_name != "template"]
    without_blanks(copy)
    return copy


def _actions(document: Any) -> Iterator[Action]:
    for action in document.iter(*ACTIONS):
        parent = action.getparent()
        source = place(str(parent.get("ref") or parent.get("nodeset") or ""))
        value = action.get("value")
        for event in str(action.get("event", "")).split():
            if event not in EVENTS:
                continue
            if EVENTS[event] == "added":
                source = _repeat_around(parent)
            yield Action(
                event=EVENTS[event],
                target=parse(str(action.get("ref"))),
                source=source if EVENTS[event] in {"changed", "added"} else (),
                position=ACTIONS[action.tag],
                value=_read(value) if value is not None else _literal(action.text),
            )


def _repeat_around(element: Any) -> Place:
    while _local(element.tag) != "repeat":
        element = element.getparent()
    return place(str(element.get("nodeset")))


def _literal(text: str | None) -> Expression | None:
    return Text(text) if text else None


def labels_of(xml: str) -> dict[tuple[str, str], str]:
    """Return the label of each choice that stands in the form, by question and code."""
    document = etree.fromstring(xml.strip().encode())
    found = {}
    for item in _named(document, "item"):
        parts = {_local(child.tag): child.text or "" for child in item}
        if ref := item.getparent().get("ref"):
            found[ref, parts.get("value", "")] = parts.get("label", "")
    return found
