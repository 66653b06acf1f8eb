"""Drawings as pictures, the same on every machine: only our own fonts are looked at."""

from __future__ import annotations

from app.documents.drawing import Drawing
from app.documents.look import FONTS


def png(drawing: Drawing, *, zoom: float = 1.0) -> bytes:
    """Return a drawing as a PNG with ``zoom`` pixels for each of its units.

    :cost: 20 to 120 ms, and loading the library once.
    """
    import resvg_py

    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=str(drawing), zoom=zoom, skip_system_fonts=True, font_dirs=[str(FONTS)]
        )
    )
