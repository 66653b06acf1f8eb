"""Looking at a printed page: its words, its fonts, the size and place of every letter."""

from __future__ import annotations

import ctypes
import io
from dataclasses import dataclass

import pikepdf
import pypdfium2
import pypdfium2.raw as raw

MM = 72 / 25.4
FOOT = 42 * MM
"""How high the sources of a sheet reach."""


@dataclass(frozen=True, slots=True)
class Look:
    pages: int
    words: str
    fonts: frozenset[str]
    smallest: float
    """Points."""

    strange: tuple[str, ...]
    """Letters that have no glyph or no meaning."""

    outside: tuple[str, ...]
    """Letters beyond the margins."""

    blank: float
    """Millimetres without a letter between the last block and the lowest foot."""

    language: str
    title: str


def look_at(pdf: bytes) -> Look:
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    fonts, sizes, strange, outside, words = set(), [99.0], [], [], []
    last = 297 * MM
    for page in document:
        text = page.get_textpage()
        words.append(text.get_text_range())
        for at in range(text.count_chars()):
            letter = text.get_text_range(at, 1)
            if not letter.strip():
                continue
            if letter in "\ufffd\u25a0\u25a1" or raw.FPDFText_HasUnicodeMapError(text.raw, at) == 1:
                strange.append(letter)
            fonts.add(_font(text, at))
            sizes.append(_size(text, at))
            left, bottom, right, _top = text.get_charbox(at)
            if left < 14.8 * MM or right > 195.4 * MM or bottom < 5 * MM:
                outside.append(letter)
            if bottom > FOOT:
                last = min(last, bottom)
    with pikepdf.open(io.BytesIO(pdf)) as read:
        language, title = str(read.Root.Lang), str(read.docinfo.Title)
    spaced = " ".join(" ".join(words).split())
    return Look(
        len(document), spaced, frozenset(fonts), min(sizes), tuple(strange), tuple(outside),
        (last - FOOT) / MM, language, title,
    )  # fmt: skip


def unembedded(pdf: bytes) -> list[str]:
    """Return the fonts that are listed and whose letters are not in the file."""
    with pikepdf.open(io.BytesIO(pdf)) as read:
        return [
            str(font.BaseFont)
            for page in read.pages
            for font in page.resources.get("/Font", {}).values()
            if "/FontFile2" not in font.get("/FontDescriptor", {})
        ]


def _size(text: pypdfium2.PdfTextPage, at: int) -> float:
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text.raw, at, matrix)
    size = raw.FPDFText_GetFontSize(text.raw, at)
    return float(size * (matrix.c**2 + matrix.d**2) ** 0.5)


def _font(text: pypdfium2.PdfTextPage, at: int) -> str:
    buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text.raw, at, buffer, 128, flags)
    return str(buffer.value.decode().split("+")[-1])
