"""What happens in workspaces by itself. Every job is safe to run twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from cairn.communities.models import Membership
from cairn.communities.models import Status as Standing
from cairn.mentoring.models import Mentorship
from cairn.mentoring.models.course import Status
from cairn.worker.jobs import each
from cairn.workspace.health import (
    Finding,
    Ways,
    facts_of_all,
    findings,
    is_at_work,
    those_behind,
)
from cairn.workspace.models import Feedback, Nudge, Pulse, Reminder
from cairn.workspace.models.check_in import Period
from cairn.workspace.models.feedback import OPENS_AFTER, REMINDED_AFTER
from cairn.workspace.models.nudge import Sign
from cairn.workspace.models.pulse import DAYS, OPEN_FOR
from cairn.workspace.plan import progress_of_all

AT_ONCE = 200


def ask_pulses() -> int:
    """Ask both sides of young mentorships how it is going."""
    return sum(_ask_pulses_of(day) for day in DAYS)


def _ask_pulses_of(day: int) -> int:
    """A worker that slept asks a little late, and not at all when the answer would be of no use."""
    due = timezone.now() - timedelta(days=day)
    asked = Pulse.objects.filter(mentorship=OuterRef("pk"), day=day)
    young = Mentorship.objects.filter(status=Status.ACTIVE, began_at__lte=due)
    young = young.filter(~Exists(asked), began_at__gt=due - OPEN_FOR).with_people()
    return each(young.order_by("began_at")[:AT_ONCE], lambda pair: Pulse.ask(pair, day))


def remind_of_check_ins() -> int:
    """Remind whoever has not checked in shortly before the time for it is over, once."""
    return sum(each(_those_to_remind(pairs), _remind) for pairs in _open_pairs())


def _those_to_remind(pairs: list[Mentorship]) -> list[tuple[Mentorship, Membership]]:
    today, due = timezone.localdate(), []
    for pair in pairs:
        period = Period.now(pair)
        if pair.status == Status.ACTIVE and today >= period.reminds_on:
            due.append((pair, period))
    known = Reminder.known_of([pair for pair, _ in due])
    return [
        (pair, who)
        for pair, period in due
        for who in pair.people
        if not any(period.holds(day) for day in known[pair.pk, who.pk])
    ]


def _remind(whom: tuple[Mentorship, Membership]) -> None:
    Reminder.remind(*whom)


def remind_of_feedback() -> int:
    """Ask whoever has not given feedback a week after the end, once."""
    return sum(_remind_of_feedback(side) for side in ("mentor", "mentee"))


def _remind_of_feedback(side: str) -> int:
    now, person = timezone.now(), f"{side}__membership"
    own = Feedback.objects.filter(mentorship=OuterRef("pk"), author=OuterRef(person))
    ended = Mentorship.objects.filter(ended_at__lte=now - REMINDED_AFTER)
    ended = ended.filter(~Exists(own), ended_at__gt=now - OPENS_AFTER)
    waiting = ended.filter(**{f"{person}__status": Standing.ACTIVE}).with_people()
    return each(
        waiting.order_by("ended_at")[:AT_ONCE],
        lambda pair: Feedback.remind(pair, getattr(pair, side).membership),
    )


def open_feedback() -> int:
    """Show what was given to those who did not answer in time."""
    late = Feedback.objects.to_open(timezone.now()).select_related("mentorship")
    return each(late.order_by("given_at")[:AT_ONCE], Feedback.open)


def look_after_mentorships() -> int:
    """Tell each stage of what is noticed about the pairs at work; how many were told."""
    return sum(_look_after(pairs) for pairs in _open_pairs())


def _open_pairs() -> Iterator[list[Mentorship]]:
    """All open ones with everything that is looked at, some hundreds at a time."""
    rows = Mentorship.objects.open().with_people().prefetch_related("pauses").order_by("pk")
    last = 0
    while pairs := list(rows.filter(pk__gt=last)[:AT_ONCE]):
        yield pairs
        last = pairs[-1].pk


def _look_after(pairs: list[Mentorship]) -> int:
    today, by_key, progress = timezone.localdate(), {p.pk: p for p in pairs}, progress_of_all(pairs)
    _notice_plans([pair for pair in pairs if is_at_work(pair, today)], progress)
    facts = facts_of_all(pairs, progress, today)
    due = [(by_key[pk], one) for pk, some in facts.items() for one in findings(some, today)]
    return each(_untold(due), _tell)


def _notice_plans(pairs: list[Mentorship], progress: Ways) -> None:
    """Keep the day on which a pair was first seen behind, and forget it when they caught up."""
    behind = those_behind(pairs, progress)
    noticed = Nudge.objects.noticed(Sign.BEHIND).filter(mentorship__in=pairs)
    noticed.exclude(mentorship__in=behind).delete()
    known = set(noticed.values_list("mentorship", flat=True))
    Nudge.notice(Sign.BEHIND, timezone.localdate(), (p for p in behind if p.pk not in known))


def _untold(due: list[tuple[Mentorship, Finding]]) -> list[tuple[Mentorship, Finding]]:
    pairs = {pair.pk for pair, _ in due}
    fields = ("mentorship", "sign", "since", "after", "hears")
    told = set(Nudge.objects.filter(mentorship__in=pairs).values_list(*fields))
    return [
        (pair, one)
        for pair, one in due
        if (pair.pk, one.sign, one.since, one.stage.after, one.stage.hears) not in told
    ]


def _tell(found: tuple[Mentorship, Finding]) -> None:
    pair, (sign, since, stage) = found
    Nudge.tell(pair, sign=sign, since=since, after=stage.after, hears=stage.hears)
