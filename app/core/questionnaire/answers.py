"""What respondents say: one plain JSON value for each answered question, by question id.

The shape of a value follows from the kind of its question (``shapes`` checks it):

=====================  ===========================================================================
text, email, phone,    text; ``url`` begins with ``http://`` or ``https://``, ``phone`` with ``+``
url, time, duration    ``14:30``; ISO 8601 ``PT35H30M``
date, month, instant   ``2026-03-02``; ``2026-03``; ``2026-03-02T14:30``
integer, year          a whole number
decimal, scale         plain decimal text: ``12.5``, never ``1e3``
single                 the id of a choice, or ``{"other": "words"}`` where one may write one's own
multiple, ranking      a list of them, in the order of the question; in the respondent's order
yes-no, acknowledged   ``yes`` or ``no``; ``OK``
consent                ``{"given": true, "version": "2"}``
numbers                decimal text by row id
matrix                 by row id: a choice id; a list of them; numbers or texts by choice id
address                ``{"street", "postcode", "place", "country"}``, the country as ``BE``
period                 ``{"from": "2026-01-01", "to": "2026-06-30"}``
testimony              ``{"text", "speaker", "role", "quotable": "yes" | "no"}``
commune                ``BE-54007``, ``FR-59350``
enterprise-number      ``BCE-0123456749``, ``SIREN-…``, ``SIRET-…``
goals                  ``["8.5", "4.4"]``
place                  ``lat lon 0 0``; those of a line or an area with ``;`` between
file and its kin       ``{"digest", "name", "type", "size"}``, with ``caption`` and ``credit``
reference              the code of an entry, or a list of codes where several may be chosen
=====================  ===========================================================================

A group that repeats stands under its own id, as a list of its times, each a mapping of the same
kind with a token of its own under ``_id``.  What stands at ``_meant`` is no answer: see ``MEANT``.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

Value: TypeAlias = str | int | list[Any] | dict[str, Any]
"""JSON of the shapes above.  None is never stored: a question that is not answered is absent."""

Answers: TypeAlias = Mapping[str, Value]
"""By question id, or by the id of a group that repeats."""

Changes: TypeAlias = Mapping[str, Value | None]
"""What a save changes: the new value by question id, None where it was cleared."""

Path: TypeAlias = tuple[str, ...]
"""Where one answer stands: ``("q-1",)``, or ``("g-site", "t4f2", "q-jobs")`` for the answer in
that time of a repeat, and so on inwards."""

TOKEN = "_id"  # noqa: S105  it names a time of a repeat, and opens nothing
"""The key of the token of one time of a repeat."""

MEANT = "_meant"
"""The key of what was confirmed: by path, written with ``/``, the answer of which somebody said
that it is meant although the author's soft check asks.  It holds for that very answer only."""

OTHER = "other"
_TOKEN = re.compile(r"[A-Za-z0-9_-]{1,40}", re.ASCII)


def applied(answers: Answers, changes: Changes) -> dict[str, Value]:
    """Return the answers as they stand after the changes."""
    after = {**answers, **changes}
    return {id: value for id, value in after.items() if value is not None}


def changed(before: Answers, given: Changes) -> dict[str, Value | None]:
    """Return what of ``given`` differs from the answers ``before``."""
    return {id: value for id, value in given.items() if before.get(id) != value}


def replayed(changes: Iterable[Changes]) -> dict[str, Value]:
    """Return the answers that a series of saves leaves, oldest first."""
    answers: dict[str, Value] = {}
    for step in changes:
        answers = applied(answers, step)
    return answers


def digest(answers: Answers, *also: str) -> str:
    """Return the SHA-256 of the answers, and of what else was handed in with them."""
    body = json.dumps([answers, *also], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(body.encode()).hexdigest()


def value_at(answers: Answers, path: Path) -> Value | None:
    """Return the answer at a path, None where there is none."""
    inside = time_at(answers, path[:-1])
    return None if inside is None else inside.get(path[-1])


def time_at(answers: Answers, path: Path) -> Answers | None:
    """Return what is answered in one time of a repeat, None where it is gone.

    :param path: ends with the token of the time; ``()`` is the questionnaire itself.
    """
    inside: Answers | None = answers
    for group, token in zip(path[::2], path[1::2], strict=True):
        listed = times(inside or {}, group)
        inside = next((one for one in listed if one[TOKEN] == token), None)
    return inside


def put_at(answers: Answers, path: Path, value: Value | None) -> dict[str, Value]:
    """Return the answers with another one at a path; None takes it away.

    A time of a repeat that is not there is added behind the others.
    """
    if len(path) == 1:
        return applied(answers, {path[0]: value})
    group, token, *rest = path
    standing = times(answers, group)
    if token not in {one[TOKEN] for one in standing}:
        standing.append({TOKEN: token})
    inside = tuple(rest)
    listed = [put_at(one, inside, value) if one[TOKEN] == token else one for one in standing]
    return applied(answers, {group: listed})


def times(answers: Answers, group: str) -> list[dict[str, Value]]:
    """Return the times of a repeat that have a token, in order."""
    found = answers.get(group)
    listed = found if isinstance(found, list) else []
    return [one for one in listed if isinstance(one, dict) and is_token(one.get(TOKEN))]


def is_token(text: object) -> bool:
    """Tell whether a text can be the token of one time of a repeat."""
    return isinstance(text, str) and _TOKEN.fullmatch(text) is not None


def paths(answers: Answers, above: Path = ()) -> Iterator[tuple[Path, Value]]:
    """Give every answer with its path, those inside repeats one by one."""
    for id, value in answers.items():
        inside = times(answers, id) if isinstance(value, list) else []
        if inside:
            for one in inside:
                yield from paths(one, (*above, id, str(one[TOKEN])))
        elif id not in {TOKEN, MEANT}:
            yield (*above, id), value


def digests_in(said: Any) -> Iterator[str]:
    """Give the digest of each file that answers name, or changes to them, however deep."""
    if isinstance(said, Mapping):
        digest = said.get("digest")
        if isinstance(digest, str):
            yield digest
        for one in said.values():
            yield from digests_in(one)
    elif isinstance(said, list):
        for one in said:
            yield from digests_in(one)
