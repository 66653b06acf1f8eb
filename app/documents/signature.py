"""A name as a signature, for whoever signs without drawing."""

from __future__ import annotations

from app.documents import images
from app.documents.drawing import Drawing, width_of
from app.documents.look import DISPLAY, INK

SIZE = 28.0
"""Points of the letters."""

MARGIN = 12.0
"""Points."""


def drawn(name: str) -> bytes:
    """Return a name, in large letters over a line, as a PNG."""
    width = width_of(name, SIZE, DISPLAY) + 2 * MARGIN
    drawing = Drawing(max(width, 200.0), 72.0, name)
    drawing.add("rect", x=0, y=0, width=drawing.width, height=drawing.height, fill="#ffffff")
    drawing.text(MARGIN, 44.0, name, size=SIZE, family=DISPLAY)
    drawing.line(MARGIN, 56.0, drawing.width - MARGIN, 56.0, stroke=INK, width=0.8)
    return images.png(drawing, zoom=2.0)
