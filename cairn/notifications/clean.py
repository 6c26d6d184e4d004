"""The one encoder between what people wrote and a mail."""

import unicodedata

ONE_LINE = 200
MANY_LINES = 1000

# Control characters, invisible ones (which can also reverse the order of a line) and halves of
# characters; the joiners that some scripts and emoji need stay.
_UNWANTED = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_JOINERS = "\u200c\u200d"


def one_line(text: object, limit: int = ONE_LINE) -> str:
    """Fit for a header or a subject: no line break, nothing invisible, at most `limit` long."""
    spaced = " ".join(str(text).split())
    return _cut("".join(letter for letter in spaced if _is_wanted(letter)), limit)


def many_lines(text: object, limit: int = MANY_LINES) -> str:
    """Fit for a body: its lines stay, each of them clean; empty ones are left out."""
    lines = (one_line(line, limit) for line in str(text).splitlines())
    return _cut("\n".join(line for line in lines if line), limit)


def _is_wanted(letter: str) -> bool:
    return letter in _JOINERS or unicodedata.category(letter) not in _UNWANTED


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"
