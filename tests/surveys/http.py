"""A campaign in the real application, and a respondent who comes by their personal link."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.core.access import Role
from app.core.chance import digest_of
from app.core.clock import utcnow
from app.core.questionnaire.definition import Definition
from app.extensions import db
from app.models import Account, CampaignDoor, Response, ResponseRevision, Submission
from tests.make import (
    a_campaign,
    a_definition,
    a_pole,
    a_questionnaire,
    a_version,
    an_account,
    an_enterprise,
)

TOKEN = "the-personal-link"


@dataclass
class Opened:
    """A campaign that is open, with one enterprise that was invited."""

    app: Flask
    campaign_id: UUID
    enterprise_id: UUID
    pole_id: UUID
    lead: Account

    @property
    def address(self) -> str:
        return f"/answer/{self.campaign_id}/{self.enterprise_id}"

    def respondent(self, language: str = "en", token: str = TOKEN) -> Respondent:
        """Somebody who has opened the personal link."""
        client = self.app.test_client()
        with client.session_transaction() as cookie:
            cookie["lang"] = language
        client.get(f"/i/{token}")
        return Respondent(client, self.address)


@dataclass
class Respondent:
    client: FlaskClient
    address: str
    sent: dict[str, Any] = field(default_factory=dict)

    def get(self, path: str, **how: Any) -> TestResponse:
        return self.client.get(f"{self.address}{path}", **how)

    def begin(self) -> TestResponse:
        return self.post("/", self.form("/"))

    def form(self, path: str) -> dict[str, Any]:
        """Return the hidden fields of the form on a page."""
        page = self.get(path).text
        main = page[page.index("<main") :]
        return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', main))

    def post(self, path: str, data: dict[str, Any]) -> TestResponse:
        return self.client.post(f"{self.address}{path}", data=data)

    def answer(self, page: str, answers: dict[str, Any], go: str = "on", **more: Any) -> Any:
        """Fill in a page and press a button."""
        named = {f"answer-{name}": value for name, value in answers.items()}
        at = f"/page/{page}"
        return self.post(at, {**self.form(at), **named, "_go": go, **more})


def values_of(form: Any) -> dict[str, Any]:
    """Return what a form of a parsed page sends as it stands: the values by name."""
    values: dict[str, Any] = {}
    for name, value in form.form_values():
        values.setdefault(name, []).append(value)
    return values


def opened(app: Flask, definition: Definition | None = None, **fields: Any) -> Opened:
    pole = a_pole()
    enterprise = an_enterprise(pole)
    lead = an_account(Role.POLE_LEAD, pole=pole)
    for rows in ([pole, enterprise], [lead]):
        db.session.add_all(rows)
        db.session.flush()
    questionnaire = a_questionnaire(pole, lead, definition or a_definition())
    db.session.add(questionnaire)
    db.session.flush()
    version = a_version(questionnaire, lead)
    db.session.add(version)
    db.session.flush()
    now = utcnow()
    window = {"opens_at": now - timedelta(days=1), "closes_at": now + timedelta(days=9), **fields}
    campaign = a_campaign(pole, version, lead, **window)
    db.session.add(campaign)
    db.session.flush()
    db.session.add(
        CampaignDoor(
            campaign_id=campaign.id,
            enterprise_id=enterprise.id,
            token_digest=digest_of(TOKEN),
            created_at=now,
        )
    )
    made = Opened(app, campaign.id, enterprise.id, pole.id, lead)
    db.session.commit()
    return made


def stored() -> tuple[Any, ...]:
    """Return what the tables hold of answering, to be compared before and after."""
    db.session.rollback()
    rows = [
        (one.answers, one.revision, one.state, one.passed)
        for one in db.session.query(Response).order_by(Response.id)
    ]
    revisions = db.session.query(ResponseRevision).count()
    submissions = [one.receipt for one in db.session.query(Submission)]
    return rows, revisions, submissions
