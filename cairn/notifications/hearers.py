"""Who hears of an event: the answers that the catalogue chooses from.

Each looks at the noun as it is now. It is asked when an event is told, and once more before a
mail is sent: whoever is no longer in the answer does not get it. An answer is an account, or the
address of somebody who has none yet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from cairn.communities.models import Invitation, Membership
from cairn.communities.models import Status as Standing
from cairn.mentoring.choices import EndReason
from cairn.mentoring.models import Mentor, Mentorship, Request
from cairn.scheduling.models import Meeting
from cairn.workspace.models.nudge import Hears

if TYPE_CHECKING:
    from cairn.accounts.models import User
    from cairn.workspace.models import (
        ActionItem,
        CheckIn,
        Note,
        Nudge,
        Piece,
        Pulse,
        Reminder,
        SkillLevel,
    )

Hearers = list["User | str"]


# Of a request


def the_mentor(request: Request) -> Hearers:
    return [request.mentor.membership.user]


def the_mentee(request: Request) -> Hearers:
    return [request.mentee.membership.user]


def the_mentor_while_pending(request: Request) -> Hearers:
    return the_mentor(request) if request.is_pending else []


def the_awaited_mentor(request: Request) -> Hearers:
    awaited = request.is_pending and request.mentor_is_awaited
    return the_mentor(request) if awaited else []


def the_awaited_mentee(request: Request) -> Hearers:
    awaited = request.is_pending and not request.mentor_is_awaited
    return the_mentee(request) if awaited else []


# Of other nouns


def both_partners(pair: Mentorship) -> Hearers:
    return [pair.mentor.membership.user, pair.mentee.membership.user]


def both_if_paused(pair: Mentorship) -> Hearers:
    return both_partners(pair) if pair.is_paused else []


def both_if_asked(pair: Mentorship) -> Hearers:
    return both_partners(pair) if pair.is_finish_proposed else []


def both_if_offered(pair: Mentorship) -> Hearers:
    return both_partners(pair) if pair.offered_at and not pair.ended_at else []


def coordinators_for_safety(pair: Mentorship) -> Hearers:
    return leaders_of(pair.people[0].community_id) if pair.end_reason == EndReason.SAFETY else []


def leaders_of(community_id: int) -> Hearers:
    """Everybody who leads the community."""
    leading = Membership.objects.leading().filter(community=community_id)
    return [leader.user for leader in leading.select_related("user")]


# Of how they agree to work, and how they are doing


def both_of_piece(piece: Piece) -> Hearers:
    return both_partners(piece.mentorship)


def the_asked(pulse: Pulse) -> Hearers:
    return [] if pulse.answered_at or pulse.mentorship.ended_at else [pulse.member.user]


def coordinators_if_low(pulse: Pulse) -> Hearers:
    return leaders_of(pulse.member.community_id) if pulse.is_low else []


def the_nudged_pair(nudge: Nudge) -> Hearers:
    is_told = nudge.hears == Hears.PAIR and not nudge.mentorship.ended_at
    return both_partners(nudge.mentorship) if is_told and not nudge.is_to_plan else []


def the_pair_to_plan(nudge: Nudge) -> Hearers:
    """Both, until they plan a meeting, rest or end."""
    pair = nudge.mentorship
    is_told = nudge.hears == Hears.PAIR and nudge.is_to_plan
    if not is_told or pair.ended_at or pair.is_paused:
        return []
    is_planned = Meeting.objects.of(pair).coming(timezone.now()).exists()
    return [] if is_planned else both_partners(pair)


def the_nudged_coordinators(nudge: Nudge) -> Hearers:
    is_told = nudge.hears == Hears.COORDINATORS and not nudge.mentorship.ended_at
    return leaders_of(nudge.mentorship.people[0].community_id) if is_told else []


def the_rested_mentor(mentor: Mentor) -> Hearers:
    return [mentor.membership.user] if mentor.rested_at else []


def the_person(member: Membership) -> Hearers:
    return [member.user]


def the_coordinators(member: Membership) -> Hearers:
    """Those who can let somebody in, as long as that person waits."""
    return leaders_of(member.community_id) if member.status == Standing.ASKED else []


def the_invited_address(invitation: Invitation) -> Hearers:
    is_open = Invitation.objects.open().filter(pk=invitation.pk).exists()
    return [invitation.email] if invitation.email and is_open else []


# Of what two people keep together: whoever did it hears nothing


def the_owner(item: ActionItem) -> Hearers:
    return [item.owner.user]


def the_mentee_if_suggested(level: SkillLevel) -> Hearers:
    return [] if level.suggested is None else [level.mentorship.mentee.membership.user]


# Of what two people tell each other: whoever did it hears nothing


def both_if_shared_and_well(said: CheckIn) -> Hearers:
    return [] if said.is_confided or said.needs_help else both_of_piece(said)


def both_if_help_is_needed(said: CheckIn) -> Hearers:
    return both_of_piece(said) if said.needs_help and not said.is_confided else []


def coordinators_if_confided(said: CheckIn) -> Hearers:
    """Except a coordinator who is the partner."""
    if not said.is_confided:
        return []
    partners = both_of_piece(said)
    return [leader for leader in leaders_of(said.author.community_id) if leader not in partners]


def the_reminded(reminder: Reminder) -> Hearers:
    return [reminder.member.user] if reminder.is_of_use else []


def both_if_not_private(note: Note) -> Hearers:
    return [] if note.is_private else both_of_piece(note)
