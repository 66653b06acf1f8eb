from __future__ import annotations

from app.core.racines.restate import Basis, Heir, Kind, Told, restate

MERGER = (Heir("82003", "82039"), Heir("82005", "82039"))


def test_counts_of_merged_communes_add_up() -> None:
    found = restate({"82003": Told(16_000), "82005": Told(3_700)}, Kind.COUNT, MERGER)

    assert found == {"82039": Told(19_700)}


def test_rates_are_worked_out_again_from_their_parts_and_never_averaged() -> None:
    rates = {"82003": Told(0.10, 100, 1_000), "82005": Told(0.50, 50, 100)}

    assert restate(rates, Kind.RATE, MERGER)["82039"].value == 150 / 1_100


def test_rates_without_their_parts_cannot_be_restated() -> None:
    found = restate({"82003": Told(0.1), "82005": Told(0.5)}, Kind.RATE, MERGER)

    assert found["82039"] == Told(None, why_not="rate-without-parts")


def test_a_recoded_commune_keeps_its_rate() -> None:
    found = restate({"54007": Told(0.112)}, Kind.RATE, (Heir("54007", "57096"),))

    assert found == {"57096": Told(0.112)}


def test_a_missing_part_is_missing_and_never_nothing() -> None:
    assert restate({"82003": Told(16_000)}, Kind.COUNT, MERGER)["82039"].why_not == "missing"


def test_a_split_is_divided_by_population_and_says_that_it_is_estimated() -> None:
    split = (
        Heir("60694", "60694", 0.9, Basis.POPULATION),
        Heir("60694", "60054", 0.1, Basis.POPULATION),
    )

    found = restate({"60694": Told(4_000)}, Kind.COUNT, split)

    assert found == {
        "60694": Told(3_600.0, is_estimated=True),
        "60054": Told(400.0, is_estimated=True),
    }


def test_an_arbitrary_half_is_no_basis() -> None:
    split = (Heir("60694", "60054", 0.5, Basis.NONE),)

    assert restate({"60694": Told(4_000)}, Kind.COUNT, split)["60054"].why_not == "no-basis"
