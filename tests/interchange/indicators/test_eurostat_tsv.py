"""Eurostat's tables: the real files of others read whole, broken ones are refused with a place."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app.core.errors import Unsound
from app.core.racines.indicator import Flag, Observation
from app.interchange.indicators.cells import read_cell
from app.interchange.indicators.eurostat_tsv import parse
from app.interchange.indicators.opening import MOST_BYTES
from app.interchange.indicators.table import summary_of
from tests.corpus.statistics import statistics_file

OLD = b"unit,geo\\time\t2016 \t2015 \nPC,BE32\t7.7 u\t: \nPC,NA\t1.0 \t: bu\n"
NEW = b'"freq,unit,geo\\TIME_PERIOD",2015 ,2016 \n"A,PC,BE32",: ,7.7 u\n"A,PC,NA",: bu,1.0 \n'


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("name", "counts"),
    [  # observations, with a value, flagged: data/indicators/MANIFEST.md
        ("eurostat_tsv/ilc_li41.tsv", (2814, 1974, 195)),
        ("eurostat_tsv/ilc_lvhl21.tsv", (2814, 1974, 159)),
        ("eurostat_tsv/ilc_lvho04n.tsv", (2632, 1889, 5)),
        ("eurostat_tsv/ilc_peps11.tsv", (2814, 1974, 204)),
        ("eurostat_tsv/lfst_r_lfu3pers.tsv", (100164, 83821, 26145)),
        ("eurostat_tsv/lfst_r_lfu3rt_2014.tsv", (84060, 72680, 11847)),
        ("eurostat_tsv/nama_10r_2gdp.tsv", (38460, 37274, 144)),
        ("eurostat_tsv/tgs00010.tsv", (12168, 11379, 1495)),
        ("eurostat_csv/estat_ilc_di03_BE_FR_EU.csv", (61920, 47556, 6480)),
    ],
)
def test_a_real_file_holds_what_its_manifest_says(name: str, counts: tuple[int, int, int]) -> None:
    summary = summary_of(parse(statistics_file(name).read_bytes()))

    assert (summary.observations, summary.with_value, summary.flagged) == counts


@pytest.mark.corpus
def test_unemployment_in_hainaut_in_2017_is_what_the_file_says() -> None:
    table = parse(statistics_file("eurostat_tsv/tgs00010.tsv").read_bytes())
    found = [
        seen
        for seen in table.observations(("PC", "Y_GE15", "T"))
        if (seen.geo, seen.period) == ("BE32", "2017")
    ]

    assert (table.dimensions, table.values_of("sex")) == (("unit", "age", "sex"), ("F", "M", "T"))
    assert found == [Observation("BE32", "2017", Decimal("11.4"), (Flag.BREAK,), "11.4 b")]


@pytest.mark.parametrize(("data", "key"), [(OLD, ("PC",)), (NEW, ("A", "PC"))])
def test_both_generations_say_the_same(data: bytes, key: tuple[str, ...]) -> None:
    bu = (Flag.NOT_AVAILABLE, Flag.BREAK, Flag.LOW_RELIABILITY)

    assert list(parse(data).observations(key)) == [
        Observation("BE32", "2015", None, (Flag.NOT_AVAILABLE,), ": "),
        Observation("BE32", "2016", Decimal("7.7"), (Flag.LOW_RELIABILITY,), "7.7 u"),
        Observation("NA", "2015", None, bu, ": bu"),
        Observation("NA", "2016", Decimal("1.0"), (), "1.0 "),
    ]


@pytest.mark.parametrize(
    ("cell", "value", "flags"),
    [
        ("16720 b", "16720", "b"), ("24000.00 ", "24000.00", ""), ("-0.4 e", "-0.4", "e"),
        ("0.0 n", "0.0", "n"), (": c", None, "c"), (":c", None, "c"), (": z", None, "z"),
        ("z", None, "z"), ("", None, ":"), (": @C", None, "c"), ("9.4 bd", "9.4", "bd"),
    ],
)  # fmt: skip
def test_a_cell_is_a_figure_or_none_and_its_flags(cell: str, value: str | None, flags: str) -> None:
    expected = (Decimal(value) if value else None, tuple(Flag(letter) for letter in flags))

    assert read_cell(cell) == expected


@pytest.mark.parametrize(
    "cell",
    ["1,5", "1 234", "12:30", "2-3", "1e400", "NaN", "null", "None", "-", "…", "(a)", "9" * 41],
)
def test_nothing_is_guessed_of_another_cell(cell: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_cell(cell)


def problems_of(data: bytes) -> list[tuple[str, dict[str, object]]]:
    with pytest.raises(Unsound) as refused:
        parse(data)
    return [(problem.code, dict(problem.facts)) for problem in refused.value.problems]


@pytest.mark.parametrize(
    ("data", "code", "facts"),
    [
        (b"", "table.empty", {}),
        (b"\n \n", "table.empty", {}),
        (b"unit,geo\t2016\nPC,BE\t1", "table.no-header", {"text": "unit,geo"}),
        (b"<html>", "table.no-header", {"text": "<html>"}),
        (b"unit\\time\t2016\nPC\t1", "table.no-geo", {"text": "unit\\time"}),
        (b"geo\\time\t2016\t2016\nBE\t1\t2", "table.period", {"column": 3, "text": "2016"}),
        (b"geo\\time\tWert\nBE\t1", "table.period", {"column": 2, "text": "Wert"}),
        (b"geo\\time\t2016\n\nBE\t1\t2", "table.ragged", {"line": 3, "found": 2, "expected": 1}),
        (b"geo\\time\t2016\nPC,BE\t1", "table.key", {"line": 2, "text": "PC,BE"}),
        (b"geo\\time\t2016\nBE\t1,5", "table.cell", {"line": 2, "column": 2, "text": "1,5"}),
        (b"geo\\time\t2016\nBE\t1\nBE\t2", "table.row-twice", {"line": 3, "first": 2}),
        (b"geo\\time\t2016\nBE\t\xff", "table.not-text", {"line": 2}),
        (b"geo\\time\t2016\nBE\t\0", "table.not-text", {"line": 2}),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_the_place(
    data: bytes, code: str, facts: dict[str, object]
) -> None:
    assert problems_of(data) == [(code, facts)]


def test_a_file_that_is_too_large_is_not_looked_into() -> None:
    assert problems_of(b"x" * (MOST_BYTES + 1))[0][0] == "table.too-large"


def test_no_more_than_twenty_problems_are_told() -> None:
    lines = b"".join(b"B%d\t?\n" % n for n in range(30))

    assert len(problems_of(b"geo\\time\t2016\n" + lines)) == 20


@pytest.mark.parametrize("newline", [b"\r\n", b"\r"])
def test_line_ends_of_other_systems_and_a_byte_order_mark_change_nothing(newline: bytes) -> None:
    assert parse(b"\xef\xbb\xbf" + OLD.replace(b"\n", newline)) == parse(OLD)
