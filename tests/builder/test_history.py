"""The history of a draft is read in words, and each earlier state of it can be taken up again."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from sqlalchemy import select

from app.core.questionnaire import log
from app.core.questionnaire.codec import decode
from app.core.questionnaire.definition import Definition
from app.extensions import db
from app.models import Operation, Questionnaire
from tests import make
from tests.builder.desk import Desk, at_a_desk, draft_of, the_questionnaire
from tests.clients import ClientFor

LABEL = "text|q-workers|label|fr"


def write(desk: Desk, url: str, words: str) -> None:
    desk.send(f"{url}?question=q-workers", f"{url}questions/q-workers", **{LABEL: words})


def label_of(definition: Definition) -> str:
    return next(iter(definition.questions)).label.text_in(definition.authored)


def test_each_edit_is_told_and_an_earlier_state_is_taken_up_again(client_for: ClientFor) -> None:
    desk = at_a_desk(client_for)
    id, url = the_questionnaire(desk)
    before = draft_of(id)
    write(desk, url, "Combien de personnes ?")
    write(desk, url, "Combien de gens ?")

    page = desk.get(f"{url}history/")
    answer = desk.send(f"{url}history/", f"{url}history/", **{"to-revision": "1"})

    assert [words in page for words in ("Combien de personnes ?", "Combien de gens ?")] == [
        True
    ] * 2
    assert (answer.status_code, draft_of(id)) == (303, before)


def test_a_published_version_is_written_on_from(client_for: ClientFor) -> None:
    desk = at_a_desk(client_for)
    id, url = the_questionnaire(desk)
    desk.send(f"{url}publish/", f"{url}publish/")
    write(desk, url, "Combien de gens ?")

    desk.send(f"{url}publish/", f"{url}history/", **{"to-version": "1"})

    assert label_of(draft_of(id)) == label_of(make.a_definition())


def test_nothing_is_offered_to_publish_where_nothing_changed(client_for: ClientFor) -> None:
    desk = at_a_desk(client_for)
    _id, url = the_questionnaire(desk)

    desk.send(f"{url}publish/", f"{url}publish/")

    page = desk.get(f"{url}publish/")
    assert ("there is nothing to publish" in page, "Publish version 2" in page) == (True, False)


@pytest.mark.parametrize("seed", [20])
def test_two_authors_lose_no_write_in_two_hundred_edits(client_for: ClientFor, seed: int) -> None:
    """Each sends from a page that may be old; what is refused is a conflict and changes nothing,
    what is taken stands in the history, and the history leads back to the beginning."""
    desk = at_a_desk(client_for)
    authors = [desk, at_a_desk(client_for, pole=desk.pole)]
    id, url = the_questionnaire(desk, a_draft())
    first, dice = draft_of(id), Random(seed)  # noqa: S311  the same each time
    tokens = [one.client.token_at(url) for one in authors]
    seen, taken = [1, 1], 0

    for number in range(200):
        who = dice.randrange(2)
        address, fields = an_edit(dice, number)
        body = {**tokens[who], "revision": seen[who], "_end": "1", **fields}
        answer = authors[who].client.post(f"{url}{address}", data=body)
        assert answer.status_code in {303, 409}, (number, address, answer.status_code)
        now = db.session.scalar(select(Questionnaire.revision).where(Questionnaire.id == id))
        assert now is not None
        taken = now - 1
        if answer.status_code == 409 or dice.random() < 0.7:
            seen[who] = now

    db.session.expire_all()
    entries = db.session.scalars(
        select(Operation).where(Operation.questionnaire_id == id).order_by(Operation.revision)
    ).all()
    assert [one.revision for one in entries] == list(range(2, taken + 2))
    assert replayed(first, entries) == decode(db.session.get_one(Questionnaire, id).draft)


def a_draft() -> Definition:
    questions = [make.a_question(f"n{number}") for number in range(6)]
    pages = [make.a_page(*questions[:3], id="p-1"), make.a_page(*questions[3:], id="p-2")]
    return make.a_definition(make.a_module(*pages))


def an_edit(dice: Random, number: int) -> tuple[str, dict[str, Any]]:
    question = f"q-n{dice.randrange(6)}"
    match dice.randrange(4):
        case 0:
            return f"questions/{question}", {f"text|{question}|label|fr": f"Combien {number} ?"}
        case 1:
            return f"questions/{question}", {f"text|{question}|hint|nl": f"Uitleg {number}"}
        case 2:
            return f"questions/{question}", {"then": dice.choice(["up", "down"])}
        case _:
            page = dice.choice(["p-1", "p-2"])
            return "questions", {"page": page, "after": "", "kind": dice.choice(["text", "scale"])}


def replayed(definition: Definition, entries: Any) -> Definition:
    for entry in entries:
        definition = log.decode(entry.operation).apply(definition)
    return definition
