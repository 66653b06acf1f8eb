"""The only place that rolls dice.  Called at the edges, and passed down as ``token``."""

from __future__ import annotations

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


def digest_of(token: str) -> str:
    """Return what the tables keep of a token: its SHA-256 in hexadecimal, never the token."""
    return hashlib.sha256(token.encode()).hexdigest()


def fresh_id() -> str:
    """Return a new id for a part of a questionnaire: 16 hexadecimal characters."""
    return secrets.token_hex(8)
