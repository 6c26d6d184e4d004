"""Two communities that must never see each other, every text of each marked as its own."""

from __future__ import annotations

from dataclasses import dataclass, field

from cairn.communities.models import Community, Invitation, Membership
from cairn.library.models import LibraryItem
from cairn.matching.models import SkillRelation
from cairn.mentoring.models import Mentee, Mentor, Mentorship, Remark, Request
from cairn.notifications.telling import tell_some
from cairn.people.models import Education, Expertise, LearningGoal, Link, Position
from cairn.scheduling.models import Meeting
from cairn.worker.models import BEAT, HEARTBEAT, ScheduledJob
from cairn.workspace.models import Piece, PlanTemplate
from tests.cast import a_member, a_mentee, a_mentor, a_person, a_request
from tests.library.items import an_item_with_file, on_the_shelf
from tests.relations import a_proposal
from tests.scheduling.gatherings import gathered
from tests.workspace.care_acts import cared_for
from tests.workspace.ending_acts import completed, left_behind
from tests.workspace.pieces import a_template, kept_back, planned, told

BACKEND = "cairn.accounts.backends.AccountBackend"


@dataclass
class Side:
    """One community: `mark` stands in all of its texts, `secret` only in what two people share,
    `confided` in what one of them tells the coordinators alone, `private` in what is nobody else's.
    """

    mark: str
    community: Community
    people: dict[str, Membership] = field(default_factory=dict)
    mentors: dict[str, Mentor] = field(default_factory=dict)
    requests: dict[str, Request] = field(default_factory=dict)
    pairs: dict[str, Mentorship] = field(default_factory=dict)
    pieces: list[Piece] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    shelf: list[LibraryItem] = field(default_factory=list)
    template: PlanTemplate | None = None
    invitation: Invitation | None = None
    relation: SkillRelation | None = None

    @property
    def secret(self) -> str:
        return f"secret{self.mark}"

    @property
    def confided(self) -> str:
        return f"confided{self.mark}"

    @property
    def private(self) -> str:
        return f"private{self.mark}"


@dataclass
class TwoWorlds:
    near: Side
    far: Side
    backend: str = BACKEND


def two_worlds() -> TwoWorlds:
    worlds = TwoWorlds(near=a_side("nearwards"), far=a_side("farwards"))
    ScheduledJob.take(HEARTBEAT, BEAT)
    while tell_some():
        pass
    return worlds


def a_side(mark: str) -> Side:
    owner = Membership.found(
        by=a_person(f"Olive {mark}", is_operator=True), name=f"Bay {mark}", kind="secret"
    )
    side = Side(mark, owner.community)
    side.people["owner"] = owner
    side.people["coordinator"] = a_member(side.community, f"Noor {mark}", role="coordinator")
    side.people["member"] = a_member(side.community, f"Mel {mark}")
    _add_pairs(side)
    side.pieces += planned(side.pairs["open"], side.secret)
    side.pieces += told(side.pairs["open"], side.secret)
    side.pieces += cared_for(side.pairs["open"], side.secret, side.confided)
    side.pieces += kept_back(side.pairs["closed"], side.confided, side.private)
    side.pieces += left_behind(side.pairs["ended"], side)
    side.meetings += gathered(side.pairs["open"], side.secret, side.private)
    side.shelf += on_the_shelf(side.people["coordinator"], mark)
    side.shelf.append(an_item_with_file(side.people["mentee"], mark.encode(), title=mark))
    side.template = a_template(owner, f"Plan of {mark}")
    side.invitation = Invitation.send(by=owner, email=f"guest.{mark}@example.org")
    side.relation = a_proposal(side.community, f"Skill of {mark}", f"Goal of {mark}")
    return side


def _add_pairs(side: Side) -> None:
    """A mentor with a request in each state, and a mentee who sent them."""
    mentor = a_mentor(side.community, f"Ada {side.mark}", seats=9)
    mentee = a_mentee(side.community, f"Lin {side.mark}")
    side.mentors["mentor"] = mentor
    side.people |= {"mentor": mentor.membership, "mentee": mentee}
    _describe(mentor.membership, side.mark)
    _describe(mentee, side.mark)
    words = {"need": f"Learn {side.secret}", "why": side.secret, "career_goals": side.secret}
    side.pairs["open"] = a_request(mentor, a_mentee(side.community), **words).accept(
        by=mentor.membership
    )
    side.pairs["closed"] = a_request(mentor, a_mentee(side.community), **words).accept(
        by=mentor.membership
    )
    ended = a_request(mentor, mentee, **words).accept(by=mentor.membership)
    side.pairs["ended"] = completed(ended)
    side.requests["pending"] = a_request(mentor, mentee, **words)
    Remark.write(side.requests["pending"], side.secret, by=mentor.membership)
    declined = a_request(a_mentor(side.community, f"Eve {side.mark}"), mentee, **words)
    declined.decline(by=declined.mentor.membership, reason="other", answer=side.secret)
    side.requests["declined"] = declined


def _describe(member: Membership, mark: str) -> None:
    profile = member.user.profile
    profile.edit(headline=f"Headline {mark}", bio=f"Bio {mark}", location=f"Place {mark}")
    Position.add(profile, title=f"Title {mark}", organisation=f"Firm {mark}", is_current=True)
    Education.add(profile, programme=f"Programme {mark}", is_primary=True)
    Link.add(profile, label=f"Link {mark}", url="https://example.org/")
    Expertise.add(profile, skill=f"Skill of {mark}", level=4)
    LearningGoal.add(profile, skill=f"Goal of {mark}", level_now=1, level_wanted=4, note=mark)
    Mentee.of(member).seek(by=member, seeking=True, hopes=mark)
