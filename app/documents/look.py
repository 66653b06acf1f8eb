"""The look of what is printed: colours, type and space in one place.

Two colours belong to the pole; ink, greys and linen are fixed, so that a territory, an
interval and a verdict look the same in every edition.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

INK = "#241A2C"
"""Text and the line of the territory."""

MUTED = "#5C5164"
"""Notes, sources, axes: 7.5:1 on white, 6.6:1 on linen."""

WIDER = "#83778A"
"""The next wider territory and empty marks: 4.2:1, never text."""

RULE = "#D3CBC4"
LINEN = "#F3F0EC"
MADDER = "#A8304F"
"""Draft, example, warning: never data."""

WHITE = "#FFFFFF"
WELD = "#F0BF2C"

TEXT = "Vises Text"
DISPLAY = "Vises Display"
FONTS = Path(__file__).parent / "fonts"
FACES = {
    (TEXT, "normal", "normal"): "VisesText-Regular.ttf",
    (TEXT, "bold", "normal"): "VisesText-Bold.ttf",
    (TEXT, "normal", "italic"): "VisesText-Italic.ttf",
    (DISPLAY, "normal", "normal"): "VisesDisplay-Regular.ttf",
    (DISPLAY, "bold", "normal"): "VisesDisplay-Bold.ttf",
}
"""By family, weight and style, the file in :data:`FONTS`."""

MM = 72 / 25.4
"""Points in a millimetre.  One unit of our drawings is one point."""

GUTTER = 5.0
"""Millimetres between two of the twelve columns."""

COLUMN = (180 - 11 * GUTTER) / 12
"""Millimetres."""

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Look:
    """What a pole chooses."""

    brand: str
    """Us: band, figures, dots.  It reads as text on white."""

    accent: str
    """The selvedge and the place on the map: areas only."""


def look_of(colour: str) -> Look:
    """Return the look that a chosen colour gives, darkened until it reads on white.

    :raises ValueError: it is not written as ``#rrggbb``.
    """
    if not _COLOUR.fullmatch(colour):
        raise ValueError(f"no colour: {colour!r}")
    brand = readable(colour)
    return Look(brand, WELD if contrast(WELD, brand) >= 3 else WHITE)


def span(columns: int) -> float:
    """Return the width in mm of so many columns, with the gutters between them."""
    return columns * COLUMN + (columns - 1) * GUTTER


def mix(colour: str, other: str, part: float) -> str:
    """Return ``part`` of a colour in another: what opacity would do, which this print lacks."""
    pairs = zip(_rgb(colour), _rgb(other), strict=True)
    return "#" + "".join(f"{round(one * part + two * (1 - part)):02X}" for one, two in pairs)


def contrast(one: str, two: str) -> float:
    """Return the contrast of two colours as WCAG reckons it, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def on(ground: str) -> str:
    """Return the colour of text on a ground: white where it reads, else ink."""
    return WHITE if contrast(WHITE, ground) >= 4.5 else INK


def readable(colour: str) -> str:
    """Return the colour, darkened towards ink in small steps until it has 4.5:1 on white."""
    part = 1.0
    while contrast(mix(colour, INK, part), WHITE) < 4.5 and part > 0:
        part -= 0.04
    return mix(colour, INK, max(part, 0.0))


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def _luminance(colour: str) -> float:
    parts = [part / 255 for part in _rgb(colour)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
