"""The form of a request."""

from __future__ import annotations

import pytest
from django.urls import reverse

from cairn.mentoring.models import Mentee, Request
from cairn.people.models import LearningGoal
from tests.cast import a_member, a_mentor, a_request

LETTER = {"need": "Lead with calm", "format": "calls", "minutes": 60}


def address_to(mentor) -> str:
    return reverse("requests:new", args=[mentor.membership.user.profile.handle])


def test_it_leads_strangers_to_the_sign_in(client, ada):
    assert client.get(address_to(ada)).headers["Location"].startswith(reverse("account_login"))


def test_it_is_missing_for_other_communities_and_for_mentors_who_do_not_offer(as_, ada, lin, sam):
    assert as_(sam).get(address_to(ada)).status_code == 404
    ada.offer(by=ada.membership, offering=False)
    assert as_(lin).get(address_to(ada)).status_code == 404


def test_it_begins_with_preferences_and_the_goals_that_the_mentor_helps_with(as_, ada, lin):
    LearningGoal.add(lin.user.profile, skill="Watercolour Painting", level_now=0, level_wanted=2)
    Mentee.of(lin).seek(by=lin, minutes=15, formats=["questions", "calls"])
    ada.offer(by=ada.membership, formats=["calls", "resources"])
    form = as_(lin).get(address_to(ada)).context["form"]
    python = lin.user.profile.goals.get(skill__name="Python")
    assert form.initial == {"minutes": 15, "format": "calls", "goals": [python.key]}
    assert len(form.fields["goals"].choices) == 2


@pytest.mark.parametrize(
    ("wish_and_offer", "chosen"),
    [
        ((["questions", "calls"], ["calls", "resources"]), "calls"),
        ((["questions"], ["resources", "calls"]), "resources"),
        ((["questions"], []), "questions"),
        (([], []), "calls"),
    ],
)
def test_it_begins_with_a_format_that_the_mentor_offers(as_, ada, lin, wish_and_offer, chosen):
    wish, offer = wish_and_offer
    Mentee.of(lin).seek(by=lin, formats=wish)
    ada.offer(by=ada.membership, formats=offer)
    assert as_(lin).get(address_to(ada)).context["form"].initial["format"] == chosen


def test_it_asks_the_next_mentor_for_a_format_that_they_offer(as_, harbour, ada, lin):
    first = a_request(a_mentor(harbour), lin, format="questions")
    form = as_(lin).get(address_to(ada), {"from": first.key}).context["form"]
    assert form.initial["format"] == "calls"


def test_it_sends_with_the_score_of_that_moment(as_, ada, lin):
    goal = lin.user.profile.goals.get()
    answer = as_(lin).post(address_to(ada), LETTER | {"goals": [goal.key], "why": "You built it"})
    request = Request.objects.get()
    assert answer.headers["Location"] == reverse("requests:show", args=[request.key])
    assert (request.need, request.why, request.minutes) == ("Lead with calm", "You built it", 60)
    assert request.goals == [{"skill": "Python", "now": 1, "wanted": 3}]
    assert 0 < request.score <= 100_000
    assert request.weights


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("need", ""),
        ("need", "x" * 201),
        ("need", "a\x00b"),
        ("why", "x" * 1001),
        ("format", "singing"),
        ("minutes", "9" * 300),
        ("goals", "nobody's"),
        ("first_times", "x" * 201),
    ],
)
def test_it_says_at_the_field_what_is_wrong_and_keeps_the_rest(as_, ada, lin, field, value):
    answer = as_(lin).post(address_to(ada), LETTER | {"career_goals": "Kept", field: value})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert b"Kept" in answer.content
    assert not Request.objects.exists()


def test_it_says_why_there_is_no_form(as_, ada, grace, lin):
    a_request(ada, lin)
    browser = as_(lin)
    assert "You have asked this mentor already" in browser.get(address_to(ada)).content.decode()
    assert (
        "All places with this mentor are taken" in browser.get(address_to(grace)).content.decode()
    )
    assert b'name="need"' not in browser.get(address_to(ada)).content


def test_a_refusal_after_writing_keeps_every_word(as_, ada, lin):
    browser = as_(lin)
    ada.accept_mentees(accepting=False, by=ada.membership)
    answer = browser.post(address_to(ada), LETTER)
    assert answer.status_code == 422
    assert "not accepting mentees" in answer.content.decode()
    assert b"Lead with calm" in answer.content


def test_looking_changes_nothing(as_, ada, harbour):
    member = a_member(harbour)
    as_(member).get(address_to(ada))
    assert not Mentee.objects.filter(membership=member).exists()


@pytest.mark.parametrize("key", ["", "nothing", "%00", "x" * 500])
def test_it_begins_afresh_when_there_is_nothing_to_send_again(as_, ada, lin, key):
    form = as_(lin).get(f"{address_to(ada)}?from={key}").context["form"]
    assert "need" not in form.initial


def test_it_does_not_fill_in_what_others_wrote(as_, ada, lin, harbour):
    foreign = a_request(a_mentor(harbour), a_member(harbour))
    form = as_(lin).get(f"{address_to(ada)}?from={foreign.key}").context["form"]
    assert "need" not in form.initial


def test_the_same_form_sent_twice_is_one_request(as_, ada, lin):
    browser = as_(lin)
    answers = [browser.post(address_to(ada), LETTER | {"_once": "the same"}) for _ in range(2)]
    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    assert Request.objects.count() == 1


def test_it_costs_a_fixed_number_of_queries(as_, ada, lin, django_assert_num_queries):
    browser = as_(lin)
    browser.get(address_to(ada))
    with django_assert_num_queries(14):
        browser.get(address_to(ada))
    with django_assert_num_queries(19):
        browser.post(address_to(ada), LETTER)
