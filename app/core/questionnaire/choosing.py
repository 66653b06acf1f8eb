"""What is chosen, ranked, ticked or filled in row by row, as a page sends it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from app.core.problems import Problem
from app.core.questionnaire import goals as development_goals
from app.core.questionnaire import numerals
from app.core.questionnaire.cleaning import clean
from app.core.questionnaire.definition import choices_of
from app.core.questionnaire.kinds import (
    Acknowledged,
    Consent,
    Goal,
    Matrix,
    Multiple,
    Numbers,
    Ranking,
    Reference,
    Single,
    YesNo,
)
from app.core.questionnaire.typed import OTHER, Outcome, Reading


def numbers(kind: Numbers, field: Reading) -> Outcome:
    return _by_part(field, {row.id: row.id for row in kind.rows}, _a_number)


def matrix(kind: Matrix, field: Reading) -> Outcome:
    if kind.cell in {"single", "multiple"}:
        read_row = _choice_of if kind.cell == "single" else _choices_of
        return _by_part(field, {row.id: row.id for row in kind.rows}, read_row)
    read_cell = _a_number if kind.cell == "number" else _words
    table: dict[str, Any] = {}
    for row in kind.rows:
        cells = {choice.id: f"{row.id}/{choice.id}" for choice in kind.choices}
        found = _by_part(field, cells, read_cell)
        if isinstance(found, Problem):
            return found
        if found is not None:
            table[row.id] = found
    return table or None


def _by_part(
    field: Reading, parts: Mapping[str, str], read_part: Callable[[Reading, str], Outcome]
) -> Outcome:
    """Return what each part says, by the key it stands under; or the first problem."""
    found: dict[str, Any] = {}
    for key, part in parts.items():
        outcome = read_part(field, part)
        if isinstance(outcome, Problem):
            return outcome
        if outcome is not None:
            found[key] = outcome
    return found or None


def _a_number(field: Reading, part: str) -> Outcome:
    return numerals.decimal(field.one(part), field.at(part), field.locale)


def _words(field: Reading, part: str) -> Outcome:
    return field.one(part) or None


def _choice_of(field: Reading, part: str) -> Outcome:
    chosen = next(iter(field.all(part)), None)
    known = chosen is None or chosen in _ids(field)
    return chosen if known else Problem("choice.unknown", field.at(part))


def _choices_of(field: Reading, part: str) -> Outcome:
    chosen = set(field.all(part))
    if not chosen <= set(_ids(field)):
        return Problem("choice.unknown", field.at(part))
    return [id for id in _ids(field) if id in chosen] or None


def single(kind: Single, field: Reading) -> Outcome:
    chosen, words = next(iter(field.all()), ""), field.one(OTHER) if kind.other else ""
    if chosen in _ids(field):
        return chosen
    if chosen and not (kind.other and chosen == OTHER):
        return Problem("choice.unknown", field.place)
    if chosen and not words:
        return Problem("other.without-words", field.at(OTHER))
    return {OTHER: words} if words else None


def multiple(kind: Multiple, field: Reading) -> Outcome:
    ids, chosen = _ids(field), set(field.all())
    words = field.one(OTHER) if kind.other else ""
    ticked = kind.other and OTHER in chosen and OTHER not in ids
    chosen -= {OTHER} if ticked else set()
    if not chosen <= set(ids):
        return Problem("choice.unknown", field.place)
    if ticked and not words:
        return Problem("other.without-words", field.at(OTHER))
    return [*(id for id in ids if id in chosen), *([{OTHER: words}] if words else [])] or None


def _ids(field: Reading) -> tuple[str, ...]:
    return tuple(choice.id for choice in choices_of(field.question))


def yes_no(_kind: YesNo, field: Reading) -> Outcome:
    said = field.one()
    return (said or None) if said in {"", "yes", "no"} else Problem("choice.unknown", field.place)


def ranking(kind: Ranking, field: Reading) -> Outcome:
    by_rank: dict[int, str] = {}
    for choice in kind.choices:
        rank = field.one(choice.id)
        if not rank:
            continue
        if not (rank.isascii() and rank.isdigit()) or not 1 <= int(rank[:4]) <= len(kind.choices):
            facts = {"places": len(kind.choices)}
            return Problem("ranking.not-a-place", field.at(choice.id), facts)
        if int(rank) in by_rank:
            return Problem("ranking.twice", field.at(choice.id))
        by_rank[int(rank)] = choice.id
    return [by_rank[rank] for rank in sorted(by_rank)] or None


def reference(kind: Reference, field: Reading) -> Outcome:
    codes = [code for code in dict.fromkeys(map(clean, field.all())) if code]
    if len(codes) > 1 and not kind.several:
        return Problem("choice.several", field.place)
    if not all(field.lookups.is_entry(kind.file, code) for code in codes):
        return Problem("choice.unknown", field.place)
    return codes[0] if codes and not kind.several else codes or None


def goals(_kind: Goal, field: Reading) -> Outcome:
    chosen = set(field.all())
    if not chosen <= set(development_goals.TARGETS):
        return Problem("choice.unknown", field.place)
    return [target for target in development_goals.TARGETS if target in chosen] or None


def consent(kind: Consent, field: Reading) -> Outcome:
    said = field.one()
    if said not in {"", "yes", "no"}:
        return Problem("choice.unknown", field.place)
    return {"given": said == "yes", "version": kind.version} if said else None


def acknowledged(_kind: Acknowledged, field: Reading) -> Outcome:
    return "OK" if field.one() in {"OK", "yes"} else None
