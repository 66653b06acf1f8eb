"""What a job can be: an action, or an errand that leaves the house."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeAlias

from sqlalchemy.orm import Session

from app.core.access import Actor
from app.models import Document


@dataclass(frozen=True, slots=True)
class Again:
    """It did not work this time, and may work later."""

    error: str


class Action(Protocol):
    """Work that is done within one transaction, which the worker commits."""

    def __call__(
        self, session: Session, parameters: Document, *, by: Actor, now: datetime
    ) -> Document | Again | None:
        """Do it; what it returns is kept as the result of the job."""


class Conclusion(Protocol):
    """The end of an errand, in a transaction of its own."""

    def __call__(
        self, session: Session, parameters: Document, outcome: Any, *, by: Actor, now: datetime
    ) -> Document | Again | None:
        """Write down what came of it."""


class Preparation(Protocol):
    """The beginning of an errand, in a transaction of its own."""

    def __call__(self, session: Session, parameters: Document, *, by: Actor, now: datetime) -> Any:
        """Return what the errand needs; None where there is nothing left to do."""


@dataclass(frozen=True, slots=True)
class Errand:
    """Work that waits for something outside, or takes long: no transaction is open meanwhile.

    On SQLite an open writing transaction would make everybody else wait.
    """

    begin: Preparation
    carry_out: Callable[[Any], Any]
    """Takes what ``begin`` returned, knows no session."""

    end: Conclusion


Jobs: TypeAlias = Mapping[str, Action | Errand]
"""By kind, what to do.  Each room exports one; the hall joins them."""
