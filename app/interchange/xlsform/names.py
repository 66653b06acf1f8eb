"""The names that authors give, and the places that refer to them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from app.interchange.findings import Findings, Spot
from app.interchange.xlsform.headers import nearest

LONGEST = 200
"""Characters."""

SOUND = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
RESERVED = frozenset({"meta"})
REFERENCE = re.compile(r"\$\{(?P<inside>[^}]*)(?P<close>\}?)")
INSIDE = re.compile(r"\s*(?:last-saved#)?(?P<name>[^\s#{]+)\s*")
OF_THE_ANSWER = frozenset({"instanceID", "instanceName"})
"""What every answer of a collecting app has, without a row of its own."""


def check(name: str, spot: Spot, findings: Findings) -> None:
    """Note what is wrong with a name, and which would be sound."""
    if len(name) > LONGEST:
        findings.wrong("xlsform.name-too-long", spot, name=name[:40], most=LONGEST)
    elif not SOUND.fullmatch(name):
        findings.wrong("xlsform.name-unsound", spot, name=name, better=mended(name))
    elif name.lower() in RESERVED:
        findings.wrong("xlsform.name-reserved", spot, name=name, better=f"{name}_1")


def check_siblings(names: Sequence[tuple[str, Spot]], findings: Findings) -> None:
    """Note which names of one group are used twice, in the same or in another case."""
    first: dict[str, tuple[str, Spot]] = {}
    taken = {name.lower() for name, _spot in names}
    for name, spot in names:
        known, before = first.setdefault(name.lower(), (name, spot))
        if before == spot:
            continue
        code = "xlsform.name-twice" if known == name else "xlsform.name-differs-by-case"
        findings.wrong(code, spot, name=name, first=before.row, better=unused(name, taken))


def check_references(text: str, spot: Spot, known: Counter[str], findings: Findings) -> bool:
    """Tell whether each ``${name}`` of a text names one thing of the file; note those that
    do not.

    :param known: how often each name stands in the file.
    """
    before = len(findings.problems)
    for found in REFERENCE.finditer(text):
        inside = INSIDE.fullmatch(found["inside"])
        if not inside or not found["close"]:
            findings.wrong("xlsform.reference-unclear", spot, text=found.group())
            continue
        name = inside["name"]
        if name in OF_THE_ANSWER:
            continue
        if not known[name]:
            findings.wrong(
                "xlsform.reference-unknown", spot, name=name, suggestion=_close(name, known)
            )
        elif known[name] > 1:
            findings.wrong("xlsform.reference-ambiguous", spot, name=name, times=known[name])
    return len(findings.problems) == before


def references(text: str) -> Iterator[str]:
    """Give the names that a text refers to."""
    for found in REFERENCE.finditer(text):
        if inside := INSIDE.fullmatch(found["inside"]):
            yield inside["name"]


def unused(name: str, taken: set[str]) -> str:
    """Return a name like this one that is not among those taken (in lower case)."""
    number = 2
    while f"{name}_{number}".lower() in taken:
        number += 1
    return f"{name}_{number}"


def mended(name: str) -> str:
    """Return a sound name that looks like this one."""
    apart = unicodedata.normalize("NFKD", name)
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    plain = re.sub(r"[^A-Za-z0-9_.-]+", "_", plain).strip("_")
    return plain if SOUND.fullmatch(plain) else f"q_{plain}"


def _close(name: str, known: Counter[str]) -> str:
    by_case = {other.lower(): other for other in known}
    return by_case.get(nearest(name, by_case), "")
