"""A function in a child process."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

from app import isolation
from app.isolation import Died, Done, TookTooLong, TookTooMuch

HERE = "tests.isolation.misdeeds"


@pytest.fixture
def warm() -> Iterator[isolation.Warm]:
    warm = isolation.Warm(f"{HERE}.number_of_this_process", renders=2, seconds=20)
    yield warm
    warm.stop()


def test_what_the_function_returns_comes_back_and_what_it_prints_does_not() -> None:
    assert isolation.run(f"{HERE}.doubled", "né") == Done("néné")


def test_a_function_that_waits_for_ever_is_ended_by_the_clock() -> None:
    assert isolation.run(f"{HERE}.for_ever", seconds=1) == TookTooLong(1)


def test_a_function_that_computes_for_ever_is_ended() -> None:
    assert isolation.run(f"{HERE}.busy_for_ever", seconds=1) == TookTooLong(1)


def test_a_function_that_takes_all_memory_does_not_get_it() -> None:
    assert isolation.run(f"{HERE}.all_memory", megabytes=512) == TookTooMuch(512)


def test_native_code_that_aborts_takes_only_the_child_with_it() -> None:
    assert isolation.run(f"{HERE}.aborted") == Died(-signal.SIGABRT)


def test_a_bug_in_the_function_is_a_fault_of_ours_with_its_traceback() -> None:
    with pytest.raises(isolation.Fault, match="ZeroDivisionError: a bug of ours"):
        isolation.run(f"{HERE}.mistaken")


def test_a_child_that_answers_with_more_than_plain_values_is_not_believed() -> None:
    assert isolation.run(f"{HERE}.a_path") == Died(0)


def test_a_child_knows_no_secret_and_stands_in_an_empty_folder(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("APP_SECRET_KEY", "nobody's business")

    assert isolation.run(f"{HERE}.what_it_knows") == Done([[], [], False])


def test_long_arguments_and_long_answers_fit_through_the_pipe() -> None:
    long = 20_000_000

    assert isolation.run(f"{HERE}.as_long_as", bytes(long)) == Done(long)
    assert isolation.run(f"{HERE}.long_answer", long) == Done(bytes(long))


def test_an_answer_that_is_longer_than_any_we_expect_is_refused() -> None:
    assert isolation.run(f"{HERE}.long_answer", 200_000_000) == TookTooMuch(1024)


def test_a_warm_child_is_kept_and_then_replaced(warm: isolation.Warm) -> None:
    first, second, third = warm.call(), warm.call(), warm.call()

    assert (first == second, second == third) == (True, False)


def test_a_warm_child_that_was_ended_is_replaced_by_the_next_call() -> None:
    warm = isolation.Warm(f"{HERE}.doubled", seconds=20)
    try:
        assert warm.call(b"\0" * 100_000_000) == TookTooMuch(1024)
        assert warm.call("ja") == Done("jaja")
    finally:
        warm.stop()
