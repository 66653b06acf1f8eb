"""The same vectors, worked out by the engine of the page: its ES modules, run by Node."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec

from app.core.questionnaire.expressions.mistakes import Mistake
from app.core.questionnaire.expressions.nodes import TreeNode
from app.core.questionnaire.expressions.parser import parse
from app.interchange.expression_vectors import (
    NAMESPACES,
    locale_of,
    place_of_vector,
    tree_of,
    zone_of,
)

RUNNER = Path(__file__).with_name("expressions_in_node.mjs")


class NoNode(Exception):
    """Node is neither on the PATH nor in the browser test driver."""


def node() -> str:
    """Return the path of Node: from PATH, else from the driver that browser tests bring.

    :raises NoNode: there is none.
    """
    if found := shutil.which("node"):
        return found
    driver = find_spec("playwright")
    if driver and driver.origin:
        brought = Path(driver.origin).parent / "driver" / "node"
        if brought.exists():
            return str(brought)
    raise NoNode


def worked_out(document: Mapping[str, Any], *, now: datetime) -> Iterator[dict[str, Any]]:
    """Give one answer a vector, in order, as ``expression_vectors.worked_out`` does.

    :raises NoNode: there is no Node here.
    """
    contexts = document.get("contexts")
    vectors = document["vectors"]
    names = {vector.get("context") or "" for vector in vectors} if contexts is not None else set()
    trees = {name: tree_of((contexts or {}).get(name, "").strip() or "<root/>") for name in names}
    world = {
        "now": int(now.timestamp() * 1000),
        "zone": str(zone_of(document)),
        "locale": locale_of(document),
        "namespaces": NAMESPACES,
    }
    asked, unread = [json.dumps({name: as_json(root) for name, root in trees.items()})], {}
    for number, vector in enumerate(vectors):
        root = trees[vector.get("context") or ""] if contexts is not None else None
        try:
            asked.append(_line(vector, parse(vector["expression"]), root, world))
        except (Mistake, RecursionError) as mistake:
            unread[number] = str(getattr(mistake, "code", "expression.too-deep"))
    answers = iter(_run(asked))
    for number, vector in enumerate(vectors):
        refused = unread.get(number)
        found = {"type": "error", "value": refused} if refused else json.loads(next(answers))
        yield {"id": vector["id"], **found}


def _line(
    vector: Mapping[str, Any], tree: object, root: TreeNode | None, world: Mapping[str, Any]
) -> str:
    return json.dumps(
        {
            "tree": msgspec.to_builtins(tree),
            "root": None if root is None else (vector.get("context") or ""),
            "order": None if root is None else place_of_vector(vector, root).order,
            "wanted": vector.get("result_type", ""),
            "language": vector.get("lang") or "",
            "world": world,
        }
    )


def _run(lines: list[str]) -> list[str]:
    done = subprocess.run(  # noqa: S603  (our own script, our own interpreter)
        [node(), str(RUNNER)], input="\n".join(lines), capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()


def as_json(node: TreeNode) -> dict[str, Any]:
    """Return a tree of nodes as the page receives it."""
    return {
        "kind": node.kind,
        "name": node.name,
        "value": node.value,
        "namespace": node.namespace,
        "attributes": [as_json(attribute) for attribute in node.attributes],
        "children": [as_json(child) for child in node.children],
    }
