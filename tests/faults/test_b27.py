"""B27: another version is published while enterprises are half-way through the first."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from app.core.access import Actor, Grant, Role
from app.core.questionnaire.definition import Definition
from app.models import Pole, QuestionnaireVersion
from app.surveys import answering, exporting
from tests.make import (
    NOW,
    a_definition,
    a_module,
    a_page,
    a_question,
    a_questionnaire,
    a_version,
    an_account,
    an_enterprise,
)
from tests.surveys.test_answering import Scene, a_scene

FIRST = a_definition(a_module(a_page(a_question(), a_question("trainees"), id="p-staff")))
SECOND = a_definition(
    a_module(a_page(a_question("staff", id="q-workers"), a_question("volunteers"), id="p-staff"))
)


def another_version(scene: Scene, definition: Definition) -> QuestionnaireVersion:
    pole = scene.session.get_one(Pole, scene.campaign.pole_id)
    author = an_account(Role.POLE_LEAD, pole=pole)
    scene.session.add(author)
    scene.session.flush()
    questionnaire = a_questionnaire(pole, author, definition)
    scene.session.add(questionnaire)
    scene.session.flush()
    version = a_version(questionnaire, author, number=2)
    scene.session.add(version)
    scene.session.flush()
    return version


def answered(scene: Scene, by: Actor, enterprise: Any, given: dict[str, Any], key: str) -> None:
    response = answering.begin(
        scene.session, scene.campaign.id, enterprise.id, locale="fr", by=by, now=NOW
    )
    answering.save_page(
        scene.session, response.id, "p-staff", given, version_id=response.version_id,
        revision=response.revision, locale="fr", going_on=True, by=by, now=NOW,
    )  # fmt: skip
    answering.submit(
        scene.session, response.id, key=key, revision=response.revision, receipt=key,
        by=by, now=NOW,
    )  # fmt: skip


def test_b27_each_finishes_on_the_version_it_began_and_both_are_taken_along(
    session: Session,
) -> None:
    scene = a_scene(session, FIRST)
    begun = scene.begin()
    scene.campaign.version = another_version(scene, SECOND)
    session.flush()
    other = an_enterprise(session.get_one(Pole, scene.campaign.pole_id))
    session.add(other)
    session.flush()
    by = Actor(None, frozenset({Grant(Role.ENTERPRISE_OWNER, enterprise=other.id)}))

    answered(scene, by, other, {"q-workers": 5, "q-volunteers": 2}, "k-2")
    scene.save(begun, "p-staff", {"q-workers": 3, "q-trainees": 1})
    scene.submit(begun, key="k-1", receipt="k-1")

    export = exporting.answers(
        session, scene.campaign.id, dialect=exporting.DIALECTS["iso"], by=scene.lead
    )
    head, *lines = (line.rstrip().split(",") for line in export.lines)
    assert head[4:5] + head[6:] == ["version", "staff", "volunteers", "trainees"]
    assert sorted([line[4:5] + line[6:] for line in lines]) == [
        ["1", "3", "NV", "1"], ["2", "5", "2", "NV"],
    ]  # fmt: skip
