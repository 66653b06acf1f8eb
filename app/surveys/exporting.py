"""What was sent to a campaign, as a table of text: line by line, so that memory does not grow."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.access import Actor
from app.core.questionnaire.answers import Answers, Value
from app.core.questionnaire.definition import Question, choices_of
from app.core.questionnaire.flow import Plan
from app.core.questionnaire.kinds import DecimalNumber, Integer, Multiple, Single
from app.models import Campaign, Enterprise, Response, Submission
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


def answers(session: Session, campaign_id: UUID, *, dialect: Dialect, by: Actor) -> Export:
    """Return what was sent to a campaign: one line an enterprise, one column a question.

    One choice is its short name; several choices are a column each, 1 where it was ticked and
    0 where the question was answered without it.  A question left open is an empty cell.

    :raises NotFound, NotAllowed: as :func:`~app.surveys.campaigns.campaign_of`.
    """
    campaign = campaign_of(session, campaign_id, by=by, action="read")
    by.must("response", "read", pole=campaign.pole_id)
    plan = versions.plan_of(session, campaign.version_id)
    name = f"vises-{campaign.reference_year}-{str(campaign.id)[:8]}.csv"
    return Export(name, _lines(session, campaign, plan, dialect))


def safe(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: an apostrophe stands before it."""
    clean = _NUL.sub("", text)
    return f"'{clean}" if _FORMULA.match(clean) else clean


def _lines(session: Session, campaign: Campaign, plan: Plan, dialect: Dialect) -> Iterator[str]:
    columns = [column for question in plan.questions.values() for column in _columns(question)]
    number = campaign.version.number
    yield dialect.opening + _line([*COLUMNS, *(name for name, _cell in columns)], dialect)
    sent = session.execute(
        select(Submission, Response.locale, Enterprise.name, Enterprise.number)
        .join(Response, Response.id == Submission.response_id)
        .join(Enterprise, Enterprise.id == Response.enterprise_id)
        .where(Response.campaign_id == campaign.id)
        .order_by(Submission.submitted_at, Submission.id)
        .execution_options(yield_per=100)
    )
    for submission, locale, enterprise, its_number in sent:
        said: Answers = submission.answers
        about = (
            submission.receipt, safe(enterprise), its_number, locale, str(number),
            submission.submitted_at.isoformat(timespec="seconds"),
        )  # fmt: skip
        yield _line([*about, *(cell(said, dialect) for _name, cell in columns)], dialect)


Cell = Callable[[Answers, Dialect], str]


def _columns(question: Question) -> Iterator[tuple[str, Cell]]:
    if not isinstance(question.kind, Multiple):
        yield safe(question.name), lambda said, dialect: _cell(question, said, dialect)
        return
    for choice in question.kind.choices:
        yield safe(f"{question.name}/{choice.name}"), _ticked(question.id, choice.id)


def _ticked(question_id: str, choice_id: str) -> Cell:
    def cell(said: Answers, _dialect: Dialect) -> str:
        value = said.get(question_id)
        return "" if value is None else str(int(isinstance(value, list) and choice_id in value))

    return cell


def _cell(question: Question, said: Answers, dialect: Dialect) -> str:
    value: Value | None = said.get(question.id)
    match question.kind:
        case _ if value is None:
            return ""
        case Integer():
            return str(value)
        case DecimalNumber():
            return str(value).replace(".", dialect.decimal)
        case Single():
            names = {choice.id: choice.name for choice in choices_of(question)}
            return safe(names.get(str(value), ""))
        case _:
            return safe(str(value))


def _line(cells: Iterable[str], dialect: Dialect) -> str:
    line = io.StringIO()
    csv.writer(line, delimiter=dialect.separator, lineterminator="\r\n").writerow(cells)
    return line.getvalue()
