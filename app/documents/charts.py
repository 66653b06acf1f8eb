"""The charts of a sheet: we are the dot, the territory is the line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import segno

from app.documents.drawing import Drawing, width_of
from app.documents.look import DISPLAY, INK, MUTED, RULE, WHITE, WIDER, Look, mix


@dataclass(frozen=True, slots=True)
class Rate:
    """The rate of a territory: where it stands, as a fraction, and its label."""

    at: float
    label: str


def dot_interval(
    share: float,
    ends: tuple[float, float],
    label: str,
    *,
    look: Look,
    width: float,
    title: str,
    full: str,
    territory: Rate | None = None,
    wider: Rate | None = None,
) -> Drawing:
    """Draw our share with its interval above an axis from 0 to 100 %, the territory below it.

    Our label stands above and the territory's below, so that they can never meet.

    :param full: how the end of the axis is written: ``100 %``.
    """
    drawing = Drawing(width, 47.0, title)
    left, right, base = 8.0, width - 29.0, 26.5

    def at(part: float) -> float:
        return left + part * (right - left)

    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        drawing.line(at(tick), base - 6, at(tick), base + 6, stroke=RULE, width=0.6)
    drawing.line(at(0), base, at(1), base, stroke=RULE, width=0.6)
    drawing.text(left - 3, base + 2.8, "0", size=8, fill=MUTED, anchor="end")
    drawing.text(right + 3, base + 2.8, full, size=8, fill=MUTED)
    if wider:
        drawing.add("rect", x=at(wider.at) - 0.5, y=base - 7, width=1.0, height=15.0, fill=WIDER)
    _interval(drawing, at(ends[0]), at(ends[1]), base, look)
    if territory:
        drawing.add(
            "rect", x=at(territory.at) - 0.95, y=base - 8.5, width=1.9, height=17.5, fill=INK
        )
    drawing.add(
        "circle", cx=at(share), cy=base, r=5.2, fill=look.brand, stroke=WHITE, stroke_width=1.2
    )
    half = width_of(label, 13.5, DISPLAY, "bold") / 2
    drawing.text(
        min(max(at(share), half), width - half), base - 12.5, label,
        size=13.5, fill=look.brand, weight="bold", anchor="middle", family=DISPLAY,
    )  # fmt: skip
    _territories(drawing, territory, wider, at, base + 18)
    return drawing


def _interval(drawing: Drawing, low: float, high: float, base: float, look: Look) -> None:
    drawing.add(
        "rect", x=low, y=base - 4.0, width=max(high - low, 0.5), height=8.0,
        rx=min(4.0, max(high - low, 0.5) / 2),
        fill=mix(look.brand, WHITE, 0.28), stroke=mix(look.brand, WHITE, 0.58), stroke_width=0.7,
    )  # fmt: skip


def _territories(
    drawing: Drawing,
    territory: Rate | None,
    wider: Rate | None,
    at: Callable[[float], float],
    y: float,
) -> None:
    """Write the labels below: two lean away from each other, so that they cannot meet."""
    if territory is None:
        return
    if wider is None:
        half = width_of(territory.label, 8.5, weight="bold") / 2
        x = min(max(at(territory.at), half), drawing.width - half)
        drawing.text(x, y, territory.label, weight="bold", anchor="middle")
        return
    first, second = sorted((territory, wider), key=lambda rate: rate.at)
    weights = {id(territory): ("bold", INK), id(wider): ("normal", MUTED)}
    (weight_1, fill_1), (weight_2, fill_2) = weights[id(first)], weights[id(second)]
    wide_1 = width_of(first.label, 8.5, weight=weight_1)
    wide_2 = width_of(second.label, 8.5, weight=weight_2)
    x_1 = max(at(first.at) + 1, wide_1)
    x_2 = max(min(at(second.at) - 1, drawing.width - wide_2), x_1 + 7)
    x_1 = min(x_1, drawing.width - wide_2 - 7) if x_2 + wide_2 > drawing.width else x_1
    x_2 = min(x_2, drawing.width - wide_2)
    drawing.text(x_1, y, first.label, fill=fill_1, weight=weight_1, anchor="end")
    drawing.text(x_2, y, second.label, fill=fill_2, weight=weight_2)


def code(address: str, width: float) -> Drawing:
    """Draw a QR code: one path, four quiet modules, error level M."""
    rows = [list(row) for row in segno.make(address, error="m", micro=False).matrix_iter(border=0)]
    unit = width / (len(rows) + 8)
    drawing = Drawing(width, width, address)
    drawing.add("rect", x=0, y=0, width=drawing.width, height=drawing.width, fill=WHITE)
    path = "".join(
        f"M{(start + 4) * unit:.2f} {(line + 4) * unit:.2f}H{(end + 4) * unit:.2f}"
        f"V{(line + 5) * unit:.2f}H{(start + 4) * unit:.2f}Z"
        for line, row in enumerate(rows)
        for start, end in _runs(row)
    )
    drawing.add("path", d=path, fill=INK)
    return drawing


def _runs(row: list[int]) -> list[tuple[int, int]]:
    """Return where the dark runs of a row begin and end."""
    edges = [at for at in range(len(row) + 1) if _dark(row, at) != _dark(row, at - 1)]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _dark(row: list[int], at: int) -> bool:
    return 0 <= at < len(row) and bool(row[at])
