"""A list that is a file of its own is brought once, and its questions are answered from it."""

from __future__ import annotations

import io

import pytest
from flask import Flask
from msgspec import structs

from app.core.errors import Unsound
from app.core.questionnaire.definition import choices_of
from app.core.questionnaire.from_files import list_of, with_choices
from app.core.questionnaire.kinds import Reference
from app.core.text import FR, NL
from app.interchange import list_files
from tests import make
from tests.builder.desk import at_a_desk, draft_of, the_questionnaire
from tests.clients import ClientFor
from tests.surveys.http import opened, stored

CSV = b"name;label;label::nl\r\nlille;Lille;Rijsel\r\ngand;Gand;Gent\r\n;;\r\n"
ASKED = make.a_question("town", Reference("towns.csv"), label=make.a_text("Où ?", "Waar?"))


def test_a_file_is_brought_and_its_entries_stand_in_the_draft(client_for: ClientFor) -> None:
    desk = at_a_desk(client_for)
    id, draft = the_questionnaire(desk, make.a_definition(make.a_module(make.a_page(ASKED))))
    url = f"{draft}lists/"

    before = desk.get(url)
    desk.send(url, url, list="towns", file=(io.BytesIO(CSV), "towns.csv"))
    after = desk.get(url)

    dutch = [one.label.text_in(NL) for one in draft_of(id).lists[0].choices]
    assert ("not here yet" in before, "2 entries" in after) == (True, True)
    assert dutch == ["Rijsel", "Gent"]


def test_a_refused_file_is_told_at_its_field_and_leaves_the_draft(client_for: ClientFor) -> None:
    desk = at_a_desk(client_for)
    id, draft = the_questionnaire(desk, make.a_definition(make.a_module(make.a_page(ASKED))))
    url = f"{draft}lists/"

    file = (io.BytesIO(b"code\r\nx\r\n"), "towns.csv")
    answer = desk.send(url, url, list="towns", file=file)

    told = '<a href="#file-1">The first row of this file names no column “name”.</a>'
    assert (answer.status_code, told in answer.text, draft_of(id).lists) == (422, True, ())


def test_the_question_is_answered_from_it_and_nothing_else_is_taken(app: Flask) -> None:
    definition = make.a_definition(make.a_module(make.a_page(ASKED)))
    rows = [{"name": "lille", "label": "Lille"}, {"name": "gand", "label": "Gand"}]
    listed = list_of("towns", rows, (FR, NL))
    gand = choices_of(next(with_choices(structs.replace(definition, lists=(listed,))).questions))[1]
    person = opened(app, structs.replace(definition, lists=(listed,))).respondent()
    person.begin()

    person.answer("p-staff", {"q-town": "c-of-another-list"})
    refused = stored()[0][0][0]
    person.answer("p-staff", {"q-town": gand.id})

    assert (refused, stored()[0][0][0]) == ({}, {"q-town": gand.id})


def test_a_row_that_ends_early_has_no_code_and_is_left_out() -> None:
    found = list_files.read(b"label;name\r\nLille;lille\r\nGand\r\n", needs={"name"})

    assert found == [{"label": "Lille", "name": "lille"}]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"code;label\r\na;A\r\n", "list.column-missing"),
        (b"name;label\r\n", "list.empty"),
        (b"", "import.no-file"),
        (b"name\r\n" + b"".join(b"%d\r\n" % one for one in range(2_001)), "list.too-long"),
        (b"\xff\xfe\x00name", "list.not-read"),
        (b"PK\x03\x04 no workbook", "list.not-read"),
        (b"a" * (2 * 1024**2 + 1), "list.too-large"),
    ],
    ids=lambda said: said if isinstance(said, str) else "",
)
def test_a_file_that_is_no_list_is_refused_with_its_reason(data: bytes, code: str) -> None:
    with pytest.raises(Unsound) as refusal:
        list_files.read(data, needs={"name"})

    assert [problem.code for problem in refusal.value.problems] == [code]
