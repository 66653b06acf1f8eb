"""What people type for each kind of question, and what it becomes (A026–A041)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from app.core.problems import Problem
from app.core.questionnaire import parsing
from app.core.questionnaire.kinds import (
    Acknowledged,
    Commune,
    Consent,
    Duration,
    Email,
    EnterpriseNumber,
    File,
    Goal,
    Instant,
    Kind,
    Matrix,
    Month,
    Multiple,
    Numbers,
    Period,
    Phone,
    Place,
    PostalAddress,
    Ranking,
    Reference,
    Single,
    Testimony,
    Time,
    Url,
    Year,
    YesNo,
)
from app.core.questionnaire.lookups import Lookups
from app.core.questionnaire.options import Row
from app.core.text import FR
from tests.make import a_choice, a_question

CHOICES = (a_choice("a"), a_choice("b"), a_choice("c"))
ROWS = (Row("r-1", "men"), Row("r-2", "women"))
STORED = {"digest": "d1", "name": "plan.pdf", "type": "application/pdf", "size": 12}
MONS = (("BE-53053", "Mons"),)
LENS = (("FR-62498", "Lens (Pas-de-Calais)"), ("BE-0", "Lens (Hainaut)"))


def communes(typed: str, countries: Sequence[str]) -> Sequence[tuple[str, str]]:
    known = {"mons": MONS, "7000": MONS, "BE-53053": MONS, "lens": LENS}
    return [one for one in known.get(typed, ()) if one[0][:2] in countries]


LOOKUPS = Lookups(
    communes=communes,
    is_entry=lambda file, code: (file, code) == ("naf.csv", "88.10"),
    file=lambda digest: STORED if digest == "d1" else None,
)


def read(kind: Kind, typed: str | Mapping[str, Any], lookups: Lookups = LOOKUPS) -> Any:
    """Return the value, None, or the code of the problem and its part, as ``<code part>``."""
    parts = typed if isinstance(typed, Mapping) else {"": typed}
    sent = {part: [text] if isinstance(text, str) else text for part, text in parts.items()}
    outcome = parsing.read(a_question("q", kind), sent, ("m", "p", "q"), locale=FR, lookups=lookups)
    if not isinstance(outcome, Problem):
        return outcome
    return f"<{' '.join((outcome.code, *outcome.place[3:]))}>"


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("nadia@saw-b.be", "nadia@saw-b.be"), (" nadia@saw-b.be ", "nadia@saw-b.be"),
        ("Nadia.D@SAW-B.be", "Nadia.D@saw-b.be"), ("a@b", "<email.not-one>"),
        ("a@b..c", "<email.not-one>"), ('"a b"@c.be', "<email.not-one>"),
        ("a@b.be\nBcc: x@y.be", "<email.not-one>"), ("a b@c.be", "<email.not-one>"),
        ("é@ünï.be", "<email.not-one>"), ("e@ünï.be", "e@xn--n-nga1b.be"),
        (f"{'a' * 310}@b.be", "<email.not-one>"), ("", None), ("a@b.c", "<email.not-one>"),
    ],
)  # fmt: skip
def test_a036_a_mail_address_is_one_that_a_server_can_write_to(typed: str, value: object) -> None:
    assert read(Email(), typed) == value


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("+32 2 555 00 00", "+3225550000"), ("02/555.00.00", "+3225550000"),
        ("0032 (0)2 555 00 00", "+3225550000"), ("+33 (0)3 20 55 12 34", "+33320551234"),
        ("03 20 55 12 34", "+33320551234"), ("06-12-34-56-78", "+33612345678"),
        ("0475 12 34 56", "<phone.which-country>"), ("+32 475 12 34 56", "+32475123456"),
        ("1" * 40, "<phone.not-one>"), ("555 00 00", "<phone.not-one>"),
        ("+32 2 555", "<phone.not-one>"), ("02 555 00 00 ext. 3", "<phone.not-one>"),
        ("+31 20 555 12 34", "+31205551234"), ("", None),
    ],
)  # fmt: skip
def test_a037_a_telephone_number_says_its_country(typed: str, value: object) -> None:
    assert read(Phone(), typed) == value


def test_a037_a_number_of_two_countries_is_that_of_the_respondent_where_it_is_known() -> None:
    here = [read(Phone(), "0475 12 34 56", Lookups(country=country)) for country in ("BE", "FR")]

    assert here == ["+32475123456", "+33475123456"]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("0123.456.749", "BCE-0123456749"), ("BE0123456749", "BCE-0123456749"),
        ("BE 123 456 749", "BCE-0123456749"), ("0123.456.748", "<enterprise-number.wrong-digits>"),
        ("732 829 320", "SIREN-732829320"), ("732 829 320 00074", "SIRET-73282932000074"),
        ("732 829 321", "<enterprise-number.wrong-digits>"),
        ("356 000 000 48 000", "<enterprise-number.wrong-digits>"),
        ("356 000 000 49837", "SIRET-35600000049837"), ("356000000 00048", "SIRET-35600000000048"),
        ("12345", "<enterprise-number.length>"), ("ABC", "<enterprise-number.not-digits>"),
        ("٠١٢٣٤٥٦٧٤٩", "<enterprise-number.not-digits>"),
        ("000000000", "<enterprise-number.wrong-digits>"),
        ("", None),
    ],
)  # fmt: skip
def test_a038_an_enterprise_number_has_the_check_digits_of_its_register(
    typed: str, value: object
) -> None:
    assert read(EnterpriseNumber(), typed) == value


def test_a038_nine_digits_that_two_registers_could_have_given_are_asked_about() -> None:
    both = next(
        digits
        for digits in map("{:09}".format, range(400_000_000, 400_100_000))
        if all(
            not str(read(EnterpriseNumber((register,)), digits)).startswith("<")
            for register in ("BCE", "SIREN")
        )
    )

    assert read(EnterpriseNumber(), both) == "<enterprise-number.of-two>"
    assert read(EnterpriseNumber(), f"BE {both}") == f"BCE-0{both}"


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("mons", "BE-53053"), ("7000", "BE-53053"), ("BE-53053", "BE-53053"),
        ("lens", "<commune.which>"), ("atlantis", "<commune.unknown>"), (" ", None),
    ],
)  # fmt: skip
def test_a039_a_commune_is_found_or_asked_about(typed: str, value: object) -> None:
    assert read(Commune(), typed) == value


def test_a039_where_two_communes_are_meant_the_problem_names_them() -> None:
    problem = parsing.read(
        a_question("q", Commune()), {"": ["lens"]}, (), locale=FR, lookups=LOOKUPS
    )

    assert isinstance(problem, Problem)
    assert problem.facts["names"] == "Lens (Pas-de-Calais), Lens (Hainaut)"
    assert read(Commune(("FR",)), "lens") == "FR-62498"


AT_HOME = {"street": "Rue Haute 1", "postcode": "1000", "place": "Bruxelles", "country": "BE"}


@pytest.mark.parametrize(
    ("changed", "value"),
    [
        ({}, AT_HOME), ({"postcode": "B-1000"}, AT_HOME), ({"postcode": " 10 00"}, AT_HOME),
        ({"postcode": "0999"}, "<address.no-such-postcode postcode>"),
        ({"postcode": "9999"}, {**AT_HOME, "postcode": "9999"}),
        ({"postcode": "59000"}, "<address.no-such-postcode postcode>"),
        ({"postcode": "F-59000", "country": "FR"}, {**AT_HOME, "postcode": "59000",
         "country": "FR"}),
        ({"postcode": "99000", "country": "FR"}, "<address.no-such-postcode postcode>"),
        ({"postcode": ""}, "<address.without-postcode postcode>"),
        ({"street": " "}, "<address.without-street street>"),
        ({"country": ""}, "<address.without-country country>"),
        ({"postcode": "D01 F5P2", "country": "ie"}, {**AT_HOME, "postcode": "D01 F5P2",
         "country": "IE"}),
        ({"street": "", "postcode": "", "place": ""}, None),
    ],
)  # fmt: skip
def test_a039_an_address_has_the_postcode_of_its_country(
    changed: dict[str, str], value: object
) -> None:
    assert read(PostalAddress(), {**AT_HOME, **changed}) == value


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("https://saw-b.be/a?b=c", "https://saw-b.be/a?b=c"),
        ("www.saw-b.be", "https://www.saw-b.be"),
        ("saw-b.be:8080/a", "https://saw-b.be:8080/a"), ("javascript:alert(1)", "<url.not-one>"),
        ("data:text/html,x", "<url.not-one>"), ("http://x y", "<url.not-one>"),
        ("//evil.example", "<url.not-one>"), ("http://me@saw-b.be", "<url.not-one>"),
        ("http://saw-b.be\u202e/x", "<url.not-one>"), ("ftp://saw-b.be", "<url.not-one>"),
        ("http://[::1", "<url.not-one>"), ("http://localhost", "<url.not-one>"), ("", None),
    ],
)  # fmt: skip
def test_a040_an_address_of_a_page_is_one_that_a_browser_may_open(
    typed: str, value: object
) -> None:
    assert read(Url(), typed) == value


@pytest.mark.parametrize(
    ("latitude", "longitude", "value"),
    [
        ("50.6292", "3.0573", "50.6292 3.0573 0 0"), ("50,6292", "3,0573", "50.6292 3.0573 0 0"),
        ("50.6292, 3.0573", "", "50.6292 3.0573 0 0"), ("50,6292 3,0573", "", "50.6292 3.0573 0 0"),
        ("50,6292, 3,0573", "", "<place.not-degrees latitude>"),
        ("91", "3", "<place.no-such-latitude latitude>"), ("", "", None),
        ("50", "181", "<place.no-such-longitude longitude>"),
        ("NaN", "3", "<place.not-degrees latitude>"),
        ("3.0573", "50.6292", "<place.changed-over latitude>"),
        ("", "3", "<place.without-latitude latitude>"), ("-33.9", "18.4", "-33.9 18.4 0 0"),
        ("50°37'", "3", "<place.not-degrees latitude>"),
    ],
)  # fmt: skip
def test_a041_a_point_is_on_the_earth_and_the_right_way_round(
    latitude: str, longitude: str, value: object
) -> None:
    assert read(Place(), {"latitude": latitude, "longitude": longitude}) == value


def test_a041_a_line_is_read_point_by_point() -> None:
    line = Place("line")

    assert read(line, "50.1 3.1 0 0; 50.2 3.2 0 0;") == "50.1 3.1 0 0;50.2 3.2 0 0"
    assert [read(line, "50.1 3.1; x y"), read(line, "91 3.1")] == [
        "<place.not-degrees>", "<place.beyond>",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("14:30", "14:30"), ("14h30", "14:30"), ("14 h 30", "14:30"), ("14u30", "14:30"),
        ("14.30", "14:30"), ("9h", "09:00"), ("9 uur", "09:00"), ("8 heures", "08:00"), ("", None),
        ("24:00", "<time.no-such>"), ("12:60", "<time.no-such>"), ("14", "<time.not-one>"),
        ("14:3", "<time.not-one>"), ("half drie", "<time.not-one>"), ("14:", "<time.not-one>"),
    ],
)  # fmt: skip
def test_a_time_is_written_with_its_hours_and_minutes(typed: str, value: object) -> None:
    assert read(Time(), typed) == value


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1h30", "PT1H30M"), ("1 h 30 min", "PT1H30M"),
        ("1u30", "PT1H30M"), ("1 uur 30", "PT1H30M"),
        ("35:30", "PT35H30M"), ("35h", "PT35H"), ("90 min", "PT1H30M"), ("90'", "PT1H30M"),
        ("2,5 h", "PT2H30M"), ("2.5 uur", "PT2H30M"), ("1 heure et 5 minutes", "PT1H5M"),
        ("0 min", "PT0M"), ("", None), ("90", "<duration.without-unit>"),
        ("1,5", "<duration.without-unit>"),
        ("1h5", "<duration.not-one>"), ("1h75", "<duration.not-one>"),
        ("1,5h30", "<duration.not-one>"),
        ("0,33 h", "<duration.not-one>"), ("long", "<duration.not-one>"),
    ],
)  # fmt: skip
def test_a_duration_says_what_its_numbers_count(typed: str, value: object) -> None:
    assert read(Duration(), typed) == value


@pytest.mark.parametrize(
    ("month", "year", "value"),
    [
        ("3", "2026", "2026-03"), ("mrt", "2026", "2026-03"), ("août", "2026", "2026-08"),
        ("", "2026", "<date.without-month month>"), ("3", "", "<date.without-year year>"),
        ("13", "2026", "<date.no-such-month month>"), ("3", "26", "<date.year-of-four year>"),
        ("", "", None),
    ],
)  # fmt: skip
def test_a027_a_month_is_a_number_or_a_name_and_a_year(
    month: str, year: str, value: object
) -> None:
    assert read(Month(), {"month": month, "year": year}) == value


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("2026", 2026), ("", None), ("26", "<date.year-of-four>"), ("9999", "<date.year-beyond>"),
        ("0001", "<date.year-beyond>"), ("٢٠٢٦", "<date.year-of-four>"),
    ],
)  # fmt: skip
def test_a027_a_year_has_four_digits(typed: str, value: object) -> None:
    assert read(Year(), typed) == value


def days(begin: str, end: str) -> dict[str, str]:
    return {
        f"{name}-{part}": text
        for name, day in (("from", begin), ("to", end))
        for part, text in zip(("day", "month", "year"), day.split("/") or "///", strict=False)
    }


@pytest.mark.parametrize(
    ("begin", "end", "value"),
    [
        ("1/1/2026", "30/juin/2026", {"from": "2026-01-01", "to": "2026-06-30"}),
        ("1/1/2026", "//", "<period.without-to to-day>"),
        ("//", "1/1/2026", "<period.without-from from-day>"),
        ("1/1/2026", "31/6/2026", "<date.no-such-day to-day>"), ("//", "//", None),
        ("1/1/2026", "30//2026", "<date.without-month to-month>"),
    ],
)  # fmt: skip
def test_a027_a_period_is_two_days(begin: str, end: str, value: object) -> None:
    assert read(Period(), days(begin, end)) == value


@pytest.mark.parametrize(
    ("time", "value"),
    [
        ("14h30", "2026-03-02T14:30"),
        ("", "<instant.without-time time>"),
        ("x", "<time.not-one time>"),
    ],
)
def test_a027_an_instant_is_a_day_with_its_time(time: str, value: object) -> None:
    assert read(Instant(), {"day": "2", "month": "3", "year": "2026", "time": time}) == value


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (Numbers(ROWS), {"r-1": "33,3", "r-2": "1 200"}, {"r-1": "33.3", "r-2": "1200"}),
        (Numbers(ROWS), {"r-1": "", "r-2": "0"}, {"r-2": "0"}),
        (Numbers(ROWS), {"r-1": "1", "r-2": "x"}, "<number.not-a-number r-2>"),
        (Matrix(ROWS, CHOICES), {"r-1": "c-a", "r-2": "c-b"}, {"r-1": "c-a", "r-2": "c-b"}),
        (Matrix(ROWS, CHOICES), {"r-1": "c-x"}, "<choice.unknown r-1>"),
        (Matrix(ROWS, CHOICES), {"r-1": ["c-a", "c-b"]}, "<answer.several r-1>"),
        (Matrix(ROWS, CHOICES, "multiple"), {"r-1": ["c-b", "c-a"]}, {"r-1": ["c-a", "c-b"]}),
        (Matrix(ROWS, CHOICES, "number"), {"r-1/c-a": "1,5"}, {"r-1": {"c-a": "1.5"}}),
        (Matrix(ROWS, CHOICES, "number"), {"r-1/c-a": "?"}, "<number.not-a-number r-1/c-a>"),
        (Matrix(ROWS, CHOICES, "text"), {"r-2/c-c": " oui "}, {"r-2": {"c-c": "oui"}}),
        (Ranking(CHOICES), {"c-a": "3", "c-b": "1", "c-c": "2"}, ["c-b", "c-c", "c-a"]),
        (Ranking(CHOICES), {"c-a": "1", "c-b": "1"}, "<ranking.twice c-b>"),
        (Ranking(CHOICES), {"c-a": "4"}, "<ranking.not-a-place c-a>"),
        (Ranking(CHOICES), {"c-a": "", "c-b": " "}, None),
        (Single(CHOICES, other=True), {"": "other", "other": "Ailleurs"}, {"other": "Ailleurs"}),
        (Single(CHOICES, other=True), {"other": "Ailleurs"}, {"other": "Ailleurs"}),
        (Single(CHOICES, other=True), {"": "c-a", "other": "Ailleurs"}, "c-a"),
        (Single(CHOICES, other=True), {"": "other"}, "<other.without-words other>"),
        (Single(CHOICES), {"": "other", "other": "Ailleurs"}, "<choice.unknown>"),
        (Multiple(CHOICES, other=True), {"": ["c-b", "other"], "other": "x"}, ["c-b",
         {"other": "x"}]),
        (Multiple(CHOICES, other=True), {"": ["other"]}, "<other.without-words other>"),
        (YesNo(), "no", "no"), (YesNo(), "maybe", "<choice.unknown>"), (YesNo(), "", None),
        (Acknowledged(), "yes", "OK"), (Acknowledged(), "", None),
        (Consent("2"), "yes", {"given": True, "version": "2"}),
        (Consent("2"), "no", {"given": False, "version": "2"}), (Consent("2"), "", None),
        (Goal(), {"": ["8.5", "4.4"]}, ["4.4", "8.5"]), (Goal(), "18.1", "<choice.unknown>"),
        (Reference("naf.csv"), "88.10", "88.10"), (Reference("naf.csv"), "99", "<choice.unknown>"),
        (Reference("naf.csv", several=True), {"": ["88.10", "88.10"]}, ["88.10"]),
        (File(), {"": "d1", "caption": "Le plan"}, {**STORED, "caption": "Le plan"}),
        (File(), "../../etc", "<file.not-stored>"), (File(), "", None),
        (Testimony(), {"text": "Merci", "quotable": "yes"}, {"text": "Merci", "quotable": "yes"}),
        (Testimony(), {"text": "", "speaker": "Nadia"}, {"speaker": "Nadia", "quotable": "no"}),
        (Testimony(), {"quotable": "yes"}, None),
    ],
)  # fmt: skip
def test_each_kind_is_read_part_by_part(
    kind: Kind, typed: str | dict[str, Any], value: object
) -> None:
    assert read(kind, typed) == value
