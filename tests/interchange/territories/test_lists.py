"""The lists of territories, built from what their producers publish."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from app.interchange.territories import belgium, france, refnis
from tests.corpus.folder import corpus_file

HEAD = "LVL_REFNIS|CD_REFNIS|CD_SUP_REFNIS|TX_REFNIS_DE|TX_REFNIS_FR|TX_REFNIS_NL|DT_VLDT_START|DT_VLDT_END"  # noqa: E501
ALWAYS = "01/01/1970|31/12/9999"
OFFICIAL = "\r\n".join(
    (
        "\ufeff" + HEAD,
        f"1|3000|01000|x|Région wallonne|Waals Gewest|{ALWAYS}",
        f"1|4000|01000|x|Région de Bruxelles-Capitale|Brussels Hoofdstedelijk Gewest|{ALWAYS}",
        f"2|50000|03000|x|Province du Hainaut|Provincie Henegouwen|{ALWAYS}",
        "3|54000|50000|x|Arrondissement de Mouscron|Arrondissement Moeskroen|01/01/1970|31/12/2018",
        f"3|57000|50000|x|Arrondissement de Tournai|Arrondissement Doornik|{ALWAYS}",
        f"3|21000|04000|x|Arrondissement de Bruxelles|Arrondissement Brussel|{ALWAYS}",
        "4|54007|54000|x|Mouscron|Moeskroen|01/01/1977|31/12/2018",
        "4|57096|57000|x|Mouscron|Moeskroen|01/01/2019|31/12/9999",
        f"4|21004|21000|x|Bruxelles|Brussel|{ALWAYS}",
        "4|54001|54000|x|Bas-Warneton|Neerwaasten|01/01/1970|31/12/1976",
    )
)
CURATED = Path(__file__).parents[3] / "app" / "territories" / "curated.csv"


@pytest.fixture
def official(tmp_path: Path) -> Path:
    file = tmp_path / "TU_COM_REFNIS.txt"
    file.write_text(OFFICIAL, encoding="utf-8", newline="")
    return file


def test_the_official_list_is_read_as_the_compiled_one(official: Path) -> None:
    found = [
        (row["nis"], row["arr_nis"], row["prov_nis"], row["reg_nis"], row["valid_from"],
         row["valid_to"])
        for row in refnis.communes(official, known=[])
    ]  # fmt: skip

    assert found == [
        ("54007", "54000", "50000", "03000", "1977-01-01", "2019-01-01"),
        ("57096", "57000", "50000", "03000", "2019-01-01", ""),
        ("21004", "21000", "", "04000", "1977-01-01", ""),
    ]


def test_what_the_official_list_leaves_out_comes_from_the_compiled_one(official: Path) -> None:
    known = [{"nis": "54007", "arr_nis": "54000", "successor": "57096", "postcodes": "7700",
              "nuts3_2016": "BE324", "nuts3_2021_2024": "", "population_2020": ""}]  # fmt: skip

    mouscron = refnis.communes(official, known)[0]

    assert (mouscron["successor"], mouscron["nuts3_2016"]) == ("57096", "BE324")


@pytest.mark.corpus
def test_the_lists_that_stand_here_are_those_that_are_built() -> None:
    with CURATED.open(encoding="utf-8", newline="") as file:
        curated = {row["key"]: row for row in csv.DictReader(file)}
    versions = {"2019": "0.7.0", "2021": "1.1.1", "2022": "2.3.1", "2023": "3.1.1",
                "2024": "4.1.0", "2025": "5.3.0", "2026": "6.0.0"}  # fmt: skip
    folder = corpus_file("territory")

    built = (
        belgium.read(folder / "belgium", curated),
        france.read({year: folder / "france" / name for year, name in versions.items()}, curated),
    )

    with (CURATED.parent / "places.csv").open(encoding="utf-8", newline="") as file:
        standing = {row["key"]: row["name_nl"] for row in csv.DictReader(file)}
    assert {place.key: place.name_nl for each in built for place in each.places} == standing
