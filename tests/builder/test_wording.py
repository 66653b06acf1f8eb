"""What was typed on a card becomes edits, and no word of it is lost."""

from __future__ import annotations

import pytest

from app.builder import wording
from app.core.questionnaire.changes import Write
from app.core.questionnaire.definition import Definition
from app.core.questionnaire.operations import Operation
from app.core.questionnaire.parts import Missing
from app.core.text import text_of
from tests import make


def a_file_in_english_too() -> Definition:
    """A question with English beside its French, whose hint is in French only."""
    question = make.a_question(
        label=text_of(fr="Avez-vous un frigo ?", en="Have you a fridge?"),
        hint=text_of(fr="Un seul."),
    )
    return make.a_definition(make.a_module(make.a_page(question)))


def said(edits: list[Operation]) -> list[tuple[str, str]]:
    """What the edits write, by language."""
    writes = [edit for edit in edits if isinstance(edit, Write)]
    return [(edit.locale, edit.wording.text) for edit in writes if edit.wording]


def test_a_card_is_saved_although_one_of_its_texts_lacks_a_language_of_the_file() -> None:
    edits = wording.writes(
        a_file_in_english_too(),
        {
            "text|q-workers|label|nl": "Hebt u een koelkast?",
            "text|q-workers|label|en": "Have you a fridge?",
            "text|q-workers|hint|en": "",
        },
    )

    assert said(edits) == [("nl", "Hebt u een koelkast?")]


def test_the_missing_language_can_be_written() -> None:
    edits = wording.writes(a_file_in_english_too(), {"text|q-workers|hint|en": "Just one."})

    assert said(edits) == [("en", "Just one.")]


def test_a_language_that_stands_nowhere_in_the_questionnaire_is_refused() -> None:
    with pytest.raises(Missing):
        wording.writes(a_file_in_english_too(), {"text|q-workers|label|pl": "Czy?"})


def quoting(name: str = "workers") -> Definition:
    """A question whose words quote the answer to the one before it."""
    return make.a_definition(
        make.a_module(
            make.a_page(
                make.a_question(id="q-workers", name=name),
                make.a_question(
                    id="q-trained", name="trained",
                    label=text_of(fr="Sur ces ${q-workers} salariés, combien formés ?"),
                ),
            )
        )
    )  # fmt: skip


def test_what_a_text_quotes_is_read_and_written_by_name_and_kept_by_id() -> None:
    label = "Sur ces ${workers} personnes, combien formées ?"

    edits = wording.writes(quoting(), {"text|q-trained|label|fr": label})

    assert said(edits) == [("fr", "Sur ces ${q-workers} personnes, combien formées ?")]
    assert wording.by_name(quoting(), "Sur ces ${q-workers} …") == "Sur ces ${workers} …"


def test_a_text_that_quotes_and_was_left_as_it_stood_is_no_edit() -> None:
    label = "Sur ces ${workers} salariés, combien formés ?"

    assert wording.writes(quoting(), {"text|q-trained|label|fr": label}) == []
