"""What is settled between two people before the matching: the third file."""

from dataclasses import dataclass, field
from zlib import crc32

from cairn.command.columns import COLUMNS
from cairn.command.drafts import Draft
from cairn.command.faults import Fault, Findings, Unreadable, Weight, quoted
from cairn.command.people import People
from cairn.command.tables import Table
from cairn.command.words import RULES

TOGETHER, NEVER, RUNNING = RULES.lines

Pair = tuple[int, int]
"""The numbers of a mentee and of a mentor."""


@dataclass(slots=True)
class Settled:
    """Pairs that must be, must not be, and are already. A mentee of a running pair may be one of
    nobody's file."""

    forced: set[Pair] = field(default_factory=set)
    forbidden: set[Pair] = field(default_factory=set)
    running: set[Pair] = field(default_factory=set)

    def __len__(self) -> int:
        return len(self.forced) + len(self.forbidden) + len(self.running)


def read_pairs(table: Table, mentors: People, mentees: People, findings: Findings) -> Settled:
    """Read pairs; an unknown person is an error, for a rule that is not kept must not go unseen."""
    places = _places(table)
    settled = Settled()
    kinds = {TOGETHER: settled.forced, NEVER: settled.forbidden, RUNNING: settled.running}
    for row in table.rows:
        told = {key: row.cells[place] for key, place in places.items()}
        key = "rule"
        try:
            kind = _kind(told[key])
            key = "mentor"
            mentor = mentors.find(told[key]).id
            key = "mentee"
            kinds[kind].add((_mentee(told[key], mentees, kind), mentor))
        except LookupError as error:
            header = table.header.cells[places[key]]
            findings.add(Fault(Weight.ERROR, table.file, str(error), row.line, header))
    return settled


def themselves(mentors: People, mentees: People) -> set[Pair]:
    """The pairs of somebody with themself, where a person stands in both files."""
    numbers = {_identity(mentor.draft): mentor.id for mentor in mentors}
    own = ((mentee.id, numbers.get(_identity(mentee.draft))) for mentee in mentees)
    return {(mentee, mentor) for mentee, mentor in own if mentor is not None}


def _identity(draft: Draft) -> str:
    return (draft.email or draft.id or draft.called or f"line {draft.line}").casefold()


def _kind(text: str) -> int:
    kind = RULES.number(text)
    if kind is None:
        raise LookupError(f'"{quoted(text)}" is none of together, never and running')
    return kind


def _mentee(text: str, mentees: People, kind: int) -> int:
    """A pair that runs already takes a seat, also where its mentee does not stand in the file."""
    try:
        return mentees.find(text).id
    except LookupError:
        if kind == RUNNING and text and text not in mentees:
            return crc32(text.casefold().encode())
        raise


def _places(table: Table) -> dict[str, int]:
    """Where each of the three columns stands. Raises `Unreadable` where one is missing."""
    keys = [meaning.key if meaning else None for meaning in table.meanings]
    for key in ("mentee", "mentor", "rule"):
        if key not in keys:
            said = f'needs the columns Mentee, Mentor and Rule; "{COLUMNS[key].title}" is missing'
            raise Unreadable(table.file, said, table.header.line)
    return {key: keys.index(key) for key in ("mentee", "mentor", "rule")}
