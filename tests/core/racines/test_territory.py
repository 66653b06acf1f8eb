from __future__ import annotations

import pytest

from app.core.racines.territory import folded, locative_fr, of_fr, rung_of


@pytest.mark.parametrize(
    ("name", "behind_its_preposition"),
    [
        ("Tournai", "à Tournai"),
        ("Le Quesnoy", "au Quesnoy"),
        ("Les Bons Villers", "aux Bons Villers"),
        ("La Louvière", "à La Louvière"),
        ("L’Orée de Mormal", "à L’Orée de Mormal"),
    ],
)
def test_a_commune_stands_behind_its_preposition(name: str, behind_its_preposition: str) -> None:
    assert locative_fr(name) == behind_its_preposition


@pytest.mark.parametrize(
    ("name", "joined"),
    [("Arras", "d’Arras"), ("Lens", "de Lens"), ("Épernay", "d’Épernay"), ("Ypres", "d’Ypres"),
     ("Le Quesnoy", "du Quesnoy")],
)  # fmt: skip
def test_de_is_elided_before_a_vowel(name: str, joined: str) -> None:
    assert of_fr(name) == joined


def test_folding_takes_away_what_people_do_not_type() -> None:
    assert folded("Villeneuve-d’Ascq") == folded("VILLENEUVE D'ASCQ") == "villeneuve d ascq"
    assert folded("Cœur-de-la-Vallée") == "coeur de la vallee"


def test_france_climbs_by_epci_and_belgium_by_province() -> None:
    assert rung_of("FR", "epci") < rung_of("FR", "arrondissement") < rung_of("FR", "department")
    assert rung_of("BE", "arrondissement") < rung_of("BE", "province") < rung_of("BE", "region")
