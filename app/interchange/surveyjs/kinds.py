"""What each type of element asks for, and which of its properties that takes in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, TypeAlias

from app.core.questionnaire.kinds import (
    Calculated,
    Date,
    DecimalNumber,
    Email,
    File,
    Image,
    Instant,
    Kind,
    Month,
    Multiple,
    Note,
    Phone,
    Ranking,
    Scale,
    Signature,
    Single,
    Text,
    Time,
    Url,
    YesNo,
)
from app.core.questionnaire.options import Choice
from app.core.text import LocalizedText

Element: TypeAlias = Mapping[str, Any]
Choices: TypeAlias = tuple[Choice, ...]
Words: TypeAlias = Callable[[Any], LocalizedText]

APPEARANCE = {"dropdown": "minimal", "tagbox": "minimal", "imagepicker": "columns"}
ALIASES = {
    "radio": "radiogroup", "nouislider": "slider", "matrix Dropdown": "matrixdropdown",
    "signature": "signaturepad", "sortablelist": "ranking",
}  # fmt: skip

FORMS: Mapping[str, frozenset[str]] = {
    "text": frozenset({"inputType", "min", "max", "step", "maxLength"}),
    "comment": frozenset({"maxLength"}),
    "rating": frozenset(
        {"rateMin", "rateMax", "rateStep", "rateCount", "minRateDescription",
         "maxRateDescription", "mininumRateDescription", "maximumRateDescription"}
    ),
    "slider": frozenset({"min", "max", "step"}),
    "checkbox": frozenset({"minSelectedChoices", "maxSelectedChoices"}),
    "file": frozenset({"maxSize", "acceptedTypes"}),
    "imagepicker": frozenset({"multiSelect"}),
    "expression": frozenset({"expression"}),
    "html": frozenset({"html"}),
}  # fmt: skip
"""The properties that say the form of an answer, by type of element."""


def kind_of(type: str, element: Element, choices: Choices, words: Words) -> Kind | None:
    """Return the kind of an element that asks or shows one thing; None where it is no such."""
    make = _KINDS.get(type)
    return make(element, choices, words) if make else None


def number(said: Any) -> Decimal | None:
    """Return a number of the file; None where it is none."""
    try:
        found = Decimal(str(said)) if isinstance(said, str | int | float) else None
    except InvalidOperation:
        return None
    return found if found is not None and found.is_finite() else None


def whole(said: Any) -> int | None:
    """Return a count of the file, from 0; None where it is none."""
    found = number(said)
    return int(found) if found is not None and found >= 0 and found == found.to_integral() else None


def _text(element: Element, _choices: Choices, _words: Words) -> Kind:
    longest = whole(element.get("maxLength")) or 2_000
    match element.get("inputType", "text"):
        case "number":
            return DecimalNumber(number(element.get("min")), number(element.get("max")))
        case "range":
            return _scale(element, "min", "max", "step", (0, 100))
        case "date":
            return Date(_day(element.get("min")), _day(element.get("max")))
        case str(form) if form in _INPUTS:
            return _INPUTS[form]
        case _:
            return Text(longest=longest)


_INPUTS: Mapping[str, Kind] = {
    "email": Email(), "tel": Phone(), "url": Url(), "month": Month(), "time": Time(),
    "datetime-local": Instant(), "datetime": Instant(),
}  # fmt: skip


def _day(said: Any) -> str:
    text = str(said) if isinstance(said, str) else ""
    return text if len(text) == 10 and text[4] == text[7] == "-" else ""


def _scale(element: Element, low: str, high: str, step: str, otherwise: tuple[int, int]) -> Scale:
    least, most = number(element.get(low)), number(element.get(high))
    return Scale(
        least=Decimal(otherwise[0]) if least is None else least,
        most=Decimal(otherwise[1]) if most is None else most,
        step=number(element.get(step)) or Decimal(1),
    )


def _rating(element: Element, choices: Choices, words: Words) -> Kind:
    if choices:
        return Single(choices)
    count = whole(element.get("rateCount"))
    scale = _scale(element, "rateMin", "rateMax", "rateStep", (1, count or 5))
    low = element.get("minRateDescription") or element.get("mininumRateDescription")
    high = element.get("maxRateDescription") or element.get("maximumRateDescription")
    return Scale(scale.least, scale.most, scale.step, words(low), words(high))


def _multiple(element: Element, choices: Choices, _words: Words) -> Kind:
    return Multiple(
        choices,
        least=whole(element.get("minSelectedChoices")) or 0,
        most=whole(element.get("maxSelectedChoices")) or None,
        exclusive=next((one.id for one in choices if one.name == "none"), ""),
        other=_other(element),
    )


def _single(element: Element, choices: Choices, _words: Words) -> Kind:
    return Single(choices, other=_other(element))


def _pictures(element: Element, choices: Choices, _words: Words) -> Kind:
    return Multiple(choices) if element.get("multiSelect") is True else Single(choices)


def _file(element: Element, _choices: Choices, _words: Words) -> Kind:
    if str(element.get("acceptedTypes", "")).startswith("image/"):
        return Image()
    return File(whole(element.get("maxSize")) or 20_000_000)


def _other(element: Element) -> bool:
    return element.get("hasOther") is True or element.get("showOtherItem") is True


_KINDS: Mapping[str, Callable[[Element, Choices, Words], Kind]] = {
    "text": _text,
    "comment": lambda element, _choices, _words: Text(
        multiline=True, longest=whole(element.get("maxLength")) or 2_000
    ),
    "radiogroup": _single,
    "dropdown": _single,
    "checkbox": _multiple,
    "tagbox": _multiple,
    "imagepicker": _pictures,
    "buttongroup": _single,
    "boolean": lambda _element, _choices, _words: YesNo(),
    "rating": _rating,
    "slider": lambda element, _choices, _words: _scale(element, "min", "max", "step", (0, 100)),
    "ranking": lambda _element, choices, _words: Ranking(choices),
    "file": _file,
    "signaturepad": lambda _element, _choices, _words: Signature(),
    "expression": lambda _element, _choices, _words: Calculated(),
    "html": lambda _element, _choices, _words: Note(),
    "image": lambda _element, _choices, _words: Note(),
}
