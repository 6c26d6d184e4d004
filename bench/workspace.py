"""What Home and the pages of a workspace cost: `python -m bench.workspace`.

One person mentors 25 people and learns from 25 others. Each pair has ten updates, six milestones,
four action items, a goal, an agreement, check-ins and six meetings; some fell behind, some fell
silent. The real pages are asked for through the real WSGI handler.
"""

from __future__ import annotations

import json
import random
import sys
from datetime import timedelta
from typing import Any

from django.utils import timezone

from bench.costs import Costs
from bench.find import ask, prepare, sign_in
from bench.machine import RESULTS, commit, machine
from bench.village import Village
from cairn.communities.models import Membership
from cairn.mentoring.models import Mentee, Mentor, Mentorship, Request
from cairn.scheduling.models import Meeting
from cairn.workspace.jobs import look_after_mentorships
from cairn.workspace.models import (
    ActionItem,
    Agreement,
    CheckIn,
    Milestone,
    Rating,
    SharedGoal,
    Update,
)
from cairn.workspace.models.rating import Occasion

TARGETS = {"cpu_ms": 15.0, "queries": 12}
EACH_SIDE = 25
ROUNDS = 60
PAGES = {
    "Home": "/home/",
    "My mentorships": "/mentorship/mine/",
    "Overview": "/w/{}/",
    "Timeline": "/w/{}/timeline/",
    "Updates": "/w/{}/updates/",
}
AGREED = {"aims": "Lead", "contact": "Calls", "confidentiality": "All", "when_stuck": "Ask"}


def settle() -> tuple[Membership, list[Mentorship]]:
    """The person, and their mentorships with all that is kept in them."""
    village = Village(2 * EACH_SIDE, 2 * EACH_SIDE + 1)
    person, *others = village.settle()
    me, mine = Mentor.objects.create(membership=person, offering=True), Mentee.of(person)
    mentors = list(Mentor.objects.exclude(pk=me.pk)[: 2 * EACH_SIDE])
    mentees = [Mentee.of(other) for other in others]
    sides = [(me, mentee) for mentee in mentees] + [(mentor, mine) for mentor in mentors]
    running = [*sides[:EACH_SIDE], *sides[-EACH_SIDE:]]
    pairs = Mentorship.objects.bulk_create(_pair(n, *two) for n, two in enumerate(running))
    Request.objects.bulk_create(
        _request(n, *two) for n, two in enumerate(sides[EACH_SIDE:-EACH_SIDE])
    )
    for pair in Mentorship.objects.filter(pk__in=[p.pk for p in pairs]).with_people():
        _fill(pair)
    look_after_mentorships()
    return person, pairs


def _pair(number: int, mentor: Mentor, mentee: Mentee) -> Mentorship:
    began = timezone.now() - timedelta(days=20 + number)
    quiet = timezone.now() - timedelta(days=number % 30)
    topic = f"Learn the craft, part {number}"
    return Mentorship(
        mentor=mentor, mentee=mentee, topic=topic, began_at=began, moved_at=max(began, quiet)
    )


def _request(number: int, mentor: Mentor, mentee: Mentee) -> Request:
    answered = {"status": "declined", "answered_at": timezone.now()} if number % 2 else {}
    return Request(mentor=mentor, mentee=mentee, need=f"Learn to do {number}", **answered)


def _fill(pair: Mentorship) -> None:
    both: dict[str, Any] = {"mentorship": pair, "author": pair.mentee.membership}
    Update.objects.bulk_create(Update(**both, title=f"Step {n}") for n in range(10))
    stones = Milestone.objects.bulk_create(
        Milestone(**both, title=f"Milestone {n}", week=2 * n + 1) for n in range(6)
    )
    for stone in stones[: pair.pk % 4]:
        stone.complete(by=pair.mentee.membership)
    owners = [person for person in pair.people for _ in range(2)]
    ActionItem.objects.bulk_create(
        ActionItem(**both, owner=owner, text="Read a chapter") for owner in owners
    )
    goal = SharedGoal.objects.create(**both, title="Review code with ease")
    Rating.objects.bulk_create(
        Rating(goal=goal, score=3 + n, occasion=occasion) for n, occasion in enumerate(Occasion)
    )
    Agreement.objects.create(**both, **AGREED, cadence="fortnightly", planned_weeks=12)
    CheckIn.objects.create(**both, mood="bit_stuck", period_on=timezone.localdate())
    _meet(pair)
    moved = timezone.now() - timedelta(days=pair.pk % 30)
    Mentorship.objects.filter(pk=pair.pk).update(moved_at=max(pair.began_at, moved))


def _meet(pair: Mentorship) -> None:
    """Four meetings that were held, and two that are to come, of half an hour."""
    half, now = timedelta(minutes=30), timezone.now()
    starts = [now + timedelta(days=7 * week + 1, hours=pair.pk % 9) for week in range(-4, 2)]
    Meeting.objects.bulk_create(
        Meeting(
            mentorship=pair,
            status="confirmed" if at > now else "held",
            starts_at=at,
            ends_at=at + half,
        )
        for at in starts
    )


def measure(name: str, addresses: list[str], session: str) -> dict[str, Any]:
    """The cost of pages of one kind, asked for in turn."""
    for address in addresses[:3]:
        ask(address, session)
    costs = Costs.of(ask(address, session) for address in addresses)
    print(f"{name}: {costs._asdict()}")
    return {"page": name, **costs._asdict()}


def main() -> int:
    """Print what the pages cost; return 1 when a target is missed."""
    prepare()
    person, pairs = settle()
    session, chance = sign_in(person), random.Random(1)
    keys, updates = [chance.choice(pairs).key for _ in range(ROUNDS)], Update.objects.count()
    print(f"{machine()}; {len(pairs)} mentorships, {updates} updates; targets: {TARGETS}")
    results = [
        measure(name, [address.format(key) for key in keys], session)
        for name, address in PAGES.items()
    ]
    told: dict[str, Any] = {
        "machine": machine(),
        "commit": commit(),
        "targets": TARGETS,
        "results": results,
    }
    told |= {"mentorships": len(pairs), "updates": updates}
    (RESULTS / "workspace.json").write_text(json.dumps(told, indent=2) + "\n")
    return int(any(map(_misses, results)))


def _misses(result: dict[str, Any]) -> bool:
    over = result["undisturbed_ms"] > TARGETS["cpu_ms"]
    return bool(over or result["queries"] > TARGETS["queries"])


if __name__ == "__main__":
    sys.exit(main())
