"""A query that forgets its tenant finds no answer of others, on either database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from flask import Flask
from sqlalchemy import Connection, func, select, text
from sqlalchemy.orm import Session, joinedload

from app.config import Settings
from app.core.access import Actor, Grant, Role
from app.extensions import db
from app.factory import create_app
from app.models import Base, Campaign, CampaignDoor, Response, ResponseRevision, Submission
from app.records import second_line
from tests import make
from tests.access.scene import ELSEWHERE, Scene

HELD: tuple[type[Base], ...] = (Response, ResponseRevision, Submission, CampaignDoor)


def lead_of(pole: UUID) -> Actor:
    return Actor(uuid4(), frozenset({Grant(Role.POLE_LEAD, pole=pole)}))


def elsewhere(scene: Scene) -> Actor:
    campaign = db.session.get_one(Campaign, scene.world.foreign["campaign_id"])
    return lead_of(campaign.pole_id)


def counted(session: Session) -> dict[str, int]:
    return {
        table.__tablename__: session.scalars(select(func.count()).select_from(table)).one()
        for table in HELD
    }


def test_a_forgotten_filter_shows_a_pole_its_own_answers_and_no_others(scene: Scene) -> None:
    session = db.session()
    second_line.hold_to(session, elsewhere(scene))

    assert counted(session) == dict.fromkeys((table.__tablename__ for table in HELD), 1)
    assert session.scalars(select(Submission.signed_by)).all() == [f"{ELSEWHERE} signature"]


def test_nobody_in_particular_reads_no_answers(scene: Scene) -> None:
    session = db.session()
    second_line.hold_to(session, Actor(uuid4()))

    assert counted(session) == dict.fromkeys((table.__tablename__ for table in HELD), 0)


def test_a_query_that_comes_by_another_name_is_held_too(scene: Scene) -> None:
    session = db.session()
    second_line.hold_to(session, elsewhere(scene))

    found = session.scalars(select(Response).options(joinedload(Response.submission))).all()

    assert [row.submission and row.submission.signed_by for row in found] == [
        f"{ELSEWHERE} signature"
    ]


def test_an_answer_of_others_is_not_found_by_its_id_either(scene: Scene) -> None:
    session = db.session()
    theirs = session.scalars(
        select(Response.id).where(Response.campaign_id == scene.world.things["campaign_id"])
    ).first()
    session.expunge_all()
    second_line.hold_to(session, elsewhere(scene))

    assert (theirs is not None, session.get(Response, theirs)) == (True, None)


@pytest.fixture
def migrated(settings: Settings, bare_database_url: str) -> Iterator[Flask]:
    app = create_app(replace(settings, database_url=bare_database_url))
    with app.app_context():
        assert app.test_cli_runner().invoke(args=["db", "upgrade"]).exit_code == 0
        yield app
        db.session.remove()
        db.engine.dispose()


def two_answers(session: Session) -> list[UUID]:
    """Put an answer into each of two poles; return the poles."""
    poles = [make.a_pole(), make.a_pole()]
    session.add_all(poles)
    session.flush()
    for pole in poles:
        lead, enterprise = make.an_account(Role.POLE_LEAD, pole=pole), make.an_enterprise(pole)
        session.add_all([lead, enterprise])
        session.flush()
        questionnaire = make.a_questionnaire(pole, lead)
        session.add(questionnaire)
        session.flush()
        version = make.a_version(questionnaire, lead)
        session.add(version)
        session.flush()
        campaign = make.a_campaign(pole, version, lead)
        session.add(campaign)
        session.flush()
        session.add(
            Response(
                campaign_id=campaign.id, enterprise_id=enterprise.id, version_id=version.id,
                answers={}, locale="fr", started_at=make.NOW, changed_at=make.NOW,
            )
        )  # fmt: skip
    session.commit()
    return [pole.id for pole in poles]


def as_owner(connection: Connection) -> None:
    """Read as an installation does: as the owner of the tables, who is no superuser."""
    role = f"owner_{uuid4().hex}"
    connection.execute(text(f"CREATE ROLE {role}"))
    for table in Base.metadata.tables:
        connection.execute(text(f"ALTER TABLE {table} OWNER TO {role}"))
    connection.execute(text(f"SET LOCAL ROLE {role}"))


def test_sql_written_by_hand_is_held_by_postgresql_itself(
    migrated: Flask, database_kind: str
) -> None:
    session = db.session()
    first, _second = two_answers(session)
    if database_kind != "postgresql":
        return  # SQLite has no such thing: the criterion of the ORM is alone there
    as_owner(session.connection())
    by_hand = text("SELECT count(*) FROM response")
    before = session.scalar(by_hand)
    second_line.hold_to(session, lead_of(first))

    assert (before, session.scalar(by_hand)) == (2, 1)
