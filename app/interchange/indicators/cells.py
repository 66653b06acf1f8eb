"""One cell in the notation of Eurostat's tables: a figure or none, and what is said about it.

Every reader puts what its file says into this notation, so that there is one way to read it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
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


OBSERVED: Mapping[str, str] = {
    "": "", "A": "", "B": "b", "D": "d", "E": "e", "F": "f", "I": "e", "N": "n", "P": "p",
    "R": "r", "S": "s", "U": "u", "V": "", "G": "e",
    "H": ":", "J": ":", "K": "", "L": ":", "M": ":", "O": ":", "Q": ":", "W": "", "Z": "z",
}  # fmt: skip
"""What SDMX's list of observation statuses says, as letters; ``:`` where there is no figure.
An unvalidated (V) or aggregated (K, W) figure is a figure; an imputed or experimental one
(I, G) is an estimate."""

FREE = frozenset({"", "F"})
"""The confidentiality statuses under which a figure may be shown."""


def cell_of(figure: str, letters: str = "", *, status: str = "", confidential: str = "") -> str:
    """Return what a file says of one cell in this notation.

    :param figure: as the file writes it; blank, or one of its own signs, where there is none.
    :param letters: Eurostat's flags.
    :param status: of SDMX's list of observation statuses; an unknown one is kept, so that the
        cell is refused rather than shown without it.
    :param confidential: of SDMX's list of confidentiality statuses.
    """
    marks = letters.strip().lower() + "".join(OBSERVED.get(one, one) for one in status.strip())
    missing = ":" in marks or figure.strip() in {"", ":"}
    hidden = "c" if confidential.strip() not in FREE and "c" not in marks else ""
    flags = "".join(dict.fromkeys(marks.replace(":", "").replace(" ", "") + hidden))
    return f"{':' if missing else figure.strip()} {flags}".strip()
