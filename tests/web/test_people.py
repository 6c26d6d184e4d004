"""People as others see them: who gets in, what they see, and their photos."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.urls import reverse
from PIL import Image

from cairn.people.choices import Audience, Section
from cairn.people.models import Expertise, LearningGoal, Link, Position, Profile
from tests.cast import a_mentor, a_request

SECTIONS = {
    Section.ABOUT: "I build quiet machines",
    Section.POSITIONS: "Platform engineer",
    Section.EDUCATION: "BSc Nursing",
    Section.LINKS: "notes.example.org",
    Section.SKILLS: "Kubernetes",
    Section.GOALS: "Rust",
    Section.LOCATION: "Lagos",
}


def a_full_profile(user) -> Profile:
    profile = Profile.of(user)
    profile.edit(bio="I build quiet machines", location="Lagos")
    Position.add(profile, title="Platform engineer", is_current=True)
    Expertise.add(profile, skill="k8s")
    LearningGoal.add(profile, skill="Rust")
    Link.add(profile, label="Notes", url="https://notes.example.org/ada")
    profile.education.create(programme="BSc Nursing")
    return profile


def fetched(client, address: str, **headers: str):
    """The answer to a request for a picture, read to its end; `picture` are its bytes."""
    response = client.get(address, headers=headers)
    response.picture = b"".join(response)
    return response


def article(response) -> str:
    """What the page says about the person, without the frame around it."""
    page = response.content.decode()
    return page[page.index('<article id="profile"') : page.index("</article>")]


@pytest.fixture
def profile(ada) -> Profile:
    return a_full_profile(ada.membership.user)


@pytest.fixture
def photographed(profile, settings, tmp_path) -> Profile:
    settings.MEDIA_ROOT = tmp_path
    file = BytesIO()
    Image.new("RGB", (400, 300), "teal").save(file, "PNG")
    profile.show_photo(file, file.tell())
    return profile


def test_it_leads_people_who_are_not_signed_in_to_sign_in(client, profile):
    assert client.get(f"/people/{profile.handle}/").status_code == 302


def test_foreign_hidden_and_missing_people_are_the_same_404(as_, sam, ada, profile):
    foreign = as_(sam).get(f"/people/{profile.handle}/")
    missing = as_(sam).get("/people/222222222222/")
    assert (foreign.status_code, missing.status_code) == (404, 404)
    assert foreign.content == missing.content
    assert as_(sam).get(f"/people/{profile.handle}/photo/96/").status_code == 404


def test_a_member_sees_what_is_shown_to_members(as_, lin, profile):
    profile.choose_audiences({Section.GOALS: Audience.MENTORS, Section.LINKS: Audience.ONLY_ME})
    page = article(as_(lin).get(f"/people/{profile.handle}/"))
    shown = {section for section, words in SECTIONS.items() if words in page}
    assert shown == set(SECTIONS) - {Section.GOALS, Section.LINKS}


def test_a_mentor_of_the_community_sees_what_is_shown_to_mentors(as_, grace, profile):
    profile.choose_audiences({Section.GOALS: Audience.MENTORS})
    assert "Rust" in article(as_(grace.membership).get(f"/people/{profile.handle}/"))


def test_working_together_opens_a_profile_and_asking_alone_does_not(as_, lin, ada, profile):
    profile.choose_audiences({Section.GOALS: Audience.MENTORS})
    request = a_request(ada, lin)
    assert "Rust" not in article(as_(lin).get(f"/people/{profile.handle}/"))
    request.accept(by=ada.membership)
    assert "Rust" in article(as_(lin).get(f"/people/{profile.handle}/"))


def test_being_asked_opens_a_profile_even_when_one_no_longer_offers(as_, ada, lin):
    a_full_profile(lin.user).choose_audiences({Section.LINKS: Audience.MENTORS})
    a_request(ada, lin)
    ada.offer(by=ada.membership, offering=False)
    page = article(as_(ada.membership).get(f"/people/{lin.user.profile.handle}/"))
    assert "notes.example.org" in page


def test_a_stranger_sees_only_what_is_open_to_everybody(as_, sam, profile):
    profile.choose_audiences({Section.SKILLS: Audience.ANYONE})
    page = article(as_(sam).get(f"/people/{profile.handle}/"))
    assert {words for words in SECTIONS.values() if words in page} == {"Kubernetes"}


def test_a_mentor_and_their_profile_lead_to_each_other(as_, ada, lin, noor, sam):
    person, mentor = (
        reverse(name, args=[ada.membership.user.profile.handle])
        for name in ("people:show", "mentors:show")
    )
    assert f'href="{mentor}"' in as_(lin).get(person).content.decode()
    assert f'href="{person}"' in as_(lin).get(mentor).content.decode()
    assert mentor not in as_(sam).get(person).content.decode()
    other = reverse("people:show", args=[noor.user.profile.handle])
    assert "/mentorship/mentors/" not in as_(lin).get(other).content.decode()


def test_what_people_write_is_shown_and_never_run(as_, lin, profile):
    profile.edit(bio="<script>alert(1)</script>", headline="</h1><img src=x onerror=alert(1)>")
    page = as_(lin).get(f"/people/{profile.handle}/").content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_what_people_write_is_shown_with_its_emphasis_and_links(as_, lin, profile):
    profile.edit(bio="I build *quiet* machines, see [notes](https://notes.example.org)")
    page = as_(lin).get(f"/people/{profile.handle}/").content.decode()
    link = '<a href="https://notes.example.org" rel="nofollow ugc noopener">notes</a>'
    assert f"I build <em>quiet</em> machines, see {link}" in page


def test_it_asks_the_database_as_often_for_long_profiles(
    as_, lin, profile, django_assert_num_queries
):
    client = as_(lin)
    client.get(f"/people/{profile.handle}/")
    for lines in (0, 19):
        for number in range(lines):
            Expertise.add(profile, skill=f"Craft {number}")
            Position.add(profile, title=f"Job {number}")
        with django_assert_num_queries(11):
            client.get(f"/people/{profile.handle}/")


@pytest.mark.parametrize("size", [96, 320])
def test_it_serves_a_photo_that_can_do_nothing_else(as_, lin, photographed, size):
    response = fetched(as_(lin), f"/people/{photographed.handle}/photo/{size}/")
    picture = Image.open(BytesIO(response.picture))
    assert (picture.format, picture.size) == ("WEBP", (size, size))
    assert response["Content-Type"] == "image/webp"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["Cache-Control"] == "private, max-age=300"


def test_an_unchanged_photo_is_not_sent_again(as_, lin, photographed):
    address = f"/people/{photographed.handle}/photo/96/"
    etag = fetched(as_(lin), address)["ETag"]
    again = fetched(as_(lin), address, if_none_match=etag)
    assert (again.status_code, again.picture, again["ETag"]) == (304, b"", etag)


def test_who_may_see_a_photo_is_asked_at_every_fetch(as_, lin, photographed):
    address = f"/people/{photographed.handle}/photo/96/"
    etag = fetched(as_(lin), address)["ETag"]
    lin.leave()
    assert fetched(as_(lin), address, if_none_match=etag).status_code == 404


@pytest.mark.parametrize("size", ["0", "97", "100000000000000000000"])
def test_it_knows_no_other_sizes(as_, lin, photographed, size):
    assert as_(lin).get(f"/people/{photographed.handle}/photo/{size}/").status_code == 404


def test_people_without_a_photo_have_their_initials(as_, lin, harbour):
    other = a_mentor(harbour, "Mia Berg").membership.user.profile
    assert as_(lin).get(f"/people/{other.handle}/photo/96/").status_code == 404
    page = article(as_(lin).get(f"/people/{other.handle}/"))
    assert "<img" not in page
    assert ">MB<" in page
