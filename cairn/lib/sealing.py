"""Short secrets of people that the site must be able to read, unreadable in the database.

Whoever has a copy of the database and not the SECRET_KEY has nothing. Old keys in
SECRET_KEY_FALLBACKS still open what was sealed with them.
"""

from __future__ import annotations

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

_PURPOSE = b"cairn.lib.sealing"


def seal(secret: str) -> str:
    """Different each time, even for the same secret."""
    return _safe().encrypt(secret.encode()).decode()


def unseal(sealed: str) -> str | None:
    """None when none of our keys opens it."""
    try:
        return _safe().decrypt(sealed.encode()).decode()
    except InvalidToken:
        return None


def _safe() -> MultiFernet:
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([Fernet(_key(one)) for one in keys])


def _key(secret: str | bytes) -> bytes:
    whole = hashlib.sha512(secret.encode() if isinstance(secret, str) else secret).digest()
    digest = hashlib.blake2b(_PURPOSE, key=whole, digest_size=32)
    return base64.urlsafe_b64encode(digest.digest())
