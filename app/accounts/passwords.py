"""Passwords: what may be one, and how it is kept (argon2id)."""

from __future__ import annotations

import unicodedata
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from app.core.errors import Unsound
from app.core.problems import Problem

SHORTEST = 12
"""Characters."""

LONGEST = 1_024
"""Bytes of UTF-8, so that nobody makes us hash a book."""

AT_ONCE = 4
"""How many passwords one process works on at a time: each takes 19 MiB and a core."""

ENOUGH_GUESSES = 10
"""Powers of ten: what an attacker who has the hash does not try within years."""

LONGEST_LOOKED_AT = 72
"""Characters that are looked at for what makes a password easy to find."""

OURS = (
    *("vises", "racines", "motdepasse", "azerty", "azertyuiop", "bonjour", "soleil", "chouchou"),
    *("doudou", "loulou", "marseille", "wachtwoord", "welkom", "hallo", "geheim", "lente"),
    *("zomer", "herfst", "winter", "printemps", "automne", "hiver", "belgique", "belgie"),
)
"""Words of here that the lists of the library, made from English ones, rate too high."""

_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_turn = BoundedSemaphore(AT_ONCE)

NOBODYS = _hasher.hash("the password of an address that has no account")
"""Verified in place of a missing one, so that both take the same time."""


def must_be_fit(password: str, *, email: str) -> None:
    """Refuse a password that is too short, too long or the address itself.

    :raises Unsound: with the one reason.
    """
    if reason := _unfit(normal(password), email):
        raise Unsound([reason])


def _unfit(password: str, email: str) -> Problem | None:
    if len(password) < SHORTEST:
        return Problem("password.short", ("password",), {"shortest": SHORTEST})
    if len(password.encode()) > LONGEST:
        return Problem("password.long", ("password",), {"longest": LONGEST})
    if password.strip().lower() == email:
        return Problem("password.is-the-address", ("password",))
    if len(set(password)) < 5:
        return Problem("password.repeats", ("password",))
    if _is_guessed(password, email):
        return Problem("password.guessed", ("password",))
    return None


def _is_guessed(password: str, email: str) -> bool:
    """Tell whether somebody with lists of leaked passwords would find it within a day or so.

    :cost: 1 to 10 ms, and loading the lists once.
    """
    from zxcvbn import zxcvbn

    known = [*OURS, *email.replace("@", ".").split(".")]
    found = zxcvbn(password[:LONGEST_LOOKED_AT], user_inputs=known)
    return float(found["guesses_log10"]) < ENOUGH_GUESSES


def keep(password: str) -> str:
    """Return what the tables keep of a password."""
    with _turn:
        return _hasher.hash(normal(password))


def matches(password: str, kept: str) -> bool:
    """Tell whether a password is the one that was kept; empty ``kept`` is nobody's, and takes
    as long."""
    if len(password.encode(errors="replace")) > LONGEST:
        return False
    try:
        with _turn:
            _hasher.verify(kept or NOBODYS, normal(password))
    except (VerificationError, InvalidHashError):
        return False
    return bool(kept)


def is_dated(kept: str) -> bool:
    """Tell whether a hash was made with weaker parameters than those of today."""
    return _hasher.check_needs_rehash(kept)


def normal(password: str) -> str:
    """Return the password in NFC: é typed on two keyboards is one é.  Spaces are kept."""
    return unicodedata.normalize("NFC", password)
