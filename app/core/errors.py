"""How the house refuses.  A refusal is expected; a bug is never a Refusal."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.problems import Problem


class Refusal(Exception):
    """Base of every expected refusal."""


class NotFound(Refusal):
    """The thing asked for does not exist, or this person may not know that it does."""


class NotAllowed(Refusal):
    """The thing is known to this person, and the right to do this with it is missing."""


class Conflict(Refusal):
    """Somebody else, or an earlier try, changed the thing first."""


class Gone(Refusal):
    """The link was good once: it is used, withdrawn or past its end."""


class TooMany(Refusal):
    """Too many tries; ``wait`` says for how many seconds the door stays shut."""

    def __init__(self, wait: int) -> None:
        super().__init__(f"wait {wait} s")
        self.wait = wait


class Unsound(Refusal):
    """The request is understood, and cannot be carried out until ``problems`` are mended."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(", ".join(problem.code for problem in problems))
        self.problems = tuple(problems)
