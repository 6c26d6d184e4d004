"""What follows for meetings when a mentorship rests or ends, somebody leaves, or hours change.

The table of consequences calls these within the transaction of their cause, so that nobody is
ever expected at a meeting of a mentorship that is over.
"""

from __future__ import annotations

from cairn.communities.models import Membership
from cairn.mentoring.models import Mentorship
from cairn.scheduling.choices import Ending
from cairn.scheduling.models import HoursWish, Meeting, Timetable
from cairn.scheduling.timing.wall import instant


def call_off_within_the_pause(pair: Mentorship) -> None:
    """Meetings before the day on which the two are asked how it goes on; later ones stay."""
    if pause := pair.running_pause:
        before = instant(pause.until, 0, pair.mentor.membership.user.zone)
        Meeting.call_off([pair], ending=Ending.PAUSED, before=before)


def call_off_all(pair: Mentorship) -> None:
    Meeting.call_off([pair], ending=Ending.CLOSED)


def call_off_all_of(member: Membership) -> None:
    """Those of every mentorship of somebody who has gone."""
    pairs = Mentorship.objects.visible_to(member).open().with_people()
    Meeting.call_off(pairs, ending=Ending.LEFT)


def meet_wishes(table: Timetable) -> None:
    """Of those who found no time among these hours, and asked for others."""
    HoursWish.meet_all(table.user)
