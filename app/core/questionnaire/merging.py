"""Two people who answer at the same time: what of a late save can stand beside the other's."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.questionnaire.answers import Answers, Changes, Value, changed


@dataclass(frozen=True, slots=True)
class Clash:
    """One question that two people answered differently since they last saw the same."""

    question_id: str
    mine: Value | None
    theirs: Value | None


def merged(base: Answers, theirs: Answers, given: Changes) -> tuple[Changes, tuple[Clash, ...]]:
    """Return what of ``given`` is to be written over ``theirs``, and what cannot be decided here.

    Only what a person changed counts as theirs to save: a field that they left as their page
    showed it takes over what somebody else has written there meanwhile.

    :param base: the answers that the page showed on which ``given`` was typed.
    :param theirs: the answers as they stand now.
    """
    mine = changed(base, given)
    clashes = tuple(
        Clash(id, value, theirs.get(id))
        for id, value in mine.items()
        if theirs.get(id) not in (base.get(id), value)
    )
    undecided = {clash.question_id for clash in clashes}
    rest = {id: value for id, value in mine.items() if id not in undecided}
    return changed(theirs, rest), clashes
