"""A069, A071, A072, A095: passwords and addresses."""

from __future__ import annotations

import unicodedata

import pytest
from pytest import MonkeyPatch

from app.accounts import logging_in, passwords
from app.core.errors import Unsound


def test_a069_an_address_without_account_costs_the_same_work(monkeypatch: MonkeyPatch) -> None:
    work: list[str] = []

    class Counting:
        def verify(self, kept: str, password: str) -> None:
            work.append(kept.split("$")[3])  # the parameters of argon2id

    monkeypatch.setattr(passwords, "_hasher", Counting())
    known = logging_in.Claim("a@b.example", "::1", None, passwords.NOBODYS)
    unknown = logging_in.Claim("c@d.example", "::1", None, "")

    logging_in.is_measured(known, "one password")
    logging_in.is_measured(unknown, "one password")

    assert work == ["m=19456,t=2,p=1"] * 2


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("elf tekens!", "password.short"),
        ("é" * 400 + "abcdefg" * 40, "password.long"),
        ("marieke@example.org", "password.is-the-address"),
        ("aaaaaaaaaaaaaaaa", "password.repeats"),
    ],
)
def test_a071_an_unfit_password_is_refused_with_its_reason(password: str, code: str) -> None:
    with pytest.raises(Unsound) as refusal:
        passwords.must_be_fit(password, email="marieke@example.org")

    assert [problem.code for problem in refusal.value.problems] == [code]


def test_a071_a_password_of_1024_bytes_is_taken() -> None:
    words = " ".join(f"lantaarn {number} paraplu" for number in range(100))

    passwords.must_be_fit(words[:1_024], email="marieke@example.org")


def test_a071_a_book_is_not_even_hashed(monkeypatch: MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_hasher", None)  # it would fail if it were asked

    assert not passwords.matches("a" * 1_000_000, passwords.NOBODYS)


def test_a072_two_ways_to_write_an_accent_are_one_password_and_a_space_counts() -> None:
    kept = passwords.keep(unicodedata.normalize("NFD", "été à Gand 🌾 "))

    assert [
        passwords.matches(unicodedata.normalize("NFC", "été à Gand 🌾 "), kept),
        passwords.matches("été à Gand 🌾", kept),
    ] == [True, False]


def test_a095_two_spellings_of_an_address_are_one() -> None:
    assert logging_in.folded(" Ｍarieke@EXAMPLE.org ") == "marieke@example.org"
