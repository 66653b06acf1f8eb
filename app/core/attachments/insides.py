"""Whether bytes are what the name of their file says: one small look a sort.

Nothing is decoded and nothing unpacked here; of a container only its table of contents is read.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

MOST_MEMBERS = 5_000
"""Of a document that is an archive."""

END_OF_ZIP = b"PK\x05\x06"


def is_jpeg(data: bytes) -> bool:
    return data.startswith(b"\xff\xd8\xff")


def is_png(data: bytes) -> bool:
    return data.startswith(b"\x89PNG\r\n\x1a\n")


def is_webp(data: bytes) -> bool:
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP"


def is_heic(data: bytes) -> bool:
    return data[4:8] == b"ftyp" and data[8:12] in (b"heic", b"heix", b"mif1", b"msf1")


def is_wave(data: bytes) -> bool:
    return data[:4] == b"RIFF" and data[8:12] == b"WAVE"


def is_ogg(data: bytes) -> bool:
    return data.startswith(b"OggS")


def is_mp3(data: bytes) -> bool:
    return data.startswith(b"ID3") or (data[:1] == b"\xff" and data[1:2] in (b"\xfb", b"\xf3"))


def is_iso_media(data: bytes) -> bool:
    return data[4:8] == b"ftyp" and not is_heic(data)


def is_matroska(data: bytes) -> bool:
    return data.startswith(b"\x1a\x45\xdf\xa3") and b"webm" in data[:64]


def is_pdf(data: bytes) -> bool:
    """An archive hung on to a PDF would be two things at once."""
    return data.startswith(b"%PDF-") and END_OF_ZIP not in data[-66_000:]


def is_text(data: bytes) -> bool:
    """Text of a table or of words: no page of the web, and nothing that is no text."""
    begins = data[:1000].removeprefix(b"\xef\xbb\xbf").lstrip()
    return b"\x00" not in data and not begins.startswith(b"<")


def is_office(folder: str) -> Callable[[bytes], bool]:
    """Return the look at a document of Office without macros, whose text is in ``folder``."""

    def look(data: bytes) -> bool:
        names = _members(data)
        macros = any(name.lower().endswith("vbaproject.bin") for name in names)
        return (
            "[Content_Types].xml" in names
            and any(name.startswith(folder) for name in names)
            and not macros
        )

    return look


def is_open_document(type: str) -> Callable[[bytes], bool]:
    """Return the look at a document of LibreOffice, which names its type first of all."""

    def look(data: bytes) -> bool:
        return data[30:38] == b"mimetype" and data[38 : 38 + len(type)] == type.encode()

    return look


def _members(data: bytes) -> frozenset[str]:
    """Return the names in an archive; none where it is none, or holds too much to look at."""
    if not data.startswith(b"PK\x03\x04"):
        return frozenset()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = frozenset(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return frozenset()
    return names if len(names) <= MOST_MEMBERS else frozenset()
