"""The only place that rolls dice.  Called at the edges, and passed down as ``token``."""

from __future__ import annotations

import base64
import hashlib
import secrets

TOKEN_BYTES = 32
"""256 bits: nobody guesses one, so a token needs no second secret."""

LEGIBLE = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Letters and digits of which none is taken for another."""


def fresh_token() -> str:
    """Return a new random token, fit for a URL."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def fresh_reference(year: int) -> str:
    """Return a new reference that a person can read over the telephone: ``VI-2026-7K4M-Q2XD``."""
    drawn = "".join(secrets.choice(LEGIBLE) for _ in range(8))
    return f"VI-{year}-{drawn[:4]}-{drawn[4:]}"


def fresh_codes(count: int) -> tuple[str, ...]:
    """Return new codes to write down, ten signs each in two halves: ``7K4MQ-2XDRA``."""
    drawn = ("".join(secrets.choice(LEGIBLE) for _ in range(10)) for _ in range(count))
    return tuple(f"{code[:5]}-{code[5:]}" for code in drawn)


def fresh_factor() -> str:
    """Return a new secret of a second factor: 160 bits in base 32."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


def digest_of(token: str) -> str:
    """Return what the tables keep of a token: its SHA-256 in hexadecimal, never the token."""
    return hashlib.sha256(token.encode()).hexdigest()


def fresh_id() -> str:
    """Return a new id for a part of a questionnaire: 16 hexadecimal characters."""
    return secrets.token_hex(8)
