"""The small signs of a sheet: each form has one meaning, so that colour never speaks alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.documents.drawing import Drawing
from app.documents.look import INK, MUTED, WHITE, WIDER, on


def mark(kind: str, size: float = 9.0, colour: str = INK) -> Drawing:
    """Draw a sign: ours, the territory's, a verdict, a stage, or yes and not yet."""
    drawing = Drawing(size, size)
    _DRAW[kind](drawing, size, colour)
    return drawing


def chevron(colour: str, width: float = 7.0, height: float = 12.0) -> Drawing:
    drawing = Drawing(width, height)
    drawing.add(
        "path", d=f"M1.2 1.2L{width - 1.4:.2f} {height / 2:.2f}L1.2 {height - 1.2:.2f}",
        fill="none", stroke=colour, stroke_width=1.3,
    )  # fmt: skip
    return drawing


def _us(drawing: Drawing, size: float, colour: str) -> None:
    drawing.add("circle", cx=size / 2, cy=size / 2, r=size * 0.40, fill=colour)


def _territory(drawing: Drawing, size: float, colour: str) -> None:
    drawing.add("rect", x=size / 2 - 0.9, y=0.0, width=1.8, height=size, fill=INK)


def _higher(drawing: Drawing, size: float, colour: str) -> None:
    drawing.add("path", d=_path(size, (0.5, 0.12), (0.92, 0.84), (0.08, 0.84)) + "Z", fill=colour)


def _lower(drawing: Drawing, size: float, colour: str) -> None:
    drawing.add("path", d=_path(size, (0.5, 0.88), (0.92, 0.16), (0.08, 0.16)) + "Z", fill=colour)


def _close(drawing: Drawing, size: float, colour: str) -> None:
    for y in (0.36, 0.64):
        drawing.line(size * 0.1, size * y, size * 0.9, size * y, stroke=colour, width=1.6)


def _inconclusive(drawing: Drawing, size: float, colour: str) -> None:
    middle = size / 2
    drawing.add(
        "circle", cx=middle, cy=middle, r=size * 0.35, fill="none", stroke=colour, stroke_width=1.3
    )


def _yes(drawing: Drawing, size: float, colour: str) -> None:
    drawing.add("circle", cx=size / 2, cy=size / 2, r=size / 2 - 0.2, fill=colour)
    tick = _path(size, (0.28, 0.53), (0.44, 0.69), (0.73, 0.34))
    drawing.add("path", d=tick, fill="none", stroke=on(colour), stroke_width=size * 0.13)


def _not_yet(drawing: Drawing, size: float, colour: str) -> None:
    middle = size / 2
    drawing.add(
        "circle", cx=middle, cy=middle, r=middle - 0.9, fill=WHITE, stroke=WIDER, stroke_width=1.2
    )
    drawing.line(size * 0.32, middle, size * 0.68, middle, stroke=MUTED, width=1.3)


def _output(drawing: Drawing, size: float, colour: str) -> None:
    """An empty square: what was done."""
    drawing.add(
        "rect", x=size * 0.12, y=size * 0.12, width=size * 0.76, height=size * 0.76,
        fill="none", stroke=colour, stroke_width=1.3,
    )  # fmt: skip


def _outcome(drawing: Drawing, size: float, colour: str) -> None:
    """A full square: what changed."""
    drawing.add(
        "rect", x=size * 0.08, y=size * 0.08, width=size * 0.84, height=size * 0.84, fill=colour
    )


def _path(size: float, *points: tuple[float, float]) -> str:
    """Return the way through points that are given as parts of the size."""
    return "M" + "L".join(f"{x * size:.2f} {y * size:.2f}" for x, y in points)


_DRAW: Mapping[str, Callable[[Drawing, float, str], None]] = {
    "us": _us,
    "territory": _territory,
    "higher": _higher,
    "lower": _lower,
    "close": _close,
    "inconclusive": _inconclusive,
    "yes": _yes,
    "not-yet": _not_yet,
    "output": _output,
    "outcome": _outcome,
}
