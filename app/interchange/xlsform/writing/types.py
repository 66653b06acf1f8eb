"""As which type a kind is written, and what of it the type does not say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from app.core.questionnaire.kinds import (
    Acknowledged,
    Calculated,
    Commune,
    Consent,
    Date,
    DecimalNumber,
    Duration,
    Email,
    EnterpriseNumber,
    File,
    Goal,
    Hidden,
    Image,
    Instant,
    Integer,
    Kept,
    Kind,
    Matrix,
    Month,
    Note,
    Numbers,
    Period,
    Phone,
    Place,
    PostalAddress,
    Recording,
    Reference,
    Scale,
    Signature,
    Summary,
    Testimony,
    Text,
    Time,
    Url,
    Year,
)
from app.core.text import NO_TEXT, LocalizedText, text_of
from app.interchange.xlsform import kinds

Grid: TypeAlias = Matrix | Numbers | Period | PostalAddress | Testimony
"""The kinds that take several rows."""

AN_ADDRESS = r"regex(., '^[^@ ]+@[^@ ]+\.[^@ ]+$')"
UNITS = {"euro": text_of(fr="€", nl="€", en="€"), "percent": text_of(fr="%", nl="%", en="%")}


@dataclass(frozen=True, slots=True)
class Written:
    """One row for one kind."""

    type: str
    look: str = ""
    """Words for the appearance, beside those that the question has itself."""

    parameters: Mapping[str, str] = field(default_factory=dict)
    rule: str = ""
    """What the bounds of the kind become: a rule on the answer."""

    unit: LocalizedText = NO_TEXT
    """What has to stand behind the wording, since a type has no unit."""

    is_near: bool = False
    """Whether the file has no such kind, and this is the nearest."""

    unsaid: Mapping[str, object] = field(default_factory=dict)
    """What of the kind has no place, by its name."""


PLAIN: Mapping[type, Written] = {
    Phone: Written("phone number"),
    Url: Written("text", look="url"),
    Email: Written("text", rule=AN_ADDRESS, is_near=True),
    Duration: Written("text", is_near=True),
    EnterpriseNumber: Written("text", is_near=True),
    Goal: Written("text", is_near=True),
    Commune: Written("text", is_near=True),
    Time: Written("time"),
    Instant: Written("dateTime"),
    Signature: Written("image", look="signature"),
    Acknowledged: Written("acknowledge"),
    Calculated: Written("calculate"),
    Summary: Written("acknowledge", is_near=True),
    Matrix: Written("text", is_near=True),
    Numbers: Written("text", is_near=True),
    Note: Written("note"),
}
"""Kinds that always read alike.  A matrix without rows asks for nothing that has a type."""


def has_rows(kind: Grid) -> bool:
    """Tell whether a kind of several rows has anything to ask in them."""
    match kind:
        case Matrix(rows, choices):
            return bool(rows and choices)
        case Numbers(rows):
            return bool(rows)
        case _:
            return True


def of(kind: Kind) -> Written:
    """Return how a kind is written that takes one row and has no choices."""
    match kind:
        case Integer() | DecimalNumber() | Scale():
            return _number(kind)
        case Date() | Month() | Year():
            return _day(kind)
        case File() | Image() | Recording():
            return _file(kind)
        case Text() | Reference() | Hidden() | Kept() | Place() | Consent():
            return _as_it_says(kind)
        case _:
            return PLAIN[type(kind)]


def between(low: object, high: object, answer: str = ".") -> str:
    """Return the rule that an answer lies between two bounds; None and empty are no bound.

    >>> between(0, 100)
    '. >= 0 and . <= 100'
    """
    bounds = ((">=", low), ("<=", high))
    return " and ".join(
        f"{answer} {sign} {plain(bound)}" for sign, bound in bounds if bound not in {None, ""}
    )


def plain(number: object) -> str:
    """Return a number as an expression writes it, anything else as its text."""
    if isinstance(number, Decimal):
        number = number.normalize() if number else Decimal(0)
        return f"{number:f}"
    return str(number)


def _number(kind: Integer | DecimalNumber | Scale) -> Written:
    match kind:
        case Integer() if kind == kinds.PLAIN["percentage"]:
            return Written("percentage")
        case Integer(low, high, unit):
            return Written("integer", rule=between(low, high), unit=unit)
        case DecimalNumber(low, high, unit, form):
            return Written("decimal", rule=between(low, high), unit=UNITS.get(form, unit))
        case Scale(low, high, step) if not 0 < step <= high - low:
            return Written("decimal", rule=between(low, high), is_near=True)
        case Scale(low, high, step):
            ends = {"start": plain(low), "end": plain(high), "step": plain(step)}
            return Written("range", parameters=ends)


def _day(kind: Date | Month | Year) -> Written:
    match kind:
        case Date(low, high):
            rule = between(low and f"date('{low}')", high and f"date('{high}')")
            return Written("date", rule=rule)
        case Month(low, high):
            rule = between(
                low.replace("-", ""), high.replace("-", ""), "number(format-date(., '%Y%m'))"
            )
            return Written("date", look="month-year", rule=rule)
        case Year(first, last):
            rule = between(first, last, "number(format-date(., '%Y'))")
            return Written("date", look="year", rule=rule)


def _file(kind: File | Image | Recording) -> Written:
    match kind:
        case File(largest):
            return Written("file", unsaid={"largest": "" if largest == File().largest else largest})
        case Image(longest_side):
            pixels = {} if longest_side is None else {"max-pixels": str(longest_side)}
            return Written("image", parameters=pixels)
        case Recording(film):
            return Written("video" if film else "audio")


def _as_it_says(kind: Text | Reference | Hidden | Kept | Place | Consent) -> Written:
    match kind:
        case Text(multiline, longest):
            rule = "" if longest == Text().longest else f"string-length(.) <= {longest}"
            return Written("text", look="multiline" if multiline else "", rule=rule)
        case Place(extent):
            return Written({"point": "geopoint", "line": "geotrace", "area": "geoshape"}[extent])
        case Reference():
            return _from_file(kind)
        case Hidden(what):
            return _filled(what)
        case Kept(type):
            is_known = not isinstance(kinds.read(type), kinds.Unknown)
            return Written(type) if is_known else Written("text", is_near=True)
        case Consent(version):
            return Written("acknowledge", is_near=True, unsaid={"version": version})


def _from_file(kind: Reference) -> Written:
    usual = ("id", "title") if kind.file.endswith(".geojson") else ("name", "label")
    said = {"value": kind.value, "label": kind.label}
    columns = {
        name: column
        for (name, column), one in zip(said.items(), usual, strict=True)
        if column != one
    }
    if not kind.file.endswith(kinds.FILE_ENDINGS):
        several = "yes" if kind.several else ""
        unsaid = {"file": kind.file, "several": several, **columns}
        return Written("text", is_near=True, unsaid=unsaid)
    amount = "multiple" if kind.several else "one"
    return Written(f"select_{amount}_from_file {kind.file}", parameters=columns)


def _filled(what: str) -> Written:
    if not what:
        return Written("hidden")
    is_known = what in kinds.METADATA.values() or what.startswith("uri:")
    return Written(what) if is_known else Written("hidden", is_near=True)
