"""What stands in the rows of an XLSForm of ours, where it has no word for what we ask."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal
from typing import Any

from python_calamine import CalamineWorkbook

from app.core.questionnaire import kinds as k
from app.core.questionnaire.definition import Question
from app.core.questionnaire.logic import Logic
from app.core.questionnaire.options import Row
from app.core.text import text_of
from app.interchange.exporting import Exported
from app.interchange.xlsform.writing import writer
from tests import make


def written(*questions: Question) -> Exported:
    return writer.write(make.a_definition(make.a_module(make.a_page(*questions))))


def rows(exported: Exported, *columns: str) -> list[tuple[Any, ...]]:
    """The cells of these columns, but for the groups of module and page around them."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(exported.data))
    head, *survey = book.get_sheet_by_name("survey").to_python()
    at = [head.index(column) if column in head else -1 for column in columns]
    return [tuple(row[i] if i >= 0 else "" for i in at) for row in survey[2:-2]]


def codes(exported: Exported) -> list[tuple[str, str]]:
    report = exported.report
    return [
        (entry.code.removeprefix("export."), entry.name)
        for entry in (*report.changed, *report.lost)
        if entry.name in {"workers", "effect", "period"}
    ]


def test_bounds_become_a_rule_and_a_unit_stands_behind_the_wording() -> None:
    kind = k.DecimalNumber(Decimal(0), Decimal("99.5"), form="percent")

    exported = written(make.a_question(kind=kind, logic=Logic(constraint=". != 7")))

    assert rows(exported, "type", "name", "label::Nederlands (nl)", "constraint") == [
        ("decimal", "workers", "Hoeveel werknemers? (%)", "(. >= 0 and . <= 99.5) and (. != 7)")
    ]
    assert codes(exported) == [("unit", "workers"), ("bounds", "workers")]


def test_a_matrix_becomes_a_group_with_a_row_for_each_of_its_rows() -> None:
    care = Row("r-1", "care", make.a_text("Soins", "Zorg"), relevant="${q-workers} > 0")
    matrix = make.a_question("effect", k.Matrix((care,), (make.a_choice(),)), required=True)

    exported = written(make.a_question(kind=k.Integer()), matrix)

    assert rows(exported, "type", "name", "relevant", "required", "appearance")[1:] == [
        ("begin_group", "effect", "", "", "table-list"),
        ("select_one effect_choices", "care", "${workers} > 0", "yes", ""),
        ("end_group", "", "", "", ""),
    ]


def test_several_numbers_make_up_their_total_in_the_last_of_them() -> None:
    parts = tuple(Row(f"r-{name}", name) for name in ("men", "women"))
    numbers = make.a_question("effect", k.Numbers(parts, total="${q-workers}"))

    exported = written(make.a_question(kind=k.Integer()), numbers)

    assert rows(exported, "name", "constraint")[1:] == [
        ("effect", ""), ("men", ""), ("women", "coalesce(../men, 0) + . = (${workers})"), ("", ""),
    ]  # fmt: skip


def test_an_answer_of_ones_own_is_asked_in_the_languages_of_the_questionnaire() -> None:
    question = make.a_question(kind=k.Single((make.a_choice(),), other=True))

    exported = written(question)

    assert rows(exported, "type", "name", "label::Français (fr)", "relevant")[1:] == [
        ("text", "workers_other", "Précisez", "selected(../workers, 'other')")
    ]


def test_no_cell_is_a_formula_a_link_or_a_number() -> None:
    said = text_of(fr='=HYPERLINK("https://example.org")', nl="https://example.org")

    exported = written(make.a_question(kind=k.Integer(), label=said, hint=text_of(fr="+32")))

    with zipfile.ZipFile(io.BytesIO(exported.data)) as book:
        sheets = "".join(book.read(name).decode() for name in book.namelist() if "sheet" in name)
    assert ("<f>" in sheets, "hyperlink" in sheets, "<v>" in sheets.replace('t="s"><v>', "")) == (
        False, False, False,
    )  # fmt: skip


def test_what_refers_to_nothing_any_more_is_left_out_and_said_to_be() -> None:
    gone = make.a_question(
        kind=k.Integer(), label=text_of(fr="Après ${q-gone}"), logic=Logic(relevant="${q-gone} > 0")
    )

    exported = written(gone)

    assert rows(exported, "label::Français (fr)", "relevant") == [("Après …", "")]
    assert codes(exported) == [("reference-gone", "workers"), ("no-place", "workers")]


def test_the_same_questionnaire_gives_the_same_bytes() -> None:
    definition = make.a_definition()

    assert writer.write(definition).data == writer.write(definition).data
