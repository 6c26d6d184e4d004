"""One's own profile: the hub, the forms, who sees what, and the view of others."""

from __future__ import annotations

import pytest
import time_machine

from cairn.communities.models import Membership
from cairn.people.choices import Audience, Section
from cairn.people.models import Education, Expertise, LearningGoal, Link, Position, Profile
from tests.cast import a_mentor, a_person
from tests.web.test_people import SECTIONS, a_full_profile, article


@pytest.fixture
def profile(lin) -> Profile:
    return Profile.of(lin.user)


PAGES = [
    "/profile/",
    "/profile/edit/",
    "/profile/photo/",
    "/profile/audiences/",
    "/profile/as/member/",
    "/profile/positions/new/",
    "/profile/education/new/",
    "/profile/links/new/",
]


@pytest.mark.parametrize("page", PAGES)
def test_it_opens_for_everybody_who_is_signed_in(client, as_, lin, page):
    assert client.get(page).status_code == 302
    assert as_(lin).get(page).status_code == 200


def test_it_opens_for_people_without_a_community(client, db):
    user = a_person("Wren")
    client.force_login(user, backend="cairn.accounts.backends.AccountBackend")
    assert client.get("/profile/").status_code == 200


def test_the_hub_offers_the_next_best_step(as_, lin, profile):
    LearningGoal.objects.all().delete()
    assert 'href="/profile/skills/new/"' in as_(lin).get("/profile/").content.decode()
    Expertise.add(profile, skill="Rust")
    page = as_(lin).get("/profile/")
    assert page.context["step_url"] == "/profile/goals/new/"
    assert "30 % complete" in page.content.decode()


@pytest.mark.parametrize("lines", [0, 19])
def test_the_hub_asks_the_database_as_often_for_long_profiles(
    as_, lin, profile, lines, django_assert_num_queries
):
    for number in range(lines):
        Expertise.add(profile, skill=f"Craft {number}")
        Education.add(profile, programme=f"Course {number}")
    a_full_profile(a_mentor(lin.community).membership.user)
    Expertise.add(profile, skill="Go")
    Position.add(profile, title="Nurse")
    client = as_(lin)
    client.get("/profile/")
    with django_assert_num_queries(10):
        client.get("/profile/")


def test_it_saves_what_is_told_with_the_preferred_language_first(as_, lin, profile):
    sent = {
        "headline": "Nurse who codes",
        "stage": "3",
        "language_0": "yo",
        "language_1": "",
        "language_2": "en",
        "language_3": "yo",
        "day_parts": ["evening"],
    }
    assert as_(lin).post("/profile/edit/", sent).url == "/profile/"
    profile.refresh_from_db()
    assert (profile.headline, profile.stage, profile.industry) == ("Nurse who codes", 3, None)
    assert (profile.languages, profile.day_parts) == (["yo", "en"], ["evening"])


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("headline", "x" * 121),
        ("headline", "nul\x00byte"),
        ("bio", "x" * 3001),
        ("stage", "99"),
        ("stage", "9" * 5000),
        ("industry", "x"),
        ("language_0", "tlh"),
        ("day_parts", "midnight"),
    ],
)
def test_it_says_what_is_wrong_and_keeps_what_was_typed(as_, lin, profile, field, value):
    sent = {"location": "Lagos by the sea", field: value}
    response = as_(lin).post("/profile/edit/", sent)
    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert "Lagos by the sea" in response.content.decode()
    profile.refresh_from_db()
    assert profile.location == ""


def test_it_saves_who_sees_what(as_, lin, profile):
    sent = {section.value: Audience.MEMBERS.value for section in Section}
    sent |= {"skills": Audience.ANYONE.value, "goals": Audience.ONLY_ME.value}
    assert as_(lin).post("/profile/audiences/", sent).url == "/profile/as/member/"
    profile.refresh_from_db()
    assert profile.is_open
    assert profile.audience_of("goals") == Audience.ONLY_ME


def test_it_refuses_an_audience_that_does_not_exist(as_, lin, profile):
    sent = {section.value: "1" for section in Section} | {"goals": "7"}
    assert as_(lin).post("/profile/audiences/", sent).status_code == 422
    assert as_(lin).post("/profile/audiences/", {"goals": "1"}).status_code == 422
    profile.refresh_from_db()
    assert profile.audiences == {}


@pytest.fixture
def others(ada, noor, sam) -> dict[str, Membership]:
    return {"stranger": sam, "member": noor, "mentor": ada.membership}


@pytest.mark.parametrize("viewer", ["stranger", "member", "mentor"])
def test_view_as_is_what_such_a_person_sees(as_, lin, others, viewer):
    profile = a_full_profile(lin.user)
    choices = [0, 0, 1, 1, 2, 2, 3]
    profile.choose_audiences(dict(zip(Section.values, choices, strict=True)))
    with time_machine.travel("2026-11-21 12:00Z", tick=False):
        own = article(as_(lin).get(f"/profile/as/{viewer}/"))
        theirs = article(as_(others[viewer]).get(f"/people/{profile.handle}/"))
    assert own == theirs
    shown = sum(words in own for words in SECTIONS.values())
    assert shown == {"stranger": 2, "member": 4, "mentor": 6}[viewer]


def test_view_as_a_stranger_says_when_there_is_nothing_to_see(as_, lin, sam, profile):
    page = as_(lin).get("/profile/as/stranger/").content.decode()
    assert "this page does not exist" in page
    assert 'id="profile"' not in page
    assert as_(lin).get("/profile/as/nobody/").status_code == 404


@pytest.mark.parametrize(
    ("kind", "noun", "sent"),
    [
        ("positions", Position, {"title": "Nurse", "since": "2019", "is_current": "on"}),
        ("education", Education, {"programme": "Law", "year": "2020", "is_primary": "on"}),
        ("links", Link, {"label": "Blog", "url": "https://blog.example.org"}),
    ],
)
def test_it_adds_changes_and_removes_lines(as_, noor, kind, noun, sent):
    client = as_(noor)
    assert client.post(f"/profile/{kind}/new/", sent).url == f"/profile/#{kind}"
    line = noun.objects.get(profile__user=noor.user)
    first = noun.EDITABLE[0]
    assert sent[first] in client.get(f"/profile/{kind}/{line.key}/edit/").content.decode()
    client.post(f"/profile/{kind}/{line.key}/edit/", sent | {first: "Another"})
    line.refresh_from_db()
    assert getattr(line, first) == "Another"
    assert "Another" in client.get(f"/profile/{kind}/{line.key}/remove/").content.decode()
    client.post(f"/profile/{kind}/{line.key}/remove/")
    assert not noun.objects.exists()


@pytest.mark.parametrize(
    ("kind", "sent", "field"),
    [
        ("positions", {"title": ""}, "title"),
        ("positions", {"title": "Nurse", "since": "1066"}, "since"),
        ("positions", {"title": "Nurse", "since": "2020", "until": "2019"}, "until"),
        ("positions", {"title": "Nurse", "until": "2019", "is_current": "on"}, "until"),
        ("education", {"programme": "Law", "year": "9" * 400}, "year"),
        ("links", {"label": "Me", "url": "javascript:alert(1)"}, "url"),
        ("links", {"label": "Me", "url": "ftp://example.org"}, "url"),
        ("links", {"label": "Me", "url": "https://exa mple"}, "url"),
        ("links", {"label": "Me", "url": "https://example.org/\x00"}, "url"),
    ],
)
def test_it_refuses_lines_that_cannot_be(as_, lin, kind, sent, field):
    response = as_(lin).post(f"/profile/{kind}/new/", sent)
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert f"id_{field}_error" in response.content.decode()


def test_nobody_changes_the_lines_of_others(as_, lin, noor, profile):
    line = Position.add(profile, title="Nurse")
    for verb in ("edit", "remove"):
        address = f"/profile/positions/{line.key}/{verb}/"
        assert as_(noor).post(address, {"title": "Stolen"}).status_code == 404
        assert as_(lin).get(f"/profile/links/{line.key}/{verb}/").status_code == 404
    assert as_(lin).get("/profile/horoscope/new/").status_code == 404
    line.refresh_from_db()
    assert line.title == "Nurse"
