"""What people write into a cell, as numbers: counts, minutes, levels, yes and no.

Every function returns a value or raises `Unclear` with the words that finish the sentence
"“two” …".
"""

import re
from math import floor

from cairn.command.words import ANSWERS, LEVELS, Words

MOST_MINUTES = 30_000
WEEKS_A_MONTH = 4
LONGEST_NUMBER = 9
NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
SPAN = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:-|–|—|to|bis|à)\s*\d+(?:[.,]\d+)?", re.IGNORECASE)
OUT_OF = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:/|out of|of|von|sur)\s*(\d+)", re.IGNORECASE)
PERCENT = re.compile(r"(\d+(?:[.,]\d+)?)\s*%")
TIME = re.compile(
    r"(\d+(?:[.,]\d+)?)\s*(h\b|hrs?\b|hours?\b|std\b|stunden?\b|heures?\b|horas?\b|m\b|min\w*)",
    re.IGNORECASE,
)
WEEKLY = re.compile(r"week|woche|semaine|semana", re.IGNORECASE)
TWICE = re.compile(r"fortnight|two weeks|2 weeks|other week|biweekly", re.IGNORECASE)
SPELT = re.compile(r"\b(half an|an|one|eine|une|una)\s+(?:hour|stunde|heure|hora)\b", re.IGNORECASE)
IN_BRACKETS = re.compile(r"\([^()]*\)")
TICKS = frozenset("✓✔☑✅")
BEST_LEVEL = 5
STAGE_FROM_YEARS = (0, 1, 4, 10, 20)
"""The years of work from which each career stage, beginning with the first, is taken."""


class Unclear(ValueError):
    """A cell, or a part of one, that cannot be read. The message says what is wrong with it."""


def whole(text: str, low: int, high: int) -> int:
    """Return a whole number; "2.0" is one, "2,5" and "two" are not."""
    found = NUMBER.fullmatch(text.strip())
    amount = number(found.group()) if found else None
    if amount is None or amount != floor(amount):
        raise Unclear("is not a whole number")
    if not low <= amount <= high:
        raise Unclear(f"is not between {low} and {high}")
    return int(amount)


def number(text: str) -> float:
    """Return a number, with a decimal comma or point."""
    if len(text) > LONGEST_NUMBER:
        raise Unclear("is too long for a number")
    return float(text.replace(",", "."))


def minutes(text: str, header: str = "", unit: int = 1) -> int:
    """Return minutes a month; a bare number counts `unit` minutes each, and a span its lower end.

    A week, named in the cell or in its header, counts four times; every other week twice.
    """
    plain = SPAN.sub(r"\1", IN_BRACKETS.sub(" ", SPELT.sub(_spelt, text)))
    if times := TIME.findall(plain):
        total = sum(number(amount) * (60 if unit_[0] in "hHsS" else 1) for amount, unit_ in times)
    elif bare := NUMBER.search(plain):
        total = number(bare.group()) * unit
    else:
        raise Unclear("names no amount of time")
    if TWICE.search(plain):
        total *= WEEKS_A_MONTH // 2
    elif WEEKLY.search(plain) or WEEKLY.search(header):
        total *= WEEKS_A_MONTH
    if not 1 <= total <= MOST_MINUTES:
        raise Unclear(f"is not between 1 and {MOST_MINUTES:,} minutes a month")
    return _rounded(total)


def level(text: str) -> int:
    """Return a level 1…5: a word, a number of five or of any other count, or a percentage."""
    if found := PERCENT.fullmatch(text.strip()):
        return _of_five(number(found.group(1)), 100)
    if found := OUT_OF.fullmatch(text.strip()):
        return _of_five(number(found.group(1)), number(found.group(2)))
    if found := NUMBER.fullmatch(text.strip()):
        return _of_five(number(found.group()), BEST_LEVEL)
    return choice(text, LEVELS, "is not a level from 1 to 5")


def yes(text: str) -> bool:
    """Return what a cell answers, a tick or a word."""
    if TICKS.issuperset(text.strip()):
        return True
    return choice(text, ANSWERS, "is neither yes nor no") == 1


def stage_after(text: str) -> int:
    """Return the career stage that years of work stand for."""
    found = NUMBER.search(SPAN.sub(r"\1", text))
    if found is None:
        raise Unclear("names no number of years")
    years = number(found.group())
    return sum(years >= least for least in STAGE_FROM_YEARS)


def choice(text: str, words: Words, said: str) -> int:
    """Return the number that a text stands for. Raises `Unclear` with `said` and what is near."""
    found = words.number(text)
    if found is None:
        near = words.nearest(text)
        raise Unclear(f'{said}; did you mean "{near}"?' if near else said)
    return found


def _of_five(amount: float, most: float) -> int:
    """Scale an amount to five levels, half up; nothing at all is no level."""
    if not 0 < amount <= most:
        raise Unclear(f"is not between 1 and {most:g}")
    return max(1, _rounded(amount * BEST_LEVEL / most))


def _rounded(amount: float) -> int:
    return floor(amount + 0.5)


def _spelt(found: re.Match[str]) -> str:
    return {"half an": "0.5"}.get(found.group(1).casefold(), "1") + " hour"
