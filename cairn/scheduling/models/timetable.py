"""A timetable: when somebody can meet, on their own clock. Its row's lock guards their time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models, transaction
from django.utils import timezone

from cairn.accounts.models import User
from cairn.accounts.zones import zone_names
from cairn.activity.models import record
from cairn.lib.refusal import refuse_if
from cairn.scheduling.choices import MIDNIGHT, PRESETS, Keep, Preset, Range
from cairn.scheduling.entries import Entry, entries_of, moved
from cairn.scheduling.models.hours import DayHours, TimeOff, WeeklyHours
from cairn.scheduling.models.house_rules import HouseRules
from cairn.scheduling.refusals import Refusal
from cairn.scheduling.timing.hours import Hours

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

REACH = timedelta(days=2 * 366)
A_DAY_AT_MOST = 8
DAYS_AT_MOST = 200


class TimetableQuerySet(models.QuerySet["Timetable"]):
    def with_hours(self) -> Self:
        """Everything that `hours` needs, in a query for each kind of row."""
        rows = ("weekly_hours", "day_hours", "times_off")
        return self.select_related("user").prefetch_related(*rows)

    def of_all(self, users: Sequence[User]) -> dict[int, Timetable]:
        """The timetables of these people with their hours, by the person's id; new ones too."""
        known = {row.user_id: row for row in self.filter(user__in=users).with_hours()}
        return {user.pk: known.get(user.pk) or Timetable(user=user) for user in users}


class Timetable(HouseRules):
    """One person's hours and rules. The row begins with the first act and stays."""

    objects: ClassVar = TimetableQuerySet.as_manager()

    if TYPE_CHECKING:
        weekly_hours: RelatedManager[WeeklyHours]
        day_hours: RelatedManager[DayHours]
        times_off: RelatedManager[TimeOff]

    def __str__(self) -> str:
        return f"of user {self.user_id} (timetable {self.pk})"

    @classmethod
    def of(cls, user: User) -> Timetable:
        """The person's timetable; not stored yet when they never acted on it."""
        return cls.objects.of_all([user])[user.pk]

    # Acts

    def set_hours(self, weekday: int, ranges: Iterable[Range], *, by: User) -> None:
        """Have these hours on a weekday, instead of all that began on it."""
        with transaction.atomic():
            self.lock()
            self._replace([weekday], [Entry(weekday, *one) for one in ranges], by)

    def copy_to(self, weekdays: Iterable[int], *, weekday: int, by: User) -> None:
        """Have on other days of the week the hours that begin on this one."""
        days = set(weekdays)
        with transaction.atomic():
            self.lock()
            source = [one for one in self.entries() if one.weekday == weekday]
            wanted = [one._replace(weekday=day) for day in days for one in source]
            self._replace(days, wanted, by)

    def use(self, preset: str, *, by: User) -> None:
        """Add the hours of a preset to those that there are."""
        days, hours = PRESETS[Preset(preset)]
        with transaction.atomic():
            self.lock()
            known = self.entries()
            new = [one for day in days if (one := Entry(day, *hours)) not in known]
            refuse_if(self.refusal_to_set([*known, *new], by))
            self._store(new)
            self._keep("timetable.hours_set", by)

    def set_day(self, day: date, ranges: Iterable[Range], *, by: User, note: str = "") -> None:
        """Have other hours on one day; without any it is a day off."""
        wanted = list(ranges)
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_set_day(day, wanted, by))
            values = {"ranges": wanted, "note": note}
            self.day_hours.update_or_create(day=day, defaults=values)
            self._keep("timetable.day_set", by)

    def clear_day(self, day: date, *, by: User) -> None:
        """Have the weekday's hours again on that day."""
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_change(by))
            self.day_hours.filter(day=day).delete()
            self._keep("timetable.day_cleared", by)

    def take_off(self, first: date, last: date, *, by: User, reason: str = "") -> TimeOff:
        """Have no hours on these days. Meetings that are booked stay until somebody moves them."""
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_take_off(first, last, by))
            off = TimeOff.begin(self, first, last, reason)
            self._keep("timetable.taken_off", by)
        return off

    def come_back(self, off: TimeOff, *, by: User) -> None:
        """Have hours again on days that were taken off."""
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_change(by))
            off.end(self)
            self._keep("timetable.come_back", by)

    def change_rules(self, *, by: User, **values: Any) -> None:
        """Change the rules that are listed in EDITABLE."""
        with transaction.atomic():
            self.lock()
            for name in self.EDITABLE:
                setattr(self, name, values.get(name, getattr(self, name)))
            refuse_if(self.refusal_to_change(by) or self.refusal_to_hold())
            self._keep("timetable.changed", by)

    def change_zone(self, zone: str, *, by: User, keep: str = Keep.CLOCK) -> None:
        """Read the hours on another clock; "" is the person's own. Meetings stay where they are.

        With Keep.MOMENTS the weekly hours move on the clock by what the two clocks differ now, so
        that they stay at the same moments. Single days stay as they were written.
        """
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_change_zone(zone, by))
            before, self.time_zone = self.zone, zone
            if keep == Keep.MOMENTS:
                known = self.entries()
                self.weekly_hours.all().delete()
                self._store(moved(known, before, self.zone, timezone.now()))
            self._keep("timetable.zone_changed", by)

    # Rules

    def refusal_to_change(self, by: User) -> Refusal | None:
        return None if by.pk == self.user_id else Refusal.NOT_YOURS

    def refusal_to_set(self, wanted: Sequence[Entry], by: User) -> Refusal | None:
        if refusal := self.refusal_to_change(by):
            return refusal
        if not all(one.is_sound for one in wanted):
            return Refusal.OTHER_HOURS
        days = [one.weekday for one in wanted]
        too_many = any(days.count(day) > A_DAY_AT_MOST for day in days)
        return Refusal.TOO_MANY_HOURS if too_many else None

    def refusal_to_set_day(self, day: date, ranges: Sequence[Range], by: User) -> Refusal | None:
        if refusal := self.refusal_to_change(by):
            return refusal
        if abs(day - timezone.localdate()) > REACH:
            return Refusal.FAR_AWAY
        if not all(0 <= start < end <= MIDNIGHT for start, end in ranges):
            return Refusal.OTHER_HOURS
        if len(ranges) > A_DAY_AT_MOST:
            return Refusal.TOO_MANY_HOURS
        full = self.day_hours.exclude(day=day).count() >= DAYS_AT_MOST
        return Refusal.TOO_MUCH if full else None

    def refusal_to_take_off(self, first: date, last: date, by: User) -> Refusal | None:
        if refusal := self.refusal_to_change(by):
            return refusal
        if last < first:
            return Refusal.OTHER_DAYS
        if any(abs(day - timezone.localdate()) > REACH for day in (first, last)):
            return Refusal.FAR_AWAY
        return Refusal.TOO_MUCH if self.times_off.count() >= DAYS_AT_MOST else None

    def refusal_to_change_zone(self, zone: str, by: User) -> Refusal | None:
        if refusal := self.refusal_to_change(by):
            return refusal
        return None if zone in ("", *zone_names()) else Refusal.NO_SUCH_ZONE

    # What follows from the rows

    @property
    def keeps_hours(self) -> bool:
        """Whether the person has said anything of when they can meet."""
        if not self.pk:
            return False
        return bool(self.weekly_hours.all()) or any(row.ranges for row in self.day_hours.all())

    def entries(self) -> list[Entry]:
        """The weekly hours as people wrote them, in the order of the week."""
        return entries_of(self.weekly_hours.all()) if self.pk else []

    def hours(self) -> Hours:
        """The hours as a value that instants can be asked of."""
        if not self.pk:
            return Hours(self.zone)
        weekly: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for row in self.weekly_hours.all():
            weekly[row.weekday].append((row.start_minute, row.end_minute))
        return Hours(
            zone=self.zone,
            weekly={day: tuple(ranges) for day, ranges in weekly.items()},
            overrides={row.day: row.hours for row in self.day_hours.all()},
            off=tuple((off.first_day, off.last_day) for off in self.times_off.all()),
        )

    # Helpers

    def lock(self) -> None:
        """Take the row's lock, and read it anew; rows that were read before are forgotten."""
        row = self.lock_all([self.user])[self.user_id]
        self._state.adding, self.pk = False, row.pk
        for name in (*self.EDITABLE, "time_zone", "version", "key"):
            setattr(self, name, getattr(row, name))
        self.__dict__.pop("_prefetched_objects_cache", None)

    def _replace(self, weekdays: Iterable[int], wanted: Sequence[Entry], by: User) -> None:
        refuse_if(self.refusal_to_set(wanted, by))
        self.weekly_hours.filter(weekday__in=weekdays, rest_of=None).delete()
        self._store(wanted)
        self._keep("timetable.hours_set", by)

    def _store(self, entries: Iterable[Entry]) -> None:
        """Keep each entry as one row, or as two over midnight."""
        for day, start, end in entries:
            late = end <= start
            first = self.weekly_hours.create(
                weekday=day, start_minute=start, end_minute=MIDNIGHT if late else end
            )
            if late and end:
                self.weekly_hours.create(
                    weekday=(day + 1) % 7, start_minute=0, end_minute=end, rest_of=first
                )

    def _keep(self, kind: str, by: User) -> None:
        """Save what an act has changed, and tell. Call it under the lock."""
        self.version += 1
        self.save()
        record(kind, about=self, actor=by, concerning=[self.user_id])
