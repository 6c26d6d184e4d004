"""What a mail carries about a meeting: a link that opens without a sign-in, and no more than that.

A pass is signed, and kept nowhere. It names one person and one meeting, and it holds until the
meeting ends as it was planned when the mail was written. Whoever has the mail has the pass.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple, Self

from django.core.signing import BadSignature, Signer
from django.utils import timezone

from cairn.communities.models import Membership
from cairn.communities.models import Status as Standing
from cairn.scheduling.models import Meeting, Participant


class Opened(NamedTuple):
    """What a pass leads to: the meeting, with its people, and which of the two came."""

    meeting: Meeting
    by: Membership


class Pass(NamedTuple):
    participant: int
    until: datetime

    @classmethod
    def of(cls, participant: Participant) -> Self:
        return cls(participant.pk, participant.meeting.ends_at)

    @classmethod
    def read(cls, token: str) -> Self | None:
        """What a link carries; None when it was made up."""
        try:
            participant, until = _signer().unsign(token).split("-", 1)
        except BadSignature:
            return None
        return cls(int(participant), datetime.fromtimestamp(int(until), UTC))

    @property
    def token(self) -> str:
        return _signer().sign(f"{self.participant}-{int(self.until.timestamp())}")

    @property
    def is_over(self) -> bool:
        return self.until <= timezone.now()

    def open(self) -> Opened | None:
        """None when the meeting is gone, or the person may no longer sign in here."""
        row = Participant.objects.filter(pk=self.participant, user__is_active=True).first()
        if row is None:
            return None
        meeting = Meeting.objects.with_people().get(pk=row.meeting_id)
        people = {member.user_id: member for member in meeting.mentorship.people}
        by = people.get(row.user_id)
        return Opened(meeting, by) if by and by.status == Standing.ACTIVE else None


def _signer() -> Signer:
    return Signer(salt="meeting-by-mail", sep=".")
