"""A pole with one thing of everything that belongs to a pole, each word of it marked.

A mark that shows up where it has no business tells whose wall has a hole (trust.md, U7).
"""

from __future__ import annotations

import zlib
from datetime import timedelta
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.access import Role
from app.core.chance import digest_of
from app.core.clock import utcnow
from app.core.questionnaire import codec
from app.core.questionnaire import report as reports
from app.core.questionnaire.definition import Definition
from app.core.questionnaire.kinds import Text
from app.core.racines import measure
from app.core.racines.measure import ShareOfCounts
from app.core.sheets import codec as sheets_codec
from app.core.sheets.content import Draft
from app.core.text import FR, NL
from app.models import (
    Account,
    Campaign,
    CampaignDoor,
    Comparison,
    DatasetFile,
    Enterprise,
    Indicator,
    Invitation,
    Mail,
    Membership,
    Module,
    ModuleVersion,
    Pole,
    Response,
    ResponseRevision,
    Sheet,
    Site,
    Submission,
    Territory,
)
from tests import make

Things = dict[str, UUID | str]
"""One thing for each name that an address may hold."""


def definition(mark: str) -> Definition:
    """Return a questionnaire of one question, in whose every text the mark stands."""
    text = make.a_text(f"{mark} texte", f"{mark} tekst")
    page = make.a_page(make.a_question("story", Text(), label=text, hint=text))
    return Definition(locales=(FR, NL), title=text, modules=(make.a_module(page, title=text),))


def a_tenant(session: Session, pole: Pole, mark: str) -> Things:
    """Put one thing of everything into a pole, and return them by the names of addresses."""
    lead = make.an_account(Role.POLE_LEAD, pole=pole, name=f"{mark} lead")
    lead.email = f"{mark}-lead@example.org"
    enterprise = make.an_enterprise(pole, name=f"{mark} entreprise", email=f"{mark}@example.org",
                                    activity={"fr": mark, "nl": mark})  # fmt: skip
    session.add_all([lead, enterprise])
    session.flush()
    questionnaire = make.a_questionnaire(pole, lead, definition(mark))
    questionnaire.report = reports.encode(reports.ImportReport(f"{mark}.xlsx"))
    session.add(questionnaire)
    session.flush()
    version = make.a_version(questionnaire, lead)
    session.add(version)
    session.flush()
    now = utcnow()
    campaign = make.a_campaign(
        pole, version, lead, titles={"fr": f"{mark} campagne", "nl": f"{mark} campagne"},
        opens_at=now - timedelta(days=1), closes_at=now + timedelta(days=30),
    )  # fmt: skip
    territory = session.scalars(select(Territory.id).limit(1)).one()
    session.add_all([campaign, Site(enterprise_id=enterprise.id, territory_id=territory,
                                    since=now.date())])  # fmt: skip
    session.flush()
    _response(session, campaign, enterprise, mark)
    return {
        "questionnaire_id": questionnaire.id,
        "campaign_id": campaign.id,
        "enterprise_id": enterprise.id,
        **_of_the_library(session, pole, questionnaire.id, lead, mark),
        **_of_the_sheets(session, campaign, enterprise, lead, mark),
        **_of_the_people(session, pole, lead, mark),
    }


def _response(session: Session, campaign: Campaign, enterprise: Enterprise, mark: str) -> None:
    answers = {"q-story": f"{mark} says so"}
    response = Response(
        id=uuid4(), campaign_id=campaign.id, enterprise_id=enterprise.id, answers=answers,
        version_id=campaign.version_id, revision=1, passed=[], state="submitted", locale="fr",
        started_at=make.NOW, changed_at=make.NOW,
    )  # fmt: skip
    door = CampaignDoor(
        id=uuid4(), campaign_id=campaign.id, enterprise_id=enterprise.id,
        token_digest=digest_of(f"{mark}-door"), created_at=make.NOW,
    )  # fmt: skip
    session.add_all([response, door])
    session.flush()
    session.add_all([
        ResponseRevision(response_id=response.id, number=1, changes=answers, saved_at=make.NOW),
        Submission(
            response_id=response.id, key=mark, body_digest="x", answers=answers,
            receipt=f"{mark}-0001", signed_by=f"{mark} signature", submitted_at=make.NOW,
        ),
    ])  # fmt: skip


def _of_the_library(
    session: Session, pole: Pole, questionnaire: UUID, lead: Account, mark: str
) -> Things:
    module = Module(
        id=uuid4(), pole_id=pole.id, questionnaire_id=questionnaire, part="m-work",
        titles={"fr": f"{mark} module", "nl": f"{mark} module"}, created_at=make.NOW,
        created_by_id=lead.id,
    )  # fmt: skip
    session.add(module)
    session.flush()
    session.add(
        ModuleVersion(
            module_id=module.id, number=1, definition=codec.encode(definition(mark)),
            locks={"restrictions": []}, note=f"{mark} note", published_at=make.NOW,
            published_by_id=lead.id,
        )
    )  # fmt: skip
    return {"module_id": module.id, "part": "m-work", "page": "p-staff", "question": "q-story"}


def _of_the_sheets(
    session: Session, campaign: Campaign, enterprise: Enterprise, lead: Account, mark: str
) -> Things:
    indicator = session.scalars(select(Indicator.id).limit(1)).one()
    territory = session.scalars(select(Territory.id).limit(1)).one()
    comparison = Comparison(
        id=uuid4(), pole_id=campaign.pole_id, campaign_id=campaign.id, indicator_id=indicator,
        enterprise_id=enterprise.id, titles={"fr": f"{mark} titre", "nl": f"{mark} titel"},
        measure=measure.encode(ShareOfCounts("q-story", "q-story")), territory_id=territory,
        notes={"fr": f"{mark} note", "nl": f"{mark} nota"}, created_at=make.NOW,
        created_by_id=lead.id,
    )  # fmt: skip
    draft = Draft(promise=make.a_text(f"{mark} promesse", f"{mark} belofte"), contact=mark)
    sheet = Sheet(
        id=uuid4(), pole_id=campaign.pole_id, campaign_id=campaign.id, enterprise_id=enterprise.id,
        draft=sheets_codec.encode(draft), public_name=mark, created_at=make.NOW,
        changed_at=make.NOW,
    )  # fmt: skip
    file = DatasetFile(
        id=uuid4(), pole_id=campaign.pole_id, name=f"{mark}.csv", digest=mark,
        packed=zlib.compress(b""), sent_at=make.NOW, sent_by_id=lead.id,
    )  # fmt: skip
    session.add_all([comparison, sheet, file])
    return {"comparison_id": comparison.id, "sheet_id": sheet.id, "file_id": file.id}


def _of_the_people(session: Session, pole: Pole, lead: Account, mark: str) -> Things:
    invitation = Invitation(
        id=uuid4(), token_digest=digest_of(f"{mark}-invitation"), email=f"{mark}-new@example.org",
        role="researcher", pole_id=pole.id, locale="fr", invited_by_id=lead.id,
        created_at=make.NOW, expires_at=utcnow() + timedelta(days=9),
    )  # fmt: skip
    mail = Mail(
        unique_key=f"{mark}-mail", recipient=f"{mark}-mail@example.org", locale="fr",
        subject=f"{mark} sujet", text=f"{mark} lettre", pole_id=pole.id, created_at=make.NOW,
        state="kept",
    )  # fmt: skip
    member = make.an_account(Role.POLE_MEMBER, pole=pole, name=f"{mark} member")
    session.add_all([invitation, mail, member])
    session.flush()
    membership = session.scalars(
        select(Membership.id).where(Membership.account_id == member.id)
    ).one()
    return {
        "invitation_id": invitation.id,
        "membership_id": membership,
        "account_id": member.id,
    }
