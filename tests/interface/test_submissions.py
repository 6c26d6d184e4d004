"""A form that is sent twice acts once."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from cairn.interface.models import Submission
from cairn.mentoring.models import Request
from tests.cast import a_community, a_mentee, a_mentor
from tests.racing import at_once
from tests.twoworlds import BACKEND


def ask_page(mentor) -> str:
    return reverse("requests:new", args=[mentor.membership.user.profile.handle])


def letter(token: str) -> dict[str, object]:
    return {"_once": token, "need": "Learn to review", "format": "calls", "minutes": 60}


def test_a_repeat_is_led_where_the_first_one_was(as_, lin, ada):
    client = as_(lin)
    first = client.post(ask_page(ada), letter("one"))
    again = client.post(ask_page(ada), letter("one"))
    assert first.status_code == again.status_code == 302
    assert first["Location"] == again["Location"]
    assert Request.objects.of_mentee(lin).count() == 1


def test_a_form_with_errors_may_be_sent_again(as_, lin, ada):
    client = as_(lin)
    assert client.post(ask_page(ada), {**letter("one"), "need": ""}).status_code == 422
    assert client.post(ask_page(ada), letter("one")).status_code == 302
    assert Request.objects.of_mentee(lin).count() == 1


def test_a_token_belongs_to_one_person(lin, ada):
    Submission.begin(lin.user, "one")
    assert Submission.begin(ada.membership.user, "one") is not None


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_fifty_at_once_act_once():
    community = a_community()
    mentor, mentee = a_mentor(community), a_mentee(community)
    client = Client()
    client.force_login(mentee.user, backend=BACKEND)

    def send() -> str:
        browser = Client()
        browser.cookies = client.cookies.copy()
        return browser.post(ask_page(mentor), letter("one"))["Location"]

    assert set(at_once(*[send] * 50)) == {f"/requests/{Request.objects.get().key}/"}
