"""The desk of a person who writes questionnaires: a browser, a pole, and a draft to look at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from werkzeug.test import TestResponse

from app.core.access import Role
from app.core.questionnaire.codec import decode
from app.core.questionnaire.definition import Definition
from app.extensions import db
from app.models import Pole, Questionnaire
from tests import make
from tests.clients import ClientFor, FormClient


@dataclass
class Desk:
    """A browser in which somebody of a pole is logged in."""

    client: FormClient
    pole: Pole

    def get(self, url: str) -> str:
        answer = self.client.get(url)
        assert answer.status_code == 200, (url, answer.status_code)
        return answer.text

    def send(self, shown: str, action: str = "", /, **fields: Any) -> TestResponse:
        """Send a form that stands on the page ``shown``, on the revision which that page shows."""
        revision = re.search(r'name="revision" value="(\d+)"', self.get(shown))
        hidden = {"revision": revision[1]} if revision else {}
        return self.client.submit(action or shown, at=shown, **hidden, **fields)


def at_a_desk(client_for: ClientFor, role: Role = Role.POLE_LEAD, pole: Pole | None = None) -> Desk:
    pole = pole or make.a_pole()
    db.session.add(pole)
    db.session.flush()
    return Desk(client_for(make.an_account(role, pole=pole)), pole)


def the_questionnaire(desk: Desk, draft: Definition | None = None) -> tuple[UUID, str]:
    author = make.an_account(Role.POLE_LEAD, pole=desk.pole)
    db.session.add(author)
    db.session.flush()
    made = make.a_questionnaire(desk.pole, author, draft)
    db.session.add(made)
    db.session.commit()
    return made.id, f"/questionnaires/{made.id}/"


def draft_of(id: UUID) -> Definition:
    db.session.expire_all()
    return decode(db.session.get_one(Questionnaire, id).draft)
