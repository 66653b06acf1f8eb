"""A proof copy holds both languages side by side, and says what is missing and what rules."""

from __future__ import annotations

from io import BytesIO
from typing import get_args

import docx
from hypothesis import given, settings

from app.core.questionnaire.definition import Definition
from app.core.questionnaire.kinds import Kind
from app.core.questionnaire.logic import Logic
from app.core.text import text_of
from app.documents import proof_words
from app.documents.proof_reading import printed
from tests import make
from tests.core.questionnaire.edits import definitions


def rows_of(definition: Definition) -> list[list[str]]:
    """The rows of all tables, each as the texts of its cells with plain spaces."""
    document = docx.Document(BytesIO(printed(definition)))
    return [
        [" ".join(cell.text.replace("\u00a0", " ").split()) for cell in row.cells]
        for table in document.tables
        for row in table.rows
    ]


def test_a_question_stands_in_both_languages_with_its_choices_and_its_condition() -> None:
    asked = make.yes_or_no(
        label=make.a_text("Formation ?", "Opleiding?"), logic=Logic(relevant="${q-workers} > 0")
    )
    workers = make.a_question(label=make.a_text("Effectif", "Personeel"), required=True)

    rows = rows_of(make.a_definition(make.a_module(make.a_page(workers, asked))))

    assert rows == [
        ["", "FR", "NL"],
        [
            "1 workers Nombre entier Geheel getal obligatoire · verplicht",
            "Effectif",
            "Personeel",
        ],
        [
            "2 training Un seul choix Eén keuze",
            "Formation ? Oui Non Seulement si : la réponse à « Effectif » est supérieure à 0",
            "Opleiding? Ja Nee Alleen als: het antwoord op “Personeel” is groter dan 0",
        ],
    ]


def test_what_waits_for_a_translation_is_marked() -> None:
    untranslated = make.a_question(label=text_of(fr="Effectif"))

    rows = rows_of(make.a_definition(make.a_module(make.a_page(untranslated))))

    assert rows[1][1:] == ["Effectif", "[te vertalen]"]


def test_a_condition_without_words_is_shown_as_it_is_written() -> None:
    question = make.a_question(logic=Logic(constraint="regex(., '^[0-9]+$')"))

    rows = rows_of(make.a_definition(make.a_module(make.a_page(question))))

    assert rows[1][1].endswith("À respecter : (formule) regex(., '^[0-9]+$')")


def test_each_kind_has_its_name_in_both_languages() -> None:
    tags = {kind.__struct_config__.tag for kind in get_args(Kind)}

    assert set(proof_words.KINDS) == tags


@settings(deadline=None, max_examples=15)
@given(definitions())
def test_every_questionnaire_is_a_document_that_opens_with_a_row_a_question(
    definition: Definition,
) -> None:
    numbered = [row for row in rows_of(definition) if row[0]]

    assert len(numbered) == len(list(definition.questions))
