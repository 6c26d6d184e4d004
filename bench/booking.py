"""What booking a meeting costs: `python -m bench.booking`.

Posts the real form through the real WSGI handler, for one pair after the other of a village in
which every mentor keeps hours on all days and has ten meetings, and prints the CPU milliseconds and
the SQL queries beside the target.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from urllib.parse import urlencode
from uuid import uuid4

from django.utils import timezone

from bench.costs import Costs, Visit
from bench.find import ask, prepare, sign_in
from bench.machine import RESULTS, commit, machine
from bench.village import Village
from cairn.mentoring.models import Mentee, Mentor, Mentorship
from cairn.scheduling.models import Meeting, Timetable, WeeklyHours

TARGET_MS = 20.0
PAIRS, EACH, MEETINGS = 60, 4, 10
MINUTES = 15
EVENING, NIGHT = 17 * 60, 23 * 60
A_DAY = timedelta(days=1)


def settle() -> list[Mentorship]:
    """Pairs whose mentors have time to give and meetings already."""
    mentees = Village(PAIRS, PAIRS).settle()
    mentors = list(Mentor.objects.order_by("pk")[:PAIRS])
    for mentor in mentors:
        mentor.minutes = 120
    Mentor.objects.bulk_update(mentors, ["minutes"])
    tables = [Timetable(user_id=mentor.membership.user_id, gap_minutes=5) for mentor in mentors]
    Timetable.objects.bulk_create(tables)
    WeeklyHours.objects.bulk_create(
        WeeklyHours(timetable=table, weekday=day, start_minute=EVENING, end_minute=NIGHT)
        for table in tables
        for day in range(7)
    )
    made = Mentorship.objects.bulk_create(
        Mentorship(mentor=mentor, mentee=Mentee.of(member), topic="Learn the craft")
        for mentor, member in zip(mentors, mentees, strict=True)
    )
    pairs = Mentorship.objects.filter(pk__in=[pair.pk for pair in made]).with_people()
    return [_busy(pair) for pair in pairs]


def _busy(pair: Mentorship) -> Mentorship:
    """Ten meetings next month, agreed one by one."""
    for number in range(MEETINGS):
        start = _evening(pair, 25 + number) + timedelta(hours=3)
        meeting = Meeting.book(pair, by=pair.people[1], starts_at=start, minutes=MINUTES, asks=True)
        meeting.confirm(by=pair.people[0])
    return pair


def _evening(pair: Mentorship, days: int) -> datetime:
    """When the mentor's hours begin on a day so far ahead."""
    begin = timezone.now().astimezone(pair.people[0].user.zone) + days * A_DAY
    return begin.replace(hour=EVENING // 60, minute=0, second=0, microsecond=0)


def visits(pairs: list[Mentorship]) -> Iterator[Visit]:
    """One booking after the other, four of each mentee."""
    for pair in pairs:
        session = sign_in(pair.people[1])
        for number in range(EACH):
            start = _evening(pair, 3 + number)
            yield ask(f"/w/{pair.key}/book/", session, form=form(start))


def form(start: datetime) -> str:
    moment = start.astimezone(timezone.get_default_timezone())
    return urlencode(
        {
            "starts_at": moment.strftime("%Y-%m-%dT%H:%MZ"),
            "minutes": MINUTES,
            "format": "video",
            "join_url": "https://meet.example.org/room",
            "client_key": uuid4(),
        }
    )


def main() -> int:
    """Print what a booking costs; return 1 when the target is missed."""
    prepare()
    pairs = settle()
    before = Meeting.objects.count()
    found = list(visits(pairs))
    booked = Meeting.objects.count() - before
    agreed = Meeting.objects.confirmed().count() - PAIRS * MEETINGS
    costs = Costs.of(found)
    print(f"booking a meeting: {costs._asdict()}")
    print(f"target: CPU ms {TARGET_MS:.1f}; {agreed} agreed of {booked} booked of {len(found)}")
    told = {**costs._asdict(), "booked": booked, "agreed": agreed, "target_cpu_ms": TARGET_MS}
    line = json.dumps({"machine": machine(), "commit": commit(), **told}, indent=2)
    (RESULTS / "booking.json").write_text(line + "\n")
    return int(costs.undisturbed_ms > TARGET_MS or agreed < len(found))


if __name__ == "__main__":
    sys.exit(main())
