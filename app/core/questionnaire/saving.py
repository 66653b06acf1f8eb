"""What of the answers a page sends is taken, and what becomes of those that it hides.

An answer that its route hides is kept as it is: it is not checked and not handed in, and is
there again when the route comes back.  So nothing that a page sends for what is not open, or is
worked out, or may only be read, changes anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.core.questionnaire.answers import (
    Answers,
    Changes,
    Path,
    Value,
    applied,
    changed,
    paths,
    put_at,
    time_at,
    value_at,
)
from app.core.questionnaire.walking import Walk


@dataclass(frozen=True, slots=True)
class Taken:
    """What a save comes to, after all rules."""

    changes: Changes
    """What is to be written: with what was set besides, without what was not open."""

    ignored: tuple[Path, ...]
    """The answers that were sent although nobody could give them: hidden, worked out, or only
    to be read."""

    hidden: tuple[Path, ...]
    """The answers that counted before and do not now, since another answer changed."""


def take(walk: Walk, given: Changes) -> Taken:
    """Take over what a page sends, in the walk too.

    :param given: by question id or by the id of a group that repeats; its questions and groups
        are asked on the page.
    """
    before = dict(walk.answers)
    may_change = {spot.path: not spot.is_read_only for spot in walk.spots()}
    counted = [spot.path for spot in walk.asked() if spot.value is not None]

    walk.change(given)
    after = dict(walk.answers)
    open_after = {spot.path for spot in walk.asked() if not spot.is_read_only}
    ignored: list[Path] = []
    for path, sent in _touched(before, given):
        shown_before = path in may_change
        if path in open_after and may_change.get(path, True) and (shown_before or sent is not None):
            continue
        if sent is not None:
            ignored.append(path)
        after = put_at(after, path, value_at(before, path))
    if ignored or after != walk.answers:
        walk.change(_from(walk.answers, after))
    open_now = {spot.path for spot in walk.spots()}
    hidden = tuple(
        path
        for path in counted
        if path not in open_now and value_at(walk.answers, path) is not None
    )
    return Taken(_from(before, walk.answers), tuple(ignored), hidden)


def _touched(before: Answers, given: Changes) -> Iterator[tuple[Path, Value | None]]:
    """Give each answer that a page sends otherwise than it stood, or sends no more."""
    standing, sent = dict(paths(before)), applied(before, given)
    said = dict(paths(sent))
    for path in {**standing, **said}:
        is_there = time_at(sent, path[:-1]) is not None
        if is_there and standing.get(path) != said.get(path):
            yield path, said.get(path)


def _from(before: Answers, after: Answers) -> Changes:
    """Return what changes answers into others."""
    return changed(before, {**dict.fromkeys(before), **after})
