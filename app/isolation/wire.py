"""How the two processes speak: a length, then a pickle of plain values.

The child may have been taken over by what it read, so nothing is unpickled here but
None, booleans, numbers, strings, bytes, and lists, tuples, sets and mappings of them.
"""

from __future__ import annotations

import io
import pickle
import struct
from typing import Any

LENGTH = struct.Struct("!Q")
LONGEST = 128 * 1024 * 1024
"""Bytes of one message."""


class NotPlain(ValueError):
    """A message names a class or a function, or is no message at all."""


def packed(value: object) -> bytes:
    """Return a message, its length in front."""
    body = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    return LENGTH.pack(len(body)) + body


def unpacked(body: bytes) -> Any:
    """Return the value of a message without its length.

    :raises NotPlain: it holds anything else than plain values.
    """
    try:
        return _Plain(io.BytesIO(body)).load()
    except NotPlain:
        raise
    except Exception as wrong:  # whatever the bytes made of the unpickler
        raise NotPlain(str(wrong)) from wrong


class _Plain(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        raise NotPlain(f"{module}.{name} is no plain value")
