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


def _intersects(context: Context, given: list[Value]) -> Value:
    """Tell whether a line, or the edge of an area, meets itself other than where it turns."""
    points = _points(given) or []
    lines = [pair for pair in zip(points, points[1:], strict=False) if pair[0] != pair[1]]
    last = len(lines) - 1
    context.spend(len(lines) ** 2 // 4)
    closed = bool(lines) and lines[0][0] == lines[-1][1]
    return any(
        _meet(*one, *other)
        for at, one in enumerate(lines)
        for further, other in enumerate(lines[at + 2 :], at + 2)
        if not (closed and at == 0 and further == last)
    )


def _meet(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Tell whether the lines from a to b and from c to d have a place in common."""
    sides = [_side(a, b, c), _side(a, b, d), _side(c, d, a), _side(c, d, b)]
    if sides[0] * sides[1] < 0 and sides[2] * sides[3] < 0:
        return True
    ends = ((a, b, c), (a, b, d), (c, d, a), (c, d, b))
    return any(side == 0 and _between_ends(*three) for side, three in zip(sides, ends, strict=True))


def _side(a: Point, b: Point, c: Point) -> float:
    """Above 0 where c lies to the left of the way from a to b, 0 where it lies on it."""
    east, north = b.longitude - a.longitude, b.latitude - a.latitude
    return east * (c.latitude - a.latitude) - north * (c.longitude - a.longitude)


def _between_ends(a: Point, b: Point, c: Point) -> bool:
    south, north = sorted((a.latitude, b.latitude))
    west, east = sorted((a.longitude, b.longitude))
    return south <= c.latitude <= north and west <= c.longitude <= east


FUNCTIONS: Mapping[str, Function] = {
    "area": taking(1)(_area),
    "enclosed-area": taking(1)(_area),
    "intersects": taking(1)(_intersects),
    "distance": taking(1, None)(_distance),
    "geofence": taking(2)(_geofence),
}
