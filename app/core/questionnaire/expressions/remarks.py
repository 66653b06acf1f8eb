"""What is to be said about an expression: a mistake or a doubt, with its place in the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Severity: TypeAlias = Literal["mistake", "doubt"]


@dataclass(frozen=True, slots=True)
class Remark:
    """``at`` is the offset in the text; ``code`` a problem code, ``facts`` what it tells."""

    code: str
    at: int
    severity: Severity
    facts: Mapping[str, object] = field(default_factory=dict, hash=False)


class Remarks:
    """What has been said so far."""

    def __init__(self) -> None:
        self.found: list[Remark] = []

    def mistake(self, code: str, at: int, **facts: object) -> None:
        self.found.append(Remark(code, at, "mistake", facts))

    def doubt(self, code: str, at: int, **facts: object) -> None:
        self.found.append(Remark(code, at, "doubt", facts))
