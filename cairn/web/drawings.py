"""Small drawings of numbers over time: the shapes for `c-chart`, and the table that says the same.

The shapes lie in a field of 100 by 100 that is stretched over the room there is; the style sheet
gives strokes and colours, and turns the field around where people read from right to left.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cairn.people.choices import LEVELS_TO_BEGIN_AT, Level
from cairn.workspace.models import Rating, SharedGoal, SkillLevel, Snapshot
from cairn.workspace.models.rating import HIGHEST
from cairn.workspace.plan import Plan

SIZE = 100
Words = str | Promise


class Dot(NamedTuple):
    day: date
    value: float


class Curve(NamedTuple):
    """A line of a drawing: `tone` is "is" or "aim"; `dots` mark what was really measured."""

    name: Words
    tone: str
    path: str
    dots: str = ""


class Chart(NamedTuple):
    """`rows` are the table's: a day, then one cell for each further column."""

    title: Words
    curves: list[Curve]
    floor: Words
    ceiling: Words
    first: date
    last: date
    columns: Sequence[Words]
    rows: list[tuple[Any, ...]]


class Field:
    """Where a day and a value lie; a day outside of the field lies at its edge."""

    def __init__(self, first: date, last: date, highest: float) -> None:
        self.first, self.days, self.highest = first, max((last - first).days, 1), highest

    def path(self, dots: Sequence[Dot]) -> str:
        """A line from dot to dot."""
        return "M" + "L".join(self._at(dot) for dot in dots) if dots else ""

    def marks(self, dots: Iterable[Dot]) -> str:
        """A point at each dot: a stroke without length, which the style makes round."""
        return "".join(f"M{self._at(dot)}h0" for dot in dots)

    def _at(self, dot: Dot) -> str:
        share = min(max((dot.day - self.first).days / self.days, 0), 1)
        x, y = share * SIZE, SIZE - min(dot.value / self.highest, 1) * SIZE
        return f"{x:.1f} {y:.1f}"


def progress_chart(plan: Plan, pictures: Sequence[Snapshot], today: date) -> Chart | None:
    """How far the plan has come, beside where time has got to; None before there is a line."""
    if not pictures or plan.progress.percent is None:
        return None
    dots = [Dot(picture.taken_on, picture.percent) for picture in pictures]
    dots.append(Dot(today, plan.progress.percent))
    first, last = plan.weeks.began_on, max(plan.pair.expected_end_on, today)
    field = Field(first, last, SIZE)
    rows: list[tuple[Any, ...]] = [
        (one.taken_on, f"{one.percent} %", f"{one.expected} %") for one in pictures
    ]
    rows.append((today, f"{plan.progress.percent} %", f"{plan.progress.expected} %"))
    expected = Curve(_("Expected"), "aim", field.path(_expected(plan)))
    reached = Curve(_("Reached"), "is", field.path(dots), field.marks(dots))
    columns = [_("Day"), _("Reached"), _("Expected")]
    title = _("Progress over time")
    return Chart(title, [expected, reached], "0 %", "100 %", first, last, columns, rows)


def _expected(plan: Plan) -> list[Dot]:
    """From nothing to everything over the planned weeks, flat while the two paused."""
    days = plan.pair.planned_weeks * 7
    edges = [plan.weeks.began_on, *(d for p in plan.weeks.pauses for d in (p.since, p.until))]
    edges.append(plan.pair.expected_end_on)
    return [Dot(day, min(plan.weeks.days_until(day) / days, 1) * SIZE) for day in edges]


def rating_chart(goal: SharedGoal) -> Chart | None:
    """How near the mentee felt to a goal; None before the second rating."""
    ratings: list[Rating] = list(goal.ratings.all())
    if not ratings[1:]:
        return None
    dots = [Dot(one.rated_on, one.score) for one in ratings]
    first, last = dots[0].day, dots[-1].day
    field = Field(first, last, HIGHEST)
    curve = Curve(_("Rating"), "is", field.path(dots), field.marks(dots))
    rows = [(one.rated_on, one.score, one.get_occasion_display()) for one in ratings]
    columns = [_("Day"), _("Rating, 0 to 10"), _("When")]
    return Chart(_("Ratings"), [curve], "0", str(HIGHEST), first, last, columns, rows)


def level_chart(level: SkillLevel, began_on: date) -> Chart | None:
    """Where the mentee stood with a skill, and where they aim; None before the first word."""
    said = [Dot(one.assessed_on, one.level) for one in level.assessments.all()]
    if not said:
        return None
    dots = [Dot(min(began_on, said[0].day), level.start), *said]
    first, last = dots[0].day, dots[-1].day
    field = Field(first, last, Level.EXPERT)
    aim = Curve(_("Aim"), "aim", field.path([Dot(first, level.target), Dot(last, level.target)]))
    stood = Curve(_("Level"), "is", field.path(dots), field.marks(dots))
    words = dict(LEVELS_TO_BEGIN_AT)
    rows = [(dot.day, words[int(dot.value)]) for dot in dots]
    ends = (words[0], words[Level.EXPERT])
    return Chart(
        _("Level over time"), [aim, stood], *ends, first, last, [_("Day"), _("Level")], rows
    )
