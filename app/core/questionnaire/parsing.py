"""From what people type to a value: forgiving where the meaning is plain, asking where it is not.

Nothing is guessed: what could mean two things comes back as a problem that asks which.
Bounds are for ``validation``; here it is only read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.core.problems import Place, Problem
from app.core.questionnaire import choosing, contacts, dates, hours, numerals, positions, registers
from app.core.questionnaire.definition import Question
from app.core.questionnaire.kinds import (
    Acknowledged,
    Commune,
    Consent,
    Date,
    DecimalNumber,
    Duration,
    Email,
    EnterpriseNumber,
    File,
    Goal,
    Image,
    Instant,
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
    Recording,
    Reference,
    Scale,
    Signature,
    Silent,
    Single,
    Testimony,
    Text,
    Time,
    Url,
    Year,
    YesNo,
)
from app.core.questionnaire.kinds import Place as OnTheMap
from app.core.questionnaire.lookups import NOTHING, Lookups
from app.core.questionnaire.typed import ADDRESS, GONE, TESTIMONY, Outcome, Reading, Typed
from app.core.text import Locale

LONGEST = 2_000
"""Code points of what is typed for a kind that has no length of its own."""


def read(
    question: Question,
    typed: Typed,
    place: Place,
    *,
    locale: Locale,
    lookups: Lookups = NOTHING,
) -> Outcome:
    """Return what was typed in answer to ``question``, on a page in ``locale``."""
    kind = question.kind
    if isinstance(kind, Silent):
        return None
    for part, texts in typed.items():
        if len(texts) > 1 and not _takes_several(kind, part):
            code = "choice.several" if isinstance(kind, Single | YesNo) else "answer.several"
            return Problem(code, (*place, part) if part else place)
        if wrong := _unfit(kind, part, texts, place):
            return wrong
    return _READ[type(kind)](kind, Reading(question, typed, place, locale, lookups))


def _takes_several(kind: Kind, part: str) -> bool:
    if isinstance(kind, Matrix):
        return kind.cell == "multiple"
    several = isinstance(kind, Multiple | Goal) or (isinstance(kind, Reference) and kind.several)
    return several and not part


def _unfit(kind: Kind, part: str, texts: Sequence[str], place: Place) -> Problem | None:
    """Tell what cannot be kept, or is so long that nobody looks at it.

    NFC makes at most one character of four, so a text this long cannot come within bounds; and
    a pile of accents takes long to put in order.
    """
    at = (*place, part) if part else place
    longest = kind.longest if isinstance(kind, Text | Testimony) else LONGEST
    for text in texts:
        if len(text) > 4 * longest + 8:
            if isinstance(kind, Integer | DecimalNumber):
                return Problem("number.beyond", at, {"most": numerals.LARGEST})
            return Problem("text.too-long", at, {"longest": longest, "length": len(text)})
        try:
            text.encode()
        except UnicodeEncodeError:
            return Problem("text.not-unicode", at)
    return None


def _text(_kind: Kind, field: Reading) -> Outcome:
    return field.one() or None


def _testimony(_kind: Testimony, field: Reading) -> Outcome:
    said = {part: field.one(part) for part in TESTIMONY}
    if not any(said[part] for part in ("text", "speaker", "role")):
        return None
    said["quotable"] = "yes" if said["quotable"] == "yes" else "no"
    return {part: text for part, text in said.items() if text}


def _address(_kind: PostalAddress, field: Reading) -> Outcome:
    said = {part: field.one(part) for part in ADDRESS}
    if not any(said[part] for part in ("street", "postcode", "place")):
        return None
    said["country"] = said["country"].upper()
    code = contacts.postcode(said["postcode"], said["country"])
    said["postcode"] = code if code is not None else said["postcode"]
    kept = {part: text for part, text in said.items() if text}
    return next(contacts.in_address(kept, field.place), kept)


def _contact(normal: Callable[[str], str | None], code: str) -> Callable[[Any, Reading], Outcome]:
    def read_contact(_kind: Kind, field: Reading) -> Outcome:
        typed = field.one()
        return (normal(typed) or Problem(code, field.place)) if typed else None

    return read_contact


def _phone(_kind: Phone, field: Reading) -> Outcome:
    typed = field.one()
    if not typed:
        return None
    number = contacts.phone(typed, field.lookups.country) or contacts.phone(typed)
    if number is not None:
        return number
    several = len(contacts.could_be_of(typed)) > 1
    return Problem("phone.which-country" if several else "phone.not-one", field.place)


def _integer(_kind: Integer, field: Reading) -> Outcome:
    return numerals.whole(field.one(), field.place)


def _decimal(_kind: Kind, field: Reading) -> Outcome:
    return numerals.decimal(field.one(), field.place, field.locale)


def _date(_kind: Date, field: Reading) -> Outcome:
    return dates.read({part: field.one(part) for part in dates.PARTS}, field.place)


def _month(_kind: Month, field: Reading) -> Outcome:
    return dates.read_month({part: field.one(part) for part in dates.PARTS}, field.place)


def _year(_kind: Year, field: Reading) -> Outcome:
    return dates.read_year(field.one(), field.place)


def _period(_kind: Period, field: Reading) -> Outcome:
    parts = (f"{end}-{part}" for end in ("from", "to") for part in dates.PARTS)
    return dates.read_period({part: field.one(part) for part in parts}, field.place)


def _instant(kind: Instant, field: Reading) -> Outcome:
    day = dates.read({part: field.one(part) for part in dates.PARTS}, field.place)
    time = hours.time(field.one("time"), field.at("time"))
    if isinstance(day, Problem) or isinstance(time, Problem):
        return day if isinstance(day, Problem) else time
    if day is None or time is None:
        missing = Problem("instant.without-day", field.at("day"))
        if time is None:
            missing = Problem("instant.without-time", field.at("time"))
        return missing if day or time else None
    return f"{day}T{time}"


def _time(_kind: Time, field: Reading) -> Outcome:
    return hours.time(field.one(), field.place)


def _duration(_kind: Duration, field: Reading) -> Outcome:
    return hours.duration(field.one(), field.place)


def _commune(kind: Commune, field: Reading) -> Outcome:
    typed = field.one()
    if not typed:
        return None
    found = field.lookups.communes(typed, kind.countries)
    named = [code for code, _name in found if code == typed]
    if len(found) == 1 or named:
        return named[0] if named else found[0][0]
    if not found:
        return Problem("commune.unknown", field.place, {"typed": typed[:80]})
    matches = tuple(found[:10])
    facts = {"names": ", ".join(name for _code, name in matches), "matches": matches}
    return Problem("commune.which", field.place, facts)


def _enterprise(kind: EnterpriseNumber, field: Reading) -> Outcome:
    typed = field.one()
    return registers.read(typed, kind.registers, field.place) if typed else None


def _place(kind: OnTheMap, field: Reading) -> Outcome:
    if kind.extent == "point":
        return positions.point(field.one("latitude"), field.one("longitude"), field.place)
    return positions.trace(field.one(), field.place)


def _file(_kind: Kind, field: Reading) -> Outcome:
    digest = field.one()
    if not digest or field.one(GONE) == "yes":
        return None
    stored = field.lookups.file(digest)
    if stored is None:
        return Problem("file.not-stored", field.place)
    words = {part: field.one(part) for part in ("caption", "credit")}
    return {**stored, **{part: text for part, text in words.items() if text}}


_READ: Mapping[type[Kind], Callable[[Any, Reading], Outcome]] = {
    Text: _text,
    Testimony: _testimony,
    PostalAddress: _address,
    Email: _contact(contacts.email, "email.not-one"),
    Url: _contact(contacts.url, "url.not-one"),
    Phone: _phone,
    Integer: _integer,
    DecimalNumber: _decimal,
    Scale: _decimal,
    Numbers: choosing.numbers,
    Matrix: choosing.matrix,
    Single: choosing.single,
    Multiple: choosing.multiple,
    YesNo: choosing.yes_no,
    Ranking: choosing.ranking,
    Reference: choosing.reference,
    Goal: choosing.goals,
    Date: _date,
    Month: _month,
    Year: _year,
    Period: _period,
    Instant: _instant,
    Time: _time,
    Duration: _duration,
    Commune: _commune,
    EnterpriseNumber: _enterprise,
    OnTheMap: _place,
    Consent: choosing.consent,
    Acknowledged: choosing.acknowledged,
    File: _file,
    Image: _file,
    Recording: _file,
    Signature: _file,
}
