"""What can come of a call in a child process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias


@dataclass(frozen=True, slots=True)
class Done:
    """The function returned ``value``: plain values, which is what crosses the pipe."""

    value: Any


@dataclass(frozen=True, slots=True)
class Died:
    """The process ended in the middle, as native code does that aborts."""

    status: int
    """The exit status; minus the number of the signal where one killed it."""


@dataclass(frozen=True, slots=True)
class TookTooLong:
    """The time was over, by the clock on the wall or by the processor's."""

    seconds: float
    """What was allowed."""


@dataclass(frozen=True, slots=True)
class TookTooMuch:
    """The memory that was allowed did not suffice, or the answer was too long."""

    megabytes: int
    """What was allowed."""


Outcome: TypeAlias = Done | Died | TookTooLong | TookTooMuch


class Fault(Exception):
    """The function raised: a bug of ours.  The message is the traceback of the child."""
