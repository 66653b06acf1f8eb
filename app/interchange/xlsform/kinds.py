"""What a type cell says: a kind of question, the beginning or the end of a group."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from app.core.questionnaire.kinds import Date, DecimalNumber, Integer, Kind, Note, Text
from app.interchange.xlsform.headers import nearest

PLAIN: Mapping[str, Kind] = {
    "text": Text(), "string": Text(), "integer": Integer(), "int": Integer(),
    "decimal": DecimalNumber(), "date": Date(), "note": Note(),
    "percentage": Integer(least=0, most=100),
}  # fmt: skip

KEPT = frozenset(
    {
        "calculate", "hidden", "acknowledge", "trigger", "range", "image", "photo", "file", "audio",
        "video", "geopoint", "location", "gps", "geotrace", "geoshape", "osm", "barcode", "time",
        "datetime", "date time", "phone number", "start", "start time", "end", "end time", "today",
        "username", "email", "audit", "deviceid", "device id", "imei", "phonenumber",
        "subscriberid", "simserial", "sim id", "sim serial", "start-geopoint",
        "background-geopoint", "background-audio", "csv-external", "xml-external",
        "number of days in last month", "number of days in last six months",
        "number of days in last year", "uri:deviceid", "uri:subscriberid", "uri:simserial",
        "uri:phonenumber", "uri:username", "uri:email",
    }
)  # fmt: skip
"""Types that we know and do not ask yet."""

SELECT = re.compile(
    r"(?P<one>select[_ ]one(?: from| using)?|select1)\s+(?P<one_list>\S.*)"
    r"|(?P<many>select[_ ]multiple(?: from| using)?|select all that apply(?: from| using)?)"
    r"\s+(?P<many_list>\S.*)"
    r"|rank\s+(?P<rank_list>\S.*)",
    re.IGNORECASE,
)
FROM_ELSEWHERE = re.compile(
    r"(osm|select_(one|multiple)_from_file|select[_ ]one[_ ]external|cascading_select)\b.*"
    r"|.*\$\{.*",
    re.IGNORECASE,
)
OR_OTHER = re.compile(r"(?P<list>.*?)\s+(or[_ ]other|or[_ ]specify[_ ]other)", re.IGNORECASE)
SECTION = re.compile(
    r"(?P<edge>begin|end)[_ ]?(?P<what>group|repeat|loop|lgroup|looped group)(?P<over> over .*)?",
    re.IGNORECASE,
)
LEGACY = re.compile(r"(?:q|add|get)\s+(?P<type>.*?)(?:\s+prompt)?", re.IGNORECASE)
REPEATS = frozenset({"repeat", "loop", "lgroup", "looped group"})


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
class Unasked:
    """A question of a type that we keep and do not ask."""

    type: str


@dataclass(frozen=True, slots=True)
class Begins:
    """A group or a repeat begins."""

    what: str
    """``group`` or ``repeat``."""


@dataclass(frozen=True, slots=True)
class Ends:
    """A group or a repeat ends."""

    what: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """No type that anybody knows."""

    suggestion: str


Said = Asked | Chosen | Unasked | Begins | Ends | Unknown


def read(written: str) -> Said:
    """Return what a type cell says."""
    words = " ".join(written.split())
    if section := SECTION.fullmatch(words):
        what = "repeat" if section["what"].lower() in REPEATS else "group"
        return Begins(what) if section["edge"].lower() == "begin" else Ends(what)
    if FROM_ELSEWHERE.fullmatch(words):
        return Unasked(written)
    if select := SELECT.fullmatch(words):
        return _chosen(select)
    plain = words.lower()
    if plain in PLAIN:
        return Asked(PLAIN[plain])
    if plain in KEPT or plain.startswith("uri:"):
        return Unasked(written)
    if legacy := LEGACY.fullmatch(words):
        return read(legacy["type"])
    return Unknown(nearest(words, [*PLAIN, *KEPT, "select_one", "select_multiple", "begin_group"]))


def _chosen(select: re.Match[str]) -> Said:
    form = next(form for form in ("one", "many", "rank") if select[f"{form}_list"])
    list_name = select[f"{form}_list"]
    if other := OR_OTHER.fullmatch(list_name):
        return Chosen(other["list"], form, or_other=True)
    return Chosen(list_name, form)
