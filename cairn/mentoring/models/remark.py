"""The short thread on a request, before it is answered: *ask first*."""

from __future__ import annotations

from typing import ClassVar

from django.db import models, transaction
from django.utils import timezone

from cairn.communities.models import Membership
from cairn.lib.refusal import refuse_if
from cairn.mentoring.models.request import Request
from cairn.mentoring.refusals import Refusal

REMARKS_AT_MOST = 20


class Remark(models.Model):
    """What one of the two says to the other while the request is pending."""

    request = models.ForeignKey(Request, models.CASCADE, related_name="remarks")
    author = models.ForeignKey(Membership, models.CASCADE, related_name="+")
    text = models.TextField(max_length=2000)
    written_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = models.Manager()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"on request {self.request_id} (remark {self.pk})"

    # Acts

    @classmethod
    def write(cls, request: Request, text: str, *, by: Membership) -> Remark:
        """Say something. A mentor asks first; a mentee answers, or adds one message."""
        with transaction.atomic():
            request.lock()
            refuse_if(cls.refusal_to_write(request, by))
            remark = cls.objects.create(request=request, author=by, text=text)
            asks = by.pk == request.mentor.membership_id
            if asks:
                request.mentor.note_answer()
            request.pass_turn(to_mentor=not asks, now=timezone.now())
            request.record("asked" if asks else "replied", by)
        return remark

    # Rules

    @classmethod
    def refusal_to_write(cls, request: Request, by: Membership) -> Refusal | None:
        if not request.is_pending:
            return Refusal.NOT_PENDING
        if by.pk not in (request.mentor.membership_id, request.mentee.membership_id):
            return Refusal.NOT_A_PARTNER
        authors = list(request.remarks.values_list("author_id", flat=True))
        if len(authors) >= REMARKS_AT_MOST:
            return Refusal.TOO_MANY_REMARKS
        return cls._refusal_for_turn(request, by, authors)

    # Helpers

    @staticmethod
    def _refusal_for_turn(request: Request, by: Membership, authors: list[int]) -> Refusal | None:
        """A mentee who has said as much as the mentor may add one message, and no more."""
        mine = authors.count(by.pk)
        if by.pk == request.mentee.membership_id and mine > len(authors) - mine:
            return Refusal.NOT_YOUR_TURN
        return None
