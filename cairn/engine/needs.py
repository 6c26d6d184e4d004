"""How well the rows of a block cover the goals: the needs, in machine code."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from cairn.engine import tables
from cairn.engine.compiled import compiled
from cairn.engine.plan import Plan
from cairn.engine.postings import BITS, LOW, Postings
from cairn.engine.tables import COVERS, Ints
from cairn.engine.values import Goal


class Lists(NamedTuple):
    """The lists that the goals lead to, those of goal g from `firsts[g]` to `firsts[g + 1]`."""

    importances: Ints
    firsts: Ints
    cursors: Ints
    """Where each list goes on in `by_skill`; moved while it is read."""
    ends: Ints
    covers: Ints
    """The row of `COVERS` for each list."""
    late: Ints
    """The same by goal and number of the skill, 0 where it is no help; empty if no row is late."""
    by_skill: Ints
    by_row: Ints
    starts: Ints
    sorted: int
    worth: Ints
    """`COVERS` itself."""

    @classmethod
    def of(cls, plan: Plan, postings: Postings) -> "Lists":
        """Return the lists of the skills that serve the goals of a plan."""
        goals = plan.mentee.goals
        late = np.zeros((len(goals), postings.skills if postings.recent else 0), np.int64)
        firsts, starts, ends, covers = [0], list[int](), list[int](), list[int]()
        for place, goal in enumerate(goals):
            for number, worth in _known(plan, goal, postings):
                start, end = postings.span(number)
                starts.append(start)
                ends.append(end)
                covers.append(worth)
                if postings.recent:
                    late[place, number] = worth
            firsts.append(len(covers))
        return cls(
            np.array([goal.importance for goal in goals], np.int64),
            np.array(firsts, np.int64),
            np.array(starts, np.int64),
            np.array(ends, np.int64),
            np.array(covers, np.int64),
            late,
            postings.by_skill,
            postings.by_row,
            postings.starts,
            postings.sorted,
            COVERS,
        )


def _known(plan: Plan, goal: Goal, postings: Postings) -> Iterator[tuple[int, int]]:
    """The skills that serve a goal and that somebody has: their numbers, and rows of `COVERS`."""
    for skill, percent in plan.related(goal).items():
        number = postings.number(skill)
        if number is not None:
            yield number, tables.cover(goal.wanted, percent)


@compiled()
def skip(lists: Lists, low: int) -> None:
    """Move each list on to the first entry from row `low` on."""
    for one in range(len(lists.ends)):
        start, end = int(lists.cursors[one]), int(lists.ends[one])
        while start < end:
            middle = (start + end) // 2
            if int(lists.by_skill[middle]) >> BITS < low:
                start = middle + 1
            else:
                end = middle
        lists.cursors[one] = start


@compiled()
def cover(lists: Lists, needs: Ints, best: Ints, low: int) -> None:
    """Write the needs of the rows from `low` on; the lists must stand there. `best` is room."""
    needs[:] = 0
    for goal in range(len(lists.importances)):
        best[:] = 0
        for one in range(lists.firsts[goal], lists.firsts[goal + 1]):
            _cover_by(lists, one, best, low)
        importance = int(lists.importances[goal])
        for place in range(len(needs)):
            needs[place] += int(best[place]) * importance
    for row in range(max(low, lists.sorted), low + len(needs)):
        needs[row - low] = _late_need(lists, row)


@compiled()
def _cover_by(lists: Lists, one: int, best: Ints, low: int) -> None:
    """Raise the best of each row by one list, and move it on."""
    limit, worth = (low + len(best)) << BITS, lists.worth[lists.covers[one]]
    cursor, end = int(lists.cursors[one]), int(lists.ends[one])
    while cursor < end and lists.by_skill[cursor] < limit:
        entry = int(lists.by_skill[cursor])
        place = (entry >> BITS) - low
        best[place] = max(best[place], worth[entry & LOW])
        cursor += 1
    lists.cursors[one] = cursor


@compiled()
def _late_need(lists: Lists, row: int) -> int:
    """Return the need of a row that no list has yet."""
    need = 0
    for goal in range(len(lists.importances)):
        best = 0
        for place in range(lists.starts[row], lists.starts[row + 1]):
            entry = int(lists.by_row[place])
            best = max(best, int(lists.worth[lists.late[goal, entry >> BITS], entry & LOW]))
        need += best * int(lists.importances[goal])
    return need
