"""Figures as each language writes them, and as exactly as those behind them allow."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from app.core.sheets import numbers
from app.core.sheets.typography import quoted, typeset
from app.core.text import FR, NL


@pytest.mark.parametrize(
    ("k", "n", "french", "dutch"),
    [
        (27, 38, "71\u00a0%", "71%"),
        (15, 24, "63\u00a0%", "63%"),  # half up, as whoever recomputes it would
        (12_345, 20_000, "61,7\u00a0%", "61,7%"),
        (1, 900, "moins de 1\u00a0%", "minder dan 1%"),
        (899, 900, "plus de 99\u00a0%", "meer dan 99%"),
        (0, 900, "0\u00a0%", "0%"),
        (900, 900, "100\u00a0%", "100%"),
    ],
)
def test_a_share_is_rounded_once_and_never_to_none_or_all(
    k: int, n: int, french: str, dutch: str
) -> None:
    assert (numbers.share(k, n, FR), numbers.share(k, n, NL)) == (french, dutch)


def test_a_rate_has_one_decimal_at_the_most_and_none_where_it_is_rough() -> None:
    value = Decimal("11.44")

    assert (numbers.rate(value, NL), numbers.rate(value, NL, is_rough=True)) == ("11,4%", "11%")


def test_numbers_and_days_are_written_as_each_language_does() -> None:
    french = (
        numbers.count(1234567, FR), numbers.amount(Decimal("2150.50"), FR),
        numbers.day(date(2026, 3, 1), FR), numbers.long_day(date(2026, 3, 1), FR),
        numbers.between(0.514, 0.649, FR),
    )  # fmt: skip
    dutch = (
        numbers.count(1234567, NL), numbers.amount(Decimal("2150.50"), NL),
        numbers.day(date(2026, 3, 1), NL), numbers.long_day(date(2026, 3, 1), NL),
        numbers.between(0.514, 0.649, NL),
    )  # fmt: skip

    assert french == (
        "1\u202f234\u202f567", "2\u202f150,5", "01/03/2026", "1er mars 2026", "51 à 65\u00a0%",
    )  # fmt: skip
    assert dutch == ("1.234.567", "2.150,5", "01/03/2026", "1 maart 2026", "51% tot 65%")


def test_prose_takes_the_spaces_of_its_language_once() -> None:
    french = typeset('Chez nous : 38 personnes ; "oui" ! L\'an 2025, 1 412 t', FR)

    assert french == (
        'Chez nous\u00a0: 38\u00a0personnes\u202f; "oui"\u202f! L’an 2025, 1\u202f412\u00a0t'
    )
    assert typeset(french, FR) == french
    assert typeset("38 mensen; 2.150 uur", NL) == "38\u00a0mensen; 2.150\u00a0uur"


def test_somebody_is_quoted_as_each_language_does() -> None:
    assert (quoted("Oui", FR), quoted("Ja", NL)) == ("«\u00a0Oui\u00a0»", "“Ja”")
