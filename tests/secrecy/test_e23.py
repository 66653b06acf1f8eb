"""E23 and E24: differencing across everything that was ever published."""

from __future__ import annotations

from app.analysis import attack
from app.core.racines.secrecy import Cell, Knowledge, Secret
from tests.secrecy.numbers import cells, hides, says, truth


def test_the_last_enterprise_but_one_gives_the_last_one_away() -> None:
    pole, ours = says("pole", "abcd", 100), says("c", "c", 40)
    known = Knowledge(statements=(pole, says("a", "a", 20), says("b", "b", 30)))
    values = truth(a=20, b=30, c=40, d=10)

    (leak,) = attack.given_away_by([ours], known, [hides("d", 10)], values)

    assert (leak.secret, {one.source for one in leak.statements}) == (
        hides("d", 10), {"pole", "a", "b", "c"},
    )  # fmt: skip


def test_one_enterprise_added_between_two_dates_is_the_difference() -> None:
    march, june = says("march", "abc", 90), says("june", "abcd", 100)
    values = truth(a=20, b=30, c=40, d=10)

    (leak,) = attack.given_away_by([june], Knowledge(statements=(march,)), [hides("d", 10)], values)

    assert leak.statements == (march, june)


def test_a_commune_is_its_arrondissement_without_the_others() -> None:
    arrondissement, others = says("arrondissement", "abcde", 150), says("rest", "cde", 147)
    secret = Secret(cells("ab"), 3, needed=5)

    (leak,) = attack.given_away_by(
        [others], Knowledge(statements=(arrondissement,)), [secret], truth(a=1, b=2)
    )

    assert {one.source for one in leak.statements} == {"arrondissement", "rest"}


def test_a_choice_of_all_but_one_tells_what_the_one_chose() -> None:
    known = Knowledge(
        statements=(says("march", "abcde", 3, "q=yes"),), yes_or_no=frozenset({"q=yes"})
    )
    secret = Secret(cells("f", "q=yes"), 1, needed=1)
    values = truth("q=yes", a=1, b=1, c=1, d=0, e=0, f=1)

    assert attack.given_away_by([says("june", "abcdef", 4, "q=yes")], known, [secret], values)


def test_a_part_and_its_whole_tell_the_few_that_are_left() -> None:
    secret = Secret(cells("a", "workers"), 2, minus=cells("a", "women"), needed=5)
    known = Knowledge(statements=(says("one", "a", 24),), wholes={"women": "workers"})

    assert attack.given_away_by([says("", "a", 22, "women")], known, [secret], {})


def test_a_total_over_five_alone_tells_of_nobody() -> None:
    values = truth(a=20, b=30, c=40, d=10, e=25)
    secrets = [hides(member, values[Cell("workers", member)]) for member in "abcde"]

    assert (
        attack.given_away_by([says("", "abcde", 125)], Knowledge(statements=()), secrets, values)
        == []
    )


def test_what_is_out_already_is_not_laid_at_the_door_of_the_next_one() -> None:
    known = Knowledge(statements=(says("march", "abc", 90), says("june", "abcd", 100)))

    again = attack.given_away_by(
        [says("", "abcd", 100)], known, [hides("d", 10)], truth(a=20, b=30, c=40, d=10)
    )

    assert again == []
