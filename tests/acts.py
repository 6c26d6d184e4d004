"""Every act of every noun, with what has to be there before it: harnesses walk this table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from io import BytesIO
from typing import Any

from django.utils import timezone
from PIL import Image

from cairn.accounts.models import User
from cairn.communities.models import Community, Invitation, Membership
from cairn.engine import Together
from cairn.matching.models import SkillRelation
from cairn.mentoring.models import EndNote, Mentee, Mentor, Mentorship, Pause, Remark, Request
from cairn.people.models import Education, Expertise, LearningGoal, Skill
from tests.cast import a_member, a_mentee, a_mentor, a_person, a_request
from tests.relations import a_proposal, a_relation

Ready = Callable[["World"], Callable[[], object]]


@dataclass
class World:
    """A small community in which each act can happen."""

    community: Community
    owner: Membership
    coordinator: Membership
    mentor: Mentor
    mentee: Membership
    request: Request
    pair: Mentorship

    @property
    def profile(self):
        return self.mentee.user.profile


def a_photo() -> BytesIO:
    file = BytesIO()
    Image.new("RGB", (8, 8)).save(file, "PNG")
    return file


def a_world() -> World:
    owner = Membership.found(by=a_person("Olive", is_operator=True), name="Harbour", kind="private")
    community = owner.community
    mentor, mentee = a_mentor(community, "Ada", seats=3), a_mentee(community, "Lin")
    pair = a_request(mentor, a_mentee(community, "Mia")).accept(by=mentor.membership)
    return World(
        community=community,
        owner=owner,
        coordinator=a_member(community, "Noor", role="coordinator"),
        mentor=mentor,
        mentee=mentee,
        request=a_request(mentor, mentee),
        pair=pair,
    )


def _asked(world: World) -> Membership:
    return Membership.join(world.community, by=a_person("Wren"))


def _removed(world: World) -> Membership:
    world.mentee.remove(by=world.coordinator)
    return world.mentee


def _waiting(world: World, days: int = 4) -> Request:
    world.request.waiting_since = timezone.now() - timedelta(days=days)
    world.request.save()
    return world.request


def _stale(world: World) -> Request:
    return _waiting(world, days=15)


def _person(_: World) -> User:
    return a_person()


def _link(world: World) -> Invitation:
    return Invitation.send(by=world.coordinator)


def _skill(world: World) -> Expertise:
    return Expertise.add(world.profile, skill="Rust", level=3)


def _skill_by_another_name(world: World) -> Expertise:
    return Expertise.add(world.profile, skill="k8s")


def _goal(world: World) -> LearningGoal:
    return LearningGoal.add(world.profile, skill="Rust")


def _row(world: World) -> Education:
    return Education.add(world.profile, programme="Law")


def _proposal(world: World) -> SkillRelation:
    return a_proposal(world.community)


def _relation(world: World) -> SkillRelation:
    return a_relation(world.community)


def _found(world: World) -> list[Together]:
    """One pair that is proposed already, and one that is new."""
    _proposal(world)
    ids = sorted(Skill.named(name).pk for name in ("Chess", "Tea"))
    return [Together(*ids, 5, 6, 7, 50, 20.0, 60)]


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def _paused(world: World) -> Mentorship:
    world.pair.pause(by=world.mentor.membership, until=in_days(20), reason="holiday")
    return world.pair


def _rested(world: World) -> Pause:
    _paused(world).pauses.update(until=in_days(0))
    return world.pair.pauses.get()


def _proposed(world: World) -> Mentorship:
    world.pair.finish(by=world.mentor.membership)
    return world.pair


def _unanswered(world: World) -> Mentorship:
    return _dated(_proposed(world), proposed_at=8)


def _silent(world: World) -> Mentorship:
    return _dated(world.pair, moved_at=43)


def _fading(world: World) -> Mentorship:
    return _dated(world.pair, moved_at=70, offered_at=22)


def _dated(pair: Mentorship, **days: int) -> Mentorship:
    """The pair with some of its instants so many days ago."""
    for name, ago in days.items():
        setattr(pair, name, timezone.now() - timedelta(days=ago))
    pair.save()
    return pair


def given(prepare: Callable[[World], Any], act: Callable[[World, Any], object]) -> Ready:
    """An act that needs one more thing, which is prepared before the act is tried."""
    return lambda world: partial(act, world, prepare(world))


def at_once(act: Callable[[World], object]) -> Ready:
    """An act that the world is ready for."""
    return lambda world: partial(act, world)


# An act is named "Noun.verb"; its value prepares the ground and returns the act itself.
ACTS: dict[str, Ready] = {
    "Membership.found": at_once(
        lambda w: Membership.found(by=w.owner.user, name="Hilltop", kind="public")
    ),
    "Membership.join": given(_person, lambda w, who: Membership.join(w.community, by=who)),
    "Membership.admit": given(
        _person, lambda w, who: Membership.admit(w.community, user=who, invited_by=w.owner.user)
    ),
    "Membership.approve": given(_asked, lambda w, member: member.approve(by=w.coordinator)),
    "Membership.turn_away": given(_asked, lambda w, member: member.turn_away(by=w.coordinator)),
    "Membership.leave": at_once(lambda w: w.mentee.leave()),
    "Membership.remove": at_once(lambda w: w.mentee.remove(by=w.coordinator)),
    "Membership.assign": at_once(lambda w: w.mentee.assign("coordinator", by=w.owner)),
    "Membership.readmit": given(_removed, lambda w, member: member.readmit(by=w.coordinator)),
    "Invitation.send_all": at_once(
        lambda w: Invitation.send_all(["b@example.org", "c@example.org"], by=w.coordinator)
    ),
    "Invitation.send": at_once(lambda w: Invitation.send(by=w.coordinator, email="a@example.org")),
    "Invitation.accept": given(
        lambda w: (_link(w), a_person()), lambda w, both: both[0].accept(by=both[1])
    ),
    "Invitation.revoke": given(_link, lambda w, invitation: invitation.revoke(by=w.coordinator)),
    "Profile.edit": at_once(lambda w: w.profile.edit(headline="Learns to code")),
    "Profile.show_photo": at_once(lambda w: w.profile.show_photo(a_photo(), 100)),
    "Profile.hide_photo": at_once(lambda w: w.profile.hide_photo()),
    "Profile.choose_audiences": at_once(lambda w: w.profile.choose_audiences({"about": 0})),
    "Entry.add": at_once(_skill),
    "Entry.edit": given(_row, lambda w, row: row.edit(programme="Art", is_primary=True)),
    "Entry.discard": given(_goal, lambda w, goal: goal.discard()),
    "SkillEntry.keep_words": given(_skill_by_another_name, lambda w, skill: skill.keep_words()),
    "Mentor.offer": at_once(lambda w: w.mentor.offer(by=w.mentor.membership, seats=4)),
    "Mentor.accept_mentees": at_once(
        lambda w: w.mentor.accept_mentees(False, by=w.mentor.membership)
    ),
    "Mentee.seek": at_once(lambda w: Mentee.of(w.mentee).seek(by=w.mentee, minutes=15)),
    "Request.send": given(
        lambda w: a_mentor(w.community),
        lambda w, mentor: Request.send(mentor, by=w.mentee, need="Learn"),
    ),
    "Request.accept": at_once(lambda w: w.request.accept(by=w.mentor.membership)),
    "Request.decline": at_once(
        lambda w: w.request.decline(by=w.mentor.membership, reason="no_time", stop_accepting=True)
    ),
    "Request.withdraw": at_once(lambda w: w.request.withdraw(by=w.mentee)),
    "Request.remind": given(_waiting, lambda w, request: request.remind()),
    "Request.expire": given(_stale, lambda w, request: request.expire()),
    "Remark.write": at_once(lambda w: Remark.write(w.request, "Why?", by=w.mentor.membership)),
    "SkillRelation.propose_all": given(
        _found, lambda w, found: SkillRelation.propose_all(w.community, found)
    ),
    "SkillRelation.relate": at_once(
        lambda w: SkillRelation.relate("Chess", "Tea", percent=50, by=w.coordinator)
    ),
    "SkillRelation.accept": given(
        _proposal, lambda w, pair: pair.accept(percent=50, by=w.coordinator)
    ),
    "SkillRelation.dismiss": given(_proposal, lambda w, pair: pair.dismiss(by=w.coordinator)),
    "SkillRelation.change": given(
        _relation, lambda w, pair: pair.change(percent=50, by=w.coordinator)
    ),
    "SkillRelation.withdraw": given(_relation, lambda w, pair: pair.withdraw(by=w.coordinator)),
    "Span.plan": at_once(lambda w: w.pair.plan(by=w.mentor.membership, planned_weeks=8)),
    "Mentorship.pause": at_once(
        lambda w: w.pair.pause(by=w.mentor.membership, until=in_days(20), reason="busy")
    ),
    "Mentorship.resume": given(_paused, lambda w, pair: pair.resume(by=w.mentor.membership)),
    "Pause.ask": given(_rested, lambda w, pause: pause.ask()),
    "Mentorship.finish": given(
        _proposed, lambda w, pair: pair.finish(by=pair.mentee.membership, note="Well done")
    ),
    "Mentorship.go_on": given(_proposed, lambda w, pair: pair.go_on(by=pair.mentee.membership)),
    "Mentorship.lapse": given(_unanswered, lambda w, pair: pair.lapse()),
    "Silence.offer_to_close": given(_silent, lambda w, pair: pair.offer_to_close()),
    "Silence.fade": given(_fading, lambda w, pair: pair.fade()),
    "EndNote.write": at_once(lambda w: EndNote.write(w.pair, "Hm", by=w.mentor.membership)),
    "Mentorship.cancel": at_once(lambda w: w.pair.cancel(by=w.mentor.membership, reason="no_time")),
}
