"""Whether a file may be attached to an answer, and as what it is kept.

Nobody's word is believed alone: the ending has to be one that the question takes, and the bytes
have to be what the ending says.  What cannot be taken comes back as a problem with its place.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from app.core.attachments.endings import RUNS, SORTS, endings_for
from app.core.attachments.sizes import MOST_PIXELS, size_of
from app.core.problems import Place, Problem
from app.core.questionnaire.cleaning import clean
from app.core.questionnaire.kinds import File, Kind

LARGEST = 25_000_000
"""Bytes of one file."""

MOST_AT_ONCE = 10
"""Files that one page sends."""

OF_AN_ENTERPRISE = 500_000_000
"""Bytes that an enterprise may have stored, in all its responses."""

OF_A_POLE = 20_000_000_000
"""Bytes that the enterprises of a pole may have stored, in all its campaigns."""

LONGEST_NAME = 200
_SEPARATORS = re.compile(r"[/\\]")


@dataclass(frozen=True, slots=True)
class Fit:
    """A file that may be attached, and as what it is kept."""

    name: str
    type: str


def largest_for(kind: Kind) -> int:
    """Return how many bytes a file for this question may have."""
    return min(kind.largest, LARGEST) if isinstance(kind, File) else LARGEST


def taken(kind: Kind, name: str, data: bytes, place: Place) -> Fit | Problem:
    """Return as what a file is kept, or why it is not."""
    kept, endings = cleaned(name), endings_for(kind)
    ending = _ending(kept)
    allowed = {"allowed": ", ".join(f".{one}" for one in endings)}
    if not data:
        return Problem("file.empty", place)
    if len(data) > largest_for(kind):
        return Problem("file.too-large", place, {"most": _megabytes(largest_for(kind))})
    if ending not in endings or RUNS & set(kept.lower().split(".")[1:-1]):
        return Problem("file.of-another-sort", place, allowed)
    if not SORTS[ending].is_one(data):
        return Problem("file.not-what-it-says", place, {"ending": f".{ending}"})
    if SORTS[ending].of == "picture" and (problem := _unbearable(ending, data, place)):
        return problem
    return Fit(kept, SORTS[ending].type)


def within_quota(size: int, *, enterprise: int, pole: int, place: Place) -> Problem | None:
    """Tell whether another ``size`` bytes still have room beside what is stored."""
    for what, used, most in (
        ("enterprise", enterprise, OF_AN_ENTERPRISE),
        ("pole", pole, OF_A_POLE),
    ):
        if used + size > most:
            facts = {"used": _megabytes(used), "most": _megabytes(most)}
            return Problem(f"file.beyond-quota-of-{what}", place, facts)
    return None


def cleaned(name: str) -> str:
    """Return the name of a file as it is kept: without folders, and without signs that hide.

    It is text for people only; where the file lies, its digest says.
    """
    last = _SEPARATORS.split(clean(name))[-1]
    seen = "".join(one for one in last if unicodedata.category(one)[0] != "C").strip()
    if len(seen) <= LONGEST_NAME:
        return seen
    ending = f".{_ending(seen)}"
    return seen[: LONGEST_NAME - len(ending)] + ending


def _ending(name: str) -> str:
    stem, _dot, ending = name.rpartition(".")
    return ending.lower() if stem else ""


def _unbearable(ending: str, data: bytes, place: Place) -> Problem | None:
    if ending == "heic":  # no library of ours unfolds it
        return None
    size = size_of(data)
    if size is None or not all(size):
        return Problem("file.broken", place)
    if size[0] * size[1] > MOST_PIXELS:
        facts = {"most": MOST_PIXELS // 1_000_000}
        return Problem("image.too-many-pixels", place, facts)
    return None


def _megabytes(size: int) -> Decimal:
    return Decimal(size).scaleb(-6).quantize(Decimal("0.1")).normalize()
