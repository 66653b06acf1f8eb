"""Printed pages brought to another paper, or bound together."""

from __future__ import annotations

import io
from collections.abc import Sequence
from math import sqrt
from typing import Any

A4_TO_A3 = sqrt(2)


def scaled(pdf: bytes, factor: float) -> bytes:
    """Return every page larger by a factor: its type, its drawings and its links alike."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as read:
        page: Any
        for page in read.pages:
            page.contents_add(f"q {factor:.6f} 0 0 {factor:.6f} 0 0 cm\n".encode(), prepend=True)
            page.contents_add(b"\nQ")
            page.mediabox = pikepdf.Array([float(edge) * factor for edge in page.mediabox])
            for box in {"/CropBox", "/TrimBox", "/BleedBox", "/ArtBox"} & set(page.keys()):
                del page[box]
            for note in page.get("/Annots", []):
                note.Rect = pikepdf.Array([float(edge) * factor for edge in note.Rect])
        return _written(read)


def bound(pdfs: Sequence[bytes]) -> bytes:
    """Return the pages of several files in one; title and language are those of the first."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdfs[0])) as first:
        for pdf in pdfs[1:]:
            with pikepdf.open(io.BytesIO(pdf)) as next_one:
                first.pages.extend(next_one.pages)
        return _written(first)


def _written(pdf: Any) -> bytes:
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()
