"""Before publishing again, a pole lead reads what changed and what it does."""

from __future__ import annotations

import html

from app.core.questionnaire.codec import encode
from app.core.questionnaire.operations import Delete
from app.extensions import db
from app.models import Account, Questionnaire
from tests import make
from tests.builder.desk import at_a_desk, the_questionnaire
from tests.clients import ClientFor

BEFORE = make.a_definition(make.a_module(make.a_page(make.a_question(), make.yes_or_no())))


def test_what_changed_is_told_in_words_where_it_is_published_and_on_its_own_page(
    client_for: ClientFor,
) -> None:
    desk = at_a_desk(client_for)
    id, url = the_questionnaire(desk, BEFORE)
    questionnaire = db.session.get_one(Questionnaire, id)
    db.session.add(
        make.a_version(questionnaire, db.session.get_one(Account, questionnaire.created_by_id))
    )
    questionnaire.draft = encode(Delete(("q-training", "c-yes")).apply(BEFORE))
    db.session.commit()

    told, publishing = (html.unescape(desk.get(url + page)) for page in ("changes/", "publish/"))

    assert "Option “Oui” removed" in told
    assert "Its series goes on, with a note at this wave." in told
    assert "What changed since version 1" in publishing
