"""Event kind → who hears of it, and how. One line for every kind that Cairn records.

`MUST` mails cannot be left, the others can with one click, group by group. Behind the bell
everything is shown to whoever hears of it; nobody hears of what they did themselves, but for the
times of a series, which both get by mail.
"""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from cairn.notifications import hearers as to
from cairn.notifications.endings import ENDINGS
from cairn.notifications.library import LIBRARY
from cairn.notifications.line import Line, Mail
from cairn.notifications.meetings import MEETINGS
from cairn.notifications.models import Group

NO, MUST, NOW, DIGEST = Mail.NO, Mail.MUST, Mail.NOW, Mail.DIGEST
REQUESTS, COMMUNITY, NUDGES = Group.REQUESTS, Group.COMMUNITY, Group.NUDGES
NOBODY: tuple[Line, ...] = ()
SOON = timedelta(days=3)

# fmt: off
CATALOGUE: dict[str, tuple[Line, ...]] = {
    # Requests
    "request.sent": (Line(to.the_mentor_while_pending, MUST, REQUESTS, _("Read and answer")),),
    "request.asked": (Line(to.the_awaited_mentee, MUST, REQUESTS, _("Read and reply")),),
    "request.replied": (Line(to.the_awaited_mentor, MUST, REQUESTS, _("Read and answer")),),
    "request.accepted": (Line(to.the_mentee, MUST, REQUESTS, _("Say hello")),),
    "request.declined": (Line(to.the_mentee, MUST, REQUESTS, _("See what you can do next")),),
    "request.withdrawn": (Line(to.the_mentor, MUST, REQUESTS, _("See the request")),),
    "request.superseded": (
        Line(to.the_mentee, MUST, REQUESTS, _("See the request")),
        Line(to.the_mentor, NO, REQUESTS, _("See the request"), words="request.withdrawn"),
    ),
    "request.reminded": (
        Line(to.the_awaited_mentor, NOW, NUDGES, _("Read and answer"), lasts=SOON),
        Line(to.the_awaited_mentee, NOW, NUDGES, _("Read and reply"), lasts=SOON),
    ),
    "request.expired": (
        Line(to.the_mentee, MUST, REQUESTS, _("See who else could help")),
        Line(to.the_mentor, DIGEST, REQUESTS, _("See the request"), words="request.lapsed"),
    ),

    # Working together
    "mentorship.begun": NOBODY,  # request.accepted says it
    "mentorship.planned": (Line(to.both_partners, DIGEST, REQUESTS, _("See the mentorship")),),
    "mentorship.pause_proposed": (Line(to.both_partners, MUST, REQUESTS, _("Answer")),),
    "mentorship.paused": (Line(to.both_partners, MUST, REQUESTS, _("See the mentorship")),),
    "mentorship.pause_over": (
        Line(to.both_if_paused, NOW, NUDGES, _("Say how it goes on"), lasts=SOON),
    ),
    "mentorship.resumed": (Line(to.both_partners, MUST, REQUESTS, _("See the mentorship")),),
    "mentorship.finish_proposed": (Line(to.both_if_asked, MUST, REQUESTS, _("Answer")),),
    "mentorship.gone_on": (Line(to.both_partners, NO, REQUESTS, _("See the mentorship")),),
    "mentorship.completed": (Line(to.both_partners, MUST, REQUESTS, _("See the mentorship")),),
    "mentorship.lapsed": (
        Line(
            to.both_partners, MUST, REQUESTS, _("See the mentorship"), words="mentorship.completed"
        ),
    ),
    "mentorship.closing_offered": (
        Line(to.both_if_offered, NOW, NUDGES, _("Say how it goes on")),
    ),
    "mentorship.faded": (Line(to.both_partners, MUST, REQUESTS, _("See the mentorship")),),
    "mentorship.cancelled": (
        Line(to.both_partners, MUST, REQUESTS, _("See the mentorship")),
        Line(
            to.coordinators_for_safety,
            MUST,
            COMMUNITY,
            _("See who needs you"),
            words="mentorship.unsafe",
            page="care:index",
        ),
    ),
    "mentorship.noted": NOBODY,  # coordinators read it when they look after the two

    # What two people plan together
    "shared_goal.added": (Line(to.both_of_piece, NO, REQUESTS, _("See the goal")),),
    "shared_goal.edited": NOBODY,
    "shared_goal.reached": (Line(to.both_of_piece, NO, REQUESTS, _("See the goal")),),
    "shared_goal.let_go": (Line(to.both_of_piece, NO, REQUESTS, _("See the goals")),),
    "shared_goal.taken_up": NOBODY,
    "shared_goal.rated": NOBODY,  # the partner sees it with the goal
    "shared_goal.removed": NOBODY,
    "milestone.added": NOBODY,
    "milestone.laid_out": (Line(to.both_of_piece, NO, REQUESTS, _("See the timeline")),),
    "milestone.edited": NOBODY,
    "milestone.moved": NOBODY,
    "milestone.started": NOBODY,
    "milestone.put_off": NOBODY,
    "milestone.completed": (Line(to.both_of_piece, NO, REQUESTS, _("See the timeline")),),
    "milestone.reopened": NOBODY,
    "milestone.removed": NOBODY,
    "milestone.put_back": NOBODY,
    "action_item.added": (Line(to.the_owner, NO, REQUESTS, _("See the action items")),),
    "action_item.edited": NOBODY,
    "action_item.ticked": NOBODY,
    "action_item.unticked": NOBODY,
    "action_item.carried_over": NOBODY,
    "action_item.removed": NOBODY,
    "skill_level.added": NOBODY,
    "skill_level.edited": NOBODY,
    "skill_level.assessed": NOBODY,
    "skill_level.suggested": (
        Line(to.the_mentee_if_suggested, NO, REQUESTS, _("Say where you stand")),
    ),
    "skill_level.removed": NOBODY,
    "plan_template.added": NOBODY,
    "plan_template.edited": NOBODY,
    "plan_template.offered": NOBODY,
    "plan_template.restored": NOBODY,
    "plan_template.removed": NOBODY,

    # What two people tell each other
    "update.added": (Line(to.both_of_piece, NO, REQUESTS, _("Read the update")),),
    "update.edited": NOBODY,
    "update.removed": NOBODY,
    "comment.added": (Line(to.both_of_piece, NO, REQUESTS, _("Read the comment")),),
    "comment.edited": NOBODY,  # comments and check-ins stay as they were written
    "comment.removed": NOBODY,
    "check_in.added": (
        Line(to.both_if_shared_and_well, NO, REQUESTS, _("Read the check-in")),
        Line(
            to.both_if_help_is_needed, NOW, NUDGES, _("Read the check-in"), words="check_in.help"
        ),
        Line(
            to.coordinators_if_confided,
            NOW,
            COMMUNITY,
            _("Read what was told"),
            words="check_in.confided",
            page="care:index",
        ),
    ),
    "check_in.edited": NOBODY,
    "check_in.removed": NOBODY,
    "check_in.due": (Line(to.the_reminded, NOW, NUDGES, _("Check in"), lasts=SOON),),
    "note.added": (Line(to.both_if_not_private, NO, REQUESTS, _("Read the note")),),
    "note.edited": NOBODY,
    "note.removed": NOBODY,
    "resource.added": (Line(to.both_of_piece, NO, REQUESTS, _("Have a look")),),
    "resource.edited": NOBODY,
    "resource.opened": NOBODY,
    "resource.finished": (Line(to.both_of_piece, NO, REQUESTS, _("See the resources")),),
    "resource.removed": NOBODY,

    # How two people agree to work, and how they are doing
    "agreement.added": (Line(to.both_of_piece, NOW, REQUESTS, _("Read and answer")),),
    "agreement.edited": (
        Line(to.both_of_piece, NOW, REQUESTS, _("Read and answer"), words="agreement.added"),
    ),
    "agreement.confirmed": (Line(to.both_of_piece, NO, REQUESTS, _("See the agreement")),),
    "agreement.removed": NOBODY,
    "pulse.asked": (Line(to.the_asked, NOW, NUDGES, _("Answer with one tap"), lasts=SOON),),
    "pulse.answered": (
        Line(
            to.coordinators_if_low,
            NOW,
            COMMUNITY,
            _("See who needs you"),
            words="pulse.low",
            page="care:index",
        ),
    ),
    "nudge.told": (
        Line(to.the_nudged_pair, NOW, NUDGES, _("Open the mentorship"), lasts=SOON),
        Line(to.the_pair_to_plan, NOW, NUDGES, _("Book one"), words="nudge.to_plan", lasts=SOON),
        Line(
            to.the_nudged_coordinators,
            NOW,
            COMMUNITY,
            _("See who needs you"),
            words="nudge.coordinators",
            page="care:index",
        ),
    ),

    **MEETINGS,
    **ENDINGS,
    **LIBRARY,

    # Preferences
    "mentor.offered": NOBODY,
    "mentor.opened": NOBODY,
    "mentor.closed": NOBODY,
    "mentor.rested": (Line(to.the_rested_mentor, MUST, REQUESTS, _("Accept mentees again")),),
    "mentee.sought": NOBODY,

    # Communities
    "membership.founded": NOBODY,
    "membership.joined": NOBODY,
    "membership.asked": (Line(to.the_coordinators, NOW, COMMUNITY, _("See who is waiting")),),
    "membership.approved": (Line(to.the_person, MUST, COMMUNITY, _("Come in")),),
    "membership.turned_away": (Line(to.the_person, MUST, COMMUNITY, _("See the communities")),),
    "membership.left": NOBODY,
    "membership.removed": (Line(to.the_person, MUST, COMMUNITY, _("See the communities")),),
    "membership.readmitted": (
        Line(to.the_person, MUST, COMMUNITY, _("Come in"), words="membership.approved"),
    ),
    "membership.assigned": (Line(to.the_person, DIGEST, COMMUNITY, _("Open Cairn")),),
    "invitation.sent": (Line(to.the_invited_address, MUST, COMMUNITY, _("Accept the invitation")),),
    "invitation.revoked": NOBODY,

    # Which skills count as related: coordinators see it in their list, the index reads it
    "relation.proposed": NOBODY,
    "relation.accepted": NOBODY,
    "relation.dismissed": NOBODY,
    "relation.changed": NOBODY,
    "relation.withdrawn": NOBODY,

    # People: the matching index reads these, nobody is told
    "profile.edited": NOBODY,
    "skill.added": NOBODY,
    "skill.edited": NOBODY,
    "skill.removed": NOBODY,
    "skill.known": NOBODY,
    "goal.added": NOBODY,
    "goal.edited": NOBODY,
    "goal.removed": NOBODY,
    "position.added": NOBODY,
    "position.edited": NOBODY,
    "position.removed": NOBODY,
    "education.added": NOBODY,
    "education.edited": NOBODY,
    "education.removed": NOBODY,
    "link.added": NOBODY,
    "link.edited": NOBODY,
    "link.removed": NOBODY,
}
# fmt: on


def lines_of(kind: str) -> tuple[Line, ...]:
    """Raises KeyError for a kind that the table does not know."""
    return CATALOGUE[kind]


def words_of(kind: str, line: Line) -> str:
    return line.words or kind
