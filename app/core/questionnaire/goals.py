"""The targets of the Sustainable Development Goals, by number: ``8.5``, ``1.a``."""

from __future__ import annotations

_TARGETS = (
    (5, 2), (5, 3), (9, 4), (7, 3), (6, 3), (6, 2), (3, 2), (10, 2), (5, 3), (7, 3),
    (7, 3), (8, 3), (3, 2), (7, 3), (9, 3), (10, 2), (19, 0),
)  # fmt: skip
"""Of each goal from 1 to 17: how many targets have a number, and how many a letter."""

TARGETS: tuple[str, ...] = tuple(
    f"{goal}.{name}"
    for goal, (numbers, letters) in enumerate(_TARGETS, 1)
    for name in (*map(str, range(1, numbers + 1)), *"abcd"[:letters])
)
"""The 169 targets, in order."""
