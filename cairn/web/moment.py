"""What a mentorship waits for just now, as one of the two sees it."""

from __future__ import annotations

from typing import NamedTuple

from django.utils import timezone

from cairn.communities.models import Membership
from cairn.mentoring.choices import EndReason, PauseReason
from cairn.mentoring.models import Mentorship, Pause


class Moment(NamedTuple):
    """`name` chooses the words of `closing/_moment.html`; empty when nothing waits."""

    name: str
    pause: Pause | None = None
    reason: str = ""


def moment_of(pair: Mentorship, member: Membership) -> Moment:
    """What comes first: a proposal, then a long silence, then a pause."""
    pause = pair.running_pause
    if pair.ended_at:
        return Moment("")
    if pair.proposal:
        return Moment(_proposal(pair, member), pause, _reason(pair))
    if pair.offered_at:
        return Moment("silent", pause)
    if pause:
        return Moment("pause_over" if pause.is_over(timezone.localdate()) else "paused", pause)
    return Moment("")


def _proposal(pair: Mentorship, member: Membership) -> str:
    return f"{'waits' if pair.proposed_by_id == member.pk else 'asked'}_to_{pair.proposal}"


def _reason(pair: Mentorship) -> str:
    reasons = PauseReason if pair.is_pause_proposed else EndReason
    return str(reasons(pair.proposed_reason).label)
