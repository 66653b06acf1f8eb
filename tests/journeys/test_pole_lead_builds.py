"""Marieke of a pole builds a questionnaire: from nothing, from a file, in two languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from app.core.access import Role
from app.core.questionnaire.codec import decode
from app.core.questionnaire.definition import Definition, choices_of
from app.core.text import FR, NL
from app.extensions import db
from app.models import Pole, Questionnaire, QuestionnaireVersion
from tests import make
from tests.clients import ClientFor, FormClient
from tests.corpus.folder import corpus_file

IASO = "xlsform/iaso__default_forms_for_other_level_than_health_facility.xlsx"


@dataclass
class Desk:
    """A browser in which a lead is logged in."""

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


@pytest.fixture
def desk(client_for: ClientFor) -> Desk:
    pole = make.a_pole()
    db.session.add(pole)
    db.session.flush()
    return Desk(client_for(make.an_account(Role.POLE_LEAD, pole=pole)), pole)


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


def test_an_empty_pole_is_told_how_to_begin(desk: Desk) -> None:
    page = desk.get("/questionnaires/")

    assert "Begin a questionnaire" in page
    assert "Take over one that exists" in page


def test_from_a_title_to_a_first_question(desk: Desk) -> None:
    begun = desk.send(
        "/questionnaires/new",
        authored="fr",
        title_fr="Votre impact",
        title_nl="",
        pole=str(desk.pole.id),
    )
    editor = begun.headers["Location"]
    id = UUID(editor.split("/")[2])
    page = next(draft_of(id).pages).id

    added = desk.send(editor, f"/questionnaires/{id}/questions", page=page, after="", kind="single")
    question = next(draft_of(id).questions)
    saved = desk.send(
        added.headers["Location"],
        f"/questionnaires/{id}/questions/{question.id}",
        **{
            f"text|{question.id}|label|fr": "Formez-vous vos salariés ?",
            f"text|{question.id}|label|nl": "Leidt u uw werknemers op?",
            "new-fr": "Oui\tJa\nNon\tNee",
            "open": "1",
        },
    )
    assert saved.status_code == 303
    question = next(draft_of(id).questions)
    assert {locale: question.label.text_in(locale) for locale in (FR, NL)} == {
        "fr": "Formez-vous vos salariés ?",
        "nl": "Leidt u uw werknemers op?",
    }
    assert [
        (choice.label.text_in(FR), choice.label.text_in(NL)) for choice in choices_of(question)
    ] == [("Oui", "Ja"), ("Non", "Nee")]


def test_every_page_of_a_questionnaire_opens(desk: Desk) -> None:
    _id, url = the_questionnaire(
        desk,
        make.a_definition(make.a_module(make.a_page(make.yes_or_no(), make.a_question()))),
    )

    for page in ("", "?question=q-training", "translate/", "translate/?show=all", "preview/"):
        assert "Votre impact" in desk.get(url + page)
    assert "Publish version 1" in desk.get(url + "publish/")


@pytest.mark.corpus
def test_a_real_form_comes_in_is_translated_and_is_published(desk: Desk) -> None:
    data = corpus_file("corpus", IASO).read_bytes()
    imported = desk.send(
        "/questionnaires/import", pole=str(desk.pole.id), file=(BytesIO(data), "iaso.xlsx")
    )
    report = imported.headers["Location"]
    assert "Needs your review" in desk.get(report)
    id = UUID(report.split("/")[2])
    url = f"/questionnaires/{id}/"

    for _page in range(50):
        shown = desk.get(url + "translate/")
        waiting = re.findall(r'name="(text\|[^"]+\|nl)"', shown)
        if not waiting:
            break
        texts = re.findall(r'name="(text\|[^"]+\|fr)"', shown)
        assert (
            desk.send(
                url + "translate/",
                **{name: "Franse tekst" for name in texts},
                **{name: "Nederlandse tekst" for name in waiting},
            ).status_code
            == 303
        )

    assert "nl" in draft_of(id).locales
    refused = desk.send(url + "publish/", note="")
    assert refused.status_code == 422
    published = desk.send(url + "publish/", note="Eerste versie", accept="y")
    assert published.status_code == 303
    version = db.session.scalars(select(QuestionnaireVersion)).one()
    assert decode(version.definition) == draft_of(id)
