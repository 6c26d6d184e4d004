"""One's own skills: listing, adding with suggestions, changing and removing them."""

from __future__ import annotations

import pytest

from cairn.people.models import Expertise, Profile


@pytest.fixture
def profile(lin) -> Profile:
    return Profile.of(lin.user)


def send(client, skill: str, **values):
    return client.post("/profile/skills/new/", {"skill": skill, "level": "3", **values})


@pytest.mark.parametrize("page", ["", "new/", "suggest/?skill=py"])
def test_it_opens_for_everybody_who_is_signed_in(client, as_, lin, page):
    assert client.get(f"/profile/skills/{page}").status_code == 302
    assert as_(lin).get(f"/profile/skills/{page}").status_code == 200


def test_it_adds_a_skill_as_described(as_, lin, profile):
    values = {"level": "4", "years": "6", "last_used": "2024", "can_teach": "on"}
    send(as_(lin), "Python", **values)
    expertise = profile.expertise.get()
    assert (expertise.level, expertise.years, expertise.last_used) == (4, 6, 2024)
    assert (expertise.can_teach, expertise.is_primary) == (True, False)


def test_it_says_how_another_name_was_understood_and_can_be_told_otherwise(as_, lin, profile):
    client = as_(lin)
    page = client.get(send(client, "k8s").url).content.decode()
    expertise = profile.expertise.get()
    assert "You wrote “k8s”" in page
    assert "<strong>Kubernetes</strong>" in page
    keep = f"/profile/skills/{expertise.key}/keep-words/"
    assert keep in page
    page = client.get(client.post(keep).url).content.decode()
    assert "<strong>k8s</strong> stays as you wrote it" in page


def test_it_says_that_an_unknown_name_stays_as_it_is(as_, lin, profile):
    client = as_(lin)
    page = client.get(send(client, "Walling in the dark").url).content.decode()
    assert "<strong>Walling in the dark</strong> stays as you wrote it" in page


def test_it_says_nothing_of_a_name_that_was_right(as_, lin, profile):
    client = as_(lin)
    page = client.get(send(client, "python").url).content.decode()
    assert "You wrote" not in page
    assert "stays as you wrote it" not in page


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("skill", ""),
        ("skill", "—"),
        ("skill", "x" * 61),
        ("skill", "nul\x00byte"),
        ("level", "6"),
        ("level", "9" * 5000),
        ("years", "71"),
        ("years", "-1"),
        ("last_used", "1066"),
        ("last_used", "2999"),
        ("last_used", "9" * 5000),
    ],
)
def test_it_says_what_is_wrong_and_keeps_what_was_typed(as_, lin, profile, field, value):
    sent = {"skill": "Dry stone walling", "level": "2", "years": "12", field: value}
    response = as_(lin).post("/profile/skills/new/", sent)
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert ("12" if field != "years" else "Dry stone") in response.content.decode()
    assert not profile.expertise.exists()


def test_it_refuses_a_skill_that_is_listed_under_another_name(as_, lin, profile):
    Expertise.add(profile, skill="Kubernetes")
    response = send(as_(lin), "k8s")
    assert response.status_code == 422
    assert "on your list already" in str(response.context["form"].errors["skill"])


def test_it_changes_and_removes_a_skill(as_, lin, profile):
    client = as_(lin)
    key = Expertise.add(profile, skill="Python").key
    assert "Python" in client.get(f"/profile/skills/{key}/edit/").content.decode()
    client.post(f"/profile/skills/{key}/edit/", {"skill": "Rust", "level": "5"})
    expertise = profile.expertise.get()
    assert (expertise.skill.name, expertise.level, expertise.can_teach) == ("Rust", 5, False)
    assert "Rust" in client.get(f"/profile/skills/{key}/remove/").content.decode()
    client.post(f"/profile/skills/{key}/remove/")
    assert not profile.expertise.exists()


def test_nobody_changes_the_skills_of_others(as_, lin, noor, profile):
    key = Expertise.add(profile, skill="k8s").key
    for verb in ("edit", "keep-words", "remove"):
        sent = {"skill": "Stolen", "level": "1"}
        assert as_(noor).post(f"/profile/skills/{key}/{verb}/", sent).status_code == 404
    assert profile.expertise.get().skill.name == "Kubernetes"


def test_it_suggests_by_other_names_and_slips(as_, lin):
    page = as_(lin).get("/profile/skills/suggest/?skill=k8s").content.decode()
    assert '<option label="k8s" value="Kubernetes">' in page


@pytest.mark.parametrize("typed", ["", "x" * 5000, "%00", "%F0%9F%AA%A8", '"><script>'])
def test_its_suggestions_take_anything(as_, lin, typed):
    response = as_(lin).get(f"/profile/skills/suggest/?skill={typed}")
    assert response.status_code == 200
    assert "<script>" not in response.content.decode()


def test_it_offers_all_known_names_without_scripts(as_, lin):
    page = as_(lin).get("/profile/skills/new/").content.decode()
    assert '<datalist id="skill-names">' in page
    assert "<option>Kubernetes</option>" in page
    assert len(page) <= 60_000


@pytest.mark.parametrize("lines", [3, 30])
def test_it_asks_the_database_as_often_for_long_lists(
    as_, lin, profile, lines, django_assert_num_queries
):
    for number in range(lines):
        Expertise.add(profile, skill=f"Craft {number}")
    client = as_(lin)
    client.get("/profile/skills/")
    with django_assert_num_queries(4):
        client.get("/profile/skills/")
