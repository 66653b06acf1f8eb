"""Publishing: what is sound becomes a version, once."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from app.builder import drafts, publishing
from app.core.access import Actor, Role
from app.core.errors import Conflict, NotAllowed, NotFound, Unsound
from app.core.questionnaire.changes import Rename
from app.core.questionnaire.codec import decode
from app.core.questionnaire.definition import Definition
from app.models import Questionnaire
from tests import make


def begun(
    session: Session, draft: Definition | None = None, role: Role = Role.POLE_LEAD
) -> tuple[Questionnaire, Actor]:
    pole = make.a_pole()
    lead = make.an_account(Role.POLE_LEAD, pole=pole)
    person = make.an_account(role, pole=pole)
    session.add_all([pole, lead, person])
    session.flush()
    definition = draft or make.a_definition()
    made = drafts.create(session, pole.id, definition, by=make.an_actor(lead), now=make.NOW)
    return made, make.an_actor(person)


def with_a_relevance() -> Definition:
    question = make.a_question(kept={"relevant": "${training} = 'yes'"})
    return make.a_definition(make.a_module(make.a_page(question)))


def test_the_first_version_is_number_one_and_does_not_follow_the_draft(session: Session) -> None:
    made, lead = begun(session)
    frozen = decode(made.draft)

    version = publishing.publish(session, made.id, by=lead, now=make.NOW, note="First")
    drafts.edit(
        session, made.id, Rename(("q-workers",), "staff"), revision=1, by=lead, now=make.NOW
    )

    assert (version.number, version.note, decode(version.definition)) == (1, "First", frozen)


def test_an_unsound_draft_is_refused_with_what_is_wrong(session: Session) -> None:
    made, lead = begun(session, make.a_definition(make.a_module(make.a_page())))

    with pytest.raises(Unsound) as refusal:
        publishing.publish(session, made.id, by=lead, now=make.NOW)

    assert [problem.code for problem in refusal.value.problems] == [
        "questionnaire.asks-nothing",
        "page.empty",
    ]


def test_open_points_need_the_word_of_a_person(session: Session) -> None:
    made, lead = begun(session, with_a_relevance())

    with pytest.raises(Unsound) as refusal:
        publishing.publish(session, made.id, by=lead, now=make.NOW)

    assert [problem.code for problem in refusal.value.problems] == ["review.not-accepted"]


def test_what_was_accepted_is_kept_with_the_version(session: Session) -> None:
    made, lead = begun(session, with_a_relevance())

    version = publishing.publish(session, made.id, by=lead, now=make.NOW, accept_open_points=True)

    assert version.accepted == {
        "problems": [
            {
                "code": "review.not-carried-out",
                "place": ["q-workers", "kept", "relevant"],
                "facts": {
                    "name": "workers",
                    "column": "relevant",
                    "written": "${training} = 'yes'",
                },
            }
        ]
    }


def test_the_second_of_two_leads_is_told(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    made, lead = begun(session)
    publishing.publish(session, made.id, by=lead, now=make.NOW)
    # The second lead counted before the first one had written.
    monkeypatch.setattr(publishing, "_latest", lambda *_: 0)

    with pytest.raises(Conflict):
        publishing.publish(session, made.id, by=lead, now=make.NOW)


def test_what_was_changed_under_the_reader_is_not_published(session: Session) -> None:
    made, lead = begun(session)
    drafts.edit(
        session, made.id, Rename(("q-workers",), "staff"), revision=1, by=lead, now=make.NOW
    )

    with pytest.raises(Conflict):
        publishing.publish(session, made.id, by=lead, now=make.NOW, revision=1)


def test_a_member_of_the_pole_does_not_publish(session: Session) -> None:
    made, member = begun(session, role=Role.POLE_MEMBER)

    with pytest.raises(NotAllowed):
        publishing.publish(session, made.id, by=member, now=make.NOW)


def test_a_lead_of_another_pole_does_not_find_it(session: Session) -> None:
    made, _lead = begun(session)
    stranger = make.an_actor(make.an_account(Role.POLE_LEAD, pole=make.a_pole()))

    with pytest.raises(NotFound):
        publishing.publish(session, made.id, by=stranger, now=make.NOW)
