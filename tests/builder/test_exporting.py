"""A questionnaire is taken along as a file, and the page says before what the file leaves out."""

from __future__ import annotations

import json

import pytest
from sqlalchemy.orm import Session

from app.builder import exporting
from app.core.access import Role
from app.core.questionnaire import codec
from tests import make
from tests.builder.desk import at_a_desk, the_questionnaire
from tests.clients import ClientFor


def test_the_draft_leaves_as_json_under_its_title_and_opens_in_no_page_of_ours(
    client_for: ClientFor,
) -> None:
    desk = at_a_desk(client_for)
    _id, url = the_questionnaire(desk)

    answer = desk.client.get(f"{url}export/json")

    assert codec.decode(json.loads(answer.text)) == make.a_definition()
    assert (answer.headers["Content-Disposition"], answer.headers["Content-Security-Policy"]) == (
        'attachment; filename="votre-impact-draft.json"', "sandbox; default-src 'none'",
    )  # fmt: skip


@pytest.mark.parametrize("format", exporting.FORMATS)
def test_each_format_is_offered_with_what_it_leaves_out(client_for: ClientFor, format: str) -> None:
    desk = at_a_desk(client_for)
    question = make.a_question(appearance="no-calendar", kept={"remarks": "voir Paul"})
    _id, url = the_questionnaire(desk, make.a_definition(make.a_module(make.a_page(question))))

    page = desk.get(f"{url}export/?format={format}")

    assert f"{url}export/{format}" in page
    assert ("The file holds everything." in page) == (format == "json")


@pytest.mark.parametrize("asked", ["export/pdf", "export/json?version=1", "export/json?version=-1",
                                   "export/?format=", "export/?version=9999999999"])  # fmt: skip
def test_what_there_is_not_is_not_found(client_for: ClientFor, asked: str) -> None:
    desk = at_a_desk(client_for)
    _id, url = the_questionnaire(desk)

    assert desk.client.get(url + asked).status_code == 404


def test_a_version_leaves_as_it_was_published(session: Session) -> None:
    pole = make.a_pole()
    lead = make.an_account(Role.POLE_LEAD, pole=pole)
    session.add_all([pole, lead])
    session.flush()
    questionnaire = make.a_questionnaire(pole, lead)
    session.add(questionnaire)
    session.flush()
    session.add(make.a_version(questionnaire, lead))
    questionnaire.draft = codec.encode(make.a_definition(make.a_module(make.a_page())))
    session.flush()

    content = exporting.content(session, questionnaire.id, version=1, by=make.an_actor(lead))

    assert content == make.a_definition()
