"""The numbers of cases are read from the names of tests, and a failure takes its number away."""

from __future__ import annotations

from tests.cases import numbers_in, report, shown


def test_a_file_may_hold_one_case_several_or_a_row_of_them() -> None:
    assert numbers_in("test_a149_to_a151_workbooks") == {"A149", "A150", "A151"}
    assert numbers_in("A009, A010") == {"A009", "A010"}
    assert numbers_in("test_b19") == {"B19"}


def test_what_only_looks_like_a_number_is_none() -> None:
    assert numbers_in("test_a4_pages_of_b2b_and_a999") == set()


def test_a_case_of_which_one_test_failed_is_not_shown() -> None:
    passed = ["tests/x.py::test_a051_once", "tests/x.py::test_a052_twice"]

    assert shown(passed, ["tests/x.py::test_a052_in_french"]) == {"A051"}


def test_a_run_ends_with_the_count_of_each_kind() -> None:
    said = report({"A051", "A052", "B19"}, 16, (26, 61))

    assert said == "A 2/222 · B 1/42 · E 0/36 · P 0/29 · D 26/61 rows × 16 identities"
