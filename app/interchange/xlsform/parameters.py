"""The parameters of a question: ``start=0 end=10``, told apart and checked."""

from __future__ import annotations

import re
from collections.abc import Mapping

from app.core.questionnaire.kinds import (
    DecimalNumber,
    Image,
    Integer,
    Kind,
    Multiple,
    Place,
    Ranking,
    Recording,
    Reference,
    Scale,
    Single,
    Text,
)
from app.interchange.findings import Findings, Spot
from app.interchange.xlsform.headers import nearest
from app.interchange.xlsform.names import SOUND

ACCEPTED: Mapping[type, frozenset[str]] = {
    Text: frozenset({"rows"}),
    Single: frozenset({"randomize", "seed"}),
    Multiple: frozenset({"randomize", "seed"}),
    Ranking: frozenset({"randomize", "seed"}),
    Reference: frozenset({"value", "label", "randomize", "seed"}),
    Scale: frozenset({"start", "end", "step", "tick_interval", "tick_labelset", "placeholder"}),
    Image: frozenset({"max-pixels", "app"}),
    Recording: frozenset({"quality"}),
    Place: frozenset(
        {"capture-accuracy", "warning-accuracy", "allow-mock-accuracy", "reference-geometry",
         "incremental"}
    ),
}  # fmt: skip
"""What each kind of question takes; a kind that is not named here takes anything."""

WHOLE = frozenset({"rows", "max-pixels"})
NUMBERS = frozenset({"capture-accuracy", "warning-accuracy"})
TRUTHS = frozenset({"randomize", "allow-mock-accuracy"})
NAMES = frozenset({"value", "label"})
QUALITIES = frozenset({"voice-only", "low", "normal", "external"})
WORD = re.compile(r"[^\s=,;]+|=")
NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")


def read(written: str, kind: Kind, spot: Spot, findings: Findings) -> dict[str, str]:
    """Return the parameters of a question by name; note what is wrong with them."""
    parameters = _told_apart(written)
    if parameters is None:
        findings.wrong("xlsform.parameters-unclear", spot, text=written)
        return {}
    accepted = ACCEPTED.get(type(kind))
    for name, value in parameters.items():
        if accepted is not None and name not in accepted:
            findings.wrong(
                "xlsform.parameter-unknown", spot, name=name, suggestion=nearest(name, accepted)
            )
        elif not _fits(name, value):
            findings.wrong("xlsform.parameter-unfit", spot, name=name, value=value)
    if "seed" in parameters and "randomize" not in parameters and isinstance(
        kind, Single | Multiple | Ranking | Reference
    ):  # fmt: skip
        findings.wrong("xlsform.seed-alone", spot)
    return parameters


def _told_apart(written: str) -> dict[str, str] | None:
    """Return names and values; None where the text is none of them."""
    words = WORD.findall(written)
    names, signs, values = words[0::3], words[1::3], words[2::3]
    if len(words) % 3 or any(sign != "=" for sign in signs) or "=" in (*names, *values):
        return None
    pairs = {name.lower(): value for name, value in zip(names, values, strict=True)}
    return {
        name: value if name in NAMES or "${" in value else value.lower()
        for name, value in pairs.items()
    }


def _fits(name: str, value: str) -> bool:
    if name in WHOLE:
        return value.lstrip("-").isdecimal()
    if name in NUMBERS:
        return bool(NUMBER.fullmatch(value))
    if name in TRUTHS:
        return value in {"true", "false"}
    if name in NAMES:
        return bool(SOUND.fullmatch(value))
    if name == "seed":
        return "${" in value or bool(NUMBER.fullmatch(value))
    if name == "quality":
        return value in QUALITIES
    return name != "incremental" or value == "true"


def is_of_numbers(kind: Kind) -> bool:
    """Tell whether what answers a question of this kind is a number."""
    return isinstance(kind, Integer | DecimalNumber | Scale)
