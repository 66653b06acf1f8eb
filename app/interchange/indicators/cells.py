"""One cell of a Eurostat table: a figure or none, and what is said about it."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

from app.core.racines.indicator import Flag

Read: TypeAlias = tuple[Decimal | None, tuple[Flag, ...]]
"""The value, None where there is none, and its flags in alphabetical order."""

LONGEST = 40
"""Characters of a cell; what is longer is no figure."""

_CELL = re.compile(
    r"(?P<value>:|[-+]?[0-9]{1,18}(?:\.[0-9]{1,12})?(?:[eE][-+]?[0-9]{1,2})?)?"
    r"\s*(?P<flags>[bcdefnprsuz]*)\s*(?P<hidden>@C)?"
)
_WITHOUT_FIGURE = frozenset({Flag.CONFIDENTIAL, Flag.NOT_APPLICABLE})
"""They say by themselves why there is no figure."""


@lru_cache(maxsize=65_536)
def read_cell(text: str) -> Read:
    """Read ``6.4 u``, ``:``, ``: bu``, ``:c``, ``24000.00 `` or an empty cell.

    No figure is None and never 0; it is flagged *not available* unless a flag says why.

    :raises ValueError: it is nothing of that; nothing is guessed.
    """
    found = _CELL.fullmatch(text.strip()) if len(text) <= LONGEST else None
    if not found:
        raise ValueError(text[:LONGEST])
    written = found["value"] or ":"
    flags = {Flag(letter) for letter in found["flags"]}
    if found["hidden"]:
        flags.add(Flag.CONFIDENTIAL)
    if written == ":":
        if flags.isdisjoint(_WITHOUT_FIGURE):
            flags.add(Flag.NOT_AVAILABLE)
        return None, tuple(sorted(flags))
    return Decimal(written), tuple(sorted(flags))
