"""The demo community: 150 people in many places and walks of life, and what goes on among them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone

from cairn.accounts.models import User
from cairn.activity.models import Event
from cairn.communities.models import Community, Membership
from cairn.demo import stories
from cairn.demo.bells import put_in_order
from cairn.demo.cast import (
    ADA,
    COMMUNITY,
    GRACE,
    LIN,
    NEWCOMER,
    NOOR,
    PASSWORD,
    SECOND,
    Lead,
)
from cairn.demo.endings import close_all
from cairn.demo.library import fill_library
from cairn.demo.meetings import meet_all
from cairn.demo.names import REGIONS
from cairn.demo.people import Draft, draft, drafts
from cairn.demo.plans import plan_all
from cairn.demo.planting import join, plant, plant_people, plant_preferences
from cairn.demo.talks import talk_all
from cairn.mentoring.jobs import ask_after_pauses, offer_to_close_silent_mentorships
from cairn.mentoring.models import Mentee, Mentor
from cairn.notifications.calendar_mails import owe_calendar_mails
from cairn.notifications.models import Delivery
from cairn.notifications.telling import tell_some
from cairn.people.models import Profile
from cairn.workspace.jobs import ask_pulses, look_after_mentorships, remind_of_check_ins

PEOPLE = 150
ABOUT = (
    "Graduates of Lantern Bay University, wherever they live now. We lend each other an hour a "
    "month: to look over a plan, to practise an interview, to think aloud with somebody who has "
    "been there."
)
TOLD_SINCE = timedelta(days=30)
LOOKING_AFTER = (
    ask_after_pauses,
    offer_to_close_silent_mentorships,
    ask_pulses,
    remind_of_check_ins,
    look_after_mentorships,
)
WAITING = ("Mere Kingi", "Ida Petersen", "Duarte Fonseca")
SECOND_ABOUT = "People of Lantern Bay who build, cook, draw and sew, and show each other how."


@transaction.atomic
def make(people: int = PEOPLE, *, seed: int = 1) -> Community:
    """Make the demo world. The same seed gives the same world, but for keys and the date."""
    rng = Random(seed)
    owner = _found(rng)
    leads = [_draft_of(rng, lead) for lead in (LIN, ADA, GRACE)]
    crowd = list(drafts(people - len(leads) - 2, seed=seed))
    members = plant([*leads, *crowd], owner.community)
    lin, ada, grace, *others = members
    _play_leads(rng, lin, ada, grace)
    _play_crowd(rng, others)
    _welcome_newcomer(owner)
    _make_second_community(owner, [grace, *others])
    _let_some_wait(rng, owner.community)
    fill_library(Random(seed), owner.community)
    ways = plan_all(rng, owner.community)
    talk_all(rng, ways)
    close_all(ways)
    meet_all(Random(seed), ways)
    for job in LOOKING_AFTER:
        job()
    _tell_without_mails()
    put_in_order()
    return owner.community


@transaction.atomic
def grow(people: int) -> Community:
    """A community of that many people beside the demo's, to see how Cairn behaves when it is big.

    The same number gives the same people. Some hundred of them have requests and mentorships.
    """
    first, *crowd = drafts(people, seed=people)
    owner = Membership.found(
        by=_operator(_moved(first, people)),
        name=f"{COMMUNITY}, {people:,} people",
        kind="private",
        about=ABOUT,
    )
    members = plant([_moved(one, people) for one in crowd], owner.community)
    _play_crowd(Random(people), members[:PEOPLE])
    _tell_without_mails()
    return owner.community


def _moved(person: Draft, people: int) -> Draft:
    """The same person under an address that no smaller community uses."""
    return replace(person, email=person.email.replace("@", f".of{people}@"))


def _found(rng: Random) -> Membership:
    noor = _draft_of(rng, NOOR)
    owner = Membership.found(by=_operator(noor), name=COMMUNITY, kind="private", about=ABOUT)
    plant_preferences([noor], [owner])
    return owner


def _operator(person: Draft) -> User:
    """Somebody who may begin communities."""
    user = plant_people([person])[0]
    user.is_operator = True
    user.save(update_fields=["is_operator"])
    return user


def _draft_of(rng: Random, lead: Lead) -> Draft:
    given = {**lead._asdict(), "seats": 3, "accepting": True, "minutes": 60}
    if not lead.teaches:
        del given["teaches"]
    return draft(rng, REGIONS[0], number=0, **given)


def _play_leads(rng: Random, lin: Membership, ada: Membership, grace: Membership) -> None:
    """The pages of the sign-ins have something to show, whatever the crowd does."""
    mentors = {who.pk: Mentor.objects.get(membership=who) for who in (ada, grace)}
    _told(rng, lin, mentors[ada.pk], "Python", stories.waits)
    _told(rng, lin, mentors[grace.pk], "Public Speaking", stories.is_declined)
    seekers = Mentee.objects.exclude(membership__in=[lin, grace]).order_by("pk")[:8]
    for seeker, story in zip(
        seekers, [stories.waits, stories.begins, stories.ends_well], strict=False
    ):
        _told(rng, seeker.membership, mentors[ada.pk], "System Design", story)
    for seeker, story in zip(seekers[3:5], [stories.begins, stories.nears_its_end], strict=True):
        _told(rng, seeker.membership, mentors[grace.pk], "UX Design", story)
    _told(rng, seekers[5].membership, mentors[ada.pk], "Code Review", stories.rests)
    leader, other = (
        Mentor.objects.with_room().exclude(membership__in=[ada, grace]).order_by("pk")[:2]
    )
    _told(rng, grace, leader, "Leadership", stories.begins)
    _told(rng, seekers[6].membership, other, "Leadership", stories.falls_silent)


def _told(
    rng: Random, mentee: Membership, mentor: Mentor, skill: str, story: stories.Story
) -> None:
    if request := stories.ask(rng, mentee, mentor, skill):
        story(rng, request)


def _play_crowd(rng: Random, members: list[Membership]) -> None:
    """Everybody who seeks asks once or twice somebody who can teach what they want."""
    seekers = Mentee.objects.filter(membership__in=members).select_related("membership__user")
    for seeker in seekers.order_by("pk"):
        goals = seeker.membership.user.profile.goals.select_related("skill")
        for goal in goals[: rng.choice((1, 1, 2))]:
            teachers = Mentor.objects.with_room().filter(
                membership__user__profile__expertise__skill=goal.skill
            )
            pick = list(teachers.exclude(membership=seeker.membership).order_by("pk"))
            if pick:
                request = stories.ask(rng, seeker.membership, rng.choice(pick), goal.skill.name)
                if request:
                    stories.tell(rng, request)


def _welcome_newcomer(owner: Membership) -> None:
    email, name, zone = NEWCOMER
    user = User.objects.create_user(email, PASSWORD, name=name, time_zone=zone)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    Profile.of(user)
    Membership.admit(owner.community, user=user, invited_by=owner.user)


def _make_second_community(owner: Membership, members: list[Membership]) -> None:
    second = Membership.found(by=owner.user, name=SECOND, kind="public", about=SECOND_ABOUT)
    join([member.user for member in members[:24]], second.community)


def _let_some_wait(rng: Random, community: Community) -> None:
    """Three people have asked to join, and no coordinator has answered them yet."""
    for user in plant_people(
        [draft(rng, REGIONS[n], f"{name}", 900 + n) for n, name in enumerate(WAITING)]
    ):
        Membership.join(community, by=user)


def _tell_without_mails() -> None:
    """What happened lately stands behind the bells; the addresses are made up and get nothing."""
    now = timezone.now()
    Event.objects.untold().filter(happened_at__lt=now - TOLD_SINCE).update(told_at=now)
    while tell_some() or owe_calendar_mails():
        pass
    Delivery.objects.all().delete()
