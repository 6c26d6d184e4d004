"""The lines of a profile: adding, changing and removing them under the profile's lock."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from cairn.activity.models import Event
from cairn.people.models import Education, Expertise, LearningGoal, Link, Position, Profile
from cairn.people.refusals import Refusal
from tests.cast import a_person
from tests.refusing import refused


@pytest.fixture
def profile(db):
    return Profile.of(a_person("Lin"))


def test_it_keeps_one_current_position(profile):
    first = Position.add(profile, title="Nurse", is_current=True)
    second = Position.add(profile, title="Engineer", is_current=True)
    assert list(Position.objects.filter(is_current=True)) == [second]
    first.edit(is_current=True)
    assert list(Position.objects.filter(is_current=True)) == [first]


def test_it_keeps_one_primary_education_on_each_profile(profile):
    other = Education.add(Profile.of(a_person()), programme="Law", is_primary=True)
    Education.add(profile, programme="Physics", is_primary=True)
    latest = Education.add(profile, programme="Music", is_primary=True)
    assert set(Education.objects.filter(is_primary=True)) == {other, latest}


def test_it_changes_only_what_is_given_and_listed(profile):
    position = Position.add(profile, title="Nurse", organisation="St Mary")
    stale = Position.objects.get(pk=position.pk)
    position.edit(organisation="St Joseph")
    stale.edit(title="Ward nurse", key="stolen", profile=None)
    position.refresh_from_db()
    assert (position.title, position.organisation) == ("Ward nurse", "St Joseph")
    assert position.key != "stolen"
    assert position.profile == profile


def test_it_refuses_to_change_or_remove_what_is_gone(profile):
    position = Position.add(profile, title="Nurse")
    stale = Position.objects.get(pk=position.pk)
    position.discard()
    with refused(Refusal.GONE):
        stale.edit(title="Nurse again")
    with refused(Refusal.GONE):
        stale.discard()
    assert not Position.objects.exists()


def test_it_refuses_years_that_run_backwards(profile):
    with refused(Refusal.ENDS_TOO_EARLY):
        Position.add(profile, title="Nurse", since=2020, until=2019)
    now = Position.add(profile, title="Nurse", since=2020, is_current=True)
    with refused(Refusal.CURRENT_HAS_NO_END):
        now.edit(until=2024)


@pytest.mark.parametrize(
    ("add", "limit", "refusal"),
    [
        (lambda p, n: Link.add(p, label=f"{n}", url="https://a.org"), 20, Refusal.TOO_MANY_ROWS),
        (lambda p, n: Expertise.add(p, skill=f"Craft {n}"), 50, Refusal.TOO_MANY_SKILLS),
        (lambda p, n: LearningGoal.add(p, skill=f"Craft {n}"), 10, Refusal.TOO_MANY_GOALS),
    ],
)
def test_it_refuses_more_lines_than_a_profile_lists(profile, add, limit, refusal):
    for number in range(limit):
        add(profile, number)
    with refused(refusal):
        add(profile, limit)


def test_its_link_leads_to_the_web_whatever_a_form_lets_through(profile):
    with pytest.raises(IntegrityError), transaction.atomic():
        Link.add(profile, label="Me", url="javascript:alert(1)")
    assert Link.add(profile, label="Me", url="HTTPS://Example.org/me").host == "example.org"


@pytest.mark.parametrize(
    ("noun", "values", "change"),
    [
        (Position, {"title": "Nurse"}, {"title": "Ward nurse"}),
        (Education, {"programme": "Law"}, {"year": 2020}),
        (Link, {"label": "Blog", "url": "https://a.org"}, {"label": "Notes"}),
        (Expertise, {"skill": "Rust"}, {"level": 5}),
        (LearningGoal, {"skill": "Rust"}, {"level_wanted": 5}),
    ],
)
def test_each_act_makes_others_look_at_the_person_again(profile, noun, values, change):
    line = noun.add(profile, **values)
    line.edit(**change)
    line.discard()
    events = Event.objects.about(profile).filter(kind__startswith=f"{noun.NAME}.")
    kinds = [event.kind.split(".")[1] for event in events.order_by("number")]
    assert kinds == ["added", "edited", "removed"]
    assert all(event.concerns == [profile.user_id] for event in events)
