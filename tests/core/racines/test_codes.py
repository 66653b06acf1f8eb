"""Codes of territories, each by the list of its country."""

from __future__ import annotations

import pytest

from app.core.racines.codes import Named, is_ours, means
from app.core.racines.territory import Level


@pytest.mark.parametrize(
    ("system", "geo", "named"),
    [
        ("nis", "51004", Named("BE", Level.COMMUNE, "51004")),
        ("nis", "57000", Named("BE", Level.ARRONDISSEMENT, "57000")),
        ("nis", "50000", Named("BE", Level.PROVINCE, "50000")),
        ("nis", "20001", Named("BE", Level.PROVINCE, "20001")),
        ("nis", "03000", Named("BE", Level.REGION, "03000")),
        ("nis", "01000", Named("BE", Level.COUNTRY, "01000")),
        ("nis", "3000", None),
        ("insee", "COM-51004", Named("FR", Level.COMMUNE, "51004")),
        ("insee", "2025-COM-59350", Named("FR", Level.COMMUNE, "59350", 2025)),
        ("insee", "EPCI-200093201", Named("FR", Level.EPCI, "200093201")),
        ("insee", "DEP-59", Named("FR", Level.DEPARTMENT, "59")),
        ("insee", "REG-32", Named("FR", Level.REGION, "32")),
        ("insee", "FRANCE-F", Named("FR", Level.COUNTRY, "FR")),
        ("insee", "59350", None),
        ("", "59350", None),
    ],
)
def test_a_code_means_one_territory_of_one_country(
    system: str, geo: str, named: Named | None
) -> None:
    assert means(system, geo) == named


@pytest.mark.parametrize(
    ("system", "geo", "kept"),
    [
        ("nuts", "BE32", True), ("nuts", "NA", False), ("nis", "11002", True),
        ("insee", "COM-59350", True), ("insee", "COM-44109", False), ("insee", "DEP-69", False),
        ("insee", "FRANCE-F", True), ("insee", "EPCI-200093201", True), ("", "BE", False),
    ],
)  # fmt: skip
def test_statistics_of_the_zone_are_kept(system: str, geo: str, kept: bool) -> None:
    assert is_ours(system, geo) is kept
