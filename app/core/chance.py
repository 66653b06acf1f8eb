"""The only place that rolls dice.  Called at the edges, and passed down as ``token``."""

from __future__ import annotations

import hashlib
import secrets

TOKEN_BYTES = 32
"""256 bits: nobody guesses one, so a token needs no second secret."""


def fresh_token() -> str:
    """Return a new random token, fit for a URL."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def digest_of(token: str) -> str:
    """Return what the tables keep of a token: its SHA-256 in hexadecimal, never the token."""
    return hashlib.sha256(token.encode()).hexdigest()


def fresh_id() -> str:
    """Return a new id for a part of a questionnaire: 16 hexadecimal characters."""
    return secrets.token_hex(8)
