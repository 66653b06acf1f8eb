"""Secrets that have to be read again: kept so that the database alone does not give them away."""

from __future__ import annotations

import base64

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


class Unsealable(ValueError):
    """It was sealed under another key, or is nothing that was sealed."""


def seal(secret: str, *, key: str, purpose: str) -> str:
    """Return a secret as the tables keep it.

    :param key: the secret key of the installation.
    :param purpose: what it is for: sealed for one, it opens for no other.
    """
    return _box(key, purpose).encrypt(secret.encode()).decode()


def unseal(sealed: str, *, key: str, purpose: str) -> str:
    """Return what was sealed.

    :raises Unsealable: not under this key, or not for this purpose.
    """
    try:
        return _box(key, purpose).decrypt(sealed.encode()).decode()
    except InvalidToken as wrong:
        raise Unsealable(purpose) from wrong


def _box(key: str, purpose: str) -> Fernet:
    derived = HKDF(SHA256(), 32, salt=None, info=purpose.encode()).derive(key.encode())
    return Fernet(base64.urlsafe_b64encode(derived))
