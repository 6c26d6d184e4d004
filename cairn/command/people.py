"""The people of one file: who they are, and how one is found by name, address or id."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from zlib import crc32

from rapidfuzz import process

from cairn.command.cell import Cell
from cairn.command.columns import COLUMNS, Sheet
from cairn.command.drafts import Draft
from cairn.command.faults import Fault, Findings, Unreadable, Weight, quoted
from cairn.command.headers import nearest
from cairn.command.tables import Row, Table
from cairn.engine.skillnames import fold

MOST_IDS = 2**32
NAMING = frozenset({"id", "email", "name", "first", "last"})
OF_SKILLS = {Sheet.MENTORS: "skills", Sheet.MENTEES: "goals"}

Over = Callable[[Iterable[Row], str], Iterable[Row]]


def quietly(rows: Iterable[Row], _what: str) -> Iterable[Row]:
    """Go through rows and tell nobody."""
    return rows


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of a file. `id` is the engine's number, `key` what tells them apart in the file."""

    id: int
    key: str
    name: str
    draft: Draft


class People:
    """Everybody of one file, in its order."""

    def __init__(self, file: str, persons: Iterable[Person]) -> None:
        self.file = file
        self._by_id = {person.id: person for person in persons}
        self._named: dict[str, list[Person]] = defaultdict(list)
        for person in self:
            draft = person.draft
            for name in {fold(text) for text in (person.key, person.name, draft.id, draft.email)}:
                self._named[name].append(person)
        self._named.pop("", None)

    def __iter__(self) -> Iterator[Person]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)

    def __contains__(self, name: str) -> bool:
        return fold(name) in self._named

    def __getitem__(self, number: int) -> Person:
        return self._by_id[number]

    def find(self, text: str) -> Person:
        """Return whom an id, an address or a name means. Raises `LookupError` with a sentence."""
        found = self._named.get(fold(text), [])
        if len(found) == 1:
            return found[0]
        if found:
            lines = ", ".join(str(person.draft.line) for person in found)
            raise LookupError(f'"{quoted(text)}" is on lines {lines}; use an id or an address')
        near = process.extractOne(fold(text), list(self._named), score_cutoff=75)
        did = f'; did you mean "{self._named[near[0]][0].name}"?' if near else ""
        raise LookupError(f'"{quoted(text)}" is not in {self.file}{did}')


def read_people(table: Table, sheet: Sheet, findings: Findings, over: Over = quietly) -> People:
    """Read everybody of a table; `over` goes through the rows and tells how far it is.

    Raises `Unreadable` where there is nothing to match them by.
    """
    keys = read_as(table, sheet)
    _tell_of_headers(table, sheet, keys, findings)
    rows = over(table.rows, f"Reading {table.file}")
    drafts = [_draft(table, row, keys, findings) for row in rows]
    return People(table.file, _numbered(_distinct(table.file, drafts, findings)))


def read_as(table: Table, sheet: Sheet) -> list[str | None]:
    """The key of each column that is read. A mentee's skills are goals where there are no goals."""
    keys = [meaning.key if meaning else None for meaning in table.meanings]
    if sheet is Sheet.PAIRS:
        return keys
    wanted = OF_SKILLS[sheet]
    if wanted == "goals":
        own = None if "goals" in keys else "goals"
        keys = [own if key == "skills" else key for key in keys]
    if wanted not in keys:
        names = ", ".join(f'"{name}"' for name in COLUMNS[wanted].headers[:4])
        raise Unreadable(
            table.file,
            f"has no column for {COLUMNS[wanted].title.casefold()}, such as {names}; say which it"
            f' is: --column "the header in your file={wanted}"',
            table.header.line,
        )
    return keys


def _tell_of_headers(
    table: Table, sheet: Sheet, keys: list[str | None], findings: Findings
) -> None:
    def tell(weight: Weight, said: str, column: str | None = None) -> None:
        findings.add(Fault(weight, table.file, said, table.header.line, column))

    seen: set[str] = set()
    for header, meaning, key in zip(table.header.cells, table.meanings, keys, strict=True):
        if key is None:
            near = nearest(sheet, header) if meaning is None and header else None
            hint = f' If it means {near}, use --column "{header}={near}"' if near else ""
            if header:
                tell(Weight.NOTE, f"is not read.{hint}", header)
        elif key in seen and not COLUMNS[key].many:
            tell(Weight.WARNING, f"is another {COLUMNS[key].title}; both are read", header)
        elif meaning and not meaning.sure:
            tell(Weight.NOTE, f"is taken for {COLUMNS[key].title}", header)
        seen |= {key} if key else set()
    if not seen & NAMING:
        tell(Weight.WARNING, "has no name, address or id; people are called by their lines")


def _draft(table: Table, row: Row, keys: list[str | None], findings: Findings) -> Draft:
    draft = Draft(row.line)
    for text, header, meaning, key in zip(
        row.cells, table.header.cells, table.meanings, keys, strict=True
    ):
        if text and key:
            item = meaning.item if meaning else ""
            draft.take(key, Cell(text, table.file, row.line, header, item, findings))
    return draft


def _distinct(file: str, drafts: list[Draft], findings: Findings) -> dict[str, Draft]:
    """Key → draft. Who answered twice counts once, with the later answer; namesakes are kept."""
    found: dict[str, Draft] = {}
    keys: dict[str, str] = {}
    for draft in drafts:

        def warn(said: str, line: int = draft.line) -> None:
            findings.add(Fault(Weight.WARNING, file, said, line))

        key = draft.id or draft.email or draft.called
        if not key:
            key = f"line {draft.line}"
            warn(f"has no name, address or id; called {key}")
        earlier = keys.get(key.casefold())
        if earlier is not None and (draft.id or draft.email):
            warn(f'"{quoted(key)}" is on line {found.pop(earlier).line} too; the later line counts')
        elif earlier is not None:
            other = found[earlier].line
            warn(f'"{quoted(key)}" is on line {other} too; both are kept as namesakes')
            key = f"{key} (line {draft.line})"
        keys[key.casefold()] = key
        found[key] = draft
    return found


def _numbered(drafts: dict[str, Draft]) -> Iterator[Person]:
    """Give each a number that depends on the key and not on the order of the rows."""
    numbers: dict[int, str] = {}
    for key in sorted(drafts):
        number = crc32(key.encode())
        while number in numbers:
            number = (number + 1) % MOST_IDS
        numbers[number] = key
    number_of = {key: number for number, key in numbers.items()}
    for key, draft in drafts.items():
        told_apart = not (draft.id or draft.email)
        yield Person(number_of[key], key, key if told_apart else draft.called, draft)
