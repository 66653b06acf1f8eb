"""Marieke of a pole builds a questionnaire: from nothing, from a file, in two languages."""

from __future__ import annotations

import re
from io import BytesIO
from uuid import UUID

import pytest
from sqlalchemy import select

from app.core.questionnaire.codec import decode
from app.core.questionnaire.definition import choices_of
from app.core.text import FR, NL
from app.extensions import db
from app.models import QuestionnaireVersion
from tests import make
from tests.builder.desk import Desk, at_a_desk, draft_of, the_questionnaire
from tests.clients import ClientFor
from tests.corpus.folder import corpus_file

IASO = "xlsform/iaso__default_forms_for_other_level_than_health_facility.xlsx"


@pytest.fixture
def desk(client_for: ClientFor) -> Desk:
    return at_a_desk(client_for)


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
    published = desk.send(url + "publish/", note="Eerste versie")
    assert published.status_code == 303
    version = db.session.scalars(select(QuestionnaireVersion)).one()
    assert decode(version.definition) == draft_of(id)


def test_a_questionnaire_without_a_title_in_its_first_language_is_not_begun(desk: Desk) -> None:
    answer = desk.send(
        "/questionnaires/new",
        authored="nl",
        title_fr="Votre impact",
        title_nl=" ",
        pole=str(desk.pole.id),
    )

    assert answer.status_code == 422
    assert "Give the questionnaire a title in this language." in answer.text
    assert 'value="Votre impact"' in answer.text
