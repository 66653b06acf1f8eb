"""What was sent to a campaign, as a table of text: line by line, so that memory does not grow.

What the codes ``NA``, ``NV`` and ``NR`` in a cell say stands in ``core.questionnaire.tables``.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from typing import Any
from uuid import UUID

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from app.core.access import Actor
from app.core.errors import NotFound
from app.core.questionnaire import codebook, tables
from app.core.questionnaire.answers import times
from app.core.questionnaire.definition import Definition
from app.core.questionnaire.tables import MOST_SPREAD, Table
from app.core.questionnaire.tabulating import Cell
from app.documents.workbook import Sheet
from app.models import Campaign, Enterprise, QuestionnaireVersion, Response, Submission
from app.records import versions
from app.surveys.campaigns import campaign_of

BOM = "\ufeff"
_FORMULA = re.compile(r"[\s\u200b\ufeff]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_NUL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""Control characters that no spreadsheet can show; an answer keeps none of them in an export."""

COLUMNS = ("receipt", "enterprise", "enterprise_number", "language", "version", "sent_at")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a program of tables wants its text."""

    separator: str
    decimal: str
    opening: str


DIALECTS: Mapping[str, Dialect] = {
    "excel": Dialect(separator=";", decimal=",", opening=BOM),  # as Excel in FR and NL reads it
    "iso": Dialect(separator=",", decimal=".", opening=""),
}


@dataclass(frozen=True, slots=True)
class Export:
    name: str
    """Of the file."""

    lines: Iterator[str]


def answers(
    session: Session, campaign_id: UUID, *, dialect: Dialect, by: Actor, of: str = ""
) -> Export:
    """Return what was sent to a campaign: one line an enterprise, the columns of each question
    as ``tabulating`` has them.

    A group that repeats is a column with the number of its times, and the columns of each time,
    ``site/1/jobs``; or, where ``of`` is its id, a table of its own with one line a time.  The
    questions of all versions that were answered stand side by side, by what they are.

    :raises NotFound, NotAllowed: as :func:`~app.surveys.campaigns.campaign_of`.
    :raises NotFound: no version has a group ``of`` that repeats.
    """
    campaign = campaign_of(session, campaign_id, by=by, action="read")
    by.must("response", "read", pole=campaign.pole_id)
    answered = _versions(session, campaign)
    table: Table | None
    if of:
        table = tables.of_times(answered, of)
    else:
        table = tables.of_respondents(
            answered, _most_times(session, campaign, tables.repeats_in(answered))
        )
    if table is None:
        raise NotFound(f"repeat {of} of campaign {campaign_id}")
    return Export(f"{_file_name(campaign, of)}.csv", _lines(session, campaign, table, dialect))


def workbook(session: Session, campaign_id: UUID, *, by: Actor) -> tuple[str, Iterable[Sheet]]:
    """Return what was sent to a campaign as the sheets of a workbook, and the name of its file: the
    answers, the times of each group that repeats, and the codebook in both languages.

    :raises NotFound, NotAllowed: as :func:`~app.surveys.campaigns.campaign_of`.
    """
    campaign = campaign_of(session, campaign_id, by=by, action="read")
    by.must("response", "read", pole=campaign.pole_id)
    return f"{_file_name(campaign)}.xlsx", _sheets(session, campaign)


def _sheets(session: Session, campaign: Campaign) -> Iterator[Sheet]:
    answered = _versions(session, campaign)
    repeats = tables.repeats_in(answered)
    whole = tables.of_respondents(answered, _most_times(session, campaign, repeats))
    yield Sheet("answers", [*COLUMNS, *whole.names], _rows(session, campaign, whole))
    for id, group in repeats.items():
        if table := tables.of_times(answered, id):
            rows = _rows(session, campaign, table)
            yield Sheet(group.name or id, [*COLUMNS, *table.names], rows)
    book = ([_clean(cell) for cell in one.cells] for one in codebook.entries(answered))
    yield Sheet("codebook", codebook.HEAD, chain(book, codebook.LEGEND))


def _file_name(campaign: Campaign, of: str = "") -> str:
    return "-".join(("vises", str(campaign.reference_year), str(campaign.id)[:8], *_safe_name(of)))


def _clean(text: str) -> str:
    return _NUL.sub("", text)


def safe(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: an apostrophe stands before it."""
    clean = _clean(text)
    return f"'{clean}" if _FORMULA.match(clean) else clean


def _safe_name(of: str) -> tuple[str, ...]:
    return (re.sub(r"[^A-Za-z0-9_-]", "", of),) if of else ()


def _versions(session: Session, campaign: Campaign) -> Mapping[int, Definition]:
    """Return the versions that were answered by their numbers, that of the campaign first."""
    answered = select(Response.version_id).where(Response.campaign_id == campaign.id)
    found = session.execute(
        select(QuestionnaireVersion.id, QuestionnaireVersion.number)
        .where(
            or_(
                QuestionnaireVersion.id.in_(answered),
                QuestionnaireVersion.id == campaign.version_id,
            )
        )
        .order_by(QuestionnaireVersion.id != campaign.version_id, QuestionnaireVersion.number)
    )
    return {number: versions.plan_of(session, id).definition for id, number in found}


def _most_times(session: Session, campaign: Campaign, repeats: Iterable[str]) -> Mapping[str, int]:
    """Return by group that repeats how often it came at the most."""
    most: dict[str, int] = {}
    if not repeats:
        return most
    for said in session.scalars(_sent(campaign, Submission.answers)):
        for id in repeats:
            most[id] = max(most.get(id, 0), min(len(times(said, id)), MOST_SPREAD))
    return most


def _sent(campaign: Campaign, *columns: Any) -> Select[Any]:
    return (
        select(*columns)
        .join(Response, Response.id == Submission.response_id)
        .join(Enterprise, Enterprise.id == Response.enterprise_id)
        .where(Response.campaign_id == campaign.id, Response.state == "submitted")
        .order_by(Submission.submitted_at, Submission.id)
        .execution_options(yield_per=100)
    )


def _lines(session: Session, campaign: Campaign, table: Table, dialect: Dialect) -> Iterator[str]:
    yield dialect.opening + _line([*COLUMNS, *map(safe, table.names)], dialect)
    for row in _rows(session, campaign, table):
        yield _line([_written(cell, dialect) for cell in row], dialect)


def _rows(session: Session, campaign: Campaign, table: Table) -> Iterator[list[Cell]]:
    sent = _sent(
        campaign, Submission, Response.locale, QuestionnaireVersion.number,
        Enterprise.name, Enterprise.number,
    ).join(QuestionnaireVersion, QuestionnaireVersion.id == Response.version_id)  # fmt: skip
    for submission, locale, version, enterprise, its_number in session.execute(sent):
        about = (
            submission.receipt, enterprise, its_number, locale, version,
            submission.submitted_at.isoformat(timespec="seconds"),
        )  # fmt: skip
        for cells in table.lines(version, submission.answers):
            yield [*about, *(_clean(cell) if isinstance(cell, str) else cell for cell in cells)]


def _written(cell: Cell, dialect: Dialect) -> str:
    match cell:
        case Decimal():
            return format(cell, "f").replace(".", dialect.decimal)
        case int():
            return str(cell)
        case _:
            return safe(cell)


def _line(cells: Iterable[str], dialect: Dialect) -> str:
    line = io.StringIO()
    csv.writer(line, delimiter=dialect.separator, lineterminator="\r\n").writerow(cells)
    return line.getvalue()
