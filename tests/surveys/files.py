"""Files to attach: the smallest of each sort, and some that are not what they say."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import Any

from PIL import Image

PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def a_file(name: str = "rapport.pdf", data: bytes = PDF) -> tuple[io.BytesIO, str]:
    """Return a file as a test client sends it."""
    return io.BytesIO(data), name


def a_png(width: int = 8, height: int = 6) -> bytes:
    """Return a picture of one colour; one that only claims its size, where it is large."""
    rows = b"" if width * height > 10_000 else (b"\x00" + b"\xa0\x30\x50" * width) * height

    def chunk(kind: bytes, data: bytes) -> bytes:
        length, check = struct.pack(">I", len(data)), struct.pack(">I", zlib.crc32(kind + data))
        return length + kind + data + check

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def a_photograph() -> bytes:
    """Return a JPEG that says where it was taken, and that it lies on its side."""
    picture = Image.new("RGB", (40, 20), (160, 48, 80))
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif.get_ifd(0x8825)[2] = (50.0, 36.0, 20.0)  # latitude
    exif[0x010E] = "Canary of Tournai"
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif)
    return out.getvalue()


def a_zip(**members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), text)
    return out.getvalue()


def a_word_document(**more: str) -> bytes:
    inside: dict[str, Any] = {"[Content_Types].xml": "<Types/>", "word__document_dot_xml": "<w/>"}
    return a_zip(**inside, **more)
