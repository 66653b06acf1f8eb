"""What a type cell says: a kind of question, the beginning or the end of a group."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from app.core.questionnaire.kinds import (
    Acknowledged,
    Calculated,
    Date,
    DecimalNumber,
    File,
    Hidden,
    Image,
    Instant,
    Integer,
    Kind,
    Note,
    Phone,
    Place,
    Recording,
    Scale,
    Text,
    Time,
)
from app.core.text import text_of
from app.interchange.xlsform.headers import nearest

PLAIN: Mapping[str, Kind] = {
    "text": Text(), "string": Text(), "phone number": Phone(),
    "integer": Integer(), "int": Integer(), "decimal": DecimalNumber(), "range": Scale(),
    "percentage": Integer(least=0, most=100, unit=text_of(fr="%", nl="%")),
    "number of days in last month": Integer(least=0, most=31),
    "number of days in last six months": Integer(least=0, most=183),
    "number of days in last year": Integer(least=0, most=365),
    "date": Date(), "time": Time(), "datetime": Instant(), "date time": Instant(),
    "image": Image(), "photo": Image(), "picture": Image(), "file": File(),
    "audio": Recording(), "video": Recording(film=True),
    "geopoint": Place(), "location": Place(), "gps": Place(),
    "geotrace": Place("line"), "geoshape": Place("area"),
    "note": Note(), "acknowledge": Acknowledged(), "trigger": Acknowledged(),
    "calculate": Calculated(), "hidden": Hidden(),
}  # fmt: skip

METADATA: Mapping[str, str] = {
    "start": "start", "start time": "start", "end": "end", "end time": "end", "today": "today",
    "username": "username", "email": "email", "audit": "audit",
    "deviceid": "deviceid", "device id": "deviceid", "imei": "deviceid",
    "phonenumber": "phonenumber", "get phone number": "phonenumber",
    "subscriberid": "subscriberid", "subscriber id": "subscriberid",
    "simserial": "simserial", "sim id": "simserial", "sim serial": "simserial",
    "start-geopoint": "start-geopoint", "background-geopoint": "background-geopoint",
    "background-audio": "background-audio",
}  # fmt: skip
"""What fills a value that nobody is asked for, by how its type is written."""

FILLED = frozenset({"start", "end", "today", "username", "email"})
"""What of it we know ourselves."""

NO_LONGER_TOLD = frozenset({"subscriberid", "simserial"})
"""What no device tells any more."""

KEPT = frozenset({"osm", "barcode", "csv-external", "xml-external"})
"""Types that we know and do not ask."""

FILE_ENDINGS = (".csv", ".xml", ".geojson")

SELECT = re.compile(
    r"(?P<file>select[_ ](?:one|multiple)[_ ]from[_ ]file)\s+(?P<name>\S.*)"
    r"|(?P<external>select[_ ]one[_ ]external)\s+(?P<external_list>\S.*)"
    r"|(?P<one>select[_ ]one(?: from| using)?|select1|add select one prompt using)"
    r"\s+(?P<one_list>\S.*)"
    r"|(?P<many>select[_ ]multiple(?: from| using)?|select all that apply(?: from| using)?"
    r"|add select multiple prompt using)\s+(?P<many_list>\S.*)"
    r"|rank\s+(?P<rank_list>\S.*)",
    re.IGNORECASE,
)
FROM_ELSEWHERE = re.compile(r"osm\s.*|cascading[_ ]select\b.*|(select|rank).*\$\{.*", re.I)
OR_OTHER = re.compile(
    r"(?P<list>.*?)\s+(or[_ ]other|or[_ ]specify[_ ]other|or specify other)", re.IGNORECASE
)
SECTION = re.compile(
    r"(?P<edge>begin|end)[_ ]?(?P<what>group|repeat|loop|lgroup|looped group)"
    r"(?: (?:over )?(?P<over>\S+))?",
    re.IGNORECASE,
)
LEGACY = re.compile(r"(?:q|add|get)\s+(?P<type>.*?)(?:\s+prompt)?", re.IGNORECASE)
REPEATS = frozenset({"repeat", "lgroup", "looped group"})


@dataclass(frozen=True, slots=True)
class Asked:
    """A question whose kind needs no list."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class Chosen:
    """A question with a list of choices."""

    list_name: str
    form: str
    """``one``, ``many`` or ``rank``."""

    or_other: bool = False


@dataclass(frozen=True, slots=True)
class FromFile:
    """A question whose choices are a file of their own."""

    file: str
    several: bool


@dataclass(frozen=True, slots=True)
class Filled:
    """A value that nobody is asked for."""

    what: str


@dataclass(frozen=True, slots=True)
class Unasked:
    """A question of a type that we keep and do not ask."""

    type: str
    external: str = ""
    """The list of the sheet ``external_choices`` that it chooses from."""


@dataclass(frozen=True, slots=True)
class Other:
    """A question for the words of those who chose "other"."""

    of: str
    """The id of the question where they chose."""


@dataclass(frozen=True, slots=True)
class Begins:
    """A group, a repeat or a loop begins."""

    what: str
    over: str = ""
    """The list of a loop."""


@dataclass(frozen=True, slots=True)
class Ends:
    """A group, a repeat or a loop ends."""

    what: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """No type that anybody knows."""

    suggestion: str


Said = Asked | Chosen | FromFile | Filled | Unasked | Other | Begins | Ends | Unknown


def read(written: str) -> Said:
    """Return what a type cell says."""
    words = " ".join(written.split())
    if section := SECTION.fullmatch(words):
        return _section(section)
    if FROM_ELSEWHERE.fullmatch(words):
        return Unasked(written)
    if select := SELECT.fullmatch(words):
        return _chosen(select)
    plain = words.lower()
    if plain in METADATA or plain.startswith("uri:"):
        return Filled(METADATA.get(plain, plain))
    if plain in PLAIN:
        return Asked(PLAIN[plain])
    if plain in KEPT:
        return Unasked(written)
    if legacy := LEGACY.fullmatch(words):
        return read(legacy["type"])
    known = [*PLAIN, *METADATA, *KEPT, "select_one", "select_multiple", "begin_group"]
    return Unknown(nearest(words, known))


def _section(section: re.Match[str]) -> Said:
    written = section["what"].lower()
    what = "repeat" if written in REPEATS else written
    if section["edge"].lower() == "end":
        return Ends(what)
    return Begins(what, section["over"] or "")


def _chosen(select: re.Match[str]) -> Said:
    if select["file"]:
        return FromFile(select["name"], several="multiple" in select["file"].lower())
    if select["external"]:
        return Unasked(select.group(), external=select["external_list"])
    form = next(form for form in ("one", "many", "rank") if select[f"{form}_list"])
    list_name = select[f"{form}_list"]
    if list_name.endswith(FILE_ENDINGS) and form != "rank":
        return FromFile(list_name, several=form == "many")
    if other := OR_OTHER.fullmatch(list_name):
        return Chosen(other["list"], form, or_other=True)
    return Chosen(list_name, form)
