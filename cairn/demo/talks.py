"""What pairs of the demo tell each other: agreements, updates, check-ins, resources and notes."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from django.utils import timezone

from cairn.communities.models import Membership
from cairn.demo.plans import Way
from cairn.mentoring.choices import Cadence
from cairn.mentoring.models import EndNote
from cairn.workspace.models import Agreement, CheckIn, Comment, Note, Pulse, Resource, Update
from cairn.workspace.models.check_in import IN_WEEKS
from cairn.workspace.models.piece import Piece
from cairn.workspace.models.pulse import DAYS
from cairn.workspace.weeks import Weeks

SAID: dict[str, Any] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
)
BETWEEN_UPDATES = timedelta(days=11)
YOUNG = timedelta(days=7)
STUCK_IN = range(3, 8)
"""Weeks in which it is now and then harder than it was thought to be."""


class Said(NamedTuple):
    """A piece and when it was written."""

    piece: Any
    at: datetime


def talk_all(rng: Random, ways: Sequence[Way]) -> None:
    """Let pairs write what they would have written by now; in bulk, without events."""
    told = [way for way in ways if way.until > way.began_on]
    _plant(Agreement, [_agreement(way) for way in told])
    _plant_updates(told)
    _plant(CheckIn, _worried([one for way in told for one in _check_ins(rng, way)]))
    _plant(Resource, [one for way in told for one in _resources(rng, way)])
    _plant(Note, [one for way in told for one in _notes(way)])
    Pulse.objects.bulk_create([pulse for way in told for pulse in _pulses(rng, way)])
    ended = [way for way in told if way.pair.ended_at]
    EndNote.objects.bulk_create([_end_note(way) for way in ended[::4]])


def _plant(noun: type[Piece], said: Sequence[Said]) -> None:
    """The pieces, written when they were written rather than now."""
    noun.objects.bulk_create([one.piece for one in said])
    for one in said:
        one.piece.added_at = one.at
    noun.objects.bulk_update([one.piece for one in said], ["added_at"])


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    """That day at that hour, or a while ago when this is still to come."""
    at = timezone.make_aware(datetime.combine(day, time(hour, minute)))
    return min(at, timezone.now() - timedelta(minutes=90 - minute))


def _agreement(way: Way) -> Said:
    """Both gave their word on the first evening; the mentors of young pairs still read."""
    agreement, at = Agreement.draft(way.pair), _at(way.began_on, 20)
    is_young = way.until - way.began_on < YOUNG
    agreement.author, agreement.written_at, agreement.mentee_at = way.mentee, at, at
    agreement.mentor_at = None if is_young else at + timedelta(hours=14)
    return Said(agreement, at)


def _plant_updates(ways: Sequence[Way]) -> None:
    """One tale for each pair, a part every eleven days, with what was said to it."""
    parts = [(way, *one) for way in ways for one in _tale(way)]
    updates = [Said(_update(way, part), at) for way, part, at in parts]
    _plant(Update, updates)
    both = zip(parts, updates, strict=True)
    _plant(Comment, [one for (way, part, _at), told in both for one in _talk(way, part, told)])


def _tale(way: Way) -> Iterator[tuple[dict[str, str], datetime]]:
    fitting = [one for one in SAID["tales"] if way.pair.topic.startswith(one["topic"])]
    for number, part in enumerate(fitting[0]["updates"] if fitting else (), start=1):
        day = way.began_on + number * BETWEEN_UPDATES
        if day <= way.until:
            yield part, _at(day, 19, 7 * number)


def _update(way: Way, part: dict[str, str]) -> Update:
    title, done = (part[name].format(skill=way.skill) for name in ("title", "done"))
    steps = part["next_steps"]
    return Update(mentorship=way.pair, author=way.mentee, title=title, done=done, next_steps=steps)


def _talk(way: Way, part: dict[str, str], told: Said) -> Iterator[Said]:
    """The mentor answers the next morning, the mentee at noon; unless that is still to come."""
    hours = {"mentor": 13, "mentee": 17}
    for side, author in (("mentor", way.mentor), ("mentee", way.mentee)):
        at = told.at + timedelta(hours=hours[side])
        if side in part and at < timezone.now():
            comment = Comment(mentorship=way.pair, author=author, on=told.piece, text=part[side])
            yield Said(comment, at)


def _check_ins(rng: Random, way: Way) -> Iterator[Said]:
    """In each period that is over the mentee, and mostly the mentor."""
    weeks, length, said = Weeks.of(way.pair), IN_WEEKS[Cadence(way.pair.cadence)], SAID["check_ins"]
    for first in range(1, way.pair.planned_weeks + 1, length):
        begins, day = weeks.start_of(first), weeks.start_of(first) + timedelta(days=5 * length)
        if day > way.until:
            return
        mood = "bit_stuck" if rng.random() < 0.3 and first in STUCK_IN else "on_track"
        blocked = rng.choice(said["blocked"]) if mood == "bit_stuck" else ""
        words = {"done": rng.choice(said["done"]), "next_steps": rng.choice(said["next_steps"])}
        yield _check_in(way.mentee, way, begins, day, mood=mood, blocked=blocked, **words)
        if rng.random() < 0.7:
            words = {"done": rng.choice(said["mentor_done"])}
            yield _check_in(way.mentor, way, begins, day, mood="on_track", **words)


def _check_in(author: Membership, way: Way, begins: date, day: date, **values: Any) -> Said:
    check_in = CheckIn(mentorship=way.pair, author=author, period_on=begins, **values)
    return Said(check_in, _at(day, 18 if author == way.mentee else 21, 20))


def _worried(said: list[Said]) -> list[Said]:
    """Of the mentees who checked in last, one needs help, and one tells only the coordinators."""
    latest = sorted(
        (one for one in said if one.piece.author_id == one.piece.mentorship.mentee.membership_id),
        key=lambda one: (one.piece.mentorship.ended_at is None, one.at),
    )
    words = SAID["check_ins"]
    for one, mood, text, readers in (
        (latest[-3], "need_help", words["help"], "both"),
        (latest[-6], "bit_stuck", words["confided"], "coordinators"),
    ):
        one.piece.mood, one.piece.blocked, one.piece.readers = mood, text, readers
    return said


def _resources(rng: Random, way: Way) -> Iterator[Said]:
    """Two or three; what was shared long ago is read by now."""
    for number, given in enumerate(rng.sample(SAID["resources"], rng.randint(2, 3)), start=1):
        at = _at(way.began_on + timedelta(days=9 * number), 12, 10 * number)
        if at.date() > way.until:
            return
        resource = Resource(mentorship=way.pair, author=way.mentor, **given)
        if timezone.now() - at > timedelta(days=6):
            resource.opened_at = at + timedelta(days=1)
            resource.finished_at = at + timedelta(days=4) if number == 1 else None
        yield Said(resource, at)


def _notes(way: Way) -> Iterator[Said]:
    """Shared ones by turns, and one that the mentor keeps for themself."""
    for number, given in enumerate(SAID["notes"]):
        day = way.began_on + timedelta(days=1 + 17 * number)
        if day <= way.until:
            author = way.mentee if number % 2 else way.mentor
            yield Said(Note(mentorship=way.pair, author=author, **given), _at(day, 16))
    own = Note(mentorship=way.pair, author=way.mentor, is_private=True, **SAID["private"])
    yield Said(own, _at(way.began_on + timedelta(days=1), 22))


def _pulses(rng: Random, way: Way) -> Iterator[Pulse]:
    """What both answered when they were asked early on; now and then it did not go well."""
    for day in DAYS:
        asked = way.pair.began_at + timedelta(days=day)
        for person in (way.mentor, way.mentee):
            if timezone.localdate(asked) < way.until:
                yield Pulse(
                    mentorship=way.pair,
                    member=person,
                    day=day,
                    asked_at=asked,
                    answered_at=asked + timedelta(hours=rng.randint(2, 40)),
                    rating=rng.choices((2, 3, 4, 5), (1, 4, 8, 8))[0],
                )


def _end_note(way: Way) -> EndNote:
    words = SAID["end_notes"]["well" if way.pair.status == "completed" else "early"]
    at = way.pair.ended_at or timezone.now()
    return EndNote(mentorship=way.pair, author=way.mentee, text=words, written_at=at)
