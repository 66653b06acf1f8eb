"""A pole lead puts a module into the library; a colleague links it, changes it, and updates it."""

from __future__ import annotations

import html
import re
from uuid import UUID

from app.core.access import Role
from app.core.questionnaire.changes import Require
from app.core.questionnaire.codec import decode, encode
from app.extensions import db
from app.models import Module, Questionnaire
from tests import make
from tests.builder.desk import Desk, at_a_desk, draft_of, the_questionnaire
from tests.clients import ClientFor

HOME = make.a_definition(make.a_module(make.a_page(make.a_question(), make.yes_or_no())))
ELSEWHERE = make.a_definition(
    make.a_module(make.a_page(make.a_question("own"), id="p-own"), id="m-own")
)
LABEL = "text|q-training|label|fr"


def in_the_library(desk: Desk, **fields: str) -> str:
    """Put the module of a new questionnaire into the library; return the address it stands at."""
    _id, url = the_questionnaire(desk, HOME)
    page = f"{url}modules/m-work"
    answer = desk.send(page, f"{page}/publish", note="", **{"profile": "free", **fields})
    assert answer.status_code == 303, answer.text
    return page


def linked(desk: Desk) -> str:
    """Link the one module of the library into another questionnaire; return its address."""
    _id, url = the_questionnaire(desk, ELSEWHERE)
    module = db.session.query(Module).one()
    answer = desk.send(f"{url}modules/", module=str(module.id), how="linked", after="m-own")
    assert answer.status_code == 303, answer.text
    return url


def text_of(desk: Desk, url: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", desk.get(url))).split())


def test_a_module_goes_from_one_questionnaire_through_the_library_into_another(
    client_for: ClientFor,
) -> None:
    desk = at_a_desk(client_for)
    in_the_library(desk)
    url = linked(desk)

    assert "used in 1 questionnaire" in text_of(desk, "/modules/")
    assert "It follows version 1 of the library." in text_of(desk, f"{url}modules/m-work")
    assert "Follows version 1 of the library" in text_of(desk, f"{url}?page=p-staff")


def test_an_update_is_shown_in_words_and_taken_over_without_what_was_changed_here(
    client_for: ClientFor,
) -> None:
    desk = at_a_desk(client_for)
    home = in_the_library(desk)
    url = linked(desk)
    page = f"{url}modules/m-work"
    desk.send(url + "?question=q-training", url + "questions/q-training", **{LABEL: "Chez nous ?"})
    at_home = db.session.get_one(Questionnaire, UUID(home.split("/")[2]))
    at_home.draft = encode(Require(("q-workers",), True).apply(decode(at_home.draft)))
    db.session.commit()
    desk.send(home, home + "/publish", note="Effectif obligatoire", profile="free")

    shown = text_of(desk, page)
    warned = text_of(desk, url + "checks/")
    desk.send(page, then="take")

    assert "1 change would be taken over." in shown
    assert "Chez nous ?" in shown
    assert "The library has version 2 of this module." in warned
    assert "It follows version 2 of the library." in text_of(desk, page)
    assert "Chez nous ?" in text_of(desk, page)


def test_what_is_locked_is_refused_by_name_and_what_was_typed_is_given_back(
    client_for: ClientFor,
) -> None:
    desk = at_a_desk(client_for)
    in_the_library(desk, profile="comparable")
    url = linked(desk)
    before = draft_of(UUID(url.split("/")[2]))

    answer = desk.send(
        url + "?question=q-training", url + "questions/q-training", **{LABEL: "Chez nous ?"}
    )

    assert answer.status_code == 422
    assert "wording a question" in html.unescape(answer.text)
    assert "Chez nous ?" in html.unescape(answer.text)
    assert draft_of(UUID(url.split("/")[2])) == before


def test_a_module_that_is_there_is_not_linked_twice(client_for: ClientFor) -> None:
    desk = at_a_desk(client_for)
    in_the_library(desk)
    url = linked(desk)
    module = db.session.query(Module).one()

    answer = desk.send(f"{url}modules/", module=str(module.id), how="linked", after="")

    assert answer.status_code == 422
    assert "holds the module already" in html.unescape(answer.text)


def test_an_administrator_shares_with_all_what_a_pole_proposed(client_for: ClientFor) -> None:
    desk = at_a_desk(client_for)
    in_the_library(desk)
    module = db.session.query(Module).one()
    page = f"/modules/{module.id}/"
    other = at_a_desk(client_for)
    administrator = client_for(make.an_account(Role.PLATFORM_ADMINISTRATOR))

    assert other.client.get(page).status_code == 404
    assert administrator.get(page).status_code == 404
    assert desk.client.submit(page + "propose", at=page).status_code == 303
    assert administrator.submit(page + "approve", at=page).status_code == 303
    assert other.client.get(page).status_code == 200
