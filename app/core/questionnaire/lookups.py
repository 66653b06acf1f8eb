"""What has to be looked up while a page is read, passed in by whoever can look it up."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

Commune: TypeAlias = tuple[str, str]
"""The code of a commune, as ``BE-54007``, and what it is called."""


def _no_communes(_typed: str, _countries: Sequence[str]) -> Sequence[Commune]:
    return ()


def _no_entry(_file: str, _code: str) -> bool:
    return False


def _no_file(_digest: str) -> Mapping[str, Any] | None:
    return None


@dataclass(frozen=True, slots=True)
class Lookups:
    """Where nothing is passed in, nothing is found."""

    communes: Callable[[str, Sequence[str]], Sequence[Commune]] = _no_communes
    """The communes of some countries that a name, a postcode or a code means, the best first."""

    is_entry: Callable[[str, str], bool] = _no_entry
    """Whether the list in a file, by its name, has an entry with that code."""

    file: Callable[[str], Mapping[str, Any] | None] = _no_file
    """Of a file that this response has stored, by its digest: digest, name, type and size."""

    country: str = ""
    """``BE`` or ``FR``: where the respondent is, for telephone numbers that do not say; empty
    where nobody knows."""


NOTHING = Lookups()
