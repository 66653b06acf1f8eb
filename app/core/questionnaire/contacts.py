"""How to reach somebody, as people type it: mail address, telephone, page, postal address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from app.core.problems import Place, Problem

LONGEST_EMAIL = 254
LONGEST_URL = 2_000
LONGEST_LINE = 200
"""Code points of one line of an address."""

_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?", re.ASCII)
_TOP = re.compile(r"[A-Za-z]{2,63}|xn--[A-Za-z0-9-]{2,59}", re.ASCII)
_BETWEEN_DIGITS = re.compile(r"[\s\u00a0\u202f\u2009\u200b\u2060./()\u2010-\u2015-]+")
_DIGITS = re.compile(r"\d{8,15}", re.ASCII)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?!\d)", re.ASCII)
_POSTCODES: Mapping[str, re.Pattern[str]] = {
    "BE": re.compile(r"[1-9]\d{3}", re.ASCII),
    "FR": re.compile(r"(?:0[1-9]|[1-8]\d|9[0-8])\d{3}", re.ASCII),
}
_COUNTRY = re.compile(r"[A-Z]{2}", re.ASCII)
COUNTRIES: Mapping[str, str] = {"32": "BE", "33": "FR"}
"""By calling code, the countries whose own way of writing numbers is read."""


def email(typed: str) -> str | None:
    """Return the one way in which a mail address is kept; None where it is none.

    The domain is written in ASCII, as mail servers read it.
    """
    local, at, domain = typed.strip().rpartition("@")
    if not at or len(local) > 64 or not _LOCAL.fullmatch(local):
        return None
    host = _host(domain)
    return f"{local}@{host}" if host and len(local) + len(host) < LONGEST_EMAIL else None


def _host(typed: str) -> str | None:
    try:
        host = typed.encode("idna").decode().lower() if len(typed) <= 253 else ""
    except UnicodeError:
        return None
    labels = host.split(".")
    sound = len(labels) > 1 and all(map(_LABEL.fullmatch, labels)) and _TOP.fullmatch(labels[-1])
    return host if sound else None


def phone(typed: str, country: str = "") -> str | None:
    """Return a telephone number as ``+32…``; None where it is none, or could be of two countries.

    :param country: ``BE`` or ``FR``, where the number is from unless it says so; empty where
        nobody knows.
    """
    digits = _BETWEEN_DIGITS.sub("", typed.strip().replace("(0)", ""))
    digits = f"+{digits[2:]}" if digits.startswith("00") else digits
    if digits.startswith("+"):
        return digits if _is_international(digits[1:]) else None
    if not _DIGITS.fullmatch(digits) or not digits.startswith("0"):
        return None
    of = [code for code, name in COUNTRIES.items() if country in ("", name)]
    fitting = [code for code in of if _is_national(digits[1:], code)]
    return f"+{fitting[0]}{digits[1:]}" if len(fitting) == 1 else None


def could_be_of(typed: str) -> tuple[str, ...]:
    """Return the countries of which a number without a calling code could be."""
    return tuple(name for name in COUNTRIES.values() if phone(typed, name) is not None)


def _is_international(digits: str) -> bool:
    if not _DIGITS.fullmatch(digits) or digits.startswith("0"):
        return False
    national = next((code for code in COUNTRIES if digits.startswith(code)), "")
    return not national or _is_national(digits[2:], national)


def _is_national(digits: str, calling_code: str) -> bool:
    """Tell whether these digits, behind the leading 0, make a number of that country."""
    if digits.startswith("0"):
        return False
    if calling_code == "33":
        return len(digits) == 9
    return len(digits) == (9 if digits[0] == "4" and digits[1] in "56789" else 8)


def url(typed: str) -> str | None:
    """Return the address of a page, with ``https://`` where nothing was said; None where it is
    no address that a browser may open."""
    text = typed.strip()
    if not _SCHEME.match(text) and not text.startswith("//"):
        text = f"https://{text}"
    if len(text) > LONGEST_URL or re.search(r"[\s\x00-\x20\x7f<>\"\\^`{|}]", text):
        return None
    try:
        parts = urlsplit(text)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host or parts.username is not None:
        return None
    return text if _host(host) else None


def postcode(typed: str, country: str) -> str | None:
    """Return a postcode as it is kept; None where that country has none like it.

    ``B-1000`` and ``F-59000`` are read; of other countries anything short is taken.
    """
    text = " ".join(typed.split()).upper()
    pattern = _POSTCODES.get(country)
    if pattern is None:
        return text if len(text) <= 12 else None
    bare = re.sub(rf"^{country[0]}{country[1]}?\s*-\s*", "", text).replace(" ", "")
    return bare if pattern.fullmatch(bare) else None


def in_address(address: Mapping[str, str], place: Place) -> Iterator[Problem]:
    """Give what is wrong with an address, each with the part it stands in."""
    country = address.get("country", "")
    for part in ("street", "place", "country"):
        if not address.get(part):
            yield Problem(f"address.without-{part}", (*place, part))
        elif len(address[part]) > LONGEST_LINE:
            facts = {"longest": LONGEST_LINE, "length": len(address[part])}
            yield Problem("text.too-long", (*place, part), facts)
    if country and not _COUNTRY.fullmatch(country):
        yield Problem("address.without-country", (*place, "country"))
    elif not address.get("postcode"):
        if country in _POSTCODES:
            yield Problem("address.without-postcode", (*place, "postcode"))
    elif postcode(address["postcode"], country) != address["postcode"]:
        yield Problem("address.no-such-postcode", (*place, "postcode"), {"country": country})
