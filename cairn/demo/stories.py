"""Requests and mentorships of the demo: acted out through the real acts, then dated back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from random import Random

from django.db import models
from django.utils import timezone

from cairn.activity.models import Event
from cairn.communities.models import Membership
from cairn.lib.refusal import Refused
from cairn.mentoring.choices import DeclineReason, PauseReason
from cairn.mentoring.models import Mentor, Mentorship, Remark, Request
from cairn.mentoring.models.patience import REMINDERS

Story = Callable[[Random, Request], None]

NEEDS = (
    "Get from {now} to confident in {skill}",
    "Find my way into {skill}",
    "A second pair of eyes on how I use {skill}",
    "Decide whether {skill} is worth a year of my life",
)
WHYS = (
    "You have walked this path, and your profile says so in plain words.",
    "You work where I would like to work, and you started where I am.",
    "A friend told me that you ask good questions.",
)
PAUSE_REASONS = (PauseReason.BUSY, PauseReason.HOLIDAY, PauseReason.FOCUS)
FUTURES = (
    "In a year I would like to lead a small team.",
    "I want to change fields without starting from nothing.",
    "I would like to be the person whom others ask about this.",
)


def ask(rng: Random, mentee: Membership, mentor: Mentor, skill: str) -> Request | None:
    """A request for that skill, or None when the rules are against it."""
    # By turns, so that a mentor's page does not say the same twice.
    need = NEEDS[mentor.requests.count() % len(NEEDS)].format(skill=skill, now="curious")
    try:
        return Request.send(
            mentor,
            by=mentee,
            need=need,
            goals=[{"skill": skill, "now": 1, "wanted": 3}],
            career_goals=rng.choice(FUTURES),
            why=rng.choice(WHYS),
            format=rng.choice(mentor.formats),
            minutes=mentor.minutes,
            first_times="Tuesday or Thursday evening" if rng.random() < 0.5 else "",
        )
    except Refused:
        return None


def waits(rng: Random, request: Request) -> None:
    _date_back(request, sent=rng.randint(0, 6))


def is_asked_first(rng: Random, request: Request) -> None:
    mentor, mentee = request.mentor.membership, request.mentee.membership
    Remark.write(request, "What have you tried so far, and where did it stop?", by=mentor)
    if rng.random() < 0.5:
        Remark.write(request, "A course, twice. I stop when the examples end.", by=mentee)
    _date_back(request, sent=rng.randint(1, 5))


def is_declined(rng: Random, request: Request) -> None:
    reason = rng.choice([DeclineReason.NO_TIME, DeclineReason.OTHER_EXPERTISE, DeclineReason.LATER])
    words = "Thank you for asking. I hope that you find somebody soon."
    request.decline(by=request.mentor.membership, reason=reason, answer=words)
    _date_back(request, sent=rng.randint(12, 60), answered=rng.randint(2, 9))


def is_withdrawn(rng: Random, request: Request) -> None:
    request.withdraw(by=request.mentee.membership)
    _date_back(request, sent=rng.randint(8, 40), answered=rng.randint(1, 7))


def expires(rng: Random, request: Request) -> None:
    request.waiting_since -= timedelta(days=14, minutes=1)
    request.save(update_fields=["waiting_since"])
    request.expire()
    ago = rng.randint(1, 20)
    _date_back(request, sent=ago + 14, answered=ago)


def begins(rng: Random, request: Request) -> None:
    _begin(request, rng.randint(1, 70), waited=rng.randint(1, 4))


def rests(rng: Random, request: Request) -> None:
    begins(rng, request)
    pair, until = _pair_of(request), timezone.localdate() + timedelta(days=rng.randint(6, 30))
    pair.pause(by=request.mentee.membership, until=until, reason=rng.choice(PAUSE_REASONS))
    pair.pauses.update(began_at=timezone.now() - timedelta(days=rng.randint(1, 4)))


def nears_its_end(rng: Random, request: Request) -> None:
    """One of the two has proposed to finish, a day or two ago."""
    _begin(request, rng.randint(70, 84))
    pair = _pair_of(request)
    pair.finish(by=request.mentee.membership, reason="reached")
    ago = timezone.now() - timedelta(hours=rng.randint(20, 50))
    Mentorship.objects.filter(pk=pair.pk).update(proposed_at=ago)


def falls_silent(rng: Random, request: Request) -> None:
    """Nobody has written for a month or so."""
    _begin(request, 60)
    silent = timezone.now() - timedelta(days=rng.randint(24, 34))
    Mentorship.objects.filter(pk=_pair_of(request).pk).update(moved_at=silent)


def ends_well(rng: Random, request: Request) -> None:
    pair = request.accept(by=request.mentor.membership)
    pair.finish(by=request.mentor.membership)
    pair.finish(by=request.mentee.membership)
    ended = rng.randint(5, 200)
    began = ended + rng.randint(50, 120)
    _date_back(request, sent=began + 2, answered=began)
    _date_back_pair(pair, began=began, ended=ended)


def ends_early(rng: Random, request: Request) -> None:
    pair = request.accept(by=request.mentor.membership)
    pair.cancel(by=request.mentee.membership, reason="moved_on")
    ended = rng.randint(5, 90)
    _date_back(request, sent=ended + 20, answered=ended + 18)
    _date_back_pair(pair, began=ended + 18, ended=ended)


ENDINGS: tuple[tuple[Story, int], ...] = (
    (waits, 6),
    (is_asked_first, 2),
    (is_declined, 4),
    (is_withdrawn, 2),
    (expires, 3),
    (begins, 9),
    (rests, 2),
    (nears_its_end, 1),
    (falls_silent, 1),
    (ends_well, 12),
    (ends_early, 2),
)


def tell(rng: Random, request: Request) -> None:
    """Let one of the endings happen to the request."""
    stories, weights = zip(*ENDINGS, strict=True)
    rng.choices(stories, weights)[0](rng, request)


def _begin(request: Request, ago: int, *, waited: int = 2) -> None:
    pair = request.accept(by=request.mentor.membership)
    _date_back(request, sent=ago + waited, answered=ago)
    _date_back_pair(pair, began=ago)


def _pair_of(request: Request) -> Mentorship:
    """As it is by now."""
    pair: Mentorship = Mentorship.objects.with_people().get(request=request)
    return pair


def _date_back(request: Request, *, sent: int, answered: int | None = None) -> None:
    now = timezone.now()
    Request.objects.filter(pk=request.pk).update(
        sent_at=now - timedelta(days=sent, hours=2),
        waiting_since=now - timedelta(days=sent, hours=2),
        answered_at=None if answered is None else now - timedelta(days=answered),
        reminders=sum(timedelta(days=sent, hours=2) >= after for after in REMINDERS),
    )
    steps, is_sent = Event.objects.about(request), models.Q(kind="request.sent")
    steps.filter(is_sent).update(happened_at=now - timedelta(days=sent, hours=2))
    if answered is not None:
        steps.exclude(is_sent).update(happened_at=now - timedelta(days=answered))


def _date_back_pair(pair: Mentorship, *, began: int, ended: int | None = None) -> None:
    now = timezone.now()
    Mentorship.objects.filter(pk=pair.pk).update(
        began_at=now - timedelta(days=began),
        moved_at=now - timedelta(days=began % 4 if ended is None else ended, hours=1),
        ended_at=None if ended is None else now - timedelta(days=ended),
    )
    steps = Event.objects.about(pair)
    steps.filter(kind="mentorship.begun").update(happened_at=now - timedelta(days=began))
    if ended is not None:
        ends = steps.exclude(kind="mentorship.begun")
        ends.update(happened_at=now - timedelta(days=ended))
