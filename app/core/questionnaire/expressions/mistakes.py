"""What can be wrong with an expression, while it is read and while it is worked out."""

from __future__ import annotations


class Mistake(Exception):
    """Base of both.  ``code`` is a problem code; ``at`` the offset in the text, or -1."""

    def __init__(self, code: str, at: int = -1, **facts: object) -> None:
        super().__init__(f"{code} at {at}: {facts}")
        self.code = code
        self.at = at
        self.facts = facts


class NotUnderstood(Mistake):
    """The text is no expression of this language."""


class NotWorkedOut(Mistake):
    """The expression has no value: a function that is not ours, too few arguments, no node."""


NO_VALUE = (NotWorkedOut, OverflowError, ValueError)
"""What working out an expression can raise: days beyond the calendar are among it."""
