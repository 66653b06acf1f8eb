"""What was sent, as a file: each version, each repeat, and what a spreadsheet would run."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy.orm import Session

from app.core.questionnaire.definition import Group
from app.core.questionnaire.kinds import DecimalNumber, Phone, Text
from app.core.questionnaire.logic import Logic, Repeat
from app.surveys import exporting
from app.surveys.exporting import DIALECTS
from tests.make import a_definition, a_module, a_page, a_question, yes_or_no
from tests.surveys.test_answering import Scene, a_scene

SITE = Group(
    "g-site", "site", parts=(a_question("town", Text()), a_question("area", DecimalNumber())),
    repeat=Repeat(),
)  # fmt: skip
LABEL = ("Combien de salariés ?", "Hoeveel werknemers?")
ASKED = a_definition(
    a_module(
        a_page(
            yes_or_no("has"),
            a_question("men", logic=Logic(relevant="${q-has} = 'yes'")),
            a_question("phone", Phone()),
            SITE,
            id="p-all",
        )
    )
)


def sent(session: Session) -> Scene:
    scene = a_scene(session, ASKED)
    response = scene.begin()
    given = {
        "q-has": "c-no",
        "q-phone": "+3225550000",
        "g-site": [
            {"_id": "a", "q-town": "=1+1", "q-area": "12.5"}, {"_id": "b", "q-town": "Mons"},
        ],
    }  # fmt: skip
    scene.save(response, "p-all", given)
    scene.submit(response)
    return scene


def rows(scene: Scene, dialect: str, of: str = "") -> list[list[str]]:
    export = exporting.answers(
        scene.session, scene.campaign.id, dialect=DIALECTS[dialect], by=scene.lead, of=of
    )
    lines = "".join(export.lines).removeprefix("\ufeff").splitlines()
    return [line.split(DIALECTS[dialect].separator)[6:] for line in lines]


def test_a043_what_was_hidden_is_not_exported_as_an_answer(session: Session) -> None:
    assert rows(sent(session), "excel") == [
        ["has", "men", "phone", "site", "site/1/town", "site/1/area", "site/2/town", "site/2/area"],
        ["no", "NA", "'+3225550000", "2", "'=1+1", "12,5", "Mons", ""],
    ]


def test_a_repeat_has_a_table_of_its_own(session: Session) -> None:
    scene = sent(session)

    assert rows(scene, "iso", of="g-site") == [
        ["site", "town", "area"], ["1", "'=1+1", "12.5"], ["2", "Mons", ""],
    ]  # fmt: skip


def test_a199_the_workbook_holds_the_answers_the_repeats_and_the_codebook_in_both_languages(
    session: Session,
) -> None:
    scene = sent(session)

    name, sheets = exporting.workbook(session, scene.campaign.id, by=scene.lead)

    told = {sheet.name: (sheet.head, list(sheet.rows)) for sheet in sheets}
    assert name.startswith("vises-2025-")
    assert [list(told), told["answers"][1][0][6:10]] == [
        ["answers", "site", "codebook"], ["no", "NA", "+3225550000", 2],
    ]  # fmt: skip
    assert [row[6:] for row in told["site"][1]] == [
        [1, "=1+1", Decimal("12.5")], [2, "Mons", ""],
    ]  # fmt: skip
    assert told["codebook"][1][:4] == [
        ["has", "1", "single", LABEL[0], LABEL[1], "", "", "", "", "", "", ""],
        ["has", "1", "single", LABEL[0], LABEL[1], "", "", "", "", "yes", "Oui", "Ja"],
        ["has", "1", "single", LABEL[0], LABEL[1], "", "", "", "", "no", "Non", "Nee"],
        ["men", "1", "integer", LABEL[0], LABEL[1], "", "", "", "", "", "", ""],
    ]
