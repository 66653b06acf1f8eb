"""Whatever the cells hold, a file is read whole or refused with a place, and never breaks us."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.errors import Unsound
from app.core.questionnaire import codec, report
from app.core.questionnaire.definition import is_counted
from app.core.text import FR
from app.interchange.findings import Findings
from app.interchange.xlsform import converting, workbook
from app.interchange.xlsform.workbook import Row, Sheet, Workbook

TYPES = st.sampled_from(
    ["text", "integer", "note", "date", "select_one yes", "select_multiple yes or_other",
     "rank yes", "begin_group", "end_group", "begin repeat", "end repeat", "calculate",
     "image", "tel", "", "range", "start", "simserial", "select_one_from_file a.csv", "barcode",
     "begin loop over yes", "end loop", "hidden", "dateTime", "geotrace"]
)  # fmt: skip
LISTS = st.sampled_from(["yes", "no", ""])
NAMES = st.sampled_from(["a", "b", "A", "été", "meta", "", "a b", "q1", "q2", "q3"])
WORDS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            "",
            "${a}",
            "<b>x</b>",
            "yes",
            "true()",
            "${a} + 1",
            "start=1 end=3",
            "year w1",
            "now()",
            "${a}, ${q1}",
            "'other'",
            "concat(“a’, ‘b”)",
            "${q1_other}",
            "instance('yes')/root",
        ]
    ),
)
HEADERS = st.sampled_from(
    ["label", "label::fr", "label::nl", "label::Klingon", "hint::fr", "required", "relevant",
     "appearance", "default", "media::image::fr", "remarks", "", "Label", "constraint_message::nl",
     "disabled", "bind::x:y", "choice_filter", "required_message::fr", "read_only", "calculation",
     "trigger", "parameters", "repeat_count", "guidance_hint::fr", "constraint", "sms_field"]
)  # fmt: skip
ANY_CELL = st.one_of(
    st.text(max_size=40), st.integers(), st.floats(), st.booleans(), st.none(), st.dates(),
    st.datetimes(), st.times(), st.timedeltas(),
)  # fmt: skip


def a_sheet(name: str, rows: list[list[str]]) -> Sheet:
    cells = [tuple(workbook.written(cell) for cell in row) for row in rows]
    return Sheet(name, tuple(Row(n, row) for n, row in enumerate(cells, 1) if any(row)))


@st.composite
def books(draw: st.DrawFn) -> Workbook:
    headers = draw(st.lists(HEADERS, max_size=6))
    rows = draw(
        st.lists(
            st.tuples(TYPES, NAMES, st.lists(WORDS, min_size=len(headers), max_size=len(headers))),
            max_size=12,
        )
    )
    choices = draw(st.lists(st.tuples(LISTS, NAMES, WORDS), max_size=6))
    return Workbook(
        {
            "survey": a_sheet(
                "survey", [["type", "name", *headers], *([t, n, *more] for t, n, more in rows)]
            ),
            "choices": a_sheet(
                "choices", [["list_name", "name", "label"], *(list(row) for row in choices)]
            ),
        },
        draw(st.sampled_from([(), ("Survey (2)",)])),
    )


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(book=books())
def test_count_in_is_count_out_and_listed(book: Workbook) -> None:
    try:
        definition, told = converting.of_book(book, "f.xlsx", Findings(), seed="s", otherwise=FR)
    except Unsound as refusal:
        assert all(p.facts["sheet"] or p.facts["row"] == 0 for p in refusal.problems)
        return
    left_out = [
        e for e in told.lost if e.code in {"import.row-without-type", "import.row-disabled"}
    ]
    counted = sum(map(is_counted, definition.questions)) - told.added
    assert told.asked == counted + len(left_out)
    assert codec.decode(codec.encode(definition)) == definition
    assert report.decode(report.encode(told)) == told


@settings(deadline=None, max_examples=200)
@given(cell=ANY_CELL)
def test_any_cell_is_words_that_can_be_stored(cell: Any) -> None:
    said = workbook.written(cell)

    assert said == said.strip()
    assert "\x00" not in said.encode().decode()


def test_dates_and_truths_are_written_as_an_author_would() -> None:
    morning = datetime(2026, 3, 1, 8)  # noqa: DTZ001  a cell knows no time zone
    cells = (date(2026, 3, 1), morning.replace(hour=0), morning, time(8), True, 2.0, 0.5)

    assert [workbook.written(cell) for cell in cells] == [
        "2026-03-01", "2026-03-01", "2026-03-01 08:00:00", "08:00:00", "TRUE", "2", "0.5",
    ]  # fmt: skip
