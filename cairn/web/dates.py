"""The dates of a series before anybody agrees: on both clocks, with what is in the way of each."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cairn.scheduling.preview import Preview
from cairn.scheduling.timing.planning import Choice, Line, Obstacle
from cairn.web.clocks import Clock, Reading
from cairn.web.forms.meetings import written
from cairn.web.forms.repeating import CHOICE

OBSTACLES = {
    Obstacle.OUTSIDE: gettext_lazy("outside the mentor’s hours"),
    Obstacle.TOO_SOON: gettext_lazy("sooner than the mentor wants to know"),
    Obstacle.MENTOR_TAKEN: gettext_lazy("the mentor is taken"),
    Obstacle.MENTEE_TAKEN: gettext_lazy("the mentee is taken"),
    Obstacle.FULL: gettext_lazy("the mentor has enough meetings then"),
    Obstacle.OVER_TIME: gettext_lazy("over what the mentor gives of the month"),
    Obstacle.OUTSIDE_MENTEE: gettext_lazy("outside the mentee’s hours"),
}
CHOICES = {
    Choice.NEXT_FREE: gettext_lazy("The next free time that week"),
    Choice.SKIP: gettext_lazy("Skip it, and add one at the end"),
    Choice.LEAVE_OUT: gettext_lazy("Leave it out"),
}


class Row(NamedTuple):
    """A date; `name` is that of the field for what becomes of it, empty where it is free."""

    name: str
    day: date
    mine: Reading
    theirs: Reading | None
    notes: list[str | Promise]
    choice: str
    is_left: bool


class Dates:
    """All dates of a plan, and what they come to."""

    def __init__(self, plan: Preview, mine: Clock, theirs: Clock | None) -> None:
        self.plan, self.mine, self.theirs = plan, mine, theirs
        self.seen = [written(start) for start in plan.starts]
        self.number, self.wanted = len(plan.starts), plan.pattern.count
        self.choices = CHOICES

    @property
    def rows(self) -> list[Row]:
        clocks = list(filter(None, (self.mine, self.theirs)))
        odd = [(clock.city, self.plan.unusual(clock.zone)) for clock in clocks]
        return [
            self._row(line, [city for city, flags in odd if flags[n]])
            for n, line in enumerate(self.plan.lines)
        ]

    def _row(self, line: Line, odd: list[str]) -> Row:
        start = line.start or line.wanted
        end = start + timedelta(minutes=self.plan.pattern.minutes)
        other = self.theirs.reads(start, end) if self.theirs else None
        notes: list[str | Promise] = [OBSTACLES[line.obstacle]] if line.obstacle else []
        if line.moved:
            notes.append(_("the clock is put forward over it, so that it is later that day"))
        notes += [_("another time than mostly in %(city)s") % {"city": city} for city in odd]
        if line.start and line.start != line.wanted:
            notes.append(_("moved to the next free time"))
        name = f"{CHOICE}{line.day.isoformat()}" if line.obstacle else ""
        choice = line.choice.value if line.choice else ""
        return Row(
            name, line.day, self.mine.reads(start, end), other, notes, choice, not line.start
        )
