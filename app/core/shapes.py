"""The shapes of documents, worked out before there are threads.

msgspec finds out at its first use what a type consists of.  Where two threads do so for the
same type in one instant, the process dies of a segmentation fault (msgspec 0.22,
Python 3.11): a server that has just begun, and is asked for two pages at once.
"""

from __future__ import annotations

from typing import Any

import msgspec


def work_out(*types: Any) -> None:
    """Have msgspec find out now what these types, and all types in them, consist of.

    Called where a module that decodes them is imported, which one thread does.
    """
    for one in types:
        msgspec.json.Decoder(one)
