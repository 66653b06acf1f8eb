"""Operations as the log keeps them, and whether two of them meet."""

from __future__ import annotations

from typing import Any

import msgspec

from app.core.questionnaire.operations import Operation
from app.core.questionnaire.parts import Touched
from app.core.shapes import work_out

work_out(Operation)


def encode(operation: Operation) -> dict[str, Any]:
    """Return an operation as plain JSON values."""
    document: dict[str, Any] = msgspec.to_builtins(operation)
    return document


def decode(document: dict[str, Any]) -> Operation:
    """Return the operation that a stored document holds."""
    operation: Operation = msgspec.convert(document, Operation)
    return operation


def meet(some: Touched, others: Touched) -> bool:
    """Tell whether two edits touch the same thing, or one of them something in the other's."""
    return any(
        one[: len(other)] == other or other[: len(one)] == one for one in some for other in others
    )


def written(operation: Operation) -> str:
    """Return an operation as JSON, for a page that may send it again."""
    return msgspec.json.encode(operation).decode()


def read(written: str) -> Operation:
    """Return the operation that a page sent again.

    :raises msgspec.ValidationError: it is none.
    """
    operation: Operation = msgspec.json.decode(written, type=Operation)
    return operation
