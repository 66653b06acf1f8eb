"""Before a sheet is published: would its numbers, with all that is out already, tell a secret?

Nobody can pass this by.  A sheet changes until nothing is given away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.analysis import attack
from app.core.problems import Problem
from app.core.racines import measure as measures
from app.core.racines import stated
from app.core.racines.measure import Answers, ShareOfChoice, ShareOfCounts
from app.core.racines.secrecy import Cell, Knowledge, Leak, Statement
from app.core.sheets.content import Draft, Total
from app.models import (
    Campaign,
    Comparison,
    Edition,
    PublishedNumber,
    Response,
    Sheet,
    Submission,
)
from app.sheets.composing import Composed, draft_of

Submitted: TypeAlias = Mapping[str, tuple[str, Answers]]
"""The enterprise and the answers of each submission, by the submission's id."""


def problems(session: Session, sheet: Sheet, composed: Composed) -> tuple[Problem, ...]:
    """Name each number of the sheet that would give a secret away, and what it would need.

    :param composed: the sheet with its figures, as it would be published.
    """
    submitted = _submitted(session, sheet)
    new = statements(session, sheet, composed, submitted)
    known = _known(session, sheet, draft_of(sheet))
    answers = {id: found for id, (_enterprise, found) in submitted.items()}
    everything = (*known.statements, *new)
    secrets = list(stated.secrets_of(everything, known.wholes, answers))
    cells = {cell for one in everything for cell in one.cells}
    truth = {cell: stated.truth_of(cell, answers) for cell in cells}
    lost = attack.given_away_by(new, known, secrets, truth)
    return _once(_problem(leak) for leak in lost)


def statements(
    session: Session, sheet: Sheet, composed: Composed, submitted: Submitted | None = None
) -> tuple[Statement, ...]:
    """Return what a sheet says, number by number; what it hides is not among them."""
    submitted = submitted if submitted is not None else _submitted(session, sheet)
    own = {
        id: found
        for id, (enterprise, found) in submitted.items()
        if sheet.enterprise_id is None or enterprise == str(sheet.enterprise_id)
    }
    draft = draft_of(sheet)
    found = [*_of_figures(draft, composed, own)]
    for comparison in _chosen(session, sheet, draft, composed):
        measure = measures.decode(comparison.measure)
        over_own = comparison.enterprise_id and isinstance(measure, ShareOfCounts)
        answers = own if over_own else {id: told for id, (_enterprise, told) in submitted.items()}
        found += stated.of_share(measure, answers, label="comparisons")
    return tuple(found)


def keep(session: Session, edition: Edition, said: Sequence[Statement]) -> None:
    """Write down what an edition tells the world."""
    session.add_all(
        PublishedNumber(
            id=uuid4(),
            edition_id=edition.id,
            campaign_id=edition.sheet.campaign_id,
            at=at,
            label=one.label,
            cells=[list(cell) for cell in sorted(one.cells)],
            value=one.value,
        )
        for at, one in enumerate(said)
    )


def hold_the_campaign(session: Session, sheet: Sheet) -> None:
    """Let no other sheet of the campaign be published before this transaction ends: two that
    are harmless alone may give a secret away together."""
    session.scalars(
        select(Campaign.id).where(Campaign.id == sheet.campaign_id).with_for_update()
    ).all()


def _of_figures(
    draft: Draft, composed: Composed, own: Mapping[str, Answers]
) -> Iterator[Statement]:
    for at, picked in enumerate(draft.figures if "figures" in draft.blocks else ()):
        if at in composed.hidden_figures:
            continue
        match picked.measure:
            case Total(question):
                total = stated.of_total(question, own, label=f"figures-{at}")
                yield from (total,) if total else ()
            case ShareOfChoice() | ShareOfCounts() as share:
                yield from stated.of_share(share, own, label=f"figures-{at}")


def _chosen(
    session: Session, sheet: Sheet, draft: Draft, composed: Composed
) -> Iterator[Comparison]:
    shown = draft.comparisons if "comparisons" in draft.blocks else ()
    for id, one in _comparisons(session, sheet).items():
        if id in shown and id not in composed.hidden_comparisons:
            yield one


def _comparisons(session: Session, sheet: Sheet) -> Mapping[str, Comparison]:
    found = session.scalars(select(Comparison).where(Comparison.campaign_id == sheet.campaign_id))
    return {str(one.id): one for one in found}


def _submitted(session: Session, sheet: Sheet) -> Submitted:
    rows = session.execute(
        select(Submission.id, Response.enterprise_id, Submission.answers)
        .join(Response, Response.id == Submission.response_id)
        .where(Response.campaign_id == sheet.campaign_id)
    )
    return {str(id): (str(enterprise), answers) for id, enterprise, answers in rows}


def _known(session: Session, sheet: Sheet, draft: Draft) -> Knowledge:
    """Return everything that was ever published of the campaign, whatever became of it."""
    rows = session.scalars(
        select(PublishedNumber)
        .where(PublishedNumber.campaign_id == sheet.campaign_id)
        .order_by(PublishedNumber.edition_id, PublishedNumber.at)
        .options(joinedload(PublishedNumber.edition).joinedload(Edition.sheet))
    )
    out = tuple(
        Statement(
            f"{row.edition.sheet.public_name} ({row.edition.number})",
            row.label,
            frozenset(Cell(*cell) for cell in row.cells),
            row.value,
        )
        for row in rows
    )
    picked = [one.measure for one in draft.figures]
    declared = [measures.decode(one.measure) for one in _comparisons(session, sheet).values()]
    wholes = {
        one.numerator: one.denominator
        for one in (*picked, *declared)
        if isinstance(one, ShareOfCounts)
    }
    choices = {
        cell.variable for one in out for cell in one.cells if stated.CHOSEN in cell.variable
    } | {stated.variable_of(one) for one in (*picked, *declared) if isinstance(one, ShareOfChoice)}
    return Knowledge(statements=out, wholes=wholes, yes_or_no=frozenset(choices))


def _once(named: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return each problem once: several secrets can be lost in the same way."""
    kept: list[Problem] = []
    for one in named:
        if one not in kept:
            kept.append(one)
    return tuple(kept)


def _problem(leak: Leak) -> Problem:
    """Name the number of this sheet, and the editions that it would give a secret away with."""
    mine = sorted({one.label for one in leak.statements if not one.source})
    others = sorted({one.source for one in leak.statements if one.source})
    label = mine[0] if mine else "comparisons"
    place = (label, "measure") if label.startswith("figures") else (label,)
    if others:
        return Problem("secrecy.with-others", place, {"others": ", ".join(others)})
    return Problem("secrecy.together", place)
