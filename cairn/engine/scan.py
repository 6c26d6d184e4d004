"""Finding the first of a ranking in machine code, block by block.

The needs of a block of rows are added up while they fit the nearest cache. What the last of the
best so far reaches tells how much a row must cover at least, given the least load in its block.
Chunks of rows that cover less are passed over, and so are whole blocks. The others are scored part
by part, and left as soon as the parts that remain could not lift them.

What is called for each row is short and does not return early: at each way out numba counts the
references to all arrays of its arguments, which took longer than the score.
"""

from typing import Any, NamedTuple

import numpy as np

from cairn.engine import rules
from cairn.engine.best import Best, last_rank, offer
from cairn.engine.columns import CLOSED, PRESENT, Columns
from cairn.engine.compiled import compiled
from cairn.engine.needs import Lists, cover, skip
from cairn.engine.plan import Plan
from cairn.engine.postings import Postings, Skills
from cairn.engine.question import Question
from cairn.engine.store import BLOCK
from cairn.engine.tables import MET_INDUSTRY, Bools, Ints
from cairn.engine.values import STANDARD, Mentee

CHUNK = 256
UNREACHABLE = 2**31 - 1
WORD = rules.WORD

mix = compiled()(rules.mix)


class Wanted(NamedTuple):
    """Who is asked for; `where` is empty if it asks for nothing. `salt` makes the turns."""

    state: int
    where: Bools
    excluded: Ints
    salt: int


class Search(NamedTuple):
    """All that a scan reads, and the best that it finds."""

    wanted: Wanted
    asked: Question
    lists: Lists
    columns: Columns
    bounds: Ints
    best: Best


def _example() -> tuple[Any, ...]:
    nobody = Columns.of([])
    rows, plan = np.zeros(0, np.intp), Plan(Mentee(0), {}, STANDARD)
    lists = Lists.of(plan, Postings(Skills.of([])))
    wanted = Wanted(PRESENT, np.zeros(0, np.bool_), rows, 0)
    bounds = np.zeros(0, np.uint8)
    return (Search(wanted, plan.asked, lists, nobody, bounds, Best.of(1)),)


@compiled(_example)
def scan(search: Search) -> None:
    """Find the best. There must be a place for one."""
    # Taking a tuple out of another counts references to all its arrays: here, and not by row.
    wanted, asked, columns, best = search.wanted, search.asked, search.columns, search.best
    size, most, full = len(columns.ids), _most(asked), 1000 * asked.importance
    needs, room = np.zeros(BLOCK, np.int32), np.zeros(BLOCK, np.uint16)
    behind = False
    for low in range(0, size, BLOCK):
        load = int(search.bounds[low // BLOCK]) if wanted.state != PRESENT else 0
        if load == CLOSED or _least_need(asked, most, last_rank(best), load) > full:
            behind = True
            continue
        if behind:
            skip(search.lists, low)
            behind = False
        many = min(BLOCK, size - low)
        cover(search.lists, needs[:many], room[:many], low)
        _pick(wanted, asked, columns, best, most, needs[:many], low, load)


@compiled()
def _most(asked: Question) -> Ints:
    """Return the most that the parts beside the skills can give, then without those of the
    profile, then without the hours too."""
    rest = int(asked.wishes.max()) + int(asked.minutes.max())
    rest += int(asked.language.max()) + int(asked.values.max())
    profile = int(asked.stage.max()) + int(asked.formats.max()) + int(asked.industry.max())
    hours = int(asked.overlap.max())
    return np.array([profile + hours + rest, hours + rest, rest])


@compiled()
def _least_fit(asked: Question, rank: int, load: int) -> int:
    """Return a fit below which nobody with such a load, or more, reaches a rank."""
    return max(asked.minimum, (rank - 1) * 1000 // (1000 - load) + 1)


@compiled()
def _least_need(asked: Question, most: Ints, rank: int, load: int) -> int:
    """Return a need below which nobody with such a load, or more, reaches a rank."""
    missing = _least_fit(asked, rank, load) - int(most[0])
    if missing <= 0:
        return 0
    if not asked.skills:
        return UNREACHABLE
    return -(-missing // asked.skills) * asked.importance


@compiled()
def _pick(
    wanted: Wanted,
    asked: Question,
    columns: Columns,
    best: Best,
    most: Ints,
    needs: Ints,
    low: int,
    load: int,
) -> None:
    """Offer the rows of a block that cover enough."""
    rank, least, fit = -1, 0, 0
    for start in range(0, len(needs), CHUNK):
        chunk = needs[start : start + CHUNK]
        if rank != last_rank(best):
            rank = last_rank(best)
            least = _least_need(asked, most, rank, load)
            fit = _least_fit(asked, rank, load)
        peak = 0
        for place in range(len(chunk)):
            peak = max(peak, chunk[place])
        if peak >= least:
            _consider(wanted, asked, columns, best, most, chunk, low + start, least, fit)


@compiled()
def _consider(
    wanted: Wanted,
    asked: Question,
    columns: Columns,
    best: Best,
    most: Ints,
    needs: Ints,
    low: int,
    least: int,
    least_fit: int,
) -> None:
    """Offer the rows of a chunk that are listed, with at least such a need and such a fit."""
    for place in range(len(needs)):
        need, row = int(needs[place]), low + place
        if need < least:
            continue
        covered, profile = need // asked.importance, int(columns.profile[row])
        fit = covered * asked.skills + int(asked.industry[profile & 127])
        fit += int(asked.stage[profile >> 10]) + int(asked.formats[profile >> 7 & 7])
        if covered < asked.least_skill or fit + most[1] < least_fit:
            continue
        fit += int(asked.overlap[_shared(int(columns.hours[row]) & asked.hours)])
        if fit + most[2] < least_fit or not _is_listed(wanted, asked, columns, row):
            continue
        fit += _rest(asked, columns, row)
        if fit >= max(least_fit, 0):
            rank = fit - fit * int(columns.load[row]) // 1000
            turn = mix(int(columns.ids[row]) ^ wanted.salt)
            offer(best, rank << 32 | WORD - turn, row, fit)


@compiled()
def _shared(common: int) -> int:
    """Return how many hours are in a mask."""
    shared = 0
    while common:
        common &= common - 1
        shared += 1
    return shared


@compiled()
def _is_listed(wanted: Wanted, asked: Question, columns: Columns, row: int) -> bool:
    """Tell whether no rule keeps a row out but those that ask for the score."""
    spoken = columns.languages[row]
    listed: bool = columns.state[row] & wanted.state == wanted.state
    listed &= asked.masks[0] == 0 or spoken == 0 or spoken & asked.masks[0] != 0
    listed &= columns.organisation[row] != asked.organisation
    listed &= len(wanted.where) == 0 or wanted.where[row]
    for one in wanted.excluded:
        listed &= one != row
    return listed


@compiled()
def _profile(asked: Question, profile: int) -> int:
    points = int(asked.stage[profile >> 10]) + int(asked.formats[profile >> 7 & 7])
    return points + int(asked.industry[profile & 127])


@compiled()
def _overlap(asked: Question, hours: int) -> int:
    shared, common = 0, hours & asked.hours
    while common:
        common &= common - 1
        shared += 1
    return int(asked.overlap[shared])


@compiled()
def _rest(asked: Question, columns: Columns, row: int) -> int:
    """Return the points for all but skills, profile and hours."""
    wishes = int(columns.wishes[row])
    if columns.wished_industries[row] & asked.masks[2] != 0:
        wishes |= MET_INDUSTRY
    preferred = 1 if columns.languages[row] & asked.masks[1] != 0 else 0
    points = int(asked.wishes[wishes]) + int(asked.language[preferred])
    points += int(asked.minutes[min(int(columns.minutes[row]), asked.sought)])
    return points + int(asked.values[_agreement(asked.answers, int(columns.answers[row]))])


@compiled()
def _agreement(answers: Ints, given: int) -> int:
    """Return 2 for each equal answer and 1 for each that was not given, summed."""
    agreed = 0
    for place in range(len(answers)):
        one = given >> 4 * place & 15
        if answers[place]:
            agreed += 2 if one == answers[place] else 1 if one == 0 else 0
    return agreed
