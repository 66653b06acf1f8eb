"""B10, B13: many send at once, to two servers on one database."""

from __future__ import annotations

import http.client
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

from flask import Flask
from sqlalchemy import func, select

from app.extensions import db
from app.models import AuditEvent, Mail, Response, ResponseRevision, Submission
from tests.server import Server, serving
from tests.surveys.http import Opened, Respondent, opened

AT_ONCE = 50


def posted(server: Server, person: Respondent, path: str, form: dict[str, str]) -> tuple[int, str]:
    """Send a form over a connection of its own; give the status and where it leads."""
    cookie = person.client.get_cookie("vises")
    assert cookie
    wire = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    wire.request(
        "POST",
        f"{person.address}{path}",
        urlencode(form),
        {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"vises={cookie.value}",
        },
    )
    answer = wire.getresponse()
    answer.read()
    wire.close()
    return answer.status, answer.headers.get("Location", "")


def ready_to_send(app: Flask) -> tuple[Opened, Respondent, dict[str, str]]:
    scene = opened(app)
    person = scene.respondent()
    person.begin()
    person.answer("p-staff", {"q-workers": "12"})
    return scene, person, {**person.form("/check"), "agreed": "yes", "signed_by": "Nadia"}


def test_b10_fifty_identical_submits_are_one(app: Flask, database_url: str, tmp_path: Path) -> None:
    scene, person, form = ready_to_send(app)
    db.session.remove()

    with (
        serving(database_url, tmp_path) as one,
        serving(database_url, tmp_path) as other,
        ThreadPoolExecutor(AT_ONCE) as pool,
    ):
        answers = list(
            pool.map(
                lambda at: posted((one, other)[at % 2], person, "/check", form), range(AT_ONCE)
            )
        )

    assert set(answers) == {(303, f"{scene.address}/receipt")}
    handed_in = select(func.count()).where(AuditEvent.action == "response.submit")
    assert [
        db.session.scalar(select(func.count()).select_from(Submission)),
        db.session.scalar(select(func.count()).select_from(Mail)),
        db.session.scalar(handed_in.select_from(AuditEvent)),
    ] == [1, 1, 1]


def test_b13_of_many_different_saves_of_one_field_one_is_kept_and_the_rest_are_told(
    app: Flask, database_url: str, tmp_path: Path
) -> None:
    _scene, person, _form = ready_to_send(app)
    form = {**person.form("/page/p-staff"), "_go": "on"}
    db.session.remove()

    with (
        serving(database_url, tmp_path) as one,
        serving(database_url, tmp_path) as other,
        ThreadPoolExecutor(10) as pool,
    ):
        answers = list(
            pool.map(
                lambda at: posted(
                        (one, other)[at % 2], person, "/page/p-staff",
                        {**form, "answer-q-workers": str(20 + at)},
                ),
                range(10),
            )
        )  # fmt: skip

    assert sorted(status for status, _where in answers) == [303] + [409] * 9
    response = db.session.scalars(select(Response)).one()
    numbers = db.session.scalars(select(ResponseRevision.number).order_by("number")).all()
    assert (response.revision, list(numbers)) == (2, [1, 2])
