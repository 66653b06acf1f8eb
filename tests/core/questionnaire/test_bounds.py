"""What an answer of each kind may not be (A022–A028, A039, A044, A045)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from app.core.questionnaire import validation
from app.core.questionnaire.definition import Group, Question
from app.core.questionnaire.kinds import (
    Commune,
    Consent,
    Email,
    EnterpriseNumber,
    File,
    Goal,
    Image,
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
    Scale,
    Signature,
    Single,
    Testimony,
    Url,
    Year,
)
from app.core.questionnaire.logic import Logic, Repeat
from app.core.questionnaire.options import Row
from tests.core.questionnaire.ways import a_walk, asked, number
from tests.make import a_choice, a_question

CHOICES = (a_choice("a"), a_choice("b"), a_choice("c"))
ROWS = (Row("r-1", "men"), Row("r-2", "women"), Row("r-3", "others"))
HUNDRED = Numbers(ROWS, total="100")
PICTURE = {"digest": "d", "name": "a.png", "type": "image/png", "size": 3_000_000}
HOME = {"street": "Rue Haute 1", "postcode": "1000", "place": "Bruxelles", "country": "BE"}


def told(*questions: Question | Group, answers: dict[str, Any]) -> list[str]:
    """Return each problem with where it stands on the page: ``code q-x part``."""
    found = validation.of_walk(a_walk(asked(*questions), answers))
    return [" ".join((one.code, *one.place[2:])) for one in found]


def of(kind: Kind, value: object, **fields: Any) -> list[str]:
    question = a_question("x", kind, **fields)
    problems = told(question, answers={} if value is None else {"q-x": value})
    return [one.replace(" q-x", "") for one in problems]


@pytest.mark.parametrize(
    ("kind", "value", "problem"),
    [
        (Scale(Decimal(1), Decimal(5), Decimal("0.5")), "4.7", "scale.off-step"),
        (Scale(Decimal(1), Decimal(5), Decimal("0.5")), "5.5", "number.outside"),
        (Year(earliest=1950, latest=2026), 1949, "year.outside"),
        (Year(latest=2026), 2027, "year.too-large"),
        (Month(earliest="2020-03"), "2020-02", "month.too-early month"),
        (Month(latest="2020-03-31"), "2020-04", "month.too-late month"),
        (Period(), {"from": "2026-02-01", "to": "2026-01-31"}, "period.backwards to-day"),
        (Numbers(ROWS, least=Decimal(0)), {"r-2": "-1"}, "cell.too-small r-2"),
        (HUNDRED, {"r-1": "50", "r-2": "51"}, "numbers.other-total r-1"),
        (HUNDRED, {"r-1": "33", "r-2": "33", "r-3": "33"}, "numbers.other-total r-1"),
        (HUNDRED, {"r-1": "33.3", "r-2": "33.3", "r-3": "34.4"}, "numbers.other-total r-1"),
        (Single(CHOICES), {"other": "Ailleurs"}, "answer.of-another-kind"),
        (Single(CHOICES, other=True), {"other": "x" * 501}, "text.too-long other"),
        (Multiple(CHOICES, other=True, most=1), ["c-a", {"other": "x"}], "choices.too-many"),
        (
            Multiple(CHOICES, other=True, exclusive="c-a"),
            ["c-a", {"other": "x"}],
            "choices.exclusive",
        ),
        (Ranking(CHOICES), ["c-a", "c-b"], "ranking.incomplete c-c"),
        (Ranking(CHOICES), ["c-a", "c-b", "c-b"], "ranking.twice c-a"),
        (Ranking(CHOICES), ["c-x"], "choice.unknown"),
        (Matrix(ROWS, CHOICES), {"r-1": "c-x"}, "choice.unknown r-1"),
        (Matrix(ROWS, CHOICES, "number"), {"r-1": {"c-x": "1"}}, "choice.unknown r-1"),
        (Email(), "nobody", "email.not-one"),
        (Phone(), "0475123456", "phone.not-one"),
        (Url(), "javascript:alert(1)", "url.not-one"),
        (PostalAddress(), {**HOME, "postcode": "0999"}, "address.no-such-postcode postcode"),
        (Commune(("FR",)), "BE-53053", "commune.elsewhere"),
        (EnterpriseNumber(("BCE",)), "BCE-0123456748", "enterprise-number.wrong-digits"),
        (EnterpriseNumber(("BCE",)), "SIREN-732829320", "enterprise-number.wrong-digits"),
        (Goal(1), ["8.5", "8.6"], "goals.too-many"),
        (Consent("2"), {"given": True, "version": "1"}, "consent.other-words"),
        (File(largest=1_000_000), PICTURE, "file.too-large"),
        (Place(), "91 3 0 0", "place.beyond"),
        (Place("area"), "50 3 0 0;50 4 0 0", "place.too-few-points"),
        (Testimony(), {"speaker": "Nadia"}, "testimony.no-words text"),
        (Testimony(longest=3), {"text": "Merci"}, "text.too-long text"),
        (Signature(), "data:image/png", "answer.of-another-kind"),
    ],
)
def test_an_answer_beyond_its_kind_is_named_with_its_field(
    kind: Kind, value: object, problem: str
) -> None:
    assert of(kind, value) == [problem]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Scale(Decimal(1), Decimal(5), Decimal("0.5")), "4.5"),
        (Year(earliest=1950, latest=2026), 1950),
        (Period(), {"from": "2026-02-01", "to": "2026-02-01"}),
        (HUNDRED, {"r-1": "33.3", "r-2": "33.3", "r-3": "33.3"}),
        (HUNDRED, {"r-1": "33.33", "r-2": "66.66"}),
        (Multiple(CHOICES, other=True, least=2), ["c-a", {"other": "x"}]),
        (Ranking(CHOICES), ["c-c", "c-a", "c-b"]),
        (Matrix(ROWS, CHOICES), {"r-1": "c-a"}),
        (PostalAddress(), HOME),
        (Image(), {**PICTURE, "caption": "L’atelier"}),
        (Place("area"), "50 3 0 0;50 4 0 0;51 4 0 0"),
    ],
)
def test_an_answer_within_its_kind_is_taken(kind: Kind, value: object) -> None:
    assert of(kind, value) == []


def test_a026_what_must_make_a_total_is_measured_by_another_answer_and_not_before_it_is_given() -> (
    None
):
    split = a_question("split", Numbers(ROWS, total="${q-workers}"))
    given = {"q-split": {"r-1": "2", "r-2": "2"}}

    said = [
        told(number("workers"), split, answers={**given, **more})
        for more in ({}, {"q-workers": 4}, {"q-workers": 5})
    ]

    assert said == [[], [], ["numbers.other-total q-split r-1"]]


@pytest.mark.parametrize(
    ("kind", "value", "problem"),
    [
        (Numbers(ROWS), None, "numbers.required r-1"),
        (Numbers(ROWS), {"r-1": "1", "r-3": "1"}, "row.required r-2"),
        (Matrix(ROWS, CHOICES), None, "row.first-required r-1"),
        (Matrix(ROWS, CHOICES), {"r-1": "c-a", "r-2": "c-a"}, "row.required r-3"),
        (Matrix(ROWS[:1], CHOICES, "text"), {"r-1": {"c-a": "x"}}, "row.required r-1/c-b"),
        (Ranking(CHOICES), None, "ranking.required c-a"),
        (Consent(), {"given": False, "version": ""}, "consent.required"),
        (Period(), None, "period.required from-day"),
        (PostalAddress(), None, "answer.required street"),
        (Place(), None, "place.required latitude"),
    ],
)
def test_a_required_question_waits_for_each_of_its_parts(
    kind: Kind, value: object, problem: str
) -> None:
    assert of(kind, value, required=True) == [problem]


def test_a_picture_that_is_required_is_waited_for() -> None:
    assert of(Image(), None, required=True) == ["image.required"]


def test_a_row_that_is_closed_is_neither_required_nor_counted() -> None:
    rows = (ROWS[0], Row("r-2", "women", relevant="${q-workers} > 5"))
    split = a_question("split", Numbers(rows, total="${q-workers}"), required=True)

    assert (
        told(
            number("workers"), split, answers={"q-workers": 5, "q-split": {"r-1": "5", "r-2": "9"}}
        )
        == []
    )


def test_a_constraint_a_soft_check_and_a_filter_are_asked_in_this_order() -> None:
    checked = a_question("x", logic=Logic(constraint=". < 1000", warning=". < 100"))

    assert [told(checked, answers={"q-x": value}) for value in (50, 500, 5000)] == [
        [], ["answer.surprising q-x"], ["answer.against-constraint q-x"],
    ]  # fmt: skip


def test_a_soft_check_is_silent_once_that_very_answer_is_meant() -> None:
    checked = a_question("x", logic=Logic(warning=". < 100"))
    meant = {"_meant": {"q-x": 500}}

    assert [told(checked, answers={"q-x": value, **meant}) for value in (500, 501)] == [
        [], ["answer.surprising q-x"],
    ]  # fmt: skip


def test_a020_a_choice_that_is_not_offered_to_this_respondent_is_refused() -> None:
    offered = a_question("x", Single(CHOICES), logic=Logic(choice_filter="name != ${q-not}"))
    barred = a_question("not", Single(CHOICES))

    answers = {"q-not": "c-a", "q-x": "c-a"}

    assert told(barred, offered, answers=answers) == ["choice.unknown q-x"]


@pytest.mark.parametrize(
    ("times", "problems"),
    [
        (0, ["times.too-few g-site"]), (1, []), (2, []), (3, ["times.too-many g-site"]),
    ],
)  # fmt: skip
def test_a044_a_group_comes_as_often_as_its_author_allows(times: int, problems: list[str]) -> None:
    site = Group("g-site", "site", parts=(number("jobs"),), repeat=Repeat(least=1, most=2))
    given = [{"_id": f"t{at}", "q-jobs": 1} for at in range(times)]

    said = told(site, answers={"g-site": given} if given else {})

    # A group that must come once is there at the beginning: there is nothing to add.
    assert said == ([] if not times else problems)


def test_inside_a_repeat_a_problem_stands_in_its_time() -> None:
    jobs = a_question("jobs", required=True, logic=Logic(constraint=". < ${q-all}"))
    site = Group("g-site", "site", parts=(number("all"), jobs), repeat=Repeat())
    given = [
        {"_id": "t1", "q-all": 5, "q-jobs": 4}, {"_id": "t2", "q-all": 5, "q-jobs": 6},
        {"_id": "t3", "q-all": 5},
    ]  # fmt: skip

    assert told(site, answers={"g-site": given}) == [
        "answer.against-constraint g-site t2 q-jobs", "number.required g-site t3 q-jobs",
    ]  # fmt: skip
