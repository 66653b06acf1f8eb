"""What people type, and the value or the question back that it becomes (A019–A034)."""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.problems import Problem
from app.core.questionnaire import parsing
from app.core.questionnaire.kinds import Date, DecimalNumber, Integer, Kind, Multiple, Single, Text
from app.core.text import EN, FR, NL, Locale
from tests.make import a_choice, a_question

CHOICES = (a_choice(), a_choice("no"), a_choice("none"))
PLACE = ("m", "p", "q")


def read(kind: Kind, *texts: str, locale: Locale = FR, **parts: str) -> Any:
    """Return the value, None, or the code of the problem in angle brackets."""
    typed = {"": list(texts), **{part: [text] for part, text in parts.items()}}
    outcome = parsing.read(a_question("q", kind), typed, PLACE, locale=locale)
    return f"<{outcome.code}>" if isinstance(outcome, Problem) else outcome


@pytest.mark.parametrize("blank", ["", "   ", "\u200b", "\u00a0", "\u2060", "\ufeff\n", "\u3164"])
@pytest.mark.parametrize("kind", [Text(), Integer(), DecimalNumber()])
def test_a019_what_cannot_be_seen_is_no_answer(kind: Kind, blank: str) -> None:
    assert read(kind, blank) is None


def test_a020_a_choice_that_is_not_offered_is_refused() -> None:
    assert read(Single(CHOICES), "c-maybe") == "<choice.unknown>"
    assert read(Multiple(CHOICES), "c-yes", "c-maybe") == "<choice.unknown>"


def test_a021_of_two_values_for_one_choice_none_is_picked() -> None:
    assert read(Single(CHOICES), "c-yes", "c-no") == "<choice.several>"
    assert read(Integer(), "1", "2") == "<answer.several>"


def test_several_choices_stand_in_the_order_of_the_question() -> None:
    assert read(Multiple(CHOICES), "c-no", "c-yes", "c-no") == ["c-yes", "c-no"]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12", 12), (" 12 ", 12), ("-5", -5), ("\u22125", -5), ("-0", 0), ("007", 7),
        ("1 234", 1234), ("1\u00a0234\u202f567", 1_234_567), ("1.234.567", 1_234_567),
        ("1.234", "<number.ambiguous>"), ("1,234", "<number.ambiguous>"),
        ("12,5", "<number.not-whole>"), ("1 23", "<number.not-whole>"),
        ("1e3", "<number.not-a-number>"), ("0x10", "<number.not-a-number>"),
        ("١٢", "<number.not-a-number>"), ("１２", "<number.not-a-number>"),
        ("--5", "<number.not-a-number>"), ("+5", "<number.not-a-number>"),
        ("1_000", "<number.not-a-number>"), ("NaN", "<number.not-a-number>"),
        ("Infinity", "<number.not-a-number>"), ("²", "<number.not-a-number>"),
    ],
)  # fmt: skip
def test_a023_a_whole_number_is_read_where_it_can_be_only_one(typed: str, value: object) -> None:
    assert read(Integer(), typed) == value


@pytest.mark.parametrize(
    ("typed", "in_french", "in_english"),
    [
        ("12,5", "12.5", "12.5"), ("12.5", "12.5", "12.5"), ("12,50", "12.5", "12.5"),
        ("1.234,56", "1234.56", "1234.56"), ("1,234.56", "1234.56", "1234.56"),
        ("1 234,56", "1234.56", "1234.56"), ("1\u202f234,56", "1234.56", "1234.56"),
        ("1.234", "<number.ambiguous>", "1.234"), ("1,234", "1.234", "<number.ambiguous>"),
        ("0.234", "0.234", "0.234"), ("0,234", "0.234", "0.234"), (",5", "0.5", "0.5"),
        ("5,", "5", "5"), ("-0", "0", "0"), ("-0,0", "0", "0"), ("1.234.567", "1234567", "1234567"),
        ("1.2.3", "<number.not-a-number>", "<number.not-a-number>"),
        ("1,23,45", "<number.not-a-number>", "<number.not-a-number>"),
        ("1e-400", "<number.not-a-number>", "<number.not-a-number>"),
        ("0,1234567", "<number.too-fine>", "<number.too-fine>"),
        ("abc", "<number.not-a-number>", "<number.not-a-number>"),
        (".", "<number.not-a-number>", "<number.not-a-number>"),
    ],
)  # fmt: skip
def test_a024_a_decimal_is_read_by_the_marks_of_the_page(
    typed: str, in_french: str, in_english: str
) -> None:
    read_as = [read(DecimalNumber(), typed, locale=locale) for locale in (FR, NL, EN)]

    assert read_as == [in_french, in_french, in_english]


@pytest.mark.parametrize("kind", [Integer(), DecimalNumber()])
def test_a025_beyond_what_a_double_tells_apart_nothing_is_taken(kind: Kind) -> None:
    assert str(read(kind, str(2**53))) == str(2**53)
    for typed in (str(2**53 + 1), str(2**63), "1" + "0" * 400, "9" * 5_000):
        assert read(kind, typed) == "<number.beyond>"


@given(st.integers(-(2**53), 2**53))
def test_each_whole_number_comes_back_as_it_was_written(number: int) -> None:
    assert read(Integer(), str(number)) == number


@given(st.decimals(-(10**9), 10**9, places=3), st.sampled_from([(FR, ","), (NL, ","), (EN, ".")]))
def test_each_decimal_written_as_its_page_writes_it_is_that_number(
    number: Decimal, page: tuple[Locale, str]
) -> None:
    locale, mark = page

    assert Decimal(read(DecimalNumber(), str(number).replace(".", mark), locale=locale)) == number


@given(st.text(max_size=40))
def test_whatever_is_typed_is_a_value_or_a_problem_and_never_a_fault(typed: str) -> None:
    for kind in (Integer(), DecimalNumber(), Text(), Single(CHOICES), Multiple(CHOICES)):
        read(kind, typed)
    read(Date(), day=typed, month=typed, year=typed)


@pytest.mark.parametrize(
    ("day", "month", "year", "value"),
    [
        ("3", "2", "2026", "2026-02-03"), ("03", "février", "2026", "2026-02-03"),
        ("3", "févr.", "2026", "2026-02-03"), ("3", "FEVRIER", "2026", "2026-02-03"),
        ("3", "mrt", "2026", "2026-03-03"), ("3", "maart", "2026", "2026-03-03"),
        ("29", "2", "2024", "2024-02-29"), ("", "", "", None), (" ", "\u200b", "", None),
        ("31", "2", "2026", "<date.no-such-day>"), ("29", "2", "2025", "<date.no-such-day>"),
        ("00", "00", "0000", "<date.no-such-month>"), ("1", "13", "2026", "<date.no-such-month>"),
        ("1", "brumaire", "2026", "<date.no-such-month>"),
        ("0", "1", "2026", "<date.no-such-day>"), ("1", "1", "26", "<date.year-of-four>"),
        ("1", "1", "0001", "<date.year-beyond>"), ("1", "1", "9999", "<date.year-beyond>"),
        ("1", "1", "٢٠٢٦", "<date.year-of-four>"), ("1", "", "2026", "<date.without-month>"),
        ("", "1", "2026", "<date.without-day>"), ("1", "1", "", "<date.without-year>"),
        ("1", "", "", "<date.incomplete>"),
    ],
)  # fmt: skip
def test_a027_a_date_is_a_day_of_the_calendar(
    day: str, month: str, year: str, value: object
) -> None:
    assert read(Date(), day=day, month=month, year=year) == value


def test_a027_the_problem_leads_to_the_part_that_is_wrong() -> None:
    typed = {"day": ["3"], "month": ["x"], "year": ["2026"]}

    problem = parsing.read(a_question("q", Date()), typed, PLACE, locale=FR)

    assert isinstance(problem, Problem)
    assert problem.place == (*PLACE, "month")


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_each_day_of_two_centuries_can_be_given(day: date) -> None:
    typed = read(Date(), day=str(day.day), month=str(day.month), year=str(day.year))

    assert typed == day.isoformat()


def test_a029_a_nul_is_left_out() -> None:
    assert read(Text(), "a\x00b") == "ab"


def test_a030_half_a_character_is_refused() -> None:
    assert read(Text(), "a\ud800") == "<text.not-unicode>"
    assert read(Integer(), "\udc001") == "<text.not-unicode>"


def test_a032_accents_are_kept_composed_and_counted_once() -> None:
    assert read(Text(longest=1), "e\u0301") == "\u00e9"
    assert read(Text(), "a" + "\u0301" * 10_000) == "<text.too-long>"


@pytest.mark.parametrize("odd", ["\u202eabc", "a\ufeffb", "a\u2028b", "a\U000e0001b"])
def test_a033_odd_characters_among_words_are_kept(odd: str) -> None:
    assert read(Text(), odd) == unicodedata.normalize("NFC", odd)


def test_line_ends_are_kept_as_one_kind() -> None:
    assert read(Text(multiline=True), "one\r\ntwo\rthree") == "one\ntwo\nthree"
