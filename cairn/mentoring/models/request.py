"""A request: somebody asks a mentor for help, and is never left without an answer."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cairn.communities.models import Membership
from cairn.lib.refusal import refuse_if
from cairn.mentoring.choices import DeclineReason
from cairn.mentoring.models.letter import Letter
from cairn.mentoring.models.mentee import Mentee
from cairn.mentoring.models.mentor import Mentor, MentorQuerySet
from cairn.mentoring.models.mentorship import Mentorship
from cairn.mentoring.models.pair import Pair
from cairn.mentoring.models.patience import Patience, PatientQuerySet
from cairn.mentoring.refusals import Refusal


class Status(models.TextChoices):
    """What a request is; the labels are the words of the lists."""

    PENDING = "pending", _("Pending")
    ACCEPTED = "accepted", _("Approved")
    DECLINED = "declined", _("Rejected")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    EXPIRED = "expired", _("Expired")


NEXT = {Status.PENDING: {Status.ACCEPTED, Status.DECLINED, Status.WITHDRAWN, Status.EXPIRED}}


class RequestQuerySet(PatientQuerySet):
    def pending(self) -> Self:
        return self.filter(status=Status.PENDING)


class Request(Pair, Letter, Patience):
    """A mentee asks a mentor, and the mentor answers, or time does."""

    status = models.CharField(max_length=10, choices=Status, default=Status.PENDING)
    sent_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True)
    decline_reason = models.CharField(max_length=16, choices=DeclineReason, blank=True)
    answer = models.TextField(_("your words"), max_length=1000, blank=True)
    colleague = models.ForeignKey(Mentor, models.SET_NULL, null=True, related_name="+")
    mentorship = models.OneToOneField(
        Mentorship, models.SET_NULL, null=True, related_name="request"
    )

    objects: ClassVar = RequestQuerySet.as_manager()

    class Meta:
        ordering = ("-sent_at", "-pk")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["mentor", "mentee"],
                condition=models.Q(status="pending"),
                name="one_pending_request_per_pair",
            ),
            models.CheckConstraint(
                condition=models.Q(status="pending", answered_at=None)
                | (~models.Q(status="pending") & models.Q(answered_at__isnull=False)),
                name="a_request_is_pending_until_it_is_answered",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["waiting_since"],
                condition=models.Q(status="pending"),
                name="request_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.mentee_id} asks {self.mentor_id} (request {self.pk})"

    # Acts

    @classmethod
    def send(cls, mentor: Mentor, *, by: Membership, **letter: Any) -> Request:
        """Ask a mentor; `letter` are the fields of the Letter."""
        with transaction.atomic():
            request = cls(mentor=mentor, mentee=Mentee(membership=by), **letter)
            request.lock_people()
            refuse_if(request.refusal_to_send())
            request.save()
            request.record("sent", by)
        return request

    def accept(self, *, by: Membership) -> Mentorship:
        """Take the mentee on; closes their other requests when they then have enough mentors."""
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_accept(by))
            self.mentorship = Mentorship.begin(self)
            self._close(Status.ACCEPTED)
            self.mentor.note_answer()
            self._withdraw_others_when_full()
            self.record("accepted", by)
        return self.mentorship

    def decline(
        self,
        *,
        by: Membership,
        reason: str,
        answer: str = "",
        colleague: Mentor | None = None,
        stop_accepting: bool = False,
    ) -> None:
        """Say no kindly, with a colleague to ask instead where there is one.

        With `stop_accepting` the mentor takes no further requests until they turn Accepting
        Mentees on again.
        """
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_decline(by, colleague))
            self.decline_reason, self.answer, self.colleague = reason, answer, colleague
            self._close(Status.DECLINED)
            self.mentor.note_answer()
            self.record("declined", by)
            if stop_accepting:
                self.mentor.accept_mentees(accepting=False, by=by)

    def withdraw(self, *, by: Membership) -> None:
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_withdraw(by))
            self._close(Status.WITHDRAWN)
            self.record("withdrawn", by)

    def remind(self) -> None:
        """Remind whoever is awaited."""
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_remind())
            self.note_reminder(timezone.now())
            self.record("reminded", None)

    def expire(self) -> None:
        """End a request that nobody answered; a mentor who is silent again and again is rested."""
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_expire())
            self._close(Status.EXPIRED)
            if self.mentor_is_awaited and not self.lost_somebody:
                self.mentor.note_silence(timezone.now())
            self.record("expired", None)

    # Rules

    def refusal_to_send(self) -> Refusal | None:
        asker = self.mentee.membership
        if asker.pk == self.mentor.membership_id:
            return Refusal.ONESELF
        if not asker.is_active or asker.community_id != self.mentor.membership.community_id:
            return Refusal.OTHER_COMMUNITY
        sent = self.mentee.sent()
        if self.mentor.pk in sent.pending:
            return Refusal.ALREADY_PENDING
        if self._work_together():
            return Refusal.ALREADY_TOGETHER
        return self.mentor.refusal_to_take() or self.mentee.refusal_to_ask(sent)

    def refusal_to_accept(self, by: Membership) -> Refusal | None:
        if refusal := self._refusal_to_answer(by, Status.ACCEPTED):
            return refusal
        if not self.mentee.membership.is_active:
            return Refusal.MENTEE_GONE
        return self.mentor.refusal_for_room() or self.mentee.refusal_for_room()

    def refusal_to_decline(self, by: Membership, colleague: Mentor | None = None) -> Refusal | None:
        if refusal := self._refusal_to_answer(by, Status.DECLINED):
            return refusal
        if colleague and not self.colleagues().filter(pk=colleague.pk).exists():
            return Refusal.NO_SUCH_COLLEAGUE
        return None

    def refusal_to_withdraw(self, by: Membership) -> Refusal | None:
        if by.pk != self.mentee.membership_id:
            return Refusal.MENTEE_WITHDRAWS
        return self._refusal_to_become(Status.WITHDRAWN)

    def refusal_to_remind(self) -> Refusal | None:
        if not self.is_pending:
            return Refusal.NOT_PENDING
        return None if self.is_reminder_due(timezone.now()) else Refusal.NOT_DUE

    def refusal_to_expire(self) -> Refusal | None:
        if refusal := self._refusal_to_become(Status.EXPIRED):
            return refusal
        ends = self.lost_somebody or self.is_stale(timezone.now())
        return None if ends else Refusal.NOT_DUE

    # What follows from the fields

    @property
    def is_pending(self) -> bool:
        return self.status == Status.PENDING

    @property
    def lost_somebody(self) -> bool:
        """Whether one of the two has left the community."""
        return not all(person.is_active for person in self.people)

    def colleagues(self) -> MentorQuerySet:
        """Whom the mentor may suggest instead: others of the community who have room."""
        fellows = Mentor.objects.visible_to(self.mentor.membership).with_room()
        return fellows.exclude(membership__in=self.people)

    # Helpers

    def _work_together(self) -> bool:
        """Whether the two do so already. Counts the open mentorships of both in the same query."""
        mentor, mentee = self.mentor, self.mentee
        either = models.Q(mentor=mentor.pk) | models.Q(mentee=mentee.pk)
        pairs = Mentorship.objects.open().filter(either).order_by().values_list("mentor", "mentee")
        vars(mentor)["open_pairs"] = sum(pair[0] == mentor.pk for pair in pairs)
        vars(mentee)["open_pairs"] = sum(pair[1] == mentee.pk for pair in pairs)
        return (mentor.pk, mentee.pk) in pairs

    def _refusal_to_become(self, status: Status) -> Refusal | None:
        return None if status in NEXT.get(Status(self.status), ()) else Refusal.NOT_PENDING

    def _refusal_to_answer(self, by: Membership, status: Status) -> Refusal | None:
        if by.pk != self.mentor.membership_id or not self.mentor.membership.is_active:
            return Refusal.MENTOR_ANSWERS
        return self._refusal_to_become(status)

    def lock(self) -> None:
        """Lock both people, and read the request anew."""
        self.lock_people()
        self.refresh_from_db(fields=["status", "reminders", "waiting_since", "mentor_is_awaited"])

    def _close(self, status: Status) -> None:
        self.status, self.answered_at = status, timezone.now()
        self.save()

    def _withdraw_others_when_full(self) -> None:
        if self.mentee.refusal_for_room() is None:
            return
        for other in Request.objects.filter(mentee=self.mentee).pending().with_people():
            other._close(Status.WITHDRAWN)
            other.record("superseded", None)
