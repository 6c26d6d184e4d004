"""How close somebody stands to a person, and so which parts of a profile they see."""

from __future__ import annotations

from django.db.models import Case, Exists, IntegerField, Q, QuerySet, When

from cairn.accounts.models import User
from cairn.communities.models import Membership
from cairn.mentoring.models import Mentor, Mentorship, Request
from cairn.people.choices import Audience
from cairn.people.models import Profile


def audience_of(viewer: User, profile: Profile) -> Audience:
    """The audience of the profile that the viewer belongs to.

    Asking somebody opens nothing of theirs; being asked does, until the request is answered.
    """
    if viewer.pk == profile.user_id:
        return Audience.ONLY_ME
    shared = _shared(viewer, profile)
    mentor = Exists(Mentor.objects.offering().filter(membership__in=shared))
    partner = Exists(_asked(viewer, profile)) | Exists(_together(viewer, profile))
    seen_by = Case(
        When(mentor | partner, then=Audience.MENTORS),
        When(Exists(shared), then=Audience.MEMBERS),
        default=Audience.ANYONE,
        output_field=IntegerField(),
    )
    return Audience(User.objects.values_list(seen_by, flat=True).get(pk=viewer.pk))


def _shared(viewer: User, profile: Profile) -> QuerySet[Membership]:
    """The viewer's memberships in communities to which both belong."""
    theirs = Membership.objects.active().filter(user=profile.user_id).values("community")
    return Membership.objects.active().filter(user=viewer, community__in=theirs)


def _asked(viewer: User, profile: Profile) -> QuerySet[Request]:
    """What the person asks the viewer just now."""
    return Request.objects.pending().filter(
        mentor__membership__user=viewer, mentee__membership__user=profile.user_id
    )


def _together(viewer: User, profile: Profile) -> QuerySet[Mentorship]:
    """Their open mentorships, whoever mentors."""
    mentor, mentee = "mentor__membership__user", "mentee__membership__user"
    mentoring = Q(**{mentor: viewer.pk, mentee: profile.user_id})
    learning = Q(**{mentor: profile.user_id, mentee: viewer.pk})
    return Mentorship.objects.open().filter(mentoring | learning)
