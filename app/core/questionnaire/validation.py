"""Whether the answers can be handed in: what is missing, out of bounds or against a rule.

Only what is open counts: an answer that its route hides is kept, and nobody checks it.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.core.problems import Problem
from app.core.questionnaire import bounds
from app.core.questionnaire.answers import Path, Value
from app.core.questionnaire.definition import choices_of
from app.core.questionnaire.flow import Progress, Step
from app.core.questionnaire.kinds import (
    Commune,
    Consent,
    Date,
    DecimalNumber,
    Duration,
    File,
    Image,
    Instant,
    Integer,
    Kind,
    Matrix,
    Month,
    Multiple,
    Numbers,
    Period,
    PostalAddress,
    Ranking,
    Recording,
    Scale,
    Signature,
    Single,
    Testimony,
    Time,
    Year,
    YesNo,
)
from app.core.questionnaire.kinds import Place as OnTheMap
from app.core.questionnaire.shapes import has_shape
from app.core.questionnaire.spots import Item, Section, Spot, Times
from app.core.questionnaire.walking import Walk


def of_walk(walk: Walk) -> Iterator[Problem]:
    """Give everything that stands in the way of handing these answers in, in page order."""
    for step in walk.steps:
        yield from of_page(walk, step)


def of_page(walk: Walk, step: Step) -> Iterator[Problem]:
    """Give what is wrong or missing on one page, in its order."""
    yield from _of_items(walk.items(step.module, step.page), step)


def progress(walk: Walk, passed: list[str]) -> tuple[Progress, ...]:
    """Return how far each module is; see :meth:`Walk.progress`."""
    return walk.progress(passed, wrong_in(walk))


def wrong_in(walk: Walk) -> set[Path]:
    """Return the paths of the answers that are given and cannot be handed in."""
    return {spot.path for spot in walk.asked() if spot.value is not None and any(of_spot(spot))}


def _of_items(items: tuple[Item, ...], step: Step) -> Iterator[Problem]:
    for item in items:
        match item:
            case Spot():
                yield from of_spot(item)
            case Section(items=inside):
                yield from _of_items(inside, step)
            case Times(sections=sections):
                yield from _of_times(item, step)
                yield from _of_items(sections, step)


def _of_times(times: Times, step: Step) -> Iterator[Problem]:
    repeat, number = times.group.repeat, len(times.sections)
    if repeat is None or repeat.count:
        return
    place = (step.module.id, step.page.id, *times.path)
    facts = {"group": times.group.title, "times": number}
    if number < repeat.least:
        yield Problem("times.too-few", place, {**facts, "least": repeat.least})
    elif repeat.most is not None and number > repeat.most:
        yield Problem("times.too-many", place, {**facts, "most": repeat.most})


def of_spot(spot: Spot) -> Iterator[Problem]:
    """Give what is wrong with one answer, or that it is missing."""
    value = spot.value if spot.is_asked else None
    if value is not None:
        of_its_kind = tuple(_of_kind(spot, value))
        yield from of_its_kind or _of_logic(spot)
    elif spot.is_required:
        yield missing(spot)


def _of_kind(spot: Spot, value: Value) -> Iterator[Problem]:
    if not has_shape(spot.question, value):
        yield Problem("answer.of-another-kind", spot.place)
        return
    yield from bounds.of_value(spot, value)
    if spot.is_required:
        yield from _rows_missing(spot, value)


def _of_logic(spot: Spot) -> Iterator[Problem]:
    if spot.breaks_constraint:
        message = {"message": spot.question.constraint_message}
        yield Problem("answer.against-constraint", spot.place, message)
    elif spot.surprises and not spot.is_meant:
        message = {"message": spot.question.warning_message}
        yield Problem("answer.surprising", spot.place, message)


def missing(spot: Spot) -> Problem:
    """Return the problem of a required question without an answer, at its first field."""
    kind = spot.question.kind
    code = _REQUIRED.get(type(kind), "answer.required")
    return Problem(code, (*spot.place, *_first_part(spot)))


def _first_part(spot: Spot) -> tuple[str, ...]:
    kind = spot.question.kind
    match kind:
        case Numbers() | Matrix():
            row = next(iter(spot.rows), None)
            return (_row_part(kind, row.id),) if row else ()
        case Ranking(choices):
            return (choices[0].id,) if choices else ()
        case OnTheMap(extent="point"):
            return ("latitude",)
        case _:
            part = _FIRST.get(type(kind))
            return (part,) if part else ()


def _row_part(kind: Numbers | Matrix, row: str) -> str:
    if isinstance(kind, Matrix) and kind.cell in {"number", "text"} and kind.choices:
        return f"{row}/{kind.choices[0].id}"
    return row


def _rows_missing(spot: Spot, value: object) -> list[Problem]:
    """Return the first row that a required question waits for, where it has rows."""
    kind = spot.question.kind
    if not isinstance(kind, Numbers | Matrix) or not isinstance(value, dict):
        return []
    for row in spot.rows:
        cell = value.get(row.id)
        if isinstance(cell, dict):
            left = [choice.id for choice in choices_of(spot.question) if choice.id not in cell]
            part = f"{row.id}/{left[0]}" if left else ""
        else:
            part = _row_part(kind, row.id) if cell is None else ""
        if part:
            return [Problem("row.required", (*spot.place, part), {"row": row.label})]
    return []


_REQUIRED: dict[type[Kind], str] = {
    Single: "choice.required",
    YesNo: "choice.required",
    Multiple: "choices.required",
    Matrix: "row.first-required",
    Ranking: "ranking.required",
    Date: "date.required",
    Month: "month.required",
    Period: "period.required",
    Instant: "instant.required",
    Time: "time.required",
    Duration: "duration.required",
    Year: "year.required",
    Integer: "number.required",
    DecimalNumber: "number.required",
    Scale: "scale.required",
    Numbers: "numbers.required",
    Consent: "consent.required",
    File: "file.required",
    Image: "image.required",
    Recording: "file.required",
    Signature: "signature.required",
    Commune: "commune.required",
    OnTheMap: "place.required",
}
_FIRST: dict[type[Kind], str] = {
    Date: "day",
    Instant: "day",
    Month: "month",
    Period: "from-day",
    PostalAddress: "street",
    Testimony: "text",
}
