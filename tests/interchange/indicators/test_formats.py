"""Files of statistics in the formats of their producers: read whole, or refused by a name."""

from __future__ import annotations

import io
import re
import zipfile
from decimal import Decimal

import pytest

from app.core.errors import Unsound
from app.core.racines.indicator import Flag, Observation
from app.interchange.indicators.formats import parse
from app.interchange.indicators.table import Table, summary_of
from tests.corpus.statistics import statistics_file

ROW = re.compile(r"\| ([\w/.~-]+) \| (\d*) \| (\d*) \| \d* \| (.*?) ?\|")
ROWS_OF_SEVERAL_MEASURES = "rows, each with several measures"
READ_ALTHOUGH_NOT_COUNTED = {"eurostat_csv/lfst_r_lfu3rt_1_Data.csv": (3140, 3022)}
"""The manifest gives no number for it; each of its lines but the first is one figure."""


def told_by_the_manifest() -> dict[str, tuple[str, str, str]]:
    """The numbers of observations and of values of each file, as text, and what is said of it."""
    text = statistics_file("MANIFEST.md").read_text()
    return {name: (cells, values, note) for name, cells, values, note in ROW.findall(text)}


def read(name: str) -> Table | list[str]:
    try:
        return parse(statistics_file(name).read_bytes())
    except Unsound as refused:
        return [problem.code for problem in refused.problems]


@pytest.mark.corpus
def test_each_file_with_figures_holds_what_its_manifest_says() -> None:
    wrong = {}
    for name, (cells, values, note) in told_by_the_manifest().items():
        found = read(name)
        if not cells or note == ROWS_OF_SEVERAL_MEASURES:
            continue
        summary = summary_of(found) if isinstance(found, Table) else None
        if not summary or (summary.observations, summary.with_value) != (int(cells), int(values)):
            wrong[name] = (cells, values, summary or found)

    assert wrong == {}


@pytest.mark.corpus
def test_each_file_without_figures_is_refused_by_a_name() -> None:
    read_all_the_same = {
        name: (summary_of(found).observations, summary_of(found).with_value)
        for name, (cells, _values, _note) in told_by_the_manifest().items()
        if not cells and isinstance(found := read(name), Table)
    }

    assert read_all_the_same == READ_ALTHOUGH_NOT_COUNTED


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("name", "measures"),
    [("TF_PSNL_INC_TAX_MUNTY_extract.txt", 28), ("TF_SOC_POP_STRUCT_2015_6communes.txt", 1)],
)
def test_a_line_of_statbel_is_a_figure_for_each_measure(name: str, measures: int) -> None:
    rows = int(told_by_the_manifest()[f"statbel/{name}"][0])
    table = read(f"statbel/{name}")

    assert isinstance(table, Table)
    assert (len(table.values_of("measure")), summary_of(table).observations) == (
        measures, rows * measures,
    )  # fmt: skip


@pytest.mark.corpus
def test_the_income_of_beernem_in_2005_is_what_statbel_says() -> None:
    table = read("statbel/TF_PSNL_INC_TAX_MUNTY_extract.txt")
    assert isinstance(table, Table)

    found = [
        one for one in table.observations(("MS_TOT_NET_TAXABLE_INC",))
        if (one.geo, one.period) == ("31003", "2005")
    ]  # fmt: skip

    assert found == [Observation("31003", "2005", Decimal("198905002.96"), (), "198905002.96")]


@pytest.mark.corpus
def test_the_same_figures_in_json_stat_and_tsv_are_the_same() -> None:
    json, tsv = (
        read("eurostat_jsonstat/constructed_tgs00010_nuts2_BE_FR.json"),
        read("eurostat_tsv/tgs00010.tsv"),
    )
    assert isinstance(json, Table)
    assert isinstance(tsv, Table)

    def figures(table: Table, key: tuple[str, ...]) -> set[tuple[object, ...]]:
        return {(one.geo, one.period, one.value, one.flags) for one in table.observations(key)}

    ours = figures(json, ("A", "PC", "Y_GE15", "T"))
    assert ours == {
        one
        for one in figures(tsv, ("PC", "Y_GE15", "T"))
        if one[0] in {geo for geo, *_rest in ours}
    }


def test_sdmx_csv_keeps_flags_secrets_and_namibia() -> None:
    table = parse(
        b"DATAFLOW,LAST UPDATE,freq,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG,CONF_STATUS\n"
        b"E:X(1.0),01/10/26,A,BE32,2024,7.7,u,\nE:X(1.0),01/10/26,A,BE32,2025,:,,\n"
        b"E:X(1.0),01/10/26,A,BE34,2025,,,C\nE:X(1.0),01/10/26,A,FRE1,2025,9.4,bd,\n"
        b"E:X(1.0),01/10/26,A,NA,2025,1.0,,\n"
    )

    assert [(one.geo, one.value, "".join(one.flags)) for one in table.observations(("A",))] == [
        ("BE32", Decimal("7.7"), "u"), ("BE32", None, ":"), ("BE34", None, "c"),
        ("FRE1", Decimal("9.4"), "bd"), ("NA", Decimal("1.0"), ""),
    ]  # fmt: skip


def test_sdmx_csv_2_reads_statuses_and_labels() -> None:
    table = parse(
        b"STRUCTURE,STRUCTURE_ID,ACTION,freq: Frequency,geo: Geo,TIME_PERIOD: Time,OBS_VALUE,"
        b"OBS_STATUS\ndataflow,E:X(1.0),I,A: Annual,BE32: Hainaut,2024,7.7,E\n"
        b"dataflow,E:X(1.0),I,A: Annual,BE32: Hainaut,2023,,M\n"
    )

    assert (table.dimensions, list(table.observations(("A",)))) == (
        ("freq",),
        [
            Observation("BE32", "2023", None, (Flag.NOT_AVAILABLE,), ":"),
            Observation("BE32", "2024", Decimal("7.7"), (Flag.ESTIMATED,), "7.7 e"),
        ],
    )


def test_a_product_of_melodi_names_what_its_codes_are_of() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("DS_X_metadata.csv", "COD_VAR;LIB_VAR\n")
        archive.writestr(
            "DS_X_data.csv",
            '"GEO";"GEO_OBJECT";"MEASURE";"CONF_STATUS";"OBS_STATUS";"TIME_PERIOD";"OBS_VALUE"\n'
            '"59350";"COM";"PR_MD60";"F";"A";"2021";"25"\n'
            '"59350";"EPCI";"PR_MD60";"C";"";"2021";""\n',
        )

    found = list(parse(data.getvalue()).observations(("PR_MD60",)))

    assert found == [
        Observation("COM-59350", "2021", Decimal(25), (), "25"),
        Observation("EPCI-59350", "2021", None, (Flag.CONFIDENTIAL,), ": c"),
    ]


def test_a_column_of_the_dossier_complet_holds_its_year() -> None:
    table = parse(
        b"CODGEO;P21_POP;P10_POP;MED21;TP6021\n59350;236710;227560;20100;26\n59002;s;nd;;7.5\n"
    )

    assert [
        (one.geo, one.period, one.cell)
        for name in ("P_POP", "MED", "TP60")
        for one in table.observations((name,))
    ] == [
        ("COM-59350", "2010", "227560"), ("COM-59350", "2021", "236710"),
        ("COM-59002", "2010", ":"), ("COM-59002", "2021", ": c"),
        ("COM-59350", "2021", "20100"), ("COM-59002", "2021", ":"),
        ("COM-59350", "2021", "26"), ("COM-59002", "2021", "7.5"),
    ]  # fmt: skip


def test_walstat_has_titles_commas_and_codes_without_their_zero() -> None:
    table = parse(
        "IWEPS;;;\nTaux de chômage (2019-2020);;;\nCode INS;Entités administratives;2019;2020\n"
        "3000;Région wallonne;13,5;12,9\n57081;Tournai;11,25;nd\nSource : IWEPS;;;\n".encode()
    )

    assert [
        (one.geo, one.period, one.value)
        for one in table.observations(("IWEPS",))
    ] == [
        ("03000", "2019", Decimal("13.5")), ("03000", "2020", Decimal("12.9")),
        ("57081", "2019", Decimal("11.25")), ("57081", "2020", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "code", "facts"),
    [
        (b" \n", "table.empty", {}),
        (b"id,value\n1,2\n", "table.unknown", {"text": "id,value"}),
        (b"<!doctype html><p>", "table.markup", {}),
        (b"PK\x03\x04 and no more", "zip.damaged", {}),
        (b'{"value": [1', "json.broken", {"line": 1, "column": 13}),
        (b'{"value": [NaN]}', "json.number", {"text": "NaN"}),
        (b'{"id": [], "id": []}', "json.twice", {"text": "id"}),
        (b"[" * 100_000, "json.too-deep", {"most": 60}),
        (
            b'{"id": ["geo"], "size": [100000000], "value": {}, "dimension": {"geo": {}}}',
            "json-stat.no-dimensions", {},
        ),
        (
            b'{"id": ["geo"], "size": [2], "value": [1, 2],'
            b' "dimension": {"geo": {"category": {"index": ["BE"]}}}}',
            "json-stat.size", {"name": "geo", "size": 2, "found": 1},
        ),
        (
            b'{"id": ["geo"], "size": [1], "value": [1, 2],'
            b' "dimension": {"geo": {"category": {"index": ["BE"]}}}}',
            "json-stat.values", {"name": "value", "size": 1},
        ),
        (
            b"DATAFLOW,geo,TIME_PERIOD,OBS_VALUE\nX,BE,2020,1\nX,BE,2020,2\n",
            "table.row-twice", {"line": 3, "first": 2},
        ),
        (
            b"DATAFLOW,geo,TIME_PERIOD,OBS_VALUE\nX,BE,2020,\"1,5\"\n",
            "table.cell-in-line", {"line": 2, "text": "1,5"},
        ),
        (
            b"DATAFLOW,geo,TIME_PERIOD,OBS_VALUE\nX,BE,2020\n",
            "table.columns", {"line": 2, "found": 3, "expected": 4},
        ),
        (
            b"DATAFLOW,geo,TIME_PERIOD,OBS_VALUE\nX,BE,the past,1\n",
            "table.period-in-line", {"line": 2, "text": "the past"},
        ),
        (
            b"STRUCTURE,STRUCTURE_ID,ACTION,geo,TIME_PERIOD,OBS_VALUE\ndataflow,X,D,BE,2020,\n",
            "sdmx-csv.deletes", {"line": 2},
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_its_place(
    data: bytes, code: str, facts: dict[str, object]
) -> None:
    with pytest.raises(Unsound) as refused:
        parse(data)

    assert [(one.code, dict(one.facts)) for one in refused.value.problems] == [(code, facts)]


def test_the_first_twenty_lines_that_are_wrong_are_told_and_no_more() -> None:
    with pytest.raises(Unsound) as refused:
        parse(b"DATAFLOW,geo,TIME_PERIOD,OBS_VALUE\n" + b"X,BE,2020\n" * 100)

    assert [one.facts["line"] for one in refused.value.problems] == [*range(2, 22)]
