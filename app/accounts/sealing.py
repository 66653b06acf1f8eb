"""Secrets that have to be read again: kept so that the database alone does not give them away."""

from __future__ import annotations

import base64
from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


class Unsealable(ValueError):
    """It was sealed under another key, or is nothing that was sealed."""


def seal(secret: str, *, keys: Sequence[str], purpose: str) -> str:
    """Return a secret as the tables keep it.

    :param keys: the secret keys of the installation; the first one seals.
    :param purpose: what it is for: sealed for one, it opens for no other.
    """
    return _box(keys, purpose).encrypt(secret.encode()).decode()


def unseal(sealed: str, *, keys: Sequence[str], purpose: str) -> str:
    """Return what was sealed, under the key of today or one of before.

    :raises Unsealable: under none of them, or not for this purpose.
    """
    try:
        return _box(keys, purpose).decrypt(sealed.encode()).decode()
    except InvalidToken as wrong:
        raise Unsealable(purpose) from wrong


def _box(keys: Sequence[str], purpose: str) -> MultiFernet:
    return MultiFernet([Fernet(_derived(key, purpose)) for key in keys])


def _derived(key: str, purpose: str) -> bytes:
    derived = HKDF(SHA256(), 32, salt=None, info=purpose.encode()).derive(key.encode())
    return base64.urlsafe_b64encode(derived)
