"""Texts go to a translator as a table and come back as one edit, each by its key."""

from __future__ import annotations

import io

import pytest

from app.core.questionnaire.parts import find
from app.core.questionnaire.wordings import text_at
from app.core.text import FR, NL
from app.interchange import translators
from app.interchange.translators import Line
from tests.builder.desk import at_a_desk, draft_of, the_questionnaire
from tests.clients import ClientFor

LINES = [
    Line("q-1|label", "Page › q1", {"fr": "Combien ?", "nl": "Hoeveel?"}, {"fr": "draft"}),
    Line("title", "", {"fr": "=1+1", "nl": ""}, {}),
]


@pytest.mark.parametrize("write", [translators.as_xlsx, translators.as_csv])
def test_what_is_written_is_read_again(write: translators.Writer) -> None:
    sent = translators.read(write(LINES, 12))

    assert (sent.revision, sent.texts) == (
        12,
        {"q-1|label": {"fr": "Combien ?", "nl": "Hoeveel?"}, "title": {"fr": "=1+1"}},
    )


def test_the_table_that_comes_back_writes_what_changed_in_it_and_nothing_else(
    client_for: ClientFor,
) -> None:
    desk = at_a_desk(client_for)
    id, url = the_questionnaire(desk)
    table = desk.client.get(f"{url}translations/texts.csv").data.decode()
    before = draft_of(id)

    changed = table.replace("Hoeveel werknemers?", "Hoeveel mensen?")
    file = (io.BytesIO(changed.encode()), "texts.csv")
    desk.send(f"{url}translate/", f"{url}translations/", file=file)

    after = draft_of(id)
    label = text_at(find(after, ("q-workers",)), "label")
    assert (label.text_in(NL), label.text_in(FR)) == (
        "Hoeveel mensen?",
        text_at(find(before, ("q-workers",)), "label").text_in(FR),
    )


def test_a_table_of_another_kind_is_refused_in_a_sentence(client_for: ClientFor) -> None:
    desk = at_a_desk(client_for)
    _id, url = the_questionnaire(desk)

    file = (io.BytesIO(b"a;b\r\n1;2\r\n"), "x.csv")
    desk.send(f"{url}translate/", f"{url}translations/", file=file)

    assert "first cell must read" in desk.get(f"{url}translate/")
