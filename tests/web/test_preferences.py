"""Mentorship Preferences, and the switches that act at once."""

from __future__ import annotations

import pytest
from django.urls import reverse

from cairn.mentoring.models import Mentee, Mentor
from tests.cast import a_member, a_mentee, a_mentor, a_request

PAGE = "/mentorship/preferences/"
MENTOR = {"mentor-minutes": 30, "mentor-formats": ["calls", "questions"], "mentor-seats": 3}
MENTEE = {"mentee-minutes": 15, "mentee-formats": ["resources"], "mentee-hopes": "Calm"}
SWITCHES = {
    "offering": lambda member: Mentor.of(member).offering,
    "seeking": lambda member: Mentee.of(member).seeking,
    "accepting": lambda member: Mentor.of(member).accepting,
}


# The page


def test_it_leads_strangers_to_the_sign_in(client, db):
    assert client.get(PAGE).headers["Location"].startswith(reverse("account_login"))


def test_it_explains_each_side_while_both_are_off(as_, harbour):
    page = as_(a_member(harbour)).get(PAGE).content.decode()
    assert "A mentor shares what they know" in page
    assert "A mentee brings a question" in page
    assert "Save how I" not in page


def test_looking_changes_nothing(as_, harbour):
    member = a_member(harbour)
    as_(member).get(PAGE)
    assert not Mentor.objects.filter(membership=member).exists()
    assert not Mentee.objects.filter(membership=member).exists()


def test_it_names_what_the_seeds_name(as_, ada):
    Mentee.of(ada.membership).seek(by=ada.membership, seeking=True)
    page = as_(ada.membership).get(PAGE).content.decode()
    for words in (
        "Offer to Mentor", "Let others find you as a potential mentor",
        "Seeking Mentor", "Get matched with potential mentors", "Accepting Mentees",
        "Time Commitment", "How much time can you dedicate per month?",
        "~15 minutes", "~30 minutes", "~1 hour", "~2 hours",
        "Ad-hoc Q&amp;A", "Quick questions via chat when needed. Low commitment, flexible timing.",
        "Scheduled calls", "Resource sharing", "Two-Way Mentorship",
    ):  # fmt: skip
        assert words in page, words


# Saving


def test_it_saves_how_a_mentor_mentors(as_, ada):
    stages = {"mentor-wished_stages": [1, 2], "mentor-topics": "Reviews"}
    assert as_(ada.membership).post(PAGE + "offer/", MENTOR | stages).headers["Location"] == PAGE
    ada.refresh_from_db()
    assert (ada.minutes, sorted(ada.formats), ada.seats) == (30, ["calls", "questions"], 3)
    assert (ada.wished_stages, ada.topics, ada.offering) == ([1, 2], "Reviews", True)


def test_it_saves_what_a_mentee_seeks(as_, lin):
    assert as_(lin).post(PAGE + "seek/", MENTEE).headers["Location"] == PAGE
    mentee = Mentee.of(lin)
    assert (mentee.minutes, mentee.formats, mentee.hopes) == (15, ["resources"], "Calm")
    assert mentee.seeking is True


def test_it_keeps_what_was_typed_when_a_refusal_stands_against_it(as_, harbour):
    mentor = a_mentor(harbour, seats=2)
    for _ in range(2):
        a_request(mentor, a_mentee(harbour)).accept(by=mentor.membership)
    typed = MENTOR | {"mentor-seats": 1, "mentor-topics": "Kept words"}
    answer = as_(mentor.membership).post(PAGE + "offer/", typed)
    assert answer.status_code == 422
    assert "seats" in answer.context["mentor_form"].errors
    assert b"Kept words" in answer.content


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("mentor-seats", "0"),
        ("mentor-seats", "9" * 400),
        ("mentor-seats", "two"),
        ("mentor-minutes", "7"),
        ("mentor-formats", "singing"),
        ("mentor-topics", "x" * 301),
        ("mentor-topics", "a\x00b"),
        ("mentor-wished_stages", "99"),
    ],
)
def test_it_says_at_the_field_what_is_wrong(as_, ada, field, value):
    answer = as_(ada.membership).post(PAGE + "offer/", MENTOR | {field: value})
    assert answer.status_code == 422
    assert list(answer.context["mentor_form"].errors) == [field.removeprefix("mentor-")]


# Switches


@pytest.mark.parametrize("name", SWITCHES)
@pytest.mark.parametrize("on", [True, False])
def test_a_switch_acts_at_once_and_offers_the_way_back(as_, ada, name, on):
    browser, address = as_(ada.membership), f"/mentorship/{name}/"
    answer = browser.post(address, {"on": "on" if on else "off"}, follow=True)
    assert SWITCHES[name](ada.membership) is on
    page = answer.content.decode()
    assert "Undo" in page
    assert f'name="on" value="{"off" if on else "on"}"' in page.split("Undo")[0]


def test_a_switch_leads_back_to_the_page_it_was_used_on(as_, ada):
    answer = as_(ada.membership).post(
        "/mentorship/accepting/", {"on": "off"}, headers={"referer": "http://testserver" + PAGE}
    )
    assert answer.headers["Location"].endswith(PAGE)


def test_a_switch_that_is_refused_says_why(as_, lin):
    answer = as_(lin).post("/mentorship/accepting/", {"on": "on"}, follow=True)
    assert "Turn on Offer to Mentor first." in answer.content.decode()


@pytest.mark.parametrize("name", SWITCHES)
def test_a_switch_is_only_posted(as_, lin, name):
    assert as_(lin).get(f"/mentorship/{name}/").status_code == 405


def test_the_page_costs_a_fixed_number_of_queries(as_, ada, django_assert_max_num_queries):
    browser = as_(ada.membership)
    browser.get(PAGE)
    with django_assert_max_num_queries(8):
        browser.get(PAGE)
