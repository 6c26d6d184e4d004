"""What follows at once: event kind → what happens in the same transaction, in a higher layer.

An act knows only the layers below it. What must be true together with it in a layer above stands
here, one line a kind; everything that may wait for the worker is told by the event instead. What
follows is given the noun, and happens before the event takes its number, since others wait from
there on.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cairn.scheduling import following as meetings

Consequence = Callable[[Any], object]

OTHER_HOURS = (
    "timetable.hours_set",
    "timetable.day_set",
    "timetable.day_cleared",
    "timetable.come_back",
    "timetable.changed",
    "timetable.zone_changed",
)

CONSEQUENCES: dict[str, tuple[Consequence, ...]] = {
    "mentorship.paused": (meetings.call_off_within_the_pause,),
    "mentorship.completed": (meetings.call_off_all,),
    "mentorship.lapsed": (meetings.call_off_all,),
    "mentorship.faded": (meetings.call_off_all,),
    "mentorship.cancelled": (meetings.call_off_all,),
    "membership.left": (meetings.call_off_all_of,),
    "membership.removed": (meetings.call_off_all_of,),
    **dict.fromkeys(OTHER_HOURS, (meetings.meet_wishes,)),
}
