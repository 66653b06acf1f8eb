"""Codes of NUTS that an older list gave to a territory of the zone, and what they became.

Facts of Eurostat's correspondence tables 2013–2016–2021.  A code whose territory changed
with its name is not taken over by itself: a person decides.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

SUCCESSORS: Mapping[str, str] = {
    "FR21": "FRF2", "FR211": "FRF21", "FR213": "FRF23",
    "FR22": "FRE2", "FR221": "FRE21", "FR222": "FRE22", "FR223": "FRE23",
    "FR30": "FRE1", "FR301": "FRE11", "FR302": "FRE12",
    "BE221": "BE224", "BE222": "BE225",
    "BE321": "BE32A", "BE322": "BE32B", "BE325": "BE32C", "BE326": "BE32D",
    "BE324": "BE328", "BE327": "BE328",
}  # fmt: skip
"""The code of today by the code of yesterday."""

_OF_OUR_COUNTRIES = re.compile(r"(BE|FR)[0-9A-Z]{0,3}")


def is_ours(geo: str) -> bool:
    """Tell whether a code names a territory of Belgium or France: others are not stored."""
    return bool(_OF_OUR_COUNTRIES.fullmatch(geo))
