"""A question on a scale: its ends, its steps and the words at its ticks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from app.core.questionnaire.kinds import Scale
from app.core.text import NO_TEXT
from app.interchange.findings import Findings, Spot
from app.interchange.xlsform.choices import ChoiceList

ENDS = frozenset({"start", "end", "step"})
BEYOND = frozenset({"tick_interval", "tick_labelset", "placeholder"})
USUAL = {"start": "1", "end": "10", "step": "1"}


@dataclass(frozen=True, slots=True)
class Steps:
    """The numbers of a scale; its start may be greater than its end."""

    start: Decimal
    end: Decimal
    step: Decimal
    interval: Decimal | None = None
    placeholder: Decimal | None = None

    @property
    def least(self) -> Decimal:
        return min(self.start, self.end)

    @property
    def most(self) -> Decimal:
        return max(self.start, self.end)

    def holds(self, value: Decimal) -> bool:
        return self.least <= value <= self.most

    def is_on(self, value: Decimal, every: Decimal) -> bool:
        return (value - self.start) % every == 0


def of(
    parameters: Mapping[str, str],
    appearance: str,
    lists: Mapping[str, ChoiceList],
    spot: Spot,
    findings: Findings,
) -> tuple[Scale, dict[str, str]]:
    """Return the scale that parameters give, and those that it does not hold itself; note what
    is wrong with them."""
    numbers = _numbers(parameters, spot, findings)
    if numbers is None:
        return Scale(), {}
    ticks = lists.get(parameters.get("tick_labelset", ""))
    for code, facts in (
        *_of_the_numbers(numbers),
        *_of_the_look(parameters, appearance),
        *_of_the_ticks(numbers, parameters, appearance, ticks),
    ):
        findings.wrong(code, spot, **facts)
    scale = Scale(
        least=numbers.least, most=numbers.most, step=abs(numbers.step),
        lowest=ticks.label_of(str(numbers.least)) if ticks else NO_TEXT,
        highest=ticks.label_of(str(numbers.most)) if ticks else NO_TEXT,
    )  # fmt: skip
    turned = numbers.start > numbers.end  # it is drawn from the greater end
    return scale, {name: said for name, said in parameters.items() if turned or name not in ENDS}


def _numbers(parameters: Mapping[str, str], spot: Spot, findings: Findings) -> Steps | None:
    found: dict[str, Decimal] = {}
    for name, said in {**USUAL, **parameters}.items():
        if name not in ENDS | {"tick_interval", "placeholder"}:
            continue
        try:
            number = Decimal(said)
        except InvalidOperation:
            number = Decimal("nan")
        if not number.is_finite() or abs(number) > 10**12:
            findings.wrong("xlsform.scale-number", spot, name=name, value=said)
            return None
        found[name] = number
    return Steps(
        found["start"], found["end"], found["step"],
        found.get("tick_interval"), found.get("placeholder"),
    )  # fmt: skip


Wrong = tuple[str, dict[str, str]]


def _of_the_numbers(numbers: Steps) -> Iterator[Wrong]:
    for name, number in (("step", numbers.step), ("tick_interval", numbers.interval)):
        if number == 0:
            yield "xlsform.scale-zero", {"name": name}
        elif number is not None and number > numbers.most - numbers.least:
            yield "xlsform.scale-too-wide", {"name": name}
    if numbers.step:
        yield from _of_the_points(numbers)


def _of_the_points(numbers: Steps) -> Iterator[Wrong]:
    if numbers.interval and numbers.interval % numbers.step:
        yield "xlsform.scale-off-step", {"name": "tick_interval"}
    if numbers.placeholder is None:
        return
    if not numbers.is_on(numbers.placeholder, numbers.step):
        yield "xlsform.scale-off-step", {"name": "placeholder"}
    if not numbers.holds(numbers.placeholder):
        yield "xlsform.scale-outside", {"name": "placeholder"}


def _of_the_look(parameters: Mapping[str, str], appearance: str) -> Iterator[Wrong]:
    drawn_otherwise = appearance and "vertical" not in appearance and "no-ticks" not in appearance
    for name in sorted(BEYOND & set(parameters)):
        if drawn_otherwise:
            yield "xlsform.scale-look", {"name": name, "appearance": appearance}


def _of_the_ticks(
    numbers: Steps, parameters: Mapping[str, str], appearance: str, ticks: ChoiceList | None
) -> Iterator[Wrong]:
    name = parameters.get("tick_labelset")
    if name is None:
        return
    if ticks is None:
        yield "xlsform.scale-ticks-missing", {"list": name}
        return
    values: set[Decimal] = set()
    for choice in ticks.choices:
        facts = {"list": name, "value": choice.name}
        try:
            value = Decimal(choice.name)
        except InvalidOperation:
            yield "xlsform.scale-tick-number", facts
            continue
        values.add(value)
        every = numbers.interval or numbers.step
        if not value.is_finite():
            yield "xlsform.scale-tick-number", facts
        elif not numbers.holds(value) or (every and not numbers.is_on(value, every)):
            yield "xlsform.scale-tick-outside", facts
    if "no-ticks" in appearance and values != {numbers.start, numbers.end}:
        yield "xlsform.scale-ticks-of-ends", {"list": name}
