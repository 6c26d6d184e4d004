"""What one row says of a person, read cell by cell; what cannot be read is told and left out."""

from collections.abc import Callable
from dataclasses import dataclass, field

from cairn.command import cells
from cairn.command.cell import Cell, hint
from cairn.command.cells import Unclear
from cairn.command.clocks import Clock, clock
from cairn.command.faults import quoted
from cairn.command.items import Item, item, several
from cairn.command.numbering import comma_inside, resolved, spellings, suggested
from cairn.command.words import FORMATS, INDUSTRIES, LANGUAGES, STAGES
from cairn.engine.skillnames import fold, joined
from cairn.engine.values import mask_of

MOST_SEATS = 100
UNSAID = Clock()


@dataclass(slots=True)
class Draft:
    """One row. What was not stated, or could not be read, is None or empty."""

    line: int
    id: str = ""
    email: str = ""
    name: str = ""
    first: str = ""
    last: str = ""
    skills: list[Item] = field(default_factory=list)
    goals: list[Item] = field(default_factory=list)
    seats: int | None = None
    minutes: int | None = None
    clock: Clock = UNSAID
    languages: list[str] = field(default_factory=list)
    formats: int = 0
    stage: int | None = None
    industry: int | None = None
    organisation: str = ""
    accepting: bool = True
    wished_stages: int = 0
    wished_industries: int = 0
    answers: list[tuple[str, str]] = field(default_factory=list)

    def take(self, key: str, cell: Cell) -> None:
        """Read a cell of the column with this key."""
        TAKING[key](self, cell)

    @property
    def called(self) -> str:
        """What the report calls them: the best that the row has."""
        return self.name or f"{self.first} {self.last}".strip() or self.email or self.id


def _text(key: str) -> Callable[[Draft, Cell], None]:
    def take(draft: Draft, cell: Cell) -> None:
        setattr(draft, key, getattr(draft, key) or " ".join(cell.text.split()))

    return take


def _seats(draft: Draft, cell: Cell) -> None:
    draft.seats = cell.read(lambda text: cells.whole(text, 0, MOST_SEATS), "left as 1")


def _minutes(unit: int) -> Callable[[Draft, Cell], None]:
    def take(draft: Draft, cell: Cell) -> None:
        found = cell.read(lambda text: cells.minutes(text, cell.column, unit))
        draft.minutes = draft.minutes if found is None else found

    return take


def _clock(draft: Draft, cell: Cell) -> None:
    found, unclear = cell.read(clock) or (UNSAID, [])
    zone = draft.clock.zone if found.zone is None else found.zone
    stated = [hours for hours in (draft.clock.hours, found.hours) if hours is not None]
    draft.clock = Clock(zone, frozenset().union(*stated) if stated else None)
    for part in unclear:
        said = f'"{quoted(part)}" is neither a time zone nor a time of day; left out'
        if found == UNSAID:
            cell.warn(f"{said}. Write for example: Europe/Berlin, evenings")
        else:
            cell.note(said)


def _languages(draft: Draft, cell: Cell) -> None:
    for part in cell.parts():
        name = cells.IN_BRACKETS.sub(" ", part).strip() or part
        known = LANGUAGES.number(name)
        if known is None:
            said = f'"{quoted(name)}" is no language that is known; it counts as it is typed'
            cell.warn(said + hint(LANGUAGES, name))
        draft.languages.append(name if known is None else LANGUAGES.name(known))


def _formats(draft: Draft, cell: Cell) -> None:
    draft.formats |= mask_of(cell.numbers(FORMATS, "format"))


def _stage(draft: Draft, cell: Cell) -> None:
    found = cell.read(_stage_in)
    draft.stage = draft.stage if found is None else found


def _stage_in(text: str) -> int:
    if cells.NUMBER.fullmatch(text):
        return cells.whole(text, 1, max(STAGES.lines))
    return cells.choice(text, STAGES, "is no career stage that is known")


def _experience(draft: Draft, cell: Cell) -> None:
    years = cell.read(cells.stage_after)
    draft.stage = years if draft.stage is None else draft.stage


def _industry(draft: Draft, cell: Cell) -> None:
    found = cell.numbers(INDUSTRIES, "industry")
    draft.industry = found[0] if found else draft.industry


def _accepting(draft: Draft, cell: Cell) -> None:
    draft.accepting = cell.read(cells.yes, "taken as yes") is not False


def _wished_stages(draft: Draft, cell: Cell) -> None:
    draft.wished_stages |= mask_of(cell.numbers(STAGES, "career stage"))


def _wished_industries(draft: Draft, cell: Cell) -> None:
    draft.wished_industries |= mask_of(cell.numbers(INDUSTRIES, "industry"))


def _value(draft: Draft, cell: Cell) -> None:
    draft.answers.append((cell.item or cell.column, cell.text))


def _known(text: str) -> bool:
    return resolved(text) is not None


def _skills(key: str) -> Callable[[Draft, Cell], None]:
    def take(draft: Draft, cell: Cell) -> None:
        listed = getattr(draft, key)
        found = _ticked(cell) if cell.item else None
        if found is None:
            pieces = cell.parts(comma_inside)
            texts = [one for piece in pieces for one in several(piece, _known)]
            found = [item(text, _known) for text in texts]
        for one in found:
            _tell(cell, one)
        listed += found

    return take


def _ticked(cell: Cell) -> list[Item] | None:
    """A line of a grid: the header names the skill, and the cell its level, or yes or no."""
    try:
        return [Item(cell.item, level=cells.level(cell.text))]
    except Unclear:
        pass
    try:
        return [Item(cell.item)] if cells.yes(cell.text) else []
    except Unclear:
        return None


def _tell(cell: Cell, one: Item) -> None:
    """Tell how a skill was read, where that is not plain."""
    known = resolved(one.name)
    if known is None:
        near = suggested(one.name)
        did = f'. Did you mean "{near.name}"?' if near else ""
        name = quoted(one.name)
        cell.warn(f'"{name}" is no skill that is known; it matches only the same words{did}')
    elif joined(fold(one.name)) not in spellings(known):
        cell.note(f'"{quoted(one.name)}" is read as {known.name}')
    for wrong in one.wrong:
        if wrong[:1].isdigit():
            cell.warn(f'"{quoted(wrong)}" is not a level from 1 to 5; left out')
        else:
            cell.note(f'"{quoted(wrong)}" is neither a level nor an importance; left out')


TAKING: dict[str, Callable[[Draft, Cell], None]] = {
    **{key: _text(key) for key in ("id", "email", "name", "first", "last", "organisation")},
    "skills": _skills("skills"),
    "goals": _skills("goals"),
    "seats": _seats,
    "minutes": _minutes(1),
    "hours": _minutes(60),
    "zone": _clock,
    "times": _clock,
    "languages": _languages,
    "formats": _formats,
    "stage": _stage,
    "experience": _experience,
    "industry": _industry,
    "accepting": _accepting,
    "wished_stages": _wished_stages,
    "wished_industries": _wished_industries,
    "value": _value,
}
"""How a cell of each column is read."""
