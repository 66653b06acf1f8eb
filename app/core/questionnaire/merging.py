"""Two people who answer at the same time: what of a late save can stand beside the other's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.core.questionnaire.answers import (
    MEANT,
    TOKEN,
    Answers,
    Changes,
    Path,
    Value,
    applied,
    changed,
    times,
)
from app.core.questionnaire.shapes import is_times


@dataclass(frozen=True, slots=True)
class Clash:
    """One question that two people answered differently since they last saw the same."""

    path: Path
    mine: Value | None
    theirs: Value | None

    @property
    def question_id(self) -> str:
        return self.path[-1]


def merged(base: Answers, theirs: Answers, given: Changes) -> tuple[Changes, tuple[Clash, ...]]:
    """Return what of ``given`` is to be written over ``theirs``, and what cannot be decided here.

    Only what a person changed counts as theirs to save: a field that they left as their page
    showed it takes over what somebody else has written there meanwhile.  Inside a repeat this
    holds for each answer of each of its times; a time that one of the two took away stays while
    the other has changed something in it.

    :param base: the answers that the page showed on which ``given`` was typed.
    :param theirs: the answers as they stand now.
    """
    written, clashes = _merged(base, theirs, given, ())
    return changed(theirs, written), clashes


def _merged(
    base: Answers, theirs: Answers, given: Changes, above: Path
) -> tuple[dict[str, Value | None], tuple[Clash, ...]]:
    written: dict[str, Value | None] = {}
    clashes: list[Clash] = []
    for id, mine in changed(base, given).items():
        other = theirs.get(id)
        if id == MEANT and isinstance(mine, dict):
            written[id] = {**(other if isinstance(other, dict) else {}), **mine}
        elif _repeats(mine, other, base.get(id)):
            written[id], inside = _merged_times(id, base, theirs, given, above)
            clashes += inside
        elif other in (base.get(id), mine):
            written[id] = mine
        else:
            clashes.append(Clash((*above, id), mine, other))
    return written, tuple(clashes)


def _repeats(*values: Value | None) -> bool:
    return any(value is not None for value in values) and all(
        value is None or is_times(value) for value in values
    )


def _merged_times(
    group: str, base: Answers, theirs: Answers, given: Changes, above: Path
) -> tuple[Value | None, list[Clash]]:
    before, standing, mine = (
        {str(one[TOKEN]): one for one in times(answers, group)}
        for answers in (base, theirs, _only(group, given))
    )
    listed: list[dict[str, Value]] = []
    clashes: list[Clash] = []
    for token in dict.fromkeys((*mine, *standing)):
        was, now, become = before.get(token), standing.get(token), mine.get(token)
        if now is None and (become is None or become == was):
            continue  # they took it away, and I left it as it was
        if become is None and now == was:
            continue  # I took it away, and they left it as it was
        if become is None or now is None:
            listed.append(become or now or {})
            continue
        left_open = {id: None for id in (was or {}) if id not in become}
        one, inside = _merged(was or {}, now, {**left_open, **become}, (*above, group, token))
        listed.append(applied(now, one))
        clashes += inside
    return listed or None, clashes


def _only(group: str, given: Changes) -> Mapping[str, Value]:
    value = given.get(group)
    return {} if value is None else {group: value}
