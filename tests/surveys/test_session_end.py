"""P22: a person is told before their session ends, and can save and go on."""

from __future__ import annotations

import re
from datetime import timedelta

import time_machine
from flask import Flask

from app.core.access import Role
from app.core.clock import utcnow
from app.extensions import db
from app.models import Enterprise
from tests import make
from tests.clients import ClientFor
from tests.surveys.http import opened

HOURS_12 = 12 * 3_600


def lasts(page: str) -> int:
    found = re.search(r'data-module="session-end" data-lasts="(\d+)"', page)
    assert found
    return int(found.group(1))


def test_p22_each_page_gives_whoever_came_by_a_link_the_whole_time_again(app: Flask) -> None:
    person = opened(app).respondent()
    person.begin()
    first = person.client.get(f"{person.address}/page/p-staff")

    with time_machine.travel(utcnow() + timedelta(hours=11), tick=False):
        second = person.client.get(f"{person.address}/page/p-staff")
    with time_machine.travel(utcnow() + timedelta(hours=22), tick=False):
        third = person.client.get(f"{person.address}/page/p-staff")

    assert [(one.status_code, lasts(one.text)) for one in (first, second, third)] == [
        (200, HOURS_12)
    ] * 3


def test_p22_an_account_is_told_its_own_hour(app: Flask, client_for: ClientFor) -> None:
    scene = opened(app)
    person = scene.respondent()
    person.begin()
    enterprise = db.session.get_one(Enterprise, scene.enterprise_id)
    owner = make.an_account(Role.ENTERPRISE_OWNER, enterprise=enterprise)
    client = client_for(owner)

    with time_machine.travel(utcnow() + timedelta(hours=11), tick=False):
        page = client.get(f"{person.address}/page/p-staff")

    assert (page.status_code, lasts(page.text) // 60 in {59, 60}) == (200, True)
