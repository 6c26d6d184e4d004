"""Random public keys: what addresses show instead of database numbers."""

import secrets

ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"
LENGTH = 12


def new_key() -> str:
    """Twelve letters and digits that are hard to confuse, about 58 bits of chance."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


class KeyConverter:
    """`<key:key>` in a URL: nothing but a well-formed key reaches the view."""

    regex = f"[{ALPHABET}]{{{LENGTH}}}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
