"""Mail, sent to a real server that does what servers do."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.accounts import mailing
from app.jobs.worker import Worker
from app.models import Job, Mail
from app.records import outbox
from tests.make import NOW


class Server:
    """A mail server that keeps what it takes and answers as told."""

    def __init__(self) -> None:
        self.letters: list[bytes] = []
        self.recipient_says = "250 OK"
        self.takes: Callable[[Any], str] = lambda server: "250 OK"

    async def handle_RCPT(
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        if self.recipient_says.startswith("2"):
            envelope.rcpt_tos.append(address)
        return self.recipient_says

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.letters.append(envelope.content)
        return self.takes(server)


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def url(server: Server) -> Iterator[str]:
    with listening(server) as url:
        yield url


@contextmanager
def listening(server: Server) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(server, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield f"smtp://127.0.0.1:{port}"
    finally:
        controller.stop()


def post(session: Session, **fields: Any) -> None:
    outbox.post(
        session,
        **{
            "unique_key": "invitation:1", "recipient": "bonjour@example.org", "locale": "fr",
            "subject": "Votre impact 2025", "text": "Bonjour,\n\nl’enquête est ouverte.\n.\nFin",
            "now": NOW, **fields,
        },
    )  # fmt: skip
    session.commit()


def deliver(engine: Engine, url: str, *, times: int = 1) -> None:
    instant = [NOW]
    kinds = mailing.jobs(smtp_url=url, sender="VISES <vises@example.org>")
    worker = Worker(engine, kinds, clock=lambda: instant[0])
    for _ in range(times):
        instant[0] += timedelta(days=1)
        worker.work_once()


def the_mail(session: Session) -> Mail:
    session.rollback()
    session.expire_all()
    return session.scalars(select(Mail)).one()


def states(session: Session) -> tuple[str, str]:
    found = the_mail(session).state, session.scalars(select(Job)).one().state
    session.rollback()  # on SQLite even a reader would keep the worker waiting
    return found


def ids_of(server: Server) -> set[bytes]:
    return {
        line
        for letter in server.letters
        for line in letter.splitlines()
        if line.startswith(b"Message-ID")
    }


def test_a_mail_arrives_with_its_words_and_its_language(
    session: Session, engine: Engine, server: Server, url: str
) -> None:
    post(session, html="<p>l’enquête est ouverte</p>", unsubscribe="https://vises.example.org/stop")

    deliver(engine, url)

    (letter,) = server.letters
    assert states(session) == ("sent", "done")
    assert b"multipart/alternative" in letter
    assert b"Content-Language: fr" in letter
    assert b"List-Unsubscribe: <https://vises.example.org/stop>\r\n" in letter
    assert b"\r\n.\r\nFin" in letter


def test_nobody_is_mailed_twice_for_one_thing(
    session: Session, engine: Engine, server: Server, url: str
) -> None:
    post(session)
    post(session)

    deliver(engine, url, times=3)

    assert len(server.letters) == 1


def test_a_line_break_in_a_subject_begins_no_header(
    session: Session, engine: Engine, server: Server, url: str
) -> None:
    post(session, subject="Bonjour\r\nBcc: everybody@example.org")

    deliver(engine, url)

    assert b"\r\nBcc:" not in server.letters[0]


@pytest.mark.parametrize(
    "address", ["nobody", "a@b\r\nBcc: c@example.org", "", "élise@example.org", "a b@example.org"]
)
def test_an_address_that_is_none_bounces_before_it_leaves(
    session: Session, engine: Engine, server: Server, url: str, address: str
) -> None:
    post(session, recipient=address)

    deliver(engine, url)

    assert (states(session), server.letters) == (("bounced", "done"), [])


def test_a208_a_server_that_says_later_is_asked_again_later(
    session: Session, engine: Engine, server: Server, url: str
) -> None:
    post(session)
    server.recipient_says = "451 try again"
    deliver(engine, url)
    first = states(session)
    server.recipient_says = "250 OK"

    deliver(engine, url, times=2)

    assert (first, states(session)) == (("waiting", "waiting"), ("sent", "done"))


def test_a208_a_server_that_says_never_is_not_asked_again(
    session: Session, engine: Engine, server: Server, url: str
) -> None:
    post(session)
    server.recipient_says = "550 no such user"

    deliver(engine, url, times=2)

    assert states(session) == ("bounced", "done")
    assert the_mail(session).error == "550 no such user"


def test_a208_a_connection_lost_after_the_data_is_tried_once_more_with_the_same_id(
    session: Session, engine: Engine, server: Server, url: str
) -> None:
    def hang_up(smtp: Any) -> str:
        smtp.transport.abort()
        return "250 OK"

    post(session)
    server.takes = hang_up

    deliver(engine, url, times=5)

    assert states(session) == ("unknown", "done")
    assert (len(server.letters), len(ids_of(server))) == (2, 1)


def test_a208_a_worker_that_died_while_sending_leads_to_one_more_try(
    session: Session, engine: Engine, server: Server, url: str
) -> None:
    post(session)
    mail = the_mail(session)
    mail.state, mail.attempts = "sending", 1
    session.commit()

    deliver(engine, url)

    mail = the_mail(session)
    assert (mail.state, mail.resent, len(server.letters)) == ("sent", True, 1)


def test_b30_a_server_that_is_down_loses_no_mail(
    session: Session, engine: Engine, server: Server
) -> None:
    with listening(server) as url:
        pass
    post(session)

    deliver(engine, url)

    assert states(session) == ("waiting", "waiting")


def test_without_a_mail_server_a_mail_stays_in_the_outbox(session: Session, engine: Engine) -> None:
    post(session)

    deliver(engine, "")

    assert states(session) == ("kept", "done")
