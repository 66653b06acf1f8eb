"""SDMX-ML: XML that we do not read as figures, and what of it a person should know.

Eurostat answers a question for too much with such a document, whose footer says where the
figures will lie in some minutes.
"""

from __future__ import annotations

import re

ADDRESS = re.compile(r"https?://[^\s<\"]+")

LOOKED_AT = 64 * 1024
ROOT = re.compile(r"<(?:\w+:)?(?P<name>[A-Za-z]\w*)[\s>]")
"""The first element: what begins with ``<?`` or ``<!`` is none."""


def what(data: bytes) -> str:
    """Return the code of the problem that says what this document is.

    No parser opens it: its root and a footer are found as text.
    """
    head = data[:LOOKED_AT].decode("utf-8", errors="replace")
    root = ROOT.search(head)
    name = root["name"] if root and "sdmx" in head else ""
    if ":Footer" in head and name:
        return "sdmx-ml.later"
    if name == "Structure":
        return "sdmx-ml.structure"
    return "sdmx-ml.data" if name.endswith("Data") else "table.markup"


def address_of_later(data: bytes) -> str:
    """Return where the producer says that its answer will lie; empty where it does not say."""
    head = data[:LOOKED_AT].decode("utf-8", errors="replace")
    if "sdmx" not in head or ":Footer" not in head:
        return ""
    found = ADDRESS.search(head[head.index(":Footer") :])
    return found[0].replace("http://", "https://", 1) if found else ""
