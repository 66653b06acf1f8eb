"""The demonstration is built once, by the actions people use, and never beside real accounts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

import pytest
from sqlalchemy import Engine, create_engine, func, select
from sqlalchemy.orm import Session

from app.accounts import passwords
from app.core.racines.verdict import Verdict
from app.demonstration.building import Login, Refused, build
from app.models import (
    Account,
    Base,
    Comparison,
    Enterprise,
    Mail,
    Organisation,
    Response,
)
from app.records import comparing
from app.web.database import tune
from tests import make
from tests.conftest import a_house


def built(session: Session) -> list[Login]:
    numbers = count()
    return build(
        session,
        password=lambda: f"password number {next(numbers)}",
        tokens=(f"token-{number}" for number in count()),
        base_url="http://127.0.0.1:8000",
        now=make.NOW,
    )


@dataclass(frozen=True, slots=True)
class Shown:
    engine: Engine
    logins: list[Login]


@pytest.fixture(scope="module")
def house(database_kind: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    """A database that holds the demonstration, built once.  Nobody commits."""
    with a_house(database_kind, tmp_path_factory.mktemp("demonstration")) as (_kept, url):
        engine = create_engine(url)
        tune(engine)
        with Session(engine) as session:
            logins = built(session)
            session.commit()
        yield Shown(engine, logins)
        engine.dispose()


@pytest.fixture
def demonstration(house: Shown) -> Iterator[Session]:
    """A session that sees the demonstration; what a test changes is forgotten after it."""
    with Session(house.engine) as session:
        yield session


def rows(session: Session) -> dict[str, int]:
    return {
        table.name: session.scalar(select(func.count()).select_from(table)) or 0
        for table in Base.metadata.sorted_tables
    }


def test_building_it_twice_changes_nothing(demonstration: Session) -> None:
    before = rows(demonstration)

    assert (built(demonstration), rows(demonstration)) == ([], before)


def test_it_is_refused_where_somebody_real_has_an_account(session: Session) -> None:
    session.add(make.an_account())
    session.flush()
    before = rows(session)

    with pytest.raises(Refused):
        built(session)

    assert rows(session) == before


def test_everybody_in_it_is_invented_and_says_so(demonstration: Session) -> None:
    real = [
        *demonstration.scalars(select(Account.email).where(~Account.is_demonstration)),
        *demonstration.scalars(select(Enterprise.name).where(~Enterprise.is_demonstration)),
    ]
    addresses = {
        *demonstration.scalars(select(Account.email)),
        *demonstration.scalars(select(Enterprise.email)),
        *demonstration.scalars(select(Mail.recipient)),
    }

    assert (real, {each.rpartition("@")[2] for each in addresses}) == ([], {"example.org"})


def test_each_person_has_a_password_of_this_installation(
    house: Shown, demonstration: Session
) -> None:
    logins = house.logins

    kept = {each.email: each.password_hash for each in demonstration.scalars(select(Account))}
    assert len(logins) == len({login.password for login in logins}) == len(kept)
    assert all(
        passwords.matches(login.password, kept[f"{login.person.login}@example.org"])
        for login in logins
    )


def test_the_partners_are_organisations_with_their_source(demonstration: Session) -> None:
    partners = demonstration.scalars(select(Organisation)).all()

    assert {"ConcertES", "SAW-B", "COORACE", "4Werk"} <= {each.name for each in partners}
    assert all(each.source and each.about["fr"] and each.about["nl"] for each in partners)


def test_one_campaign_has_every_answer_and_the_other_a_draft(demonstration: Session) -> None:
    states = sorted(demonstration.scalars(select(Response.state)))

    assert states == ["draft", *["submitted"] * 6]


def test_its_comparisons_say_no_more_than_their_numbers_bear(demonstration: Session) -> None:
    comparisons = demonstration.scalars(select(Comparison)).all()

    said = sorted(
        (each.k, each.n, str(each.verdict or each.no_verdict), each.reading.names["fr"])
        for each in comparing.compared_each(demonstration, comparisons)
        if each.reading
    )

    assert said == [
        (5, 19, Verdict.INCONCLUSIVE, "Nord-Pas-de-Calais"),
        (13, 58, Verdict.HIGHER, "Hainaut"),
        (58, 64, "universe", "Hainaut"),
        (164, 177, "universe", "Nord-Pas-de-Calais"),
    ]
