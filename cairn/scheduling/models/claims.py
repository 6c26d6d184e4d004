"""The time that a meeting takes of two people: their timetables' locks keep it theirs alone.

The order of locks is that of all acts on meetings: the mentorship, then both timetables by the
people's ids, and the number of the event last.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils import timezone

from cairn.accounts.models import User
from cairn.communities.models import Membership
from cairn.lib.refusal import Refused
from cairn.mentoring.models import Seen
from cairn.scheduling.models.appointment import LONGEST, SHORTEST, Appointment
from cairn.scheduling.models.participant import NEVER_TWICE, Participant
from cairn.scheduling.models.timetable import Timetable
from cairn.scheduling.offering import slots_for
from cairn.scheduling.refusals import Refusal
from cairn.scheduling.timing.spans import Span

LEAD = timedelta(hours=2)
REACH = timedelta(days=900)  # a series of half a year's length, planned two years ahead
PROPOSALS_AT_ONCE = 3
A_MINUTE = timedelta(minutes=1)


class Claims(Appointment):
    """A meeting as its time is seen: whether the two have it, and whether it is offered."""

    tables: dict[int, Timetable]  # by lock_people

    class Meta:
        abstract = True

    # Rules

    def refusal_to_belong(self, by: Membership) -> Refusal | None:
        belongs = by.pk in (person.pk for person in self.mentorship.people)
        return None if belongs else Refusal.NOT_A_PARTNER

    def refusal_to_take_time(self) -> Refusal | None:
        """Why it cannot be at this time, whoever agrees. Ask it under the lock."""
        now = timezone.now()
        if self.starts_at <= now:
            return Refusal.PAST
        if self.starts_at > now + REACH:
            return Refusal.TOO_FAR
        whole = self.starts_at.replace(second=0, microsecond=0) == self.starts_at
        if not (whole and SHORTEST <= self.minutes <= LONGEST):
            return Refusal.OTHER_LENGTH
        return Refusal.TAKEN if self._is_taken(now) else None

    def refusal_to_be_proposed(self) -> Refusal | None:
        """Why the other cannot be asked for this time."""
        if self.starts_at < timezone.now() + LEAD:
            return Refusal.TOO_SOON
        others = type(self)._default_manager.filter(mentorship=self.mentorship_id)
        waiting = others.filter(status="proposed", expires_at__gt=timezone.now())
        waiting = waiting.exclude(series__expires_at=models.F("expires_at"))
        full = waiting.exclude(pk=self.pk).count() >= PROPOSALS_AT_ONCE
        return Refusal.TOO_MANY_PROPOSALS if full else None

    # What follows from the rows

    @property
    def users(self) -> tuple[User, User]:
        """The mentor and the mentee."""
        mentor, mentee = self.mentorship.people
        return mentor.user, mentee.user

    def is_offered_to(self, by: Membership) -> bool:
        """Whether the other one has said beforehand that this time suits them.

        Hours that somebody publishes are their word. The mentor's are offered to the mentee; a
        mentor may count on the mentee's, where there are any.
        """
        offered = slots_for(
            self.mentorship,
            minutes=self.minutes,
            lo=self.starts_at,
            hi=self.starts_at + A_MINUTE,
            moving=self.pk,
        )
        mentee, lengths = self.users[1].pk, self.tables[self.users[0].pk].lengths
        if self.minutes not in lengths or not offered or offered[0].over_time:
            return False
        if self.mentorship.side_of(by) == Seen.MENTEE:
            return True
        return offered[0].fits_guest and self.tables[mentee].keeps_hours

    # Helpers

    def lock(self) -> None:
        """Take all locks, in the order of everybody, and read the meeting anew."""
        self.lock_row()
        self.lock_people()

    def lock_row(self) -> None:
        """The mentorship's lock alone, for acts that touch nobody's time."""
        self.mentorship.lock()
        fields = [field.attname for field in self._meta.concrete_fields if not field.primary_key]
        fields.remove("mentorship_id")
        self.refresh_from_db(fields=fields)
        self.__dict__.pop("_prefetched_objects_cache", None)

    def lock_people(self) -> None:
        self.tables = Timetable.lock_all(self.users)

    def _claim(self) -> None:
        """Take the time of both, in place of what was taken before. Call it under the locks.

        Claims of proposals that nobody answered in time fall here, if the job was late.
        """
        Participant.objects.of_all(self.users).overdue(timezone.now()).update(active=False)
        try:
            with transaction.atomic():
                self._write(self._spans())
        except IntegrityError as error:
            if NEVER_TWICE not in str(error):
                raise
            raise Refused(Refusal.TAKEN) from error

    def release(self) -> None:
        """Give the time back to both, at once."""
        self.participants.update(active=False)

    def record(self, participle: str, by: Membership | None, **data: Any) -> None:
        """Write the event `meeting.<participle>`, which concerns both."""
        self.mentorship.record_for(self, f"meeting.{participle}", by, **data)

    def keep(self, participle: str, by: Membership | None, **data: Any) -> None:
        """Save what an act has changed, and tell. Call it under the lock."""
        self.store()
        self.record(participle, by, **data)

    def store(self) -> None:
        """Save what an act on several meetings has changed in this one. Call it under the lock."""
        self.version += 1
        self.save()

    def _is_taken(self, now: datetime) -> bool:
        clash = Participant.objects.holding(now).in_the_way(self._spans())
        return (clash.exclude(meeting=self.pk) if self.pk else clash).exists()

    def _spans(self) -> dict[int, Span]:
        """What it takes of each, with the gap that they leave free after it."""
        gaps = {pk: timedelta(minutes=table.gap_minutes) for pk, table in self.tables.items()}
        return {pk: Span(self.starts_at, self.ends_at + gap) for pk, gap in gaps.items()}

    def _write(self, spans: dict[int, Span]) -> None:
        if self.participants.exists():
            for user, (start, end) in spans.items():
                mine = self.participants.filter(user=user)
                mine.update(active=True, starts_at=start, free_at=end, calendar_answer="")
            return
        Participant.objects.bulk_create(
            Participant(
                meeting_id=self.pk,
                user=user,
                role=role,
                starts_at=spans[user.pk].start,
                free_at=spans[user.pk].end,
            )
            for user, role in zip(self.users, Seen, strict=True)
        )
