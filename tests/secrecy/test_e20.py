"""E20 and E21: what is hidden by itself, zeros and hundred per cent among it."""

from __future__ import annotations

import pytest

from app.core.racines.secrecy import Reason, why_hidden


@pytest.mark.parametrize(
    ("parts", "of", "why"),
    [
        ((1, 1, 2), None, Reason.FEW_PERSONS),
        ((2, 2, 1), None, None),
        ((0, 0, 0), None, None),
        ((40, 30, 27), 100, Reason.FEW_OTHERS),
        ((40, 30, 25), 100, None),
        ((4, 3, 3), 10, Reason.ALIKE),
        ((0, 0, 0), 10, Reason.ALIKE),
        ((4, 4, 3), 11, None),
        ((20, 30), None, Reason.FEW_ENTERPRISES),
        ((85, 10, 5), None, Reason.DOMINANT),
        ((84, 10, 6), None, None),
    ],
)
def test_a_sum_over_enterprises_is_hidden_by_its_own_numbers(
    parts: tuple[int, ...], of: int | None, why: Reason | None
) -> None:
    assert why_hidden(parts, counts_persons=True, of=of) is why


@pytest.mark.parametrize(("total", "why"), [((4, 3, 3), Reason.SENSITIVE), ((5, 3, 3), None)])
def test_a_sensitive_cell_is_hidden_below_eleven(
    total: tuple[int, ...], why: Reason | None
) -> None:
    assert why_hidden(total, counts_persons=True, is_sensitive=True) is why


def test_what_is_not_people_may_be_small() -> None:
    assert why_hidden((1, 1, 1), counts_persons=False) is None
