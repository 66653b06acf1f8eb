"""Work to be done later: asked for, claimed, done, tried again, given back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from threading import Thread

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.core.access import Actor
from app.core.errors import NotFound
from app.jobs import queue
from app.jobs.queue import STALE, WAITS, Superseded
from app.jobs.work import Again, Errand
from app.jobs.worker import Worker
from app.models import Document, Job
from tests.make import NOW, a_pole

KINDS = ("greet",)
LATER = NOW + timedelta(days=1)


def ask(session: Session, key: str = "one", **fields: object) -> None:
    queue.ask(session, "greet", {"whom": key}, unique_key=key, now=NOW, **fields)  # type: ignore[arg-type]
    session.commit()


def a_worker(engine: Engine, greet: object) -> Worker:
    return Worker(engine, {"greet": greet}, clock=lambda: LATER)  # type: ignore[dict-item]


def greeting(session: Session, parameters: Document, *, by: Actor, now: object) -> Document:
    session.add(a_pole(federation=f"Bonjour {parameters['whom']}"))
    return {"greeted": parameters["whom"]}


def failing(error: Exception) -> Callable[..., None]:
    def fail(session: Session, parameters: Document, *, by: Actor, now: object) -> None:
        session.add(a_pole())
        raise error

    return fail


def the_job(session: Session) -> Job:
    session.rollback()
    session.expire_all()
    return session.scalars(select(Job)).one()


def test_asking_twice_for_the_same_work_is_asking_once(session: Session) -> None:
    ask(session)
    ask(session)

    assert the_job(session).parameters == {"whom": "one"}


def test_who_waits_longest_is_served_first_and_only_once(session: Session) -> None:
    ask(session, "late", run_at=NOW)
    ask(session, "early", run_at=NOW - timedelta(hours=1))

    claims = [queue.claim(session, KINDS, now=NOW) for _ in range(3)]

    assert [claim and claim.parameters["whom"] for claim in claims] == ["early", "late", None]


def test_work_for_later_is_not_claimed_before(session: Session) -> None:
    ask(session, run_at=LATER)

    assert queue.claim(session, KINDS, now=NOW) is None


def test_a_kind_that_this_worker_does_not_know_is_left_to_others(session: Session) -> None:
    ask(session)

    assert queue.claim(session, ("other",), now=NOW) is None


def test_what_is_done_and_that_it_is_done_are_one_transaction(
    session: Session, engine: Engine
) -> None:
    ask(session)

    a_worker(engine, greeting).work_once()

    job = the_job(session)
    assert (job.state, job.result, job.progress) == ("done", {"greeted": "one"}, 100)


def test_a_job_that_fails_leaves_nothing_behind_and_is_tried_again_later(
    session: Session, engine: Engine
) -> None:
    ask(session)

    a_worker(engine, failing(ValueError("not today"))).work_once()

    job = the_job(session)
    assert (job.state, job.error) == ("waiting", "ValueError: not today")
    assert job.run_at == LATER + timedelta(minutes=WAITS[0])
    assert session.execute(select(a_pole().__class__)).all() == []


def test_a_refusal_is_final(session: Session, engine: Engine) -> None:
    ask(session)

    a_worker(engine, failing(NotFound("pole"))).work_once()

    assert the_job(session).state == "failed"


def test_a_job_is_not_tried_for_ever(session: Session, engine: Engine) -> None:
    ask(session)
    instant = [NOW]
    worker = Worker(engine, {"greet": failing(ValueError("never"))}, clock=lambda: instant[0])

    for _ in range(len(WAITS) + 1):
        instant[0] += timedelta(days=1)
        worker.work_once()

    job = the_job(session)
    assert (job.state, job.attempts) == ("failed", len(WAITS) + 1)


def test_work_of_a_dead_worker_is_given_to_another_and_the_dead_may_not_finish_it(
    session: Session,
) -> None:
    ask(session)
    first = queue.claim(session, KINDS, now=NOW)
    back = NOW + STALE + timedelta(seconds=1)

    assert (first is not None, queue.sweep(session, now=back)) == (True, 1)
    second = queue.claim(session, KINDS, now=back)

    assert second is not None and second.attempt == 2
    assert first is not None
    with pytest.raises(Superseded):
        queue.finish(session, first, None, now=back)


def test_a_worker_that_gives_signs_of_life_keeps_its_work(session: Session) -> None:
    ask(session)
    claim = queue.claim(session, KINDS, now=NOW)
    assert claim is not None
    queue.heartbeat(session, claim, now=NOW + STALE, progress=40)

    assert queue.sweep(session, now=NOW + STALE + timedelta(seconds=1)) == 0


def test_while_an_errand_is_out_nobody_waits_for_its_worker(
    session: Session, engine: Engine
) -> None:
    ask(session)

    def write_meanwhile(matter: str) -> str:
        with Session(engine) as other, other.begin():
            other.add(a_pole(federation=matter))
        return matter.upper()

    errand = Errand(
        begin=lambda session, parameters, *, by, now: "out",
        carry_out=write_meanwhile,
        end=lambda session, parameters, outcome, *, by, now: {"came": outcome},
    )
    a_worker(engine, errand).work_once()

    assert the_job(session).result == {"came": "OUT"}


def test_an_errand_that_comes_back_empty_goes_out_again(session: Session, engine: Engine) -> None:
    ask(session)
    errand = Errand(
        begin=lambda session, parameters, *, by, now: "out",
        carry_out=lambda matter: None,
        end=lambda session, parameters, outcome, *, by, now: Again("nobody at home"),
    )
    a_worker(engine, errand).work_once()

    job = the_job(session)
    assert (job.state, job.error) == ("waiting", "nobody at home")


def test_two_workers_never_take_the_same_job(session: Session, engine: Engine) -> None:
    for number in range(40):
        ask(session, f"job {number}")
    done: list[str] = []

    def note(session: Session, parameters: Document, *, by: Actor, now: object) -> None:
        done.append(parameters["whom"])

    def work() -> None:
        worker = a_worker(engine, note)
        while worker.work_once():
            pass

    workers = [Thread(target=work) for _ in range(4)]
    for thread in workers:
        thread.start()
    for thread in workers:
        thread.join()

    assert sorted(done) == sorted(f"job {number}" for number in range(40))
