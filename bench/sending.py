"""What sending a request costs: `python -m bench.sending [mentors]`.

Posts the real form through the real WSGI handler, each time to a mentor with room, as mentees of a
community of 1,000 mentors, and prints the CPU milliseconds and the SQL queries beside the target.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import cycle
from urllib.parse import urlencode

from bench.costs import Costs, Visit
from bench.find import ask, prepare, sign_in
from bench.machine import RESULTS, commit, machine
from bench.village import Village
from cairn.communities.models import Community, Membership
from cairn.mentoring.models import Mentor, Request

TARGET_MS = 15.0
MENTORS = 1_000
MENTEES = 60
A_DAY_EACH = 5


def visits(mentees: list[Membership], mentors: list[Mentor]) -> Iterator[Visit]:
    """One request after the other, five from each mentee: a day's limit."""
    waiting = cycle(mentors)
    for mentee in mentees:
        session = sign_in(mentee)
        for _ in range(A_DAY_EACH):
            handle = next(waiting).membership.user.profile.handle
            yield ask(f"/mentorship/mentors/{handle}/request/", session, form=letter())


def letter() -> str:
    return urlencode(
        {
            "need": "Learn to lead a small team",
            "why": "You have done it twice, and wrote about what went wrong.",
            "career_goals": "To lead the people I work with now, and keep them.",
            "format": "calls",
            "minutes": "60",
        }
    )


def main(mentors: int = MENTORS) -> int:
    """Print what a request costs; return 1 when the target is missed."""
    prepare()
    village = Village(mentors, MENTEES)
    mentees = village.settle()
    Community.objects.filter(pk=village.community.pk).update(requests_at_once=20)
    able = Mentor.objects.with_room().select_related("membership__user__profile").order_by("pk")
    before = Request.objects.pending().count()
    found = list(visits(mentees[:-1], list(able)))
    sent = Request.objects.pending().count() - before
    costs = Costs.of(found)
    print(f"sending a request: {costs._asdict()}")
    print(f"target: CPU ms {TARGET_MS:.1f}; {sent} of {len(found)} were sent")
    told = {**costs._asdict(), "sent": sent, "target_cpu_ms": TARGET_MS}
    line = json.dumps({"machine": machine(), "commit": commit(), **told}, indent=2)
    (RESULTS / "sending.json").write_text(line + "\n")
    return int(costs.undisturbed_ms > TARGET_MS or sent < len(found))


if __name__ == "__main__":
    sys.exit(main(*[int(size) for size in sys.argv[1:2]]))
