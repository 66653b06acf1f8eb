"""What a person has to put right, said as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

Place: TypeAlias = tuple[str, ...]
"""The ids on the way down to what is meant, such as ``("module-id", "question-id", "label")``."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right, where it stands, and the facts its sentence needs.

    The rules never word a problem: they give its ``code``, and
    ``app.web.messages`` holds one translated sentence for each code.
    """

    code: str
    place: Place = ()
    facts: Mapping[str, object] = field(default_factory=dict)
