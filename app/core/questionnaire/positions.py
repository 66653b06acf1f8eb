"""Places on the map as people type or paste them, in degrees."""

from __future__ import annotations

import re
from decimal import Decimal

from app.core.problems import Place, Problem

MOST_POINTS = 1_000
_DEGREES = re.compile(r"-?\d{1,3}(?:[.,]\d{1,15})?", re.ASCII)
_PAIR = re.compile(
    r"(-?\d{1,3}\.\d{1,15})\s*[,;\s]\s*(-?\d{1,3}\.\d{1,15})"
    r"|(-?\d{1,3},\d{1,15})\s*[;\s]\s*(-?\d{1,3},\d{1,15})",
    re.ASCII,
)


def point(latitude: str, longitude: str, place: Place) -> str | Problem | None:
    """Return a point as ``lat lon 0 0``, or what is wrong with it.

    Both may be pasted into the field of the latitude, as maps give them.
    """
    if not latitude and not longitude:
        return None
    if latitude and not longitude and (pair := _PAIR.fullmatch(latitude)):
        latitude, longitude = (one for one in pair.groups() if one is not None)
    for part, text in (("latitude", latitude), ("longitude", longitude)):
        if not text:
            return Problem(f"place.without-{part}", (*place, part))
        if not _DEGREES.fullmatch(text):
            return Problem("place.not-degrees", (*place, part))
    return _on_earth(
        Decimal(latitude.replace(",", ".")), Decimal(longitude.replace(",", ".")), place
    )


def _on_earth(lat: Decimal, lon: Decimal, place: Place) -> str | Problem:
    if abs(lat) > 90:
        return Problem("place.no-such-latitude", (*place, "latitude"))
    if abs(lon) > 180:
        return Problem("place.no-such-longitude", (*place, "longitude"))
    if -6 <= lat <= 10 and 41 <= lon <= 52:
        # The sea off Somalia; with the two numbers changed over, France or Belgium.
        return Problem("place.changed-over", (*place, "latitude"))
    return f"{_plain(lat)} {_plain(lon)} 0 0"


def trace(typed: str, place: Place) -> str | Problem | None:
    """Return a line or an area, ``lat lon altitude accuracy`` with ``;`` between its points."""
    if not typed:
        return None
    written = [one.split() for one in typed.strip().strip(";").split(";")]
    if len(written) > MOST_POINTS:
        return Problem("place.too-many-points", place, {"most": MOST_POINTS})
    points: list[str] = []
    for one in written:
        if not 2 <= len(one) <= 4 or not all(map(_DEGREES.fullmatch, one[:2])):
            return Problem("place.not-degrees", place)
        lat, lon = (Decimal(degrees.replace(",", ".")) for degrees in one[:2])
        if abs(lat) > 90 or abs(lon) > 180:
            return Problem("place.beyond", place)
        points.append(f"{_plain(lat)} {_plain(lon)} 0 0")
    return ";".join(points)


def _plain(degrees: Decimal) -> str:
    """Return degrees to the millionth: a tenth of a metre."""
    text = format(degrees.quantize(Decimal("0.000001")), "f").rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text
