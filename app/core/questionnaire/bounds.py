"""Whether an answer stands within the bounds of its kind: one small rule a kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from app.core.problems import Place, Problem
from app.core.questionnaire import contacts, registers
from app.core.questionnaire.answers import OTHER
from app.core.questionnaire.kinds import (
    Commune,
    Consent,
    Date,
    DecimalNumber,
    Email,
    EnterpriseNumber,
    File,
    Goal,
    Integer,
    Kind,
    Matrix,
    Month,
    Multiple,
    Numbers,
    Period,
    Phone,
    PostalAddress,
    Ranking,
    Scale,
    Single,
    Testimony,
    Text,
    Url,
    Year,
)
from app.core.questionnaire.kinds import Place as OnTheMap
from app.core.questionnaire.spots import Spot

LONGEST_OTHER = 500
"""Code points of an answer in one's own words."""


def of_value(spot: Spot, value: Any) -> Iterator[Problem]:
    """Give what of an answer of the right shape is against the bounds of its kind."""
    check = _CHECKS.get(type(spot.question.kind))
    if check is not None:
        yield from check(spot.question.kind, value, spot)


def _text(kind: Text, value: str, spot: Spot) -> Iterator[Problem]:
    yield from _length(value, kind.longest, spot.place)


def _length(text: str, longest: int, place: Place) -> Iterator[Problem]:
    if len(text) > longest:
        yield Problem("text.too-long", place, {"longest": longest, "length": len(text)})


def _testimony(kind: Testimony, value: dict[str, str], spot: Spot) -> Iterator[Problem]:
    if not value.get("text"):
        yield Problem("testimony.no-words", (*spot.place, "text"))
    yield from _length(value.get("text", ""), kind.longest, (*spot.place, "text"))


def _number(kind: Integer | DecimalNumber, value: Any, spot: Spot) -> Iterator[Problem]:
    yield from _between(Decimal(value), kind.least, kind.most, spot.place)


def _scale(kind: Scale, value: str, spot: Spot) -> Iterator[Problem]:
    number = Decimal(value)
    outside = [*_between(number, kind.least, kind.most, spot.place)]
    yield from outside
    if not outside and kind.step and (number - kind.least) % kind.step:
        yield Problem("scale.off-step", spot.place, {"least": kind.least, "step": kind.step})


def _year(kind: Year, value: int, spot: Spot) -> Iterator[Problem]:
    for problem in _between(Decimal(value), kind.earliest, kind.latest, spot.place):
        facts = {name: str(fact) for name, fact in problem.facts.items()}
        yield Problem(problem.code.replace("number", "year"), problem.place, facts)


def _between(
    number: Decimal, least: int | Decimal | None, most: int | Decimal | None, place: Place
) -> Iterator[Problem]:
    too_small = least is not None and number < least
    too_large = most is not None and number > most
    if not (too_small or too_large):
        return
    if least is not None and most is not None:
        yield Problem("number.outside", place, {"least": least, "most": most})
    elif too_small:
        yield Problem("number.too-small", place, {"least": least})
    else:
        yield Problem("number.too-large", place, {"most": most})


def _numbers(kind: Numbers, value: dict[str, str], spot: Spot) -> Iterator[Problem]:
    wrong = [
        Problem(problem.code.replace("number.", "cell."), problem.place, {
            **problem.facts, "row": row.label,
        })
        for row in kind.rows if row.id in value
        for problem in _between(
            Decimal(value[row.id]), kind.least, kind.most, (*spot.place, row.id)
        )
    ]  # fmt: skip
    yield from wrong
    total = spot.total
    if wrong or total is None:
        return
    found = sum(map(Decimal, value.values()), Decimal(0))
    if abs(found - total) > tolerance(value.values()):
        facts = {"found": found, "total": total}
        yield Problem("numbers.other-total", (*spot.place, next(iter(value))), facts)


def tolerance(written: Any) -> Decimal:
    """Return by how much numbers may miss their total.

    A number with decimals may have been rounded, by half of its last decimal; whole numbers
    are exact: three times 33.3 make 100, three times 33 do not.
    """
    decimals = [len(one.partition(".")[2]) for one in written]
    return sum((Decimal(5).scaleb(-many - 1) for many in decimals if many), Decimal(0))


def _date(kind: Date, value: str, spot: Spot) -> Iterator[Problem]:
    first = (*spot.place, "day")
    if kind.earliest and value < kind.earliest:
        yield Problem("date.too-early", first, {"earliest": date.fromisoformat(kind.earliest)})
    if kind.latest and value > kind.latest:
        yield Problem("date.too-late", first, {"latest": date.fromisoformat(kind.latest)})


def _month(kind: Month, value: str, spot: Spot) -> Iterator[Problem]:
    first = (*spot.place, "month")
    if kind.earliest and value < kind.earliest[:7]:
        yield Problem("month.too-early", first, {"earliest": _first_day(kind.earliest)})
    if kind.latest and value > kind.latest[:7]:
        yield Problem("month.too-late", first, {"latest": _first_day(kind.latest)})


def _first_day(month: str) -> date:
    return date.fromisoformat(f"{month[:7]}-01")


def _period(_kind: Period, value: dict[str, str], spot: Spot) -> Iterator[Problem]:
    if value["from"] > value["to"]:
        yield Problem("period.backwards", (*spot.place, "to-day"))


def _single(kind: Single, value: Any, spot: Spot) -> Iterator[Problem]:
    if isinstance(value, dict):
        yield from _length(value[OTHER], LONGEST_OTHER, (*spot.place, OTHER))
    elif value not in {choice.id for choice in spot.choices}:
        yield Problem("choice.unknown", spot.place)


def _multiple(kind: Multiple, value: list[Any], spot: Spot) -> Iterator[Problem]:
    chosen = {one for one in value if isinstance(one, str)}
    words = [one[OTHER] for one in value if isinstance(one, dict)]
    if not chosen <= {choice.id for choice in spot.choices} or len(words) > 1:
        yield Problem("choice.unknown", spot.place)
    elif kind.exclusive in chosen and len(value) > 1:
        label = next(one.label for one in kind.choices if one.id == kind.exclusive)
        yield Problem("choices.exclusive", spot.place, {"choice": label})
    elif kind.exclusive not in chosen and len(value) < kind.least:
        yield Problem("choices.too-few", spot.place, {"least": kind.least})
    elif kind.most is not None and len(value) > kind.most:
        yield Problem("choices.too-many", spot.place, {"most": kind.most})
    for text in words:
        yield from _length(text, LONGEST_OTHER, (*spot.place, OTHER))


def _ranking(_kind: Ranking, value: list[Any], spot: Spot) -> Iterator[Problem]:
    offered = [choice.id for choice in spot.choices]
    if not set(value) <= set(offered):
        yield Problem("choice.unknown", spot.place)
    elif len(set(value)) < len(value):
        yield Problem("ranking.twice", (*spot.place, value[0]))
    elif left := [id for id in offered if id not in value]:
        yield Problem("ranking.incomplete", (*spot.place, left[0]), {"places": len(offered)})


def _matrix(kind: Matrix, value: dict[str, Any], spot: Spot) -> Iterator[Problem]:
    columns = {choice.id for choice in kind.choices}
    for row, cell in value.items():
        if not {*([cell] if isinstance(cell, str) else cell)} <= columns:
            yield Problem("choice.unknown", (*spot.place, row))


def _email(_kind: Email, value: str, spot: Spot) -> Iterator[Problem]:
    if contacts.email(value) != value:
        yield Problem("email.not-one", spot.place)


def _phone(_kind: Phone, value: str, spot: Spot) -> Iterator[Problem]:
    if contacts.phone(value) != value:
        yield Problem("phone.not-one", spot.place)


def _url(_kind: Url, value: str, spot: Spot) -> Iterator[Problem]:
    if contacts.url(value) != value:
        yield Problem("url.not-one", spot.place)


def _address(_kind: PostalAddress, value: dict[str, str], spot: Spot) -> Iterator[Problem]:
    yield from contacts.in_address(value, spot.place)


def _commune(kind: Commune, value: str, spot: Spot) -> Iterator[Problem]:
    if value[:2] not in kind.countries:
        yield Problem("commune.elsewhere", spot.place)


def _enterprise(kind: EnterpriseNumber, value: str, spot: Spot) -> Iterator[Problem]:
    register, _, number = value.partition("-")
    if register not in kind.registers or not registers.is_sound(register, number):
        yield Problem("enterprise-number.wrong-digits", spot.place)


def _goal(kind: Goal, value: list[str], spot: Spot) -> Iterator[Problem]:
    if len(value) > kind.most:
        yield Problem("goals.too-many", spot.place, {"most": kind.most})


def _consent(kind: Consent, value: dict[str, Any], spot: Spot) -> Iterator[Problem]:
    if value["version"] != kind.version:
        yield Problem("consent.other-words", spot.place)
    elif not value["given"] and spot.is_required:
        yield Problem("consent.required", spot.place)


def _file(kind: File, value: dict[str, Any], spot: Spot) -> Iterator[Problem]:
    if value["size"] > kind.largest:
        most = max(1, kind.largest // 1_000_000)
        yield Problem("file.too-large", spot.place, {"most": most})


def _place(kind: OnTheMap, value: str, spot: Spot) -> Iterator[Problem]:
    points = [tuple(map(float, point.split()[:2])) for point in value.split(";")]
    if any(abs(lat) > 90 or abs(lon) > 180 for lat, lon in points):
        yield Problem("place.beyond", spot.place)
    elif len(points) < _LEAST_POINTS[kind.extent]:
        least = _LEAST_POINTS[kind.extent]
        yield Problem("place.too-few-points", spot.place, {"least": least})


_LEAST_POINTS = {"point": 1, "line": 2, "area": 3}
_CHECKS: Mapping[type[Kind], Callable[[Any, Any, Spot], Iterator[Problem]]] = {
    Text: _text,
    Testimony: _testimony,
    Integer: _number,
    DecimalNumber: _number,
    Scale: _scale,
    Year: _year,
    Numbers: _numbers,
    Date: _date,
    Month: _month,
    Period: _period,
    Single: _single,
    Multiple: _multiple,
    Ranking: _ranking,
    Matrix: _matrix,
    Email: _email,
    Phone: _phone,
    Url: _url,
    PostalAddress: _address,
    Commune: _commune,
    EnterpriseNumber: _enterprise,
    Goal: _goal,
    Consent: _consent,
    File: _file,
    OnTheMap: _place,
}
