"""Every route, read and written by every identity, on real things: what was planned is answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, repeat
from uuid import UUID, uuid4

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from app.core.access import Role
from app.core.clock import utcnow
from app.core.questionnaire import codec
from app.core.questionnaire import report as reports
from app.demonstration.building import build
from app.extensions import db
from app.models import (
    Account,
    Base,
    Campaign,
    Comparison,
    DatasetFile,
    Enterprise,
    Indicator,
    Invitation,
    LoginSession,
    Membership,
    Module,
    Pole,
    Questionnaire,
    Sheet,
)
from tests.access.plan import IDENTITIES, MAY, expected
from tests.clients import ClientFor, FormClient
from tests.make import NOW, a_pole, an_account

ROLES = dict(
    zip(
        IDENTITIES,
        (
            Role.PLATFORM_ADMINISTRATOR, Role.POLE_LEAD, Role.POLE_MEMBER, Role.ENTERPRISE_OWNER,
            Role.CONTRIBUTOR, Role.COMMUNICATION_OFFICER, Role.RESEARCHER,
        ),
        strict=True,
    )
)  # fmt: skip


@dataclass(frozen=True)
class Scene:
    """The demonstration, and one person in each role beside it."""

    app: Flask
    people: dict[str, FormClient]
    things: dict[str, object]

    def address(self, rule: Rule, **others: object) -> str:
        parts = {**self.things, **others}
        return self.app.url_map.bind("localhost").build(
            rule.endpoint, {name: parts[name] for name in rule.arguments}
        )


@pytest.fixture
def scene(app: Flask, client_for: ClientFor) -> Scene:
    numbers = count()
    build(
        db.session(),
        password=lambda: "a pass phrase for tests",
        tokens=(f"token-{next(numbers)}" for _ in repeat(None)),
        base_url="http://localhost",
        now=utcnow(),
    )
    pole = db.session.scalars(select(Pole)).one()
    enterprise = db.session.scalars(select(Enterprise).order_by(Enterprise.name)).first()
    assert enterprise
    elsewhere = a_pole(names={"fr": "Ailleurs"})
    db.session.add(elsewhere)
    db.session.flush()
    people = {
        identity: client_for(
            an_account(
                role,
                pole=pole if identity in {"PL", "PM", "CS", "RS"} else None,
                enterprise=enterprise if identity in {"EO", "EC"} else None,
                name=f"Somebody {identity}",
            )
        )
        for identity, role in ROLES.items()
    }
    people["PL′"] = client_for(an_account(Role.POLE_LEAD, pole=elsewhere))
    return Scene(app, people, things_of(pole, enterprise))


def things_of(pole: Pole, enterprise: Enterprise) -> dict[str, object]:
    """Give one thing of the pole for each name that an address may hold."""
    questionnaire = db.session.scalars(select(Questionnaire)).one()
    questionnaire.report = reports.encode(reports.ImportReport("a.xlsx"))
    page = codec.decode(questionnaire.draft).modules[0].pages[0]
    invitation = Invitation(
        token_digest="x", email="an@example.org", role="researcher", pole_id=pole.id, locale="fr",
        created_at=NOW, expires_at=NOW.replace(year=NOW.year + 100),
    )  # fmt: skip
    file = db.session.scalars(select(DatasetFile)).first()
    module = db.session.scalars(select(Module).order_by(Module.part)).first()
    assert module
    module.sharing = "proposed"  # so that the platform, which approves it, knows it
    db.session.add(invitation)
    db.session.flush()
    return {
        "questionnaire_id": questionnaire.id,
        "question": page.questions[0].id,
        "page": page.id,
        "part": module.part,
        "module_id": module.id,
        "campaign_id": first(Campaign),
        "comparison_id": first(Comparison),
        "indicator_id": first(Indicator),
        "file_id": file.id if file else uuid4(),
        "sheet_id": first(Sheet),
        "enterprise_id": enterprise.id,
        "invitation_id": invitation.id,
        "membership_id": db.session.scalars(
            select(Membership)
            .join(Membership.account)
            .where(Membership.role == "pole-member", Account.is_demonstration)
        ).one().id,
        "session_id": uuid4(),
        "locale": "fr",
        "dialect": "excel",
        "format": "json",
    }  # fmt: skip


def first(table: type[Base]) -> UUID:
    """Return the id of a row of the demonstration."""
    return db.session.scalars(select(table.__table__.c.id)).first()  # type: ignore[return-value]


def guarded(app: Flask) -> Iterator[tuple[Rule, str]]:
    """Give every route that has a guard, once for each of its methods."""
    for rule in sorted(app.url_map.iter_rules(), key=str):
        if hasattr(app.view_functions[rule.endpoint], "access"):
            for method in sorted({"GET", "POST"} & (rule.methods or set())):
                yield rule, method


def knock(client: FormClient, method: str, address: str, token: dict[str, str]) -> TestResponse:
    if method == "GET":
        return client.get(address)
    return client.post(address, data={**token, "_end": "1"})


def is_let_in(answer: TestResponse, method: str) -> bool:
    """An empty form is let in and then refused for its content, which is not our business."""
    refused = {401, 403, 405, 500} | ({400, 404} if method == "GET" else set())
    return answer.status_code not in refused and "/log-in" not in (answer.location or "")


def test_every_guarded_route_stands_in_the_plan_and_no_other_does(app: Flask) -> None:
    assert {rule.endpoint for rule, _method in guarded(app)} == set(expected())


def test_every_route_answers_every_role_as_the_plan_says(scene: Scene) -> None:
    wrong = []
    for identity in IDENTITIES:
        client = scene.people[identity]
        token = client.token_at("/account/")
        for rule, method in guarded(scene.app):
            said = expected()[rule.endpoint][identity]
            answer = knock(client, method, scene.address(rule), token)
            right = is_let_in(answer, method) if said == MAY else answer.status_code == said
            personal = said == MAY and {"session_id", "file_id"} & rule.arguments
            if not (right or (personal and answer.status_code in {403, 404})):
                wrong.append((identity, method, str(rule), said, answer.status_code))

    assert wrong == []


def test_nobody_gets_in_without_logging_in(scene: Scene) -> None:
    stranger = scene.app.test_client()
    assert isinstance(stranger, FormClient)
    token = stranger.token_at("/log-in")

    answers = {
        (method, str(rule)): knock(stranger, method, scene.address(rule), token)
        for rule, method in guarded(scene.app)
    }

    assert {
        asked: answer.status_code
        for asked, answer in answers.items()
        if (answer.status_code, (answer.location or "").split("?")[0])
        != ((302, "/log-in") if asked[0] == "GET" else (401, ""))
    } == {}


def test_what_is_of_another_pole_is_byte_for_byte_what_does_not_exist(scene: Scene) -> None:
    stranger = scene.people["PL′"]
    token = stranger.token_at("/account/")
    told_apart = []
    for rule, method in guarded(scene.app):
        ids = {name for name in rule.arguments if isinstance(scene.things[name], UUID)}
        if not ids or ids & {"session_id", "indicator_id", "file_id"}:  # statistics are everybody's
            continue
        unknown = {name: uuid4() for name in ids}
        theirs = knock(stranger, method, scene.address(rule), token)
        nothing = knock(stranger, method, scene.address(rule, **unknown), token)
        same = nothing.text
        for name in ids:
            same = same.replace(str(unknown[name]), str(scene.things[name]))
        if nothing.status_code == theirs.status_code and theirs.status_code in {400, 403}:
            # refused at the door, before anything is looked for
            continue
        if (theirs.status_code, theirs.text) != (404, same):
            told_apart.append((method, str(rule), theirs.status_code, nothing.status_code))

    assert told_apart == []


def test_a_person_who_loses_the_last_role_is_let_in_nowhere(scene: Scene) -> None:
    client = scene.people["PL"]
    with client.session_transaction() as cookie:
        assert cookie["_user_id"]
    db.session.query(Membership).filter(
        Membership.account_id.in_(select(Account.id).where(Account.name == "Somebody PL"))
    ).delete(synchronize_session=False)

    let_in = [
        str(rule)
        for rule, method in guarded(scene.app)
        if method == "GET" and client.get(scene.address(rule)).status_code == 200
    ]

    assert let_in == []
    assert db.session.query(LoginSession).count() > 0
