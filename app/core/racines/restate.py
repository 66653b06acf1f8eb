"""A figure of one list of territories, said for another: counts add up, rates never do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    COUNT = "count"
    RATE = "rate"
    """A share or a mean: only its numerator and its denominator can be added."""


class Basis(StrEnum):
    """By what a territory's figure is divided among the parts that it became."""

    WHOLE = "whole"
    """Nothing is divided: all of it went to one heir."""

    POPULATION = "population"
    NONE = "none"
    """Nobody knows: an arbitrary half is no basis."""


@dataclass(frozen=True, slots=True)
class Heir:
    """That a territory became another, or a part of it."""

    old: str
    new: str
    weight: float = 1.0
    """The share of the old one that went there, by ``basis``."""

    basis: Basis = Basis.WHOLE


@dataclass(frozen=True, slots=True)
class Told:
    """A figure of one territory in one list."""

    value: float | None
    """None where it is missing or cannot be restated.  Missing is never 0."""

    numerator: float | None = None
    denominator: float | None = None
    is_estimated: bool = False
    """It was divided by weights."""

    why_not: str = ""
    """``missing`` (a part has no figure), ``no-basis`` (a split without weights) or
    ``rate-without-parts``; empty where there is a figure."""


def restate(figures: Mapping[str, Told], kind: Kind, heirs: Sequence[Heir]) -> Mapping[str, Told]:
    """Return the figures by the territories of the later list.

    :param heirs: every territory of the earlier list; one that did not change is its own heir.
    """
    parts: dict[str, list[Heir]] = {}
    for heir in heirs:
        parts.setdefault(heir.new, []).append(heir)
    return {new: _joined([(one, figures.get(one.old)) for one in of], kind)
            for new, of in parts.items()}  # fmt: skip


def _joined(parts: Sequence[tuple[Heir, Told | None]], kind: Kind) -> Told:
    if any(heir.basis is Basis.NONE for heir, _told in parts):
        return Told(None, why_not="no-basis")
    known = [(heir, told) for heir, told in parts if told is not None and _has_figure(told)]
    if len(known) < len(parts):
        return Told(None, why_not="missing")
    estimated = any(told.is_estimated or heir.weight != 1.0 for heir, told in known)
    if kind is Kind.COUNT:
        return Told(sum(heir.weight * (told.value or 0) for heir, told in known),
                    is_estimated=estimated)  # fmt: skip
    if len(known) == 1 and known[0][0].weight == 1.0:
        return known[0][1]
    return _rate(known, estimated)


def _rate(known: Sequence[tuple[Heir, Told]], estimated: bool) -> Told:
    if any(told.numerator is None or not told.denominator for _heir, told in known):
        return Told(None, why_not="rate-without-parts")
    above = sum(heir.weight * (told.numerator or 0) for heir, told in known)
    below = sum(heir.weight * (told.denominator or 0) for heir, told in known)
    return Told(above / below, above, below, is_estimated=estimated)


def _has_figure(told: Told) -> bool:
    return told.value is not None
