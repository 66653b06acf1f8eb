"""The house stands: what the other journeys begin with."""

from __future__ import annotations

from urllib.request import urlopen

from sqlalchemy import func, select

from app.models import Account
from tests import make
from tests.journeys.conftest import House


def test_the_house_answers_and_its_tables_can_be_looked_into(house: House) -> None:
    with house.tables() as tables:
        tables.add(make.an_account())

    with urlopen(f"{house.address}/healthz") as answer, house.tables() as tables:  # noqa: S310
        assert answer.status == 200
        assert tables.scalar(select(func.count(Account.id))) == 1
