"""A series: meetings of two people in a rhythm, agreed at one go. Each is a meeting of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, ClassVar, Self

from django.db import models, transaction
from django.utils import timezone

from cairn.communities.models import Membership
from cairn.lib.refusal import refuse_if
from cairn.mentoring.models import Mentorship
from cairn.scheduling.choices import Ending
from cairn.scheduling.models.answering import Answering
from cairn.scheduling.models.appointment import Status
from cairn.scheduling.models.booking import ANSWER_BEFORE, ANSWER_WITHIN
from cairn.scheduling.models.claims import LEAD
from cairn.scheduling.models.meeting import Meeting
from cairn.scheduling.models.timetable import Timetable
from cairn.scheduling.preview import NOTHING, Preview, is_sound, preview
from cairn.scheduling.refusals import Refusal
from cairn.scheduling.timing.planning import Choice, Line, Pattern


class MeetingSeries(Answering):
    """All of it is booked or none. Where the other has to agree, all of it is proposed to them."""

    class Meta:
        ordering = ("-added_at", "-pk")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(count__gte=1, count__lte=26, minute__lt=24 * 60),
                name="a_series_has_at_most_26_meetings",
            )
        ]

    def __str__(self) -> str:
        return f"{self.rhythm} in mentorship {self.mentorship_id} (series {self.pk})"

    # Acts

    @classmethod
    def plan(
        cls,
        pair: Mentorship,
        *,
        by: Membership,
        pattern: Pattern,
        choices: Mapping[date, Choice] = NOTHING,
        seen: Sequence[datetime] | None = None,
        **details: Any,
    ) -> Self:
        """Book all meetings of a series at once, or propose them to the other together.

        `choices` say what becomes of each date that is not free. `seen` are the times that the
        preview has shown: if they would be others by now, nothing is booked. `details` are the
        fields of `Meeting.EDITABLE`, the same for all.
        """
        with transaction.atomic():
            pair.lock()
            refuse_if(cls.refusal_to_plan(pair, by, pattern))
            tables = Timetable.lock_all(person.user for person in pair.people)
            plan = preview(pair, pattern, by=by, choices=choices)
            refuse_if(cls.refusal_to_settle(plan, seen))
            series = cls._begin(pair, plan, by, tables, details)
            series.record("proposed" if plan.asks else "planned", by)
        return series

    def change_later(
        self,
        *,
        by: Membership,
        since: Meeting,
        pattern: Pattern,
        choices: Mapping[date, Choice] = NOTHING,
        seen: Sequence[datetime] | None = None,
        **details: Any,
    ) -> MeetingSeries:
        """End this series with the meeting before `since`, and go on with another one instead.

        What is still to come of this one is cancelled, and the new one booked in its place, both
        or neither. Details that are not given stay as they are in `since`.
        """
        with transaction.atomic():
            tables = self.lock()
            refuse_if(self.refusal_to_change_later(by, since, pattern))
            self._call_off(self.later(since), Ending.SERIES, by)
            plan = preview(self.mentorship, pattern, by=by, choices=choices)
            refuse_if(self.refusal_to_settle(plan, seen))
            kept = {name: getattr(since, name) for name in Meeting.EDITABLE}
            new = self._begin(self.mentorship, plan, by, tables, kept | details, replaces=self)
            new.record("proposed" if plan.asks else "changed", by)
        return new

    def end(self, *, by: Membership, reason: str = "") -> None:
        """End the series, and cancel all that is still to come of it."""
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_end(by))
            self._call_off(self.coming(), Ending.SERIES, by, reason)
            self.record("ended", by, reason=reason)

    def realign(self) -> None:
        """Keep the agreed time on the clock after a government has changed when clocks change.

        A meeting whose new time is taken keeps the old one, and both are asked to look at it.
        """
        with transaction.atomic():
            tables = self.lock()
            refuse_if(self.refusal_to_realign())
            done = [self._realign(*stray, tables) for stray in self.strays()]
            self.record("realigned" if all(done) else "strayed", None)

    # Rules

    @classmethod
    def refusal_to_plan(
        cls, pair: Mentorship, by: Membership, pattern: Pattern | None = None
    ) -> Refusal | None:
        """Without a pattern: whether the page may offer it at all."""
        if refusal := Meeting.refusal_to_begin(pair, by):
            return refusal
        if cls.objects.filter(mentorship=pair).waiting().exists():
            return Refusal.SERIES_WAITS
        if pattern is None or (is_sound(pattern) and _is_offered(pattern, pair, by)):
            return None
        return Refusal.OTHER_SERIES

    @classmethod
    def refusal_to_settle(cls, plan: Preview, seen: Sequence[datetime] | None) -> Refusal | None:
        """Why what was planned cannot be booked just so."""
        if seen is not None and list(seen) != plan.starts:
            return Refusal.SERIES_CHANGED
        if not plan.is_settled:
            return Refusal.NOT_SETTLED
        if not plan.starts:
            return Refusal.NO_DATE_LEFT
        too_soon = plan.asks and min(plan.starts) < timezone.now() + LEAD
        return Refusal.TOO_SOON if too_soon else None

    def refusal_to_change_later(
        self, by: Membership, since: Meeting, pattern: Pattern | None = None
    ) -> Refusal | None:
        """Without a pattern: whether the page may offer it at all."""
        if refusal := self.refusal_to_end(by):
            return refusal
        if not self.later(since).filter(pk=since.pk).exists():
            return Refusal.OTHER_STATE
        return self.refusal_to_plan(self.mentorship, by, pattern)

    def refusal_to_end(self, by: Membership) -> Refusal | None:
        if by.pk not in (person.pk for person in self.mentorship.people):
            return Refusal.NOT_A_PARTNER
        return Refusal.SERIES_ENDED if self.is_over else None

    def refusal_to_realign(self) -> Refusal | None:
        return None if self.strays() else Refusal.NOT_DUE

    # Helpers

    @classmethod
    def _begin(
        cls,
        pair: Mentorship,
        plan: Preview,
        by: Membership,
        tables: dict[int, Timetable],
        details: dict[str, Any],
        **values: Any,
    ) -> Self:
        """Store a series and all meetings of its plan. Call it under the locks."""
        series = cls.following(plan.pattern, mentorship=pair, planned_by=by, **values)
        status: dict[str, Any] = {"status": Status.CONFIRMED}
        if plan.asks:
            until = min(timezone.now() + ANSWER_WITHIN, min(plan.starts) - ANSWER_BEFORE)
            status = {"status": Status.PROPOSED, "proposed_by": by, "expires_at": until}
            series.expires_at = until
        series.save()
        index = 0
        for line in plan.lines:
            index += line.choice != Choice.SKIP
            if line.start:
                series._book(line, index, tables, details | status)
        return series

    def _book(
        self, line: Line, index: int, tables: dict[int, Timetable], values: dict[str, Any]
    ) -> None:
        start = line.start or line.wanted
        meeting = Meeting(
            mentorship=self.mentorship,
            series=self,
            series_index=index,
            series_day=line.day if start == line.wanted else None,
            starts_at=start,
            ends_at=start + timedelta(minutes=self.minutes),
            **values,
        )
        meeting.tables = tables
        refuse_if(meeting.refusal_to_take_time())
        meeting.hold()

    @staticmethod
    def _realign(meeting: Meeting, start: datetime, tables: dict[int, Timetable]) -> bool:
        """Move it there, if the time is free. Call it under the locks."""
        before = meeting.starts_at, meeting.ends_at
        meeting.tables, meeting.starts_at = tables, start
        meeting.ends_at = start + (before[1] - before[0])
        if is_taken := bool(meeting.refusal_to_take_time()):
            (meeting.starts_at, meeting.ends_at), meeting.series_day = before, None
        else:
            meeting.ical_sequence += 1
        meeting.version += 1
        meeting.hold()
        return not is_taken


def _is_offered(pattern: Pattern, pair: Mentorship, by: Membership) -> bool:
    """Whether the mentor meets for so long; a mentor who plans says it by planning."""
    mentor = pair.mentor.membership
    table = Timetable.objects.filter(user=mentor.user_id).first() or Timetable()
    return by.pk == mentor.pk or pattern.minutes in table.lengths
