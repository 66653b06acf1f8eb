"""What a change of kind means: what becomes of the answers, which bounds moved and which way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from msgspec import structs

from app.core.questionnaire.differences.fields import bare
from app.core.questionnaire.kinds import (
    Commune,
    Date,
    DecimalNumber,
    Email,
    EnterpriseNumber,
    Instant,
    Integer,
    Kind,
    Month,
    Multiple,
    Phone,
    Ranking,
    Scale,
    Single,
    Text,
    Time,
    Url,
    Year,
)

Said: TypeAlias = tuple[str, str, str, str]
"""The code of a difference, what either says, and which setting is meant."""

WRITTEN = (
    Email, Phone, Url, Integer, DecimalNumber, Scale, Date, Month, Year, Time, Instant,
    Commune, EnterpriseNumber,
)  # fmt: skip
"""The kinds whose answers are one line of text."""

ALL_KEPT = frozenset(
    {(Integer, DecimalNumber), (Year, Integer), (Year, DecimalNumber), (Single, Multiple)}
)
SOME_KEPT = frozenset(
    {
        (DecimalNumber, Integer), (DecimalNumber, Year), (Integer, Year), (Integer, Scale),
        (Scale, Integer), (DecimalNumber, Scale), (Scale, DecimalNumber),
        (Multiple, Single), (Multiple, Ranking), (Ranking, Multiple),
        (Date, Month), (Date, Year), (Month, Year), (Instant, Date),
    }
)  # fmt: skip

BOUNDS = (
    ("least", "most"),
    ("earliest", "latest"),
    ("", "longest"),
    ("", "largest"),
    ("", "longest_side"),
)
"""The fields that bound an answer from below and from above; empty where nothing does."""

OTHERWISE = {
    "form": "form.changed",
    "step": "scale.changed",
    "total": "total.changed",
    "exclusive": "exclusive.changed",
    "version": "consent.renewed",
}


def differences_of(old: Kind, new: Kind) -> Iterator[Said]:
    """Yield what is otherwise in a kind, choices, rows and texts aside."""
    if type(old) is not type(new):
        yield _conversion(type(old), type(new)), tag_of(old), tag_of(new), ""
        return
    before, after = structs.asdict(bare(old)), structs.asdict(bare(new))
    for low, high in BOUNDS:
        was, now = Bounds.of(before, low, high), Bounds.of(after, low, high)
        if was != now:
            code = "scale.changed" if isinstance(new, Scale) else was.became(now)
            yield code, str(was), str(now), high
    bounding = {field for pair in BOUNDS for field in pair}
    for field in [field for field in after if field not in bounding]:
        if before[field] != after[field]:
            yield _otherwise(field, after[field]), str(before[field]), str(after[field]), field


def tag_of(kind: Kind) -> str:
    """Return the name of a kind in documents."""
    return str(kind.__struct_config__.tag)


@dataclass(frozen=True, slots=True)
class Bounds:
    """Between what an answer lies, both included; None where there is no bound."""

    low: Any
    high: Any

    @classmethod
    def of(cls, settings: Mapping[str, Any], low: str, high: str) -> Bounds:
        return cls(_present(settings.get(low)), _present(settings.get(high)))

    def became(self, now: Bounds) -> str:
        """Return what happened to the room between the two."""
        raised = now.low is not None and (self.low is None or now.low > self.low)
        lowered = self.low is not None and (now.low is None or now.low < self.low)
        cut = now.high is not None and (self.high is None or now.high < self.high)
        grown = self.high is not None and (now.high is None or now.high > self.high)
        if (raised or cut) and (lowered or grown):
            return "bounds.moved"
        return "bounds.tightened" if raised or cut else "bounds.loosened"

    def __str__(self) -> str:
        if self.low is None and self.high is None:
            return ""
        return " … ".join("" if end is None else str(end) for end in (self.low, self.high)).strip()


def _present(bound: object) -> object:
    return None if bound == "" else bound


def _otherwise(field: str, now: object) -> str:
    if field == "other":
        return "other.offered" if now else "other.no-more"
    return OTHERWISE.get(field, "settings.changed")


def _conversion(old: type, new: type) -> str:
    if (old, new) in ALL_KEPT:
        return "kind.changed-all-kept"
    if new is Text and old in WRITTEN:
        return "kind.changed-as-text"
    if (old, new) in SOME_KEPT or (old is Text and new in WRITTEN):
        return "kind.changed-some-kept"
    return "kind.changed"
