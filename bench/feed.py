"""What a calendar's look at the feed of a busy person costs: `python -m bench.feed`.

Somebody with ten mentorships and 500 meetings, some behind them and most ahead. The real feed is
asked for through the real WSGI handler, as a calendar does; all of it is sent each time.
"""

from __future__ import annotations

import json
import sys
from datetime import timedelta
from typing import Any

from django.utils import timezone

from bench.costs import Costs, Visit
from bench.find import ask, prepare
from bench.machine import RESULTS, commit, machine
from bench.village import Village
from cairn.communities.models import Membership
from cairn.mentoring.models import Mentee, Mentor, Mentorship
from cairn.scheduling.models import FeedToken, Meeting, Participant

TARGETS = {"cpu_ms": 50.0, "queries": 8}
PAIRS, MEETINGS, ROUNDS = 10, 500, 60


def settle() -> Membership:
    """The person, and their meetings from two months ago on, three days apart for each pair."""
    person, *_others = Village(PAIRS, PAIRS + 1).settle()
    mine = Mentee.of(person)
    mentors = Mentor.objects.exclude(membership=person)[:PAIRS]
    pairs = Mentorship.objects.bulk_create(
        Mentorship(mentor=mentor, mentee=mine, topic=f"Learn the craft, part {number}")
        for number, mentor in enumerate(mentors)
    )
    whole = list(Mentorship.objects.filter(pk__in=[pair.pk for pair in pairs]).with_people())
    meetings = Meeting.objects.bulk_create(_meeting(whole[n % PAIRS], n) for n in range(MEETINGS))
    Participant.objects.bulk_create(part for one in meetings for part in _parts(one))
    return person


def _meeting(pair: Mentorship, number: int) -> Meeting:
    day = timezone.now().replace(minute=0, second=0, microsecond=0) - timedelta(days=60)
    start = day + timedelta(days=3 * (number // PAIRS), hours=number % PAIRS)
    return Meeting(
        mentorship=pair,
        status="confirmed",
        title=f"Chapter {number}",
        join_url=f"https://meet.example.org/{number}",
        starts_at=start,
        ends_at=start + timedelta(minutes=45),
    )


def _parts(meeting: Meeting) -> list[Participant]:
    span = {"starts_at": meeting.starts_at, "free_at": meeting.ends_at}
    roles = zip(meeting.users, ("mentor", "mentee"), strict=True)
    return [Participant(meeting=meeting, user=user, role=role, **span) for user, role in roles]


def look(address: str) -> Visit:
    """As a calendar looks that was not here for a while."""
    FeedToken.objects.update(last_used_at=None)
    return ask(address, "")


def main() -> int:
    """Print what the feed costs; return 1 when a target is missed."""
    prepare()
    address = f"/calendar/{FeedToken.make(by=settle().user)[1]}.ics"
    for _ in range(3):
        look(address)
    costs = Costs.of(look(address) for _ in range(ROUNDS))
    print(f"{machine()}; {MEETINGS} meetings; targets: {TARGETS}\n{costs._asdict()}")
    told: dict[str, Any] = {"machine": machine(), "commit": commit(), "targets": TARGETS}
    told |= {"meetings": MEETINGS, **costs._asdict()}
    (RESULTS / "feed.json").write_text(json.dumps(told, indent=2) + "\n")
    over = costs.undisturbed_ms > TARGETS["cpu_ms"]
    return int(over or costs.queries > TARGETS["queries"])


if __name__ == "__main__":
    sys.exit(main())
