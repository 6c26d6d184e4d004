"""Slots once more, minute by minute and straight from the words of the rules.

Nothing is shared with the code that is tested: the clock is read at each minute, and all is
compared with all.
"""

from __future__ import annotations

from datetime import timedelta

MINUTE = timedelta(minutes=1)


def is_open(hours, at):
    """Tell whether the clock stands inside the hours of the day that it shows."""
    shown = at.astimezone(hours.zone)
    day, minute = shown.date(), 60 * shown.hour + shown.minute
    if any(first <= day <= last for first, last in hours.off):
        return False
    ranges = hours.overrides[day] if day in hours.overrides else hours.weekly.get(day.weekday(), ())
    return any(start <= minute < end for start, end in ranges)


def meets(start, end, spans):
    return any(start < taken.end and taken.start < end for taken in spans)


class Oracle:
    """Asks each rule about each minute, and remembers which minutes are open."""

    def __init__(self, host, guest, minutes):
        self.host, self.guest, self.length = host, guest, timedelta(minutes=minutes)
        self.opens = {}

    def all_open(self, hours, start):
        return all(self.open_at(hours, start + n * MINUTE) for n in range(self.length // MINUTE))

    def open_at(self, hours, at):
        key = (id(hours), at)
        if key not in self.opens:
            self.opens[key] = is_open(hours, at)
        return self.opens[key]

    def offers(self, at):
        host, guest, end = self.host, self.guest, at + self.length
        shown = at.astimezone(host.hours.zone)
        return (
            shown.minute % host.step == 0
            and self.all_open(host.hours, at)
            and not meets(at, end, host.busy)
            and not meets(at, end + host.gap * MINUTE, host.claims)
            and not meets(at, end + guest.gap * MINUTE, (*guest.claims, *guest.busy))
            and self.has_room(shown.date())
        )

    def has_room(self, day):
        host = self.host
        days = [claim.start.astimezone(host.hours.zone).date() for claim in host.claims]
        week = [other for other in days if other.isocalendar()[:2] == day.isocalendar()[:2]]
        return (host.max_per_day is None or days.count(day) < host.max_per_day) and (
            host.max_per_week is None or len(week) < host.max_per_week
        )

    def fits(self, at):
        return self.guest.hours is None or self.all_open(self.guest.hours, at)

    def offered(self, lo, hi, now):
        """Each start with whether it fits the guest."""
        host, at, found = self.host, lo.replace(second=0, microsecond=0), []
        while at < hi:
            soon = at < now + host.notice * MINUTE
            if at >= lo and not soon and at < now + host.horizon and self.offers(at):
                found.append((at, self.fits(at)))
            at += MINUTE
        return found
