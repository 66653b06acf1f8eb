"""Answers as tables: every kind can be read, and what was not asked is not what was left open."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from app.core.questionnaire import kinds, tables
from app.core.questionnaire.definition import Group
from app.core.questionnaire.kinds import Kind, Matrix, Multiple, Numbers, Ranking, Single
from app.core.questionnaire.logic import Repeat
from app.core.questionnaire.options import Row
from app.core.questionnaire.submitting import handed_in
from app.core.questionnaire.tabulating import columns_of
from tests.core.questionnaire.ways import a_walk, asked, number, sum_of
from tests.make import a_choice, a_question, yes_or_no

CHOICES = (a_choice("bike"), a_choice("bus"))
ROWS = (Row("r-1", "men"), Row("r-2", "women"))
STORED = {"digest": "d", "name": "plan.pdf", "type": "application/pdf", "size": 12}
SITES = Group("g-site", "site", parts=(number("jobs"), yes_or_no("open")), repeat=Repeat())


@pytest.mark.parametrize(
    ("kind", "value", "cells"),
    [
        (kinds.Text(), "Bien", {"x": "Bien"}), (kinds.Integer(), -3, {"x": -3}),
        (kinds.DecimalNumber(), "12.5", {"x": Decimal("12.5")}),
        (Single(CHOICES), "c-bus", {"x": "bus"}),
        (Single(CHOICES, other=True), {"other": "À pied"}, {"x": "other", "x/other": "À pied"}),
        (Multiple(CHOICES), ["c-bus"], {"x/bike": 0, "x/bus": 1}),
        (
            Multiple(CHOICES, other=True), ["c-bike", {"other": "À pied"}],
            {"x/bike": 1, "x/bus": 0, "x/other": "À pied"},
        ),
        (Ranking(CHOICES), ["c-bus", "c-bike"], {"x/bike": 2, "x/bus": 1}),
        (Numbers(ROWS), {"r-2": "1.5"}, {"x/men": "", "x/women": Decimal("1.5")}),
        (Matrix(ROWS, CHOICES), {"r-1": "c-bus"}, {"x/men": "bus", "x/women": ""}),
        (
            Matrix(ROWS[:1], CHOICES, "multiple"), {"r-1": ["c-bus"]},
            {"x/men/bike": 0, "x/men/bus": 1},
        ),
        (
            Matrix(ROWS[:1], CHOICES, "number"), {"r-1": {"c-bus": "2"}},
            {"x/men/bike": "", "x/men/bus": Decimal(2)},
        ),
        (kinds.Duration(), "PT35H30M", {"x": Decimal("35.5")}),
        (kinds.Period(), {"from": "2026-01-01", "to": "2026-02-01"},
         {"x/from": "2026-01-01", "x/to": "2026-02-01"}),
        (kinds.Month(), "2026-03", {"x": "2026-03"}), (kinds.Time(), "14:30", {"x": "14:30"}),
        (kinds.Goal(), ["8.5", "4.4"], {"x": "8.5 4.4"}),
        (kinds.Place(), "50.6 3.05 0 0",
         {"x/latitude": Decimal("50.6"), "x/longitude": Decimal("3.05")}),
        (kinds.Consent("2"), {"given": False, "version": "2"}, {"x": 0, "x/version": "2"}),
        (kinds.File(), STORED, {"x": "plan.pdf", "x/caption": "", "x/credit": ""}),
        (kinds.Calculated(), "0.25", {"x": Decimal("0.25")}),
        (kinds.Calculated(), "oui", {"x": "oui"}),
        (kinds.Testimony(), {"text": "Merci", "quotable": "no"},
         {"x/text": "Merci", "x/speaker": "", "x/role": "", "x/quotable": "no"}),
    ],
)  # fmt: skip
def test_every_kind_has_cells_that_can_be_read(
    kind: Kind, value: Any, cells: dict[str, Any]
) -> None:
    columns = columns_of(a_question("x", kind))

    assert {column.name: column.cell(value) for column in columns} == cells


def test_left_open_not_asked_and_not_in_the_version_are_three_things() -> None:
    table = tables.of_respondents(
        {2: asked(number("workers"), number("men")), 1: asked(number("workers"))}, {}
    )

    lines = [
        *table.lines(2, {"q-workers": 3, "q-men": None}), *table.lines(2, {"q-workers": 0}),
        *table.lines(1, {"q-workers": None}),
    ]  # fmt: skip

    assert (table.names, lines) == (("workers", "men"), [[3, ""], [0, "NA"], ["", "NV"]])


def test_a047_a_calculation_without_a_result_says_so() -> None:
    definition = asked(number("men"), number("all"), sum_of("share", "${q-men} div ${q-all}"))
    table = tables.of_respondents({1: definition}, {})

    cells = [
        next(table.lines(1, handed_in(a_walk(definition, {"q-men": 1, "q-all": of}))))[2]
        for of in (0, 4)
    ]

    assert cells == ["NR", Decimal("0.25")]


def test_a_question_that_was_renamed_keeps_its_column() -> None:
    renamed = a_question("employees", id="q-workers")

    table = tables.of_respondents({2: asked(renamed), 1: asked(number("workers"))}, {})

    assert (table.names, [*table.lines(1, {"q-workers": 3})]) == (("employees",), [[3]])


def test_a_repeat_is_counted_and_its_times_stand_side_by_side() -> None:
    table = tables.of_respondents({1: asked(SITES)}, {"g-site": 2})
    one_site = {"g-site": [{"_id": "a", "q-jobs": 3, "q-open": None}]}

    assert table.names == ("site", "site/1/jobs", "site/1/open", "site/2/jobs", "site/2/open")
    assert [*table.lines(1, one_site), *table.lines(1, {})] == [
        [1, 3, "", "", ""], ["NA"] * 5,
    ]  # fmt: skip


def test_the_table_of_a_repeat_has_a_line_for_each_time_with_the_times_around_it() -> None:
    people = Group("g-p", "people", parts=(number("age"),), repeat=Repeat())
    sites = Group("g-site", "site", parts=(number("jobs"), people), repeat=Repeat())
    answers = {
        "g-site": [
            {"_id": "a", "q-jobs": 1, "g-p": [{"_id": "p", "q-age": 20}, {"_id": "q"}]},
            {"_id": "b", "q-jobs": 2, "g-p": [{"_id": "p", "q-age": 40}]},
        ]
    }

    table = tables.of_times({1: asked(sites)}, "g-p")

    assert table is not None
    assert (table.names, [*table.lines(1, answers)]) == (
        ("site", "people", "age"), [[1, 1, 20], [1, 2, "NA"], [2, 1, 40]],
    )  # fmt: skip
    assert tables.of_times({1: asked(sites)}, "g-x") is None
