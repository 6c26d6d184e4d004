"""One's own learning goals: listing, adding, changing and removing them."""

from __future__ import annotations

import pytest

from cairn.people.models import LearningGoal, Profile


@pytest.fixture
def profile(noor) -> Profile:
    return Profile.of(noor.user)


GOAL = {"skill": "Rust", "level_now": "1", "level_wanted": "3", "importance": "4"}


@pytest.mark.parametrize("page", ["", "new/"])
def test_it_opens_for_everybody_who_is_signed_in(client, as_, noor, page):
    assert client.get(f"/profile/goals/{page}").status_code == 302
    assert as_(noor).get(f"/profile/goals/{page}").status_code == 200


def test_it_adds_a_goal_as_described(as_, noor, profile):
    as_(noor).post("/profile/goals/new/", GOAL | {"note": "Write a small compiler"})
    goal = profile.goals.get()
    assert (goal.skill.name, goal.level_now, goal.level_wanted) == ("Rust", 1, 3)
    assert (goal.importance, goal.note) == (4, "Write a small compiler")


def test_it_says_how_another_name_was_understood_and_can_be_told_otherwise(as_, noor, profile):
    client = as_(noor)
    sent = client.post("/profile/goals/new/", GOAL | {"skill": "k8s"})
    page = client.get(sent.url).content.decode()
    keep = f"/profile/goals/{profile.goals.get().key}/keep-words/"
    assert "You wrote “k8s”" in page
    assert keep in page
    client.post(keep)
    assert profile.goals.get().skill.name == "k8s"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("skill", ""),
        ("skill", "!!"),
        ("level_now", "-1"),
        ("level_wanted", "1"),
        ("level_wanted", "x"),
        ("importance", "9" * 5000),
        ("note", "x" * 301),
        ("note", "nul\x00byte"),
    ],
)
def test_it_says_what_is_wrong_and_keeps_what_was_typed(as_, noor, profile, field, value):
    response = as_(noor).post("/profile/goals/new/", {**GOAL, "note": "My note", field: value})
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert ("My note" if field != "note" else "Rust") in response.content.decode()
    assert not profile.goals.exists()


def test_it_refuses_an_eleventh_goal_at_the_field(as_, noor, profile):
    for number in range(10):
        LearningGoal.add(profile, skill=f"Craft {number}")
    response = as_(noor).post("/profile/goals/new/", GOAL)
    assert response.status_code == 422
    assert "at most 10" in str(response.context["form"].errors["skill"])


def test_it_changes_and_removes_a_goal(as_, noor, profile):
    client = as_(noor)
    key = LearningGoal.add(profile, skill="Rust").key
    client.post(f"/profile/goals/{key}/edit/", GOAL | {"level_wanted": "5"})
    assert profile.goals.get().level_wanted == 5
    assert "Rust" in client.get(f"/profile/goals/{key}/remove/").content.decode()
    client.post(f"/profile/goals/{key}/remove/")
    assert not profile.goals.exists()


def test_nobody_changes_the_goals_of_others(as_, noor, lin, profile):
    key = LearningGoal.add(profile, skill="k8s").key
    for verb in ("edit", "keep-words", "remove"):
        assert as_(lin).post(f"/profile/goals/{key}/{verb}/", GOAL).status_code == 404
    assert profile.goals.get().skill.name == "Kubernetes"


@pytest.mark.parametrize("lines", [3, 10])
def test_it_asks_the_database_as_often_for_long_lists(
    as_, noor, profile, lines, django_assert_num_queries
):
    for number in range(lines):
        LearningGoal.add(profile, skill=f"Craft {number}")
    client = as_(noor)
    client.get("/profile/goals/")
    with django_assert_num_queries(4):
        client.get("/profile/goals/")
