"""What was worked out of a questionnaire, kept for the last few of them.

A definition never changes: an edit gives another one.  So what a function says of it holds for as
long as the value itself, by which it is found.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from app.core.questionnaire.definition import Definition

Said = TypeVar("Said")

AT_MOST = 16
"""Definitions; one of a thousand questions takes about 5 MB with what is kept of it."""


class OnceEach(Generic[Said]):
    """A function of a definition that is asked once for each; see :func:`once_each`."""

    def __init__(self, function: Callable[[Definition], Said]) -> None:
        self.function, self.__doc__ = function, function.__doc__
        self._kept: dict[int, tuple[Definition, Said]] = {}

    def __call__(self, definition: Definition) -> Said:
        found = self._kept.get(id(definition))
        if found is not None and found[0] is definition:
            return found[1]
        said = self.function(definition)
        while len(self._kept) >= AT_MOST:
            self._kept.pop(next(iter(self._kept)), None)
        self._kept[id(definition)] = (definition, said)
        return said

    def knows(self, definition: Definition) -> bool:
        """Tell whether it was asked about this one lately."""
        found = self._kept.get(id(definition))
        return found is not None and found[0] is definition


def once_each(function: Callable[[Definition], Said]) -> OnceEach[Said]:
    """Keep what a function gives for the last few definitions.  What it gives is never changed.

    >>> @once_each
    ... def names(definition: Definition) -> Mapping[str, str]: ...
    """
    return OnceEach(function)
