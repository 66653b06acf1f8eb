"""Fetching a thing through its tenant: what is not yours is not found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import Session

from app.core.access import Actor
from app.core.errors import NotFound
from app.models import (
    Base,
    Campaign,
    CampaignDoor,
    Comparison,
    Edition,
    Enterprise,
    Invitation,
    Job,
    Mail,
    Pole,
    PoleEnterprise,
    Questionnaire,
    QuestionnaireVersion,
    Response,
    Sheet,
)

Thing = TypeVar("Thing", bound=Base)
Scope = Callable[[Actor], ColumnElement[bool]]


def fetch(session: Session, table: type[Thing], id: UUID, *, by: Actor) -> Thing:
    """Return the row with that id when it stands in a pole or an enterprise of the actor.

    Whether they may do this or that with it is asked next, by ``by.must``.

    :raises NotFound: there is none, or it is somebody else's; nobody can tell which.
    """
    found = session.scalar(known_to(by, table).where(table.__table__.c.id == id))
    if found is None:
        raise NotFound(f"{table.__tablename__} {id}")
    return found


def known_to(by: Actor, table: type[Thing]) -> Select[Thing]:
    """Return the question for all the rows of a table whose existence the actor may know."""
    return select(table).where(SCOPES[table](by))


def _in_a_pole(table: type[Base]) -> Scope:
    return lambda by: table.__table__.c.pole_id.in_(by.poles)


def _poles(by: Actor) -> ColumnElement[bool]:
    whole = by.may("pole", "create")  # the platform administrator knows every pole
    return Pole.id.is_not(None) if whole else Pole.id.in_(by.poles)


def _enterprises(by: Actor) -> ColumnElement[bool]:
    members = select(PoleEnterprise.enterprise_id).where(PoleEnterprise.pole_id.in_(by.poles))
    return or_(Enterprise.id.in_(by.enterprises), Enterprise.id.in_(members))


def _versions(by: Actor) -> ColumnElement[bool]:
    of_the_pole = select(Questionnaire.id).where(Questionnaire.pole_id.in_(by.poles))
    return QuestionnaireVersion.questionnaire_id.in_(of_the_pole)


def _through_a_campaign(table: type[Base]) -> Scope:
    """An answer belongs to the campaign's pole and to its enterprise, and to nobody else: not
    even to another pole in which the same enterprise stands."""

    def scope(by: Actor) -> ColumnElement[bool]:
        columns = table.__table__.c
        of_the_pole = select(Campaign.id).where(Campaign.pole_id.in_(by.poles))
        return or_(columns.campaign_id.in_(of_the_pole), columns.enterprise_id.in_(by.enterprises))

    return scope


def _editions(by: Actor) -> ColumnElement[bool]:
    return Edition.sheet_id.in_(select(Sheet.id).where(Sheet.pole_id.in_(by.poles)))


def _invitations(by: Actor) -> ColumnElement[bool]:
    members = select(PoleEnterprise.enterprise_id).where(PoleEnterprise.pole_id.in_(by.poles))
    return or_(
        Invitation.pole_id.in_(by.poles),
        Invitation.enterprise_id.in_(by.enterprises),
        Invitation.enterprise_id.in_(members),
    )


SCOPES: Mapping[type[Base], Scope] = {
    Pole: _poles,
    Enterprise: _enterprises,
    Questionnaire: _in_a_pole(Questionnaire),
    QuestionnaireVersion: _versions,
    Campaign: _in_a_pole(Campaign),
    CampaignDoor: _through_a_campaign(CampaignDoor),
    Response: _through_a_campaign(Response),
    Comparison: _in_a_pole(Comparison),
    Sheet: _in_a_pole(Sheet),
    Edition: _editions,
    Invitation: _invitations,
    Job: _in_a_pole(Job),
    Mail: _in_a_pole(Mail),
}
"""Which rows of each table an actor may know.  Statistics are everybody's and stand in none."""
