"""Answering for an enterprise whether a sheet about it may be published, and taking that back.

Whoever comes here holds the link: there is no account, and no right beside this one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.access import Actor
from app.core.chance import digest_of
from app.core.errors import Conflict, Gone, NotFound, Unsound
from app.core.problems import Problem
from app.core.sheets import codec, consent
from app.core.sheets.content import BLOCKS, Content
from app.models import Agreement, AgreementLink, QuotationConsent, SheetRemark
from app.records import audit
from app.sheets import asking, redacting

PARTS = ("promise", *BLOCKS, "method")
"""What a remark can be about."""

LONGEST_REMARK = 2_000
LONGEST_NAME = 120
"""Characters."""

NOBODY = Actor(id=None)
"""Who answers by a link: the audit knows the agreement, and no account."""


@dataclass(frozen=True, slots=True)
class Said:
    """What an enterprise says of a sheet."""

    agrees: bool
    named: bool = False
    """That it may be named: without that there is nothing to agree to."""

    name: str = ""
    quotations: Mapping[str, bool] = field(default_factory=dict)
    """By the key of the voice, whether it may be shown."""

    remarks: Mapping[str, str] = field(default_factory=dict)
    """By part of the sheet."""


def agreement_of(session: Session, token: str) -> Agreement:
    """Return the asking to which a link leads.  Nothing is written: a scanner may come by.

    :raises NotFound: nobody was given that link.
    :raises Gone: the asking was called back.
    """
    link = session.scalar(
        select(AgreementLink).where(AgreementLink.token_digest == digest_of(token))
    )
    if link is None:
        raise NotFound("link to an agreement")
    return standing(session, link.agreement_id)


def standing(session: Session, agreement_id: UUID) -> Agreement:
    """Return an asking that was not called back.

    :raises NotFound, Gone: as :func:`agreement_of`.
    """
    agreement = session.get(Agreement, agreement_id)
    if agreement is None:
        raise NotFound(f"agreement {agreement_id}")
    if agreement.revoked_at is not None:
        raise Gone(f"agreement {agreement_id}")
    return agreement


def content_of(agreement: Agreement) -> Content:
    return codec.decode_content(agreement.content)


def answer(
    session: Session, agreement_id: UUID, said: Said, *, base_url: str, now: datetime
) -> Agreement:
    """Keep the answer of the enterprise, and tell whoever asked.

    :raises NotFound, Gone: as :func:`standing`.
    :raises Conflict: it was answered already.
    :raises Unsound: it agrees and not to be named, or has not looked at each quotation.
    """
    agreement = standing(session, agreement_id)
    if agreement.answer:
        raise Conflict(f"agreement {agreement_id} was answered")
    if problems := _unanswered(content_of(agreement), said):
        raise Unsound(problems)
    agreement.answer = "agreed" if said.agrees else "refused"
    agreement.answered_at, agreement.answered_by = now, said.name.strip()[:LONGEST_NAME]
    agreement.wording = consent.WORDING if said.agrees else ""
    agreement.remarks.extend(
        SheetRemark(id=uuid4(), block=part, text=text[:LONGEST_REMARK], written_at=now)
        for part in PARTS
        if (text := said.remarks.get(part, "").strip())
    )
    if said.agrees:
        agreement.quotations.extend(
            QuotationConsent(
                id=uuid4(), voice=voice.key, accepted=said.quotations[voice.key],
                wording=consent.WORDING, decided_at=now,
            )
            for voice in content_of(agreement).voices
        )  # fmt: skip
    session.flush()
    asking.tell_who_asked(session, agreement, base_url=base_url, now=now)
    _tell(session, f"sheet.{agreement.answer}", agreement, now=now)
    return agreement


def withdraw_quotation(
    session: Session, agreement_id: UUID, voice: str, *, now: datetime
) -> Agreement:
    """Take back the consent to one quotation: it goes from the sheet and all its editions (E04).

    :raises NotFound: there is no such quotation, or it was taken back before.
    """
    agreement = standing(session, agreement_id)
    given = next((each for each in agreement.quotations if each.voice == voice), None)
    if given is None or given.withdrawn_at is not None:
        raise NotFound(f"quotation of agreement {agreement_id}")
    given.withdrawn_at, given.accepted = now, False
    redacting.take_out(session, agreement.sheet, voice, by=NOBODY, now=now)
    _tell(session, "sheet.quotation-withdrawn", agreement, now=now)
    return agreement


def withdraw_name(session: Session, agreement_id: UUID, *, now: datetime) -> Agreement:
    """Take back the consent to be named: every edition is off the web from this instant.

    :raises NotFound: nobody had agreed.
    """
    agreement = standing(session, agreement_id)
    if agreement.answer != "agreed" or agreement.name_withdrawn_at:
        raise NotFound(f"consent of agreement {agreement_id}")
    agreement.name_withdrawn_at = now
    for edition in agreement.sheet.editions:
        edition.withdrawn_at = edition.withdrawn_at or now
    session.flush()
    _tell(session, "sheet.name-withdrawn", agreement, now=now)
    return agreement


def _unanswered(content: Content, said: Said) -> list[Problem]:
    if not said.agrees:
        return []
    problems = [] if said.named else [Problem("sheet.name-not-agreed", ("named",))]
    problems += [
        Problem("sheet.quotation-open", (f"quotation-{voice.key}",))
        for voice in content.voices
        if voice.key not in said.quotations
    ]
    return problems


def _tell(session: Session, action: str, agreement: Agreement, *, now: datetime) -> None:
    audit.tell(session, action, agreement, by=NOBODY, now=now, pole=agreement.sheet.pole_id)
