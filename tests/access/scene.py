"""Two poles side by side, somebody in each role, and whoever else may knock.

The first pole is the demonstration; the second is ``tenants.a_tenant``.  Both are prepared once for
each kind of database, and copied for each test.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count, repeat
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.routing import Rule

from app.config import Settings
from app.core.access import Role
from app.core.chance import digest_of
from app.core.clock import utcnow
from app.core.questionnaire import codec
from app.core.questionnaire import report as reports
from app.demonstration.building import build
from app.extensions import db
from app.models import (
    Account,
    Base,
    Campaign,
    CampaignDoor,
    Comparison,
    DatasetFile,
    Enterprise,
    Indicator,
    Invitation,
    LoginSession,
    Membership,
    Module,
    Pole,
    Response,
    Sheet,
)
from tests import make
from tests.access.tenants import Things, a_tenant
from tests.applications import application, emptied
from tests.clients import FormClient
from tests.conftest import a_copy_of, a_house

HOME, ELSEWHERE, NEIGHBOUR = "kanari-home", "kanari-elsewhere", "kanari-neighbour"
"""The marks of the pole of the demonstration, of the other pole, and of an enterprise that
stands in the first pole too."""

FORMATS = {"translations.file": "csv"}
"""The format of a file that only one screen gives; the others give JSON."""

ROLES = {
    "PA": Role.PLATFORM_ADMINISTRATOR, "PL": Role.POLE_LEAD, "PM": Role.POLE_MEMBER,
    "EO": Role.ENTERPRISE_OWNER, "EC": Role.CONTRIBUTOR, "CS": Role.COMMUNICATION_OFFICER,
    "RS": Role.RESEARCHER,
}  # fmt: skip
OUTSIDE = ("AN", "suspended", "expired", "revoked")
"""Whoever is nobody here: anonymous, an account that is suspended, a device that was logged out,
by the clock or by its owner."""


@dataclass(frozen=True, slots=True)
class World:
    """What stands in the prepared database: ids and tokens, no rows."""

    kept: Path | str
    things: Things
    """Of the first pole."""

    foreign: Things
    neighbour: Things
    """Of another enterprise of the first pole."""

    gone: Things
    """Ids that meant something once."""

    tokens: dict[str, str]
    """What the cookie of each identity carries; for IL and IL′ the personal link."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The application before a copy of the world, and whoever knocks at it."""

    app: Flask
    world: World
    people: dict[str, FormClient]

    def address(self, rule: Rule, **others: object) -> str:
        language = "nl" if rule.endpoint == "public_sheet.dutch_file" else "fr"
        file = f"{self.world.things['public_name']}-{language}.pdf"
        known = FORMATS.get(rule.endpoint, "json")
        parts = {**self.world.things, "file": file, "format": known, **others}
        return self.app.url_map.bind("localhost").build(
            rule.endpoint, {name: parts[name] for name in rule.arguments}
        )


@pytest.fixture(scope="session")
def world(database_kind: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with ExitStack() as kept:
        folder = tmp_path_factory.mktemp("world")
        name, url = kept.enter_context(a_house(database_kind, folder))
        with application(_settings(url, folder)):
            told = _told()
            db.session.commit()
        yield replace(told, kept=name)


@pytest.fixture
def scene(world: World, database_kind: str, ground: Path) -> Iterator[Scene]:
    folder = emptied(ground / "scene")
    with (
        a_copy_of(world.kept, database_kind, folder) as url,
        application(_settings(url, folder)) as app,
    ):
        yield Scene(app, world, {who: _client(app, world, who) for who in world.tokens})


def _settings(url: str, folder: Path) -> Settings:
    return Settings(
        secret_key="a key for tests, and for nothing else", database_url=url, data_dir=folder,
        trusted_hosts=("localhost", "127.0.0.1"),
    )  # fmt: skip


def _client(app: Flask, world: World, who: str) -> FormClient:
    client = app.test_client()
    assert isinstance(client, FormClient)
    with client.session_transaction() as cookie:
        cookie["lang"] = "en"
        if who not in {"AN", "IL", "IL′"}:
            cookie["_user_id"] = world.tokens[who]
    if who in {"IL", "IL′"}:
        client.get(f"/i/{world.tokens[who]}")
    return client


def _told() -> World:
    session, numbers = db.session(), count()
    build(
        session,
        password=lambda: "a pass phrase for tests",
        tokens=(f"token-{next(numbers)}" for _ in repeat(None)),
        base_url="http://localhost",
        now=utcnow(),
    )
    pole = session.scalars(select(Pole)).one()
    enterprise = session.scalars(select(Enterprise).order_by(Enterprise.name)).first()
    assert enterprise
    things = _things(pole, enterprise)
    elsewhere = make.a_pole(names={"fr": f"{ELSEWHERE} pôle", "nl": f"{ELSEWHERE} pool"},
                            federation=f"{ELSEWHERE} fédération")  # fmt: skip
    session.add(elsewhere)
    session.flush()
    foreign = a_tenant(session, elsewhere, ELSEWHERE)
    a_tenant(session, pole, HOME)
    neighbour = a_tenant(session, pole, NEIGHBOUR)
    tokens = _tokens(pole, enterprise, elsewhere, neighbour)
    door = session.scalars(
        select(CampaignDoor).where(
            CampaignDoor.campaign_id == things["campaign_id"],
            CampaignDoor.enterprise_id == enterprise.id,
        )
    ).one()
    link = next(f"token-{n}" for n in count() if digest_of(f"token-{n}") == door.token_digest)
    tokens |= {"AN": "", "IL": link, "IL′": f"{ELSEWHERE}-door"}
    gone: Things = {name: uuid4() for name, id in things.items() if isinstance(id, UUID)}
    return World("", things, foreign, neighbour, gone | _deleted(pole), tokens)


def _things(pole: Pole, enterprise: Enterprise) -> Things:
    """Give one thing of the demonstration for each name that an address may hold."""
    session = db.session()
    campaign = session.scalars(select(Campaign).order_by(Campaign.closes_at.desc())).first()
    assert campaign
    questionnaire = campaign.version.questionnaire
    questionnaire.report = reports.encode(reports.ImportReport("a.xlsx"))
    page = codec.decode(questionnaire.draft).modules[0].pages[0]
    module = session.scalars(
        select(Module).where(Module.questionnaire_id == questionnaire.id).order_by(Module.part)
    ).first()
    sheet = session.scalars(select(Sheet)).first()
    assert module and sheet
    module.sharing = "proposed"  # so that the platform, which approves it, knows it
    invitation = Invitation(
        token_digest="x", email="an@example.org", role="researcher", pole_id=pole.id, locale="fr",
        created_at=make.NOW, expires_at=utcnow() + timedelta(days=9),
    )  # fmt: skip
    file = DatasetFile(
        pole_id=pole.id,
        name="a.csv",
        digest="a",
        packed=zlib.compress(b""),
        sent_at=make.NOW,
        sent_by_id=None,
    )
    session.add_all([invitation, file])
    session.flush()
    member = session.scalars(
        select(Membership)
        .join(Membership.account)
        .where(Membership.role == "pole-member", Account.is_demonstration)
    ).one()
    return {
        "questionnaire_id": questionnaire.id, "question": page.questions[0].id, "page": page.id,
        "page_id": page.id, "part": module.part, "module_id": module.id,
        "campaign_id": campaign.id, "response_id": _response(campaign),
        "comparison_id": _first(Comparison),
        "indicator_id": _first(Indicator), "file_id": file.id, "sheet_id": sheet.id,
        "enterprise_id": enterprise.id, "invitation_id": invitation.id,
        "membership_id": member.id, "account_id": member.account_id,
        "session_id": uuid4(), "shared_id": uuid4(), "agreement_id": uuid4(), "batch_id": uuid4(),
        "locale": "fr", "dialect": "excel",
        "field": "relevant", "letter": "reminder", "mail_id": uuid4(),
        "public_name": sheet.public_name, "token": "x" * 43, "digest": "d" * 64,
    }  # fmt: skip


def _response(campaign: Campaign) -> UUID:
    """Return the id of a response that was handed in, or else of any."""
    asked = select(Response.id).where(Response.campaign_id == campaign.id)
    return db.session.scalars(asked.order_by(Response.state.desc())).first()  # type: ignore[return-value]


def _first(table: type[Base]) -> UUID:
    return db.session.scalars(select(table.__table__.c.id)).first()  # type: ignore[return-value]


def _tokens(
    pole: Pole, enterprise: Enterprise, elsewhere: Pole, neighbour: Things
) -> dict[str, str]:
    """Log everybody in, each on a device; return what their cookies carry."""
    people = {
        who: make.an_account(
            role, name=f"Somebody {who}",
            pole=pole if who in {"PL", "PM", "CS", "RS"} else None,
            enterprise=enterprise if who in {"EO", "EC"} else None,
        )
        for who, role in ROLES.items()
    }  # fmt: skip
    other = db.session.get(Enterprise, neighbour["enterprise_id"])
    assert other
    people["PL′"] = make.an_account(Role.POLE_LEAD, pole=elsewhere, name="Somebody PL′")
    people["EO′"] = make.an_account(Role.ENTERPRISE_OWNER, enterprise=other, name="Somebody EO′")
    both = make.an_account(Role.POLE_LEAD, pole=elsewhere, name="Somebody twice")
    both.memberships.append(
        Membership(role=Role.ENTERPRISE_OWNER.value, enterprise_id=enterprise.id)
    )
    people["PL′+EO"] = both
    for who in OUTSIDE[1:]:
        people[who] = make.an_account(Role.POLE_LEAD, pole=pole, name=f"Somebody {who}")
    people["suspended"].suspended_at = utcnow()
    db.session.add_all(people.values())
    db.session.flush()
    tokens = {who: uuid4().hex for who in people}
    for who, account in people.items():
        begun = utcnow() - timedelta(hours=13 if who == "expired" else 0)
        db.session.add(
            LoginSession(
                token_digest=digest_of(tokens[who]), account_id=account.id, started_at=begun,
                seen_at=begun, confirmed_at=begun, ended_at=begun if who == "revoked" else None,
            )
        )  # fmt: skip
    return tokens


def _deleted(pole: Pole) -> Things:
    """Write rows and delete them again; return their ids."""
    enterprise, account = make.an_enterprise(pole), make.an_account(Role.RESEARCHER, pole=pole)
    db.session.add_all([enterprise, account])
    db.session.flush()
    questionnaire = make.a_questionnaire(pole, account)
    db.session.add(questionnaire)
    db.session.flush()
    for row in (questionnaire, *account.memberships, account, enterprise):
        db.session.delete(row)
        db.session.flush()
    return {"questionnaire_id": questionnaire.id, "enterprise_id": enterprise.id}


def response_of(things: Things) -> Response | None:
    """The response of the enterprise to the campaign among these things."""
    return db.session.scalar(
        select(Response).where(
            Response.campaign_id == things["campaign_id"],
            Response.enterprise_id == things["enterprise_id"],
        )
    )
