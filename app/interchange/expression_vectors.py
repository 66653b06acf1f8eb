"""Files of expressions with what they are worth, as the corpus writes them: read and worked out.

The format: ``meta`` (``timezone``), ``contexts`` (XML by name) and ``vectors``, each with an
``id``, an ``expression``, and perhaps ``context``, ``context_node`` and ``result_type``.  With
``variables`` the expressions are LimeSurvey's, and said in our language first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
from lxml import etree

from app.core.questionnaire.expressions.context import Context, World
from app.core.questionnaire.expressions.evaluate import value_of
from app.core.questionnaire.expressions.mistakes import Mistake
from app.core.questionnaire.expressions.nodes import TreeNode, descendants, number_in_order
from app.core.questionnaire.expressions.parser import parse
from app.core.questionnaire.expressions.values import Moment, Value, to_number, to_text
from app.core.shapes import work_out
from app.interchange.limesurvey.em import vectors

NAMESPACES = {
    "xhtml": "http://www.w3.org/1999/xhtml",
    "h": "http://www.w3.org/1999/xhtml",
    "ev": "http://some-namespace.com/nss",
    "orx": "http://openrosa.org/xforms",
    "jr": "http://openrosa.org/javarosa",
}
_KINDS = {etree.Comment: "comment", etree.ProcessingInstruction: "processing-instruction"}


def worked_out(document: Mapping[str, Any], *, now: datetime) -> Iterator[dict[str, Any]]:
    """Give one answer a vector, in order: ``{"id", "type", "value"}``."""
    if "variables" in document:
        yield from _of_limesurvey(document, now)
        return
    contexts = document.get("contexts")
    outer = World(now=now, zone=zone_of(document), locale=locale_of(document))
    for vector in document["vectors"]:
        yield {"id": vector["id"], **_answer(vector, contexts, outer)}


def _of_limesurvey(document: Mapping[str, Any], now: datetime) -> Iterator[dict[str, Any]]:
    """Give the same of ExpressionScript, which an import says in our language."""
    for id, value in vectors.worked_out(document, now=now):
        if isinstance(value, vectors.Named):
            yield {"id": id, "type": "error", "value": str(value)}
        else:
            yield {"id": id, **_typed(value, "string" if isinstance(value, list) else "", UTC)}


def zone_of(document: Mapping[str, Any]) -> ZoneInfo:
    """Return the time zone that the file names; UTC where it names none."""
    words = str(document.get("meta", {}).get("timezone", ""))
    try:
        return ZoneInfo(words.split(" ")[0] or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def locale_of(document: Mapping[str, Any]) -> str:
    """Return the locale that the file names, as ``fr_BE``; ``en_US`` where it names none."""
    written = str(document.get("meta", {}).get("locale", ""))
    return (
        written.replace("-", "_") if re.fullmatch(r"[a-z]{2}([-_][A-Z]{2})?", written) else "en_US"
    )


def _answer(
    vector: Mapping[str, Any], contexts: Mapping[str, str] | None, outer: World
) -> dict[str, Any]:
    try:
        context = _context(vector, contexts, outer)
        value = value_of(parse(vector["expression"]), context)
    except (Mistake, RecursionError) as mistake:
        return {"type": "error", "value": str(getattr(mistake, "code", "expression.too-deep"))}
    return _typed(value, str(vector.get("result_type", "")), outer.zone)


def _context(
    vector: Mapping[str, Any], contexts: Mapping[str, str] | None, outer: World
) -> Context:
    if contexts is None:
        return Context(outer, None)
    root = tree_of(contexts.get(vector.get("context") or "", "").strip() or "<root/>")
    world = replace(
        outer,
        namespaces=NAMESPACES,
        instances=_instances(root),
        itext=lambda name: itext(root, name, str(vector.get("lang") or "")),
    )
    node = place_of_vector(vector, root)
    return Context(world, node, current=node)


def place_of_vector(vector: Mapping[str, Any], root: TreeNode) -> TreeNode:
    """Return the node in whose place a vector is worked out."""
    where = str(vector.get("context_node") or "/")
    world = World(now=datetime.fromtimestamp(0, UTC), namespaces=NAMESPACES)
    found = value_of(parse(where), Context(world, root))
    return found[0] if isinstance(found, list) and found else root


def _typed(value: Value, wanted: str, zone: tzinfo) -> dict[str, Any]:
    """Write the value as the type that is asked for, or else as its own."""
    if wanted == "boolean" or (isinstance(value, bool) and not wanted):
        return {"type": "boolean", "value": _boolean(value)}
    if wanted == "number" or (isinstance(value, float) and wanted not in {"string", "nodeset"}):
        return {"type": "number", "value": number_in_json(to_number(value, zone))}
    if isinstance(value, list) and wanted not in {"string", "error"}:
        return {"type": "nodeset", "value": [path_of(node) for node in value]}
    return {"type": "string", "value": to_text(value)}


def _boolean(value: Value) -> bool:
    from_value = value.is_real if isinstance(value, Moment) else value
    return bool(from_value) and from_value == from_value  # NaN is the only value unlike itself


def number_in_json(number: float) -> object:
    """Return a number as JSON can hold it: ``{"number": "NaN"}`` where it cannot."""
    if number != number or number in {float("inf"), float("-inf")}:
        name = {True: "NaN"}.get(number != number) or f"{'-' if number < 0 else ''}Infinity"
        return {"number": name}
    if number == 0 and str(number).startswith("-"):
        return {"number": "-0"}
    return int(number) if number.is_integer() and abs(number) < 2**53 else number


def path_of(node: TreeNode) -> str:
    """Return where a node stands: ``/data[1]/item[2]``."""
    if node.parent is None:
        return ""
    same = [one for one in node.parent.children if one.name == node.name and one.kind == node.kind]
    place = same.index(node) + 1 if node in same else 1
    return f"{path_of(node.parent)}/{node.name or node.kind + '()'}[{place}]"


def tree_of(xml: str) -> TreeNode:
    """Return the root of an XML text; no entity is resolved and nothing is fetched."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, remove_blank_text=False
    )
    element = etree.fromstring(xml.encode(), parser)
    root = TreeNode("root")
    before = [sibling for sibling in element.itersiblings(preceding=True)]
    for sibling in reversed(before):
        _add(root, sibling)
    _add(root, element)
    return number_in_order(root)


def _add(parent: TreeNode, element: Any) -> None:
    kind = _KINDS.get(element.tag)
    if kind is not None:
        name = element.target if kind == "processing-instruction" else ""
        parent.append(TreeNode(kind, name, element.text or ""))
    elif isinstance(element.tag, str):
        parent.append(_element(element))
    if element.tail and parent.kind != "root":
        parent.append(TreeNode("text", value=element.tail))


def _element(element: Any) -> TreeNode:
    node = TreeNode("element", _qualified(element.tag, element), namespace=_namespace(element.tag))
    for name, value in element.attrib.items():
        attribute = TreeNode("attribute", _qualified(name, element), value, _namespace(name), node)
        node.attributes.append(attribute)
    if element.text:
        node.append(TreeNode("text", value=element.text))
    for child in element:
        _add(node, child)
    return node


def _namespace(tag: str) -> str:
    return tag[1:].partition("}")[0] if tag.startswith("{") else ""


def _qualified(tag: str, element: Any) -> str:
    local = tag.rpartition("}")[2]
    namespace = _namespace(tag)
    prefix = next((p for p, uri in element.nsmap.items() if p and uri == namespace), None)
    if element.nsmap.get(None) == namespace or prefix is None:
        return local
    return f"{prefix}:{local}"


def _instances(root: TreeNode) -> dict[str, TreeNode]:
    return {
        attribute.value: node
        for node in descendants(root)
        if node.local_name == "instance"
        for attribute in node.attributes
        if attribute.name == "id"
    }


def itext(root: TreeNode, name: str, language: str) -> str:
    """Return a wording of a form in a language, or in the first that the form has."""
    translations = [node for node in descendants(root) if node.local_name == "translation"]
    chosen = next(
        (one for one in translations if language and _attribute(one, "lang") == language),
        next(
            (one for one in translations if _attribute(one, "default")),
            translations[0] if translations else None,
        ),
    )
    for text in chosen.children if chosen else ():
        if _attribute(text, "id") == name:
            return next((one.text for one in text.children if one.local_name == "value"), "")
    return ""


def _attribute(node: TreeNode, name: str) -> str:
    return next((one.value for one in node.attributes if one.name == name), "")


class Vector(msgspec.Struct):
    """What must be there of one vector; the file may say more."""

    id: str
    expression: str
    context: str | None = None
    context_node: str | None = None
    lang: str | None = None
    result_type: str = ""


class Form(msgspec.Struct):
    form: dict[str, Any] | str
    args: list[Any] = []


class Scenario(msgspec.Struct):
    id: str
    forms: list[Form]
    simple_steps: list[dict[str, Any]] | None = None


class Variable(msgspec.Struct):
    code: str | int | float


class Document(msgspec.Struct):
    """A file of vectors, or of scenarios."""

    meta: dict[str, Any] = {}
    contexts: dict[str, str] | None = None
    vectors: list[Vector] | None = None
    scenarios: list[Scenario] | None = None
    variables: dict[str, Variable] | None = None
    """Of ExpressionScript, whose vectors run in their order."""


work_out(Document)


def read(data: bytes) -> dict[str, Any]:
    """Return the document of a file of vectors, or of scenarios.

    :raises ValueError: it is no JSON object that holds either, or not as they are written.
    """
    try:
        document = msgspec.json.decode(data)
        if not isinstance(document, dict) or not {"vectors", "scenarios"} & document.keys():
            raise ValueError("neither vectors nor scenarios are in it")
        msgspec.convert(document, Document)
    except (msgspec.MsgspecError, RecursionError) as wrong:
        raise ValueError(str(wrong)) from wrong
    for name, xml in (document.get("contexts") or {}).items():
        try:
            tree_of(xml.strip() or "<root/>")
        except etree.XMLSyntaxError as wrong:
            raise ValueError(f"the context {name!r} is no XML: {wrong}") from wrong
    return document
