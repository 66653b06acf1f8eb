"""What a question can ask for: each kind with its bounds.

A kind says what an answer is, not how it is drawn: a list of buttons, a searchable list and a
row of stars are appearances.  What an answer looks like stands in ``answers``.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, TypeAlias

import msgspec

from app.core.questionnaire.options import Choice, Row
from app.core.text import NO_TEXT, LocalizedText


class KindOf(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="is"):
    """Base of every kind; the tag is its name in documents."""


class Text(KindOf, frozen=True, tag="text"):
    """Words, on one line or several."""

    multiline: bool = False
    longest: int = 2_000
    """In code points, after NFC."""


class Email(KindOf, frozen=True, tag="email"):
    """A mail address."""


class Phone(KindOf, frozen=True, tag="phone"):
    """A telephone number, as ``+32…``."""


class Url(KindOf, frozen=True, tag="url"):
    """The address of a page."""


class PostalAddress(KindOf, frozen=True, tag="address"):
    """Street and number, postcode, place, country."""


class Testimony(KindOf, frozen=True, tag="testimony"):
    """What somebody tells in their own words, with who it is and whether it may be quoted."""

    longest: int = 2_000


class Integer(KindOf, frozen=True, tag="integer"):
    """A whole number between two bounds, both included; None where there is no bound."""

    least: int | None = None
    most: int | None = None
    unit: LocalizedText = NO_TEXT


class DecimalNumber(KindOf, frozen=True, tag="decimal"):
    """A number with decimals between two bounds, both included; None where there is no bound."""

    least: Decimal | None = None
    most: Decimal | None = None
    unit: LocalizedText = NO_TEXT
    form: Literal["plain", "euro", "percent"] = "plain"
    """What it counts, which decides how it is written: ``12,50 €``, ``12,5 %``."""


class Scale(KindOf, frozen=True, tag="scale"):
    """A number picked on a scale: a slider, a rating, stars, a recommendation from 0 to 10."""

    least: Decimal = Decimal(1)
    most: Decimal = Decimal(10)
    step: Decimal = Decimal(1)
    lowest: LocalizedText = NO_TEXT
    """What the lowest step means, such as "not at all"."""

    highest: LocalizedText = NO_TEXT


class Numbers(KindOf, frozen=True, tag="numbers"):
    """Several numbers, one a row, that may have to make up a total."""

    rows: tuple[Row, ...] = ()
    least: Decimal | None = None
    most: Decimal | None = None
    total: str = ""
    """An expression that the numbers together must equal; empty where they need not."""

    unit: LocalizedText = NO_TEXT


class Single(KindOf, frozen=True, tag="single"):
    """One of the choices."""

    choices: tuple[Choice, ...] = ()
    list: str = ""
    """The name of the list that the choices come from, where several questions share it."""

    other: bool = False
    """Whether a respondent may write an answer of their own instead."""


class Multiple(KindOf, frozen=True, tag="multiple"):
    """Any of the choices."""

    choices: tuple[Choice, ...] = ()
    least: int = 0
    most: int | None = None
    exclusive: str = ""
    """The id of the choice that excludes the others ("none of these"), empty where none does."""

    list: str = ""
    other: bool = False


class Reference(KindOf, frozen=True, tag="reference"):
    """One or more entries of a list that is a file of its own, too long to be written out."""

    file: str = ""
    several: bool = False
    value: str = "name"
    label: str = "label"
    """The columns of the file that hold the code and the words of an entry."""


class YesNo(KindOf, frozen=True, tag="yes-no"):
    """Yes or no."""


class Ranking(KindOf, frozen=True, tag="ranking"):
    """The choices in the respondent's order."""

    choices: tuple[Choice, ...] = ()
    list: str = ""


class Matrix(KindOf, frozen=True, tag="matrix"):
    """The same question for each row: one choice, several, or a number or text a column."""

    rows: tuple[Row, ...] = ()
    choices: tuple[Choice, ...] = ()
    cell: Literal["single", "multiple", "number", "text"] = "single"
    list: str = ""


class Date(KindOf, frozen=True, tag="date"):
    """A day of the calendar.  The bounds are ISO dates, both included, empty where absent."""

    earliest: str = ""
    latest: str = ""


class Month(KindOf, frozen=True, tag="month"):
    """A month of a year, as ``2026-03``; the bounds likewise."""

    earliest: str = ""
    latest: str = ""


class Year(KindOf, frozen=True, tag="year"):
    """A year; None where there is no bound."""

    earliest: int | None = None
    latest: int | None = None


class Period(KindOf, frozen=True, tag="period"):
    """From a day to a day, both included."""


class Duration(KindOf, frozen=True, tag="duration"):
    """How long: hours and minutes, as ISO 8601 ``PT35H30M``."""


class Time(KindOf, frozen=True, tag="time"):
    """A time of the day, as ``14:30``."""


class Instant(KindOf, frozen=True, tag="instant"):
    """A day and a time of it, as ``2026-03-02T14:30``."""


class File(KindOf, frozen=True, tag="file"):
    """A file."""

    largest: int = 25_000_000
    """In bytes."""


class Image(KindOf, frozen=True, tag="image"):
    """A picture with a caption and a credit; ``longest_side`` in pixels, None as it is."""

    longest_side: int | None = None


class Recording(KindOf, frozen=True, tag="recording"):
    """Sound, or a film."""

    film: bool = False


class Signature(KindOf, frozen=True, tag="signature"):
    """A drawn signature."""


class Commune(KindOf, frozen=True, tag="commune"):
    """A commune of today, in these countries."""

    countries: tuple[str, ...] = ("FR", "BE")


class Place(KindOf, frozen=True, tag="place"):
    """A point, a line or an area on the map, in WGS 84."""

    extent: Literal["point", "line", "area"] = "point"


class EnterpriseNumber(KindOf, frozen=True, tag="enterprise-number"):
    """The number of an enterprise in its register, with check digits."""

    registers: tuple[str, ...] = ("SIRET", "SIREN", "BCE")


class Goal(KindOf, frozen=True, tag="goal"):
    """Targets of the Sustainable Development Goals, such as ``8.5``."""

    most: int = 3


class Consent(KindOf, frozen=True, tag="consent"):
    """Agreement with the words of the question; ``version`` tells which words they were."""

    version: str = ""


class Acknowledged(KindOf, frozen=True, tag="acknowledged"):
    """A box to tick once something was read."""


class Calculated(KindOf, frozen=True, tag="calculated"):
    """A value that the calculation of the question gives; shown where it has a label."""


class Summary(KindOf, frozen=True, tag="summary"):
    """Calculated values to look over and to confirm, by the ids of their questions."""

    of: tuple[str, ...] = ()


class Hidden(KindOf, frozen=True, tag="hidden"):
    """A value that nobody is asked for.

    ``what`` names what fills it (``start``, ``end``, ``today``, ``username`` …); empty where
    only its default or an action does.
    """

    what: str = ""


class Note(KindOf, frozen=True, tag="note"):
    """Words to read; nothing to answer."""


class Kept(KindOf, frozen=True, tag="kept"):
    """A question of a type that we do not ask: kept whole, listed for review, not shown.

    ``type`` is the type as the imported file writes it, such as ``barcode``.
    """

    type: str = msgspec.field(name="as")  # "is" names the kind
    choices: tuple[Choice, ...] = ()


Kind: TypeAlias = (
    Text | Email | Phone | Url | PostalAddress | Testimony
    | Integer | DecimalNumber | Scale | Numbers
    | Single | Multiple | Reference | YesNo | Ranking | Matrix
    | Date | Month | Year | Period | Duration | Time | Instant
    | File | Image | Recording | Signature
    | Commune | Place | EnterpriseNumber | Goal
    | Consent | Acknowledged | Calculated | Summary | Hidden | Note | Kept
)  # fmt: skip

WithChoices: TypeAlias = Single | Multiple | Ranking | Matrix | Kept
"""The kinds whose choices are written out."""

WithRows: TypeAlias = Numbers | Matrix
Silent: TypeAlias = Calculated | Summary | Hidden | Note | Kept
"""The kinds that no respondent answers."""

Filed: TypeAlias = File | Image | Recording | Signature
"""The kinds whose answer is a file."""

NotYet: TypeAlias = Reference
"""The kind that nobody can answer as long as its list is not here.  Its pages say so, and it stops
nobody from handing in."""
