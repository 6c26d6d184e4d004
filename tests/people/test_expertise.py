"""Skills and goals: whatever people call them, what is meant, and their own words."""

from __future__ import annotations

import pytest

from cairn.activity.models import Event
from cairn.people.models import Expertise, LearningGoal, Profile, Skill
from cairn.people.refusals import Refusal
from tests.cast import a_person
from tests.refusing import refused


@pytest.fixture
def profile(db):
    return Profile.of(a_person("Lin"))


@pytest.mark.parametrize("words", ["k8s", "Kuberntes"])
def test_it_resolves_other_names_and_slips_and_remembers_the_words(profile, words):
    expertise = Expertise.add(profile, skill=words)
    assert (expertise.skill.name, expertise.words) == ("Kubernetes", words)
    assert expertise.skill.is_known


def test_it_remembers_no_words_where_the_name_is_the_same(profile):
    assert Expertise.add(profile, skill=" kubernetes ").words == ""


def test_it_keeps_an_unknown_name_as_it_is(profile):
    expertise = Expertise.add(profile, skill="  Dry   stone walling at night ")
    assert expertise.skill.name == "Dry stone walling at night"
    assert (expertise.skill.is_known, expertise.words) == (False, "")
    assert expertise.skill == Skill.named("dry STONE walling at night")


def test_it_keeps_the_words_of_a_person_who_insists(profile):
    expertise = Expertise.add(profile, skill="k8s")
    expertise.keep_words()
    expertise.refresh_from_db()
    assert (expertise.skill.name, expertise.words) == ("k8s", "")
    assert not expertise.skill.is_known
    with refused(Refusal.NO_OTHER_WORDS):
        expertise.keep_words()


def test_it_leaves_a_literal_skill_alone_when_its_form_is_saved_again(profile):
    expertise = Expertise.add(profile, skill="k8s")
    expertise.keep_words()
    expertise.edit(skill="k8s", level=5)
    assert (expertise.skill.name, expertise.level) == ("k8s", 5)


def test_it_changes_to_another_skill_but_not_to_one_that_is_listed(profile):
    Expertise.add(profile, skill="Python")
    rust = Expertise.add(profile, skill="Rust")
    with refused(Refusal.SKILL_LISTED):
        rust.edit(skill="pyhton")
    rust.edit(skill="Go")
    rust.refresh_from_db()
    assert rust.skill.name == "Go"


def test_it_forgets_that_another_skill_was_verified(profile):
    expertise = Expertise.add(profile, skill="Rust")
    Expertise.objects.update(is_verified=True)
    expertise.edit(level=5)
    assert expertise.is_verified
    expertise.edit(skill="Go")
    expertise.refresh_from_db()
    assert not expertise.is_verified


@pytest.mark.parametrize("words", ["", " ", "—", "\u200b", "!?"])
def test_it_refuses_a_name_without_a_letter(profile, words):
    with refused(Refusal.NOT_A_NAME):
        Expertise.add(profile, skill=words)
    assert not Skill.objects.exists()


def test_it_refuses_the_same_skill_twice_whatever_it_is_called(profile):
    Expertise.add(profile, skill="Kubernetes")
    with refused(Refusal.SKILL_LISTED):
        Expertise.add(profile, skill="k8s")
    LearningGoal.add(profile, skill="k8s")
    with refused(Refusal.GOAL_LISTED):
        LearningGoal.add(profile, skill="Kubernetes")


def test_it_refuses_a_goal_at_or_below_the_present_level(profile):
    with refused(Refusal.NOTHING_TO_LEARN):
        LearningGoal.add(profile, skill="Rust", level_now=3, level_wanted=3)
    goal = LearningGoal.add(profile, skill="Rust", level_now=1, level_wanted=3)
    with refused(Refusal.NOTHING_TO_LEARN):
        goal.edit(level_now=4)
    goal.refresh_from_db()
    assert goal.level_now == 1


def test_a_literal_skill_becomes_known_when_the_graph_learns_its_name(profile):
    python = Expertise.add(profile, skill="Python").skill
    Skill.objects.filter(pk=python.pk).update(code=None, name="python")
    again = Skill.named("python")
    assert (again.pk, again.is_known, again.name) == (python.pk, True, "Python")
    event = Event.objects.latest("number")
    assert (event.kind, event.concerns) == ("skill.known", [profile.user_id])
    assert Skill.named("Python") == again
    assert Event.objects.latest("number") == event


def test_a_known_skill_is_found_by_its_code_after_its_name_changed(db):
    python = Skill.named("Python")
    Skill.objects.filter(pk=python.pk).update(name="Old name", folded="old name")
    assert Skill.named("Python").pk == python.pk
