"""Answers of many respondents as tables: one line each, or one line each time of a repeat.

A cell is empty where a question was asked and left open, ``NA`` where it was not asked, ``NV``
where the version that was answered does not have it, and ``NR`` where a calculation has no
result, since it divides by nothing or reads what was not given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from app.core.questionnaire.answers import times
from app.core.questionnaire.definition import (
    Definition,
    Group,
    Item,
    Question,
    is_asked,
    is_computed,
)
from app.core.questionnaire.kinds import Calculated, Hidden
from app.core.questionnaire.parts import repeats_around, walk
from app.core.questionnaire.tabulating import Cell, columns_of

NOT_ASKED = "NA"
NOT_IN_VERSION = "NV"
NO_RESULT = "NR"
MOST_SPREAD = 20
"""Times of a repeat that have columns of their own; its own table has them all."""

HandedIn: TypeAlias = Mapping[str, Any]
"""What was handed in, as ``submitting`` gives it."""

Key: TypeAlias = tuple[str, ...]
Inside: TypeAlias = Callable[[HandedIn], HandedIn | str]
"""From what was handed in to the answers among which a question stands, or what a cell says
where there are none."""


@dataclass(frozen=True, slots=True)
class Table:
    """What stands at the head of a table, and how a submission becomes its lines."""

    names: tuple[str, ...]
    lines: Callable[[int, HandedIn], Iterator[list[Cell]]]
    """From the number of a version and what was handed in."""


@dataclass(frozen=True, slots=True)
class _Column:
    key: Key
    name: str
    read: Callable[[HandedIn], Cell]


def of_respondents(versions: Mapping[int, Definition], most: Mapping[str, int]) -> Table:
    """Return the table with one line a respondent, and the columns of all versions.

    :param versions: by their numbers; the order of the first one comes first.
    :param most: by group that repeats, how many of its times have columns.
    """
    columns = {
        number: _keyed(_of_parts(_parts(definition), _itself, most))
        for number, definition in versions.items()
    }
    heads = _heads(columns)

    def lines(number: int, answers: HandedIn) -> Iterator[list[Cell]]:
        own = columns[number]
        yield [own[key].read(answers) if key in own else NOT_IN_VERSION for key in heads]

    return Table(tuple(heads.values()), lines)


def of_times(versions: Mapping[int, Definition], group_id: str) -> Table | None:
    """Return the table with one line each time of a repeat, and before its questions the number
    of the time and of those it stands in; None where no version has that repeat."""
    chains = {
        number: chain
        for number, definition in versions.items()
        if (chain := _chain(definition, group_id))
    }
    if not chains:
        return None
    columns = {
        number: _keyed(_of_parts(chain[-1].parts, _itself, {})) for number, chain in chains.items()
    }
    heads, first = _heads(columns), next(iter(chains.values()))

    def lines(number: int, answers: HandedIn) -> Iterator[list[Cell]]:
        own = columns.get(number, {})
        for numbers, inside in _times_in(chains.get(number, ()), answers):
            cells = (own[key].read(inside) if key in own else NOT_IN_VERSION for key in heads)
            yield [*numbers, *cells]

    return Table((*map(_name, first), *heads.values()), lines)


def repeats_in(versions: Mapping[int, Definition]) -> Mapping[str, Group]:
    """Return the groups that repeat in one of these versions, by id, each with a table of its
    own."""
    found: dict[str, Group] = {}
    for definition in versions.values():
        for _at, part in walk(definition):
            if isinstance(part, Group) and part.repeat:
                found.setdefault(part.id, part)
    return found


def _chain(definition: Definition, group_id: str) -> tuple[Group, ...]:
    """Return a group that repeats behind those it stands in; empty where there is none."""
    around = repeats_around(definition)
    found = (
        (*around[part.id], part)
        for _at, part in walk(definition)
        if isinstance(part, Group) and part.id == group_id and part.repeat
    )
    return next(found, ())


def _times_in(
    chain: tuple[Group, ...], answers: HandedIn, numbers: tuple[int, ...] = ()
) -> Iterator[tuple[tuple[int, ...], HandedIn]]:
    if not chain:
        return
    for number, inside in enumerate(times(answers, chain[0].id), 1):
        if len(chain) == 1:
            yield (*numbers, number), inside
        else:
            yield from _times_in(chain[1:], inside, (*numbers, number))


def _of_parts(
    parts: Iterator[Item] | tuple[Item, ...],
    inside: Inside,
    most: Mapping[str, int],
    key: Key = (),
    name: str = "",
) -> Iterator[_Column]:
    for part in parts:
        if isinstance(part, Question):
            if is_asked(part) or isinstance(part.kind, Calculated | Hidden):
                for column in columns_of(part):
                    blank = NO_RESULT if is_computed(part) else ""
                    read = _reading(part.id, column.cell, inside, blank)
                    yield _Column((*key, *column.key), name + column.name, read)
        elif part.repeat:
            own = f"{name}{_name(part)}"
            yield _Column((*key, part.id), own, _reading(part.id, len, inside))
            for number in range(most.get(part.id, 0)):
                at, words = (*key, part.id, str(number)), f"{own}/{number + 1}/"
                yield from _of_parts(part.parts, _time(inside, part.id, number), {}, at, words)
        else:
            yield from _of_parts(part.parts, inside, most, key, name)


def _reading(
    id: str, cell: Callable[[Any], Cell], inside: Inside, blank: str = ""
) -> Callable[[HandedIn], Cell]:
    def read(answers: HandedIn) -> Cell:
        among = inside(answers)
        if isinstance(among, str):
            return among
        value = among.get(id)
        if value is None:
            return blank if id in among else NOT_ASKED
        return cell(value) if value != "" else ""

    return read


def _time(inside: Inside, group_id: str, number: int) -> Inside:
    def among(answers: HandedIn) -> HandedIn | str:
        found = inside(answers)
        if isinstance(found, str) or group_id not in found:
            return found if isinstance(found, str) else NOT_ASKED
        listed = times(found, group_id)
        return listed[number] if number < len(listed) else ""

    return among


def _itself(answers: HandedIn) -> HandedIn:
    return answers


def _keyed(columns: Iterator[_Column]) -> Mapping[Key, _Column]:
    return {column.key: column for column in columns}


def _heads(columns: Mapping[int, Mapping[Key, _Column]]) -> Mapping[Key, str]:
    """Return the name of each column of all versions; that of the first version that has it."""
    heads: dict[Key, str] = {}
    for own in columns.values():
        for key, column in own.items():
            heads.setdefault(key, column.name)
    return heads


def _parts(definition: Definition) -> Iterator[Item]:
    return (part for page in definition.pages for part in page.parts)


def _name(group: Group) -> str:
    return group.name or group.id
