"""Drafts and contents as the JSON documents that the tables keep, and back."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from app.core.shapes import work_out
from app.core.sheets.content import Content, Draft

FORMAT = 2
"""Raised, with a step that lifts older documents, whenever one would read differently."""

ONE_VOICE = 1
"""The format in which a sheet had one quotation, under ``voice``."""

Kept = TypeVar("Kept", Content, Draft)


work_out(Content, Draft)


class Unreadable(ValueError):
    """A document is no sheet of ours; the message says where it goes wrong."""


def encode(sheet: Content | Draft) -> dict[str, Any]:
    """Return it as plain JSON values, stamped with the format number."""
    return {"format": FORMAT, **msgspec.to_builtins(sheet)}


def decode_draft(document: Mapping[str, Any]) -> Draft:
    """Return the draft that a stored document holds.

    :raises Unreadable: it is of a later format than ours, or not of our shape.
    """
    return _decoded(document, Draft)


def decode_content(document: Mapping[str, Any]) -> Content:
    """Return the published content that a stored document holds.

    :raises Unreadable: it is of a later format than ours, or not of our shape.
    """
    return _decoded(document, Content)


def fingerprint(content: Content) -> str:
    """Return what two contents share only if they say the same: the SHA-256 of one in full."""
    return hashlib.sha256(msgspec.json.encode(content, order="deterministic")).hexdigest()


def _decoded(document: Mapping[str, Any], kind: type[Kept]) -> Kept:
    if document.get("format") not in {FORMAT, ONE_VOICE}:
        raise Unreadable(f"format {document.get('format')!r} is none that this release reads")
    plain = {key: value for key, value in document.items() if key != "format"}
    if plain.get("voice"):
        plain["voices"] = [plain.pop("voice")]
    try:
        return msgspec.convert(plain, kind)
    except msgspec.ValidationError as wrong:
        raise Unreadable(str(wrong)) from wrong
