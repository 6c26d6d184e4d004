"""How mentorships of the demo closed: looks back, feedback, thank-yous and certificates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import cycle

from django.utils import timezone

from cairn.demo.plans import Way
from cairn.mentoring.models.course import Status as Course
from cairn.workspace.models import Certificate, Feedback, LookBack, Milestone, ThankYou
from cairn.workspace.models.certificate import AT_FIRST, Part
from cairn.workspace.models.feedback import OPENS_AFTER
from cairn.workspace.models.milestone import Status as Stone
from cairn.workspace.models.thank_you import Shown

LEARNT = (
    "To show something before I think that it is ready.",
    "That I know more than I thought, and whom to ask for the rest.",
    "A way to begin on days when I do not feel like it: one small thing, before the mail.",
    "Three questions that I now ask before I say yes to anything.",
    "Calm. It turns out that one can borrow it for a while, until one has one's own.",
)
TAUGHT = (
    "How good it is to explain something that I had long stopped thinking about.",
    "That a good question helps more than my best answer.",
    "A fresh look at my own habits, some of which I have dropped since.",
)
TO_MENTOR = (
    "You never told me what to do, and I always knew what to do next.",
    "Thank you for reading my drafts as if they were good, and for saying where they were not.",
    "You asked me what I was afraid of, and then waited until I knew. I think of that often.",
    "I came for a skill and left with a way of working. Thank you for your patience.",
    "You made an hour a month feel like much more. I have told three friends about you.",
    "Thank you for saying “I do not know either, let us look”. It changed how I learn.",
    "When I wanted to give up in week five, you moved the plan and not the goal.",
)
TO_MENTEE = (
    "You came prepared each time. That made it easy, and a pleasure.",
    "Watching you find your own way was the best part of my month.",
    "You took what was useful and left the rest. Keep doing that.",
)
HELPED = (
    "The questions, more than the answers. And that you were always on time.",
    "Seeing how you do it yourself, mistakes included.",
    "I would have liked to begin with the plan a week earlier; everything else was right.",
)
GAVE = (
    "You were honest when you were stuck, so we lost no time.",
    "A pleasure. Ask sooner next time: I would have had the same hour for you in week two.",
)
A_DAY = timedelta(days=1)


def close_all(ways: Sequence[Way]) -> None:
    """Let pairs that have ended leave what they would have left by now; in bulk, without events."""
    ended = [way for way in ways if way.pair.ended_at]
    well = [way for way in ended if way.pair.status == Course.COMPLETED]
    LookBack.objects.bulk_create(list(_looks_back(well)))
    Feedback.objects.bulk_create(list(_feedback(ended)))
    ThankYou.objects.bulk_create(list(_thanks(well)))
    Certificate.objects.bulk_create(list(_certificates(well[::2])))


def _looks_back(ways: Sequence[Way]) -> Iterator[LookBack]:
    """Every mentee, and every other mentor."""
    for number, (way, learnt, taught) in enumerate(
        zip(ways, cycle(LEARNT), cycle(TAUGHT), strict=False)
    ):
        at = _after(way, 1)
        yield LookBack(mentorship=way.pair, author=way.mentee, words=learnt, written_at=at)
        if number % 2:
            yield LookBack(mentorship=way.pair, author=way.mentor, words=taught, written_at=at)


def _feedback(ways: Sequence[Way]) -> Iterator[Feedback]:
    """The mentees answer; two mentors of three do, and open it."""
    for number, (way, helped, gave) in enumerate(
        zip(ways, cycle(HELPED), cycle(GAVE), strict=False)
    ):
        well = way.pair.status == Course.COMPLETED
        is_mutual, late_at = number % 3 < 2, _end(way) + OPENS_AFTER
        opened_at = _after(way, 3) if is_mutual else late_at
        common = {"mentorship": way.pair, "opened_at": _past(opened_at)}
        yield Feedback(
            author=way.mentee,
            helpful=4 + number % 2 if well else 3,
            met="yes" if well else "partly",
            again="yes" if well else "maybe",
            words=helped if well else "",
            given_at=_after(way, 2),
            **common,
        )
        if is_mutual:
            given = {"helpful": 5, "met": "yes", "again": "yes", "words": gave if well else ""}
            yield Feedback(author=way.mentor, given_at=_after(way, 3), **given, **common)


def _thanks(ways: Sequence[Way]) -> Iterator[ThankYou]:
    """From every mentee: two of three on the mentor's page, one offered; some mentors too."""
    for number, (way, text, back) in enumerate(
        zip(ways, cycle(TO_MENTOR), cycle(TO_MENTEE), strict=False)
    ):
        at, status = _after(way, 1), (Shown.PUBLISHED, Shown.PUBLISHED, Shown.OFFERED)[number % 3]
        shown_at = at + timedelta(hours=5) if status == Shown.PUBLISHED else None
        said = {"mentorship": way.pair, "written_at": at}
        yield ThankYou(author=way.mentee, text=text, status=status, shown_at=shown_at, **said)
        if number % 3 == 0:
            yield ThankYou(author=way.mentor, text=back, **said)


def _certificates(ways: Sequence[Way]) -> Iterator[Certificate]:
    for number, way in enumerate(ways):
        done = Milestone.objects.of(way.pair).standing().filter(status=Stone.COMPLETED).count()
        yield Certificate(
            mentorship=way.pair,
            holder=way.mentee,
            name=way.mentee.user.name,
            topic=way.pair.topic,
            role="mentee",
            began_on=way.began_on,
            ended_on=way.until,
            milestones=done,
            shows=list(Part.values) if number % 2 else [part.value for part in AT_FIRST],
            issued_at=_after(way, 2),
        )


def _after(way: Way, days: int) -> datetime:
    """So many days after the end, or a while ago when this is still to come."""
    return min(_end(way) + days * A_DAY, timezone.now() - timedelta(hours=2))


def _end(way: Way) -> datetime:
    return way.pair.ended_at or timezone.now()


def _past(at: datetime) -> datetime | None:
    """The instant, unless it is still to come."""
    return at if at <= timezone.now() else None
