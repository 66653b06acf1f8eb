"""The zone on both sides of the border, with one area marked.

The outlines are those of NUTS 2021 at level 3; © EuroGeographics for the administrative
boundaries, which every page with the map says.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from app.documents.drawing import Drawing, width_of
from app.documents.look import WHITE, Look, mix, on

ZONE = Path(__file__).parent / "geo" / "zone.json"
_PAIR = re.compile(r"(-?[\d.]+) (-?[\d.]+)")


@cache
def zone() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(ZONE.read_text(encoding="utf-8"))
    return read


def draw_zone(
    drawing: Drawing, *, right: float, top: float, height: float, nuts: str, name: str, look: Look,
    letters: float = 9.0,
) -> None:  # fmt: skip
    """Draw the whole zone, never cropped, into a drawing whose ground is the brand's colour.

    :param nuts: codes of the areas to mark; nothing is marked where we hold none of them.
    :param name: written beside the marked area.
    :param letters: the size of the name.
    """
    scale = height / zone()["height"]
    dx, dy = right - zone()["right"] * scale, top
    pale, edge = mix(look.brand, WHITE, 0.80), look.brand
    marked = []
    for code, shape in zone()["shapes"].items():
        path = _moved(shape["path"], scale, dx, dy)
        if any(code.startswith(area) for area in nuts.split()):
            marked.append((path, shape["at"]))
        drawing.add("path", d=path, fill=pale, stroke=edge, stroke_width=0.5)
    for path, _at in marked:
        drawing.add(
            "path", d=path, fill="none", stroke=WHITE, stroke_width=2.2, stroke_linejoin="round"
        )
    for path, _at in marked:
        drawing.add("path", d=path, fill=look.accent, stroke=look.accent, stroke_width=0.4)
    if marked and name:
        first = min(_left(path) for path, _at in marked)
        y = sum(at[1] for _path, at in marked) / len(marked) * scale + dy
        wide = width_of(name, letters, weight="bold")
        x = max(first - letters / 2, right - 21 * letters + wide)
        drawing.text(
            x, y + letters / 3, name, size=letters, fill=on(look.brand), weight="bold", anchor="end"
        )


def _moved(path: str, scale: float, dx: float, dy: float) -> str:
    return _PAIR.sub(
        lambda pair: f"{float(pair[1]) * scale + dx:.1f} {float(pair[2]) * scale + dy:.1f}", path
    )


def _left(path: str) -> float:
    return min(float(pair[1]) for pair in _PAIR.finditer(path))
