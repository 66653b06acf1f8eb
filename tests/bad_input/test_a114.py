"""A114: the words of a questionnaire are text, on every page and in both languages."""

from __future__ import annotations

import pytest

from app.core.questionnaire.definition import Definition, Module, Page
from app.core.questionnaire.kinds import Integer, Single
from app.core.questionnaire.options import Choice
from app.core.text import FR, NL, text_of
from tests import make
from tests.builder.desk import at_a_desk, the_questionnaire
from tests.clients import ClientFor

HOSTILE = "</textarea>\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}${7*7}"
WORDS = text_of(fr=HOSTILE, nl=HOSTILE, en=HOSTILE)


def hostile() -> Definition:
    choices = (Choice("c-1", HOSTILE, WORDS),)
    questions = (
        make.a_question(HOSTILE, Single(choices), id="q-choice", label=WORDS, hint=WORDS),
        make.a_question("number", Integer(unit=WORDS), label=WORDS, kept={"relevant": HOSTILE}),
    )
    page = Page("p-1", title=WORDS, parts=questions)
    return Definition((FR, NL), WORDS, (Module("m-1", title=WORDS, pages=(page,)),))


@pytest.mark.parametrize(
    "page",
    ["", "?question=q-choice", "?question=q-number", "translate/?show=all", "preview/",
     "preview/?in=nl", "publish/", "../"],
    ids=lambda page: page or "editor",
)  # fmt: skip
def test_hostile_words_are_shown_as_they_were_written(client_for: ClientFor, page: str) -> None:
    desk = at_a_desk(client_for)
    _id, url = the_questionnaire(desk, hostile())

    shown = desk.get("/questionnaires/" if page == "../" else url + page)

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "<script>alert" not in shown
    assert "<img" not in shown
    assert "{{7*7}}" in shown


def test_hostile_words_in_a_conflict_are_text_too(client_for: ClientFor) -> None:
    desk = at_a_desk(client_for)
    _id, url = the_questionnaire(desk, hostile())
    card, field = url + "questions/q-choice", "text|q-choice|label|fr"
    desk.send(url, card, **{field: f"1 {HOSTILE}"})

    answer = desk.client.submit(card, at=url, revision="1", **{field: f"2 {HOSTILE}"})

    assert answer.status_code == 409
    assert "<script>alert" not in answer.text
    assert "<img" not in answer.text
