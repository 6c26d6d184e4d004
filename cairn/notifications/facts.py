"""What a message says of the noun that it is about, and where it leads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.urls import reverse

from cairn.communities.models import Invitation, Membership
from cairn.communities.models import Status as Standing
from cairn.library.models import LibraryItem
from cairn.mentoring.choices import UNTOLD
from cairn.mentoring.models import Mentor, Mentorship, Request
from cairn.notifications.clean import many_lines, one_line
from cairn.notifications.gathering import of_hours_wish, of_meeting, of_series
from cairn.notifications.labels import Facts
from cairn.workspace.models import (
    Agreement,
    Certificate,
    CheckIn,
    Comment,
    Nudge,
    Pulse,
    ThankYou,
)
from cairn.workspace.models.thank_you import Shown

# Where news of a membership leads: who waits is told to coordinators, the rest to the person.
PAGES = {Standing.ASKED: "members:index", Standing.ACTIVE: "home"}


def facts_of(noun: Model) -> Facts:
    """Raises KeyError for a noun of which nobody is told."""
    return FACTS[noun._meta.label_lower](noun)


def of_request(request: Request) -> Facts:
    mentor, mentee = request.mentor.membership, request.mentee.membership
    remark = request.remarks.last()
    labels = {
        "mentor": one_line(mentor.user.name),
        "mentee": one_line(mentee.user.name),
        "community": one_line(mentor.community.name),
        "need": one_line(request.need),
        "mentor_is_awaited": request.mentor_is_awaited,
        "expires_at": request.expires_at.isoformat(),
        "decline_reason": request.decline_reason,
        "answer": many_lines(request.answer),
        "colleague": one_line(request.colleague.membership.user.name if request.colleague else ""),
        "remark": many_lines(remark.text if remark else ""),
    }
    if request.mentorship:
        path = reverse("mentorships:show", args=[request.mentorship.key])
    else:
        path = reverse("requests:show", args=[request.key])
    return Facts(labels, path, f"request-{request.key}", mentor.community_id)


def of_mentorship(pair: Mentorship) -> Facts:
    mentor, mentee = pair.mentor.membership, pair.mentee.membership
    labels = {
        "mentor": one_line(mentor.user.name),
        "mentee": one_line(mentee.user.name),
        "community": one_line(mentor.community.name),
        "topic": one_line(pair.topic),
        "end_reason": "" if pair.end_reason in UNTOLD else pair.end_reason,
        "planned_weeks": pair.planned_weeks,
        "fades_at": pair.fades_at.isoformat() if pair.fades_at else "",
        **_of_pause(pair),
        **_of_proposal(pair),
    }
    path = reverse("mentorships:show", args=[pair.key])
    return Facts(labels, path, f"mentorship-{pair.key}", mentor.community_id)


def _of_pause(pair: Mentorship) -> dict[str, str]:
    pause = pair.running_pause if pair.is_paused else None
    if pause is None:
        return {}
    return {"pause_reason": pause.reason, "until_on": pause.until.isoformat()}


def _of_proposal(pair: Mentorship) -> dict[str, str]:
    if not pair.proposed_by or not pair.answer_until:
        return {}
    labels = {"asker": one_line(pair.proposed_by.user.name)}
    if pair.is_finish_proposed:
        answer = pair.answer_until.isoformat()
        return {**labels, "finish_reason": pair.proposed_reason, "answer_at": answer}
    until = pair.proposed_until.isoformat() if pair.proposed_until else ""
    return {**labels, "pause_reason": pair.proposed_reason, "until_on": until}


def of_mentor(mentor: Mentor) -> Facts:
    community = mentor.membership.community
    labels = {"community": one_line(community.name)}
    return Facts(labels, reverse("home"), f"mentor-{mentor.membership.key}", community.pk)


def of_membership(member: Membership) -> Facts:
    labels = {
        "person": one_line(member.user.name),
        "community": one_line(member.community.name),
        "role": member.role,
    }
    page = PAGES.get(Standing(member.status), "communities:index")
    return Facts(labels, reverse(page), f"membership-{member.key}", member.community_id)


def of_invitation(invitation: Invitation) -> Facts:
    labels = {
        "person": one_line(invitation.invited_by.name if invitation.invited_by else ""),
        "community": one_line(invitation.community.name),
        "expires_at": invitation.expires_at.isoformat(),
    }
    path = reverse("invitations:open", args=[invitation.token])
    return Facts(labels, path, f"invitation-{invitation.key}", invitation.community_id)


def of_piece(piece: Any, what: str, page: str) -> Facts:
    """Of something that two people keep together; `what` says it in a line."""
    pair: Mentorship = piece.mentorship
    mentor, mentee = pair.people
    labels = {
        "mentor": one_line(mentor.user.name),
        "mentee": one_line(mentee.user.name),
        "topic": one_line(pair.topic),
        "what": one_line(what),
    }
    path = reverse(page, args=[pair.key])
    return Facts(labels, path, f"mentorship-{pair.key}", mentor.community_id)


def of_pulse(pulse: Pulse) -> Facts:
    facts = of_mentorship(pulse.mentorship)
    labels = {**facts.labels, "person": one_line(pulse.member.user.name), "rating": pulse.rating}
    return facts._replace(labels=labels)


def of_nudge(nudge: Nudge) -> Facts:
    facts = of_mentorship(nudge.mentorship)
    labels = {**facts.labels, "sign": nudge.sign, "since_on": nudge.since.isoformat()}
    page = "meetings:book" if nudge.is_to_plan else "mentorships:show"
    return facts._replace(labels=labels, path=reverse(page, args=[nudge.mentorship.key]))


def of_said(piece: Any, what: str, page: str) -> Facts:
    """Of something that one of the two says: `person` is who."""
    facts = of_piece(piece, what, page)
    return facts._replace(labels={**facts.labels, "person": one_line(piece.author.user.name)})


def of_comment(comment: Comment) -> Facts:
    path = reverse("updates:show", args=[comment.on.key])
    return of_said(comment, comment.on.title, "updates:index")._replace(path=path)


def of_check_in(said: CheckIn) -> Facts:
    facts = of_said(said, "", "updates:index")
    return facts._replace(labels={**facts.labels, "mood": said.mood})


def of_agreement(agreement: Agreement) -> Facts:
    path = reverse("agreements:show", args=[agreement.mentorship.key])
    return of_mentorship(agreement.mentorship)._replace(path=path)


def of_thank_you(thanks: ThankYou) -> Facts:
    facts = of_said(thanks, "", "closing:show")
    labels = {
        "text": many_lines(thanks.text),
        "is_offered": thanks.status == Shown.OFFERED,
        "reason": many_lines(thanks.hide_reason),
    }
    return facts._replace(labels=facts.labels | labels)


def of_certificate(certificate: Certificate) -> Facts:
    home = certificate.holder.community
    labels = {
        "community": one_line(home.name),
        "topic": one_line(certificate.topic),
        "reason": many_lines(certificate.revoke_reason),
    }
    path = reverse("certificates:show", args=[certificate.code])
    return Facts(labels, path, f"certificate-{certificate.code}", home.pk)


def of_library_item(item: LibraryItem) -> Facts:
    labels = {
        "person": one_line(item.offered_by.user.name),
        "community": one_line(item.community.name),
        "what": one_line(item.title),
        "answer": many_lines(item.answer),
    }
    path = reverse("library:show", args=[item.key])
    return Facts(labels, path, f"library-{item.key}", item.community_id)


FACTS: dict[str, Callable[[Any], Facts]] = {
    "mentoring.request": of_request,
    "mentoring.mentorship": of_mentorship,
    "mentoring.mentor": of_mentor,
    "scheduling.hourswish": of_hours_wish,
    "scheduling.meeting": of_meeting,
    "scheduling.meetingseries": of_series,
    "scheduling.meetingreminder": lambda reminder: of_meeting(reminder.participant.meeting),
    "workspace.agreement": of_agreement,
    "workspace.pulse": of_pulse,
    "workspace.nudge": of_nudge,
    "workspace.sharedgoal": lambda goal: of_piece(goal, goal.title, "shared-goals:index"),
    "workspace.milestone": lambda stone: of_piece(stone, stone.title, "timeline:show"),
    "workspace.actionitem": lambda item: of_piece(item, item.text, "shared-goals:index"),
    "workspace.skilllevel": lambda one: of_piece(one, one.skill.name, "shared-goals:index"),
    "workspace.update": lambda one: of_said(one, one.title, "updates:index"),
    "workspace.comment": of_comment,
    "workspace.checkin": of_check_in,
    "workspace.reminder": lambda one: of_piece(one, "", "check-ins:new"),
    "workspace.note": lambda note: of_said(note, note.title, "resources:index"),
    "workspace.resource": lambda one: of_said(one, one.title, "resources:index"),
    "workspace.lookback": lambda one: of_said(one, "", "closing:show"),
    "workspace.feedback": lambda one: of_said(one, "", "closing:show"),
    "workspace.thankyou": of_thank_you,
    "workspace.certificate": of_certificate,
    "library.libraryitem": of_library_item,
    "communities.membership": of_membership,
    "communities.invitation": of_invitation,
}
