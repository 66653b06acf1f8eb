"""The numbers of the page, worked out again by plain formulas from the raw file.

Nothing of the application's rules is called here: the file is split by hand, the interval is
Wilson's formula as printed in JASA 22 (1927), 209.
"""

from __future__ import annotations

import re
from math import sqrt

import pytest
from flask import Flask

from app.extensions import db
from tests.conftest import ClientFor
from tests.corpus.statistics import statistics_file
from tests.racines import scene
from tests.racines.browsing import asked, post, read_in

Z = 1.959963984540054


def wilson(k: int, n: int) -> tuple[float, float]:
    p = k / n
    middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z * sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n)
    return middle - half, middle + half


def cell_of(text: str, row: str, year: str) -> float:
    """Return the figure of one row and year of a TSV, its flag cut off."""
    header, *lines = text.splitlines()
    column = [name.strip() for name in header.split("\t")].index(year)
    line = next(line for line in lines if line.startswith(row + "\t"))
    return float(line.split("\t")[column].split()[0])


def whole(fraction: float) -> str:
    """Per cent without decimals, halves upwards."""
    return str(int(100 * fraction + 0.5))


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("about", "k", "n", "verdict"),
    [("maille", 15, 24, "plus que le territoire"), ("pole", 21, 32, "plus que le territoire")],
)
def test_the_page_says_what_the_raw_file_and_the_formula_give(
    app: Flask, client_for: ClientFor, about: str, k: int, n: int, verdict: str
) -> None:
    told = scene.set_up(db.session())
    client = client_for(told.lead)
    file = statistics_file("eurostat_tsv/tgs00010.tsv").read_bytes()
    read_in(client, told.pole.id, file)
    rate = cell_of(file.decode(), "PC,Y_GE15,T,BE32", "2017")
    low, high = wilson(k, n)
    where = {"enterprise": "pole", "territory": str(told.hainaut.id)} if about == "pole" else {}

    kept = post(client, f"/comparisons/new?campaign={told.campaign.id}", asked(told, **where))
    page = client.get(kept.location + "?lang=fr").text.replace("\u00a0", " ")

    assert low > rate / 100
    assert re.findall(r'role="img".*?<title[^>]*>(.*?)</title>', page, re.S) == [
        f"{'La Maille franche' if about == 'maille' else 'Le pôle entier'} : {whole(k / n)} %, "
        f"intervalle de {whole(low)} à {whole(high)} %. "
        f"Hainaut (province) : {str(rate).replace('.', ',')} %."
    ]
    assert (verdict in page, f"<td class=\"table__number\">{k} sur {n}</td>" in page) == (
        True, True,
    )  # fmt: skip
