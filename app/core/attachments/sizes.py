"""How large a picture is, as its first bytes say: asked before anything unfolds it."""

from __future__ import annotations

import struct
from typing import TypeAlias

Size: TypeAlias = tuple[int, int]
"""Width and height, in pixels."""

MOST_PIXELS = 60_000_000
"""A camera of 2026 takes 50 million; what claims more is there to fill our memory."""

_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers of a JPEG behind which its size stands."""


def size_of(data: bytes) -> Size | None:
    """Return how large a PNG, a JPEG or a WebP says it is; None where it does not say."""
    try:
        if data.startswith(b"\x89PNG"):
            return _two(">II", data, 16) if data[12:16] == b"IHDR" else None
        if data.startswith(b"\xff\xd8"):
            return _jpeg(data)
        return _webp(data) if data[8:12] == b"WEBP" else None
    except struct.error:
        return None


def _jpeg(data: bytes) -> Size | None:
    at = 2
    while data[at : at + 1] == b"\xff":
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        (length,) = struct.unpack_from(">H", data, at + 2)
        if marker in _FRAMES:
            height, width = _two(">HH", data, at + 5)
            return width, height
        at += 2 + length
    return None


def _webp(data: bytes) -> Size | None:
    kind = data[12:16]
    if kind == b"VP8 ":
        width, height = _two("<HH", data, 26)
        return width & 0x3FFF, height & 0x3FFF
    if kind == b"VP8L":
        (bits,) = struct.unpack_from("<I", data, 21)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8X":
        sides = data[24:27], data[27:30]
        width, height = (int.from_bytes(side, "little") + 1 for side in sides)
        return width, height
    return None


def _two(shape: str, data: bytes, at: int) -> Size:
    first, second = struct.unpack_from(shape, data, at)
    return int(first), int(second)
