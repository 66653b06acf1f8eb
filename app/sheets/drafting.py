"""Sheets of a pole: begun by a person, listed, opened, saved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.orm.exc import StaleDataError

from app.core.access import Actor
from app.core.errors import Conflict, NotFound, Unsound
from app.core.problems import Problem
from app.core.sheets import codec
from app.core.sheets.addresses import is_public_name
from app.core.sheets.content import Draft
from app.models import Campaign, Comparison, Enterprise, PoleEnterprise, Sheet
from app.records import audit, tenancy


def list_of(session: Session, *, by: Actor) -> Sequence[Sheet]:
    """Return the sheets that this person may read, the latest change first."""
    poles = [pole for pole in by.poles if by.may("sheet", "read", pole=pole)]
    found = session.scalars(
        select(Sheet)
        .where(Sheet.pole_id.in_(poles))
        .options(selectinload(Sheet.editions))
        .order_by(Sheet.changed_at.desc(), Sheet.id)
    )
    return found.all()


def fetch(session: Session, sheet_id: UUID, action: str, *, by: Actor) -> Sheet:
    """Return a sheet of one's pole, for reading, editing or publishing it.

    :raises NotFound, NotAllowed: of another pole; the right to do this is missing.
    """
    sheet = tenancy.fetch(session, Sheet, sheet_id, by=by)
    by.must("sheet", action, pole=sheet.pole_id)
    return sheet


def campaigns(session: Session, *, by: Actor) -> Sequence[Campaign]:
    """Return the campaigns of which this person may make a sheet, the latest first."""
    poles = [pole for pole in by.poles if by.may("sheet", "edit", pole=pole)]
    found = session.scalars(
        select(Campaign)
        .where(Campaign.pole_id.in_(poles))
        .order_by(Campaign.reference_year.desc(), Campaign.opens_at.desc(), Campaign.id)
    )
    return found.all()


def enterprises(session: Session, campaign: Campaign) -> Sequence[Enterprise]:
    """Return the enterprises of the campaign's pole, by name."""
    found = session.scalars(
        select(Enterprise)
        .join(PoleEnterprise, PoleEnterprise.enterprise_id == Enterprise.id)
        .where(PoleEnterprise.pole_id == campaign.pole_id)
        .order_by(Enterprise.name)
    )
    return found.all()


def comparisons(session: Session, sheet: Sheet) -> Sequence[Comparison]:
    """Return what may be shown: comparisons of the same campaign and of the same enterprise,
    or of the campaign as a whole."""
    found = session.scalars(
        select(Comparison)
        .where(Comparison.campaign_id == sheet.campaign_id, Comparison.pole_id == sheet.pole_id)
        .where(
            Comparison.enterprise_id.is_(None) | (Comparison.enterprise_id == sheet.enterprise_id)
        )
        .order_by(Comparison.created_at, Comparison.id)
        .options(joinedload(Comparison.campaign), joinedload(Comparison.indicator))
    )
    return found.all()


def create(
    session: Session,
    campaign_id: UUID,
    *,
    enterprise_id: UUID | None,
    public_name: str,
    by: Actor,
    now: datetime,
) -> Sheet:
    """Begin a sheet of an enterprise of a campaign, or of the whole pole.

    :param public_name: its name in addresses and file names; one of its kind everywhere.
    :raises NotFound, NotAllowed: the campaign is another pole's; the right is missing.
    :raises Unsound: the name is no name for an address, or is taken.
    """
    campaign = tenancy.fetch(session, Campaign, campaign_id, by=by)
    by.must("sheet", "edit", pole=campaign.pole_id)
    if enterprise_id and not _stands_in(session, enterprise_id, campaign.pole_id):
        raise NotFound(f"enterprise {enterprise_id}")
    if not is_public_name(public_name):
        raise Unsound([Problem("sheet.name-unfit", ("public_name",))])

    sheet = Sheet(
        id=uuid4(),
        pole_id=campaign.pole_id,
        campaign_id=campaign.id,
        enterprise_id=enterprise_id,
        public_name=public_name,
        draft=codec.encode(Draft()),
        created_at=now,
        changed_at=now,
    )
    try:
        with session.begin_nested():
            session.add(sheet)
    except IntegrityError as taken:
        # Only a name that is taken can clash: ids are drawn at random.
        raise Unsound([Problem("sheet.name-taken", ("public_name",))]) from taken
    audit.tell(session, "sheet.create", sheet, by=by, now=now, pole=sheet.pole_id)
    return sheet


def save(
    session: Session, sheet_id: UUID, draft: Draft, *, revision: int, by: Actor, now: datetime
) -> Sheet:
    """Keep what was chosen and written.  An unfinished sheet may be kept at any time.

    :param revision: the one that the page showed.
    :raises NotFound, NotAllowed: as :func:`fetch`.
    :raises Conflict: somebody else saved in the meantime.
    """
    sheet = fetch(session, sheet_id, "edit", by=by)
    if sheet.revision != revision:
        raise Conflict(f"revision {sheet.revision} of sheet {sheet_id}")
    known = {str(comparison.id) for comparison in comparisons(session, sheet)}
    if not known.issuperset(draft.comparisons):
        raise NotFound("a comparison of another campaign")
    sheet.draft = codec.encode(draft)
    sheet.changed_at = now
    try:
        session.flush()
    except StaleDataError as clash:  # two saves in one instant: the row counts, not our reading
        raise Conflict(f"revision {revision} of sheet {sheet_id}") from clash
    return sheet


def _stands_in(session: Session, enterprise_id: UUID, pole_id: UUID) -> bool:
    return session.get(PoleEnterprise, (pole_id, enterprise_id)) is not None
