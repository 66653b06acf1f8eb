"""What rules a part of a questionnaire, as expressions.

An expression is kept as its text, in which a question is referred to by id: ``${q-1} > 0``.
``references`` turns ids into the names that authors read and write, and back.  Empty text
means that nothing is said.
"""

from __future__ import annotations

import msgspec


class Logic(msgspec.Struct, frozen=True, omit_defaults=True):
    """The expressions of one part.  Modules, pages and groups have only the first two."""

    relevant: str = ""
    """Whether the part is there at all."""

    read_only: str = ""
    """Whether its answer is shown and cannot be changed."""

    required: str = ""
    """Whether it has to be answered, where that depends; else see ``Question.required``."""

    constraint: str = ""
    """What an answer must fulfil; ``.`` is the answer."""

    warning: str = ""
    """What an answer should fulfil; whoever gives another is asked whether it is meant."""

    calculation: str = ""
    """What the value is, worked out anew whenever something it reads changes."""

    default: str = ""
    """What the answer begins as, once."""

    trigger: str = ""
    """The reference of a question: with it, the calculation waits until that answer changes."""

    choice_filter: str = ""
    """Which choices are offered: an expression over the columns of each choice."""


class Repeat(msgspec.Struct, frozen=True, omit_defaults=True):
    """That a group comes several times."""

    count: str = ""
    """How many times, an expression; empty where the respondent decides."""

    least: int = 0
    most: int | None = None
    table: bool = False
    """Whether the times are drawn as the rows of a table."""


NO_LOGIC = Logic()
