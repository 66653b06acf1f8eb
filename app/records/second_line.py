"""The second line behind ``tenancy``: a query that forgets its tenant finds no answer of others.

Once a request knows on whose behalf it runs, the answers, what hangs on them and the personal links
are held to that person's poles and enterprises: by a criterion added to each SELECT of the ORM,
and on PostgreSQL by row-level security too, which sees SQL that was written by hand.  Where nobody
asks (the command line, a job, the door of a personal link), nothing is held back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import UUID

from sqlalchemy import Connection, event, or_, select, text
from sqlalchemy.orm import LoaderCriteriaOption, ORMExecuteState, Session, with_loader_criteria
from sqlalchemy.orm.session import SessionTransaction

from app.core.access import Actor
from app.models import Attachment, Campaign, CampaignDoor, Response, ResponseRevision, Submission
from app.records.tenancy import SCOPES

HELD_TO = "held-to"
"""In ``session.info``: the actor on whose behalf the session reads."""

SCOPE = text(
    "SELECT set_config('vises.held', 'yes', true), set_config('vises.poles', :poles, true),"
    " set_config('vises.enterprises', :enterprises, true)"
)
"""Said to PostgreSQL for one transaction; the policies of its tables read it."""


def hold_to(session: Session, by: Actor) -> None:
    """Let the session read no answers but those of this actor's poles and enterprises."""
    session.info[HELD_TO] = by
    if session.in_transaction():
        _tell(session.connection(), by)


@event.listens_for(Session, "after_begin")
def _begun(session: Session, _transaction: SessionTransaction, connection: Connection) -> None:
    if HELD_TO in session.info:
        _tell(connection, session.info[HELD_TO])


@event.listens_for(Session, "do_orm_execute")
def _hold_back(state: ORMExecuteState) -> None:
    by = state.session.info.get(HELD_TO)
    if by is not None and state.is_select and not state.is_column_load:
        state.statement = state.statement.options(*_criteria(by))


def _criteria(by: Actor) -> Iterator[LoaderCriteriaOption]:
    """Give a criterion for each table that is held back.

    It is written with the attributes of the class, which follow an alias in a query; what it asks
    of other tables, it asks of the tables themselves, so that nothing is added to that again.
    """
    campaigns = select(Campaign.__table__.c.id).where(Campaign.__table__.c.pole_id.in_(by.poles))
    for table in (Response, CampaignDoor):
        yield with_loader_criteria(
            table,
            or_(table.campaign_id.in_(campaigns), table.enterprise_id.in_(by.enterprises)),
        )
    responses = select(Response.__table__.c.id).where(SCOPES[Response](by))
    for hanging in (Attachment, ResponseRevision, Submission):
        yield with_loader_criteria(hanging, hanging.response_id.in_(responses))


def _tell(connection: Connection, by: Actor) -> None:
    if connection.dialect.name == "postgresql":
        scope = {"poles": _listed(by.poles), "enterprises": _listed(by.enterprises)}
        connection.execute(SCOPE, scope)


def _listed(ids: Iterable[UUID]) -> str:
    return ",".join(map(str, ids))
