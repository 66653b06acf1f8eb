"""An edit of a questionnaire of 1,000 questions in two languages: its answer, and its statements.

What is measured is what a person waits for: the form is sent, and the page that it leads to is
there.
"""

from __future__ import annotations

import re
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from uuid import UUID

from flask import Flask
from sqlalchemy import event

from app.config import Settings
from app.core.access import Role
from app.core.chance import digest_of
from app.core.clock import utcnow
from app.core.questionnaire.definition import Definition, Module, Page, Question
from app.core.questionnaire.kinds import DecimalNumber, Integer, Single, Text
from app.core.questionnaire.logic import Logic
from app.core.questionnaire.options import Choice
from app.core.text import FR, NL, text_of
from app.extensions import db
from app.factory import create_app
from app.models import Base, LoginSession
from bench.line import Line, busy_ms
from tests import make
from tests.clients import FormClient

QUESTIONS, ON_A_PAGE, IN_A_MODULE = 1000, 10, 10
EDITS = 40
TOKEN = "a device of the bench"  # noqa: S105  it opens nothing

CHOICES = tuple(
    Choice(f"c{at}", f"c{at}", text_of(fr=f"Réponse {at}", nl=f"Antwoord {at}")) for at in range(5)
)


def a_question(number: int) -> Question:
    id, before = f"q-{number}", f"q-{number - number % 4}"
    kind, logic = (
        (Integer(least=0, unit=text_of(fr="personnes", nl="personen")), Logic()),
        (DecimalNumber(), Logic(relevant=f"${{{before}}} > 0")),
        (Single(CHOICES), Logic(required=f"${{{before}}} > 10")),
        (Text(), Logic(constraint="string-length(.) < 100")),
    )[number % 4]
    label = text_of(
        fr=f"Combien de personnes avez-vous accueillies au service {number} ?",
        nl=f"Hoeveel mensen hebt u ontvangen in dienst {number}?",
    )
    hint = text_of(fr="Une estimation suffit.", nl="Een schatting volstaat.")
    return Question(id, f"question_{number}", kind, label, hint, logic=logic)


def a_definition() -> Definition:
    pages = [
        Page(
            f"p-{first}",
            title=text_of(fr=f"Page {first}", nl=f"Pagina {first}"),
            parts=tuple(a_question(first + at) for at in range(ON_A_PAGE)),
        )
        for first in range(0, QUESTIONS, ON_A_PAGE)
    ]
    modules = tuple(
        Module(
            f"m-{first}",
            title=text_of(fr=f"Module {first}", nl=f"Module {first}"),
            pages=tuple(pages[first : first + IN_A_MODULE]),
        )
        for first in range(0, len(pages), IN_A_MODULE)
    )
    return Definition((FR, NL), text_of(fr="Grand", nl="Groot"), modules)


@contextmanager
def a_house() -> Iterator[tuple[Flask, FormClient, UUID]]:
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(
            secret_key="a key for the bench, and nothing else",  # noqa: S106
            database_url=f"sqlite:///{folder}/vises.sqlite",
            data_dir=Path(folder),
            trusted_hosts=("localhost",),
        )
        app = create_app(settings)
        app.test_client_class = FormClient
        with app.app_context():
            Base.metadata.create_all(db.engine)
            pole = make.a_pole()
            db.session.add(pole)
            db.session.flush()
            lead = make.an_account(Role.POLE_LEAD, pole=pole)
            db.session.add(lead)
            db.session.flush()
            questionnaire = make.a_questionnaire(pole, lead, a_definition())
            db.session.add_all([questionnaire, _device(lead.id)])
            db.session.commit()
            client = app.test_client()
            with client.session_transaction() as cookie:
                cookie["_user_id"], cookie["lang"] = TOKEN, "fr"
            yield app, client, questionnaire.id  # type: ignore[misc]
            db.session.remove()
            db.engine.dispose()


def _device(account: UUID) -> LoginSession:
    now = utcnow()
    return LoginSession(
        token_digest=digest_of(TOKEN),
        account_id=account,
        started_at=now,
        seen_at=now,
        confirmed_at=now,
    )


@cache
def measured() -> tuple[list[float], int, int]:
    """Return how long each edit kept a processor busy, the most statements of one, and how large
    the page is, in bytes."""
    with a_house() as (app, client, id):
        url = f"/questionnaires/{id}/"
        client.get(f"{url}?question=q-5")
        counted: list[str] = []
        event.listen(db.engine, "before_cursor_execute", lambda *said: counted.append(str(said[2])))
        times, most, page = [], 0, ""
        token = client.token_at(url)["csrf_token"]
        for number in range(EDITS):
            question = f"q-{number * 23 % QUESTIONS}"
            fields = {
                "csrf_token": token,
                "revision": number + 1,
                f"text|{question}|label|fr": f"Combien de personnes en {number} ?",
                "open": "1",
                "_end": "1",
            }
            counted.clear()

            def edit(_number: int, question: str = question, fields: object = fields) -> None:
                nonlocal page
                sent = client.post(f"{url}questions/{question}", data=fields)
                assert sent.status_code == 303, sent.text
                page = client.get(sent.location).text

            times.append(busy_ms(edit, number))
            asked = [one for one in counted if not one.startswith(("BEGIN", "PRAGMA"))]
            most = max(most, len(asked))
        assert re.search(r"Combien de personnes en \d+", page)
        return times, most, len(page.encode())


def _p95() -> float:
    return statistics.quantiles(measured()[0], n=20)[-1]


LINES = (
    Line("edit of 1,000 questions in 2 languages, p95", 200, "ms", _p95),
    Line("edit: SQL statements, with the page after it", 15, "", lambda: float(measured()[1])),
    Line("edit: the page after it", 500, "kB", lambda: measured()[2] / 1000),
)
