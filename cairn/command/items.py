"""Lists in a cell: "Python (advanced); SQL: 4, essential" as skills with levels."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cairn.command.cells import Unclear, choice, level
from cairn.command.words import IMPORTANCE

STRONG = re.compile(r"[;\n|•·▪●]+")
WEAK = re.compile(r"[(),]")
LONGEST = 200
"""What is longer is a sentence and no skill; patterns are not let loose on it."""
BULLET = re.compile(r"^(?:[-*–—>]+\s*|\d{1,2}[.)]\s+)+")
BRACKETS = re.compile(r"(.*\S)\s*\(([^()]*)\)", re.DOTALL)
TAIL = re.compile(r"(.*\S)\s*(?::|=|\s[-–—])\s*(\S[^:=]*)", re.DOTALL)
PERCENT_TAIL = re.compile(r"(.*\S)\s+(\d+(?:[.,]\d+)?\s*%)", re.DOTALL)
FROM_TO = re.compile(r"(?:from\s+|von\s+)?(.+?)\s*(?:→|->|\bto\b|\bbis\b)\s*(.+)", re.IGNORECASE)
YEAR = re.compile(r"(?:last used|used until|until|bis)\s*((?:19|20)\d\d)", re.IGNORECASE)
COUPLED = re.compile(r"\s+(?:and|und|et|y|&|\+)\s+|\s*/\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Item:
    """One skill as somebody wrote it. `wrong` holds what beside its name could not be read."""

    name: str
    level: int | None = None
    now: int = 0
    importance: int | None = None
    year: int | None = None
    wrong: tuple[str, ...] = ()


def parts(text: str, joins: Callable[[str, str], bool] | None = None) -> list[str]:
    """Part a list at semicolons and line breaks, or, where it has none, at commas.

    `joins` tells of two neighbours whether the comma between them belongs to a name.
    """
    if STRONG.search(text):
        found = STRONG.split(text)
    else:
        found = []
        for piece in _outside_brackets(text):
            if joins and found and joins(found[-1], piece):
                found[-1] += "," + piece
            else:
                found.append(piece)
    bare = (BULLET.sub("", piece.strip()).strip() for piece in found)
    return [piece for piece in bare if piece]


def _outside_brackets(text: str) -> Iterator[str]:
    """Part a text at its commas, but for those that stand in brackets which close again."""
    begun = depth = 0
    last_closing = text.rfind(")")
    for found in WEAK.finditer(text):
        if found.group() == ",":
            if not depth or found.start() > last_closing:
                yield text[begun : found.start()]
                begun = found.end()
        else:
            depth = 1 if found.group() == "(" else 0
    yield text[begun:]


def item(text: str, known: Callable[[str], bool]) -> Item:
    """Read one skill. A text that is known as a whole is a name, whatever stands in it."""
    if len(text) > LONGEST or known(text):
        return Item(text)
    if found := BRACKETS.fullmatch(text):
        name, inside = found.groups()
        details, wrong = _details(inside)
        if details or known(name):
            return Item(name, **details, wrong=wrong)
    for pattern in (TAIL, PERCENT_TAIL):
        if found := pattern.fullmatch(text):
            details, wrong = _details(found.group(2))
            if details or (known(found.group(1)) and wrong and wrong[0][:1].isdigit()):
                return Item(found.group(1), **details, wrong=wrong)
    return _led_by_level(text, known)


def several(text: str, known: Callable[[str], bool]) -> list[str]:
    """Part "Python and SQL" or "Python/SQL" where each of its parts is known and it is not."""
    if len(text) > LONGEST:
        return [text]
    pieces = [piece.strip() for piece in COUPLED.split(text)]
    apart = len(pieces) > 1 and not known(text) and all(piece and known(piece) for piece in pieces)
    return pieces if apart else [text]


def _led_by_level(text: str, known: Callable[[str], bool]) -> Item:
    """ "Advanced Python" is Python, where no skill has that name."""
    first, _, rest = text.partition(" ")
    if first.isalpha() and rest and known(rest):
        stated = _read(level, first)
        if stated is not None:
            return Item(rest, level=stated)
    return Item(text)


def _details(text: str) -> tuple[dict[str, int], tuple[str, ...]]:
    """Return what stands beside a name, by field, and the parts that could not be read."""
    found: dict[str, int] = {}
    wrong = []
    for part in re.split(r"[;,](?!\d)", text):
        read = _detail(part.strip())
        found |= read
        if part.strip() and not read:
            wrong.append(part.strip())
    return found, tuple(wrong)


def _detail(text: str) -> dict[str, int]:
    if year := YEAR.fullmatch(text):
        return {"year": int(year.group(1))}
    if (importance := _read(_importance, text)) is not None:
        return {"importance": importance}
    if span := FROM_TO.fullmatch(text):
        now, wanted = (_read(level, half) for half in span.groups())
        return {"now": now, "level": wanted} if now and wanted else {}
    stated = _read(level, text)
    return {} if stated is None else {"level": stated}


def _importance(text: str) -> int:
    return choice(text, IMPORTANCE, "is not an importance")


def _read(reader: Callable[[str], int], text: str) -> int | None:
    try:
        return reader(text)
    except Unclear:
        return None
