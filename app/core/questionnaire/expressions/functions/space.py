"""Places on the earth: ``lat lon altitude accuracy``, several with ``;`` between."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from app.core.questionnaire.expressions.context import Context
from app.core.questionnaire.expressions.functions.kind import Function, flat, taking
from app.core.questionnaire.expressions.mistakes import NotWorkedOut
from app.core.questionnaire.expressions.values import Value, to_text

RADIUS = 6_378_100
"""Of the earth, in metres."""


@dataclass(frozen=True, slots=True)
class Point:
    """In degrees."""

    latitude: float
    longitude: float


def _points(given: list[Value]) -> list[Point] | None:
    """Return the places, or None where one of them is no place."""
    found = []
    for text in ";".join(to_text(value) for value in flat(given)).split(";"):
        if not text.strip():
            continue
        parts = text.split()
        try:
            point = Point(float(parts[0]), float(parts[1]))
        except (ValueError, IndexError):
            return None
        if abs(point.latitude) > 90 or abs(point.longitude) > 180:
            return None
        found.append(point)
    return found


def _area(_context: Context, given: list[Value]) -> Value:
    """In square metres, to the hundredth; 0 for fewer than three places."""
    points = _points(given) or []
    if len(points) < 3:
        return 0.0
    total = sum(
        math.radians(second.longitude - first.longitude)
        * (2 + math.sin(math.radians(first.latitude)) + math.sin(math.radians(second.latitude)))
        for first, second in zip(points, points[1:] + points[:1], strict=True)
    )
    return round(abs(total * RADIUS * RADIUS / 2) * 100) / 100


def _distance(_context: Context, given: list[Value]) -> Value:
    """Along the places, in metres, to the hundredth."""
    points = _points(given)
    if not points:
        raise NotWorkedOut("expression.no-place")
    total = sum(_between(first, second) for first, second in zip(points, points[1:], strict=False))
    return round(total * 100) / 100


def _between(first: Point, second: Point) -> float:
    one, two = math.radians(first.latitude), math.radians(second.latitude)
    turn = math.radians(second.longitude - first.longitude)
    rise = math.sin((two - one) / 2) ** 2
    run = math.cos(one) * math.cos(two) * math.sin(turn / 2) ** 2
    return 2 * RADIUS * math.asin(math.sqrt(min(1, rise + run)))


def _geofence(_context: Context, given: list[Value]) -> Value:
    """Tell whether a place lies inside a closed line."""
    point, fence = _points(given[:1]), _points(given[1:])
    if not point or not fence:
        raise NotWorkedOut("expression.no-place")
    if len(fence) < 4 or fence[0] != fence[-1]:
        return False
    inside = False
    for first, second in zip(fence, fence[1:], strict=False):
        inside ^= _crosses(point[0], first, second)
    return inside


def _crosses(point: Point, first: Point, second: Point) -> bool:
    if (first.longitude > point.longitude) == (second.longitude > point.longitude):
        return False
    slope = (second.latitude - first.latitude) / (second.longitude - first.longitude)
    return point.latitude < first.latitude + slope * (point.longitude - first.longitude)


FUNCTIONS: Mapping[str, Function] = {
    "area": taking(1)(_area),
    "distance": taking(1, None)(_distance),
    "geofence": taking(2)(_geofence),
}
