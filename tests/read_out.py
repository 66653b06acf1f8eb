"""Everything that an answer says, whatever it is packed in: pages, tables, PDF, pictures."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePath

import pypdfium2


def texts_in(content: bytes) -> Iterator[str]:
    """Give the texts of a file: its bytes as they stand, and what they hold when unpacked."""
    yield content.decode("utf-8", "replace")
    if content.startswith(b"PK\x03\x04"):
        yield from _of_an_archive(content)
    elif content.startswith(b"%PDF"):
        yield from _of_a_pdf(content)
    elif content.startswith(b"\x89PNG"):
        yield from _of_a_picture(content)


def _of_an_archive(content: bytes) -> Iterator[str]:
    """Of a workbook, slides or a document, with the workbooks inside their charts."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            yield PurePath(name).name
            yield from texts_in(archive.read(name))


def _of_a_pdf(content: bytes) -> Iterator[str]:
    document = pypdfium2.PdfDocument(io.BytesIO(content))
    yield " ".join(document.get_metadata_dict().values())
    for page in document:
        yield page.get_textpage().get_text_range()
    document.close()


def _of_a_picture(content: bytes) -> Iterator[str]:
    """Of a PNG: its chunks of text, packed or not."""
    at = 8
    while at + 8 <= len(content):
        length, kind = int.from_bytes(content[at : at + 4]), content[at + 4 : at + 8]
        chunk = content[at + 8 : at + 8 + length]
        if kind in {b"zTXt", b"iTXt"}:
            packed = chunk.split(b"\0", 2)[-1].lstrip(b"\0")
            try:
                yield zlib.decompress(packed).decode("utf-8", "replace")
            except zlib.error:
                yield packed.decode("utf-8", "replace")
        at += 12 + length
