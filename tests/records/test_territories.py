"""Territories as they were and are, on both sides of the border."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.errors import NotFound
from app.models import Territory, TerritoryChange, TerritoryParent
from app.records import territories, territory_lists

TODAY = date(2026, 11, 23)


def names(found: tuple[Territory, ...]) -> list[str]:
    return [each.names["fr"] for each in found]


def commune(session: Session, country: str, code: str, at: date = TODAY) -> Territory:
    return territories.resolve(session, country, code, at)[0]


def test_loading_twice_changes_nothing(lists: Session) -> None:
    assert territory_lists.load(lists) == 0


def test_a_row_that_somebody_changed_is_brought_back_to_the_list(lists: Session) -> None:
    commune(lists, "BE", "57096").population = 1
    lists.flush()

    assert territory_lists.load(lists) == 1


@pytest.mark.parametrize(
    ("country", "code", "then", "now"),
    [
        ("BE", "54007", ["54007"], ["57096"]),  # Mouscron: a new code in 2019
        ("BE", "37015", ["37015"], ["37022"]),  # Tielt: a merger in 2025 that kept the name
        ("BE", "11056", ["11056"], ["46030"]),  # Zwijndrecht: into another province
        ("FR", "62743", ["62743"], ["62447"]),
        ("FR", "59350", ["59350"], ["59350"]),
    ],
)
def test_a_code_means_what_its_commune_became(
    lists: Session, country: str, code: str, then: list[str], now: list[str]
) -> None:
    before = territories.resolve(lists, country, code, date(2018, 6, 1))
    today = territories.resolve(lists, country, code, TODAY)

    assert [each.code for each in before] == then
    assert sorted(each.code for each in today) == now


def test_a_commune_that_parted_became_its_parts(lists: Session) -> None:
    talican = commune(lists, "FR", "60054", date(2023, 6, 1))

    assert names(territories.what_became_of(lists, talican, TODAY)) == [
        "Les Hauts-Talican",
        "Beaumont-les-Nonains",
    ]


def test_a_code_that_was_not_given_yet_means_nothing(lists: Session) -> None:
    with pytest.raises(NotFound):
        territories.resolve(lists, "BE", "57096", date(2018, 6, 1))


def test_every_change_of_belgium_ends_in_a_living_commune(lists: Session) -> None:
    for change in lists.scalars(select(TerritoryChange)):
        old = lists.get_one(Territory, change.old_id)

        assert old.until == change.on
        assert all(
            each.until is None for each in territories.resolve(lists, old.country, old.code, TODAY)
        )


@pytest.mark.parametrize(
    ("country", "day", "how_many"),
    [
        ("BE", date(2018, 12, 31), 589),
        ("BE", date(2019, 1, 1), 581),
        ("BE", date(2025, 1, 1), 565),
        ("FR", date(2019, 1, 1), 4_851),
        ("FR", date(2022, 1, 1), 4_850),
        ("FR", date(2024, 1, 1), 4_847),
        ("FR", date(2026, 1, 1), 4_839),
    ],
)
def test_each_year_has_the_communes_that_its_official_list_has(
    lists: Session, country: str, day: date, how_many: int
) -> None:
    living = lists.scalar(
        select(func.count())
        .select_from(Territory)
        .where(Territory.country == country, Territory.level == "commune", Territory.since <= day)
        .where(Territory.until.is_(None) | (Territory.until > day))
    )

    assert living == how_many


def test_a_french_commune_climbs_by_way_of_its_epci(lists: Session) -> None:
    lens = commune(lists, "FR", "62498")

    assert names(territories.ladder(lists, lens.id, TODAY)) == [
        "Lens",
        "CA de Lens - Liévin",
        "Lens",
        "Pas-de-Calais",
        "Nord-Pas-de-Calais",
        "Hauts-de-France",
        "France",
    ]


def test_a_belgian_commune_climbs_by_arrondissement_and_province(lists: Session) -> None:
    mouscron = commune(lists, "BE", "57096")

    assert names(territories.ladder(lists, mouscron.id, TODAY)) == [
        "Mouscron",
        "Tournai-Mouscron",
        "Hainaut",
        "Wallonie",
        "Belgique",
    ]


def test_brussels_has_no_province(lists: Session) -> None:
    saint_gilles = commune(lists, "BE", "21013")

    assert [each.level for each in territories.ladder(lists, saint_gilles.id, TODAY)] == [
        "commune", "arrondissement", "nuts2", "region", "country",
    ]  # fmt: skip


def test_the_ladder_of_a_day_is_the_one_that_stood_on_that_day(lists: Session) -> None:
    mouscron = commune(lists, "BE", "57096")

    in_2017 = territories.ladder(lists, mouscron.id, date(2017, 12, 31))

    assert [(each.code, each.nuts) for each in in_2017][:3] == [
        ("54007", ""),
        ("54000", "BE324"),
        ("50000", "BE32"),
    ]


def test_the_days_before_the_first_french_list_are_read_by_it(lists: Session) -> None:
    roubaix = commune(lists, "FR", "59512")

    assert "Nord" in names(territories.ladder(lists, roubaix.id, date(2017, 12, 31)))


def test_no_commune_lies_in_two_territories_of_one_level(lists: Session) -> None:
    twice = lists.execute(
        select(TerritoryParent.child_id)
        .join(Territory, Territory.id == TerritoryParent.parent_id)
        .where(TerritoryParent.until.is_(None))
        .group_by(TerritoryParent.child_id, Territory.level)
        .having(func.count() > 1)
    ).all()

    assert twice == []


@pytest.mark.parametrize("words", ["Tournai", "doornik", "TOURNAI", "7500"])
def test_a_commune_is_found_in_either_language_and_by_its_postcode(
    lists: Session, words: str
) -> None:
    assert names(territories.search(lists, words, TODAY))[0] == "Tournai"


def test_accents_and_hyphens_do_not_count(lists: Session) -> None:
    assert names(territories.search(lists, "henin beaumont", TODAY)) == ["Hénin-Beaumont"]
    assert names(territories.search(lists, "villeneuve d'ascq", TODAY)) == ["Villeneuve-d’Ascq"]


def test_a_name_on_both_sides_of_the_border_says_where(lists: Session) -> None:
    found = {
        territories.label(lists, each, "fr", TODAY)
        for name in ("Lille", "Lens")
        for each in territories.search(lists, name, TODAY)
        if each.names["fr"] == name
    }

    assert found == {
        "Lille, Nord (France)",
        "Lille, Anvers (Belgique)",
        "Lens, Pas-de-Calais (France)",
        "Lens, Hainaut (Belgique)",
    }


def test_a_label_speaks_the_language_of_the_reader(lists: Session) -> None:
    lille = commune(lists, "FR", "59350")

    assert territories.label(lists, lille, "nl", TODAY) == "Rijsel, Noorderdepartement (Frankrijk)"


def test_words_that_are_wild_cards_find_nothing(lists: Session) -> None:
    assert territories.search(lists, "%%", TODAY) == ()
    assert territories.search(lists, "__", TODAY) == ()


def test_the_codes_that_both_countries_use_name_different_communes(lists: Session) -> None:
    codes = {
        country: set(
            lists.scalars(
                select(Territory.code).where(
                    Territory.country == country,
                    Territory.level == "commune",
                    Territory.until.is_(None),
                )
            )
        )
        for country in ("BE", "FR")
    }

    # 487 Belgian codes stand in the list of all France; these are those of the zone.
    assert len(codes["BE"] & codes["FR"]) == 34
    assert commune(lists, "BE", "51004").names["fr"] == "Ath"
    assert commune(lists, "FR", "51004").names["fr"] == "Allemanche-Launay-et-Soyer"


def test_a_statistic_of_any_nuts_vintage_finds_its_territory(lists: Session) -> None:
    found = territories.by_nuts(lists, ["BE32", "FRE1", "FR30", "BE10", "BE324", "BE328", "XX1"])

    assert {code: each.names["nl"] for code, each in found.items()} == {
        "BE32": "Henegouwen",
        "FRE1": "Nord-Pas-de-Calais",
        "FR30": "Nord-Pas-de-Calais",
        "BE10": "Brussel-Hoofdstad",
        "BE324": "Moeskroen",
        "BE328": "Doornik-Moeskroen",
    }


def test_the_inhabitants_of_the_departments_add_up_to_those_of_the_zone(lists: Session) -> None:
    people = lists.scalar(
        select(func.sum(Territory.population)).where(Territory.level == "department")
    )

    assert people == 6_821_163
