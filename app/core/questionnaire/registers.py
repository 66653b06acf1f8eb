"""Numbers of enterprises in the registers of France and Belgium, with their check digits."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.core.problems import Place, Problem

LA_POSTE = "356000000"
"""Its sites are numbered by another rule: their digits make up a multiple of five."""

_BETWEEN = re.compile(r"[\s\u00a0\u202f\u2009\u200b\u2060._/\u2010-\u2015-]+")
_LENGTHS = {"SIRET": 14, "SIREN": 9, "BCE": 10}


def read(typed: str, registers: Sequence[str], place: Place) -> str | Problem:
    """Return ``REGISTER-digits``, or why it is none.

    ``BE 0123.456.749`` and the nine digits of former Belgian numbers are read.  Digits that
    would be sound in two registers are no answer to which one is meant.
    """
    digits = _BETWEEN.sub("", typed).upper()
    belgian = digits.startswith("BE")
    digits = digits.removeprefix("BE")
    if not (digits.isascii() and digits.isdigit()):
        return Problem("enterprise-number.not-digits", place)
    written = [
        (register, number)
        for register in registers
        for number in _written(register, digits)
        if register == "BCE" or not belgian
    ]
    if not written:
        return Problem("enterprise-number.length", place, {"digits": len(digits)})
    sound = [f"{register}-{number}" for register, number in written if is_sound(register, number)]
    if len(sound) > 1:
        return Problem("enterprise-number.of-two", place, {"first": sound[0], "second": sound[1]})
    return sound[0] if sound else Problem("enterprise-number.wrong-digits", place)


def _written(register: str, digits: str) -> tuple[str, ...]:
    if register == "BCE" and len(digits) == 9:
        return (f"0{digits}",)
    return (digits,) if len(digits) == _LENGTHS.get(register) else ()


def is_sound(register: str, digits: str) -> bool:
    """Tell whether the check digits of a number are right."""
    if not (digits.isascii() and digits.isdigit()) or len(digits) != _LENGTHS.get(register):
        return False
    if register == "BCE":
        return (
            digits[0] in "01"
            and int(digits[:8]) > 0
            and int(digits[8:]) == 97 - int(digits[:8]) % 97
        )
    if register == "SIRET" and digits.startswith(LA_POSTE):
        return _luhn(digits) or sum(map(int, digits)) % 5 == 0
    return int(digits) > 0 and _luhn(digits) and (register == "SIREN" or _luhn(digits[:9]))


def _luhn(digits: str) -> bool:
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (sum(map(int, digits[-1::-2])) + sum(doubled)) % 10 == 0
