"""The code that proves, on a fresh site, that somebody can read what the server prints."""

from django.utils.crypto import constant_time_compare, salted_hmac

from cairn.lib.key import ALPHABET, LENGTH


def setup_code() -> str:
    """Three groups of four letters and digits, the same for as long as SECRET_KEY is."""
    digest = salted_hmac("cairn.setup", "the first community", algorithm="sha256").digest()
    code = "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:LENGTH])
    return "-".join(code[start : start + 4] for start in range(0, LENGTH, 4))


def is_setup_code(typed: str) -> bool:
    """Whether it is that code, however it was spaced and in whatever case."""
    letters = "".join(letter for letter in typed.lower() if letter.isalnum())
    return constant_time_compare(letters, setup_code().replace("-", ""))
