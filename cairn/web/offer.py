"""The free times of two people as a page offers them: week by week, on both clocks."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import groupby
from typing import NamedTuple, cast
from urllib.parse import urlencode

from django.db.models import Min
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from cairn.interface.member import Request
from cairn.mentoring.models import Mentorship, Seen
from cairn.scheduling.choices import Length
from cairn.scheduling.models import CalendarSource, Meeting, Timetable
from cairn.scheduling.offering import slots_for
from cairn.scheduling.timing.slots import Slot, nearest
from cairn.scheduling.timing.wall import instant, is_unsocial
from cairn.web.clocks import (
    Clock,
    asked_zone,
    clock_of,
    clock_of_partner,
    day_asked,
    day_words,
    monday_of,
)
from cairn.web.forms.meetings import moment_in, written
from cairn.web.lines import lines

FAR = timedelta(days=181)
WEEK = timedelta(days=7)
FEW = 3


class Time(NamedTuple):
    """A start, on the reader's clock and on the other's; `note` says what is not quite right."""

    value: str
    mine: str
    theirs: str
    note: str
    checked: bool


class Day(NamedTuple):
    """A day on the reader's clock: what is good for both, and what else there is.

    `flaw` is what all the others have in common; then it is said once.
    """

    label: str
    good: list[Time]
    others: list[Time]
    flaw: str
    is_open: bool


class Offer:
    """What the reader may choose from. A meeting that is `moving` gives up its own time."""

    def __init__(self, request: Request, pair: Mentorship, moving: Meeting | None = None) -> None:
        self.pair, self.moving, self._asked = pair, moving, request.POST or request.GET
        self.reader = request.user
        self.line = lines([pair], request.member)[0]
        self.clock, self.other = clock_of(request), clock_of_partner(self.line)
        self.zone = asked_zone(request)
        self.chosen = self._asked.get("starts_at", "")
        mentor, mentee = (person.user for person in pair.people)
        tables = Timetable.objects.of_all([mentor, mentee])
        self.host, self.guest = tables[mentor.pk], tables[mentee.pk]

    # What is asked for

    @cached_property
    def minutes(self) -> int:
        """How long, of what the mentor offers; as long as it was, or nearest to an hour."""
        said = self._asked.get("minutes", "")[:4]
        if said.isdecimal() and int(said) in self.lengths:
            return int(said)
        if self.moving and self.moving.minutes in self.lengths:
            return self.moving.minutes
        return min(self.lengths, key=lambda length: abs(length - Length.HOUR))

    @property
    def lengths(self) -> dict[int, str | Promise]:
        return {one: Length(one).label for one in sorted(self.host.lengths)}

    @cached_property
    def week(self) -> date:
        """The Monday of the week that is shown: the asked one, or the first with a free time."""
        first = self.all[0].start if self.all else timezone.now()
        return monday_of(day_asked(self._asked, self.clock.day_of(first), "week"))

    # What there is

    @cached_property
    def all(self) -> list[Slot]:
        """Every free start from now on, as far ahead as the mentor lets anybody book."""
        now, moving = timezone.now(), self.moving.pk if self.moving else None
        return slots_for(self.pair, minutes=self.minutes, lo=now, hi=now + FAR, moving=moving)

    @cached_property
    def days(self) -> list[Day]:
        """The days of the week that have free times."""
        return [self._day_of(day, list(found)) for day, found in groupby(self._shown, self._day)]

    @cached_property
    def nearest(self) -> list[Time]:
        """The free starts next to the one that was chosen and is gone, or to an empty week."""
        wanted = self._wanted
        return [self._time(slot, with_day=True) for slot in nearest(self.all, wanted, FEW)]

    @property
    def reader_mentors(self) -> bool:
        return self.line.side == Seen.MENTOR

    @property
    def has_hours(self) -> bool:
        """Whether the mentor has said when they can meet."""
        return self.host.keeps_hours

    @property
    def clocks(self) -> list[Clock]:
        """The clocks on which a time can be wished for, the reader's first."""
        return list(filter(None, (self.clock, self.other)))

    @property
    def other_than_own(self) -> Clock | None:
        """The other clock, where it is another one than the reader's."""
        return self.other if self.other != self.clock else None

    @property
    def first(self) -> datetime:
        """The first free start that is good for both, or one in a week from now."""
        good = (slot.start for slot in self.all if not self._flaw(slot))
        in_a_week = timezone.now().replace(minute=0, second=0, microsecond=0) + WEEK
        return next(good, self.all[0].start if self.all else in_a_week)

    @property
    def now_words(self) -> str:
        """When the meeting that is moving is as yet."""
        meeting = self.moving
        if meeting is None:
            return ""
        reading = self.clock.reads(meeting.starts_at, meeting.ends_at)
        return f"{reading.day}, {reading.hours}"

    @cached_property
    def calendars_read_at(self) -> datetime | None:
        """When the reader's own calendars elsewhere were last read, the oldest of them."""
        mine = CalendarSource.objects.of(self.reader)
        return cast("datetime | None", mine.aggregate(at=Min("last_ok_at"))["at"])

    @property
    def asks_always(self) -> bool:
        """Whether the other has to agree in any case, since they publish no hours."""
        return self.reader_mentors and not self.guest.keeps_hours

    @property
    def all_are_proposals(self) -> bool:
        """Whether every time of the week goes over what the mentor gives of the month."""
        return bool(self._shown) and all(slot.over_time for slot in self._shown)

    # Ways to other weeks

    @property
    def week_words(self) -> str:
        last = self.week + WEEK - timedelta(days=1)
        return _("%(first)s to %(last)s") % {
            "first": date_format(self.week, "j F"),
            "last": date_format(last),
        }

    @property
    def earlier(self) -> str:
        """The address of the week before, empty where it has no free time."""
        before = self.all and self._day(self.all[0]) < self.week
        return self.address(self.week - WEEK) if before else ""

    @property
    def later(self) -> str:
        after = self.all and self._day(self.all[-1]) >= self.week + WEEK
        return self.address(self.week + WEEK) if after else ""

    def address(self, week: date) -> str:
        asked = {"week": week.isoformat(), "minutes": self.minutes, "zone": self.zone}
        return "?" + urlencode({name: value for name, value in asked.items() if value})

    # Helpers

    @cached_property
    def _shown(self) -> list[Slot]:
        last = self.week + WEEK
        return [slot for slot in self.all if self.week <= self._day(slot) < last]

    @property
    def _wanted(self) -> datetime:
        return moment_in(self.chosen) or instant(self.week, 0, self.clock.zone)

    def _day(self, slot: Slot) -> date:
        return self.clock.day_of(slot.start)

    def _day_of(self, day: date, found: list[Slot]) -> Day:
        good = [slot for slot in found if not self._flaw(slot)]
        others = [self._time(slot) for slot in found if slot not in good]
        is_open = not good or any(time.checked for time in others)
        flaws = {time.note for time in others}
        flaw = flaws.pop() if len(flaws) == 1 else ""
        if flaw:
            others = [time._replace(note="") for time in others]
        return Day(day_words(day), [self._time(slot) for slot in good], others, flaw, is_open)

    def _time(self, slot: Slot, *, with_day: bool = False) -> Time:
        day, shown = self._day(slot), self.clock.shows(slot.start)
        mine = f"{date_format(day, 'D')} {date_format(day, 'j M')}, {shown}" if with_day else shown
        asks = slot.over_time and not self.all_are_proposals
        notes = [self._flaw(slot), _("a proposal") if asks else ""]
        value = written(slot.start)
        return Time(
            value, mine, self._theirs(slot, day), ", ".join(filter(None, notes)),
            value == self.chosen,
        )  # fmt: skip

    def _theirs(self, slot: Slot, day: date) -> str:
        """The other clock, with the weekday where it is another one."""
        other = self.other_than_own
        if other is None:
            return ""
        there = other.day_of(slot.start)
        weekday = f"{date_format(there, 'D')} " if there != day else ""
        return f"{weekday}{other.shows(slot.start)} {other.city}"

    def _flaw(self, slot: Slot) -> str:
        """What keeps a time from being good for both, empty where nothing does."""
        learns = not self.reader_mentors
        if not slot.fits_guest:
            return _("outside your hours") if learns else _("outside the other’s hours")
        zone = self.clock.zone if learns else self.guest.user.zone
        if self.guest.keeps_hours or not is_unsocial(slot.start, zone):
            return ""
        return _("early or late for you") if learns else _("early or late for the other")
