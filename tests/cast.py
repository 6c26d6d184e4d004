"""Plain functions that make people, as tests need them."""

from __future__ import annotations

from itertools import count
from typing import Any

from allauth.account.models import EmailAddress

from cairn.accounts.models import User
from cairn.communities.models import Community, Membership
from cairn.mentoring.choices import Format
from cairn.mentoring.models import Mentee, Mentor, Mentorship, Request
from cairn.people.models import Expertise, LearningGoal, Profile

PASSWORD = "stones on stones"
_numbers = count(1)


def a_person(name: str = "", **fields: Any) -> User:
    """An account with a verified address and a profile, in no community."""
    number = next(_numbers)
    name = name or f"Person {number}"
    email = f"{name.split(' ', maxsplit=1)[0].lower()}.{number}@example.org"
    user = User.objects.create_user(email, PASSWORD, name=name, **fields)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    Profile.of(user).edit(languages=["en"], day_parts=["afternoon", "evening"])
    return user


def a_community(name: str = "Harbour", kind: str = "public") -> Community:
    """A community with an owner of its own."""
    owner = a_person(f"Owner of {name}", is_operator=True)
    return Membership.found(by=owner, name=name, kind=kind).community


def a_member(
    community: Community, name: str = "", role: str = "member", **fields: Any
) -> Membership:
    member = Membership.admit(community, user=a_person(name, **fields), invited_by=None)
    if role != "member":
        owner = Membership.objects.filter(community=community, role="owner").first()
        member.assign(role, by=owner)
    return member


def a_mentor(
    community: Community,
    name: str = "",
    *,
    seats: int = 2,
    skills: tuple[str, ...] = ("Python",),
    accepting: bool = True,
    **fields: Any,
) -> Mentor:
    """A member who offers to mentor and can teach `skills`."""
    member = a_member(community, name, **fields)
    mentor = Mentor.of(member)
    mentor.offer(by=member, offering=True, seats=seats, formats=[Format.CALLS], minutes=60)
    if not accepting:
        mentor.accept_mentees(False, by=member)
    for skill in skills:
        Expertise.add(member.user.profile, skill=skill, level=5, can_teach=True)
    return mentor


def a_mentee(
    community: Community, name: str = "", *, goals: tuple[str, ...] = ("Python",)
) -> Membership:
    """A member who seeks a mentor for `goals`."""
    member = a_member(community, name)
    Mentee.of(member).seek(by=member, seeking=True, minutes=60, formats=[Format.CALLS])
    for goal in goals:
        LearningGoal.add(member.user.profile, skill=goal, level_now=1, level_wanted=3)
    return member


def a_pair(mentor: Mentor, mentee: Membership, **values: Any) -> Mentorship:
    """The two work together."""
    return a_request(mentor, mentee, **values).accept(by=mentor.membership)


def finish(pair: Mentorship) -> None:
    """Both agree that it is finished."""
    pair.finish(by=pair.mentor.membership)
    pair.finish(by=pair.mentee.membership)


def a_request(mentor: Mentor, by: Membership, **values: Any) -> Request:
    return Request.send(mentor, by=by, **{"need": "Learn to review code", **values})
