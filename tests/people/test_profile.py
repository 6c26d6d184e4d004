"""A profile: what is told, to whom, and how full it is."""

from __future__ import annotations

import pytest

from cairn.activity.models import Event
from cairn.people.choices import Audience, Section
from cairn.people.completeness import completeness_of
from cairn.people.models import Expertise, LearningGoal, Position, Profile
from tests.cast import a_person


@pytest.fixture
def profile(db):
    return Profile.of(a_person("Lin"))


def handles(viewer) -> set[str]:
    return set(Profile.objects.visible_to(viewer).values_list("handle", flat=True))


def test_it_tells_the_hours_in_the_order_of_the_day(profile):
    profile.edit(day_parts=["evening", "morning"])
    assert profile.day_part_names == ["Mornings, 7 to 12", "Evenings, 17 to 22"]


def test_it_changes_only_what_is_given_and_listed(profile):
    profile.edit(headline="Nurse", handle="stolen", is_open=True)
    profile.refresh_from_db()
    assert (profile.headline, profile.languages) == ("Nurse", ["en"])
    assert (profile.handle == "stolen", profile.is_open) == (False, False)


def test_two_edits_at_once_do_not_undo_each_other(profile):
    stale = Profile.objects.get(pk=profile.pk)
    profile.edit(headline="Nurse")
    stale.edit(bio="I care.")
    profile.refresh_from_db()
    assert (profile.headline, profile.bio) == ("Nurse", "I care.")


def test_it_makes_others_look_at_the_person_again(profile):
    profile.edit(stage=3)
    profile.choose_audiences({Section.SKILLS: Audience.ANYONE})
    events = Event.objects.about(profile).filter(kind="profile.edited").order_by("-number")[:2]
    assert [event.concerns for event in events] == [[profile.user_id]] * 2


def test_fellow_members_see_it_and_strangers_do_not(ada, lin, sam):
    theirs = handles(lin.user)
    assert ada.membership.user.profile.handle in theirs
    assert lin.user.profile.handle in theirs
    assert sam.user.profile.handle not in theirs


def test_strangers_see_it_when_a_section_is_open_to_everybody(ada, sam):
    profile = ada.membership.user.profile
    profile.choose_audiences({Section.SKILLS: Audience.ANYONE})
    assert profile.handle in handles(sam.user)
    profile.choose_audiences({Section.SKILLS: Audience.MEMBERS})
    assert profile.handle not in handles(sam.user)


def test_people_who_left_and_closed_accounts_are_strangers(ada, lin):
    profile = ada.membership.user.profile
    lin.leave()
    assert profile.handle not in handles(lin.user)
    ada.membership.user.is_active = False
    ada.membership.user.save()
    assert profile.handle not in handles(ada.membership.user)


def test_it_shows_each_audience_what_was_chosen_for_it(profile):
    profile.choose_audiences(
        {
            Section.ABOUT: Audience.ANYONE,
            Section.SKILLS: Audience.MEMBERS,
            Section.GOALS: Audience.MENTORS,
            Section.LINKS: Audience.ONLY_ME,
        }
    )
    assert profile.sections_for(Audience.ANYONE) == {"about"}
    others = {"positions", "education", "location"}
    assert profile.sections_for(Audience.MEMBERS) == {"about", "skills"} | others
    assert profile.sections_for(Audience.MENTORS) == {"about", "skills", "goals"} | others
    assert profile.sections_for(Audience.ONLY_ME) == set(Section.values)


def test_its_next_step_is_the_most_useful_one_that_is_missing(profile):
    assert completeness_of(profile).next_step.name == "skills"
    Expertise.add(profile, skill="Rust")
    assert completeness_of(profile).next_step.name == "goals"
    LearningGoal.add(profile, skill="Go")
    assert completeness_of(profile).next_step.name == "headline"
    assert completeness_of(profile).percent == 40


def test_a_full_profile_needs_nothing(profile):
    Expertise.add(profile, skill="Rust")
    LearningGoal.add(profile, skill="Go")
    Position.add(profile, title="Nurse")
    profile.edit(headline="Nurse", bio="I care. " * 20, stage=3, industry=30)
    profile.photo = "there"
    full = completeness_of(profile)
    assert (full.percent, full.next_step) == (100, None)


def test_its_completeness_asks_the_database_nothing_more(profile, django_assert_num_queries):
    profile = Profile.objects.with_details().get(pk=profile.pk)
    with django_assert_num_queries(0):
        completeness_of(profile)
