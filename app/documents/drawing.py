"""Drawings as SVG, written so that the PDF library, the PNG library and a browser agree.

Attributes only, no style; a transparent rectangle first, from which the PDF library takes
the size; nothing drawn outside it; text is text, and measured with the font it is set in.
"""

from __future__ import annotations

import base64
from functools import cache
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from app.documents.look import FACES, FONTS, INK, TEXT


class Drawing:
    """One SVG, part by part.  A unit is a point."""

    def __init__(self, width: float, height: float, title: str = "") -> None:
        self.width, self.height, self.title = round(width, 2), round(height, 2), title
        self._parts: list[str] = []

    def add(self, tag: str, **attributes: str | float | None) -> None:
        """Draw one shape.  ``stroke_width=1.2`` becomes ``stroke-width="1.2"``."""
        pairs = "".join(
            f" {name.replace('_', '-')}={quoteattr(_written(value))}"
            for name, value in attributes.items()
            if value is not None
        )
        self._parts.append(f"<{tag}{pairs}/>")

    def line(
        self, x1: float, y1: float, x2: float, y2: float, *, stroke: str, width: float
    ) -> None:
        self.add("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=stroke, stroke_width=width)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float = 8.5,
        fill: str = INK,
        weight: str = "normal",
        anchor: str = "start",
        family: str = TEXT,
    ) -> None:
        self._parts.append(
            f'<text x="{x:.2f}" y="{y:.2f}" font-family={quoteattr(family)} font-size="{size:g}" '
            f'font-weight="{weight}" fill="{fill}" text-anchor="{anchor}">{escape(words)}</text>'
        )

    def put(self, other: Drawing, x: float, y: float) -> None:
        """Draw another drawing with its upper left corner at a place."""
        self._parts.append(f'<g transform="translate({x:.2f} {y:.2f})">{"".join(other._parts)}</g>')

    def __str__(self) -> str:
        ground = f'<rect x="0" y="0" width="{self.width:g}" height="{self.height:g}" fill="none"/>'
        title = f"<title>{escape(self.title)}</title>" if self.title else ""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width:g}" '
            f'height="{self.height:g}" viewBox="0 0 {self.width:g} {self.height:g}" role="img">'
            f"{ground}{title}{''.join(self._parts)}</svg>"
        )

    def as_data(self) -> str:
        """Return the drawing as the address of an image."""
        return "data:image/svg+xml;base64," + base64.b64encode(str(self).encode()).decode()


def width_of(words: str, size: float, family: str = TEXT, weight: str = "normal") -> float:
    """Return how wide words are in print, in points."""
    length: float = _face(family, weight).getlength(words)
    return length * size / 1000


def lines_of(words: str, size: float, width: float) -> int:
    """Return over how many lines words break in a column of ``width`` points."""
    return len(wrapped(words, size, width))


def wrapped(
    words: str, size: float, width: float, family: str = TEXT, weight: str = "normal"
) -> list[str]:
    """Return the lines into which words break in a column, one at the least.

    A word that is wider than the column stands on a line of its own, and over its edge.
    """
    lines = [""]
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width_of(longer, size, family, weight) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _written(value: str | float) -> str:
    return f"{value:.2f}" if isinstance(value, float) else str(value)


@cache
def _face(family: str, weight: str) -> Any:
    from PIL import ImageFont

    return ImageFont.truetype(str(FONTS / FACES[family, weight, "normal"]), 1000)
