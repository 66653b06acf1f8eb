"""What answers say: a question of a campaign, counted over those who answered it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import msgspec

from app.core.racines.secrecy import is_dominated
from app.core.shapes import work_out

Answers: TypeAlias = Mapping[str, Any]
"""The answers of one response by question id; a blank one is absent."""


class ShareOfChoice(msgspec.Struct, frozen=True, omit_defaults=True, tag="share-of-choice"):
    """In how many of the responses a choice was made, of those that answer the question."""

    question: str
    choice: str
    is_census: bool = False
    """Everybody concerned was asked and counted, and not only those who happened to answer."""


class ShareOfCounts(msgspec.Struct, frozen=True, omit_defaults=True, tag="share-of-counts"):
    """How many persons of how many: two counted numbers, summed over the enterprises.

    Each person weighs the same.  A mean of the enterprises' percentages would let three
    persons of a small house weigh as much as three hundred of a large one.
    """

    numerator: str
    denominator: str
    is_census: bool = True


Measure: TypeAlias = ShareOfChoice | ShareOfCounts

UNIT: Mapping[type, str] = {ShareOfChoice: "enterprises", ShareOfCounts: "persons"}
"""Who stands behind the numbers of each measure."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What a measure counts over some responses."""

    k: int
    n: int
    counted: int
    """Responses that it could be counted in."""

    left_out: int
    """Responses that say nothing usable: no answer, or more people meeting it than there are."""

    is_dominated: bool = False
    """One enterprise stands for nearly all of the persons."""


work_out(Measure)


def encode(measure: Measure) -> dict[str, Any]:
    """Return the measure as the JSON document that the tables keep."""
    document: dict[str, Any] = msgspec.to_builtins(measure)
    return document


def decode(document: Mapping[str, Any]) -> Measure:
    """Return the measure that a stored document holds.

    :raises msgspec.ValidationError: it holds none.
    """
    measure: Measure = msgspec.convert(document, Measure)
    return measure


def questions_of(measure: Measure) -> tuple[str, ...]:
    """Return the ids of the questions that the measure reads."""
    match measure:
        case ShareOfChoice(question):
            return (question,)
        case ShareOfCounts(numerator, denominator):
            return (numerator, denominator)


def tally(measure: Measure, responses: Sequence[Answers]) -> Tally:
    """Count a measure over submitted responses, one for each enterprise."""
    match measure:
        case ShareOfChoice(question, choice):
            return _choices(question, choice, responses)
        case ShareOfCounts(numerator, denominator):
            return _pooled(numerator, denominator, responses)


def _choices(question: str, choice: str, responses: Iterable[Answers]) -> Tally:
    chosen = [_as_list(answers.get(question)) for answers in responses]
    answered = [choices for choices in chosen if choices]
    k = sum(choice in choices for choices in answered)
    return Tally(k, len(answered), len(answered), len(chosen) - len(answered))


def _pooled(numerator: str, denominator: str, responses: Iterable[Answers]) -> Tally:
    pairs = [_pair(answers.get(numerator), answers.get(denominator)) for answers in responses]
    sound = [pair for pair in pairs if pair]
    k, n = sum(part for part, _whole in sound), sum(whole for _part, whole in sound)
    dominated = is_dominated([whole for _part, whole in sound]) if sound else False
    return Tally(k, n, len(sound), len(pairs) - len(sound), dominated)


def _as_list(answer: Any) -> Sequence[Any]:
    return answer if isinstance(answer, list) else [answer] if answer else ()


def _pair(part: Any, whole: Any) -> tuple[int, int] | None:
    """Return a part and its whole; None where one is missing or the part is the larger."""
    if isinstance(part, int) and isinstance(whole, int) and 0 <= part <= whole:
        return part, whole
    return None
